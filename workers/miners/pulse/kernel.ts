import { type Period, periodOf, periodStart, perYear } from '../../numeric/calendar.ts'
import { median, quantile } from '../../numeric/quantile.ts'

/** Orders by customer, then day. `customer` −1 where nobody is named, `nth` 1 for a first order. */
export interface Orders {
  readonly rows: number
  readonly customer: Int32Array
  readonly day: Int32Array
  readonly nth: Int32Array
  readonly revenue: Float64Array
}

/** Index ranges of periods, both ends included. */
export interface Span {
  first: number
  last: number
}

/** Sums per period, index 0 = `first`. */
export interface Series extends Span {
  period: Period
  revenue: Float64Array
  orders: Int32Array
  customers: Int32Array
  newcomers: Int32Array
  incomplete: boolean[]
}

/** Sums of one window. Money after refunds; `named` parts leave out orders without a customer. */
export interface Totals {
  revenue: number
  orders: number
  namedRevenue: number
  namedOrders: number
  customers: number
  repeaters: number
  /** Median days from the first order to the next day with one, of those who came back in the window. */
  daysToSecond: number | null
}

export interface Gap {
  from: number
  to: number
  days: number
}

/** Days with orders, and the longest stretches without, of at least `need` days; longest first. */
export interface Days {
  from: number
  to: number
  active: number
  usualGap: number
  gaps: Gap[]
}

const chunk = 1 << 12

/** Adds up the orders of each period. Yields the share done. */
export function* seriesOf(orders: Orders, period: Period, asOf: number): Generator<number, Series> {
  let from = asOf
  for (let i = 0; i < orders.rows; i++) from = Math.min(from, orders.day[i] ?? asOf)
  const first = periodOf(from, period)
  const last = periodOf(asOf, period)
  const size = last - first + 1
  const lookup = Int32Array.from({ length: asOf - from + 1 }, (_, i) => periodOf(from + i, period) - first)
  const series: Series = {
    period,
    first,
    last,
    revenue: new Float64Array(size),
    orders: new Int32Array(size),
    customers: new Int32Array(size),
    newcomers: new Int32Array(size),
    incomplete: Array.from({ length: size }, () => false),
  }
  let whom = -1
  let when = -1
  for (let i = 0; i < orders.rows; i++) {
    if (i % chunk === 0) yield i / orders.rows
    const who = orders.customer[i] ?? -1
    const p = lookup[(orders.day[i] ?? from) - from] ?? 0
    series.revenue[p] = (series.revenue[p] ?? 0) + (orders.revenue[i] ?? 0)
    series.orders[p] = (series.orders[p] ?? 0) + 1
    if (who >= 0 && (who !== whom || p !== when)) series.customers[p] = (series.customers[p] ?? 0) + 1
    if (orders.nth[i] === 1) series.newcomers[p] = (series.newcomers[p] ?? 0) + 1
    whom = who
    when = p
  }
  return series
}

/** Sums of a window of days, both ends included. Yields the share done. */
export function* totalsOf(orders: Orders, from: number, to: number): Generator<number, Totals> {
  const sum: Totals = {
    revenue: 0,
    orders: 0,
    namedRevenue: 0,
    namedOrders: 0,
    customers: 0,
    repeaters: 0,
    daysToSecond: null,
  }
  const waits = new Float64Array(orders.rows)
  let waited = 0
  let whom = -1
  let firstDay = -1
  let [seen, repeated, second] = [false, false, false]
  for (let i = 0; i < orders.rows; i++) {
    if (i % chunk === 0) yield i / orders.rows
    const who = orders.customer[i] ?? -1
    const day = orders.day[i] ?? 0
    const first = orders.nth[i] === 1
    if (who !== whom) [seen, repeated, second, firstDay] = [false, false, false, first ? day : -1]
    whom = who
    const inside = from <= day && day <= to
    if (inside) {
      sum.revenue += orders.revenue[i] ?? 0
      sum.orders++
    }
    if (who < 0) continue
    if (firstDay >= 0 && day > firstDay && !second) {
      if (inside) waits[waited++] = day - firstDay
      second = true
    }
    if (!inside) continue
    sum.namedRevenue += orders.revenue[i] ?? 0
    sum.namedOrders++
    if (!seen) sum.customers++
    if (!first && !repeated) sum.repeaters++
    seen = true
    repeated ||= !first
  }
  sum.daysToSecond = median(waits.subarray(0, waited))
  return sum
}

/** Which days had orders, and where the shop was silent for longer than it usually is. */
export function daysOf(orders: Orders, asOf: number): Days {
  let from = asOf
  for (let i = 0; i < orders.rows; i++) from = Math.min(from, orders.day[i] ?? asOf)
  const open = new Uint8Array(asOf - from + 1)
  for (let i = 0; i < orders.rows; i++) open[(orders.day[i] ?? from) - from] = 1
  const active = Int32Array.from(open, (on, d) => (on ? d : -1)).filter((d) => d >= 0)
  const steps = active.subarray(1).map((d, i) => d - (active[i] ?? 0))
  const usualGap = steps.length > 0 ? Math.round(quantile(steps.slice().sort(), 0.9)) - 1 : 0
  const need = Math.max(7, 3 * (usualGap + 1))
  const gaps = Array.from(steps, (step, i) => {
    const last = from + (active[i] ?? 0)
    return { from: last + 1, to: last + step - 1, days: step - 1 }
  })
  const long = gaps.filter((g) => g.days >= need).sort((a, b) => b.days - a.days || a.from - b.from)
  return { from, to: from + (active.at(-1) ?? 0), active: active.length, usualGap, gaps: long }
}

/**
 * Marks the first and last period where days are missing at the edge, more than the shop usually is silent for
 * (at most three days, one for weeks). Answers the complete ones; null where there are none.
 */
export function completePeriods(series: Series, days: Days, asOf: number): Span | null {
  const slack = Math.min(days.usualGap, series.period === 'week' ? 1 : 3)
  const head = days.from - periodStart(series.first, series.period) > slack
  const tail = periodStart(series.last + 1, series.period) - 1 - asOf > slack
  if (head) series.incomplete[0] = true
  if (tail) series.incomplete[series.last - series.first] = true
  const span = { first: series.first + (head ? 1 : 0), last: series.last - (tail ? 1 : 0) }
  return span.first <= span.last ? span : null
}

/** What is compared with what. `before` is null where the data do not reach back far enough. */
export interface Windows {
  now: Span
  before: Span | null
}

/**
 * `last year`: up to a year of complete periods against the same a year before. `period before`: the last complete
 * period against the one before it.
 */
export function windowsOf(all: Span, complete: Span | null, period: Period, compare: string): Windows {
  if (!complete) return { now: all, before: null }
  const { first, last } = complete
  const count = last - first + 1
  if (compare !== 'last year')
    return count < 2
      ? { now: complete, before: null }
      : { now: { first: last, last }, before: { first: last - 1, last: last - 1 } }
  const year = perYear[period]
  if (count <= year) return { now: { first: Math.max(first, last - year + 1), last }, before: null }
  const now = { first: last - Math.min(year, count - year) + 1, last }
  return { now, before: { first: now.first - year, last: now.last - year } }
}
