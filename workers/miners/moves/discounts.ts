import type { History, Standing } from './kernel.ts'

/** A depth of discounts that was given here. */
export interface Step {
  /** Share of the price, in steps of 5 %. */
  depth: number
  orders: number
  people: number
  /** People who ordered with it after a silence of one and a half of their usual waits. */
  late: number
  /** What such an order brought, on average, and what it would have without the discount. */
  paid: number
  before: number
}

export interface Discounts {
  /** Whether any order tells of a code or of money taken off. */
  told: boolean
  /** Share of orders with one. */
  share: number
  /** Share of each person's orders with one, drawn to the shop's. */
  dependence: Float64Array
  steps: readonly Step[]
  /** The smallest depth that late people came back with; 0 = none. */
  worked: number
  /** Places of people who buy without: three orders or more, hardly one with a code. */
  without: Int32Array
}

const width = 0.05
const deepest = 20
const lateFrom = 1.5
const fewestLate = 11
const leastOrders = 3
const hardly = 0.2
const chunk = 1 << 16

/**
 * Who depends on discounts, and which depth people have come back with. A person's share is drawn to the shop's by how much people differ
 * beyond chance (beta-binomial, moments: Kleinman 1973, JASA 68, 46–54). Linear. Yields the share done.
 */
export function* discountsOf(history: History, usual: Float64Array): Generator<number, Discounts> {
  const { starts, coded, keys } = history
  const days = coded.length
  const with_ = coded.reduce((sum, one) => sum + one, 0)
  const share = days > 0 ? with_ / days : 0
  const weight = yield* weightOf(history, share)
  const dependence = new Float64Array(keys.length)
  const without: number[] = []
  for (let p = 0; p < keys.length; p++) {
    if (p % chunk === 0) yield 0.3 + (0.3 * p) / keys.length
    const [from, to] = [starts[p] ?? 0, starts[p + 1] ?? 0]
    if (to === from) continue
    let own = 0
    for (let i = from; i < to; i++) own += coded[i] ?? 0
    const drawn = Number.isFinite(weight) ? (own + weight * share) / (to - from + weight) : share
    dependence[p] = drawn
    if (with_ > 0 && to - from >= leastOrders && drawn <= hardly && own / (to - from) <= hardly)
      without.push(p)
  }
  const steps = yield* stepsOf(history, usual)
  const worked = steps.find(({ late }) => late >= fewestLate)?.depth ?? 0
  return { told: with_ > 0, share, dependence, steps, worked, without: Int32Array.from(without) }
}

/** Usual waits by place in the history. */
export function usualOf({ who, usual }: Standing, { keys }: History): Float64Array {
  const out = new Float64Array(keys.length)
  for (let i = 0; i < who.length; i++) out[who[i] ?? 0] = usual[i] ?? 0
  return out
}

/** How many orders of the shop's own share stand beside a person's. */
function* weightOf({ starts, coded, keys }: History, share: number): Generator<number, number> {
  const chance = share * (1 - share)
  if (chance <= 0) return Number.POSITIVE_INFINITY
  let [n, sum, squares] = [0, 0, 0]
  for (let p = 0; p < keys.length; p++) {
    if (p % chunk === 0) yield (0.3 * p) / keys.length
    const [from, to] = [starts[p] ?? 0, starts[p + 1] ?? 0]
    if (to === from) continue
    n++
    let own = 0
    for (let i = from; i < to; i++) own += coded[i] ?? 0
    sum += (to - from) * (own / (to - from) - share) ** 2
    squares += (to - from) ** 2
  }
  const days = coded.length
  const room = days - squares / days - (n - 1)
  const alike = room > 0 ? (sum / chance - (n - 1)) / room : 0
  return alike > 0 ? Math.min(1, 1 - alike) / alike : Number.POSITIVE_INFINITY
}

function* stepsOf(history: History, usual: Float64Array): Generator<number, Step[]> {
  const { starts, day, coded, discount, revenue, keys } = history
  const steps = Array.from({ length: deepest }, (_, k) => ({
    ...{ depth: Math.round((k + 1) * width * 100) / 100, orders: 0, people: 0, late: 0, paid: 0, before: 0 },
  }))
  const [seen, seenLate] = [new Int32Array(deepest).fill(-1), new Int32Array(deepest).fill(-1)]
  for (let p = 0; p < keys.length; p++) {
    if (p % chunk === 0) yield 0.6 + (0.4 * p) / keys.length
    for (let i = starts[p] ?? 0; i < (starts[p + 1] ?? 0); i++) {
      const [off, paid] = [discount[i] ?? 0, Math.max(0, revenue[i] ?? 0)]
      const k = coded[i] === 1 && off > 0 ? Math.round(off / (off + paid) / width) - 1 : -1
      const step = steps[k]
      if (!step) continue
      step.orders++
      step.paid += paid
      step.before += paid + off
      if (seen[k] !== p) step.people++
      seen[k] = p
      const wait = i > (starts[p] ?? 0) ? (day[i] ?? 0) - (day[i - 1] ?? 0) : 0
      if (wait < lateFrom * (usual[p] ?? 1) || seenLate[k] === p) continue
      step.late++
      seenLate[k] = p
    }
  }
  return steps
    .filter(({ orders }) => orders > 0)
    .map((step) => ({ ...step, paid: step.paid / step.orders, before: step.before / step.orders }))
}
