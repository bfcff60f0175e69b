import { median } from '../numeric/quantile.ts'

/** Middle and spread that a few strange values do not move. */
export interface Robust {
  readonly middle: number
  /** In units of the standard deviation of a normal distribution; 0 where all values are alike. */
  readonly spread: number
}

const [perMad, perMeanGap] = [1.4826022185056018, 1.2533141373155001]

/**
 * Median and median absolute deviation, scaled to the normal: Iglewicz & Hoaglin (1993), How to Detect and Handle Outliers;
 * where more than half of the values are alike, the mean absolute deviation as they advise.
 */
export function robust(values: Float64Array): Robust {
  const middle = median(values) ?? 0
  const gaps = new Float64Array(values.length)
  let sum = 0
  for (let i = 0; i < gaps.length; i++) {
    const gap = Math.abs((values[i] ?? 0) - middle)
    gaps[i] = gap
    sum += gap
  }
  const mean = sum / Math.max(1, gaps.length)
  const mad = median(gaps) ?? 0
  return { middle, spread: mad > 0 ? mad * perMad : mean * perMeanGap }
}

/** How many robust deviations a value lies above the middle; 0 where there is no spread. */
export function robustScore({ middle, spread }: Robust, value: number): number {
  return spread > 0 ? (value - middle) / spread : 0
}
