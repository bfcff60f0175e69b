import type { Objective } from './minimise.ts'

/** Second derivatives by central differences of the slope (step 1e-4, for parameters on the log scale), made symmetric. Yields the share done. */
export function* curvature(objective: Objective, at: Float64Array): Generator<number, Float64Array[]> {
  const step = 1e-4
  const rows: Float64Array[] = []
  for (let i = 0; i < at.length; i++) {
    const slopes = [at.slice(), at.slice()]
    for (const [side, slope] of slopes.entries()) {
      const moved = at.map((v, j) => (i === j ? v + (side === 0 ? step : -step) : v))
      const steps = objective(moved, slope)
      for (let next = steps.next(); !next.done; next = steps.next()) yield i / at.length
    }
    rows.push(at.map((_, j) => ((slopes[0]?.[j] ?? 0) - (slopes[1]?.[j] ?? 0)) / (2 * step)))
    yield (i + 1) / at.length
  }
  return rows.map((row, i) => row.map((v, j) => (v + (rows[j]?.[i] ?? v)) / 2))
}
