import { z95 } from '../numeric/interval.ts'
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

/** Two rules held against the same cases, with the 95 % interval of the difference of their shares right. */
export interface PairedShares {
  /** Cases that only the first, and only the second, got right. */
  onlyFirst: number
  onlySecond: number
  difference: number
  low: number
  high: number
  /** Two-sided, exact; 1 where they never differ. */
  p: number
}

/**
 * Do two rules err alike on the same `n` cases? Exact test of McNemar (1947), Psychometrika 12, 153–157, on the cases on which only
 * one of them is right; interval of the difference by the normal approximation (Agresti 2013, Categorical Data Analysis, eq. 11.2).
 */
export function mcnemar(onlyFirst: number, onlySecond: number, n: number): PairedShares {
  const differing = onlyFirst + onlySecond
  const difference = n > 0 ? (onlyFirst - onlySecond) / n : 0
  const half = n > 0 ? (z95 * Math.sqrt(Math.max(0, differing - (onlyFirst - onlySecond) ** 2 / n))) / n : 0
  const most = Math.max(onlyFirst, onlySecond)
  const tail = differing === 0 ? 1 : incompleteBeta(0.5, most, differing - most + 1)
  const [low, high] = [difference - half, difference + half]
  return { onlyFirst, onlySecond, difference, low, high, p: Math.min(1, 2 * tail) }
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
