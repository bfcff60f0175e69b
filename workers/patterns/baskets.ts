import { within } from '../numeric/progress.ts'

/** Baskets beside each other: items of basket b are `item[start[b]] … item[start[b + 1] − 1]`, each once, numbered from 0. */
export interface Baskets {
  start: Int32Array
  item: Int32Array
  items: number
}

/** Baskets of frequent items only, as ranks (0 = the most frequent), ascending; those left with one item are out. */
export interface Ranked {
  /** Runs of a length and so many ranks. 4 bytes an entry and a basket. */
  runs: Int32Array
  length: number
  itemOf: Int32Array
  count: Int32Array
}

/** How many baskets hold each item. Yields the share done. 4 bytes an item. */
export function* itemCounts({ item, items }: Baskets): Generator<number, Int32Array> {
  const counts = new Int32Array(items)
  for (let i = 0; i < item.length; i++) {
    if (i % 65_536 === 65_535) yield i / item.length
    const at = item[i] ?? 0
    counts[at] = (counts[at] ?? 0) + 1
  }
  return counts
}

/**
 * Frequent items by falling count (equal ones by number), and the baskets in these ranks. Two passes over the entries.
 * 4 bytes an entry and a basket.
 */
export function* ranked(baskets: Baskets, minCount: number): Generator<number, Ranked> {
  const counts = yield* within(itemCounts(baskets), 0, 0.3)
  const itemOf = Int32Array.from(counts.keys())
    .filter((item) => (counts[item] ?? 0) >= minCount)
    .sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b)
  const rankOf = new Int32Array(baskets.items).fill(-1)
  for (let rank = 0; rank < itemOf.length; rank++) rankOf[itemOf[rank] ?? 0] = rank
  const runs = new Int32Array(baskets.item.length + baskets.start.length)
  let length = 0
  for (let b = 0; b + 1 < baskets.start.length; b++) {
    if (b % 16_384 === 16_383) yield 0.3 + (0.7 * b) / baskets.start.length
    const from = length + 1
    let to = from
    for (let e = baskets.start[b] ?? 0; e < (baskets.start[b + 1] ?? 0); e++) {
      const rank = rankOf[baskets.item[e] ?? 0] ?? -1
      if (rank >= 0) runs[to++] = rank
    }
    if (to - from < 2) continue
    ascending(runs, from, to)
    runs[length] = to - from
    length = to
  }
  return { runs, length, itemOf, count: itemOf.map((item) => counts[item] ?? 0) }
}

const few = 32

/** Sorts values[from … to); most baskets are small, for which insertion is fastest. */
function ascending(values: Int32Array, from: number, to: number): void {
  if (to - from > few) {
    values.subarray(from, to).sort()
    return
  }
  for (let i = from + 1; i < to; i++) {
    const value = values[i] ?? 0
    let j = i - 1
    for (; j >= from && (values[j] ?? 0) > value; j--) values[j + 1] = values[j] ?? 0
    values[j + 1] = value
  }
}
