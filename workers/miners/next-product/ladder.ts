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
  /** Middle of the days between. */
  days: number
}

/** A step up costs at least so much more, and at most so many times as much. */
const dearer = { least: 1.15, most: 10 }
const most = 40
const chunk = 1 << 12

/**
 * Who moved to the bigger or better one: pairs of one family (`familiesOf`) of which the second costs more, with at least
 * `least` customers who moved and more than went back. Linear in the lines times the size of a family, at most 40 items each;
 * some 40 bytes a move and 80 a pair of a family. Yields the share done.
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

class Steps {
  readonly #trade: Trade
  readonly #family: Int32Array
  readonly #place: Int32Array
  readonly #families: readonly (readonly number[])[]
  readonly #moved: Map<number, number[]>[]
  readonly #could: Map<number, number>[]

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
  }

  /** First day of each item of a family that a customer bought. */
  add(c: number): void {
    const { first, end, start, item, day } = this.#trade
    const bought = new Map<number, number>()
    const stop = end[c] ?? 0
    for (let p = first[c] ?? 0; p < stop; p++)
      for (let i = start[p] ?? 0; i < (start[p + 1] ?? 0); i++) {
        const it = item[i] ?? 0
        if ((this.#family[it] ?? -1) >= 0 && !bought.has(it)) bought.set(it, day[p] ?? 0)
      }
    if (bought.size > 0) this.#count(bought, day[stop - 1] ?? 0)
  }

  #count(bought: Map<number, number>, last: number): void {
    for (const [a, when] of bought) {
      if (when >= last) continue
      const f = this.#family[a] ?? 0
      for (const b of this.#families[f] ?? []) {
        const then = bought.get(b)
        if (a === b || (then !== undefined && then <= when)) continue
        const key = this.#key(a, b)
        const could = this.#could[f]
        could?.set(key, (could.get(key) ?? 0) + 1)
        if (then === undefined) continue
        const days = this.#moved[f]?.get(key)
        if (days) days.push(then - when)
        else this.#moved[f]?.set(key, [then - when])
      }
    }
  }

  #key(a: number, b: number): number {
    return (this.#place[a] ?? 0) * most + (this.#place[b] ?? 0)
  }

  rungs(least: number): Rung[] {
    const { price } = this.#trade
    const out: Rung[] = []
    for (const [f, moved] of this.#moved.entries())
      for (const [key, days] of moved) {
        const [from, to] = [
          this.#families[f]?.[Math.floor(key / most)] ?? 0,
          this.#families[f]?.[key % most] ?? 0,
        ]
        const times = (price[to] ?? Number.NaN) / (price[from] ?? Number.NaN)
        if (!(times >= dearer.least && times <= dearer.most) || days.length < least) continue
        const back = moved.get(this.#key(to, from))?.length ?? 0
        if (back >= days.length) continue
        days.sort((x, y) => x - y)
        const middle = days[Math.floor(days.length / 2)] ?? 0
        out.push({ from, to, moved: days.length, could: this.#could[f]?.get(key) ?? 0, back, days: middle })
      }
    return out.sort((x, y) => y.moved - x.moved || x.from - y.from || x.to - y.to)
  }
}
