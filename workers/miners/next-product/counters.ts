import type { Rule } from './pairs.ts'
import type { Runs } from './runs.ts'

/** Counters of one pair: how many took it, how many had it by then, chances lost, purchases with both. */
export const field = { took: 0, owned: 1, lost: 2, both: 3 } as const
const fields = 4
const cells = 1 << 14
const chunk = 1 << 16

/** How many items are counted at once against so many: 512 kB of counters, what a processor keeps at hand. */
export const rowsAtOnce = (items: number) => Math.max(1, Math.floor(cells / Math.max(1, items)))

/** Items whose counters are looked at and wiped together: 1 << 6 of them. */
const shelf = 6

/**
 * Counters of a block of items against all that may pair, after Gustavson (1978), ACM TOMS 4, 250–269, row by row; only
 * shelves that were touched are looked at and wiped. Memory: 32 bytes a cell, 16,384 cells or one row.
 */
export class Counters {
  readonly #items: number
  readonly #shelves: number
  readonly #cells: Float64Array
  readonly #touched: Uint8Array
  readonly #frequent: Int32Array

  constructor(items: number) {
    const rows = rowsAtOnce(items)
    this.#items = items
    this.#shelves = (items >> shelf) + 1
    this.#cells = new Float64Array(rows * items * fields)
    this.#touched = new Uint8Array(rows * this.#shelves)
    this.#frequent = new Int32Array(items)
  }

  /** What customers of the items of block k bought after them, and what they had by then. Yields every 65,536 steps. */
  *after(runs: Runs, rule: Rule, k: number, first: number, done: number): Generator<number, void> {
    const end = runs.block[k + 1] ?? 0
    for (let o = runs.block[k] ?? 0; o < end; yield done)
      for (let work = 0; work < chunk && o < end; o++) work += this.#customer(runs, rule, o, first)
  }

  #customer({ item, when, room, at, from, to }: Runs, rule: Rule, o: number, first: number): number {
    const here = at[o] ?? 0
    const since = when[here] ?? 0
    const stop = rule === 'next' ? since + 1 : Infinity
    const whole = room[here] ?? 0
    const row = (item[here] ?? 0) - first
    const [cells, touched] = [this.#cells, this.#touched]
    const [begin, shelves] = [row * this.#items, row * this.#shelves]
    let i = from[o] ?? 0
    for (const end = to[o] ?? 0; i < end; i++) {
      const then = when[i] ?? 0
      if (then > stop) break
      const it = item[i] ?? 0
      const cell = (begin + it) * fields
      touched[shelves + (it >> shelf)] = 1
      if (then <= since) {
        cells[cell + field.owned] = (cells[cell + field.owned] ?? 0) + 1
        cells[cell + field.lost] = (cells[cell + field.lost] ?? 0) + whole
      } else {
        cells[cell] = (cells[cell] ?? 0) + 1
        if (rule === 'later') cells[cell + field.lost] = (cells[cell + field.lost] ?? 0) + (room[i] ?? 0)
      }
    }
    return 4 + i - (from[o] ?? 0)
  }

  /** What stands beside the items of block k in one purchase. Yields every 65,536 steps. */
  *beside(runs: Runs, k: number, first: number, done: number): Generator<number, void> {
    const end = runs.block[k + 1] ?? 0
    for (let o = runs.block[k] ?? 0; o < end; yield done)
      for (let work = 0; work < chunk && o < end; o++) work += this.#purchase(runs, o, first)
  }

  #purchase({ item, at, from, to }: Runs, o: number, first: number): number {
    const row = (item[at[o] ?? 0] ?? 0) - first
    const [cells, touched] = [this.#cells, this.#touched]
    const [begin, shelves, end] = [row * this.#items, row * this.#shelves, to[o] ?? 0]
    for (let i = from[o] ?? 0; i < end; i++) {
      const it = item[i] ?? 0
      const cell = (begin + it) * fields + field.both
      touched[shelves + (it >> shelf)] = 1
      cells[cell] = (cells[cell] ?? 0) + 1
    }
    return 4 + end - (from[o] ?? 0)
  }

  /** The items that at least so many took after the one of this row, or bought with it. Overwritten by the next call. */
  frequent(row: number, least: number): Int32Array {
    let n = 0
    for (let at = 0; at < this.#shelves; at++) {
      if (this.#touched[row * this.#shelves + at] === 0) continue
      const end = Math.min(this.#items, (at + 1) << shelf)
      for (let it = at << shelf; it < end; it++)
        if (this.count(row, it, field.took) >= least || this.count(row, it, field.both) >= least)
          this.#frequent[n++] = it
    }
    return this.#frequent.subarray(0, n)
  }

  count(row: number, item: number, of: number): number {
    return this.#cells[(row * this.#items + item) * fields + of] ?? 0
  }

  wipe(row: number): void {
    for (let at = 0; at < this.#shelves; at++) {
      if (this.#touched[row * this.#shelves + at] === 0) continue
      const end = Math.min(this.#items, (at + 1) << shelf)
      this.#cells.fill(0, (row * this.#items + (at << shelf)) * fields, (row * this.#items + end) * fields)
    }
    this.#touched.fill(0, row * this.#shelves, (row + 1) * this.#shelves)
  }
}
