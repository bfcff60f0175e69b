import type { Matrix } from '../../anomaly/matrix.ts'
import { inPieces, within } from '../../numeric/progress.ts'
import { median } from '../../numeric/quantile.ts'
import type { Say } from '../say.ts'
import type { Detector } from './detector.ts'
import { usualAround } from './detectors/days.ts'
import type { Ledger, Orders } from './ledger.ts'

export interface Trait {
  readonly name: string
  readonly unit: 'money' | 'number' | 'share' | 'hour'
}

/** Orders, customers or days and what each is like, row by row; `places`: place of the order, key of the customer, or the day. */
export interface Crowd {
  readonly matrix: Matrix
  /** Number of each column's trait: those that are alike in all rows tell nothing and are left out. */
  readonly kept: readonly number[]
  readonly places: Int32Array
  /** The same in columns that can be held against each other, where those that are told cannot. */
  readonly scored?: Matrix
}

/** A way to look at the ledger. Memory: 8 bytes a row and trait, twice while it is made. Yields the share done. */
export interface Kind {
  readonly of: Exclude<Detector['of'], 'product' | 'staff'>
  readonly traits: readonly Trait[]
  crowd(ledger: Ledger): Generator<number, Crowd>
}

export function writeTrait({ unit }: Trait, value: number, s: Say): string {
  if (unit === 'money') return s.money(value)
  if (unit === 'share') return s.share(value)
  return unit === 'hour' ? `${s.number(value)} h` : s.number(value)
}

const chunk = 1 << 15
const secondsPerHour = 3600
/** A customer with fewer orders has no ways. */
const leastOrders = 3

const shareOf = (part: number, whole: number) => (whole > 0 ? part / whole : 0)
const hasCode = ({ coupon }: Orders, row: number) =>
  Number((coupon.labels[coupon.codes[row] ?? -1] ?? '') !== '')

/** Columns that differ somewhere, laid row by row. */
function* laid(columns: readonly Float64Array[], places: Int32Array): Generator<number, Crowd> {
  const kept = columns.flatMap((values, j) => (values.some((v) => v !== values[0]) ? [j] : []))
  const values = new Float64Array(places.length * kept.length)
  for (const [to, from] of kept.entries()) {
    yield 0.6 + (0.4 * to) / kept.length
    const column = columns[from]
    for (let i = 0; i < places.length; i++) values[i * kept.length + to] = column?.[i] ?? 0
  }
  const matrix = { rows: places.length, columns: kept.length, values }
  return { matrix, kept, places }
}

const orderTraits: readonly (Trait & { of(orders: Orders, row: number): number })[] = [
  { name: 'pieces', unit: 'number', of: ({ pieces }, row) => pieces[row] ?? 0 },
  {
    name: 'amount a piece',
    unit: 'money',
    of: ({ amount, pieces }, row) => (amount[row] ?? 0) / Math.max(1, pieces[row] ?? 1),
  },
  {
    name: 'share given back',
    unit: 'share',
    of: ({ amount, refund }, row) => shareOf(refund[row] ?? 0, amount[row] ?? 0),
  },
  { name: 'hour', unit: 'hour', of: ({ second }, row) => Math.floor((second[row] ?? 0) / secondsPerHour) },
  { name: 'days since the order before', unit: 'number', of: waited },
]

function waited({ customer, day }: Orders, row: number): number {
  const isAgain = row > 0 && (customer[row] ?? -1) >= 0 && customer[row] === customer[row - 1]
  return isAgain ? (day[row] ?? 0) - (day[row - 1] ?? 0) : 0
}

export const orderKind: Kind = {
  of: 'order',
  traits: orderTraits,
  *crowd({ orders }) {
    const columns: Float64Array[] = []
    for (const { of } of orderTraits) {
      const values = new Float64Array(orders.rows)
      const look = (from: number, to: number) => {
        for (let i = from; i < to; i++) values[i] = of(orders, i)
      }
      const [from, to] = [0, 1].map((k) => (0.6 * (columns.length + k)) / orderTraits.length)
      yield* within(inPieces(orders.rows, chunk, look), from ?? 0, to ?? 0.6)
      columns.push(values)
    }
    return yield* laid(columns, Int32Array.from(orders.day.keys()))
  },
}

