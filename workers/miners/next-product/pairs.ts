import { judged } from './lifts.ts'
import { Discovery, signedG2 } from './measures.ts'
import type { Trade } from './purchases.ts'
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

const chunk = 1 << 16
const breath = 1 << 12
/** Pairs kept an item, and the G² beyond which a pair is looked at again once the least that counts is known. */
const keep = { pairs: 64, from: 3.84 }

/** What chance would bring: for each item its first purchases after the customer's first, and the chances there were. */
interface Base {
  came: Int32Array
  took: Float64Array
  chances: Float64Array
  /** Items beside each other in one purchase: how often each stands there, and all. */
  stands: Float64Array
  standing: number
}

/**
 * Item-to-item evidence, row by row (Gustavson 1978, ACM TOMS 4, 250–269): one dense row of counters, filled from the purchases
 * and customers that hold the item. Chance knows how much each customer bought, where they stood and what they owned: the
 * expected count is the chances of an item (`Units.chances`) times its rate. Time is the sum of squares of the sizes; memory
 * six numbers an item and nine a pair kept, at most 64 pairs an item. A pair counts with at least `least` customers or
 * purchases and a G² that holds for all pairs tested. Yields the share done.
 */
export function* pairsOf(trade: Trade, units: Units, rule: Rule, least: number): Generator<number, Pairs> {
  const base = yield* baseOf(trade, units)
  const [order, together] = [new Discovery(), new Discovery()]
  const row = new Row(trade.items)
  const found: Candidates = {
    start: new Int32Array(trade.items + 1),
    ...{ to: [], took: [], could: [], expected: [], both: [], beside: [], order: [], together: [] },
  }
  const size = units.at.length + units.basket.length
  for (let a = 0; a < trade.items; a++) {
    const done = (0.95 * ((units.of[a] ?? 0) + (units.with[a] ?? 0))) / size
    if ((base.came[a] ?? 0) >= least) yield* row.after(units, rule, a, done)
    if ((base.stands[a] ?? 0) >= least) yield* row.beside(trade, units, a, done)
    row.judge(a, base, least, order, together, found)
    found.start[a + 1] = found.to.length
    row.wipe()
  }
  yield 0.95
  const tested = order.tested + together.tested
  return { ...judged(found, order.least(), together.least()), tested }
}

function* baseOf(trade: Trade, units: Units): Generator<number, Base> {
  const { items } = trade
  const [came, took] = [new Int32Array(items), new Float64Array(items)]
  const [chances, stands] = [new Float64Array(items), new Float64Array(items)]
  let all = 0
  for (let u = 0; u < units.units; u++) {
    if (u % breath === 0) yield 0
    const [begin, last] = [units.from[u] ?? 0, (units.to[u] ?? 0) - 1]
    const whole = units.chances[last] ?? 0
    all += whole
    for (let i = units.start[u] ?? 0; i < (units.start[u + 1] ?? 0); i++) {
      const [it, at] = [units.item[i] ?? 0, units.firstAt[i] ?? 0]
      if (at < last) came[it] = (came[it] ?? 0) + 1
      if (at > begin) took[it] = (took[it] ?? 0) + 1
      chances[it] = (chances[it] ?? 0) - (whole - (units.chances[at] ?? 0))
    }
  }
  for (let it = 0; it < items; it++) {
    chances[it] = Math.max(0, all + (chances[it] ?? 0))
    stands[it] = (units.with[it + 1] ?? 0) - (units.with[it] ?? 0)
  }
  return { came, took, chances, stands, standing: units.basket.length }
}

/** Counters of one item against all others; only what was touched is judged and wiped. */
class Row {
  readonly #seen: Uint8Array
  readonly #touched: Int32Array
  readonly #took: Int32Array
  readonly #owned: Int32Array
  readonly #lost: Float64Array
  readonly #both: Int32Array
  #count = 0
  #work = 0
  #chances = 0
  #places = 0

  constructor(items: number) {
    this.#seen = new Uint8Array(items)
    this.#touched = new Int32Array(items)
    this.#took = new Int32Array(items)
    this.#owned = new Int32Array(items)
    this.#lost = new Float64Array(items)
    this.#both = new Int32Array(items)
  }

