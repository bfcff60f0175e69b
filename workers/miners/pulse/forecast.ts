import { perYear } from '../../numeric/calendar.ts'
import { dieboldMariano } from '../../numeric/forecast-test.ts'
import type { Series, Span } from './kernel.ts'

/** How two simple rules would have done on the shop's own past. Errors are shares of the revenue they missed. */
export interface Rules {
  rule: 'last year' | 'period before'
  error: number
  otherError: number
  points: number
  /** 'better' only where chance would show such a difference in fewer than one of twenty shops. */
  verdict: 'better' | 'worse' | 'same'
}

/**
 * Seasonal naive against naive (Hyndman & Athanasopoulos, Forecasting, §5.2) by weighted absolute error; under a year
 * of complete periods naive against the mean so far. Null with fewer than three points.
 */
export function rulesOf(series: Series, complete: Span | null): Rules | null {
  if (!complete) return null
  const y = series.revenue.subarray(complete.first - series.first, complete.last - series.first + 1)
  const year = perYear[series.period]
  const seasonal = y.length >= year + 3
  const start = seasonal ? year : 2
  if (y.length - start < 3) return null
  const points = Array.from({ length: y.length - start }, (_, i) => i + start)
  const misses = (rule: (t: number) => number) => points.map((t) => Math.abs((y[t] ?? 0) - rule(t)))
  const naive = misses((t) => y[t - 1] ?? 0)
  const mean = (t: number) => y.subarray(0, t).reduce((s, v) => s + v, 0) / t
  const mine = seasonal ? misses((t) => y[t - year] ?? 0) : naive
  const other = seasonal ? naive : misses(mean)
  const size = points.reduce((s, t) => s + Math.abs(y[t] ?? 0), 0)
  const share = (errors: number[]) => (size > 0 ? errors.reduce((s, e) => s + e, 0) / size : 0)
  const { statistic, p } = dieboldMariano(mine, other)
  const verdict = p >= 0.05 ? 'same' : statistic < 0 ? 'better' : 'worse'
  return {
    rule: seasonal ? 'last year' : 'period before',
    error: share(mine),
    otherError: share(other),
    points: points.length,
    verdict,
  }
}
