import { discoveryLimit } from '../../numeric/discovery.ts'
import { chiSquaredTail } from '../../numeric/tail.ts'
import { familiesOf } from './families.ts'
import type { Trade } from './purchases.ts'

/** One step up: customers who had the smaller or plainer item and later bought the dearer one of the same kind. */
export interface Rung {
  from: number
  to: number
  moved: number
  /** Customers who had the first, and not the other, and came again. */
  could: number
  /** Customers who went the other way. */
  back: number
  /** Customers who would have moved had each bought the same in an order of chance. */
  expected: number
  /** Middle of the days between. */
  days: number
}

/** A step up costs at least so much more, and at most so many times as much. */
const dearer = { least: 1.15, most: 10 }
const most = 40
const chunk = 1 << 12
/** Share of the steps shown that may be chance. */
const falseRate = 0.05

/**
 * Who moved to the bigger or better one: pairs of one family (`familiesOf`) of which the second costs more, with at least
 * `least` customers who moved, and more than would have, had each bought the same in an order of chance (Benjamini–Hochberg
 * over all such pairs). Linear in the lines times the size of a family, at most 40 items each; some 40 bytes a move and 120 a
 * pair of a family. Yields the share done.
 */
export function* ladderOf(trade: Trade, least: number): Generator<number, Rung[]> {
  const families = familiesOf(trade.names, trade.categories).filter((f) => f.length > 1 && f.length <= most)
  const steps = new Steps(trade, families)
  for (let c = 0; c < trade.customers; c++) {
    if (c % chunk === 0) yield c / trade.customers
    steps.add(c)
  }
  yield 1
  return steps.rungs(least)
}

/** First day of an item of one customer, and the purchases with it. */
interface Bought {
  day: number
  at: number[]
}

interface Chance {
  expected: number
  variance: number
}

class Steps {
  readonly #trade: Trade
  readonly #family: Int32Array
  readonly #place: Int32Array
  readonly #families: readonly (readonly number[])[]
  readonly #moved: Map<number, number[]>[]
  readonly #could: Map<number, number>[]
  readonly #chance: Map<number, Chance>[]

  constructor(trade: Trade, families: readonly (readonly number[])[]) {
    this.#trade = trade
    this.#families = families
    this.#family = new Int32Array(trade.items).fill(-1)
    this.#place = new Int32Array(trade.items)
    for (const [f, items] of families.entries())
      for (const [place, it] of items.entries()) {
        this.#family[it] = f
        this.#place[it] = place
      }
    this.#moved = families.map(() => new Map())
    this.#could = families.map(() => new Map())
    this.#chance = families.map(() => new Map())
  }

  add(c: number): void {
    const { first, end, start, item, day } = this.#trade
    const bought = new Map<number, Bought>()
    const stop = end[c] ?? 0
    for (let p = first[c] ?? 0; p < stop; p++)
      for (let i = start[p] ?? 0; i < (start[p + 1] ?? 0); i++) {
        const it = item[i] ?? 0
        if ((this.#family[it] ?? -1) < 0) continue
        const known = bought.get(it)
        if (known) known.at.push(p)
        else bought.set(it, { day: day[p] ?? 0, at: [p] })
      }
    if (bought.size > 0) this.#count(bought, day[stop - 1] ?? 0)
  }

  #count(bought: ReadonlyMap<number, Bought>, last: number): void {
    for (const [a, one] of bought) {
      if (one.day >= last) continue
      const f = this.#family[a] ?? 0
      for (const b of this.#families[f] ?? []) {
        const other = bought.get(b)
        if (a === b || (other && other.day <= one.day)) continue
        const key = this.#key(a, b)
        const could = this.#could[f]
        could?.set(key, (could.get(key) ?? 0) + 1)
        if (!other) continue
        const days = this.#moved[f]?.get(key)
        if (days) days.push(other.day - one.day)
        else this.#moved[f]?.set(key, [other.day - one.day])
        this.#dealt(f, key, this.#key(b, a), firstByChance(one.at, other.at))
      }
    }
  }

  #dealt(f: number, up: number, down: number, share: number): void {
    for (const [key, p] of [[up, share] as const, [down, 1 - share] as const]) {
      const { expected, variance } = this.#chance[f]?.get(key) ?? { expected: 0, variance: 0 }
      this.#chance[f]?.set(key, { expected: expected + p, variance: variance + p * (1 - p) })
    }
  }

  #key(a: number, b: number): number {
    return (this.#place[a] ?? 0) * most + (this.#place[b] ?? 0)
  }

  rungs(least: number): Rung[] {
    const all = this.#moved.flatMap((moved, f) =>
      [...moved].flatMap(([key, days]) => this.#rung(f, key, days)),
    )
    const tried = all.filter(({ rung }) => rung.moved >= least)
    const limit = discoveryLimit(
      Float64Array.from(tried, ({ p }) => p),
      tried.length,
      falseRate,
    )
    const found = tried.filter(({ p }) => p <= limit).map(({ rung }) => rung)
    return found.sort((x, y) => y.moved - x.moved || x.from - y.from || x.to - y.to)
  }

  #rung(f: number, key: number, days: number[]): { rung: Rung; p: number }[] {
    const { price } = this.#trade
    const family = this.#families[f] ?? []
    const [from, to] = [family[Math.floor(key / most)] ?? 0, family[key % most] ?? 0]
    const times = (price[to] ?? Number.NaN) / (price[from] ?? Number.NaN)
    if (!(times >= dearer.least && times <= dearer.most)) return []
    days.sort((x, y) => x - y)
    const { expected, variance } = this.#chance[f]?.get(key) ?? { expected: 0, variance: 0 }
    const rung = {
      ...{ from, to, moved: days.length, could: this.#could[f]?.get(key) ?? 0, expected },
      back: this.#moved[f]?.get(this.#key(to, from))?.length ?? 0,
      days: days[Math.floor(days.length / 2)] ?? 0,
    }
    return [{ rung, p: chanceOf(rung.moved, expected, variance) }]
  }
}

/**
 * Chance that, of the purchases with one of two items alone, the first is one with the first item: all orders of them are
 * equally likely.
 */
function firstByChance(one: readonly number[], other: readonly number[]): number {
  let both = 0
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    const [a = 0, b = 0] = [one[i], other[j]]
    if (a === b) both++
    if (a <= b) i++
    if (b <= a) j++
  }
  return (one.length - both) / (one.length + other.length - 2 * both)
}

/** One-sided, by the normal approximation with the correction for whole counts; a sum of chances of each customer's own. */
function chanceOf(moved: number, expected: number, variance: number): number {
  const surplus = moved - expected - 0.5
  return surplus > 0 && variance > 0 ? chiSquaredTail((surplus * surplus) / variance, 1) / 2 : 1
}
