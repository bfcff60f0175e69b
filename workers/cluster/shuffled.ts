import { shuffle } from '../numeric/random.ts'
import type { Components } from './components.ts'
import { projected } from './components.ts'
import type { Matrix } from './matrix.ts'

/** Each column dealt out anew among the rows: what stands in each column stays, what goes together does not. 8 bytes a value and a row. */
export function columnsShuffled({ rows, columns, values }: Matrix, random: () => number): Matrix {
  const dealt = new Float64Array(values.length)
  const column = new Float64Array(rows)
  for (let j = 0; j < columns; j++) {
    for (let i = 0; i < rows; i++) column[i] = values[i * columns + j] ?? 0
    shuffle(column, random)
    for (let i = 0; i < rows; i++) dealt[i * columns + j] = column[i] ?? 0
  }
  return { rows, columns, values: dealt }
}

/**
 * The same along the principal components, as the reference (b) of the gap statistic (Tibshirani, Walther & Hastie 2001):
 * one cloud that is merely long in some direction stays as long. Distances are kept, directions are not turned back.
 */
export function componentsShuffled(matrix: Matrix, found: Components, random: () => number): Matrix {
  return columnsShuffled(projected(matrix, found, matrix.columns), random)
}
