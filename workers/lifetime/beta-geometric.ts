import type { Objective } from '../numeric/minimise.ts'
import type { Histories } from './histories.ts'

const chunk = 1 << 15

/** Σ log(base + i) and Σ 1 / (base + i) over i < n, for n = 0 … most: log Γ(base + n) − log Γ(base) and its derivative. */
interface Rising {
  logs: Float64Array
  slopes: Float64Array
}

function rising(base: number, most: number): Rising {
  const [logs, slopes] = [new Float64Array(most + 1), new Float64Array(most + 1)]
  for (let i = 0; i < most; i++) {
    logs[i + 1] = (logs[i] ?? 0) + Math.log(base + i)
    slopes[i + 1] = (slopes[i] ?? 0) + 1 / (base + i)
  }
  return { logs, slopes }
}

/**
 * Minus the log-likelihood of BG/NBD, Fader, Hardie & Lee (2005), Marketing Science 24, eq. 6, or of MBG/NBD, Batislam,
 * Denizel & Filiztekin (2007), Int. J. Research in Marketing 24, in log r, log α, log a, log b, with its slope. MBG is BG
 * with one more chance to drop out, before the first repeat: x + 1 for x in the beta part. Per group one exponential and one
 * logarithm (those alone in their group share one, of a product of many): those of times stand in tables by tick, those of x
 * in tables by x. Memory: 40 bytes a tick.
 */
export function betaGeometric(histories: Histories, modified: boolean, scale: number): Objective {
  const { groups, repeats, count, longest, most } = histories
  const before = modified ? 1 : 0
  const [ofX, ofTime] = [
    new Float64Array(most + 1),
    [new Float64Array(longest + 1), new Float64Array(longest + 1)],
  ]
  for (let g = 0; g < groups; g++) ofX[repeats[g] ?? 0] = (ofX[repeats[g] ?? 0] ?? 0) + (count[g] ?? 0)
  const [logs = ofX, inverses = ofX] = ofTime
  const groupsSum = groupsOf(histories, before, logs, inverses)
  return function* (at, gradient) {
    const [r = 1, alpha = 1, a = 1, b = 1] = Array.from(at, Math.exp)
    layTimes(logs, inverses, alpha, scale)
    let sums = repeatsOf(ofX, before, [r, alpha, a, b])
    for (let g = 0; g < groups; g += chunk) {
      yield
      sums = groupsSum(sums, g, Math.min(groups, g + chunk), r, a, b)
    }
    const [sum, byR, byAlpha, byA, byB] = sums
    gradient.set([-byR * r, -byAlpha * alpha, -byA * a, -byB * b])
    return -sum
  }
}

/** log(α + t) and its slope at each tick; a loop of its own, as a generator boxes the numbers of its loops. */
function layTimes(logs: Float64Array, inverses: Float64Array, alpha: number, scale: number): void {
  for (let k = 0; k < logs.length; k++) {
    logs[k] = Math.log(alpha + k * scale)
    inverses[k] = 1 / (alpha + k * scale)
  }
}

/** The log-likelihood, and its slopes by r, α, a and b. */
type Sums = [sum: number, byR: number, byAlpha: number, byA: number, byB: number]

/** What depends on the number of repeats alone: `ofX` customers of each. */
function repeatsOf(
  ofX: Float64Array,
  before: number,
  [r, alpha, a, b]: readonly [number, number, number, number],
): Sums {
  const most = ofX.length - 1
  const [ofR, ofB, ofAB] = [rising(r, most), rising(b, most + before), rising(a + b, most + before)]
  let [sum, byR, byAlpha, byA, byB] = [0, 0, 0, 0, 0]
  for (let x = 0; x <= most; x++) {
    const n = ofX[x] ?? 0
    const y = x + before
    sum += n * ((ofR.logs[x] ?? 0) + r * Math.log(alpha) + (ofB.logs[y] ?? 0) - (ofAB.logs[y] ?? 0))
    byR += n * ((ofR.slopes[x] ?? 0) + Math.log(alpha))
    byAlpha += (n * r) / alpha
    byA -= n * (ofAB.slopes[y] ?? 0)
    byB += n * ((ofB.slopes[y] ?? 0) - (ofAB.slopes[y] ?? 0))
  }
  return [sum, byR, byAlpha, byA, byB]
}

/** Adds what depends on the times, too, of groups `from`–`to`; a loop in a function of its own, which is faster than in a generator. */
function groupsOf(
  { repeats, last, age, count }: Histories,
  before: number,
  logs: Float64Array,
  inverses: Float64Array,
) {
  return (sums: Sums, from: number, to: number, r: number, a: number, b: number): Sums => {
    let [sum, byR, byAlpha, byA, byB] = sums
    let product = 1
    for (let g = from; g < to; g++) {
      const x = repeats[g] ?? 0
      const n = count[g] ?? 0
      const end = age[g] ?? 0
      const k = r + x
      const late = logs[end] ?? 0
      const slopeLate = inverses[end] ?? 0
      const chances = b + x + before - 1
      if (x + before === 0) {
        sum -= n * k * late
        byR -= n * late
        byAlpha -= n * k * slopeLate
        continue
      }
      const then = last[g] ?? 0
      const early = logs[then] ?? 0
      const odds = Math.exp(Math.min(700, k * (late - early))) * (a / chances)
      const gone = odds / (1 + odds)
      if (n === 1 && odds < 1e100) {
        if (product > 1e200) {
          sum += Math.log(product)
          product = 1
        }
        product *= 1 + odds
        sum -= k * late
      } else sum += n * (Math.log(1 + odds) - k * late)
      byR -= n * (late + gone * (early - late))
      byAlpha -= n * k * (slopeLate + gone * ((inverses[then] ?? 0) - slopeLate))
      byA += (n * gone) / a
      byB -= (n * gone) / chances
    }
    return [sum + Math.log(product), byR, byAlpha, byA, byB]
  }
}
