import type { Trade } from './purchases.ts'

const chunk = 1 << 16

/** What is counted of each item while the purchases of one customer after the other go by. One entry an item. */
export class Takings {
  readonly buyers: Int32Array
  /** Buyers who bought anything later, and of these those who bought it again. */
  readonly could: Int32Array
  readonly again: Int32Array
  /** Later purchases of its owners, and those of them with the item. */
  readonly owned: Int32Array
  readonly rebought: Int32Array
  /** Sums over owners with k of n later purchases: k², k · n and n². */
  readonly spread: { squares: Float64Array; products: Float64Array; chances: Float64Array }
  /** Days between one purchase of an item and the next of the same customer. */
  readonly gaps: { item: Int32Array; days: Int32Array; count: number }
  readonly #owner: Int32Array
  readonly #lastDay: Int32Array
  readonly #times: Int32Array
  readonly #chances: Int32Array

  constructor(items: number, lines: number) {
    const int = () => new Int32Array(items)
    const real = () => new Float64Array(items)
    ;[this.buyers, this.could, this.again, this.owned, this.rebought] = [int(), int(), int(), int(), int()]
    this.spread = { squares: real(), products: real(), chances: real() }
    this.gaps = { item: new Int32Array(lines), days: new Int32Array(lines), count: 0 }
    ;[this.#owner, this.#lastDay, this.#times, this.#chances] = [int().fill(-1), int(), int(), int()]
  }

  /** A customer takes an item on a day, `left` purchases before the last; customers one after the other, each in time. */
  take(customer: number, it: number, day: number, left: number): void {
    if (this.#owner[it] === customer) this.#takeAgain(it, day)
    else this.#takeFirst(customer, it, left)
    this.#lastDay[it] = day
  }

  #takeFirst(customer: number, it: number, left: number): void {
    this.#owner[it] = customer
    this.#times[it] = 1
    this.#chances[it] = left
    add(this.buyers, it, 1)
    if (left > 0) add(this.could, it, 1)
    add(this.owned, it, left)
    add(this.spread.chances, it, left ** 2)
  }

  #takeAgain(it: number, day: number): void {
    const times = this.#times[it] ?? 1
    add(this.spread.squares, it, 2 * times - 1)
    add(this.spread.products, it, this.#chances[it] ?? 0)
    if (times === 1) add(this.again, it, 1)
    add(this.rebought, it, 1)
    this.#times[it] = times + 1
    this.gaps.item[this.gaps.count] = it
    this.gaps.days[this.gaps.count++] = day - (this.#lastDay[it] ?? 0)
  }
}

/** `ends`: where the purchases of each customer end. Linear; 60 bytes an item and 8 a row. Yields the share done. */
export function* takingsOf(
  { items, customers, first, start, item, day }: Trade,
  ends: Int32Array,
): Generator<number, Takings> {
  const takings = new Takings(items, item.length)
  let seen = 0
  for (let c = 0; c < customers; c++) {
    const to = ends[c] ?? 0
    for (let p = first[c] ?? 0; p < to; p++)
      for (let i = start[p] ?? 0; i < (start[p + 1] ?? 0); i++) {
        if (++seen % chunk === 0) yield seen / item.length
        takings.take(c, item[i] ?? 0, day[p] ?? 0, to - p - 1)
      }
  }
  return takings
}

const add = (counts: Int32Array | Float64Array, it: number, more: number) => {
  counts[it] = (counts[it] ?? 0) + more
}
