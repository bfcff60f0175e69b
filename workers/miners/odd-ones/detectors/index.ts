import type { Detector } from '../detector.ts'
import { accounts } from './accounts.ts'
import { bursts } from './bursts.ts'
import { referrals, stacks } from './codes.ts'
import { crowded, silent } from './days.ts'
import { prices, quantities } from './entries.ts'
import { mixtures, oddCustomers, oddDays } from './mixtures.ts'
import { charges, duplicates } from './repeats.ts'
import { coupons, refunds } from './shares.ts'
import { shifts } from './shifts.ts'
import { voids } from './tills.ts'

/** Every way of being odd that is looked for, in the order people see. */
export const detectors: readonly Detector[] = [
  duplicates,
  charges,
  refunds,
  coupons,
  stacks,
  referrals,
  bursts,
  accounts,
  prices,
  quantities,
  voids,
  silent,
  crowded,
  shifts,
  mixtures,
  oddCustomers,
  oddDays,
]
