/**
 * Log-likelihood ratio G² of a 2 × 2 table (Dunning 1993, Computational Linguistics 19, 61–74), signed: above 0 where the
 * first row holds more of its first column than the second. Counts below 0 are taken as 0.
 */
export function signedG2(hits: number, of: number, otherHits: number, otherOf: number): number {
  const b = Math.max(0, of - hits)
  const c = Math.max(0, otherHits)
  const d = Math.max(0, otherOf - c)
  const g2 = ratio(hits, b, c, d)
  return hits * (c + d) >= c * (hits + b) ? g2 : -g2
}

/** As `signedG2`, and 0 where that is below 0, which costs next to nothing. */
export function excessG2(hits: number, of: number, otherHits: number, otherOf: number): number {
  const b = Math.max(0, of - hits)
  const c = Math.max(0, otherHits)
  const d = Math.max(0, otherOf - c)
  return hits * (c + d) >= c * (hits + b) ? ratio(hits, b, c, d) : 0
}

function ratio(a: number, b: number, c: number, d: number): number {
  const [first, second, all] = [a + b, c + d, a + b + c + d]
  if (first === 0 || second === 0) return 0
  const sum =
    term(a, all, first, a + c) +
    term(b, all, first, b + d) +
    term(c, all, second, a + c) +
    term(d, all, second, b + d)
  return 2 * Math.max(0, sum)
}

const term = (n: number, all: number, row: number, column: number) =>
  n > 0 ? n * Math.log((n * all) / (row * column)) : 0
