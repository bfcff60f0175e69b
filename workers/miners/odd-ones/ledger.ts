import type { Frame, Kinds } from '../../../src/contract/frame.ts'

export const shape = {
  what: 'int',
  customer: 'int',
  order: 'int',
  day: 'int',
  second: 'int',
  amount: 'real',
  other: 'real',
  pieces: 'real',
  name: 'key',
  family: 'key',
} as const

export type Key = Kinds['key']

/** Columns beside each other: one entry an order, or one a product of an order. Days count from 1970, seconds from midnight. */
export interface Orders {
  readonly rows: number
  readonly customer: Int32Array
  readonly order: Int32Array
  readonly day: Int32Array
  readonly second: Int32Array
  readonly amount: Float64Array
  readonly refund: Float64Array
  readonly pieces: Float64Array
  readonly coupon: Key
}

export interface Lines {
  readonly rows: number
  readonly customer: Int32Array
  readonly order: Int32Array
  readonly day: Int32Array
  readonly amount: Float64Array
  readonly pieces: Float64Array
  readonly product: Key
  readonly category: Key
}

/** All that the detectors look at; views into the frame, nothing is copied. */
export interface Ledger {
  readonly orders: Orders
  readonly lines: Lines
  readonly firstDay: number
  readonly lastDay: number
  /** Whether orders tell the time of day. */
  readonly isTimed: boolean
}

const part = ({ codes, labels }: Key, from: number, to: number): Key => ({
  codes: codes.subarray(from, to),
  labels,
})

/** Rows come sorted by what they are: orders (0) first, then their products (1). */
export function ledgerOf(frame: Frame<typeof shape>): Ledger {
  const { rows, what, customer, order, day, second, amount, other, pieces, name, family } = frame
  let n = 0
  while (n < rows && what[n] === 0) n++
  const orders: Orders = {
    ...{ rows: n, customer: customer.subarray(0, n), order: order.subarray(0, n), day: day.subarray(0, n) },
    ...{ second: second.subarray(0, n), amount: amount.subarray(0, n), refund: other.subarray(0, n) },
    ...{ pieces: pieces.subarray(0, n), coupon: part(name, 0, n) },
  }
  const lines: Lines = {
    ...{ rows: rows - n, customer: customer.subarray(n), order: order.subarray(n), day: day.subarray(n) },
    ...{ amount: amount.subarray(n), pieces: pieces.subarray(n) },
    ...{ product: part(name, n, rows), category: part(family, n, rows) },
  }
  return { orders, lines, ...spanOf(orders) }
}

function spanOf({ rows, day, second }: Orders) {
  let [firstDay, lastDay, timed] = [0, 0, 0]
  for (let i = 0; i < rows; i++) {
    const at = day[i] ?? 0
    if (i === 0 || at < firstDay) firstDay = at
    if (i === 0 || at > lastDay) lastDay = at
    if ((second[i] ?? 0) > 0) timed++
  }
  return { firstDay, lastDay, isTimed: timed > rows / 2 }
}
