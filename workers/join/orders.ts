import type { Meaning } from '../../src/contract/schema.ts'
import type { Groups } from './group.ts'
import type { Identity } from './identity.ts'
import { type Coded, codes, numbers, type Rows } from './rows.ts'
import { voided, whollyRefunded } from './status.ts'
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
  const adds = rowsThatAdd(rows)
  const money = (m: Meaning) => moneyOf(numbers(rows, m), orderOf, count, adds)
  const told = new Map(toldOnce.map((m) => [m, toldOf(rows, m, groups)]))
  const sums = add(rows, orderOf, count, value, product.codes)
  const amounts = amountsOf(sums, money('orderTotal'), money('subtotal'), money('refund'))
  const placedAt = moneyOf(numbers(rows, 'date'), orderOf, count)
  return {
    count,
    label: groups.label,
    customer: firstCode(who.customer, orderOf, count),
    placedAt,
    ...amounts,
    counted: counts(rows, groups, told.get('status'), amounts),
    items: sums.items,
    lines: sums.lines,
    product: sums.product,
    told,
    money: new Map(moneyOnce.map((m) => [m, money(m)])),
  }
}

/** Rows that are a sale each, though several make one order: their totals add up, where those of lines repeat. */
function rowsThatAdd(rows: Rows): Uint8Array {
  const number = codes(rows, 'order').codes
  const out = new Uint8Array(rows.total)
  rows.files.forEach((file, f) => {
    if (file.grain === 'order line') return
    for (let r = rows.start[f] ?? 0, end = rows.start[f + 1] ?? 0; r < end; r++)
      if ((number[r] ?? -1) < 0) out[r] = 1
  })
  return out
}

/** The first value told of each order, NaN where none is; rows that add are summed. */
function moneyOf(values: Float64Array, orderOf: Int32Array, count: number, adds?: Uint8Array): Float64Array {
  const out = new Float64Array(count).fill(Number.NaN)
  for (let r = 0; r < values.length; r++) {
    const v = values[r] ?? Number.NaN
    const o = orderOf[r] ?? -1
    if (o < 0 || Number.isNaN(v)) continue
    const before = out[o] ?? Number.NaN
    if (Number.isNaN(before)) out[o] = v
    else if (adds?.[r]) out[o] = before + v
  }
  return out
}

function firstCode(values: Int32Array, orderOf: Int32Array, count: number): Int32Array {
  const out = new Int32Array(count).fill(-1)
  for (let r = values.length - 1; r >= 0; r--) {
    const o = orderOf[r] ?? -1
    const v = values[r] ?? -1
    if (o >= 0 && v >= 0) out[o] = v
  }
  return out
}

function toldOf(rows: Rows, meaning: Meaning, { orderOf, count }: Groups): Coded {
  const upper = meaning === 'currency' ? (label: string) => label.toUpperCase() : undefined
  const { codes: column, labels } = codes(rows, meaning, upper)
  if (labels.length === 0) return { codes: new Int32Array(count).fill(-1), labels }
  return { codes: firstCode(column, orderOf, count), labels }
}

/** An order comes to its total, else to its rows, else to its subtotal. Below zero it is money given back. */
function amountsOf(sums: Sums, total: Float64Array, subtotal: Float64Array, refunded: Float64Array) {
  const count = total.length
  const gross = new Float64Array(count)
  const refund = new Float64Array(count)
  for (let o = 0; o < count; o++) {
    const whole = total[o] ?? Number.NaN
    const told = !Number.isNaN(whole)
    const sum = sums.known[o] ? (sums.positive[o] ?? 0) : subtotal[o] || 0
    gross[o] = Math.max(0, told ? whole : sum)
    refund[o] = Math.abs(refunded[o] || 0) + (told ? Math.max(0, -whole) : (sums.negative[o] ?? 0))
  }
  return { gross, refund, refundTold: refunded }
}

type Sums = ReturnType<typeof add>

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

/** What was voided or cancelled does not count; what was wholly refunded counts, with all of it given back. */
function counts(
  rows: Rows,
  { orderOf, count }: Groups,
  status: Coded | undefined,
  { gross, refund, refundTold }: ReturnType<typeof amountsOf>,
): Uint8Array {
  const out = new Uint8Array(count).fill(1)
  const cancelled = numbers(rows, 'cancelledAt')
  const back = status?.labels.map(whollyRefunded) ?? []
  rows.files.forEach(({ recognisedAs }, f) => {
    const isVoid = status?.labels.map((label) => voided(label, recognisedAs)) ?? []
    const shopify = recognisedAs.startsWith('shopify')
    for (let r = rows.start[f] ?? 0, end = rows.start[f + 1] ?? 0; r < end; r++) {
      const o = orderOf[r] ?? -1
      if (o < 0) continue
      const said = status?.codes[o] ?? -1
      if (isVoid[said] || (!shopify && !Number.isNaN(cancelled[r]))) out[o] = 0
      if (back[said] && Number.isNaN(refundTold[o])) refund[o] = gross[o] ?? 0
    }
  })
  return out
}
