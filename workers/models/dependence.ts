import { within } from '../numeric/progress.ts'
import { quantile } from '../numeric/quantile.ts'
import type { FeatureColumn, Features } from './features.ts'
import type { Fitted } from './fitted.ts'

/** The mean answer when every row has one value in a column. */
export interface Dependence {
  /** The value, or the place of the label. */
  readonly at: number
  readonly mean: number
}

/**
 * Partial dependence (Friedman 2001, §8.2): at up to `points` quantiles of a number, or at every label. Shows the model, not
 * the world: rows get values that may never occur together. 16 bytes a row. Yields the share done.
 */
export function* partialDependence(
  model: Fitted,
  features: Features,
  name: string,
  points = 20,
): Generator<number, Dependence[]> {
  const c = features.columns.findIndex((column) => column.name === name)
  const column = features.columns[c]
  if (!column) return []
  const found: Dependence[] = []
  const grid = gridOf(column, points)
  for (const [k, at] of grid.entries()) {
    const asked = { ...features, columns: features.columns.with(c, filled(column, features.rows, at)) }
    const scores = yield* within(model.score(asked), k / grid.length, (k + 1) / grid.length)
    found.push({ at, mean: scores.reduce((s, p) => s + p, 0) / Math.max(1, features.rows) })
  }
  return found
}

function gridOf(column: FeatureColumn, points: number): number[] {
  if (column.kind === 'category') return [...column.labels.keys()]
  const every = Math.max(1, Math.floor(column.values.length / 40_000))
  const known = column.values.filter((v, i) => i % every === 0 && !Number.isNaN(v)).sort()
  if (known.length === 0) return []
  return [...new Set(Array.from({ length: points }, (_, k) => quantile(known, k / (points - 1))))]
}

function filled(column: FeatureColumn, rows: number, at: number): FeatureColumn {
  return column.kind === 'number'
    ? { ...column, values: new Float64Array(rows).fill(at) }
    : { ...column, codes: new Int32Array(rows).fill(at) }
}
