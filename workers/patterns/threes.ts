import { poissonTail } from '../numeric/counts.ts'
import { within } from '../numeric/progress.ts'
import type { Association } from './associations.ts'
import type { Baskets } from './baskets.ts'
import { type Dealt, expectedThird, expectedWithin, setCounts } from './dealt.ts'
import type { Itemsets } from './trie.ts'

/** Rules with two items given, tested; how many could have been; and how many chance alone does not explain, by limit. */
export interface Threes {
  rules: Association[]
  tests: number
  redundant(limit: number): number
}

/** A p this large is never a finding, so that the closer test is saved. */
const hopeless = 0.05

interface Candidate {
  x: number
  y: number
  c: number
  counts: Association['counts']
  /** Against chance alone. */
  plain: number
}

/**
 * {x, y} → c counts where it holds against chance and where, among baskets with x, y tells of c, and the other way round:
 * productive rules of Webb (2007), Machine Learning 68, 1–33. Yields the share done.
 * 256 bytes a pair in question, some 200 a rule tested.
 */
export function* threes(baskets: Baskets, trie: Itemsets, of: Dealt): Generator<number, Threes> {
  const { likely, left } = yield* within(candidates(trie), 0, 0.2)
  const tests = 3 * (yield* within(triangles(trie), 0.2, 0.4))
  const index = new Map<number, number>()
  const sets: [number, number][] = []
  const place = (i: number, j: number) => {
    const key = Math.min(i, j) * baskets.items + Math.max(i, j)
    const known = index.get(key)
    if (known !== undefined) return known * of.strata
    index.set(key, sets.length)
    return (sets.push([i, j]) - 1) * of.strata
  }
  const places = likely.map(({ x, y, c }) => [place(x, y), place(x, c), place(y, c)] as const)
  const counts = yield* within(setCounts(baskets, of, sets), 0.4, 0.8)
  const rules: Association[] = []
  for (const [i, { x, y, c, counts: n }] of likely.entries()) {
    if (i % 512 === 511) yield 0.8 + (0.2 * i) / likely.length
    const [xy, xc, yc] = places[i] ?? [0, 0, 0]
    const expected = expectedThird(of, counts, xy, x, y, c)
    const against = [expected, expectedWithin(of, x, counts, xy, xc), expectedWithin(of, y, counts, xy, yc)]
    const p = Math.max(...against.map((mean) => poissonTail(n.both, mean)))
    rules.push({ given: [x, y], follows: c, counts: n, expected, p })
  }
  const plain = [...left, ...likely.flatMap(({ plain }, i) => ((rules[i]?.p ?? 1) > hopeless ? [plain] : []))]
  return { rules, tests, redundant: (limit) => plain.filter((p) => p <= limit).length }
}

/** Rules of the frequent sets of three that chance alone does not explain: those that may pass, and the plain p of the rest. */
function* candidates(trie: Itemsets): Generator<number, { likely: Candidate[]; left: number[] }> {
  const likely: Candidate[] = []
  const left: number[] = []
  const pairs = pairCounts(trie)
  const n = trie.count[0] ?? 1
  const one = (rank: number) => trie.count[trie.single[rank] ?? 0] ?? 0
  const item = (rank: number) => trie.itemOf[rank] ?? 0
  for (let v = 1; v < trie.nodes; v++) {
    if (v % 512 === 0) yield v / trie.nodes
    if (trie.size[v] !== 3) continue
    const above = trie.parent[v] ?? 0
    const ranks = [trie.rank[trie.parent[above] ?? 0] ?? 0, trie.rank[above] ?? 0, trie.rank[v] ?? 0]
    const [i = 0, j = 0, k = 0] = ranks
    /** Counts of the pairs without the first, the second and the third. */
    const without = [pairs(j, k), pairs(k, i), trie.count[above] ?? 0]
    const both = trie.count[v] ?? 0
    for (let s = 0; s < 3; s++) {
      const [c = 0, x = 0, y = 0] = [ranks[s], ranks[(s + 1) % 3], ranks[(s + 2) % 3]]
      const [xy = 0, yc = 0, xc = 0] = [without[s], without[(s + 1) % 3], without[(s + 2) % 3]]
      const plain = poissonTail(both, (xy * one(c)) / n)
      if (plain > hopeless) continue
      const [byX, byY] = [(xy * xc) / one(x), (xy * yc) / one(y)]
      const mean = Math.max(byX, byY)
      if (both <= mean || poissonTail(both, mean) > hopeless) left.push(plain)
      else {
        const counts = { given: xy, follows: one(c), both }
        likely.push({ x: item(x), y: item(y), c: item(c), counts, plain })
      }
    }
  }
  return { likely, left }
}

/** Counts of frequent pairs by ranks. */
function pairCounts(trie: Itemsets): (i: number, j: number) => number {
  const many = trie.itemOf.length
  const counts = new Map<number, number>()
  for (let v = 1; v < trie.nodes; v++)
    if (trie.size[v] === 2)
      counts.set((trie.rank[trie.parent[v] ?? 0] ?? 0) * many + (trie.rank[v] ?? 0), trie.count[v] ?? 0)
  return (i, j) => counts.get(Math.max(i, j) * many + Math.min(i, j)) ?? 0
}

/** How many sets of three have frequent pairs only: rows of a matrix of bits, one bit a pair. */
function* triangles(trie: Itemsets): Generator<number, number> {
  const words = (trie.itemOf.length + 31) >> 5
  const bits = new Int32Array(words * trie.itemOf.length)
  let sum = 0
  for (let v = 1; v < trie.nodes; v++) {
    if (trie.size[v] !== 2) continue
    const [i, j] = [trie.rank[trie.parent[v] ?? 0] ?? 0, trie.rank[v] ?? 0]
    bits[i * words + (j >> 5)] = (bits[i * words + (j >> 5)] ?? 0) | (1 << (j & 31))
  }
  for (let v = 1, work = 0; v < trie.nodes; v++) {
    if (trie.size[v] !== 2) continue
    const [i, j] = [trie.rank[trie.parent[v] ?? 0] ?? 0, trie.rank[v] ?? 0]
    for (let w = 0; w <= j >> 5; w++) sum += ones((bits[i * words + w] ?? 0) & (bits[j * words + w] ?? 0))
    work += words
    if (work < 500_000) continue
    work = 0
    yield v / trie.nodes
  }
  return sum
}

/** Bits set in a word: Wegner (1960) in parallel, Knuth, TAOCP 4A, 7.1.3. */
function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
