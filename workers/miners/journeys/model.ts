import { Failure } from '../../../src/contract/fault.ts'
import type { Kinds } from '../../../src/contract/frame.ts'
import { within } from '../../numeric/progress.ts'
import { median } from '../../numeric/quantile.ts'
import { itemCounts } from '../../patterns/baskets.ts'
import { type Extra, extrasOf } from '../extras.ts'
import { type Tills, tillsOf } from '../tills.ts'
import { collapsed, type United, unitedIn } from '../variants.ts'
import { boughtTwice, severalDays } from '../varied.ts'
import { type Gateways, gateways } from './gateway.ts'
import { itemsOf, type Rows, several, type Walks, walksOf } from './kernel.ts'
import { type Orderings, orderings } from './order.ts'
import { type Flow, flowOf } from './paths.ts'
import { type Refills, refills } from './refill.ts'

/** What the person chose. */
export interface Choice {
  level: 'product' | 'variant' | 'category'
  within: number
  shuffles: number
}

/** Sequences that are needed at least to tell of their order; fewer tell when it is time again for what many take often. */
export const floor = 100
const floorAgain = 20

export interface PurchaseModel {
  what: 'purchases'
  names: string[]
  united: United
  /** Names of what is bought again, each size for itself: these are used up at their own pace. */
  refillNames: string[]
  customers: number
  sequences: number
  /** Median days between two purchases of a customer. */
  between: number
  flow: Flow
  order: Orderings
  gateways: Gateways | null
  refills: Refills
  /** Keys of the customers who are due for an item. */
  due: Int32Array
  tills: Tills
  extras: Extra[]
}

const untried: Orderings = {
  found: [],
  tested: 0,
  significant: 0,
  placed: 0,
  minCount: 0,
  rounds: 0,
  strongest: null,
}

/**
 * Rows of baskets become sequences, and everything that is told of them. Throws Failure `too-few`. Memory: 24 bytes a row, twice where sizes
 * are united, 40 for each item bought, and one shuffle. Yields the share done.
 */
export function* purchases(
  frame: Rows & { item: Kinds['key']; group: Kinds['key'] },
  choice: Choice,
  asOf: number,
  random: () => number,
): Generator<number, PurchaseModel> {
  yield* within(severalDays(frame), 0, 0.01)
  const { codes, labels } = choice.level === 'category' ? frame.group : frame.item
  const shown = choice.level === 'variant' ? collapsed(labels) : labels
  const united = unitedIn(labels, shown)
  const { codeOf, names } = itemsOf(shown)
  const tills = yield* within(tillsOf({ ...frame, customer: frame.who, order: frame.step }), 0.01, 0.04)
  const out = new Set(tills.keys)
  const { walks, extras } = yield* within(withoutExtras(frame, codes, { codeOf, names }, out), 0.04, 0.15)
  const { db } = yield* within(several(walks), 0.15, 0.16)
  const sequences = db.start.length - 1
  const tooFew = new Failure({ code: 'too-few', have: sequences, need: floor, unit: 'returning customers' })
  if (sequences < floorAgain) throw tooFew
  const flow = yield* within(flowOf(walks, names.length), 0.16, 0.18)
  const single = united.products > 0 ? itemsOf(labels) : { codeOf, names }
  const left = without(single.codeOf, codeOf, extras)
  const apart = united.products > 0 ? yield* within(walksOf(frame, codes, left, out), 0.18, 0.2) : walks
  const refilled = yield* within(refills(apart.db, single.names.length, asOf), 0.2, 0.28)
  if (sequences < floor && refilled.items.length === 0) throw tooFew
  const value = yield* within(gateways(walks, names.length, asOf), 0.28, 0.3)
  const limits = { maxGap: choice.within, rounds: choice.shuffles }
  const order = sequences < floor ? untried : yield* within(orderings(db, limits, random), 0.3, 0.98)
  const between = yield* within(betweenDays(db.start, db.day), 0.98, 1)
  return {
    what: 'purchases',
    names,
    united,
    refillNames: single.names,
    customers: walks.key.length,
    sequences,
    between,
    flow,
    order,
    gateways: value,
    refills: refilled,
    due: refilled.due.sequence.map((s) => walks.key[s] ?? 0),
    tills,
    extras,
  }
}

/** Sequences of what orders are for: items that go with whatever is bought are taken out. */
function* withoutExtras(
  rows: Rows,
  codes: Int32Array,
  { codeOf, names }: ReturnType<typeof itemsOf>,
  out: ReadonlySet<number>,
): Generator<number, { walks: Walks; extras: Extra[] }> {
  const walks = yield* within(walksOf(rows, codes, codeOf, out), 0, 0.5)
  const days = { start: walks.db.itemStart, item: walks.db.items, items: names.length }
  boughtTwice(yield* within(itemCounts(days), 0.5, 0.53), days.start.length - 1)
  const extras = yield* within(extrasOf(days, names), 0.53, 0.6)
  if (extras.length === 0) return { walks, extras }
  const left = without(codeOf, codeOf, extras)
  return { walks: yield* within(walksOf(rows, codes, left, out), 0.6, 1), extras }
}

/** Items of codes, −1 for those whose item, as `shownOf` has it, is an extra. */
function without(codeOf: Int32Array, shownOf: Int32Array, extras: readonly Extra[]): Int32Array {
  const out = new Set(extras.map(({ item }) => item))
  return codeOf.map((item, code) => (out.has(shownOf[code] ?? -1) ? -1 : item))
}

function* betweenDays(start: Int32Array, day: Int32Array): Generator<number, number> {
  const gaps = new Int32Array(day.length - start.length + 1)
  let n = 0
  for (let s = 0; s + 1 < start.length; s++) {
    if (s % 65_536 === 0) yield (0.5 * s) / start.length
    for (let e = (start[s] ?? 0) + 1; e < (start[s + 1] ?? 0); e++)
      gaps[n++] = (day[e] ?? 0) - (day[e - 1] ?? 0)
  }
  yield 0.5
  return median(gaps.subarray(0, n)) ?? 0
}
