import type { Meaning } from '../../src/contract/schema.ts'
import type { Orders } from './orders.ts'
import type { Coded } from './rows.ts'
import { type Column, flag, int, ints, real, stamp, type Table, table } from './table.ts'

const day = 86_400_000

/** Gathers a column of the orders in a given order. */
function pick<T extends Int32Array | Float64Array | Uint8Array>(into: T, values: T, rows: Int32Array): T {
  for (let i = 0; i < rows.length; i++) into[i] = values[rows[i] ?? 0] ?? 0
  return into
}

/** Picks columns of the orders `kept`, in that order. */
export function picker(orders: Orders, kept: Int32Array) {
  const n = kept.length
  return {
    int: (values: Int32Array) => int(pick(new Int32Array(n), values, kept)),
    flag: (values: Uint8Array) => flag(pick(new Uint8Array(n), values, kept)),
    real: (values: Float64Array) => real(pick(new Float64Array(n), values, kept)),
    stamp: (values: Float64Array) => stamp(pick(new Float64Array(n), values, kept)),
    code: (column: Coded): Column => ({
      type: 'text',
      codes: pick(new Int32Array(n), column.codes, kept),
      labels: column.labels,
    }),
    told(meaning: Meaning): Column {
      const column = orders.told.get(meaning)
      return column ? this.code(column) : { type: 'text', codes: new Int32Array(n).fill(-1), labels: [] }
    },
  }
}

/** `mart_orders`: the orders that count, by customer and time. `kept` are those orders, `keys` their order keys. */
export function martOrders(
  orders: Orders,
  kept: Int32Array,
  keys: Int32Array,
  product: readonly string[],
): Table {
  const of = picker(orders, kept)
  const revenue = orders.gross.map((g, o) => g - (orders.refund[o] ?? 0))
  return table('mart_orders', kept.length, {
    order_key: int(keys),
    customer_key: of.int(orders.customer),
    placed_at: of.stamp(orders.placedAt),
    day: int(ints(kept.length, (i) => Math.floor((orders.placedAt[kept[i] ?? 0] ?? 0) / day))),
    revenue: of.real(revenue),
    gross: of.real(orders.gross),
    refund: of.real(orders.refund),
    items: of.real(orders.items),
    lines: of.int(orders.lines),
    nth: int(nth(orders.customer, kept)),
    currency: of.told('currency'),
    channel: of.told('channel'),
    country: of.told('country'),
    coupon: of.told('coupon'),
    first_product: of.code({ codes: orders.product, labels: product }),
  })
}

/** 1 for a customer's first order, 2 for the second, …; 0 where nobody is named. */
function nth(customer: Int32Array, kept: Int32Array): Int32Array {
  let before = -1
  let count = 0
  return ints(kept.length, (i) => {
    const c = customer[kept[i] ?? 0] ?? -1
    count = c === before ? count + 1 : 1
    before = c
    return c < 0 ? 0 : count
  })
}

/**
 * `mart_customers`: one row per customer, with what the orders say; days are -1 for a customer without orders. Revenue
 * is that in the main currency: currencies are never added up.
 */
export function martCustomers(customers: Table, orders: Orders, kept: Int32Array, currency: string): Table {
  const money = orders.told.get('currency')
  const n = customers.rows
  const firstDay = new Int32Array(n).fill(-1)
  const lastDay = new Int32Array(n).fill(-1)
  const count = new Int32Array(n)
  const revenue = new Float64Array(n)
  for (const o of kept) {
    const c = orders.customer[o] ?? -1
    if (c < 0) continue
    const at = Math.floor((orders.placedAt[o] ?? 0) / day)
    if (count[c] === 0) firstDay[c] = at
    lastDay[c] = at
    count[c] = (count[c] ?? 0) + 1
    if ((money?.labels[money.codes[o] ?? -1] ?? '') === currency)
      revenue[c] = (revenue[c] ?? 0) + (orders.gross[o] ?? 0) - (orders.refund[o] ?? 0)
  }
  const same = [
    'customer_key',
    'customer',
    'name',
    'email',
    'phone',
    'city',
    'postcode',
    'country',
    'consent',
  ]
  const told = same.flatMap((name) => {
    const column = customers.columns.get(name)
    return column ? [[name, column] as const] : []
  })
  return table('mart_customers', n, {
    ...Object.fromEntries(told),
    first_day: int(firstDay),
    last_day: int(lastDay),
    orders: int(count),
    revenue: real(revenue),
  })
}
