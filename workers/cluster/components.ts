import { centresOf, type Matrix } from './matrix.ts'

/** Directions of largest variance, the largest first; each of length 1, its largest part positive. */
export interface Components {
  mean: Float64Array
  variances: number[]
  directions: Float64Array[]
}

/** Principal components (Pearson 1901; Hotelling 1933) by the eigenvectors of the covariance. Linear in the rows; a byte a row, 24 · columns². */
export function principal(matrix: Matrix): Components {
  const { columns } = matrix
  const { values, vectors } = eigen(covariance(matrix), columns)
  const order = Array.from(values.keys()).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0))
  return {
    mean: centresOf(matrix, new Uint8Array(matrix.rows), 1),
    variances: order.map((k) => Math.max(0, values[k] ?? 0)),
    directions: order.map((k) =>
      turned(Float64Array.from({ length: columns }, (_, j) => vectors[j * columns + k] ?? 0)),
    ),
  }
}

/** Each row by its places along the first `most` directions. */
export function projected(matrix: Matrix, { mean, directions }: Components, most: number): Matrix {
  const { rows, columns, values } = matrix
  const kept = directions.slice(0, most)
  const places = new Float64Array(rows * kept.length)
  for (let i = 0; i < rows; i++)
    for (let k = 0; k < kept.length; k++) {
      const direction = kept[k] ?? mean
      let sum = 0
      for (let j = 0; j < columns; j++)
        sum += ((values[i * columns + j] ?? 0) - (mean[j] ?? 0)) * (direction[j] ?? 0)
      places[i * kept.length + k] = sum
    }
  return { rows, columns: kept.length, values: places }
}

function turned(direction: Float64Array): Float64Array {
  const largest = direction.reduce((best, v) => (Math.abs(v) > Math.abs(best) + 1e-12 ? v : best), 0)
  return largest < 0 ? direction.map((v) => -v) : direction
}

function covariance(matrix: Matrix): Float64Array {
  const { rows, columns, values } = matrix
  const mean = centresOf(matrix, new Uint8Array(rows), 1)
  const sums = new Float64Array(columns * columns)
  const gap = new Float64Array(columns)
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) gap[j] = (values[i * columns + j] ?? 0) - (mean[j] ?? 0)
    for (let a = 0; a < columns; a++)
      for (let b = 0; b < columns; b++)
        sums[a * columns + b] = (sums[a * columns + b] ?? 0) + (gap[a] ?? 0) * (gap[b] ?? 0)
  }
  return sums.map((s) => s / Math.max(1, rows - 1))
}

/** Eigenvalues and eigenvectors (columns) of a symmetric matrix: Jacobi (1846), cyclic, as in Golub & Van Loan, 8.5. */
export function eigen(symmetric: Float64Array, n: number): { values: Float64Array; vectors: Float64Array } {
  const a = symmetric.slice()
  const v = new Float64Array(n * n)
  for (let i = 0; i < n; i++) v[i * n + i] = 1
  for (let sweep = 0; sweep < 60 && off(a, n) > 0; sweep++)
    for (let p = 0; p < n - 1; p++) for (let q = p + 1; q < n; q++) rotate(a, v, n, p, q)
  return { values: Float64Array.from({ length: n }, (_, i) => a[i * n + i] ?? 0), vectors: v }
}

function off(a: Float64Array, n: number): number {
  let [outside, inside] = [0, 0]
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      if (i === j) inside += (a[i * n + j] ?? 0) ** 2
      else outside += (a[i * n + j] ?? 0) ** 2
    }
  return outside > 1e-30 * inside ? outside : 0
}

function rotate(a: Float64Array, v: Float64Array, n: number, p: number, q: number): void {
  const cross = a[p * n + q] ?? 0
  if (cross === 0) return
  const tau = ((a[q * n + q] ?? 0) - (a[p * n + p] ?? 0)) / (2 * cross)
  const t = (tau < 0 ? -1 : 1) / (Math.abs(tau) + Math.sqrt(1 + tau * tau))
  const c = 1 / Math.sqrt(1 + t * t)
  const s = t * c
  const turn = (m: Float64Array, x: number, y: number) => {
    const [one, other] = [m[x] ?? 0, m[y] ?? 0]
    m[x] = c * one - s * other
    m[y] = s * one + c * other
  }
  for (let k = 0; k < n; k++) turn(a, k * n + p, k * n + q)
  for (let k = 0; k < n; k++) turn(a, p * n + k, q * n + k)
  for (let k = 0; k < n; k++) turn(v, k * n + p, k * n + q)
}