  /** What customers of an item bought after it, and what they had by then. Yields every 65,536 steps. */
  *after(units: Units, rule: Rule, a: number, done: number): Generator<number, void> {
    const { item, firstAt, start, to, unitOf, of, at, chances } = units
    const [seen, took, owned, lost] = [this.#seen, this.#took, this.#owned, this.#lost]
    for (let o = of[a] ?? 0; o < (of[a + 1] ?? 0); o++) {
      const here = at[o] ?? 0
      const u = unitOf[here] ?? 0
      const when = firstAt[here] ?? 0
      const last = (to[u] ?? 0) - 1
      if (when >= last) continue
      const stop = rule === 'next' ? when + 1 : last
      const whole = (chances[stop] ?? 0) - (chances[when] ?? 0)
      this.#chances += whole
      for (let i = start[u] ?? 0, end = start[u + 1] ?? 0; i < end; i++) {
        const b = item[i] ?? 0
        const then = firstAt[i] ?? 0
        if (then > stop) break
        if (seen[b] === 0) this.#touch(b)
        if (then <= when) {
          owned[b] = (owned[b] ?? 0) + 1
          lost[b] = (lost[b] ?? 0) + whole
        } else {
          took[b] = (took[b] ?? 0) + 1
          lost[b] = (lost[b] ?? 0) + (chances[stop] ?? 0) - (chances[then] ?? 0)
        }
      }
      this.#work += (start[u + 1] ?? 0) - (start[u] ?? 0)
      if (this.#work < chunk) continue
      this.#work = 0
      yield done
    }
  }

  /** What stands beside an item in one purchase. Yields every 65,536 steps. */
  *beside({ item, start }: Trade, units: Units, a: number, done: number): Generator<number, void> {
    const [seen, both] = [this.#seen, this.#both]
    for (let o = units.with[a] ?? 0; o < (units.with[a + 1] ?? 0); o++) {
      const p = units.basket[o] ?? 0
      const end = start[p + 1] ?? 0
      for (let i = start[p] ?? 0; i < end; i++) {
        const b = item[i] ?? 0
        if (seen[b] === 0) this.#touch(b)
        both[b] = (both[b] ?? 0) + 1
      }
      const width = end - (start[p] ?? 0)
      this.#places += width - 1
      this.#work += width
      if (this.#work < chunk) continue
      this.#work = 0
      yield done
    }
  }

  #touch(b: number): void {
    this.#seen[b] = 1
    this.#touched[this.#count++] = b
  }

  judge(a: number, base: Base, least: number, order: Discovery, together: Discovery, out: Candidates): void {
    const found: {
      rank: number
      b: number
      expected: number
      beside: number
      order: number
      together: number
    }[] = []
    const others = base.standing - (base.stands[a] ?? 0)
    for (let t = 0; t < this.#count; t++) {
      const b = this.#touched[t] ?? 0
      if (a === b) continue
      const took = this.#took[b] ?? 0
      const both = this.#both[b] ?? 0
      if (took < least && both < least) continue
      const chances = Math.max(0, this.#chances - (this.#lost[b] ?? 0))
      const rate = (base.chances[b] ?? 0) > 0 ? (base.took[b] ?? 0) / (base.chances[b] ?? 1) : 0
      const beside = others > 0 ? (this.#places * (base.stands[b] ?? 0)) / others : 0
      const [hits, stands] = [(base.took[b] ?? 0) - took, (base.stands[b] ?? 0) - both]
      const o = took < least ? 0 : order.seen(signedG2(took, chances, hits, (base.chances[b] ?? 0) - chances))
      const w = both < least ? 0 : together.seen(signedG2(both, this.#places, stands, others - this.#places))
      const rank = Math.max(o, w)
      if (rank > keep.from) found.push({ rank, b, expected: rate * chances, beside, order: o, together: w })
    }
    found.sort((x, y) => y.rank - x.rank || x.b - y.b)
    for (const { b, expected, beside, order: o, together: w } of found.slice(0, keep.pairs)) {
      out.to.push(b)
      out.took.push(this.#took[b] ?? 0)
      out.could.push((base.came[a] ?? 0) - (this.#owned[b] ?? 0))
      out.expected.push(expected)
      out.both.push(this.#both[b] ?? 0)
      out.beside.push(beside)
      out.order.push(o)
      out.together.push(w)
    }
  }

  wipe(): void {
    for (let t = 0; t < this.#count; t++) {
      const b = this.#touched[t] ?? 0
      this.#seen[b] = 0
      this.#took[b] = 0
      this.#owned[b] = 0
      this.#lost[b] = 0
      this.#both[b] = 0
    }
    this.#count = 0
    this.#chances = 0
    this.#places = 0
  }
}
