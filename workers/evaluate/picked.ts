import { isOutside, meanInterval, z95 } from '../numeric/interval.ts'

/**
 * Whether what the picked brought together lies beyond what as many drawn at random would (two-sided, 5 %): mean and variance of a
 * sum drawn without replacement, Cochran (1977), Sampling Techniques, eq. 2.9. `picked` 0 or 1, one for each outcome.
 */
export function isUnlikeDrawn(picked: Uint8Array, outcome: Float64Array): boolean {
  const of = picked.length
  const count = picked.reduce((sum, one) => sum + one, 0)
  const mean = outcome.reduce((sum, value) => sum + value, 0) / Math.max(1, of)
  const variance = outcome.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, of - 1)
  const sum = outcome.reduce((total, value, i) => total + (picked[i] === 1 ? value : 0), 0)
  return Math.abs(sum - count * mean) > z95 * Math.sqrt(count * (1 - count / Math.max(1, of)) * variance)
}

/**
 * Whether two ways to pick as many people brought different sums (two-sided, 5 %): the mean over all people of what one way has
 * of them more than the other, by the central limit theorem. Weights 0–1: ties may share a place.
 */
export function isUnlikePicked(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  outcome: ArrayLike<number>,
): boolean {
  let [sum, squares] = [0, 0]
  for (let i = 0; i < outcome.length; i++) {
    const more = ((first[i] ?? 0) - (second[i] ?? 0)) * (outcome[i] ?? 0)
    sum += more
    squares += more * more
  }
  return outcome.length > 1 && isOutside(0, meanInterval(sum, squares, outcome.length))
}
