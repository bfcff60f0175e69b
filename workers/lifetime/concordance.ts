import { within } from '../numeric/progress.ts'
import { orderOf } from '../numeric/sorting.ts'
import type { Contracts } from './cox.ts'

const chunk = 1 << 14

/**
 * Of all pairs whose order is known, how often the one with the higher hazard ended first, ties by half; 0.5 where no order is known.
 * Harrell, Lee & Mark (1996), Stat. Med. 15; who goes on at the time of an end outlives it. `order`: rows by time. n log n.
 */
export function* concordanceOf(
  { time, ended }: Contracts,
  hazard: Float64Array,
  order: Int32Array,
): Generator<number, number> {
  const n = order.length
  const rank = yield* within(ranksOf(hazard), 0, 0.4)
  const outlived = new Tally(rank.reduce((most, r) => Math.max(most, r), 0))
  let [right, pairs] = [0, 0]
  for (let k = n - 1, breath = n; k >= 0; ) {
    const now = time[order[k] ?? 0]
    const from = k
    while (k >= 0 && time[order[k] ?? 0] === now) k--
    const tied = order.subarray(k + 1, from + 1)
    for (const row of tied) if (ended[row] !== 1) outlived.add(rank[row] ?? 1)
    for (const row of tied) {
      if (ended[row] !== 1) continue
      const less = outlived.upTo((rank[row] ?? 1) - 1)
      right += (less + outlived.upTo(rank[row] ?? 1)) / 2
      pairs += outlived.size
    }
    for (const row of tied) if (ended[row] === 1) outlived.add(rank[row] ?? 1)
    if (k >= breath - chunk) continue
    breath = k
    yield 0.4 + 0.6 * (1 - k / n)
  }
  return pairs > 0 ? right / pairs : 0.5
}

/** Ranks from 1, equal values alike. */
function* ranksOf(values: Float64Array): Generator<number, Int32Array> {
  const places = yield* orderOf(values)
  const rank = new Int32Array(values.length)
  let ranks = 0
  for (let k = 0; k < places.length; k++) {
    if (k === 0 || values[places[k] ?? 0] !== values[places[k - 1] ?? 0]) ranks++
    rank[places[k] ?? 0] = ranks
  }
  return rank
}

/** How many of each rank were added, summed in log n: the tree of Fenwick (1994), Softw. Pract. Exp. 24. */
class Tally {
  size = 0
  readonly #sums: Int32Array

  constructor(ranks: number) {
    this.#sums = new Int32Array(ranks + 1)
  }

  add(rank: number): void {
    this.size++
    for (let at = rank; at < this.#sums.length; at += at & -at) this.#sums[at] = (this.#sums[at] ?? 0) + 1
  }

  upTo(rank: number): number {
    let sum = 0
    for (let at = rank; at > 0; at -= at & -at) sum += this.#sums[at] ?? 0
    return sum
  }
}
