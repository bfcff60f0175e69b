import { inPieces, within } from '../numeric/progress.ts'
import { orderOf } from '../numeric/sorting.ts'
import type { Matrix } from './matrix.ts'

const chunk = 1 << 15

/** How far out rows stand: for each row the score, and the column that adds most to it, with its side (+1 = high, −1 = low). */
export interface Tails {
  readonly scores: Float64Array
  readonly column: Int32Array
  readonly side: Int8Array
  /** Scores of the rows made up of others. */
  readonly madeUp: Float64Array
}

/**
 * ECOD: Li, Zhao, Hu, Botta, Ionescu & Chen (2022), ECOD, algorithm 1: −log of the empirical tails of each column, added up on
 * the low side, on the high side and on the side of each column's skewness; the largest of the three sums. No setting. `places`: for
 * each column the rows whose values further rows are made up of; these are scored by the same tails. Memory: 40 bytes a row and 24 a
 * row made up, beside the matrix. Yields the share done.
 */
export function* ecod(matrix: Matrix, places: readonly Int32Array[] = []): Generator<number, Tails> {
  const { rows, columns } = matrix
  const [own, madeUp] = [sumsOf(rows), sumsOf(places[0]?.length ?? 0)]
  const [column, side] = [new Int32Array(rows), new Int8Array(rows)]
  const most = new Float64Array(rows)
  for (let j = 0; j < columns; j++) {
    const values = columnOf(matrix, j)
    const { low, high } = yield* within(tailsOf(values), j / columns, (j + 0.5) / columns)
    const isRight = skewness(values) >= 0
    yield (j + 0.6) / columns
    const mark = (i: number, far: number) => {
      most[i] = far
      column[i] = j
      side[i] = (high[i] ?? 0) >= (low[i] ?? 0) ? 1 : -1
    }
    const addOwn = (from: number, to: number) => {
      for (let i = from; i < to; i++) {
        const far = add(own, i, low[i] ?? 0, high[i] ?? 0, isRight)
        if (far > (most[i] ?? 0)) mark(i, far)
      }
    }
    yield* within(inPieces(rows, chunk, addOwn), (j + 0.6) / columns, (j + 0.8) / columns)
    const rowsOf = places[j] ?? new Int32Array()
    const addMadeUp = (from: number, to: number) => {
      for (let k = from; k < to; k++) {
        const row = rowsOf[k] ?? 0
        add(madeUp, k, low[row] ?? 0, high[row] ?? 0, isRight)
      }
    }
    yield* within(inPieces(rowsOf.length, chunk, addMadeUp), (j + 0.8) / columns, (j + 1) / columns)
  }
  return { scores: largest(own), column, side, madeUp: largest(madeUp) }
}

interface Sums {
  low: Float64Array
  high: Float64Array
  skewed: Float64Array
}

const sumsOf = (rows: number): Sums => ({
  low: new Float64Array(rows),
  high: new Float64Array(rows),
  skewed: new Float64Array(rows),
})

/** The larger of both tails. */
function add(sums: Sums, at: number, low: number, high: number, isRight: boolean): number {
  sums.low[at] = (sums.low[at] ?? 0) + low
  sums.high[at] = (sums.high[at] ?? 0) + high
  sums.skewed[at] = (sums.skewed[at] ?? 0) + (isRight ? high : low)
  return Math.max(low, high)
}

function largest({ low, high, skewed }: Sums): Float64Array {
  for (let i = 0; i < low.length; i++) low[i] = Math.max(low[i] ?? 0, high[i] ?? 0, skewed[i] ?? 0)
  return low
}

/** −log of the share of the values that are at most, and at least, as large as each: one logarithm for all that are equal. */
function* tailsOf(values: Float64Array): Generator<number, { low: Float64Array; high: Float64Array }> {
  const rows = values.length
  const order = yield* within(orderOf(values), 0, 0.6)
  const [low, high] = [new Float64Array(rows), new Float64Array(rows)]
  let from = 0
  const tail = (_: number, end: number) => {
    while (from < end) from = tailOf(values, order, from, low, high)
  }
  yield* within(inPieces(rows, chunk, tail), 0.6, 1)
  return { low, high }
}

/** The tails of all values that are equal to one; where the next one stands. */
function tailOf(
  values: Float64Array,
  order: Int32Array,
  from: number,
  low: Float64Array,
  high: Float64Array,
): number {
  const rows = values.length
  const value = values[order[from] ?? 0]
  let to = from + 1
  while (to < rows && values[order[to] ?? 0] === value) to++
  const [below, above] = [-Math.log(to / rows), -Math.log((rows - from) / rows)]
  for (let k = from; k < to; k++) {
    const row = order[k] ?? 0
    low[row] = below
    high[row] = above
  }
  return to
}

function columnOf({ rows, columns, values }: Matrix, j: number): Float64Array {
  const column = new Float64Array(rows)
  for (let i = 0; i < rows; i++) column[i] = values[i * columns + j] ?? 0
  return column
}

/** Third central moment over the deviation cubed; 0 for values that are all alike. */
function skewness(values: Float64Array): number {
  const rows = values.length
  let sum = 0
  for (let i = 0; i < rows; i++) sum += values[i] ?? 0
  const mean = sum / rows
  let [square, cube] = [0, 0]
  for (let i = 0; i < rows; i++) {
    const gap = (values[i] ?? 0) - mean
    square += gap * gap
    cube += gap * gap * gap
  }
  return square > 0 ? cube / rows / (square / rows) ** 1.5 : 0
}
