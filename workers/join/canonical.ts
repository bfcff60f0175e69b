import { picker } from './marts.ts'
import type { Orders } from './orders.ts'
import { type Keyed, numbers, type Rows } from './rows.ts'
import { type Column, int, iota, pick, type Table, table } from './table.ts'
import { worth } from './worth.ts'

/** `orders`: every order that stands, counted or not. */
export function ordersTable(orders: Orders, standing: Int32Array): Table {
  const of = picker(standing)
  const revenue = new Float64Array(orders.count)
  for (let o = 0; o < revenue.length; o++) revenue[o] = (orders.gross[o] ?? 0) - (orders.refund[o] ?? 0)
  return table('orders', standing.length, {
    order_key: int(iota(standing.length)),
    order_id: each(Array.from(standing, (o) => orders.label(o))),
    customer_key: of.int(orders.customer),
    placed_at: of.stamp(orders.placedAt),
    status: of.code(orders.status),
    counted: of.flag(orders.counted),
    currency: of.code(orders.currency),
    gross: of.real(orders.gross),
    refund: of.real(orders.refund),
    revenue: of.real(revenue),
    lines: of.int(orders.lines),
    items: of.real(orders.items()),
    subtotal: of.real(orders.money('subtotal')),
    shipping: of.real(orders.money('shipping')),
    tax: of.real(orders.money('tax')),
    discount: of.real(orders.money('discount')),
    coupon: of.code(orders.told('coupon')),
    channel: of.code(orders.told('channel')),
    location: of.code(orders.told('location')),
    staff: of.code(orders.told('staff')),
    country: of.code(orders.told('country')),
  })
}

/** `order_line`: every row that belongs to an order. `keyOf` is the key of each order. */
export function lineTable(rows: Rows, orderOf: Int32Array, keyOf: Int32Array, product: Keyed): Table {
  const used = rowsInOrders(orderOf)
  const of = picker(used)
  const place = places(rows)
  return table('order_line', used.length, {
    order_key: int(pick(keyOf, pick(orderOf, used))),
    product_key: int(pick(product.keyOf, pick(product.codes, used))),
    quantity: of.real(numbers(rows, 'quantity')),
    unit_price: of.real(numbers(rows, 'unitPrice')),
    amount: of.real(worth(rows)),
    file: of.code({ codes: place.file, labels: rows.files.map((f) => f.name) }),
    line: of.int(place.line),
  })
}

function rowsInOrders(orderOf: Int32Array): Int32Array {
  const used = new Int32Array(orderOf.length)
  let n = 0
  for (let r = 0; r < orderOf.length; r++) if ((orderOf[r] ?? -1) >= 0) used[n++] = r
  return used.subarray(0, n)
}

/** File and line of each row. */
function places(rows: Rows): { file: Int32Array; line: Int32Array } {
  const file = new Int32Array(rows.total)
  const line = new Int32Array(rows.total)
  rows.files.forEach((f, i) => {
    file.fill(i, rows.start[i], rows.start[i + 1])
    line.set(f.lines, rows.start[i])
  })
  return { file, line }
}

/** Texts of which hardly any comes twice: nothing is won by looking for those that do. */
const each = (labels: readonly string[]): Column => ({
  type: 'text',
  codes: iota(labels.length).map((i) => (labels[i] === '' ? -1 : i)),
  labels,
})
