import type { Matrix } from '../../cluster/matrix.ts'
import { within } from '../../numeric/progress.ts'
import { quantile } from '../../numeric/quantile.ts'
import { ascending } from '../../numeric/sorting.ts'
import { type Measure, measures } from './measures.ts'

export type Weighing = 'log' | 'rank'

/** How one measure becomes a column: `known` 0–1 of the customers have it, `same` share the commonest value. */
export interface Scale {
  measure: Measure
  known: number
  same: number
  used: boolean
  bend(value: number): number
  mean: number
  deviation: number
}

/** A measure fewer than this share of the customers have, or of which more share one value, says too little. */
export const leastKnown = 0.3
export const mostSame = 0.95
/** Beyond so many standard deviations everybody stands at the same place: no single customer pulls a group along. */
const reach = 3

const bent = (value: number) => Math.sign(value) * Math.log1p(Math.abs(value))

/**
 * Logarithms for what is spread long (money, days, counts), shares as they are; or places in line for all. Yields the share done.
 * 24 bytes a customer.
 */
export function* scalesOf(columns: readonly Float64Array[], weighing: Weighing): Generator<number, Scale[]> {
  const scales: Scale[] = []
  for (const [m, measure] of measures.entries()) {
    const part = [m / measures.length, (m + 1) / measures.length] as const
    scales.push(yield* within(scaleOf(measure, columns[m] ?? new Float64Array(), weighing), ...part))
  }
  return scales
}

function* scaleOf(measure: Measure, column: Float64Array, weighing: Weighing): Generator<number, Scale> {
  const known = yield* within(ascending(knownIn(column)), 0, 0.5)
  const same = commonest(known)
  const share = known.length / Math.max(1, column.length)
  const bend = weighing === 'rank' ? placeIn(known) : measure.shape === 'long' ? bent : (v: number) => v
  yield 0.6
  const { mean, deviation } = yield* within(spreadOf(known, bend), 0.6, 1)
  const used = share >= leastKnown && same <= mostSame && deviation > 1e-9
  return { measure, known: share, same, used, bend, mean, deviation }
}

function knownIn(column: Float64Array): Float64Array {
  const known = new Float64Array(column.length)
  let n = 0
  for (let i = 0; i < column.length; i++) if (!Number.isNaN(column[i])) known[n++] = column[i] ?? 0
  return known.subarray(0, n)
}

function commonest(sorted: Float64Array): number {
  let [most, run] = [0, 0]
  for (let i = 0; i < sorted.length; i++) {
    run = i > 0 && sorted[i] === sorted[i - 1] ? run + 1 : 1
    if (run > most) most = run
  }
  return most / Math.max(1, sorted.length)
}

function* spreadOf(
  values: Float64Array,
  bend: (value: number) => number,
): Generator<number, { mean: number; deviation: number }> {
  let [sum, squares] = [0, 0]
  for (let i = 0; i < values.length; i++) {
    if (i % 65_536 === 65_535) yield (0.5 * i) / values.length
    sum += bend(values[i] ?? 0)
  }
  const mean = sum / Math.max(1, values.length)
  for (let i = 0; i < values.length; i++) {
    if (i % 65_536 === 65_535) yield 0.5 + (0.5 * i) / values.length
    squares += (bend(values[i] ?? 0) - mean) ** 2
  }
  return { mean, deviation: Math.sqrt(squares / Math.max(1, values.length)) }
}

/** Share of the customers below, by 256 steps; equal values share a place. */
function placeIn(sorted: Float64Array): (value: number) => number {
  if (sorted.length === 0) return () => 0
  const steps = Array.from({ length: 257 }, (_, i) => quantile(sorted, i / 256))
  return (value) => (first(steps, value, false) + first(steps, value, true)) / 2 / 256
}

function first(steps: readonly number[], value: number, above: boolean): number {
  let [low, high] = [0, steps.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    const step = steps[middle] ?? 0
    if (above ? step > value : step >= value) high = middle
    else low = middle + 1
  }
  return low
}

/**
 * Customers by the measures that are used, mean 0 and deviation 1; what is not known of someone stands in the middle.
 * 8 bytes a value.
 */
export function* matrixOf(
  columns: readonly Float64Array[],
  scales: readonly Scale[],
): Generator<number, Matrix> {
  const used = scales.filter((s) => s.used)
  const rows = columns[0]?.length ?? 0
  const values = new Float64Array(rows * used.length)
  for (let j = 0; j < used.length; j++) {
    const scale = used[j]
    const column = scale && columns[scales.indexOf(scale)]
    if (!scale || !column) continue
    for (let i = 0; i < rows; i++) {
      if (i % 65_536 === 0) yield (j + i / rows) / used.length
      const value = column[i] ?? Number.NaN
      const z = Number.isNaN(value) ? 0 : (scale.bend(value) - scale.mean) / scale.deviation
      values[i * used.length + j] = Math.max(-reach, Math.min(reach, z))
    }
  }
  return { rows, columns: used.length, values }
}
