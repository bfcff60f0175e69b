import { Clusters } from '../identity/clusters.ts'
import { contradict } from '../identity/compare.ts'
import { type Match, type Matches, matches } from '../identity/match.ts'
import { textOf } from '../identity/profiles.ts'
import type { Identity } from './identity.ts'
import { nodesCalled } from './nodes.ts'
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
  const sources = new Set(
    files.flatMap((f, i) => (roles[i] === 'orders' || roles[i] === 'customers' ? [f.recognisedAs] : [])),
  )
  return decisions.identity?.merge ?? (sources.size > 1 && nodes.idents.length <= many)
}

/** Whether finding who is the same changes who the customers are; where not, it can wait until somebody asks. */
export function changes(rows: Rows, who: Identity): boolean {
  const { same = [], level = 'person' } = rows.decisions.identity ?? {}
  return mergesUnasked(rows, who) || level === 'household' || same.some(([, , is]) => is)
}

/** Finds customers who are one person; the decided first, then the surest. None is joined with one who contradicts it. */
export function findSame(rows: Rows, who: Identity): Same {
  const described = describe(rows, who)
  const decided = decidedPairs(rows, who, described)
  const found = matches(described)
  const refused = new Set(decided.flatMap(({ a, b, is }) => (is ? [] : [pairKey(a, b), pairKey(b, a)])))
  const apart = (a: number, b: number) => refused.has(pairKey(a, b)) || contradict(described, a, b)
  const clusters = new Clusters(described.size, apart)
  const merged = decided
    .filter(({ is }) => is)
    .map(({ a, b }): Merge => {
      clusters.force(a, b)
      return merge(described, { a, b }, 'decided')
    })
  const unasked = mergesUnasked(rows, who)
  const household = rows.decisions.identity?.level === 'household'
  const asked = joined(described, found, clusters, { unasked, household, refused }, merged)
  return { described, ...asked, skipped: found.skipped }
}

const pairKey = (a: number, b: number) => a * 2 ** 26 + b

function merge(
  { called }: Described,
  { a, b }: Pick<Match, 'a' | 'b'>,
  rule: Rule,
  match: Match | null = null,
): Merge {
  return { a: called[a] ?? 0, b: called[b] ?? 0, rule, match }
}

interface Terms {
  unasked: boolean
  household: boolean
  refused: ReadonlySet<number>
}

function joined(
  described: Described,
  { sure, open }: Matches,
  clusters: Clusters,
  { unasked, household, refused }: Terms,
  merges: Merge[],
): Pick<Same, 'merges' | 'open' | 'waiting'> {
  const asked = unasked ? [] : sure.slice()
  for (const match of unasked ? sure : []) {
    if (clusters.together(match.a, match.b)) continue
    if (clusters.join(match)) merges.push(merge(described, match, 'likeness', match))
    else asked.push(match)
  }
  if (household) merges.push(...households(described, clusters))
  const isLeft = ({ a, b }: Match) => !clusters.together(a, b) && !refused.has(pairKey(a, b))
  const waiting = unasked ? 0 : sure.filter(isLeft).length
  const left = [...asked, ...open].filter(isLeft)
  return { merges, open: left.map((match) => merge(described, match, 'likeness', match)), waiting }
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
export function merged(who: Identity, { merges }: Same): Identity {
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
