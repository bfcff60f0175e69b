import { chiSquaredTail } from './tail.ts'

/** The k-th smallest p of so many tests counts: Benjamini & Hochberg (1995), J. R. Stat. Soc. B 57, 289–300, eq. 1. */
const counts = (k: number, p: number, tests: number, rate: number) => p <= (k * rate) / tests

/**
 * How many of the smallest p-values count as findings when `tests` were made and, on average, at most the share `rate` of
 * findings may be false: the largest k with p(k) ≤ k · rate / tests. Benjamini & Hochberg (1995).
 * Tests beyond the values given count with p = 1. Answers with the largest p that counts, or −1 where none does.
 */
export function discoveryLimit(values: Float64Array, tests: number, rate: number): number {
  const sorted = Float64Array.from(values).sort()
  for (let k = sorted.length; k > 0; k--) {
    const p = sorted[k - 1] ?? 1
    if (counts(k, p, tests, rate)) return p
  }
  return -1
}

const bins = 8000
const width = 0.05

/**
 * The same for more tests than can be kept: of log-likelihood ratios G² (χ² of one degree of freedom, one-sided) the least that
 * counts as found. Kept are counts in steps of 0.05, so memory does not grow with the tests: 32 kB.
 */
export class Discovery {
  readonly #counts = new Int32Array(bins + 1)
  readonly #rate: number
  tested = 0

  constructor(rate = 0.05) {
    this.#rate = rate
  }

  /** Counts one test, and gives it back. */
  seen(g2: number): number {
    const bin = g2 > 0 ? Math.min(bins, Math.floor(g2 / width)) : 0
    this.#counts[bin] = (this.#counts[bin] ?? 0) + 1
    this.tested++
    return g2
  }

  /** Infinity where nothing is found. */
  least(): number {
    let above = 0
    let least = Infinity
    for (let bin = bins; bin > 0; bin--) {
      above += this.#counts[bin] ?? 0
      const p = chiSquaredTail(bin * width, 1) / 2
      if (above > 0 && counts(above, p, this.tested, this.#rate)) least = bin * width
    }
    return least
  }
}
