import { incompleteBeta, studentTail } from '../numeric/tail.ts'
import { drawn, type Estimate, percentiles } from './bootstrap.ts'
import type { Judged, Measure } from './judged.ts'

export interface Tested {
  /** Mean of first less second. */
  readonly difference: number
  readonly statistic: number
  /** Two-sided; 1 where nothing can be said. */
  readonly p: number
}

/**
 * Do two models differ over resamples? The t-test corrected for overlapping training sets: Nadeau & Bengio (2003), Machine
 * Learning 52, eq. 10. `differences`: first less second in each resample; `testShare`: rows tested over rows learned from.
 */
export function correctedResampled(differences: ArrayLike<number>, testShare: number): Tested {
  const n = differences.length
  const list = Float64Array.from({ length: n }, (_, i) => differences[i] ?? 0)
  const difference = list.reduce((s, d) => s + d, 0) / Math.max(1, n)
  const variance = list.reduce((s, d) => s + (d - difference) ** 2, 0) / Math.max(1, n - 1)
  if (n < 2 || !(variance > 0)) return { difference, statistic: 0, p: 1 }
  const statistic = difference / Math.sqrt((1 / n + testShare) * variance)
  return { difference, statistic, p: studentTail(statistic, n - 1) }
}

/**
 * Do two classifiers err alike? McNemar (1947), exact: of the rows on which only one of them is right, each should have half.
 * `difference`: share of rows the first gets right more often.
 */
export function mcnemar(firstRight: ArrayLike<number>, secondRight: ArrayLike<number>): Tested {
  const n = firstRight.length
  let [first, second] = [0, 0]
  for (let i = 0; i < n; i++) {
    if (firstRight[i] && !secondRight[i]) first++
    if (secondRight[i] && !firstRight[i]) second++
  }
  const [few, all] = [Math.min(first, second), first + second]
  const tail = few === all || 2 * few === all ? 1 : incompleteBeta(0.5, all - few, few + 1)
  const p = all === 0 ? 1 : few === 0 ? 2 ** (1 - all) : Math.min(1, 2 * tail)
  return { difference: (first - second) / Math.max(1, n), statistic: first - second, p: Math.min(1, p) }
}

export interface Paired extends Estimate {
  /** Share of draws in which the first was not better, two-sided: a bootstrap p-value. */
  readonly p: number
}

/** A figure of one model less that of another, on the same rows drawn again and again. Yields the share done. */
export function* pairedBootstrap(
  first: Judged,
  second: Judged,
  measure: Measure,
  random: () => number,
  rounds = 400,
): Generator<number, Paired> {
  const rows = first.rows.length
  const [byRow, ofFirst, ofSecond] = [0, 1, 2].map(() => new Uint16Array(rows)) as [
    Uint16Array<ArrayBuffer>,
    Uint16Array<ArrayBuffer>,
    Uint16Array<ArrayBuffer>,
  ]
  const draws: number[] = []
  for (let round = 0; round < rounds; round++) {
    yield* drawn(rows, random, byRow)
    gather(byRow, first.rows, ofFirst)
    gather(byRow, second.rows, ofSecond)
    draws.push(measure(first, ofFirst) - measure(second, ofSecond))
    yield round / rounds
  }
  const below = draws.filter((d) => d <= 0).length
  const above = draws.filter((d) => d >= 0).length
  const p = Math.min(1, (2 * (Math.min(below, above) + 1)) / (rounds + 1))
  return { ...percentiles(measure(first) - measure(second), draws), p }
}

function gather(byRow: Uint16Array, rows: Int32Array, into: Uint16Array): void {
  for (let i = 0; i < rows.length; i++) into[i] = byRow[rows[i] ?? 0] ?? 0
}
