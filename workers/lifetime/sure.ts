import { type Interval, z95 } from '../numeric/interval.ts'
import { within } from '../numeric/progress.ts'
import { gammaDrawn } from '../numeric/random.ts'
import { quadratic } from '../numeric/symmetric.ts'
import type { Fit } from './fit.ts'
import { expectedWorth, type SpendingFit } from './gamma-gamma.ts'
import { grouped, type Histories } from './histories.ts'
import { aliveOf, discountedOf, type Known, purchasesWhenAlive } from './predict.ts'

/** Customers to be valued, each in a class of its own; `mean` is the mean worth of their repeats (0 without any). */
export interface Valued {
  repeats: Int32Array
  last: Int32Array
  age: Int32Array
  mean: Float64Array
  of: Uint8Array
  classes: number
  tick: number
}

export interface Horizon {
  steps: number
  step: number
  discount: number
}

/** By class: what its customers are expected to be worth, and the variance of it that chance and parameters leave. */
export interface Sureness {
  worth: Float64Array
  byChance: Float64Array
  byParameters: Float64Array
  /** The same variance for all classes together. */
  parametersOfAll: number
}

const draws = 24
const shift = 0.02
const leastTail = 0.5

/**
 * How sure the worth of customers is. Parameters: the delta method on their logarithms, with the covariance at the optimum. Chance:
 * the variance of each customer's sum of a random number of random amounts, its rate and dropout drawn from what is known of
 * them (24 draws each), amounts by Gamma-Gamma. Customers are independent given the parameters, so variances add. Yields the share done.
 */
export function* surenessOf(
  valued: Valued,
  fit: Fit,
  spending: SpendingFit,
  horizon: Horizon,
  random: () => number,
): Generator<number, Sureness> {
  const { histories, place } = yield* within(
    grouped(valued.repeats, valued.last, valued.age, valued.tick),
    0,
    0,
  )
  const ahead = (known: Known) => worthAhead(histories, known, horizon)
  const now = yield* within(ahead(fit), 0, 0.1)
  const worth = summed(valued, place, now.discounted, spending.params)
  const slopes: { by: Float64Array; spread: readonly Float64Array[] }[] = []
  for (let j = 0; j < 4; j++) {
    const sides: Float64Array[] = []
    for (const [side, sign] of [1, -1].entries()) {
      const from = 0.1 + 0.1 * j + 0.05 * side
      const params = fit.params.map((v, i) =>
        i === j ? v * Math.exp(sign * shift) : v,
      ) as unknown as Fit['params']
      const { discounted } = yield* within(ahead({ model: fit.model, params }), from, from + 0.05)
      sides.push(summed(valued, place, discounted, spending.params))
    }
    slopes.push({ by: slope(sides), spread: fit.spread })
  }
  for (let j = 0; j < 3; j++) {
    const sides = [1, -1].map((sign) =>
      summed(valued, place, now.discounted, moved(spending.params, j, sign * shift)),
    )
    slopes.push({ by: slope(sides), spread: spending.spread })
  }
  const byClass = Float64Array.from({ length: valued.classes }, (_, c) =>
    fromParameters(slopes, (by) => by[c] ?? 0),
  )
  const all = fromParameters(slopes, (by) => by.reduce((s, v) => s + v, 0))
  const chance = chanceOf(valued, place, { fit, spending, horizon, now }, random)
  const byChance = yield* within(chance, 0.6, 1)
  return { worth, byChance, byParameters: byClass, parametersOfAll: all }
}

interface Ahead {
  alive: Float64Array
  plain: Float64Array
  discounted: Float64Array
}

function* worthAhead(histories: Histories, known: Known, horizon: Horizon): Generator<number, Ahead> {
  const alive = yield* within(aliveOf(histories, known), 0, 0.5)
  return { alive, ...(yield* within(discountedOf(histories, known, alive, horizon), 0.5, 1)) }
}

function summed(
  { repeats, mean, of, classes }: Valued,
  place: Int32Array,
  purchases: Float64Array,
  params: SpendingFit['params'],
): Float64Array {
  const sums = new Float64Array(classes)
  for (let i = 0; i < of.length; i++) {
    const one = (purchases[place[i] ?? 0] ?? 0) * expectedWorth(params, repeats[i] ?? 0, mean[i] ?? 0)
    sums[of[i] ?? 0] = (sums[of[i] ?? 0] ?? 0) + one
  }
  return sums
}

