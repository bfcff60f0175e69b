import type { Counts } from './measures.ts'
import type { Facets, Itemsets } from './trie.ts'

/** Rules beside each other: nodes of what is given, of what follows, and of both together. 12 bytes a rule. */
export interface Rules {
  rules: number
  antecedent: Int32Array
  consequent: Int32Array
  whole: Int32Array
}

export interface RuleLimits {
  minConfidence: number
  /** One item that follows, as in Agrawal & Srikant (1994), section 3, or any split of the set. */
  consequents: 'one' | 'any'
}

/**
 * All rules of the itemsets at least as confident as asked: for each set one walk over its subsets, whose counts stand in
 * the trie. Linear in the items of all sets for one item that follows. Yields the share done.
 * 12 bytes a rule.
 */
export function* rulesOf(trie: Itemsets, facets: Facets, limits: RuleLimits): Generator<number, Rules> {
  const found: Rules = emptyRules()
  const subsets = new Int32Array(1 << 16)
  for (let v = 1, work = 0; v < trie.nodes; v++) {
    const size = trie.size[v] ?? 0
    work += limits.consequents === 'any' ? 2 ** size : size
    if (work > 100_000) {
      yield v / trie.nodes
      work = 0
    }
    if (size < 2) continue
    if (limits.consequents === 'one') oneFollows(found, trie, facets, v, limits.minConfidence)
    else if (size <= 16) anyFollows(found, trie, facets, v, limits.minConfidence, subsets)
  }
  return found
}

function emptyRules(): Rules {
  const room = () => new Int32Array(1024)
  return { rules: 0, antecedent: room(), consequent: room(), whole: room() }
}

function oneFollows(found: Rules, trie: Itemsets, { start, of }: Facets, v: number, least: number): void {
  let at = v
  for (let p = (start[v + 1] ?? 0) - 1; p >= (start[v] ?? 0); p--) {
    const without = of[p] ?? 0
    const rank = trie.rank[at] ?? 0
    at = trie.parent[at] ?? 0
    if (confident(trie, v, without, least)) add(found, without, trie.single[rank] ?? 0, v)
  }
}

function confident({ count }: Itemsets, whole: number, antecedent: number, least: number): boolean {
  return (count[whole] ?? 0) >= (least - 1e-12) * (count[antecedent] ?? 0)
}

/** Nodes of all subsets of a set by mask of its items, the rarest being the lowest bit; `into` needs 2^size room. */
export function subsetsOf(trie: Itemsets, { start, of }: Facets, v: number, into: Int32Array): number {
  const all = (1 << (trie.size[v] ?? 0)) - 1
  into[all] = v
  for (let mask = all; mask > 0; mask--) {
    const node = into[mask] ?? 0
    for (let rest = mask, p = 0; rest > 0; rest &= rest - 1, p++)
      into[mask ^ (rest & -rest)] = of[(start[node] ?? 0) + p] ?? 0
  }
  return all
}

function anyFollows(
  found: Rules,
  trie: Itemsets,
  facets: Facets,
  v: number,
  least: number,
  subsets: Int32Array,
): void {
  const all = subsetsOf(trie, facets, v, subsets)
  for (let mask = 1; mask < all; mask++) {
    const antecedent = subsets[mask] ?? 0
    if (confident(trie, v, antecedent, least)) add(found, antecedent, subsets[all ^ mask] ?? 0, v)
  }
}

function add(found: Rules, antecedent: number, consequent: number, whole: number): void {
  const at = found.rules++
  if (at === found.whole.length)
    for (const column of ['antecedent', 'consequent', 'whole'] as const) {
      const larger = new Int32Array(at * 2)
      larger.set(found[column])
      found[column] = larger
    }
  found.antecedent[at] = antecedent
  found.consequent[at] = consequent
  found.whole[at] = whole
}

/** The four counts that every measure follows from. */
export function countsOf({ count }: Itemsets, rules: Rules, at: number): Counts {
  return {
    baskets: count[0] ?? 0,
    antecedent: count[rules.antecedent[at] ?? 0] ?? 0,
    consequent: count[rules.consequent[at] ?? 0] ?? 0,
    both: count[rules.whole[at] ?? 0] ?? 0,
  }
}

/**
 * Confidence less that of the best rule with the same consequent and a part of the antecedent, the empty one included:
 * improvement of Bayardo, Agrawal & Gunopulos (2000). At most 0 where something left out of the rule loses nothing.
 */
export function improvementOf(trie: Itemsets, facets: Facets, rules: Rules, at: number): number {
  const antecedent = rules.antecedent[at] ?? 0
  const whole = rules.whole[at] ?? 0
  const subsets = new Int32Array(1 << (trie.size[whole] ?? 0))
  const all = subsetsOf(trie, facets, whole, subsets)
  const given = subsets.indexOf(antecedent)
  const follows = all ^ given
  const confidence = (sub: number) =>
    (trie.count[subsets[sub | follows] ?? 0] ?? 0) / (trie.count[subsets[sub] ?? 0] ?? 1)
  let best = 0
  for (let sub = (given - 1) & given; ; sub = (sub - 1) & given) {
    best = Math.max(best, confidence(sub))
    if (sub === 0) break
  }
  return confidence(given) - best
}
