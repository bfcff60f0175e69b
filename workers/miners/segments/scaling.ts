import type { Matrix } from '../../cluster/matrix.ts'
import { quantiles } from '../../numeric/quantile.ts'
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

/** Logarithms for what is spread long (money, days, counts), shares as they are; or places in line for all. */
export function scalesOf(columns: readonly Float64Array[], weighing: Weighing): Scale[] {
  return measures.map((measure, m) => {
    const known = (columns[m] ?? new Float64Array()).filter((v) => !Number.isNaN(v))
    const same = commonest(known)
    const share = known.length / Math.max(1, columns[m]?.length ?? 0)
    const bend = weighing === 'rank' ? placeIn(known) : measure.shape === 'long' ? bent : (v: number) => v
    const { mean, deviation } = spreadOf(known, bend)
    const used = share >= leastKnown && same <= mostSame && deviation > 1e-9
    return { measure, known: share, same, used, bend, mean, deviation }
  })
}

function commonest(values: Float64Array): number {
  const sorted = values.slice().sort()
  let [most, run] = [0, 0]
  for (let i = 0; i < sorted.length; i++) {
    run = i > 0 && sorted[i] === sorted[i - 1] ? run + 1 : 1
    if (run > most) most = run
  }
  return most / Math.max(1, sorted.length)
}

function spreadOf(values: Float64Array, bend: (value: number) => number) {
  let [sum, squares] = [0, 0]
  for (const v of values) sum += bend(v)
  const mean = sum / Math.max(1, values.length)
  for (const v of values) squares += (bend(v) - mean) ** 2
  return { mean, deviation: Math.sqrt(squares / Math.max(1, values.length)) }
}

/** Share of the customers below, by 256 steps; equal values share a place. */
function placeIn(values: Float64Array): (value: number) => number {
  if (values.length === 0) return () => 0
  const steps = quantiles(
    values,
    Array.from({ length: 257 }, (_, i) => i / 256),
  )
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

/** Customers by the measures that are used, mean 0 and deviation 1; what is not known of someone stands in the middle. */
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
