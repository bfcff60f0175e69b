import type { Block } from '../../../src/contract/report.ts'
import { periodStart } from '../../numeric/calendar.ts'
import { isoDay } from '../../sql/scope.ts'
import { capital, rounded, type Say } from '../say.ts'
import type { Gap, Span } from './kernel.ts'
import type { PulseModel } from './model.ts'

/** Points a picture takes; older periods stand in no picture and a sentence says so. */
const mostPoints = 260

interface Drawn {
  from: number
  starts: string[]
  incomplete: boolean[]
}

function drawn({ series }: PulseModel): Drawn {
  const from = Math.max(0, series.last - series.first + 1 - mostPoints)
  const index = series.incomplete.map((_, i) => series.first + i).slice(from)
  return {
    from,
    starts: index.map((i) => isoDay(periodStart(i, series.period))),
    incomplete: series.incomplete.slice(from),
  }
}

export function revenueLine(model: PulseModel, s: Say): Block {
  const { series } = model
  const { from, starts, incomplete } = drawn(model)
  const values = Array.from(series.revenue.subarray(from), (v) => rounded(v, 2))
  const series1 = { label: 'Revenue', values }
  return {
    kind: 'line',
    title: `Revenue by ${series.period}`,
    reading: extremes(values, incomplete, series.first + from, model, s),
    data: { period: series.period, starts, incomplete, unit: 'money', series: [series1] },
    place: 'main',
  }
}

function extremes(
  values: number[],
  incomplete: boolean[],
  first: number,
  { series: { period } }: PulseModel,
  s: Say,
): string {
  const whole = values.flatMap((value, i) => (incomplete[i] ? [] : [{ value, index: first + i }]))
  const high = whole.reduce((a, b) => (b.value > (a?.value ?? -Infinity) ? b : a), whole[0])
  const low = whole.reduce((a, b) => (b.value < (a?.value ?? Infinity) ? b : a), whole[0])
  if (!high || !low) return `No ${period} is complete yet.`
  if (whole.length === 1)
    return `The one complete ${period} is ${s.period(high.index, period)}, with ${s.money(high.value)}.`
  if (high.value === low.value) return `Every complete ${period} came to ${s.money(high.value)}.`
  return `Best: ${s.period(high.index, period)} with ${s.money(high.value)}; weakest: ${s.period(low.index, period)} with ${s.money(low.value)}.`
}

export function countLine(model: PulseModel, s: Say): Block {
  const { series } = model
  const { from, starts, incomplete } = drawn(model)
  const lines = [
    { label: 'Orders', values: Array.from(series.orders.subarray(from)) },
    { label: 'Customers', values: Array.from(series.customers.subarray(from)) },
    { label: 'New customers', values: Array.from(series.newcomers.subarray(from)) },
  ]
  const named = series.customers.some((n) => n > 0)
  const edge =
    from > 0
      ? ` Earlier: ${s.count(from, series.period)}, not drawn.`
      : ' Where the data begin, nearly everybody looks new.'
  return {
    kind: 'line',
    title: named ? `Orders and customers by ${series.period}` : `Orders by ${series.period}`,
    reading: `Counts of each ${series.period}; a customer counts once in it.${named || from > 0 ? edge : ''}`,
    data: {
      period: series.period,
      starts,
      incomplete,
      unit: 'count',
      series: named ? lines : lines.slice(0, 1),
    },
    place: 'main',
  }
}

export function windowTable(model: PulseModel, s: Say): Block {
  const { windows, series } = model
  const row = (label: string, { first, last }: Span) => [
    label,
    s.period(first, series.period),
    s.period(last, series.period),
    last - first + 1,
  ]
  return {
    kind: 'table',
    title: 'What is compared',
    reading: windows.before ? 'Both times are equally long.' : 'There is no earlier time to compare with.',
    data: {
      columns: [
        { label: 'Time' },
        { label: 'From' },
        { label: 'To' },
        { label: `${capital(series.period)}s`, unit: 'count' },
      ],
      rows: [row('Now', windows.now), ...(windows.before ? [row('Before', windows.before)] : [])],
    },
    place: 'details',
  }
}

export function periodTable(model: PulseModel, s: Say): Block {
  const { series } = model
  const { from } = drawn(model)
  const rows = series.incomplete.slice(from).map((cut, i) => {
    const at = from + i
    const orders = series.orders[at] ?? 0
    const revenue = series.revenue[at] ?? 0
    return [
      s.period(series.first + at, series.period),
      rounded(revenue, 2),
      orders,
      series.customers[at] ?? 0,
      series.newcomers[at] ?? 0,
      orders > 0 ? rounded(revenue / orders, 2) : null,
      cut ? 'not complete' : 'complete',
    ]
  })
  return {
    kind: 'table',
    title: `Every ${series.period}`,
    reading: `The numbers behind the pictures, one row a ${series.period}.`,
    data: {
      columns: [
        { label: capital(series.period) },
        { label: 'Revenue', unit: 'money', term: 'revenue' },
        { label: 'Orders', unit: 'orders' },
        { label: 'Customers', unit: 'customers' },
        { label: 'New customers', unit: 'customers' },
        { label: 'Average order value', unit: 'money', term: 'averageOrderValue' },
        { label: 'State' },
      ],
      rows,
    },
    place: 'details',
  }
}

/** What stands behind the figures: days with and without orders, orders without a name, periods too old to be drawn. */
export function dayBlocks(model: PulseModel, s: Say): Block[] {
  const { days, unnamed, series } = model
  const gaps = days.gaps.slice(0, 20)
  const between = days.to - days.from + 1
  const older = drawn(model).from
  const figures: Block = {
    kind: 'figures',
    title: 'Days and orders behind this',
    reading: `From ${s.date(days.from)} to ${s.date(days.to)}, ${s.count(days.active, 'day')} of ${s.number(between)} had orders.`,
    data: [
      { label: `From ${s.date(days.from)} to ${s.date(days.to)}`, value: between, unit: 'days' },
      { label: 'Days with orders', value: days.active, unit: 'days' },
      ...(unnamed > 0 ? [{ label: 'Orders without a name', value: unnamed, unit: 'orders' } as const] : []),
      ...(older > 0
        ? [{ label: `Earlier ${series.period}s not drawn`, value: older, unit: 'count' } as const]
        : []),
    ],
    place: 'details',
  }
  return gaps.length > 0 ? [figures, gapTable(gaps, s)] : [figures]
}

function gapTable(gaps: Gap[], s: Say): Block {
  return {
    kind: 'table',
    title: 'Longest times without an order',
    reading: 'A closed shop, a missing export, or a quiet time: only you can tell.',
    data: {
      columns: [{ label: 'From' }, { label: 'To' }, { label: 'Days', unit: 'days' }],
      rows: gaps.map((g) => [s.date(g.from), s.date(g.to), g.days]),
    },
    place: 'details',
  }
}
