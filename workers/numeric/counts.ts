import { incompleteBeta, logGamma } from './tail.ts'

/**
 * Densities and upper tails of counts, by the saddle-point expansion of Loader (2000), "Fast and Accurate Computation of
 * Binomial Probabilities": no logarithm of a factorial is ever subtracted from another, so nothing is lost for large counts.
 */

/** log(n!) less Stirling's formula. */
function stirlingError(n: number): number {
  if (n < 16) {
    let factorial = 1
    for (let i = 2; i <= n; i++) factorial *= i
    return n === 0 ? 0 : Math.log(factorial) - ((n + 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI))
  }
  const square = n * n
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / n
}

/** x log(x / mean) + mean − x, without cancellation where the two are close. */
function deviance(x: number, mean: number): number {
  const gap = x - mean
  if (Math.abs(gap) >= 0.1 * (x + mean)) return x * Math.log(x / mean) + mean - x
  const v = gap / (x + mean)
  let sum = gap * v
  for (let j = 1, term = 2 * x * v; j < 1000; j++) {
    term *= v * v
    const next = sum + term / (2 * j + 1)
    if (next === sum) break
    sum = next
  }
  return sum
}

/** Probability of x successes in n trials of probability p. */
function binomialDensity(x: number, n: number, p: number): number {
  const q = 1 - p
  if (x < 0 || x > n) return 0
  if (p <= 0) return x === 0 ? 1 : 0
  if (q <= 0) return x === n ? 1 : 0
  if (x === 0) return Math.exp(n * Math.log1p(-p))
  if (x === n) return Math.exp(n * Math.log(p))
  const error = stirlingError(n) - stirlingError(x) - stirlingError(n - x)
  return (
    Math.exp(error - deviance(x, n * p) - deviance(n - x, n * q)) * Math.sqrt(n / (2 * Math.PI * x * (n - x)))
  )
}

/** Probability that of `drawn` out of `all`, `marked` of which are marked, just x are marked. */
export function hypergeometricDensity(x: number, marked: number, drawn: number, all: number): number {
  if (x < Math.max(0, drawn + marked - all) || x > Math.min(marked, drawn)) return 0
  if (drawn === 0 || drawn === all) return 1
  const p = drawn / all
  return (
    (binomialDensity(x, marked, p) * binomialDensity(drawn - x, all - marked, p)) /
    binomialDensity(drawn, all, p)
  )
}

/** The two-sided exact test of Fisher (1935): twice the smaller tail of x of `drawn` marked, where `marked` of `all` are. */
export function fisherTwoSided(x: number, marked: number, drawn: number, all: number): number {
  const more = hypergeometricTail(x, marked, drawn, all)
  const fewer = 1 - hypergeometricTail(x + 1, marked, drawn, all)
  return Math.min(1, 2 * Math.min(more, fewer))
}

/** Probability of x or more: the one-sided exact test of Fisher (1935) for a table of two by two. */
export function hypergeometricTail(x: number, marked: number, drawn: number, all: number): number {
  const least = Math.max(0, drawn + marked - all)
  const most = Math.min(marked, drawn)
  if (x <= least) return 1
  if (x > most) return 0
  const rest = all - marked - drawn
  if (x > (marked * drawn) / all) {
    let term = hypergeometricDensity(x, marked, drawn, all)
    let sum = term
    for (let k = x; k < most && term > sum * 1e-17; k++) {
      term *= ((marked - k) * (drawn - k)) / ((k + 1) * (rest + k + 1))
      sum += term
    }
    return Math.min(1, sum)
  }
  let term = hypergeometricDensity(x - 1, marked, drawn, all)
  let sum = term
  for (let k = x - 1; k > least && term > sum * 1e-17; k--) {
    term *= (k * (rest + k)) / ((marked - k + 1) * (drawn - k + 1))
    sum += term
  }
  return Math.max(0, 1 - sum)
}

function poissonDensity(k: number, mean: number): number {
  if (k === 0) return Math.exp(-mean)
  return Math.exp(-stirlingError(k) - deviance(k, mean)) / Math.sqrt(2 * Math.PI * k)
}

/** Probability that a Poisson count of this mean is x or more. */
export function poissonTail(x: number, mean: number): number {
  if (x <= 0) return 1
  if (!(mean > 0)) return 0
  if (x > mean) {
    let term = poissonDensity(x, mean)
    let sum = term
    for (let k = x; term > sum * 1e-17; k++) {
      term *= mean / (k + 1)
      sum += term
    }
    return Math.min(1, sum)
  }
  let term = poissonDensity(x - 1, mean)
  let sum = term
  for (let k = x - 1; k > 0 && term > sum * 1e-17; k--) {
    term *= k / mean
    sum += term
  }
  return Math.max(0, 1 - sum)
}

/** Probability of x or more successes in n trials of probability p: regularised incomplete beta, DLMF 8.17.5. */
export function binomialTail(x: number, n: number, p: number): number {
  if (x <= 0) return 1
  return x > n ? 0 : incompleteBeta(p, x, n - x + 1)
}

/**
 * Probability of x or more successes in n trials whose common probability is drawn anew each time from a beta distribution of
 * this mean; `alike` is the correlation of two trials, 0–1 (0 = binomial): Skellam (1948), J. R. Stat. Soc. B 10. Linear in n − x.
 */
export function betaBinomialTail(x: number, n: number, mean: number, alike: number): number {
  if (!(alike > 0) || mean <= 0 || mean >= 1) return binomialTail(x, n, mean)
  if (x <= 0) return 1
  const scale = (1 - alike) / alike
  const [a, b] = [mean * scale, (1 - mean) * scale]
  const whole = logGamma(a + b + n) - logGamma(n + 1) + logGamma(a) + logGamma(b) - logGamma(a + b)
  let sum = 0
  for (let k = x; k <= n; k++) {
    const ways = -logGamma(k + 1) - logGamma(n - k + 1)
    sum += Math.exp(ways + logGamma(a + k) + logGamma(b + n - k) - whole)
  }
  return Math.min(1, sum)
}
