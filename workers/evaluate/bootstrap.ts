import { quantile } from '../numeric/quantile.ts'
import type { Judged, Measure } from './judged.ts'

/** A figure with its 95 % interval; both ends NaN where no draw gave it a meaning. */
export interface Estimate {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** Draws as many places as there are, with replacement: how often each came. Yields between long stretches. */
export function* drawn(rows: number, random: () => number, times: Uint16Array): Generator<number, void> {
  times.fill(0)
  for (let from = 0; from < rows; from += piece) {
    if (from > 0) yield from / rows
    draw(rows, Math.min(piece, rows - from), random, times)
  }
}

const piece = 1 << 18

function draw(rows: number, count: number, random: () => number, times: Uint16Array): void {
  for (let i = 0; i < count; i++) {
    const at = Math.floor(random() * rows)
    times[at] = (times[at] ?? 0) + 1
  }
}

/** Values between the 2.5th and the 97.5th percentile of what was drawn; draws without a meaning are left out. */
export function percentiles(value: number, draws: readonly number[]): Estimate {
  const known = Float64Array.from(draws.filter((v) => !Number.isNaN(v))).sort()
  if (known.length === 0) return { value, low: Number.NaN, high: Number.NaN }
  return { value, low: quantile(known, 0.025), high: quantile(known, 0.975) }
}

/**
 * Each figure with its percentile interval (Efron 1979; Efron & Tibshirani 1993, ch. 13): the same draws serve all figures.
 * Yields the share done.
 */
export function* bootstrap<K extends string>(
  judged: Judged,
  measures: Readonly<Record<K, Measure>>,
  random: () => number,
  rounds = 200,
): Generator<number, Record<K, Estimate>> {
  const names = Object.keys(measures) as K[]
  const draws = new Map(names.map((name) => [name, [] as number[]]))
  const times = new Uint16Array(judged.scores.length)
  for (let round = 0; round < rounds; round++) {
    yield* drawn(times.length, random, times)
    for (const name of names) {
      draws.get(name)?.push(measures[name](judged, times))
      yield round / rounds
    }
  }
  const estimates = names.map((name) => [name, percentiles(measures[name](judged), draws.get(name) ?? [])])
  return Object.fromEntries(estimates) as Record<K, Estimate>
}
