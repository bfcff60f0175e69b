import { shuffle } from '../../numeric/random.ts'
import type { Orders } from './kernel.ts'

const places = (rows: number) => Int32Array.from({ length: rows }, (_, i) => i)

/** The orders until a day (included) of some customers, keys ascending. 4 bytes an order, 48 one of theirs. Yields the share done. */
export function* ordersOf(orders: Orders, keys: Int32Array, until: number): Generator<number, Orders> {
  const wanted = new Set(keys)
  const kept = new Int32Array(orders.rows)
  let count = 0
  for (let i = 0; i < orders.rows; i++) {
    if (i % 65_536 === 0) yield i / orders.rows
    if ((orders.day[i] ?? 0) <= until && wanted.has(orders.customer[i] ?? -1)) kept[count++] = i
  }
  const rows = kept.subarray(0, count)
  const customer = rows.map((i) => orders.customer[i] ?? 0)
  const day = rows.map((i) => orders.day[i] ?? 0)
  return filled({ ...orders, rows: count, customer }, orders, rows, day)
}

/** What was in the orders named, on the days given, for the customers of `to`. */
function filled(to: Orders, from: Orders, rows: Int32Array, day: Int32Array): Orders {
  const reals = (column: Float64Array) => picked(column, rows, new Float64Array(rows.length))
  const codes = (column: Int32Array) => picked(column, rows, new Int32Array(rows.length))
  return {
    ...to,
    day,
    revenue: reals(from.revenue),
    gross: reals(from.gross),
    refund: reals(from.refund),
    items: reals(from.items),
    coupon: { ...from.coupon, codes: codes(from.coupon.codes) },
    product: { ...from.product, codes: codes(from.product.codes) },
  }
}

/** A plain loop: it is run for every column of 40 shops. */
function picked<T extends Int32Array | Float64Array>(column: T, rows: Int32Array, into: T): T {
  for (let i = 0; i < rows.length; i++) into[i] = column[rows[i] ?? 0] ?? 0
  return into
}

/** The first row of each customer, and the end of the last. */
function starts({ rows, customer }: Orders): Int32Array {
  const first = places(rows).filter((i) => i === 0 || customer[i] !== customer[i - 1])
  return Int32Array.from([...first, rows])
}

/** Whole orders dealt out anew among the customers: each keeps how many they have, and nothing else. 52 bytes an order. */
export function ordersDealt(orders: Orders, random: () => number): Orders {
  const from = shuffle(places(orders.rows), random)
  const begins = starts(orders)
  for (let c = 0; c + 1 < begins.length; c++)
    from.subarray(begins[c], begins[c + 1]).sort((a, b) => (orders.day[a] ?? 0) - (orders.day[b] ?? 0))
  return filled(
    orders,
    orders,
    from,
    from.map((i) => orders.day[i] ?? 0),
  )
}

/** Swaps tried for each of the days between orders: enough to forget where they stood. */
const mixing = 8

/**
 * Each customer keeps the day of the first order and how many there are; the days between orders change hands wherever both
 * customers' last order stays within the day given (Besag & Clifford 1989, random swaps), what was in the orders is dealt out
 * anew. 60 bytes an order.
 */
export function gapsDealt(orders: Orders, until: number, random: () => number): Orders {
  const begins = starts(orders)
  const { rows, day } = orders
  const who = new Int32Array(rows)
  const gap = new Int32Array(rows)
  const room = new Int32Array(begins.length)
  for (let c = 0; c + 1 < begins.length; c++) {
    const [begin = 0, end = 0] = [begins[c], begins[c + 1]]
    who.fill(c, begin, end)
    for (let i = begin + 1; i < end; i++) gap[i] = (day[i] ?? 0) - (day[i - 1] ?? 0)
    room[c] = until - (day[end - 1] ?? 0)
  }
  swapped(gap, who, room, random)
  const days = day.slice()
  for (let i = 1; i < rows; i++) if (who[i] === who[i - 1]) days[i] = (days[i - 1] ?? 0) + (gap[i] ?? 0)
  return filled(orders, orders, shuffle(places(rows), random), days)
}

function swapped(gap: Int32Array, who: Int32Array, room: Int32Array, random: () => number): void {
  const between = places(gap.length).filter((i) => i > 0 && who[i] === who[i - 1])
  for (let n = mixing * between.length; n > 0; n--) {
    const a = between[Math.floor(random() * between.length)] ?? 0
    const b = between[Math.floor(random() * between.length)] ?? 0
    const more = (gap[b] ?? 0) - (gap[a] ?? 0)
    const [one, other] = [who[a] ?? 0, who[b] ?? 0]
    if (one === other || (room[one] ?? 0) < more || (room[other] ?? 0) < -more) continue
    room[one] = (room[one] ?? 0) - more
    room[other] = (room[other] ?? 0) + more
    gap[a] = (gap[a] ?? 0) + more
    gap[b] = (gap[b] ?? 0) - more
  }
}
