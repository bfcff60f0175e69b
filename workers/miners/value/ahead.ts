import { type Finding, findingsBefore } from '../../lifetime/findings.ts'
import type { Fit, Model } from '../../lifetime/fit.ts'
import { skewedInterval } from '../../lifetime/sure.ts'
import type { Interval } from '../../numeric/interval.ts'
import { within } from '../../numeric/progress.ts'
import { biasOf, drift, plainly, type Rule, type Test } from './backtest.ts'
import { factorOf } from './correction.ts'
import { groupRange } from './held-groups.ts'
import { type Standing, total } from './kernel.ts'
import { again, average, type Promised } from './past.ts'
import { type Expected, expectedOf, fitted, type Prepared } from './rules.ts'
import { spreadOf } from './spread.ts'
import { type Tiers, tiersOf } from './tiers.ts'

/** What a tier, or everyone, brings ahead, with the range that is left open. */
export interface TierSum extends Interval {
  customers: number
  value: number
  orders: number
  /** What they have paid so far, and their mean chance to be there. */
  paid: number
  alive: number | null
}

export interface Ahead {
  fit: Fit | null
  findings: Finding[]
  /** Of each customer: chance to be there (null under a naive rule), orders and money ahead. */
  alive: Float64Array | null
  orders: Float64Array
  value: Float64Array
  tiers: Tiers
  sums: TierSum[]
  all: Interval & { value: number; orders: number }
}

export function isModel(rule: string): rule is Model {
  return rule === 'bgnbd' || rule === 'mbgnbd' || rule === 'paretonbd'
}

/** Variance of the log of what comes over what is promised, where nothing could be tested. */
const untested = 0.0625

interface Known {
  people: Prepared
  standing: Standing
  days: number
  months: number
  test: Test | null
  rule: Rule
  scale: number
}

/**
 * What each customer is worth in the months ahead, discounted month by month, by a model or by a naive rule. The range is that
 * of `spreadOf`, widened by how far promises of the past were missed; of a naive rule it is as wide as that rule missed.
 */
export function* aheadOf(known: Known, discount: number, random: () => number): Generator<number, Ahead> {
  const { rule, test, days } = known
  const monthly = (1 + discount) ** (1 / 12) - 1
  const missed = test ? drift(test, rule, days) : untested
  return yield* isModel(rule)
    ? modelled({ ...known, rule }, monthly, missed, random)
    : naive({ ...known, rule }, monthly, missed)
}

function* naive(
  known: Known & { rule: 'again' | 'average' },
  monthly: number,
  missed: number,
): Generator<number, Ahead> {
  const { people, standing, months, days, rule, test, scale } = known
  const { orders, money } = correctedNaive(
    rule === 'again' ? again(standing) : average(standing),
    rule,
    test,
    days,
  )
  let worth = 0
  for (let m = 1; m <= months; m++) worth += (1 + monthly) ** -m / months
  const value = money.map((v) => v * worth * scale)
  const tiers = yield* within(tiersOf(standing, null), 0.5, 0.6)
  const variance = (sum: number, count: number) => sum ** 2 * (missed + 2 / Math.max(1, count))
  const promised = { value, orders, alive: null }
  const sums = sumsOf(known, tiers, promised, (_, sum, count) => variance(sum, count))
  const findings = findingsBefore(people.histories)
  return { fit: null, findings, ...promised, tiers, sums, all: allOf(value, orders, variance) }
}

