import { curvature } from '../numeric/curvature.ts'
import { z95 } from '../numeric/interval.ts'
import { minimise, type Objective } from '../numeric/minimise.ts'
import { within } from '../numeric/progress.ts'
import { digamma } from '../numeric/special.ts'
import { logGamma } from '../numeric/tail.ts'
import { type Amounts, gathered } from './amounts.ts'
import { covariance, penalty, withPrior } from './prior.ts'

/** Number of repeat purchases (≥ 1) and their mean worth (> 0), customer by customer. */
export interface Spending {
  repeats: Int32Array
  mean: Float64Array
}

/** p, q and v in the money of the data; `spread` is the covariance of log p, log (q − 1) and log v. */
export interface SpendingFit {
  params: readonly [number, number, number]
  logLikelihood: number
  spread: Float64Array[]
  settled: boolean
  /** Correlation of how often and how much, with its 95 % interval (Fisher's z): the model takes it to be none. */
  correlation: { value: number; low: number; high: number }
}

const chunk = 1 << 15
/** Customers of whom the starts are tried. */
const enough = 20_000
const prior = { centres: [3, 2, 1], width: 5 }
const starts = [
  [2, 2, 1],
  [8, 3, 0.3],
  [1, 1, 1],
] as const

/**
 * The Gamma-Gamma model of spending: Fader & Hardie (2013), The Gamma-Gamma Model of Monetary Value, eq. 1a, by maximum likelihood
 * in log p, log (q − 1) and log v, with money scaled to its mean and a weak prior; q > 1, so that the mean exists. Null
 * for fewer than three customers. Functions of x alone stand in tables; per customer,
 * or group of many alike (`gathered`), one logarithm; 24 bytes a customer.
 */
export function* fitSpending({ repeats, mean }: Spending): Generator<number, SpendingFit | null> {
  const n = mean.length
  if (n < 3) return null
  let total = 0
  for (const m of mean) total += m / n
  yield 0
  const scaled = { repeats, mean: mean.map((m) => m / total) }
  yield 0
  const amounts = yield* within(gathered(scaled.repeats, scaled.mean), 0, 0.1)
  const objective = withPrior(spendingObjective(amounts), prior)
  const near = yield* within(fromStarts(scaled), 0.1, 0.6)
  const best = yield* within(minimise(objective, near, { tolerance: flat(n) }), 0.6, 0.9)
  const spread = covariance(yield* within(curvature(objective, best.at), 0.9, 1), prior)
  yield 1
  const [p = 1, above = 1, v = 1] = Array.from(best.at, Math.exp)
  return {
    params: [p, 1 + above, v * total],
    logLikelihood: -(best.value - penalty(prior, best.at)) - n * Math.log(total),
    spread,
    settled: best.gradient.every((g) => Math.abs(g) < 1e-3 * Math.sqrt(n)),
    correlation: correlation(repeats, mean),
  }
}

/** Where the best of several starts leads, of customers taken evenly where there are many: from there all of them are near. */
function* fromStarts(all: Spending): Generator<number, Float64Array> {
  const some = evenly(all, enough)
  const objective = withPrior(spendingObjective(yield* gathered(some.repeats, some.mean)), prior)
  const tolerance = flat(some.mean.length)
  let best: { at: Float64Array; value: number } | null = null
  for (const [i, start] of starts.entries()) {
    const share = i / starts.length
    const search = minimise(objective, Float64Array.from(start, Math.log), { tolerance })
    const found = yield* within(search, share, share + 1 / starts.length)
    if (best === null || found.value < best.value - 1e-6) best = found
  }
  return best?.at ?? new Float64Array(starts[0].length)
}

/** Of so many customers no slope can be told from none: their sum is rounded. */
const flat = (customers: number) => Math.max(1e-6, 1e-9 * customers)

function evenly({ repeats, mean }: Spending, most: number): Spending {
  const step = Math.max(1, Math.ceil(mean.length / most))
  return { repeats: repeats.filter((_, i) => i % step === 0), mean: mean.filter((_, i) => i % step === 0) }
}

/** −log-likelihood up to its sign, and its slopes by p, q and v. */
type Sums = [sum: number, byP: number, byQ: number, byV: number]

