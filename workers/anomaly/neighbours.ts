import type { Matrix } from './matrix.ts'

/** The nearest others of each row, the nearest first: `count` places a row. */
export interface Neighbours {
  readonly count: number
  readonly rows: Int32Array
  readonly distances: Float64Array
}

/** Distances that one step measures: about 10 ms. */
const work = 2_000_000

/**
 * The `count` nearest other rows of each row by Euclidean distance, every pair measured: for small sets, some ten thousand
 * rows. Of rows equally far the earlier one is nearer. Memory: 12 bytes a row and neighbour. Yields the share done.
 */
export function* nearest(matrix: Matrix, count: number): Generator<number, Neighbours> {
  const { rows } = matrix
  const most = Math.min(count, Math.max(0, rows - 1))
  const found = {
    count: most,
    rows: new Int32Array(rows * most),
    distances: new Float64Array(rows * most).fill(Number.POSITIVE_INFINITY),
  }
  const step = Math.max(1, Math.floor(work / Math.max(1, rows * matrix.columns)))
  for (let i = 0; i < rows; i++) {
    if (i % step === 0) yield i / rows
    gather(matrix, i, found)
  }
  for (let k = 0; k < found.distances.length; k++) found.distances[k] = Math.sqrt(found.distances[k] ?? 0)
  return found
}

function gather({ rows, columns, values }: Matrix, i: number, { count, ...found }: Neighbours): void {
  if (count === 0) return
  const from = i * count
  const last = from + count - 1
  let limit = Number.POSITIVE_INFINITY
  for (let other = 0, at = 0; other < rows; other++, at += columns) {
    if (other === i) continue
    let gap = 0
    for (let j = 0; j < columns && gap < limit; j++) {
      const d = (values[i * columns + j] ?? 0) - (values[at + j] ?? 0)
      gap += d * d
    }
    if (gap >= limit) continue
    let k = last
    for (; k > from && (found.distances[k - 1] ?? 0) > gap; k--) {
      found.distances[k] = found.distances[k - 1] ?? 0
      found.rows[k] = found.rows[k - 1] ?? 0
    }
    found.distances[k] = gap
    found.rows[k] = other
    limit = found.distances[last] ?? 0
  }
}

/** Mean distance to the nearest others: Angiulli & Pizzuti (2002). Higher is stranger. */
export function meanDistances({ count, distances }: Neighbours): Float64Array {
  const means = new Float64Array(count > 0 ? distances.length / count : 0)
  for (let k = 0; k < distances.length; k++) {
    const i = Math.floor(k / count)
    means[i] = (means[i] ?? 0) + (distances[k] ?? 0) / count
  }
  return means
}

/** Keeps rows that lie on each other from being infinitely dense. */
const least = 1e-10

/**
 * Local outlier factor: Breunig, Kriegel, Ng & Sander (2000), LOF, definitions 5–7, with just `count` neighbours a row. About 1
 * inside a cluster, higher is stranger.
 */
export function localOutlierFactors({ count, rows, distances }: Neighbours): Float64Array {
  const n = count > 0 ? rows.length / count : 0
  const density = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    let reach = 0
    for (let k = i * count; k < (i + 1) * count; k++) {
      const far = distances[((rows[k] ?? 0) + 1) * count - 1] ?? 0
      reach += Math.max(far, distances[k] ?? 0) / count
    }
    density[i] = 1 / (reach + least)
  }
  const factors = new Float64Array(n)
  for (let k = 0; k < rows.length; k++) {
    const i = Math.floor(k / count)
    factors[i] = (factors[i] ?? 0) + (density[rows[k] ?? 0] ?? 0) / (density[i] ?? 1) / count
  }
  return factors
}
