import { within } from '../numeric/progress.ts'
import { type Baskets, ranked } from './baskets.ts'
import { countPairs, type Handed, partnersOf, project } from './project.ts'
import {
  blockEnd,
  breath,
  type Level,
  type Local,
  levelOf,
  runEntries,
  type Search,
  tableItems,
  tri,
} from './search.ts'
import { addNode, emptyTrie, type Itemsets } from './trie.ts'

/** What to look for, and when to stop: work is counted in entries touched, so that every machine stops at the same set. */
export interface Limits {
  /** In how many baskets a set must be, at least 1. */
  minCount: number
  /** Most items of a set. */
  maxSize?: number
  maxItemsets?: number
  maxWork?: number
}

/**
 * Frequent itemsets, all subsets of the items of at least `minCount` baskets, as a trie in one fixed order. Pattern growth
 * with physical projection as in LCM (Uno, Kiyomi & Arimura 2004, FIMI) and AFOPT: pairs by a triangular matrix in one
 * sequential pass, frequent pairs alone handed down in a second one, few local items by a table of all subsets with
 * superset sums (Yates 1937). Memory: the ranked baskets (4 bytes an entry), at most 16 MB of pair counts and 64 MB of
 * projected baskets a level (a fraction of that below the first), 13 bytes a set. Yields the share done at least every
 * 300,000 entries touched; stops early, and says so in `over`, at a limit.
 */
export function* frequentItemsets(baskets: Baskets, limits: Limits): Generator<number, Itemsets> {
  const { minCount, maxSize = 255, maxItemsets = Infinity, maxWork = Infinity } = limits
  const first = yield* within(ranked(baskets, minCount), 0, 0.1)
  const search: Search = {
    trie: emptyTrie(baskets.start.length - 1, first.itemOf, minCount),
    levels: [],
    nodeOfMask: new Int32Array(1 << tableItems),
    maxSize,
    maxItemsets,
    maxWork,
    work: 0,
    breath: 0,
    done: 0.1,
  }
  const rank = Int32Array.from(first.itemOf.keys())
  const { runs, length, count } = first
  yield* grow(search, { runs, from: 0, to: length, rank, count, node: 0, size: 0 })
  return search.trie
}

/** All frequent sets of a local database. Its items are taken in blocks, so that pair counts and projections stay bounded. */
function* grow(search: Search, local: Local): Generator<number, void> {
  const items = local.rank.length
  for (let a = 0; a < items && !search.trie.over; ) {
    const b = blockEnd(a, items)
    const level = levelOf(search, local.size, tri(b) - tri(a))
    if (local.size + 2 <= search.maxSize) yield* countPairs(search, level, local, a, b)
    for (let c = a; c < b && !search.trie.over; ) c = yield* handDown(search, level, local, a, c, b)
    a = b
  }
}

/** Hands items [c, …) of the block down as far as memory allows, searches below them, and answers where it ended. */
function* handDown(
  search: Search,
  level: Level,
  local: Local,
  a: number,
  c: number,
  b: number,
): Generator<number, number> {
  const handed: (Handed | null)[] = []
  let [entries, cells] = [0, 0]
  let d = c
  for (; d < b && (d === c || entries + cells < runEntries); d++) {
    const partners = partnersOf(search, level, local, a, d)
    handed.push(partners)
    if (!partners) continue
    if (partners.rank.length <= tableItems) {
      partners.table = cells
      cells += 1 << partners.rank.length
    } else {
      partners.begin = partners.end = entries
      entries += Math.ceil(1.5 * partners.count.reduce((sum, n) => sum + n, 0))
    }
  }
  if (cells > level.tables.length) level.tables = new Int32Array(Math.ceil(cells * 1.25))
  else level.tables.fill(0, 0, cells)
  if (entries > level.runs.length) level.runs = new Int32Array(Math.ceil(entries * 1.25))
  if (handed.some((partners) => partners)) yield* project(search, level, local, a, c, handed)
  for (let i = c; i < d && !search.trie.over; i++) {
    yield* below(search, level, local, a, i, handed[i - c] ?? null)
    if (local.size === 0) search.done = 0.1 + (0.9 * (i + 1)) / local.rank.length
  }
  return d
}

/** The set with item i, and all frequent sets that hang under it. */
function* below(
  search: Search,
  level: Level,
  local: Local,
  a: number,
  i: number,
  handed: Handed | null,
): Generator<number, void> {
  const { trie } = search
  const node = addNode(trie, local.node, local.rank[i] ?? 0, local.count[i] ?? 0)
  if (trie.nodes > search.maxItemsets) trie.over = 'itemsets'
  if (handed && handed.table < 0)
    yield* grow(search, {
      runs: level.runs,
      from: handed.begin,
      to: handed.end,
      rank: handed.rank,
      count: handed.count,
      node,
      size: local.size + 1,
    })
  else if (handed) allSubsets(search, level.tables, handed, node)
  else if (local.size + 2 <= search.maxSize)
    pairsOnly(search, level.triangle, local, tri(i) - tri(a), i, node)
  search.work += 64
  if (search.work >= search.breath) yield breath(search)
}

function pairsOnly(
  { trie }: Search,
  triangle: Int32Array,
  local: Local,
  row: number,
  i: number,
  node: number,
) {
  for (let j = 0; j < i; j++) {
    const count = triangle[row + j] ?? 0
    if (count >= trie.minCount) addNode(trie, node, local.rank[j] ?? 0, count)
  }
}

/** Superset sums over the table, then every frequent subset; what a mask lacks its lowest bit hangs under. */
function allSubsets(search: Search, tables: Int32Array, { rank, table }: Handed, node: number): void {
  const { trie, nodeOfMask } = search
  const cells = 1 << rank.length
  for (let bit = 1; bit < cells; bit <<= 1)
    for (let mask = 0; mask < cells; mask++)
      if ((mask & bit) === 0)
        tables[table + mask] = (tables[table + mask] ?? 0) + (tables[table + (mask | bit)] ?? 0)
  const least = trie.minCount
  const most = search.maxSize
  nodeOfMask[0] = node
  for (let mask = 1; mask < cells; mask++) {
    nodeOfMask[mask] = -1
    const count = tables[table + mask] ?? 0
    if (count < least) continue
    const above = nodeOfMask[mask & (mask - 1)] ?? -1
    if (above < 0 || (trie.size[above] ?? 0) >= most) continue
    const lowest = 31 - Math.clz32(mask & -mask)
    nodeOfMask[mask] = addNode(trie, above, rank[lowest] ?? 0, count)
  }
  search.work += cells * rank.length
}
