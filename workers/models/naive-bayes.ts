import type { FeatureColumn, Features } from './features.ts'
import { type Fit, type Fitted, logistic, type Reasons } from './fitted.ts'

export interface BayesOptions {
  /** Rows of each label thought to have been seen before (Laplace, Lidstone). */
  readonly smoothing?: number
}

/** What a column says about the outcome: log of how much likelier a value is with it than without. */
type Evidence = (value: number) => number

interface Learned {
  readonly prior: number
  readonly evidence: readonly Evidence[]
  /** Mean evidence of each column over the rows it was learned from. */
  readonly usual: readonly number[]
}

/**
 * Naive Bayes: numbers normal in each class (John & Langley 1995; deviations are kept above 1e-9 of the column's, as others
 * do), labels by their smoothed shares. What is not known says nothing. Keeps two numbers a column or label.
 */
export function fitNaiveBayes({ smoothing = 1 }: BayesOptions = {}): Fit {
  return function* (features, outcome) {
    const hits = outcome.reduce((s, v) => s + v, 0)
    const prior = Math.log((hits + 0.5) / (outcome.length - hits + 0.5))
    const evidence: Evidence[] = []
    for (const column of features.columns) {
      evidence.push(
        column.kind === 'number' ? normal(column.values, outcome) : shares(column, outcome, smoothing),
      )
      yield (0.7 * evidence.length) / features.columns.length
    }
    const usual: number[] = []
    for (const [c, column] of features.columns.entries()) {
      usual.push(meanOf(column, evidence[c] ?? nothing, features.rows))
      yield 0.7 + (0.3 * c) / features.columns.length
    }
    return modelOf({ prior, evidence, usual })
  }
}

const nothing: Evidence = () => 0

/** A cell: NaN where it is not known. */
function cell(column: FeatureColumn, row: number): number {
  if (column.kind === 'number') return column.values[row] ?? Number.NaN
  const code = column.codes[row] ?? -1
  return code < 0 ? Number.NaN : code
}

function normal(values: Float64Array, outcome: Uint8Array): Evidence {
  const [without, having] = moments(values, outcome)
  const rows = without.rows + having.rows
  if (without.rows === 0 || having.rows === 0) return nothing
  const apart = (having.mean - without.mean) ** 2 * (without.rows / rows) * (having.rows / rows)
  const all = (without.variance * without.rows + having.variance * having.rows) / rows + apart
  if (!(all > 0)) return nothing
  const [v0, v1] = [without.variance + 1e-9 * all, having.variance + 1e-9 * all]
  const ahead = 0.5 * Math.log(v0 / v1)
  return (x) =>
    Number.isNaN(x) ? 0 : ahead + (x - without.mean) ** 2 / (2 * v0) - (x - having.mean) ** 2 / (2 * v1)
}

interface Moments {
  rows: number
  mean: number
  variance: number
}

/** Rows, mean and population variance without and with the outcome: Welford (1962), one pass. */
function moments(values: Float64Array, outcome: Uint8Array): [Moments, Moments] {
  const [rows, mean, squares] = [new Float64Array(2), new Float64Array(2), new Float64Array(2)]
  for (let i = 0; i < values.length; i++) {
    const x = values[i] ?? Number.NaN
    if (Number.isNaN(x)) continue
    const is = outcome[i] ?? 0
    const before = mean[is] ?? 0
    const n = (rows[is] ?? 0) + 1
    const now = before + (x - before) / n
    rows[is] = n
    mean[is] = now
    squares[is] = (squares[is] ?? 0) + (x - before) * (x - now)
  }
  const of = (is: number) => {
    const n = rows[is] ?? 0
    return { rows: n, mean: mean[is] ?? 0, variance: n > 0 ? (squares[is] ?? 0) / n : 0 }
  }
  return [of(0), of(1)]
}

function shares(
  { codes, labels }: Extract<FeatureColumn, { kind: 'category' }>,
  outcome: Uint8Array,
  smoothing: number,
): Evidence {
  const counts = new Float64Array(2 * labels.length)
  const all = [0, 0]
  codes.forEach((code, i) => {
    if (code < 0) return
    const is = outcome[i] ?? 0
    counts[2 * code + is] = (counts[2 * code + is] ?? 0) + 1
    all[is] = (all[is] ?? 0) + 1
  })
  const share = (code: number, is: number) =>
    ((counts[2 * code + is] ?? 0) + smoothing) / ((all[is] ?? 0) + smoothing * labels.length)
  const logs = labels.map((_, code) => Math.log(share(code, 1) / share(code, 0)))
  return (code) => (Number.isNaN(code) ? 0 : (logs[code] ?? 0))
}

function meanOf(column: FeatureColumn, evidence: Evidence, rows: number): number {
  let sum = 0
  for (let i = 0; i < rows; i++) sum += evidence(cell(column, i))
  return sum / Math.max(1, rows)
}

function modelOf({ prior, evidence, usual }: Learned): Fitted {
  return {
    *score({ rows, columns }: Features) {
      const sums = new Float64Array(rows).fill(prior)
      for (const [c, column] of columns.entries())
        for (let i = 0; i < rows; i++) {
          if (i % 65_536 === 0) yield (c + i / rows) / columns.length
          sums[i] = (sums[i] ?? 0) + (evidence[c] ?? nothing)(cell(column, i))
        }
      return sums.map(logistic)
    },
    *reasons({ rows, columns }: Features): Generator<number, Reasons> {
      const values = new Float64Array(rows * columns.length)
      for (const [c, column] of columns.entries())
        for (let i = 0; i < rows; i++) {
          if (i % 65_536 === 0) yield (c + i / rows) / columns.length
          values[i * columns.length + c] = (evidence[c] ?? nothing)(cell(column, i)) - (usual[c] ?? 0)
        }
      return { base: prior + usual.reduce((s, v) => s + v, 0), scale: 'log-odds', values }
    },
  }
}
