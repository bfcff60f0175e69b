import { Failure } from '../../../src/contract/fault.ts'
import { type Described, describe } from '../../numeric/describe.ts'
import { within } from '../../numeric/progress.ts'
import { median } from '../../numeric/quantile.ts'
import { type Check, check } from './check.ts'
import { combinedScore, groupAt, groupsOf, type PresetName } from './groups.ts'
import { type Orders, scores, scoresAt, type Tally, type Ties, tally } from './kernel.ts'

/** How to score; `recentDays` and `frequentOrders` count where `cuts` is 'own'. */
export interface Rules {
  bins: 'auto' | '3' | '4' | '5'
  ties: Ties
  monetary: 'sum' | 'mean'
  groups: PresetName
  cuts: 'shares' | 'own'
  recentDays: number
  frequentOrders: number
  compareDays: number
}

/** People with their three scores and their group, an index into the preset. Arrays beside each other. */
export interface Scored extends Tally {
  value: Float64Array
  r: Uint8Array
  f: Uint8Array
  m: Uint8Array
  group: Uint8Array
}

export interface GroupSums {
  customers: number
  revenue: number
  orders: number
  daysSinceLastOrder: number | null
  medianOrders: number | null
}

export interface Past {
  people: number
  /** Row: group then, the last row those not yet customers; column: group now. */
  moves: number[][]
  next: { customers: number; revenue: number; buyers: number }[]
  check: Check | null
}

export interface RfmModel {
  bins: number
  asOf: number
  now: Scored
  sums: GroupSums[]
  spread: { recency: Described; frequency: Described; monetary: Described }
  past: Past | null
}

/** Floors: 30 people for three bins, 60 for four, 100 for five. */
const need = { auto: 30, '3': 30, '4': 60, '5': 100 } as const

/** Scores now and `compareDays` ago, and what the groups of then brought since. Throws Failure `too-few`. */
export function* rfmModel(orders: Orders, rules: Rules, asOf: number): Generator<number, RfmModel> {
  const people = yield* within(tally(orders, -Infinity, asOf), 0, 0.35)
  const have = people.keys.length
  if (have < need[rules.bins])
    throw new Failure({ code: 'too-few', have, need: need[rules.bins], unit: 'customers' })
  const bins = rules.bins === 'auto' ? (have < 100 ? 3 : 5) : Number(rules.bins)
  const now = scored(people, rules, bins, asOf)
  yield 0.45
  const then = asOf - rules.compareDays
  const earlier = yield* within(tally(orders, -Infinity, then), 0.45, 0.65)
  const since = yield* within(tally(orders, then + 1, asOf), 0.65, 0.85)
  const enough = earlier.keys.length >= need['3']
  const before = enough ? scored(earlier, rules, bins, then) : null
  yield 0.9
  const past = before ? yield* within(pastOf(before, since, now, rules.groups), 0.9, 0.95) : null
  const sums = yield* within(sumsOf(now, rules.groups, asOf), 0.95, 0.95)
  const spread = yield* within(spreadOf(now, asOf), 0.95, 1)
  return { bins, asOf, now, sums, spread, past }
}

/** Scores by shares of the people, or by thresholds of one's own for recency and frequency. */
export function scored(people: Tally, rules: Rules, bins: number, asOf: number): Scored {
  const n = people.keys.length
  const value =
    rules.monetary === 'sum' ? people.revenue : people.revenue.map((v, i) => v / (people.orders[i] ?? 1))
  const own = rules.cuts === 'own' ? ownCuts(rules, bins, asOf) : null
  const last = Float64Array.from(people.last)
  const orders = Float64Array.from(people.orders)
  const r = own ? scoresAt(last, own.last) : scores(last, bins, rules.ties)
  const f = own ? scoresAt(orders, own.orders) : scores(orders, bins, rules.ties, true)
  const m = scores(value, bins, rules.ties, true)
  const group = new Uint8Array(n)
  const cells = Array.from({ length: (bins + 1) ** 2 }, (_, i) =>
    groupAt(rules.groups, Math.max(1, Math.floor(i / (bins + 1))), Math.max(1, i % (bins + 1)), bins),
  )
  for (let i = 0; i < n; i++)
    group[i] = cells[(r[i] ?? 1) * (bins + 1) + combinedScore(f[i] ?? 1, m[i] ?? 1)] ?? 0
  return { ...people, value, r, f, m, group }
}