function spendingObjective(amounts: Amounts): Objective {
  const { repeats, mean, count, spread } = amounts
  const n = mean.length
  const most = repeats.reduce((m, x) => Math.max(m, x), 0)
  const [many, logs] = [new Float64Array(most + 1), new Float64Array(most + 1)]
  for (let i = 0; i < n; i++) {
    const [x, m, k] = [repeats[i] ?? 0, mean[i] ?? 1, count[i] ?? 0]
    many[x] = (many[x] ?? 0) + k
    logs[x] = (logs[x] ?? 0) + k * Math.log(m) - (spread[i] ?? 0) / (2 * m * m)
  }
  return function* (at, gradient) {
    const [p = 1, above = 1, v = 1] = Array.from(at, Math.exp)
    let sums = ofRepeats(many, logs, p, 1 + above, v)
    for (let from = 0; from < n; from += chunk) {
      yield
      sums = ofMeans(sums, amounts, from, Math.min(n, from + chunk), [p, 1 + above, v])
    }
    const [sum, byP, byQ, byV] = sums
    gradient.set([-byP * p, -byQ * above, -byV * v])
    return -sum
  }
}

/** What depends on the number of repeats alone: `many` customers of each, and the sum of the logarithms of their means. */
function ofRepeats(many: Float64Array, logs: Float64Array, p: number, q: number, v: number): Sums {
  let [sum, byP, byQ, byV] = [0, 0, 0, 0]
  for (let x = 1; x < many.length; x++) {
    const k = many[x] ?? 0
    if (k === 0) continue
    const log = logs[x] ?? 0
    sum += k * (logGamma(p * x + q) - logGamma(p * x) - logGamma(q) + q * Math.log(v) + p * x * Math.log(x))
    sum += (p * x - 1) * log
    byP += x * (k * (digamma(p * x + q) - digamma(p * x) + Math.log(x)) + log)
    byQ += k * (digamma(p * x + q) - digamma(q) + Math.log(v))
    byV += (k * q) / v
  }
  return [sum, byP, byQ, byV]
}

/** What depends on the mean, too, of some groups; a loop in a function of its own, which runs three times as fast as in a generator. */
function ofMeans(
  before: Sums,
  { repeats, mean, count, spread }: Amounts,
  from: number,
  to: number,
  [p, q, v]: readonly [number, number, number],
): Sums {
  let [sum, byP, byQ, byV] = before
  for (let i = from; i < to; i++) {
    const [x, k] = [repeats[i] ?? 0, count[i] ?? 0]
    const all = x * (mean[i] ?? 0) + v
    const bent = (x * x * (spread[i] ?? 0)) / (all * all)
    const log = k * Math.log(all) - bent / 2
    sum -= (p * x + q) * log
    byP -= x * log
    byQ -= log
    byV -= ((p * x + q) * (k + bent)) / all
  }
  return [sum, byP, byQ, byV]
}

/** Expected worth of a purchase after x repeats of mean worth m: Fader & Hardie (2013), eq. 5. */
export function expectedWorth(params: SpendingFit['params'], x: number, mean: number): number {
  const [p, q, v] = params
  return (p * (v + x * mean)) / (p * x + q - 1)
}

function correlation(repeats: Int32Array, mean: Float64Array): SpendingFit['correlation'] {
  const n = mean.length
  let [mx, my] = [0, 0]
  for (let i = 0; i < n; i++) {
    mx += (repeats[i] ?? 0) / n
    my += (mean[i] ?? 0) / n
  }
  let [xx, yy, xy] = [0, 0, 0]
  for (let i = 0; i < n; i++) {
    const [dx, dy] = [(repeats[i] ?? 0) - mx, (mean[i] ?? 0) - my]
    xx += dx * dx
    yy += dy * dy
    xy += dx * dy
  }
  const value = xx > 1e-9 * n * mx * mx && yy > 1e-18 * n * my * my ? xy / Math.sqrt(xx * yy) : 0
  const half = n > 3 ? z95 / Math.sqrt(n - 3) : Infinity
  const z = Math.atanh(Math.max(-0.999999, Math.min(0.999999, value)))
  return { value, low: Math.tanh(z - half), high: Math.tanh(z + half) }
}
