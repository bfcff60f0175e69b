import type { Orders } from './orders.ts'
import { numbers, type Rows } from './rows.ts'
import { at } from './worth.ts'

/** Days between an order and its payment. */
const apart = 3 * 86_400_000
const cents = (value: number) => Math.round(value * 100)

/**
 * Payments without an order number belong to the order of the same customer with the same amount within three days, each
 * order once, the nearest in time first. Fills `order` where it is -1. `keyOf` is the key of each order, -1 where it does not
 * stand; `customer` the key of the customer of each payment.
 */
export function matchPayments(
  rows: Rows,
  orders: Orders,
  keyOf: Int32Array,
  which: Int32Array,
  customer: Int32Array,
  order: Int32Array,
): void {
  const amount = numbers(rows, 'amount')
  const paidAt = numbers(rows, 'date')
  const free = ordersByPrice(orders, keyOf, new Set(order))
  const open = Array.from(which.keys()).filter((i) => (order[i] ?? -1) < 0 && (customer[i] ?? -1) >= 0)
  const pairs = open.flatMap((i) => {
    const row = which[i] ?? 0
    const same = free.get(`${customer[i]} ${cents(at(amount, row))}`) ?? []
    return same
      .map((o) => ({ i, o, days: Math.abs(at(paidAt, row) - (orders.placedAt[o] ?? Number.NaN)) }))
      .filter(({ days }) => days <= apart)
  })
  const taken = new Set<number>()
  for (const { i, o } of pairs.sort((a, b) => a.days - b.days || a.o - b.o || a.i - b.i)) {
    if ((order[i] ?? -1) >= 0 || taken.has(o)) continue
    order[i] = o
    taken.add(o)
  }
}

/** Orders that stand and are not told of by number yet, by customer and amount. */
function ordersByPrice(orders: Orders, keyOf: Int32Array, known: ReadonlySet<number>): Map<string, number[]> {
  const found = new Map<string, number[]>()
  for (let o = 0; o < orders.count; o++) {
    const who = orders.customer[o] ?? -1
    if (who < 0 || (keyOf[o] ?? -1) < 0 || known.has(o)) continue
    const name = `${who} ${cents(orders.gross[o] ?? 0)}`
    const same = found.get(name)
    if (same) same.push(o)
    else found.set(name, [o])
  }
  return found
}
