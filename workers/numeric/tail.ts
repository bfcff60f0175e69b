const lanczos = [
  676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
]

/** Natural logarithm of the gamma function, x > 0: Lanczos (1964), g = 7, nine terms. */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const t = x + 6.5
  const sum = lanczos.reduce((s, c, i) => s + c / (x + i), 0.99999999999980993)
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum)
}

/** Upper tail of the chi-squared distribution: regularised incomplete gamma, DLMF 8.11.4 (series) and 8.9.2 (fraction). */
export function chiSquaredTail(x: number, degrees: number): number {
  if (!(x > 0)) return 1
  const a = degrees / 2
  const y = x / 2
  const front = Math.exp(a * Math.log(y) - y - logGamma(a))
  return y < a + 1 ? 1 - front * gammaSeries(a, y) : front * gammaFraction(a, y)
}

function gammaSeries(a: number, y: number): number {
  let term = 1 / a
  let sum = term
  for (let n = 1; n < 1000 && Math.abs(term) > Math.abs(sum) * 1e-16; n++) {
    term *= y / (a + n)
    sum += term
  }
  return sum
}

function gammaFraction(a: number, y: number): number {
  let b = y + 1 - a
  let c = 1e300
  let d = 1 / b
  let h = d
  for (let n = 1; n < 1000; n++) {
    const an = -n * (n - a)
    b += 2
    d = 1 / steady(an * d + b)
    c = steady(b + an / c)
    h *= d * c
    if (Math.abs(d * c - 1) < 1e-15) break
  }
  return h
}

/** Two-sided tail of Student's t: regularised incomplete beta, DLMF 8.17.22, evaluated by Lentz (1976). */
export function studentTail(t: number, degrees: number): number {
  const x = degrees / (degrees + t * t)
  return incompleteBeta(x, degrees / 2, 0.5)
}

/** What Student's t stays within but for `outside` of all cases, both sides together; `degrees` > 0. By halving, to 12 digits. */
export function studentWithin(outside: number, degrees: number): number {
  let [low, high] = [0, 1]
  while (studentTail(high, degrees) > outside) high *= 2
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2
    if (studentTail(middle, degrees) > outside) low = middle
    else high = middle
  }
  return high
}

/** Regularised incomplete beta function I_x(a, b). */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (!(x > 0)) return 0
  if (!(x < 1)) return 1
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a)
  const front = a * Math.log(x) + b * Math.log(1 - x) + logGamma(a + b) - logGamma(a) - logGamma(b)
  return (Math.exp(front) * betaFraction(x, a, b)) / a
}

function betaFraction(x: number, a: number, b: number): number {
  let c = 1
  let d = 1 / steady(1 - ((a + b) * x) / (a + 1))
  let h = d
  for (let m = 1; m < 1000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / steady(1 + even * d)
    c = steady(1 + even / c)
    h *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / steady(1 + odd * d)
    c = steady(1 + odd / c)
    h *= d * c
    if (Math.abs(d * c - 1) < 1e-15) break
  }
  return h
}

function steady(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value
}
