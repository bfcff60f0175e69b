import type { Matrix } from '../../anomaly/matrix.ts'
import { within } from '../../numeric/progress.ts'
import { quantile } from '../../numeric/quantile.ts'
import { ascending } from '../../numeric/sorting.ts'
import { below, upTo } from './sorted.ts'

/** What of a row stands out: its value in a column, and between what 90 of 100 rows lie. */
export interface Reason {
  readonly column: number
  readonly value: number
  readonly low: number
  readonly high: number
}

/** A value in a tail of less than 5 % is a reason by itself. */
const rare = 0.05
/** Rows in which values are looked for together. */
const most = 5_000

/**
 * For each of some rows why it stands out: up to three columns in whose empirical tail it lies, the furthest first (ECOD, Li
 * 2022); where each value is usual for itself, the two whose neighbourhoods share the fewest rows beside what chance would
 * put there. Yields the share done.
 */
export function* reasonsOf(matrix: Matrix, rows: readonly number[]): Generator<number, Reason[][]> {
  const sorted: Float64Array[] = []
  for (let j = 0; j < matrix.columns && rows.length > 0; j++)
    sorted.push(yield* within(ascending(columnOf(matrix, j)), j / matrix.columns, (j + 1) / matrix.columns))
  const found: Reason[][] = []
  for (const row of rows) {
    const far = furthest(matrix, sorted, row)
    const columns = far.length > 0 ? far : seldomTogether(matrix, sorted, row)
    found.push(columns.map((j) => reasonOf(sorted[j] ?? new Float64Array(), j, at(matrix, row, j))))
    yield 1
  }
  return found
}

/** True where each value lies where most do, so that only the two together can be odd. */
export const isMixture = (reasons: readonly Omit<Reason, 'column'>[]): boolean =>
  reasons.every(({ value, low, high }) => value >= low && value <= high)

export function columnOf({ rows, columns, values }: Matrix, j: number): Float64Array {
  const column = new Float64Array(rows)
  for (let i = 0; i < rows; i++) column[i] = values[i * columns + j] ?? 0
  return column
}

const at = ({ columns, values }: Matrix, row: number, j: number) => values[row * columns + j] ?? 0

const reasonOf = (sorted: Float64Array, column: number, value: number): Reason => ({
  ...{ column, value, low: quantile(sorted, rare), high: quantile(sorted, 1 - rare) },
})

function furthest(matrix: Matrix, sorted: readonly Float64Array[], row: number): number[] {
  const tails = sorted.map((column, j) => {
    const value = at(matrix, row, j)
    const beyond = Math.min(upTo(column, value), column.length - below(column, value))
    return { j, tail: beyond / column.length }
  })
  const far = tails.filter(({ tail }) => tail < rare).sort((a, b) => a.tail - b.tail)
  return far.slice(0, 3).map(({ j }) => j)
}

function seldomTogether(matrix: Matrix, sorted: readonly Float64Array[], row: number): number[] {
  const near = sorted.map((column, j) => neighbourhood(column, at(matrix, row, j)))
  const shared = sharedRows(matrix, near)
  const pairs = near.flatMap((_, k) => near.slice(0, k).map((_, j): [number, number] => [j, k]))
  const ratio = ([j, k]: [number, number]) => shared(j, k) / Math.max(1e-9, shared(j, j) * shared(k, k))
  return pairs.map((pair) => ({ pair, ratio: ratio(pair) })).sort((a, b) => a.ratio - b.ratio)[0]?.pair ?? []
}

/** Least and most of the tenth of all values that are nearest to one by rank; the value alone where so many equal it. */
function neighbourhood(sorted: Float64Array, value: number): [number, number] {
  const [from, to] = [below(sorted, value), upTo(sorted, value)]
  const step = Math.max(0, Math.ceil(rare * sorted.length - (to - from) / 2))
  const first = Math.max(0, from - step)
  const last = Math.min(sorted.length, to + step) - 1
  return [sorted[first] ?? value, sorted[last] ?? value]
}

/** How many rows, of a sample in steps of equal length, lie in the neighbourhoods of two columns, of at most 30. */
function sharedRows(matrix: Matrix, near: readonly [number, number][]): (j: number, k: number) => number {
  const step = Math.ceil(matrix.rows / most)
  const counts = new Map<number, number>()
  for (let i = 0; i < matrix.rows; i += step) {
    let inside = 0
    for (const [j, [low, high]] of near.entries()) {
      const value = at(matrix, i, j)
      if (value >= low && value <= high) inside |= 1 << j
    }
    counts.set(inside, (counts.get(inside) ?? 0) + 1)
  }
  const both = (j: number, k: number) => (1 << j) | (1 << k)
  return (j, k) => sum([...counts].map(([inside, n]) => ((inside & both(j, k)) === both(j, k) ? n : 0)))
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)
