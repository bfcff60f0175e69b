import { within } from '../../numeric/progress.ts'
import { actions } from './actions.ts'
import { bestEffect, Sum, type Terms } from './gain.ts'
import { bestPlan, type Plan } from './plan.ts'
import type { Prospects } from './prospects.ts'

/** The plan, and what each action of it comes to; `places` are those of the standing. */
export interface Moves {
  plan: Plan
  /** One an action, in the order of `actions`: as planned, and for all who could be asked. */
  planned: readonly Done[]
  /** People to whom an action is open and who may be written to; and of these, those for whom none pays. */
  open: number
  unpaid: number
  all: Sum
}

interface Done {
  places: Int32Array
  gain: Float64Array
  /** 1 where an offer stands in it. */
  offered: Uint8Array
  sum: Sum
  /** As if all to whom it is open were asked. */
  open: Sum
}

interface Given {
  open: Uint8Array
  prospects: Prospects
  terms: Terms
  allowed: Uint8Array
  spread: number
}

interface Caps {
  people: number
  calls: number
  budget: number
}

const chunk = 1 << 13
const limit = (of: number) => (of > 0 ? of : Number.POSITIVE_INFINITY)

/** Weighs every action for everybody who may be written to, and gives each person the one that helps most. Yields the share done. */
export function* movesOf(given: Given, caps: Caps): Generator<number, Moves> {
  const n = given.allowed.length
  const gain = new Float64Array(n * actions.length).fill(Number.NaN)
  const cost = new Float64Array(n * actions.length)
  const sums = actions.map(() => new Sum())
  let [open, unpaid] = [0, 0]
  for (let i = 0; i < n; i++) {
    if (i % chunk === 0) yield (0.4 * i) / n
    const bits = given.allowed[i] === 1 ? (given.open[i] ?? 0) : 0
    if (bits === 0) continue
    let pays = false
    for (let a = 0; a < actions.length; a++) {
      if ((bits & (1 << a)) === 0) continue
      const effect = weighed(given, i, a, sums[a])
      gain[a * n + i] = effect.gain
      cost[a * n + i] = effect.cost
      pays ||= effect.gain > 0
    }
    open++
    if (!pays) unpaid++
  }
  const busy = Uint8Array.from(actions, (action) => (action.busy ? 1 : 0))
  const choices = { people: n, choices: actions.length, gain, cost, busy }
  const limits = { people: limit(caps.people), busy: caps.calls, budget: limit(caps.budget) }
  const plan = yield* within(bestPlan(choices, limits), 0.4, 0.9)
  const all = new Sum()
  const planned: Done[] = []
  for (const [a, sum] of sums.entries()) {
    yield 0.9 + (0.1 * a) / sums.length
    planned.push(done(given, plan, a, sum, all))
  }
  return { plan, planned, open, unpaid, all }
}

function done(given: Given, { chosen }: Plan, a: number, open: Sum, all: Sum): Done {
  const places = placesOf(chosen, a)
  const sum = new Sum()
  const [gain, offered] = [new Float64Array(places.length), new Uint8Array(places.length)]
  for (let k = 0; k < places.length; k++) {
    const effect = weighed(given, places[k] ?? 0, a, sum, all)
    gain[k] = effect.gain
    offered[k] = effect.offered ? 1 : 0
  }
  return { places, gain, offered, sum, open }
}

function weighed({ prospects, terms, spread }: Given, i: number, a: number, ...into: (Sum | undefined)[]) {
  const { busy = false, offers = false } = actions[a] ?? {}
  const prospect = {
    chance: prospects.chance[i] ?? 0,
    worth: prospects.worth[i] ?? 0,
    dependence: prospects.dependence[i] ?? 0,
  }
  const effect = bestEffect(prospect, terms, busy, offers)
  const contact = busy ? terms.callCost : terms.letterCost
  const from = { cell: prospects.cell[i] ?? 0, variance: prospects.variance[i] ?? 0, spread, contact }
  for (const sum of into) sum?.add(prospect, effect, terms, from)
  return effect
}

function placesOf(chosen: Int8Array, a: number): Int32Array {
  const out = new Int32Array(chosen.length)
  let n = 0
  for (let i = 0; i < chosen.length; i++) if (chosen[i] === a) out[n++] = i
  return out.slice(0, n)
}
