import { quantiles } from './quantile.ts'

/** Mean, sample standard deviation (n − 1; 0 for one value), extremes and quartiles of type 7. Values not empty. */
export interface Described {
  count: number
  mean: number
  deviation: number
  least: number
  quarter: number
  median: number
  threeQuarters: number
  most: number
}

/** Two passes, so that large means do not swallow small spreads. */
export function describe(values: Float64Array | Int32Array): Described {
  const count = values.length
  let [sum, squares] = [0, 0]
  for (const v of values) sum += v
  const mean = sum / count
  for (const v of values) squares += (v - mean) ** 2
  const [least = 0, quarter = 0, median = 0, threeQuarters = 0, most = 0] = quantiles(
    values,
    [0, 0.25, 0.5, 0.75, 1],
  )
  const deviation = count > 1 ? Math.sqrt(squares / (count - 1)) : 0
  return { count, mean, deviation, least, quarter, median, threeQuarters, most }
}
