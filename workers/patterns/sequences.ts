/**
 * Sequences of itemsets in time. Elements of sequence s are `start[s]` … `start[s + 1]`, in order of `day`; items of
 * element e are `itemStart[e]` … `itemStart[e + 1]`, ascending, each once, from 0.
 */
export interface Sequences {
  start: Int32Array
  itemStart: Int32Array
  items: Int32Array
  day: Int32Array
}

/**
 * What counts as a pattern. `minCount` sequences at least; gaps and window in days: between neighbouring elements at
 * least `minGap` and at most `maxGap`, from the first to the last at most `window`. `maxLength` counts items.
 * `top`: only the most frequent of at least `topFrom` elements, ties included; `minCount` then is the floor.
 */
export interface Limits {
  minCount: number
  minGap?: number
  maxGap?: number
  window?: number
  maxLength?: number
  maxElements?: number
  top?: number
  topFrom?: number
}

/**
 * Patterns as a trie: pattern p is pattern `parent[p]` (-1 = the empty one) and `item[p]`, in a new element where
 * `opens[p]` is 1. `count` = sequences that contain it. 13 bytes a pattern; parents stand before their children.
 */
export interface Patterns {
  size: number
  parent: Int32Array
  item: Int32Array
  opens: Uint8Array
  count: Int32Array
}

/** The elements of a pattern, first to last. */
export function elementsOf({ parent, item, opens }: Patterns, pattern: number): number[][] {
  const out: number[][] = [[]]
  for (let p = pattern; p >= 0; p = parent[p] ?? -1) {
    out[0]?.unshift(item[p] ?? 0)
    if (opens[p] === 1 && (parent[p] ?? -1) >= 0) out.unshift([])
  }
  return out
}

/** Number of items of each pattern. */
export function lengthsOf({ size, parent }: Patterns): Uint16Array {
  const out = new Uint16Array(size)
  for (let p = 0; p < size; p++) out[p] = 1 + (out[parent[p] ?? -1] ?? 0)
  return out
}

/** Number of elements of each pattern. */
export function elementCounts({ size, parent, opens }: Patterns): Uint16Array {
  const out = new Uint16Array(size)
  for (let p = 0; p < size; p++) out[p] = (opens[p] ?? 0) + (out[parent[p] ?? -1] ?? 0)
  return out
}
