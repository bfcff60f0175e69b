import { descending } from '../../evaluate/judged.ts'
import { within } from '../../numeric/progress.ts'

/** What can be chosen: row a · people + i holds what choice `a` brings and costs for person `i`; NaN where it is not open to them. */
export interface Choices {
  people: number
  choices: number
  gain: Float64Array
  cost: Float64Array
  /** 1 for choices that take a person's own time. */
  busy: Uint8Array
}

/** Infinity = no limit. */
export interface Limits {
  people: number
  busy: number
  budget: number
}

export interface Plan {
  /** Choice of each person, −1 = none. */
  chosen: Int8Array
  gain: number
  cost: number
  /** What taking the choices one after the other would bring, and what no plan within the limits can exceed. */
  inTurn: number
  atMost: number
}

/** Open pairs of choice and person that bring more than nothing. */
interface Pairs {
  place: Int32Array
  gain: Float64Array
}

const chunk = 1 << 16
/** Sums that differ by less are the same, added in another order: the earlier plan stays. */
const alike = 1e-9

/**
 * Each person in at most one choice, all limits kept, as much gain as can be found. Greedy, in four orders: by gain, by gain for the money,
 * by what busy choices bring beyond the others, and one choice after the other, the largest first; the best of the four is taken. Exact
 * where no limit binds, or only that on people; never worse than one after the other. Multiple-choice knapsack: Sinha & Zoltners (1979),
 * Operations Research 27, 503–515. O(n log n). Yields the share done.
 */
export function* bestPlan(all: Choices, limits: Limits): Generator<number, Plan> {
  const pairs = yield* within(pairsOf(all), 0, 0.2)
  const ways = [byGain, byMoney, beyond, inTurn]
  const plans: Omit<Plan, 'inTurn' | 'atMost'>[] = []
  for (const [k, scoresOf] of ways.entries()) {
    const order = yield* within(descending(scoresOf(all, pairs)), 0.2 + 0.2 * k, 0.35 + 0.2 * k)
    yield 0.35 + 0.2 * k
    plans.push(filled(all, limits, pairs, order))
    yield 0.4 + 0.2 * k
  }
  yield 1
  const best = plans.reduce((a, b) => (b.gain > a.gain * (1 + alike) ? b : a))
  return { ...best, inTurn: plans.at(-1)?.gain ?? 0, atMost: ceiling(all, limits) }
}

function* pairsOf({ gain }: Choices): Generator<number, Pairs> {
  const place = new Int32Array(gain.length)
  let n = 0
  for (let at = 0; at < gain.length; at++) {
    if (at % chunk === 0) yield at / gain.length
    if ((gain[at] ?? 0) > 0) place[n++] = at
  }
  const found = place.slice(0, n)
  return { place: found, gain: Float64Array.from(found, (at) => gain[at] ?? 0) }
}

const byGain = (_: Choices, { gain }: Pairs) => gain

const byMoney = ({ cost }: Choices, { place, gain }: Pairs) =>
  gain.map((g, k) => g / Math.max(1e-9, cost[place[k] ?? 0] ?? 0))

/** Busy choices count by what they bring beyond the best other one of the same person. */
function beyond({ people, gain: all, busy }: Choices, { place, gain }: Pairs): Float64Array {
  const other = new Float64Array(people)
  for (const at of place)
    if (busy[Math.floor(at / people)] === 0)
      other[at % people] = Math.max(other[at % people] ?? 0, all[at] ?? 0)
  const most = gain.reduce((m, g) => Math.max(m, g), 0)
  return gain.map((g, k) => {
    const at = place[k] ?? 0
    const more = g - (other[at % people] ?? 0)
    return busy[Math.floor(at / people)] === 1 ? (more > 0 ? most + more : -1 / g) : g
  })
}

/** The choice with the largest sum first, within it the largest gain. */
function inTurn({ people, choices }: Choices, { place, gain }: Pairs): Float64Array {
  const sums = new Float64Array(choices)
  for (const [k, at] of place.entries()) {
    const a = Math.floor(at / people)
    sums[a] = (sums[a] ?? 0) + (gain[k] ?? 0)
  }
  const rank = sums.map((sum) => sums.reduce((n, other) => n + (other < sum ? 1 : 0), 0))
  const most = gain.reduce((m, g) => Math.max(m, g), 0) + 1
  return gain.map((g, k) => (rank[Math.floor((place[k] ?? 0) / people)] ?? 0) * most + g)
}

function filled({ people, gain, cost, busy }: Choices, limits: Limits, { place }: Pairs, order: Int32Array) {
  const chosen = new Int8Array(people).fill(-1)
  const sum = { gain: 0, cost: 0 }
  let [left, time] = [limits.people, limits.busy]
  for (const k of order) {
    const at = place[k] ?? 0
    const [who, what] = [at % people, Math.floor(at / people)]
    const taken = sum.cost + (cost[at] ?? 0)
    if (left <= 0) break
    if (chosen[who] !== -1 || taken > limits.budget || (busy[what] === 1 && time <= 0)) continue
    chosen[who] = what
    left--
    if (busy[what] === 1) time--
    sum.gain += gain[at] ?? 0
    sum.cost = taken
  }
  return { chosen, ...sum }
}

/** Everybody's best choice, of as many people as may be: limits on time and money left out. */
function ceiling({ people, gain }: Choices, limits: Limits): number {
  const best = new Float64Array(people)
  for (let at = 0; at < gain.length; at++) best[at % people] = Math.max(best[at % people] ?? 0, gain[at] || 0)
  const most = Number.isFinite(limits.people) ? best.sort().slice(-Math.max(1, limits.people)) : best
  return most.reduce((sum, g) => sum + g, 0)
}
