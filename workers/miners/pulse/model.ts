import { Failure } from '../../../src/contract/fault.ts'
import { type Period, periodStart } from '../../numeric/calendar.ts'
import { within } from '../../numeric/progress.ts'
import { shapley, toCents } from './decompose.ts'
import { type Rules, rulesOf } from './forecast.ts'
import {
  completePeriods,
  type Days,
  daysOf,
  type Orders,
  type Series,
  type Span,
  seriesOf,
  type Totals,
  totalsOf,
  type Windows,
  windowsOf,
} from './kernel.ts'

/** One cause of the change, in money; the effects of all causes add up to the change to the cent. */
export interface Effect {
  label: string
  before: number
  now: number
  effect: number
}

export interface PulseModel {
  series: Series
  days: Days
  complete: Span | null
  windows: Windows
  /** Whether a full year of data lies before a window, so that it can tell new customers from returning ones. */
  returns: { now: boolean; before: boolean }
  now: Totals
  before: Totals | null
  change: number
  effects: Effect[]
  rules: Rules | null
  unnamed: number
}

/** All of it, in three passes over the orders. Throws Failure `too-few` where there is no order. */
export function* pulseModel(
  orders: Orders,
  period: Period,
  compare: string,
  asOf: number,
): Generator<number, PulseModel> {
  if (orders.rows === 0) throw new Failure({ code: 'too-few', have: 0, need: 1, unit: 'orders' })
  const series = yield* within(seriesOf(orders, period, asOf), 0, 0.3)
  const days = daysOf(orders, asOf)
  const complete = completePeriods(series, days, asOf)
  const windows = windowsOf(series, complete, period, compare)
  const seasoned = (span: Span | null) => span !== null && periodStart(span.first, period) - days.from >= 365
  const sums = (span: Span) =>
    totalsOf(orders, periodStart(span.first, period), Math.min(asOf, periodStart(span.last + 1, period) - 1))
  const now = yield* within(sums(windows.now), 0.3, 0.6)
  const before = windows.before ? yield* within(sums(windows.before), 0.6, 0.9) : null
  const change = before ? now.revenue - before.revenue : 0
  const unnamed = orders.customer.reduce((n, who) => n + (who < 0 ? 1 : 0), 0)
  const effects = before ? effectsOf(before, now) : []
  return {
    series,
    days,
    complete,
    windows,
    returns: { now: seasoned(windows.now), before: seasoned(windows.before) },
    now,
    before,
    change,
    effects,
    rules: rulesOf(series, complete),
    unnamed,
  }
}

/** Customers × orders each × value each; orders without a name stand beside them as one cause. */
function effectsOf(before: Totals, now: Totals): Effect[] {
  const named = before.customers > 0 && now.customers > 0
  const causes = named ? namedCauses(before, now) : plainCauses(before, now)
  const change = now.revenue - before.revenue
  const cents = toCents(
    causes.map((c) => c.effect),
    change,
  )
  return causes.map((c, i) => ({ ...c, effect: cents[i] ?? 0 }))
}

function namedCauses(before: Totals, now: Totals): Effect[] {
  const factors = (t: Totals) => [t.customers, t.namedOrders / t.customers, t.namedRevenue / t.namedOrders]
  const labels = ['Number of customers', 'Orders per customer', 'Value per order']
  const unnamed = (t: Totals) => t.revenue - t.namedRevenue
  const causes = causesOf(labels, factors(before), factors(now))
  const orders = (t: Totals) => t.orders - t.namedOrders
  if (orders(before) + orders(now) === 0) return causes
  const effect = unnamed(now) - unnamed(before)
  return [...causes, { label: 'Orders without a name', before: orders(before), now: orders(now), effect }]
}

function plainCauses(before: Totals, now: Totals): Effect[] {
  if (before.orders === 0 || now.orders === 0) return []
  const factors = (t: Totals) => [t.orders, t.revenue / t.orders]
  return causesOf(['Number of orders', 'Value per order'], factors(before), factors(now))
}

function causesOf(labels: string[], before: number[], now: number[]): Effect[] {
  const effects = shapley(before, now)
  return labels.map((label, i) => ({
    label,
    before: before[i] ?? 0,
    now: now[i] ?? 0,
    effect: effects[i] ?? 0,
  }))
}
