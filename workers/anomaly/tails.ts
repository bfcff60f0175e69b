import { within } from '../numeric/progress.ts'
import { ascending } from '../numeric/sorting.ts'
import type { Matrix } from './matrix.ts'

const chunk = 1 << 14

/** How far out rows stand: for each row the score, and the column that adds most to it, with its side (+1 = high, −1 = low). */
export interface Tails {
  readonly scores: Float64Array
  readonly column: Int32Array
  readonly side: Int8Array
}

/**
 * ECOD: Li, Zhao, Hu, Botta, Ionescu & Chen (2022), ECOD, algorithm 1: −log of the empirical tails of each column, added up on
 * the low side, on the high side and on the side of each column's skewness; the largest of the three sums. No setting. Memory:
 * 16 bytes a row beside the matrix. Yields the share done.
 */
export function* ecod(matrix: Matrix): Generator<number, Tails> {
  const { rows, columns } = matrix
  const sums = { low: new Float64Array(rows), high: new Float64Array(rows), skewed: new Float64Array(rows) }
  const most = new Float64Array(rows)
  const column = new Int32Array(rows)
  const side = new Int8Array(rows)
  for (let j = 0; j < columns; j++) {
    const values = columnOf(matrix, j)
    const sorted = yield* within(ascending(values), j / columns, (j + 0.3) / columns)
    const near = everyOf(sorted)
    const isRight = (yield* within(skewness(values), (j + 0.3) / columns, (j + 0.4) / columns)) >= 0
    for (let i = 0; i < rows; i++) {
      if (i % chunk === 0) yield (j + 0.4 + (0.6 * i) / rows) / columns
      const value = values[i] ?? 0
      const start = below(sorted, near, value)
      const low = -Math.log(upTo(sorted, start, value) / rows)
      const high = -Math.log((rows - start) / rows)
      sums.low[i] = (sums.low[i] ?? 0) + low
      sums.high[i] = (sums.high[i] ?? 0) + high
      sums.skewed[i] = (sums.skewed[i] ?? 0) + (isRight ? high : low)
      const far = Math.max(low, high)
      if (far <= (most[i] ?? 0)) continue
      most[i] = far
      column[i] = j
      side[i] = high >= low ? 1 : -1
    }
  }
  const { low, high, skewed } = sums
  for (let i = 0; i < rows; i++) low[i] = Math.max(low[i] ?? 0, high[i] ?? 0, skewed[i] ?? 0)
  return { scores: low, column, side }
}

function columnOf({ rows, columns, values }: Matrix, j: number): Float64Array {
  const column = new Float64Array(rows)
  for (let i = 0; i < rows; i++) column[i] = values[i * columns + j] ?? 0
  return column
}

/** Third central moment over the deviation cubed; 0 for values that are all alike. Yields the share done. */
function* skewness(values: Float64Array): Generator<number, number> {
  const rows = values.length
  let sum = 0
  for (let i = 0; i < rows; i++) sum += values[i] ?? 0
  yield 0.3
  const mean = sum / rows
  let [square, cube] = [0, 0]
  for (let i = 0; i < rows; i++) {
    const gap = (values[i] ?? 0) - mean
    square += gap * gap
    cube += gap * gap * gap
  }
  return square > 0 ? cube / rows / (square / rows) ** 1.5 : 0
}

/** Values between two that stand in the near list: what is looked at first fits into the nearest cache. */
const apart = 256

const everyOf = (sorted: Float64Array): Float64Array =>
  Float64Array.from({ length: Math.ceil(sorted.length / apart) }, (_, k) => sorted[k * apart] ?? 0)

/** How many of the sorted values lie below one. */
function below(sorted: Float64Array, near: Float64Array, value: number): number {
  const from = apart * Math.max(0, lowest(near, value, 0, near.length) - 1)
  return lowest(sorted, value, from, Math.min(sorted.length, from + apart))
}

/** How many are at most a value that itself stands among them, given how many lie below it. */
function upTo(sorted: Float64Array, start: number, value: number): number {
  let width = 1
  while (start + width < sorted.length && sorted[start + width] === value) width *= 2
  let [low, high] = [start + (width >> 1), Math.min(sorted.length, start + width)]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) <= value) low = middle + 1
    else high = middle
  }
  return low
}

function lowest(sorted: Float64Array, value: number, from: number, to: number): number {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}
