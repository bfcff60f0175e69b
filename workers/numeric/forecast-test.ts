import { studentTail } from './tail.ts'

/**
 * Do two one-step forecasts differ? Diebold & Mariano (1995), J. Bus. Econ. Stat. 13, 253–263, with the small-sample
 * correction of Harvey, Leybourne & Newbold (1997), eq. 9, at horizon 1. `p` is two-sided; 1 where nothing can be said.
 * `statistic` is negative where the first loses less.
 */
export function dieboldMariano(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
): { statistic: number; p: number } {
  const n = first.length
  const apart = Float64Array.from({ length: n }, (_, i) => (first[i] ?? 0) - (second[i] ?? 0))
  const mean = apart.reduce((s, d) => s + d, 0) / n
  const variance = apart.reduce((s, d) => s + (d - mean) ** 2, 0) / n
  if (n < 3 || !(variance > 0)) return { statistic: 0, p: 1 }
  const statistic = (mean / Math.sqrt(variance / n)) * Math.sqrt((n - 1) / n)
  return { statistic, p: studentTail(statistic, n - 1) }
}
