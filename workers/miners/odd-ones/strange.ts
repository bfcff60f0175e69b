import { anomalyScores, isolationForest } from '../../anomaly/forest.ts'
import type { Matrix } from '../../anomaly/matrix.ts'
import { localOutlierFactors, nearest } from '../../anomaly/neighbours.ts'
import { robust } from '../../anomaly/robust.ts'
import { ecod } from '../../anomaly/tails.ts'
import { rising, within } from '../../numeric/progress.ts'
import { shuffle } from '../../numeric/random.ts'
import { ascending } from '../../numeric/sorting.ts'
import { below } from './sorted.ts'

/** Rows dealt anew that a score is held against, and rows that are few enough for every pair to be measured. */
const [mostNull, small] = [30_000, 1_500]
const chunk = 1 << 15
/** Neighbours of the local outlier factor, in the middle of the range its authors advise. */
const neighbours = 20

/** Of each row how likely chance alone makes one as strange; the smallest of several ways, times their number (Bonferroni). */
export function* strangeness(matrix: Matrix, random: () => number): Generator<number, Float64Array> {
  const nulls = yield* within(nullRows(matrix, random), 0, 0.1)
  const ways = [forestScores(matrix, nulls, random), tailScores(matrix, nulls)]
  if (matrix.rows <= small) ways.push(densityScores(matrix, nulls))
  const least = new Float64Array(matrix.rows).fill(1)
  for (const [k, way] of ways.entries()) {
    const [from, to] = [k, k + 1].map((n) => 0.1 + (0.85 * n) / ways.length) as [number, number]
    const { own, dealt } = yield* within(rising(way), from, to)
    const sorted = yield* ascending(dealt)
    for (let i = 0; i < least.length; i++) {
      if (i % chunk === 0) yield to
      const beyond = sorted.length - below(sorted, own[i] ?? 0)
      least[i] = Math.min(least[i] ?? 1, (ways.length * (1 + beyond)) / (1 + sorted.length))
    }
  }
  return yield* within(capped(least), 0.95, 1)
}

/** What goes together in any shop is no oddity: no row has a smaller p than its place among all rows gives. */
function* capped(least: Float64Array): Generator<number, Float64Array> {
  const sorted = yield* ascending(least)
  const out = new Float64Array(least.length)
  for (let i = 0; i < out.length; i++) {
    if (i % chunk === 0) yield i / out.length
    const p = least[i] ?? 1
    out[i] = Math.max(p, (below(sorted, p) + 1) / out.length)
  }
  return out
}

/** Each column dealt anew for itself: what is usual stays so, what goes together does not. At least 5 times the rows, or 30,000. */
function* nullRows({ rows, columns, values }: Matrix, random: () => number): Generator<number, Matrix> {
  const times = Math.min(5, Math.ceil(mostNull / rows))
  const n = Math.min(mostNull, times * rows)
  const out = new Float64Array(n * columns)
  for (let j = 0; j < columns; j++) {
    yield j / columns
    const column = new Float64Array(rows)
    for (let i = 0; i < rows; i++) column[i] = values[i * columns + j] ?? 0
    for (let i = 0; i < n; i++) {
      if (i % rows === 0) shuffle(column, random)
      out[i * columns + j] = column[i % rows] ?? 0
    }
  }
  return { rows: n, columns, values: out }
}

interface Scores {
  own: Float64Array
  dealt: Float64Array
}

function* forestScores(matrix: Matrix, nulls: Matrix, random: () => number): Generator<number, Scores> {
  const forest = yield* within(isolationForest(matrix, random), 0, 0.3)
  const own = yield* within(anomalyScores(forest, matrix), 0.3, 0.9)
  return { own, dealt: yield* within(anomalyScores(forest, nulls), 0.9, 1) }
}

/** Both are scored together: their columns hold the same values, so the tails are those of the data. */
function* tailScores(matrix: Matrix, nulls: Matrix): Generator<number, Scores> {
  const values = new Float64Array(matrix.values.length + nulls.values.length)
  values.set(matrix.values)
  values.set(nulls.values, matrix.values.length)
  const both = { rows: matrix.rows + nulls.rows, columns: matrix.columns, values }
  const { scores } = yield* ecod(both)
  return { own: scores.subarray(0, matrix.rows), dealt: scores.subarray(matrix.rows) }
}

/** The first rows dealt anew, as many as there are of the data, are a set of their own. */
function* densityScores(matrix: Matrix, nulls: Matrix): Generator<number, Scores> {
  const { rows, columns } = matrix
  const dealt = { rows, columns, values: nulls.values.subarray(0, rows * columns) }
  const spreads = yield* within(spreadsOf(matrix), 0, 0.1)
  const scores: Float64Array[] = []
  for (const [k, one] of [matrix, dealt].entries()) {
    const near = yield* within(nearest(scaled(one, spreads), neighbours), 0.1 + 0.45 * k, 0.55 + 0.45 * k)
    scores.push(localOutlierFactors(near))
  }
  return { own: scores[0] ?? new Float64Array(rows), dealt: scores[1] ?? new Float64Array(rows) }
}

/** Robust spread of each column; 1 where it has none. */
export function* spreadsOf({ rows, columns, values }: Matrix): Generator<number, number[]> {
  const spreads: number[] = []
  for (let j = 0; j < columns; j++) {
    yield j / columns
    const column = new Float64Array(rows)
    for (let i = 0; i < rows; i++) column[i] = values[i * columns + j] ?? 0
    spreads.push(robust(column).spread || 1)
  }
  return spreads
}

/** Columns in these units. */
const scaled = (matrix: Matrix, spreads: readonly number[]): Matrix => ({
  ...matrix,
  values: matrix.values.map((value, at) => value / (spreads[at % matrix.columns] ?? 1)),
})
