/** Lower triangle of Cholesky; null where the matrix is not positive definite. */
export function cholesky(matrix: readonly Float64Array[]): Float64Array[] | null {
  const n = matrix.length
  const lower = Array.from({ length: n }, () => new Float64Array(n))
  for (const [i, row] of lower.entries()) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i]?.[j] ?? 0
      const other = lower[j] ?? row
      for (let k = 0; k < j; k++) sum -= (row[k] ?? 0) * (other[k] ?? 0)
      if (i === j && !(sum > 0)) return null
      row[j] = i === j ? Math.sqrt(sum) : sum / (other[j] ?? 1)
    }
  }
  return lower
}

/** Solves A x = b for a positive definite A by its Cholesky triangle. */
export function solved(lower: readonly Float64Array[], b: ArrayLike<number>): Float64Array {
  const n = lower.length
  const x = Float64Array.from({ length: n }, (_, i) => b[i] ?? 0)
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i] = (x[i] ?? 0) - (lower[i]?.[k] ?? 0) * (x[k] ?? 0)
    x[i] = (x[i] ?? 0) / (lower[i]?.[i] ?? 1)
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i] = (x[i] ?? 0) - (lower[k]?.[i] ?? 0) * (x[k] ?? 0)
    x[i] = (x[i] ?? 0) / (lower[i]?.[i] ?? 1)
  }
  return x
}

/** Inverse of a positive definite matrix; null where it is none. */
export function inverted(matrix: readonly Float64Array[]): Float64Array[] | null {
  const lower = cholesky(matrix)
  return (
    lower &&
    matrix.map((_, i) =>
      solved(
        lower,
        matrix.map((_, j) => (i === j ? 1 : 0)),
      ),
    )
  )
}

/** x' A x. */
export function quadratic(x: ArrayLike<number>, matrix: readonly Float64Array[]): number {
  let sum = 0
  for (const [i, row] of matrix.entries())
    for (let j = 0; j < row.length; j++) sum += (x[i] ?? 0) * (row[j] ?? 0) * (x[j] ?? 0)
  return sum
}
