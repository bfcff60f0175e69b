/** A smooth function on an interval as a sum of Chebyshev polynomials. */
export interface Chebyshev {
  low: number
  high: number
  coefficients: Float64Array
}

const sizes = [24, 48, 96]

/**
 * Interpolates at Chebyshev points (Trefethen 2013, Approximation Theory and Approximation Practice, ch. 3–4) with as many as
 * it takes until the last coefficients are below 1e-13 of the largest; null where 96 do not do.
 */
export function chebyshevOf(f: (x: number) => number, low: number, high: number): Chebyshev | null {
  for (const n of sizes) {
    const coefficients = coefficientsOf(f, low, high, n)
    const most = coefficients.reduce((m, c) => Math.max(m, Math.abs(c)), 0)
    if (coefficients.slice(-3).every((c) => Math.abs(c) <= 1e-13 * most)) return { low, high, coefficients }
  }
  return null
}

function coefficientsOf(f: (x: number) => number, low: number, high: number, n: number): Float64Array {
  const cosines = Float64Array.from({ length: 4 * n }, (_, k) => Math.cos((Math.PI * k) / (2 * n)))
  const values = Float64Array.from({ length: n }, (_, k) =>
    f(low + ((high - low) * (1 + (cosines[2 * k + 1] ?? 0))) / 2),
  )
  return Float64Array.from({ length: n }, (_, j) => {
    let sum = 0
    for (let k = 0; k < n; k++) sum += (values[k] ?? 0) * (cosines[(j * (2 * k + 1)) % (4 * n)] ?? 0)
    return (sum * (j === 0 ? 1 : 2)) / n
  })
}

/** The sum at x, by Clenshaw (1955). */
export function chebyshevAt({ low, high, coefficients }: Chebyshev, x: number): number {
  const at = high > low ? (2 * (x - low)) / (high - low) - 1 : 0
  let [next, after] = [0, 0]
  for (let j = coefficients.length - 1; j > 0; j--) {
    const now = 2 * at * next - after + (coefficients[j] ?? 0)
    after = next
    next = now
  }
  return at * next - after + (coefficients[0] ?? 0)
}
