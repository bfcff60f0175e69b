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
