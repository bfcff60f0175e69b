import type { Orders } from './orders.ts'
import { compare, sortRuns } from './sort.ts'
import { iota, tally } from './table.ts'

/**
 * Orders by customer, then time, then what tells them apart, so that the result does not hang on the order of the
 * files. Least-significant-digit first: by second, then a stable counting sort by customer (Knuth, TAOCP 3, 5.2.5).
 */
export function sequence(orders: Orders): Int32Array {
  const { customer, placedAt, count } = orders
  const byTime = isSorted(placedAt) ? null : bySecond(placedAt)
  const start = starts(customer, orders.customers.labels.length)
  const last = new Float64Array(start.length).fill(Number.NEGATIVE_INFINITY)
  const out = new Int32Array(count)
  let close = false
  for (let i = 0; i < count; i++) {
    const o = byTime ? (byTime[i] ?? 0) : i
    const slot = (customer[o] ?? -1) + 1
    const when = placedAt[o] ?? Number.NaN
    if (when - (last[slot] ?? 0) < 1000) close = true
    last[slot] = when
    const at = start[slot] ?? 0
    out[at] = o
    start[slot] = at + 1
  }
  return close ? settleTies(out, orders) : out
}

/** Where the orders of each customer begin; those without a name stand first. */
function starts(customer: Int32Array, customers: number): Int32Array {
  const counts = tally(customer, customers)
  const start = new Int32Array(customers + 1)
  let next = customer.length
  for (let c = customers - 1; c >= 0; c--) {
    next -= counts[c] ?? 0
    start[c + 1] = next
  }
  return start
}

function isSorted(values: Float64Array): boolean {
  let before = Number.NEGATIVE_INFINITY
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? Number.NaN
    if (!(value >= before)) return false
    before = value
  }
  return true
}

const radix = 2048

/** By second, then as they were met. An order without a date has no rows any more; it may stand anywhere. */
function bySecond(placedAt: Float64Array): Int32Array {
  let earliest = Number.POSITIVE_INFINITY
  for (let o = 0; o < placedAt.length; o++) {
    const at = placedAt[o] ?? Number.NaN
    if (at < earliest) earliest = at
  }
  const second = new Float64Array(placedAt.length)
  let latest = 0
  for (let o = 0; o < second.length; o++) {
    const at = Math.floor(((placedAt[o] ?? 0) - earliest) / 1000) || 0
    if (at > latest) latest = at
    second[o] = at
  }
  let order = iota(second.length)
  for (let digit = 1; digit <= latest; digit *= radix) order = byDigit(order, second, digit)
  return order
}

/** One stable pass of a radix sort. */
function byDigit(order: Int32Array, value: Float64Array, digit: number): Int32Array {
  const start = new Int32Array(radix + 1)
  for (let o = 0; o < value.length; o++) {
    const slot = (((value[o] ?? 0) / digit) & (radix - 1)) + 1
    start[slot] = (start[slot] ?? 0) + 1
  }
  for (let d = 1; d < radix; d++) start[d] = (start[d] ?? 0) + (start[d - 1] ?? 0)
  const out = new Int32Array(order.length)
  for (let i = 0; i < order.length; i++) {
    const o = order[i] ?? 0
    const slot = ((value[o] ?? 0) / digit) & (radix - 1)
    const at = start[slot] ?? 0
    out[at] = o
    start[slot] = at + 1
  }
  return out
}

/** Orders of one customer and second: money given back comes after what was sold, then the label tells, then the money. */
function settleTies(order: Int32Array, orders: Orders): Int32Array {
  const { customer, placedAt } = orders
  return sortRuns(
    order,
    (a, b) =>
      customer[a] === customer[b] &&
      Math.floor((placedAt[a] ?? 0) / 1000) === Math.floor((placedAt[b] ?? 0) / 1000),
    (a, b) => tie(orders, a, b),
  )
}

function tie({ label, gross, refund, items }: Orders, a: number, b: number): number {
  const pieces = items()
  const back = (o: number) => (gross[o] === 0 && (refund[o] ?? 0) > 0 ? 1 : 0)
  return (
    back(a) - back(b) ||
    compare(label(a), label(b)) ||
    (gross[a] ?? 0) - (gross[b] ?? 0) ||
    (refund[a] ?? 0) - (refund[b] ?? 0) ||
    (pieces[a] ?? 0) - (pieces[b] ?? 0)
  )
}

/** The orders that stand, in the order of their keys. */
export interface Standing {
  standing: Int32Array
  /** Of these, those that count, and their keys. */
  kept: Int32Array
  keys: Int32Array
  /** Orders that were folded into another, and that other. */
  folds: [order: number, into: number][]
}

/** Money given back on its own is taken off the customer's order before it; orders without a row any more fall away. */
export function stand(orders: Orders, inOrder: Int32Array): Standing {
  const { gross, refund, lines, counted } = orders
  if (!orders.returns && !lines.includes(0) && !counted.includes(0))
    return { standing: inOrder, kept: inOrder, keys: iota(inOrder.length), folds: [] }
  const standing = new Int32Array(inOrder.length)
  const kept = new Int32Array(inOrder.length)
  const keys = new Int32Array(inOrder.length)
  const folds: Standing['folds'] = []
  let all = 0
  let some = 0
  let before = -1
  for (let i = 0; i < inOrder.length; i++) {
    const o = inOrder[i] ?? 0
    const into = gross[o] === 0 && (refund[o] ?? 0) > 0 ? soldBefore(orders, before, o, kept, some) : -1
    if (into >= 0) {
      refund[into] = (refund[into] ?? 0) + (refund[o] ?? 0)
      lines[into] = (lines[into] ?? 0) + (lines[o] ?? 0)
      folds.push([o, into])
      continue
    }
    if (counted[o] === 1) before = o
    if (lines[o] === 0) continue
    if (counted[o] === 1) {
      kept[some] = o
      keys[some++] = all
    }
    standing[all++] = o
  }
  return {
    standing: standing.subarray(0, all),
    kept: kept.subarray(0, some),
    keys: keys.slice(0, some),
    folds,
  }
}

/** Sales of nobody in particular that are looked at for one of nobody's refunds. */
const mostBack = 5_000

/** The order that money was given back of: the customer's before it; of nobody named, the last one that is large enough. */
function soldBefore(orders: Orders, before: number, order: number, kept: Int32Array, some: number): number {
  if ((orders.customer[order] ?? -1) >= 0) return follows(orders, before, order) ? before : -1
  const { gross, refund, currency } = orders
  for (let i = some - 1; i >= Math.max(0, some - mostBack); i--) {
    const sale = kept[i] ?? 0
    const left = (gross[sale] ?? 0) - (refund[sale] ?? 0)
    if (currency.codes[sale] === currency.codes[order] && left + cent >= (refund[order] ?? 0)) return sale
  }
  return -1
}

const cent = 0.005

function follows({ customer, currency: { codes } }: Orders, before: number, order: number): boolean {
  const who = customer[order] ?? -1
  return before >= 0 && who >= 0 && customer[before] === who && codes[before] === codes[order]
}