const customerTraits: readonly Trait[] = [
  { name: 'orders', unit: 'number' },
  { name: 'amount an order', unit: 'money' },
  { name: 'pieces an order', unit: 'number' },
  { name: 'share of orders given back', unit: 'share' },
  { name: 'share of orders with a code', unit: 'share' },
  { name: 'days between orders', unit: 'number' },
]

/** The traits of a customer whose orders stand in some rows, in time. */
function waysOf(orders: Orders, from: number, to: number): number[] {
  const { day, amount, pieces, refund } = orders
  const sums = { amount: 0, pieces: 0, back: 0, codes: 0 }
  for (let i = from; i < to; i++) {
    sums.amount += amount[i] ?? 0
    sums.pieces += pieces[i] ?? 0
    sums.back += Number((refund[i] ?? 0) > 0)
    sums.codes += hasCode(orders, i)
  }
  const n = to - from
  const wait = ((day[to - 1] ?? 0) - (day[from] ?? 0)) / (n - 1)
  return [n, sums.amount / n, sums.pieces / n, sums.back / n, sums.codes / n, wait]
}

/** Customers with three orders or more; orders stand by customer and in time. */
export const customerKind: Kind = {
  of: 'customer',
  traits: customerTraits,
  *crowd({ orders }) {
    const { rows, customer } = orders
    const places: number[] = []
    const columns: number[][] = customerTraits.map(() => [])
    let from = 0
    const look = (_: number, end: number) => {
      while (from < end) {
        let to = from + 1
        while (to < rows && customer[to] === customer[from]) to++
        const who = customer[from] ?? -1
        if (who >= 0 && to - from >= leastOrders) {
          places.push(who)
          for (const [j, value] of waysOf(orders, from, to).entries()) columns[j]?.push(value)
        }
        from = to
      }
    }
    yield* within(inPieces(rows, chunk, look), 0, 0.6)
    const typed = columns.map((values) => Float64Array.from(values))
    return yield* laid(typed, Int32Array.from(places))
  },
}

const dayTraits: readonly Trait[] = [
  { name: 'orders beside the usual of the weekday', unit: 'share' },
  { name: 'amount an order', unit: 'money' },
  { name: 'pieces an order', unit: 'number' },
  { name: 'share of orders given back', unit: 'share' },
  { name: 'share of orders with a code', unit: 'share' },
]

/** Days with orders that have a usual number of them. */
export const dayKind: Kind = {
  of: 'day',
  traits: dayTraits,
  *crowd(ledger) {
    const { orders, firstDay, lastDay } = ledger
    const length = lastDay - firstDay + 1
    const counts = new Int32Array(length)
    const sums = [0, 1, 2, 3].map(() => new Float64Array(length))
    const add = (j: number, at: number, value: number) => {
      const column = sums[j]
      if (column) column[at] = (column[at] ?? 0) + value
    }
    const look = (from: number, to: number) => {
      for (let i = from; i < to; i++) {
        const at = (orders.day[i] ?? 0) - firstDay
        counts[at] = (counts[at] ?? 0) + 1
        add(0, at, orders.amount[i] ?? 0)
        add(1, at, orders.pieces[i] ?? 0)
        add(2, at, Number((orders.refund[i] ?? 0) > 0))
        add(3, at, hasCode(orders, i))
      }
    }
    yield* within(inPieces(orders.rows, chunk, look), 0, 0.5)
    const usual = usualAround(ledger, counts)
    const places = Int32Array.from(counts.keys()).filter(
      (at) => (counts[at] ?? 0) > 0 && (usual[at] ?? 0) > 0,
    )
    const columns = [
      Float64Array.from(places, (at) => (counts[at] ?? 0) / (usual[at] ?? 1)),
      ...sums.map((sum) => Float64Array.from(places, (at) => (sum[at] ?? 0) / (counts[at] ?? 1))),
    ]
    const days = places.map((at) => at + firstDay)
    const { matrix: scored } = yield* laid(
      columns.map((column) => evened(column, places, counts)),
      days,
    )
    return { ...(yield* laid(columns, days)), scored }
  },
}

/** Means of few orders stray further than means of many: gaps from the middle, as far as they would be on a day of middling size. */
function evened(column: Float64Array, places: Int32Array, counts: Int32Array): Float64Array {
  const middle = median(column) ?? 0
  const typical = median(places.map((at) => counts[at] ?? 0)) ?? 1
  return column.map(
    (value, i) => middle + (value - middle) * Math.sqrt((counts[places[i] ?? 0] ?? 0) / typical),
  )
}
