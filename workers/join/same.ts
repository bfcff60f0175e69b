import { Clusters } from '../identity/clusters.ts'
import { contradict } from '../identity/compare.ts'
import { type Match, type Matches, matches } from '../identity/match.ts'
import { textOf } from '../identity/profiles.ts'
import { within } from '../numeric/progress.ts'
import type { Identity } from './identity.ts'
import { nodesCalled } from './nodes.ts'
import { isOneSource, originOf } from './one-source.ts'
import { type Described, describe } from './profiles.ts'
import type { Rows } from './rows.ts'

/** Why two customers are one. */
export type Rule = 'mailbox' | 'likeness' | 'decided' | 'household'

/** Two nodes that are, or may be, one person. `match` tells how far they agree. */
export interface Merge {
  a: number
  b: number
  rule: Rule
  match: Match | null
}

/** What was merged, and what to ask about; the surest first. */
export interface Same {
  described: Described
  merges: Merge[]
  open: Merge[]
  /** How many of these are as sure as what is merged without asking. */
  waiting: number
  /** Groups that are too large to be compared. */
  skipped: number
}

/** Beyond so many identifiers looking for them would delay the first answer: then it is done when somebody asks. */
const many = 20_000

/** True where customers who are surely the same are merged without asking: several sources, unless the person says otherwise. */
export function mergesUnasked({ files, roles, decisions }: Rows, { nodes }: Identity): boolean {
  const origins = files.filter((_, f) => roles[f] === 'orders' || roles[f] === 'customers').map(originOf)
  const isSeveral = origins.some((one, i) => origins.slice(i + 1).some((other) => !isOneSource(one, other)))
  return decisions.identity?.merge ?? (nodes.idents.length <= many && isSeveral)
}

/** Whether finding who is the same changes who the customers are; where not, it can wait until somebody asks. */
export function changes(rows: Rows, who: Identity): boolean {
  const { same = [], level = 'person' } = rows.decisions.identity ?? {}
  return mergesUnasked(rows, who) || level === 'household' || same.some(([, , is]) => is)
}

/** Finds customers who are one person; the decided first, then the surest. None is joined with one who contradicts it. */
export function* findSame(rows: Rows, who: Identity): Generator<number, Same> {
  const described = yield* within(describe(rows, who), 0, 0.1)
  const decided = decidedPairs(rows, who, described)
  const refused = new Set(decided.flatMap(({ a, b, is }) => (is ? [] : [pairKey(a, b), pairKey(b, a)])))
  const apart = (a: number, b: number) => refused.has(pairKey(a, b)) || contradict(described, a, b)
  const said = decided.filter(({ is }) => is)
  const clusters = clustered(described.size, apart, said)
  const merges = said.map((pair) => merge(described, pair, 'decided'))
  const { sure, open, skipped } = yield* within(likely(rows, who, described, clusters, merges), 0.1, 1)
  const unasked = mergesUnasked(rows, who)
  const made = unasked ? clusters : clustered(described.size, apart, said)
  if (unasked) merges.push(...sure)
  if (rows.decisions.identity?.level === 'household') merges.push(...households(described, made))
  const isLeft = (one: Merge) => {
    const [a, b] = [described.profileOf[one.a] ?? 0, described.profileOf[one.b] ?? 0]
    return !made.together(a, b) && !refused.has(pairKey(a, b))
  }
  const asked = unasked ? [] : sure.filter(isLeft)
  return { described, merges, open: [...asked, ...open.filter(isLeft)], waiting: asked.length, skipped }
}

const pairKey = (a: number, b: number) => a * 2 ** 26 + b

function clustered(
  size: number,
  apart: (a: number, b: number) => boolean,
  said: readonly Pick<Match, 'a' | 'b'>[],
): Clusters {
  const clusters = new Clusters(size, apart)
  for (const { a, b } of said) clusters.force(a, b)
  return clusters
}

function merge(
  { called }: Described,
  { a, b }: Pick<Match, 'a' | 'b'>,
  rule: Rule,
  match: Match | null = null,
): Merge {
  return { a: called[a] ?? 0, b: called[b] ?? 0, rule, match }
}

interface Likely {
  sure: Merge[]
  open: Merge[]
  skipped: number
}

/**
 * Looks twice: who was found to be one tells more together, and a name that two records of one person bear is rarer than
 * it seemed.
 */
function* likely(
  rows: Rows,
  who: Identity,
  described: Described,
  clusters: Clusters,
  decided: readonly Merge[],
): Generator<number, Likely> {
  const first = yield* within(matches(described), 0, 0.6)
  const once = joined(described, described, first, clusters)
  const one = merged(who, { merges: [...decided, ...once.sure] })
  yield 0.6
  const again = yield* within(describe(rows, one), 0.6, 0.7)
  const second = yield* within(matches(again, first), 0.7, 1)
  const twice = joined(described, again, second, clusters)
  return { sure: [...once.sure, ...twice.sure], open: twice.open, skipped: first.skipped }
}

/** Joins the surest pairs of `seen` in clusters of `described`; those that these refuse are open. */
function joined(
  described: Described,
  seen: Described,
  found: Pick<Matches, 'sure' | 'open'>,
  clusters: Clusters,
): Pick<Likely, 'sure' | 'open'> {
  const sure: Merge[] = []
  const open: Merge[] = []
  const profile = (p: number) => described.profileOf[seen.called[p] ?? 0] ?? 0
  for (const match of found.sure) {
    const [a, b] = [profile(match.a), profile(match.b)]
    if (clusters.together(a, b)) continue
    ;(clusters.join({ a, b }) ? sure : open).push(merge(seen, match, 'likeness', match))
  }
  for (const match of found.open) open.push(merge(seen, match, 'likeness', match))
  return { sure, open }
}

interface Decided {
  a: number
  b: number
  is: boolean
}

function decidedPairs(rows: Rows, { nodes }: Identity, { profileOf }: Described): Decided[] {
  const same = rows.decisions.identity?.same ?? []
  const called = nodesCalled(nodes, new Set(same.flatMap((pair) => pair.slice(0, 2).map(String))))
  return same.flatMap(([one, other, is]) => {
    const [a, b] = [one, other].map((key) => profileOf[called.get(key) ?? -1] ?? -1)
    return a === undefined || b === undefined || a < 0 || b < 0 || a === b ? [] : [{ a, b, is }]
  })
}

/** All of one last name at one postcode. */
function households(described: Described, clusters: Clusters): Merge[] {
  const first = new Map<string, number>()
  const merges: Merge[] = []
  for (let b = 0; b < described.size; b++) {
    const [last, postcode] = [textOf(described.last, b), textOf(described.postcode, b)]
    if (last === '' || postcode === '') continue
    const a = first.get(`${last} ${postcode}`)
    if (a === undefined) first.set(`${last} ${postcode}`, b)
    else if (!clusters.together(a, b)) {
      clusters.force(a, b)
      merges.push(merge(described, { a, b }, 'household'))
    }
  }
  return merges
}

/** The customers after merging. */
export function merged(who: Identity, { merges }: Pick<Same, 'merges'>): Identity {
  const leader = new Map<number, number>()
  const find = (node: number): number => {
    let at = node
    for (let up = leader.get(at); up !== undefined; up = leader.get(at)) at = up
    return at
  }
  for (const { a, b } of merges) {
    const [x, y] = [find(who.person[a] ?? a), find(who.person[b] ?? b)]
    if (x !== y) leader.set(Math.max(x, y), Math.min(x, y))
  }
  return { ...who, person: who.person.map(find) }
}