/** Top recency within `recentDays`, each lower score twice as long; frequency in even steps up to `frequentOrders`. */
function ownCuts(rules: Rules, bins: number, asOf: number): { last: number[]; orders: number[] } {
  const steps = Array.from({ length: bins - 1 }, (_, i) => i + 1)
  return {
    last: steps.map((s) => asOf - rules.recentDays * 2 ** (bins - 1 - s)),
    orders: steps.map((s) => Math.ceil(1 + ((rules.frequentOrders - 1) * s) / (bins - 1))),
  }
}

function* sumsOf(now: Scored, preset: PresetName, asOf: number): Generator<number, GroupSums[]> {
  const sums: GroupSums[] = []
  for (const of of members(now.group, groupsOf(preset).length)) {
    yield 0
    sums.push({
      customers: of.length,
      revenue: of.reduce((s, i) => s + (now.revenue[i] ?? 0), 0),
      orders: of.reduce((s, i) => s + (now.orders[i] ?? 0), 0),
      daysSinceLastOrder: median(of.map((i) => asOf - (now.last[i] ?? asOf))),
      medianOrders: median(of.map((i) => now.orders[i] ?? 0)),
    })
  }
  return sums
}

/** Places of the people of each group, ascending. */
export function members(group: Uint8Array, groups: number): Int32Array[] {
  const sizes = new Int32Array(groups)
  for (const g of group) sizes[g] = (sizes[g] ?? 0) + 1
  const lists = Array.from(sizes, (size) => new Int32Array(size))
  const filled = new Int32Array(groups)
  for (let i = 0; i < group.length; i++) {
    const g = group[i] ?? 0
    const list = lists[g]
    if (list) list[filled[g] ?? 0] = i
    filled[g] = (filled[g] ?? 0) + 1
  }
  return lists
}

function* spreadOf(now: Scored, asOf: number): Generator<number, RfmModel['spread']> {
  const recency = describe(now.last.map((d) => asOf - d))
  yield 0.3
  const frequency = describe(now.orders)
  yield 0.6
  return { recency, frequency, monetary: describe(now.value) }
}

function* pastOf(then: Scored, since: Tally, now: Scored, preset: PresetName): Generator<number, Past> {
  const groups = groupsOf(preset)
  const outcome = new Float64Array(then.keys.length)
  const moves = Array.from({ length: groups.length + 1 }, () => groups.map(() => 0))
  const next = groups.map(() => ({ customers: 0, revenue: 0, buyers: 0 }))
  const placeThen = places(then.keys)
  for (let i = 0; i < now.keys.length; i++) {
    const before = placeThen(now.keys[i] ?? 0)
    const row = moves[before < 0 ? groups.length : (then.group[before] ?? 0)]
    const g = now.group[i] ?? 0
    if (row) row[g] = (row[g] ?? 0) + 1
  }
  yield 0.5
  const placeSince = places(since.keys)
  for (let i = 0; i < then.keys.length; i++) {
    const at = placeSince(then.keys[i] ?? 0)
    outcome[i] = since.revenue[at] ?? 0
    const sum = next[then.group[i] ?? 0]
    if (!sum) continue
    sum.customers++
    sum.revenue += outcome[i] ?? 0
    sum.buyers += at < 0 ? 0 : 1
  }
  yield 0.8
  const chosen = then.group.map((g) => (groups[g]?.standing === 'top' ? 1 : 0))
  return { people: then.keys.length, moves, next, check: check(chosen, then.last, outcome) }
}

/** Place of a key in ascending keys, −1 where it is not among them. */
function places(keys: Int32Array): (key: number) => number {
  const at = new Int32Array((keys.at(-1) ?? -1) + 1).fill(-1)
  for (let i = 0; i < keys.length; i++) at[keys[i] ?? 0] = i
  return (key) => at[key] ?? -1
}
