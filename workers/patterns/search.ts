import type { Itemsets } from './trie.ts'

/** One level of the search: its counts of pairs and the baskets handed down. Reused by every set of that size. */
export interface Level {
  triangle: Int32Array
  runs: Int32Array
  tables: Int32Array
}

/** The search as it stands: sets found, room that is reused, limits, and work done in entries touched. */
export interface Search {
  trie: Itemsets
  levels: Level[]
  nodeOfMask: Int32Array
  maxSize: number
  maxItemsets: number
  maxWork: number
  work: number
  breath: number
  done: number
}

/** A database of runs over `items` local items, whose sets all contain the items of `node`. */
export interface Local {
  runs: Int32Array
  from: number
  to: number
  /** Rank and count, together with `node`, of each local item; ranks ascending. */
  rank: Int32Array
  count: Int32Array
  node: number
  size: number
}

/** Up to so many items all subsets are counted in one table. */
export const tableItems = 11
/** Entries of counts of pairs held at once: 16 MB. */
const triangleEntries = 4_194_304
/** Entries handed down at once: 64 MB. */
export const runEntries = 16_777_216
const breathEvery = 300_000

/** Where the pairs (j, i), j < i, begin in the triangular matrix. */
export const tri = (i: number) => (i * (i - 1)) / 2

/** The items [a, …) whose pair counts fit into one block. */
export function blockEnd(a: number, items: number): number {
  let b = a + 1
  while (b < items && tri(b + 1) - tri(a) <= triangleEntries) b++
  return b
}

/** Room of a level, its pair counts 0. */
export function levelOf(search: Search, size: number, entries: number): Level {
  search.levels[size] ??= { triangle: new Int32Array(64), runs: new Int32Array(0), tables: new Int32Array(0) }
  const level = search.levels[size]
  if (level.triangle.length < entries) level.triangle = new Int32Array(Math.ceil(entries * 1.25))
  else level.triangle.fill(0, 0, entries)
  return level
}

/** The share done, and when to breathe next; notes when the work allowed is done. */
export function breath(search: Search): number {
  search.breath = search.work + breathEvery
  if (search.work > search.maxWork) search.trie.over = 'work'
  return search.done
}
