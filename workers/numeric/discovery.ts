/**
 * How many of the smallest p-values count as findings when `tests` were made and, on average, at most the share `rate` of
 * findings may be false: the largest k with p(k) ≤ k · rate / tests. Benjamini & Hochberg (1995), J. R. Stat. Soc. B 57.
 * Tests beyond the values given count with p = 1. Answers with the largest p that counts, or −1 where none does.
 */
export function discoveryLimit(values: Float64Array, tests: number, rate: number): number {
  const sorted = Float64Array.from(values).sort()
  for (let k = sorted.length; k > 0; k--) {
    const p = sorted[k - 1] ?? 1
    if (p <= (k * rate) / tests) return p
  }
  return -1
}
