/** ψ(x), the derivative of log Γ, x > 0: recurrence to x ≥ 8, then the asymptotic series, DLMF 5.11.2. */
export function digamma(x: number): number {
  let [at, sum] = [x, 0]
  while (at < 8) sum -= 1 / at++
  const square = 1 / (at * at)
  const tail =
    1 / 12 -
    square *
      (1 / 120 - square * (1 / 252 - square * (1 / 240 - square * (1 / 132 - square * 0.0210927960928))))
  return sum + Math.log(at) - 0.5 / at - square * tail
}

/** log(e^a + e^b) without overflow; −∞ stands for zero. */
export function logAdd(a: number, b: number): number {
  const most = Math.max(a, b)
  return most === -Infinity ? most : most + Math.log1p(Math.exp(-Math.abs(a - b)))
}

/**
 * The hypergeometric series ₃F₂(a1, a2, a3; b1, b2; z), |z| < 1, DLMF 16.2.1; b1 and b2 not 0, −1, −2, … . With a3 = b2 it
 * is Gauss's ₂F₁(a1, a2; b1; z), DLMF 15.2.1.
 */
export function hypergeometric(
  a1: number,
  a2: number,
  a3: number,
  b1: number,
  b2: number,
  z: number,
): number {
  let [sum, term] = [1, 1]
  for (let n = 0; n < 100_000; n++) {
    term *= (((a1 + n) * (a2 + n) * (a3 + n)) / ((b1 + n) * (b2 + n) * (n + 1))) * z
    sum += term
    if (Math.abs(term) < 1e-16 * Math.abs(sum)) break
  }
  return sum
}
