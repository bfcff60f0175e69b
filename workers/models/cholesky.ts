/**
 * Lower triangle L of a symmetric positive definite matrix, A = L Lᵀ, row by row (Golub & Van Loan, algorithm 4.2.1). A pivot
 * that rounding made too small is raised, so that there is always an answer.
 */
export function cholesky(a: Float64Array, n: number): Float64Array {
  const l = new Float64Array(n * n)
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let sum = a[i * n + j] ?? 0
      for (let k = 0; k < j; k++) sum -= (l[i * n + k] ?? 0) * (l[j * n + k] ?? 0)
      const least = 1e-12 * Math.max(1, a[i * n + i] ?? 0)
      l[i * n + j] = i === j ? Math.sqrt(Math.max(sum, least)) : sum / (l[j * n + j] ?? 1)
    }
  return l
}

/** x with L Lᵀ x = b. */
export function solved(l: Float64Array, b: Float64Array): Float64Array {
  const n = b.length
  const x = Float64Array.from(b)
  for (let i = 0; i < n; i++) {
    let sum = x[i] ?? 0
    for (let k = 0; k < i; k++) sum -= (l[i * n + k] ?? 0) * (x[k] ?? 0)
    x[i] = sum / (l[i * n + i] ?? 1)
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = x[i] ?? 0
    for (let k = i + 1; k < n; k++) sum -= (l[k * n + i] ?? 0) * (x[k] ?? 0)
    x[i] = sum / (l[i * n + i] ?? 1)
  }
  return x
}
