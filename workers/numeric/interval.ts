/** Standard normal quantile of a two-sided 95 % interval. */
export const z95 = 1.959963984540054

export interface Interval {
  low: number
  high: number
}

/**
 * Score interval of a proportion, `k` of `n` (n > 0), 95 % unless another normal quantile is given: Wilson (1927), J. Am. Stat. Assoc. 22, 209–212;
 * method 3 of Newcombe (1998), Statistics in Medicine 17, 857–872.
 */
export function wilson(k: number, n: number, z = z95): Interval {
  const p = k / n
  const z2 = z * z
  const centre = p + z2 / (2 * n)
  const half = z * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n))
  const low = (centre - half) / (1 + z2 / n)
  const high = (centre + half) / (1 + z2 / n)
  return { low: k === 0 ? 0 : low, high: k === n ? 1 : high }
}

/** Interval of a mean of `n` values from their sum and sum of squares, 95 %, by the central limit theorem. */
export function meanInterval(sum: number, squares: number, n: number): Interval {
  const mean = sum / n
  const variance = n > 1 ? Math.max(0, (squares - n * mean * mean) / (n - 1)) : 0
  const half = z95 * Math.sqrt(variance / n)
  return { low: mean - half, high: mean + half }
}

/** Whether a value lies beyond an interval; an end that is not a number bounds nothing. */
export const isOutside = (value: number, { low, high }: Interval): boolean => value < low || value > high
