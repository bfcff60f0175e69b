import { poissonTail } from '../numeric/counts.ts'
import { discoveryLimit } from '../numeric/discovery.ts'
import { within } from '../numeric/progress.ts'
import type { Baskets } from './baskets.ts'
import { type Dealt, dealt, expectedPair, expectedThird, rowSum, setCounts } from './dealt.ts'
import { frequentItemsets } from './itemsets.ts'
import { threes } from './threes.ts'
import type { Itemsets } from './trie.ts'

/** What goes along: whoever has all of `given` has `follows` more often than chance would have it. Items by number. */
export interface Association {
  given: readonly number[]
  follows: number
  /** Baskets with what is given, with what follows, with all of it. */
  counts: { given: number; follows: number; both: number }
  /** Baskets with all of it by chance: had the items been dealt at random into baskets of the same sizes, or into all alike. */
  expected: number
  /** One-sided; of a rule with two items given, the larger of its tests against each rule with one. */
  p: number
}

export interface Found {
  baskets: number
  /** In how many baskets a set had to be, as asked or raised to stay within the limits. */
  minCount: number
  raised: boolean
  itemsets: number
  /** Hypotheses of the search, those too rare to be counted included. */
  tests: number
  /** Rules that chance does not explain, but a shorter rule does. */
  redundant: number
  /** The likeliest first. */
  rules: Association[]
}

export interface Search {
  minCount: number
  /** 2 for pairs, 3 for rules with two items given, too. */
  maxSize: 2 | 3
  /** Share of findings that may be false, on average. */
  rate: number
  /** A rule counts only if it is so many times as frequent as by chance. */
  leastRatio: number
}

const budget = { maxItemsets: 100_000, maxWork: 1_500_000_000 }
const mostRules = 5000

/**
 * Rules that hold against chance and against every shorter rule, under one false-discovery rate for the whole search
 * (Benjamini & Hochberg 1995; search space counted as in Webb 2007, Machine Learning 68). Chance is the same items dealt
 * into baskets of the same sizes, for pairs also into all alike, whichever puts more together; tails are those of Poisson, never smaller than those of the sum (Hoeffding 1956). The
 * count is doubled until the search stays within 100,000 sets and 1.5 thousand million steps. Memory: see
 * `frequentItemsets`, and 256 bytes an item and a pair in question. Yields the share done.
 */
export function* associations(baskets: Baskets, search: Search): Generator<number, Found> {
  const { trie, raised } = yield* within(withinBudget(baskets, search), 0, 0.6)
  const of = yield* within(dealt(baskets), 0.6, 0.7)
  const pairs = yield* within(pairRules(trie, of, search), 0.7, 0.8)
  const three = yield* within(threes(baskets, trie, of), 0.8, 1)
  const frequent = trie.itemOf.length
  const tests = (frequent * (frequent - 1)) / 2 + three.tests
  const all = [...pairs, ...three.rules]
  const limit = discoveryLimit(
    Float64Array.from(all, (rule) => rule.p),
    tests,
    search.rate,
  )
  const significant = all.filter(({ p }) => p <= limit)
  const rules = significant
    .filter(({ counts, expected }) => counts.both >= search.leastRatio * expected)
    .sort((a, b) => a.p - b.p || ratio(b) - ratio(a) || b.counts.both - a.counts.both)
    .slice(0, mostRules)
  const redundant = three.redundant(Math.max(limit, search.rate / tests))
  return {
    baskets: of.stratum.length,
    minCount: trie.minCount,
    raised,
    itemsets: trie.nodes - 1,
    tests,
    redundant,
    rules,
  }
}

/** How many times as often as by chance. */
export const ratio = ({ counts, expected }: Association) => counts.both / Math.max(expected, 1e-9)

function* withinBudget(
  baskets: Baskets,
  { minCount, maxSize }: Search,
): Generator<number, { trie: Itemsets; raised: boolean }> {
  let done = 0
  for (let count = minCount; ; count *= 2) {
    const trie = yield* within(frequentItemsets(baskets, { ...budget, minCount: count, maxSize }), done, 1)
    if (!trie.over) return { trie, raised: count > minCount }
    done += (1 - done) / 2
  }
}

/** Every frequent pair, given the rarer item: the more confident direction. */
function* pairRules(trie: Itemsets, of: Dealt, { leastRatio }: Search): Generator<number, Association[]> {
  const rules: Association[] = []
  for (let v = 1; v < trie.nodes; v++) {
    if (v % 1024 === 0) yield v / trie.nodes
    if (trie.size[v] !== 2) continue
    const [a, c, both] = [trie.parent[v] ?? 0, trie.rank[v] ?? 0, trie.count[v] ?? 0]
    const counts = { given: trie.count[a] ?? 0, follows: trie.count[trie.single[c] ?? 0] ?? 0, both }
    if (both * of.stratum.length < leastRatio * counts.given * counts.follows * 0.5) continue
    const given = trie.itemOf[trie.rank[a] ?? 0] ?? 0
    const follows = trie.itemOf[c] ?? 0
    const expected = byChance(of, given, follows, counts)
    rules.push({ given: [given], follows, counts, expected, p: poissonTail(both, expected) })
  }
  return rules
}

/**
 * Baskets with both by chance: dealt into baskets of the same sizes, or each on its own in all baskets, whichever are more. Full
 * baskets make strangers meet; and where a basket holds one main item and some extras, the extras are with it as often as it is bought.
 */
function byChance(of: Dealt, i: number, j: number, { given, follows }: Association['counts']): number {
  return Math.max(expectedPair(of, i, j), (given * follows) / Math.max(1, of.stratum.length))
}

/** Counts of a rule in other baskets, and what chance would give there. */
export interface Seen {
  counts: Association['counts']
  expected: number
  p: number
}

/**
 * Counts rules, found or picked at random, in baskets they were not found in. Yields the share done.
 * 256 bytes a rule and an item.
 */
export function* seenIn(
  baskets: Baskets,
  rules: readonly Pick<Association, 'given' | 'follows'>[],
): Generator<number, Seen[]> {
  const of = yield* within(dealt(baskets), 0, 0.3)
  const pairs = rules.flatMap(({ given }) => (given.length > 1 ? [given] : []))
  const sets = [...rules.map(({ given, follows }) => [...given, follows]), ...pairs]
  const table = yield* within(setCounts(baskets, of, sets), 0.3, 0.9)
  const total = (item: number) => rowSum(of.single, item, of.strata)
  const seen: Seen[] = []
  let pair = rules.length
  for (const [r, { given, follows }] of rules.entries()) {
    if (r % 1024 === 1023) yield 0.9 + (0.1 * r) / rules.length
    const both = rowSum(table, r, of.strata)
    const [x = 0, y] = given
    const whose = y === undefined ? total(x) : rowSum(table, pair, of.strata)
    const counts = { given: whose, follows: total(follows), both }
    const expected =
      y === undefined
        ? byChance(of, x, follows, counts)
        : expectedThird(of, table, pair++ * of.strata, x, y, follows)
    seen.push({ counts, expected, p: both > 0 ? poissonTail(both, expected) : 1 })
  }
  return seen
}