function moved([p, q, v]: SpendingFit['params'], j: number, by: number): SpendingFit['params'] {
  const factor = Math.exp(by)
  if (j === 0) return [p * factor, q, v]
  return j === 1 ? [p, 1 + (q - 1) * factor, v] : [p, q, v * factor]
}

function slope([up, down]: Float64Array[]): Float64Array {
  return (up ?? new Float64Array(0)).map((v, c) => (v - (down?.[c] ?? 0)) / (2 * shift))
}

function fromParameters(
  slopes: readonly { by: Float64Array; spread: readonly Float64Array[] }[],
  pick: (by: Float64Array) => number,
): number {
  const values = slopes.map(({ by }) => pick(by))
  return (
    quadratic(values.slice(0, 4), slopes[0]?.spread ?? []) +
    quadratic(values.slice(4), slopes[4]?.spread ?? [])
  )
}

interface Standing {
  fit: Fit
  spending: SpendingFit
  horizon: Horizon
  now: Ahead
}

function* chanceOf(
  { repeats, age, mean, of, classes, tick }: Valued,
  place: Int32Array,
  { fit, spending, horizon, now }: Standing,
  random: () => number,
): Generator<number, Float64Array> {
  const variance = new Float64Array(classes)
  const [p, q, v] = spending.params
  const time = horizon.steps * horizon.step
  for (let i = 0; i < of.length; i++) {
    if (i % 512 === 0) yield i / of.length
    const [x, g] = [repeats[i] ?? 0, place[i] ?? 0]
    const ages = tick * (age[i] ?? 0)
    const [expected, alive] = [now.plain[g] ?? 0, now.alive[g] ?? 0]
    if (!(expected > 0)) continue
    const pairs = alive * pairsWhenAlive(fit, x, ages, time, random)
    const [shape, rate] = [q + p * x, v + x * (mean[i] ?? 0)]
    const inverse = rate ** 2 / ((shape - 1) * Math.max(leastTail, shape - 2))
    const worth = (p * rate) / (shape - 1)
    const own = inverse * (p * expected + p * p * (pairs + expected)) - (expected * worth) ** 2
    const later = (now.discounted[g] ?? 0) / expected
    variance[of[i] ?? 0] = (variance[of[i] ?? 0] ?? 0) + Math.max(0, own) * later ** 2
  }
  return variance
}

/** E[Y (Y − 1)] of one who is alive; given the rate and the dropout it has a closed form, drawn from what is known of both. */
function pairsWhenAlive(
  { model, params }: Known,
  x: number,
  age: number,
  time: number,
  random: () => number,
): number {
  const [r, alpha, third, fourth] = params
  let [pairs, singles] = [0, 0]
  for (let d = 0; d < draws; d++) {
    const rate = gammaDrawn(r + x, random) / (alpha + age)
    if (model === 'paretonbd') {
      const death = gammaDrawn(third, random) / (fourth + age)
      pairs += 2 * rate * rate * twice(death, time)
      singles += (rate * -Math.expm1(-death * time)) / Math.max(death, 1e-12)
      continue
    }
    const [up, down] = [
      gammaDrawn(third, random),
      gammaDrawn(fourth + x + (model === 'mbgnbd' ? 1 : 0), random),
    ]
    const leave = Math.max(1e-9, up / (up + down))
    pairs += 2 * (1 - leave) * rate * rate * twice(leave * rate, time)
    singles += -Math.expm1(-leave * rate * time) / leave
  }
  const exact = purchasesWhenAlive({ model, params }, x, age, time)
  return singles > 0 ? (pairs / draws) * ((exact * draws) / singles) ** 2 : 0
}

/** ∫ u e^(−death · u) du from 0 to time. */
function twice(death: number, time: number): number {
  const steps = death * time
  if (steps < 1e-4) return (time * time) / 2
  return (1 - Math.exp(-steps) * (1 + steps)) / (death * death)
}

/** 95 % of a log-normal with this mean (> 0) and variance: sums of money are skewed and never below nothing. */
export function skewedInterval(mean: number, variance: number): Interval {
  const squared = Math.log1p(variance / mean ** 2)
  const [middle, half] = [mean * Math.exp(-squared / 2), z95 * Math.sqrt(squared)]
  return { low: middle * Math.exp(-half), high: middle * Math.exp(half) }
}