function* modelled(
  known: Known & { rule: Model },
  monthly: number,
  missed: number,
  random: () => number,
): Generator<number, Ahead> {
  const { people, standing, months, days, rule, scale } = known
  const horizon = { steps: months, step: days / months, discount: monthly }
  const fit = yield* within(fitted(people, rule), 0, 0.4)
  const raw = yield* within(expectedOf(people, fit, horizon), 0.4, 0.55)
  const { alive, orders, money } = yield* within(corrected(raw, people, fit, known), 0.55, 0.6)
  yield 0.6
  const tiers = yield* within(tiersOf(standing, alive), 0.6, 0.65)
  const classes = tiers.tiers.length
  const spread = yield* within(spreadOf(people, fit, { horizon, of: tiers.of, classes }, random), 0.65, 1)
  yield 1
  const value = money.map((v) => v * scale)
  const promised = { value, orders, alive }
  const variance = (own: number, sum: number) => own * scale ** 2 + missed * sum * sum
  const sums = sumsOf(known, tiers, promised, (c, sum) => variance(spread.ofClass[c] ?? 0, sum))
  yield 1
  const all = allOf(value, orders, (sum) => variance(spread.ofAll, sum))
  return { fit, findings: fit.findings, ...promised, tiers, sums, all }
}

/**
 * By the bias that promises of the past share; where the last one failed, also step by step, by what is promised for as many days
 * as were tested.
 */
function* corrected(
  raw: Expected,
  people: Prepared,
  fit: Fit,
  { test, days }: Known,
): Generator<number, Expected> {
  const correction = test?.corrections.get(fit.model)
  if (!test) return raw
  if (!correction) return scaled(raw, Math.exp(biasOf(test, fit.model, days)))
  const { orders } = yield* expectedOf(people, fit, plainly(test.days))
  const factor = new Float64Array(orders.length)
  for (let i = 0; i < factor.length; i++) {
    if (i % 65_536 === 0) yield 1
    factor[i] = factorOf(correction, orders[i] ?? 0)
  }
  yield 1
  const by = (values: Float64Array) => values.map((v, i) => v * (factor[i] ?? 1))
  return { alive: raw.alive, orders: by(raw.orders), money: by(raw.money) }
}

const scaled = ({ alive, orders, money }: Expected, by: number): Expected => ({
  alive,
  orders: orders.map((v) => v * by),
  money: money.map((v) => v * by),
})

function correctedNaive(raw: Promised, rule: Rule, test: Test | null, days: number): Promised {
  const correction = test?.corrections.get(rule)
  if (!test || !correction) return raw
  const factor = raw.orders.map((v) => factorOf(correction, (v * test.days) / days))
  const by = (values: Float64Array) => values.map((v, i) => v * (factor[i] ?? 1))
  return { orders: by(raw.orders), money: by(raw.money) }
}

function allOf(
  value: Float64Array,
  orders: Float64Array,
  variance: (value: number, orders: number) => number,
): Ahead['all'] {
  const [sum, count] = [total(value), total(orders)]
  return { value: sum, orders: count, ...interval(sum, variance(sum, count)) }
}

function interval(value: number, variance: number): Interval {
  return value > 0 ? skewedInterval(value, variance) : { low: 0, high: 0 }
}

function sumsOf(
  { standing: { paid }, test, rule, days, scale }: Known,
  { tiers, of }: Tiers,
  { value, orders, alive }: { value: Float64Array; orders: Float64Array; alive: Float64Array | null },
  variance: (tier: number, value: number, orders: number) => number,
): TierSum[] {
  const sums = tiers.map(() => ({ customers: 0, value: 0, orders: 0, low: 0, high: 0, paid: 0, alive: 0 }))
  for (let i = 0; i < of.length; i++) {
    const sum = sums[of[i] ?? 0]
    if (!sum) continue
    sum.customers++
    sum.value += value[i] ?? 0
    sum.orders += orders[i] ?? 0
    sum.paid += paid[i] ?? 0
    sum.alive += alive?.[i] ?? 0
  }
  const times = test ? (scale * days) / test.days : 0
  return sums.map((sum, c) => {
    const kind = tiers[c]?.kind ?? 'steady'
    const own = { ...sum, variance: variance(c, sum.value, sum.orders) }
    return {
      ...sum,
      alive: alive && sum.customers > 0 ? sum.alive / sum.customers : null,
      ...groupRange(own, kind, test?.groups.get(rule)?.get(kind), times),
    }
  })
}
