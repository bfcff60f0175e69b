import { descending } from '../../evaluate/judged.ts'
import { within } from '../../numeric/progress.ts'
import type { Found } from './found.ts'
import { overdue, type Standing } from './kernel.ts'

export const actionIds = ['ask', 'call', 'due', 'second', 'win-back', 'next', 'thank'] as const
export type ActionId = (typeof actionIds)[number]

/** What can be done. `busy`: takes a person's time for each. `offers`: an offer may stand in it. */
export interface Action {
  id: ActionId
  label: string
  about: string
  effort: string
  busy: boolean
  offers: boolean
}

/** The one that says most about a person first: where two bring the same, it is taken. */
export const actions: readonly Action[] = [
  {
    ...{ id: 'ask', label: 'Answer who is unhappy', effort: 'A personal answer to each' },
    about: 'Wrote something unhappy lately. They get an answer and no advertising.',
    ...{ busy: true, offers: false },
  },
  {
    ...{ id: 'call', label: 'Call the best who drift away', effort: 'A call to each' },
    about: 'Among the most valuable, and likely to leave.',
    ...{ busy: true, offers: false },
  },
  {
    ...{ id: 'due', label: 'Remind who is due', effort: 'One letter that names the product' },
    about: 'Nine tenths of their own interval for a product have passed.',
    ...{ busy: false, offers: false },
  },
  {
    ...{ id: 'second', label: 'Win the second order', effort: 'One letter' },
    about: 'Ordered on one day so far, not long ago.',
    ...{ busy: false, offers: true },
  },
  {
    ...{ id: 'win-back', label: 'Win back who slips away', effort: 'One letter' },
    about: 'Came back before, and are likely to leave or silent for longer than usual.',
    ...{ busy: false, offers: true },
  },
  {
    ...{ id: 'next', label: 'Offer what comes next', effort: 'One letter that names the product' },
    about: 'What they bought says what others took next, beyond best sellers.',
    ...{ busy: false, offers: false },
  },
  {
    ...{ id: 'thank', label: 'Thank the best, without a discount', effort: 'One letter' },
    about: 'The best customers, who come anyway: thanks, a preview, an extra; no money off.',
    ...{ busy: false, offers: false },
  },
]

const limits = {
  /** Silence over the usual wait. */
  late: 1.5,
  farLate: 2,
  gone: 8,
  newcomer: 4,
  likely: 0.5,
  /** Of contracts, so many times the mean chance of leaving. */
  likelier: 2,
  /** The best: this share of all, at least so many. */
  best: 0.05,
  fewestBest: 11,
  top: 0.2,
}
const chunk = 1 << 13

/**
 * Bits of the actions open to each person, bit k for `actions[k]`. By what earlier questions found; where they found nothing, by the
 * orders alone. Who is unhappy is open to nothing else; where payments are bills, only leaving can be prevented. Yields the share done.
 */
export function* openTo(standing: Standing, found: Found, bills = false): Generator<number, Uint8Array> {
  const n = standing.who.length
  const worth = found.ahead ? ofPeople(found.ahead, standing) : standing.spent
  const best = yield* within(least(worth, limits.best), 0, 0.4)
  const top = yield* within(least(standing.spent, limits.top), 0.4, 0.8)
  const likely = bills ? Math.min(limits.likely, limits.likelier * meanOf(found)) : limits.likely
  const open = new Uint8Array(n)
  for (let i = 0; i < n; i++) {
    if (i % chunk === 0) yield 0.8 + (0.2 * i) / n
    const who = standing.who[i] ?? 0
    const is = describe(standing, found, i, likely, bills)
    const unhappy = (found.unhappy?.codes[who] ?? -1) >= 0
    const grouped = found.standing ? labelOf(found.standing, who) === 'top' : (standing.spent[i] ?? 0) >= top
    open[i] = unhappy
      ? 1
      : bits([
          false,
          is.leaving && (worth[i] ?? 0) > 0 && (bills || (worth[i] ?? 0) >= best),
          !bills && (found.due?.codes[who] ?? -1) >= 0,
          is.newcomer,
          is.slipping,
          !bills && (found.offer?.codes[who] ?? -1) >= 0,
          is.active && grouped,
        ])
  }
  return open
}

function describe(standing: Standing, { leaving }: Found, i: number, likely: number, bills: boolean) {
  const late = overdue(standing, i)
  const orders = standing.orders[i] ?? 0
  const chance = leaving?.chance[standing.who[i] ?? 0] ?? Number.NaN
  const told = !Number.isNaN(chance)
  const back = !bills && orders > 1 && late < limits.gone
  return {
    newcomer: !bills && orders === 1 && late < limits.newcomer,
    slipping: told ? chance >= likely : !leaving && back && late >= limits.late,
    leaving: told ? chance >= likely : !leaving && back && late >= limits.farLate,
    active: !bills && orders > 2 && late < limits.late,
  }
}

function meanOf({ leaving }: Found): number {
  const told = leaving?.chance.filter((chance) => !Number.isNaN(chance)) ?? new Float64Array()
  return told.reduce((sum, chance) => sum + chance, 0) / Math.max(1, told.length)
}

const ofPeople = (values: Float64Array, { who }: Standing) => Float64Array.from(who, (p) => values[p] || 0)

export const labelOf = ({ codes, labels }: { codes: Int32Array; labels: readonly string[] }, who: number) =>
  labels[codes[who] ?? -1] ?? ''

const bits = (of: readonly boolean[]) => of.reduce((sum, one, k) => (one ? sum | (1 << k) : sum), 0)

/** The value that such a share of people reach, at least a few of them. */
function* least(values: Float64Array, share: number): Generator<number, number> {
  const order = yield* descending(values)
  const place = Math.max(Math.ceil(share * order.length), Math.min(order.length, limits.fewestBest)) - 1
  return values[order[place] ?? -1] ?? Number.POSITIVE_INFINITY
}
