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

/** An address or a phone as a number that all who share it have; a customer may have several. */
export interface Contacts {
  readonly rows: number
  readonly customer: Int32Array
  readonly contact: Int32Array
  readonly kind: Key
}

/** Money that came in; -1 where customer or order is not known. */
export interface Payments {
  readonly rows: number
  readonly customer: Int32Array
  readonly day: Int32Array
  readonly second: Int32Array
  readonly amount: Float64Array
}

/** Orders by who was at the till, as a number; `deed` 'void', 'discount' or ''. */
export interface Tills {
  readonly rows: number
  readonly staff: Int32Array
  readonly day: Int32Array
  readonly amount: Float64Array
  readonly deed: Key
}

/** Orders of which a tool foretold the risk. `outcome`: 2 where disputed, and 1 where given back or voided; `told`: 1 where files tell of disputes. */
export interface Risks {
  readonly rows: number
  readonly outcome: Float64Array
  readonly told: Int32Array
  readonly level: Key
}

/** All that the detectors look at; views into the frame, nothing is copied. */
export interface Ledger {
  readonly orders: Orders
  readonly lines: Lines
  readonly contacts: Contacts
  readonly payments: Payments
  readonly tills: Tills
  readonly risks: Risks
  readonly firstDay: number
  readonly lastDay: number
  /** Whether orders tell the time of day. */
  readonly isTimed: boolean
}

const part = ({ codes, labels }: Key, from: number, to: number): Key => ({
  codes: codes.subarray(from, to),
  labels,
})

/** Rows come sorted by what they are: orders (0), their products (1), contacts (2), payments (3), tills (4), risks (5). */
export function ledgerOf(frame: Frame<typeof shape>): Ledger {
  const { customer, order, day, second, amount, other, pieces, name, family } = frame
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = [0, 1, 2, 3, 4, 5].map((what) => endOf(frame, what))
  const orders: Orders = {
    ...{ rows: a, customer: customer.subarray(0, a), order: order.subarray(0, a), day: day.subarray(0, a) },
    ...{ second: second.subarray(0, a), amount: amount.subarray(0, a), refund: other.subarray(0, a) },
    ...{ pieces: pieces.subarray(0, a), coupon: part(name, 0, a) },
  }
  const lines: Lines = {
    ...{
      rows: b - a,
      customer: customer.subarray(a, b),
      order: order.subarray(a, b),
      day: day.subarray(a, b),
    },
    ...{ amount: amount.subarray(a, b), pieces: pieces.subarray(a, b) },
    ...{ product: part(name, a, b), category: part(family, a, b) },
  }
  const contacts: Contacts = {
    ...{
      rows: c - b,
      customer: customer.subarray(b, c),
      contact: order.subarray(b, c),
      kind: part(name, b, c),
    },
  }
  const payments: Payments = {
    ...{ rows: d - c, customer: customer.subarray(c, d), day: day.subarray(c, d) },
    ...{ second: second.subarray(c, d), amount: amount.subarray(c, d) },
  }
  const tills: Tills = {
    ...{ rows: e - d, staff: customer.subarray(d, e), day: day.subarray(d, e) },
    ...{ amount: amount.subarray(d, e), deed: part(name, d, e) },
  }
  const risks: Risks = {
    ...{ rows: f - e, outcome: amount.subarray(e, f), told: second.subarray(e, f), level: part(name, e, f) },
  }
  return { orders, lines, contacts, payments, tills, risks, ...spanOf(orders) }
}

/** The first row that is more than this. */
function endOf({ rows, what }: Frame<typeof shape>, most: number): number {
  let [low, high] = [0, rows]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((what[middle] ?? 0) <= most) low = middle + 1
    else high = middle
  }
  return low
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
