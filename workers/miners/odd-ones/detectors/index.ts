import type { Detector } from '../detector.ts'
import { crowded, silent } from './days.ts'
import { prices, quantities } from './entries.ts'
import { mixtures } from './mixtures.ts'
import { bursts, duplicates } from './repeats.ts'
import { coupons, refunds } from './shares.ts'
import { shifts } from './shifts.ts'

/** Every way of being odd that is looked for, in the order people see. */
export const detectors: readonly Detector[] = [
  duplicates,
  refunds,
  coupons,
  bursts,
  prices,
  quantities,
  silent,
  crowded,
  shifts,
  mixtures,
]
