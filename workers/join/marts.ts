import type { Orders } from './orders.ts'
import type { Coded } from './rows.ts'
import {
  type Column,
  flag,
  int,
  lazily,
  lazyTable,
  pick,
  pickReals,
  real,
  stamp,
  type Table,
  text,
} from './table.ts'

const day = 86_400_000

/** Picks columns of the orders `kept`, in that order. */
export function picker(kept: Int32Array) {
  return {
    int: (values: Int32Array) => int(pick(values, kept)),
    real: (values: Float64Array) => real(pickReals(values, kept)),
    stamp: (values: Float64Array) => stamp(pickReals(values, kept)),
    flag(values: Uint8Array): Column {
      const out = new Uint8Array(kept.length)
      for (let i = 0; i < out.length; i++) out[i] = values[kept[i] ?? 0] ?? 0
      return flag(out)
    },
    code: ({ codes, labels }: Coded): Column => ({ type: 'text', codes: pick(codes, kept), labels }),
  }
}

/** `mart_orders`: the orders that count, by customer and time. `kept` are those orders, `keys` their order keys. */
export function martOrders(orders: Orders, kept: Int32Array, keys: Int32Array): Table {
  const of = picker(kept)
  const derived = lazily(() => derive(orders, kept))
  return lazyTable('mart_orders', kept.length, {
    order_key: () => int(keys),
    customer_key: () => int(derived().customer),
    placed_at: () => of.stamp(orders.placedAt),
    day: () => int(derived().day),
    revenue: () => real(derived().revenue),
    gross: () => of.real(orders.gross),
    refund: () => of.real(orders.refund),
    items: () => of.real(orders.items()),
    lines: () => of.int(orders.lines),
    nth: () => int(derived().nth),
    currency: () => of.code(orders.currency),
    channel: () => of.code(orders.told('channel')),
    country: () => of.code(orders.told('country')),
    coupon: () => of.code(orders.told('coupon')),
    first_product: () => of.code(orders.product()),
  })
}

/** What most questions ask. `nth` is 1 for a customer's first order, 2 for the second, …; 0 where nobody is named. */
function derive({ customer, placedAt, gross, refund }: Orders, kept: Int32Array) {
  const out = {
    customer: new Int32Array(kept.length),
    day: new Int32Array(kept.length),
    nth: new Int32Array(kept.length),
    revenue: new Float64Array(kept.length),
  }
  let before = -1
  let count = 0
  for (let i = 0; i < kept.length; i++) {
    const o = kept[i] ?? 0
    const c = customer[o] ?? -1
    count = c === before ? count + 1 : 1
    before = c
    out.customer[i] = c
    out.nth[i] = c < 0 ? 0 : count
    out.day[i] = Math.floor((placedAt[o] ?? 0) / day)
    out.revenue[i] = (gross[o] ?? 0) - (refund[o] ?? 0)
  }
  return out
}

const same = ['customer_key', 'customer', 'name', 'email', 'phone', 'city', 'postcode', 'country', 'consent']

/**
 * `mart_customers`: one row per customer, with what the orders say; days are -1 for a customer without orders. Revenue
 * is that in the main currency: currencies are never added up.
 */
export function martCustomers(customers: Table, orders: Orders, kept: Int32Array, currency: string): Table {
  const sums = lazily(() => bought(customers.rows, orders, kept, currency))
  const told = same.map((name) => [name, () => customers.columns.get(name) ?? text([])] as const)
  return lazyTable('mart_customers', customers.rows, {
    ...Object.fromEntries(told),
    first_day: () => int(sums().firstDay),
    last_day: () => int(sums().lastDay),
    orders: () => int(sums().count),
    revenue: () => real(sums().revenue),
  })
}

function bought(customers: number, orders: Orders, kept: Int32Array, currency: string) {
  const { customer, placedAt, gross, refund } = orders
  const { codes, labels } = orders.currency
  const firstDay = new Int32Array(customers).fill(-1)
  const lastDay = new Int32Array(customers).fill(-1)
  const count = new Int32Array(customers)
  const revenue = new Float64Array(customers)
  for (let i = 0; i < kept.length; i++) {
    const o = kept[i] ?? 0
    const c = customer[o] ?? -1
    if (c < 0) continue
    const at = Math.floor((placedAt[o] ?? 0) / day)
    if (count[c] === 0) firstDay[c] = at
    lastDay[c] = at
    count[c] = (count[c] ?? 0) + 1
    if ((labels[codes[o] ?? -1] ?? '') === currency)
      revenue[c] = (revenue[c] ?? 0) + (gross[o] ?? 0) - (refund[o] ?? 0)
  }
  return { firstDay, lastDay, count, revenue }
}
