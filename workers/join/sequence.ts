import type { Orders } from './orders.ts'
import { ints } from './table.ts'

/**
 * Orders by customer, then time, then what tells them apart, so that the result does not hang on the order of the
 * files. Least-significant-digit first: by second, then a stable counting sort by customer (Knuth, TAOCP 3, 5.2.5).
 */
export function sequence(orders: Orders, customers: number): Int32Array {
  const byTime = timeOrder(orders)
  const start = new Int32Array(customers + 2)
  for (const c of orders.customer) start[c + 2] = (start[c + 2] ?? 0) + 1
  for (let c = 1; c < start.length; c++) start[c] = (start[c] ?? 0) + (start[c - 1] ?? 0)
  const out = new Int32Array(orders.count)
  for (const o of byTime) {
    const slot = (orders.customer[o] ?? -1) + 1
    const at = start[slot] ?? 0
    out[at] = o
    start[slot] = at + 1
  }
  return settleTies(out, orders)
}

/** An order without a date has no rows any more; it may stand anywhere. Seconds and position packed into one double, so that the engine's number sort does the work. */
function timeOrder({ placedAt, count }: Orders): Int32Array {
  let earliest = Number.POSITIVE_INFINITY
  for (const at of placedAt) if (at < earliest) earliest = at
  const packed = new Float64Array(count)
  for (let o = 0; o < count; o++) {
    const second = Math.floor(((placedAt[o] ?? 0) - earliest) / 1000)
    packed[o] = (Number.isNaN(second) ? 0 : second) * count + o
  }
  packed.sort()
  return ints(count, (i) => (packed[i] ?? 0) % count)
}

function settleTies(out: Int32Array, orders: Orders): Int32Array {
  for (let from = 0; from < out.length; ) {
    let to = from + 1
    while (to < out.length && same(orders, out[from] ?? 0, out[to] ?? 0)) to++
    if (to - from > 1)
      out.subarray(from, to).set([...out.subarray(from, to)].sort((a, b) => tie(orders, a, b)))
    from = to
  }
  return out
}

function same({ customer, placedAt }: Orders, a: number, b: number): boolean {
  return (
    customer[a] === customer[b] &&
    Math.floor((placedAt[a] ?? 0) / 1000) === Math.floor((placedAt[b] ?? 0) / 1000)
  )
}

function tie(orders: Orders, a: number, b: number): number {
  const x = orders.label(a)
  const y = orders.label(b)
  if (x !== y) return x < y ? -1 : 1
  const byGross = (orders.gross[a] ?? 0) - (orders.gross[b] ?? 0)
  return (
    byGross ||
    (orders.refund[a] ?? 0) - (orders.refund[b] ?? 0) ||
    (orders.items[a] ?? 0) - (orders.items[b] ?? 0)
  )
}

/**
 * Money given back on its own is taken off the customer's order before it. Returns, for each order, the order that
 * it now belongs to (itself for most).
 */
export function foldRefunds(orders: Orders, inOrder: Int32Array): { into: Int32Array; folded: number } {
  const into = ints(orders.count, (o) => o)
  const currency = orders.told.get('currency')?.codes
  let folded = 0
  let before = -1
  for (const o of inOrder) {
    const alone = orders.gross[o] === 0 && (orders.refund[o] ?? 0) > 0
    const follows =
      before >= 0 && orders.customer[before] === orders.customer[o] && currency?.[before] === currency?.[o]
    if (alone && follows && (orders.customer[o] ?? -1) >= 0) {
      orders.refund[before] = (orders.refund[before] ?? 0) + (orders.refund[o] ?? 0)
      orders.lines[before] = (orders.lines[before] ?? 0) + (orders.lines[o] ?? 0)
      into[o] = before
      folded++
    } else if (orders.counted[o]) before = o
  }
  return { into, folded }
}
