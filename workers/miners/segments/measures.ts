import type { Unit } from '../../../src/contract/param.ts'
import type { TermName } from '../../../src/contract/terms.ts'
import type { People } from './kernel.ts'

/** What is measured of each customer. `shape`: how it is spread, so that it can be weighed beside the others. */
export interface Measure {
  id: MeasureId
  label: string
  unit: Unit
  shape: 'long' | 'even'
  term?: TermName
  /** NaN where it cannot be told of this customer. */
  of(people: People, i: number, asOf: number): number
}

export type MeasureId =
  | 'recency'
  | 'tenure'
  | 'orders'
  | 'revenue'
  | 'value'
  | 'interval'
  | 'rhythm'
  | 'items'
  | 'coupon'
  | 'refund'
  | 'variety'

const at = (values: Int32Array | Float64Array, i: number) => values[i] ?? 0
const part = (a: number, b: number) => (b > 0 ? a / b : Number.NaN)

function rhythm(people: People, i: number): number {
  const gaps = at(people.days, i) - 1
  if (gaps < 2) return Number.NaN
  const mean = (at(people.last, i) - at(people.first, i)) / gaps
  const variance = at(people.squares, i) / gaps - mean * mean
  return Math.sqrt(Math.max(0, variance)) / mean
}

export const measures: readonly Measure[] = [
  {
    id: 'recency',
    label: 'Days since the last order',
    unit: 'days',
    shape: 'long',
    term: 'recency',
    of: (p, i, asOf) => asOf - at(p.last, i),
  },
  {
    id: 'tenure',
    label: 'Days since the first order',
    unit: 'days',
    shape: 'long',
    of: (p, i, asOf) => asOf - at(p.first, i),
  },
  {
    id: 'orders',
    label: 'Orders',
    unit: 'orders',
    shape: 'long',
    term: 'frequency',
    of: (p, i) => at(p.orders, i),
  },
  {
    id: 'revenue',
    label: 'Revenue',
    unit: 'money',
    shape: 'long',
    term: 'revenue',
    of: (p, i) => at(p.revenue, i),
  },
  {
    id: 'value',
    label: 'Revenue per order',
    unit: 'money',
    shape: 'long',
    term: 'averageOrderValue',
    of: (p, i) => part(at(p.revenue, i), at(p.orders, i)),
  },
  {
    id: 'interval',
    label: 'Days between orders',
    unit: 'days',
    shape: 'long',
    of: (p, i) => part(at(p.last, i) - at(p.first, i), at(p.days, i) - 1),
  },
  {
    id: 'rhythm',
    label: 'Unevenness of the days between',
    unit: 'ratio',
    shape: 'even',
    term: 'unevenness',
    of: rhythm,
  },
  {
    id: 'items',
    label: 'Pieces per order',
    unit: 'items',
    shape: 'long',
    of: (p, i) => part(at(p.items, i), at(p.orders, i)),
  },
  {
    id: 'coupon',
    label: 'Share of orders with a coupon',
    unit: 'share',
    shape: 'even',
    of: (p, i) => part(at(p.coupons, i), at(p.orders, i)),
  },
  {
    id: 'refund',
    label: 'Share of the money refunded',
    unit: 'share',
    shape: 'even',
    of: (p, i) => Math.min(1, part(at(p.refund, i), at(p.gross, i))),
  },
  {
    id: 'variety',
    label: 'Different products per order',
    unit: 'ratio',
    shape: 'even',
    term: 'variety',
    of: (p, i) => (at(p.orders, i) > 1 ? part(at(p.products, i), at(p.orders, i)) : Number.NaN),
  },
]

/** One column a measure, in their order. 88 bytes a customer. */
export function* measured(people: People, asOf: number): Generator<number, Float64Array[]> {
  const columns: Float64Array[] = []
  for (const measure of measures) {
    const column = new Float64Array(people.keys.length)
    for (let i = 0; i < column.length; i++) {
      if (i % 65_536 === 0) yield (columns.length + i / column.length) / measures.length
      column[i] = measure.of(people, i, asOf)
    }
    columns.push(column)
  }
  return columns
}
