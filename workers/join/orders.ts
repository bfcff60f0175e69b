import type { Meaning } from '../../src/contract/schema.ts'
import type { Groups } from './group.ts'
import type { Identity } from './identity.ts'
import { type Coded, codes, numbers, type Rows } from './rows.ts'
import { voided } from './status.ts'
import { reals } from './table.ts'

/** Orders as columns, in the order they were first met. Money in the currency of the order. */
export interface Orders {
  count: number
  label(order: number): string
  customer: Int32Array
  placedAt: Float64Array
  /** Before refunds; refunded (≥ 0). */
  gross: Float64Array
  refund: Float64Array
  /** 0 for orders that were voided or cancelled. */
  counted: Uint8Array
  /** Pieces, lines, and the product of the dearest line (-1 = none). */
  items: Float64Array
  lines: Int32Array
  product: Int32Array
  told: ReadonlyMap<Meaning, Coded>
  money: ReadonlyMap<Meaning, Float64Array>
}

/** Worth of each row: its amount, else quantity × price of one. NaN where neither is told. */
export function worth(rows: Rows): Float64Array {
  const amount = numbers(rows, 'amount')
  const quantity = numbers(rows, 'quantity')
  const price = numbers(rows, 'unitPrice')
  return reals(rows.total, (r) => {
    const a = amount[r] ?? Number.NaN
    if (!Number.isNaN(a)) return a
    const q = quantity[r] ?? Number.NaN
    return (Number.isNaN(q) ? 1 : q) * (price[r] ?? Number.NaN)
  })
}

const toldOnce = ['status', 'currency', 'coupon', 'channel', 'location', 'country'] as const
const moneyOnce = ['subtotal', 'shipping', 'tax', 'discount'] as const

/** Adds up the rows of each order. Fields of the order are the first that is told; lines are added. */
export function orders(
  rows: Rows,
  who: Identity,
  groups: Groups,
  product: Coded,
  value: Float64Array,
): Orders {
  const { orderOf, count } = groups
  const firstNumber = (m: Meaning) =>
    first(new Float64Array(count).fill(Number.NaN), numbers(rows, m), orderOf)
  const firstCode = (values: Int32Array) => first(new Int32Array(count).fill(-1), values, orderOf)
  const told = new Map<Meaning, Coded>()
  for (const m of toldOnce) {
    const column = codes(rows, m)
    const none = column.labels.length === 0
    told.set(m, {
      codes: none ? new Int32Array(count).fill(-1) : firstCode(column.codes),
      labels: column.labels,
    })
  }
  const sums = add(rows, orderOf, count, value, product.codes)
  const total = firstNumber('orderTotal')
  const subtotal = firstNumber('subtotal')
  const refunded = firstNumber('refund')
  const gross = new Float64Array(count)
  const refund = new Float64Array(count)
  for (let o = 0; o < count; o++) {
    const sum = sums.known[o] ? (sums.positive[o] ?? 0) : (subtotal[o] ?? Number.NaN)
    const all = Number.isNaN(total[o]) ? sum : (total[o] ?? 0)
    gross[o] = Math.max(0, all || 0)
    const back = Number.isNaN(total[o]) ? (sums.negative[o] ?? 0) : Math.max(0, -(total[o] ?? 0))
    refund[o] = Math.abs(refunded[o] || 0) + back
  }
  return {
    count,
    label: groups.label,
    customer: firstCode(who.customer),
    placedAt: firstNumber('date'),
    gross,
    refund,
    counted: counts(told, firstNumber('cancelledAt'), gross, refund, refunded),
    items: sums.items,
    lines: sums.lines,
    product: sums.product,
    told,
    money: new Map(moneyOnce.map((m) => [m, m === 'subtotal' ? subtotal : firstNumber(m)])),
  }
}

/** What the first row of each order tells; the last to be written is the first to be read. */
function first<T extends Float64Array | Int32Array>(into: T, values: T, orderOf: Int32Array): T {
  const least = into instanceof Int32Array ? 0 : Number.NEGATIVE_INFINITY
  for (let r = values.length - 1; r >= 0; r--) {
    const o = orderOf[r] ?? -1
    const v = values[r] ?? Number.NaN
    if (o >= 0 && v >= least) into[o] = v
  }
  return into
}

/** Sums over the rows of each order; a negative row is money given back. */
function add(rows: Rows, orderOf: Int32Array, count: number, value: Float64Array, product: Int32Array) {
  const quantity = numbers(rows, 'quantity')
  const discount = withoutAmount(rows)
  const out = {
    positive: new Float64Array(count),
    negative: new Float64Array(count),
    known: new Uint8Array(count),
    items: new Float64Array(count),
    lines: new Int32Array(count),
    product: new Int32Array(count).fill(-1),
  }
  const dearest = new Float64Array(count).fill(Number.NEGATIVE_INFINITY)
  for (let r = 0; r < orderOf.length; r++) {
    const o = orderOf[r] ?? -1
    if (o < 0) continue
    const q = quantity[r] ?? Number.NaN
    out.items[o] = (out.items[o] ?? 0) + (Number.isNaN(q) ? 1 : q)
    out.lines[o] = (out.lines[o] ?? 0) + 1
    const v = value[r] ?? Number.NaN
    if (Number.isNaN(v)) continue
    out.known[o] = 1
    if (v < 0) out.negative[o] = (out.negative[o] ?? 0) - v
    else out.positive[o] = (out.positive[o] ?? 0) + v - (discount[r] || 0)
    if (v > (dearest[o] ?? 0) && (product[r] ?? -1) >= 0) {
      dearest[o] = v
      out.product[o] = product[r] ?? -1
    }
  }
  return out
}

/** A discount is taken off only where the row's worth was quantity × price: an amount has it taken off already. */
function withoutAmount(rows: Rows): Float64Array {
  const amount = numbers(rows, 'amount')
  const discount = numbers(rows, 'discount')
  return reals(rows.total, (r) => (Number.isNaN(amount[r]) ? Math.abs(discount[r] ?? 0) : 0))
}

/** Where a status is told it decides; else a date of cancellation does. A refunded order without a sum is wholly refunded. */
function counts(
  told: ReadonlyMap<Meaning, Coded>,
  cancelled: Float64Array,
  gross: Float64Array,
  refund: Float64Array,
  refunded: Float64Array,
): Uint8Array {
  const status = told.get('status') ?? { codes: new Int32Array(), labels: [] }
  const isVoid = status.labels.map(voided)
  const isRefund = status.labels.map((label) =>
    /^(wc-)?refunded$|^erstattet$|^rembours|^rimborsat|^reembols|^terugbetaald/i.test(label),
  )
  const out = new Uint8Array(gross.length)
  for (let o = 0; o < out.length; o++) {
    const s = status.codes[o] ?? -1
    if (isRefund[s] && Number.isNaN(refunded[o])) refund[o] = gross[o] ?? 0
    out[o] = (s >= 0 ? isVoid[s] : !Number.isNaN(cancelled[o])) ? 0 : 1
  }
  return out
}
