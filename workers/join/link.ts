import type { Meaning } from '../../src/contract/schema.ts'
import type { Identity } from './identity.ts'
import { matchPayments } from './match.ts'
import { numberIn } from './numbers.ts'
import type { Orders } from './orders.ts'
import { codes, type Rows } from './rows.ts'
import { ints, pick } from './table.ts'

/** Keys of the order and the customer that a row speaks of; -1 where it cannot be told. */
export interface Links {
  order: Int32Array
  customer: Int32Array
}

const mentions: readonly Meaning[] = ['paysFor', 'order']

/**
 * Finds what each of `which` rows speaks of: the order by its number, where only one has it; the customer by what names
 * them, else by that order. `keyOf` is the key of each order; `paid`: the rows are payments.
 */
export function linksOf(
  rows: Rows,
  who: Identity,
  orders: Orders,
  orderOf: Int32Array,
  keyOf: Int32Array,
  which: Int32Array,
  paid: boolean,
): Links {
  const byNumber = numbered(orders, keyOf)
  const own = pick(orderOf, which)
  for (const meaning of mentions) {
    const column = codes(rows, meaning)
    const to = column.labels.map((label) => byNumber.get(numberIn(label)) ?? -1)
    for (let i = 0; i < own.length; i++)
      if ((own[i] ?? -1) < 0) own[i] = to[column.codes[which[i] ?? 0] ?? -1] ?? -1
  }
  const named = pick(orders.customers.keyOf, pick(who.told, which))
  const customer = ints(own.length, (i) => {
    const direct = named[i] ?? -1
    return direct >= 0 ? direct : (orders.customer[own[i] ?? -1] ?? -1)
  })
  if (paid) matchPayments(rows, orders, keyOf, which, customer, own)
  return { order: pick(keyOf, own), customer }
}

/** Orders by number; -1 for numbers that several orders have. */
function numbered(orders: Orders, keyOf: Int32Array): Map<string, number> {
  const found = new Map<string, number>()
  for (let order = 0; order < orders.count; order++) {
    const number = (keyOf[order] ?? -1) < 0 ? '' : numberIn(orders.label(order))
    if (number !== '') found.set(number, found.has(number) ? -1 : order)
  }
  return found
}
