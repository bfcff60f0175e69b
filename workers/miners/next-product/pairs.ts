import { Discovery } from '../../numeric/discovery.ts'
import { within } from '../../numeric/progress.ts'
import { type Base, baseOf, mayPair } from './base.ts'
import { Counters, field, rowsAtOnce } from './counters.ts'
import { judged } from './lifts.ts'
import { excessG2 } from './measures.ts'
import type { Trade } from './purchases.ts'
import { runsOf } from './runs.ts'
import type { Units } from './units.ts'

/** Which purchase counts as what came next: the very next one, or any later one. */
export type Rule = 'next' | 'later'

/**
 * What comes after what, item by item: pairs of item a are `start[a] … start[a + 1])`, the strongest first. `could` customers
 * bought a, did not have b, and came again; `took` of these took b then, `expected` is what chance would bring. `both`
 * purchases hold the two, `times` as many as chance would bring. `lift` joins the two kinds of evidence, shrunk. `way`:
 * 1 found in the order of purchases, 2 found together, 3 both.
 */
export interface Pairs {
  start: Int32Array
  to: Int32Array
  took: Int32Array
  could: Int32Array
  expected: Float64Array
  both: Int32Array
  times: Float64Array
  lift: Float64Array
  way: Uint8Array
  tested: number
  /** Share of what togetherness promises that came true in later purchases. */
  carried: number
}

/** One row a pair that may count; `order` and `together` are its signed G² in purchases after, and in one purchase. */
export interface Candidates {
  start: Int32Array
  to: number[]
  took: number[]
  could: number[]
  expected: number[]
  both: number[]
  beside: number[]
  order: number[]
  together: number[]
}

/** Pairs kept an item, and the G² beyond which a pair is looked at again once the least that counts is known. */
const keep = { pairs: 64, from: 3.84 }

/** Items tested between two yields. */
const judgedAtOnce = 16

/**
 * Item-to-item evidence: a block of items at a time against all others, counted from the customers and purchases that hold
 * them. Chance knows how much each customer bought, where they stood and what they owned: the expected count is the chances
 * of an item (`Units.chances`) times its rate. Time is the sum of squares of the sizes; memory 512 kB of counters, 36 bytes an
 * entry, and nine numbers a pair kept, at most 64 pairs an item. A pair counts with at least `least` customers or purchases
 * and a G² that holds for all pairs tested. Yields the share done.
 */
export function* pairsOf(trade: Trade, units: Units, rule: Rule, least: number): Generator<number, Pairs> {
  const base = yield* within(baseOf(trade, units, rule), 0, 0.1)
  const { rank, items } = mayPair(base, least)
  const rows = rowsAtOnce(items.length)
  const customers = {
    runs: units.units,
    start: units.start,
    item: units.item,
    when: units.firstAt,
    room: base.rooms,
  }
  const later = yield* within(runsOf(customers, rank, items.length, rows), 0.1, 0.2)
  const { purchases, start, item } = trade
  const bought = { runs: purchases, start, item, keep: units.several }
  const beside = yield* within(runsOf(bought, rank, items.length, rows), 0.2, 0.3)
  const [order, together] = [new Discovery(), new Discovery()]
  const counters = new Counters(items.length)
  const found: Candidates = {
    start: new Int32Array(trade.items + 1),
    ...{ to: [], took: [], could: [], expected: [], both: [], beside: [], order: [], together: [] },
  }
  for (let k = 0; k * rows < items.length; k++) {
    const done = 0.3 + (0.65 * (later.block[k] ?? 0)) / Math.max(1, later.at.length)
    yield* counters.after(later, rule, k, k * rows, done)
    yield* counters.beside(beside, k, k * rows, done)
    for (let row = 0; row < rows && k * rows + row < items.length; row++) {
      const a = items[k * rows + row] ?? 0
      judge(a, row, counters, items, base, least, order, together, found)
      found.start[a + 1] = found.to.length
      counters.wipe(row)
      if (row % judgedAtOnce === judgedAtOnce - 1) yield done
    }
  }
  for (let a = 0; a < trade.items; a++) if ((rank[a] ?? -1) < 0) found.start[a + 1] = found.start[a] ?? 0
  yield 0.95
  const tested = order.tested + together.tested
  const limits = [order.least(), together.least()] as const
  return { ...(yield* within(judged(found, ...limits), 0.95, 1)), tested }
}

interface Candidate {
  rank: number
  b: number
  /** Its place among the items that may pair. */
  place: number
  expected: number
  beside: number
  order: number
  together: number
}

/** Tests one item against all it was counted with, and keeps the likeliest. */
function judge(
  a: number,
  row: number,
  counters: Counters,
  items: Int32Array,
  base: Base,
  least: number,
  order: Discovery,
  together: Discovery,
  out: Candidates,
): void {
  const found: Candidate[] = []
  const places = base.places[a] ?? 0
  const others = base.standing - (base.stands[a] ?? 0)
  const counted = { order: (base.came[a] ?? 0) >= least, together: (base.stands[a] ?? 0) >= least }
  for (const place of counters.frequent(row, least)) {
    const b = items[place] ?? 0
    if (a === b) continue
    const took = counted.order ? counters.count(row, place, field.took) : 0
    const both = counted.together ? counters.count(row, place, field.both) : 0
    if (took < least && both < least) continue
    const all = base.chances[b] ?? 0
    const chances = Math.max(0, (base.room[a] ?? 0) - counters.count(row, place, field.lost))
    const beside = others > 0 ? (places * (base.stands[b] ?? 0)) / others : 0
    const [hits, stands] = [(base.took[b] ?? 0) - took, (base.stands[b] ?? 0) - both]
    const o = took < least ? 0 : order.seen(excessG2(took, chances, hits, all - chances))
    const w = both < least ? 0 : together.seen(excessG2(both, places, stands, others - places))
    const rank = Math.max(o, w)
    const expected = all > 0 ? ((base.took[b] ?? 0) / all) * chances : 0
    if (rank > keep.from) found.push({ rank, b, place, expected, beside, order: o, together: w })
  }
  found.sort((x, y) => y.rank - x.rank || x.b - y.b)
  for (const { b, place, expected, beside, order: o, together: w } of found.slice(0, keep.pairs)) {
    out.to.push(b)
    out.took.push(counted.order ? counters.count(row, place, field.took) : 0)
    out.could.push((base.came[a] ?? 0) - (counted.order ? counters.count(row, place, field.owned) : 0))
    out.expected.push(expected)
    out.both.push(counted.together ? counters.count(row, place, field.both) : 0)
    out.beside.push(beside)
    out.order.push(o)
    out.together.push(w)
  }
}
