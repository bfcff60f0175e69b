import type { Meaning } from '../../src/contract/schema.ts'
import { countedAs, type Unpaid } from './counts.ts'
import { customerKeys } from './customer-keys.ts'
import type { Groups } from './group.ts'
import { linesOnly } from './heads.ts'
import type { Identity } from './identity.ts'
import { refundsTold } from './refunds.ts'
import { type Coded, codes, type Keyed, numbers, type Rows, upperCase } from './rows.ts'
import { dearestOf, itemsOf, type Sales, salesOf } from './sums.ts'
import { lazily, pick, pickReals, tally } from './table.ts'
import { at } from './worth.ts'

/** Orders as columns, in the order they were first met. Money in the currency of the order. */
export interface Orders {
  count: number
  label(order: number): string
  /** Keys of the customers; -1 where nobody is named. */
  customer: Int32Array
  customers: Keyed
  placedAt: Float64Array
  /** Before refunds; refunded (≥ 0). */
  gross: Float64Array
  refund: Float64Array
  /** False where no money was given back at all. */
  returns: boolean
  /** 0 for orders that were voided or cancelled. */
  counted: Uint8Array
  /** Orders that do not count because nobody paid for them; null where there are none. */
  unpaid: Unpaid | null
  lines: Int32Array
  currency: Coded
  status: Coded
  /** Pieces, and the product of the dearest line. Made when asked for, like what follows. */
  items(): Float64Array
  product(): Coded
  /** Fields of the order are the first that is told; -1, or no numbers, where no file tells. */
  told(meaning: 'coupon' | 'channel' | 'location' | 'country' | 'staff'): Coded
  money(meaning: 'subtotal' | 'shipping' | 'tax' | 'discount'): Float64Array
}

/** Adds up the rows of each order. Fields of the order are the first that is told; lines are added. */
export function orders(rows: Rows, who: Identity, groups: Groups, product: () => Keyed): Orders {
  const told = (m: Meaning) => {
    const { codes: column, labels } = codes(rows, m, m === 'currency' ? upperCase : undefined)
    return { codes: firstCodes(column, groups), labels }
  }
  const adds = lazily(() => rowsThatAdd(rows))
  const money = (m: Meaning) => addedNumbers(numbers(rows, m), groups, adds)
  const refundTold = refundsTold(rows, groups, (values) => addedNumbers(values, groups, adds))
  const amounts = amountsOf(salesOf(rows, groups), money('orderTotal'), money('subtotal'), refundTold)
  const [status, paid] = [told('status'), told('paid')]
  const currency = told('currency')
  const nodes = firstCodes(who.codes, groups)
  const customers = customerKeys(who, nodes)
  return {
    count: groups.count,
    label: groups.label,
    customer: pick(customers.keyOf, nodes),
    customers,
    placedAt: placedOf(rows, groups),
    ...amounts,
    ...countedAs(rows, groups, { status, paid, currency }, refundTold, amounts),
    lines: tally(linesOnly(groups.orderOf, groups.heads), groups.count),
    currency,
    status: status.labels.length > 0 ? status : paid,
    items: lazily(() => itemsOf(rows, groups)),
    product: lazily(() => {
      const { codes, keyOf, labels } = product()
      return { codes: pick(keyOf, dearestOf(rows, groups, codes, keyOf)), labels }
    }),
    told,
    money,
  }
}

/** The first code told of each order: mostly that of its first row. */
function firstCodes(values: Int32Array, { orderOf, firstRow }: Groups): Int32Array {
  const out = pick(values, firstRow)
  if (values.length === 0 || !out.includes(-1)) return out
  for (let r = 0; r < values.length; r++) {
    const o = orderOf[r] ?? -1
    if (o >= 0 && (out[o] ?? -1) < 0) out[o] = values[r] ?? -1
  }
  return out
}

/** When an order was placed: as its first row tells, or its earliest where rows of money given back follow. */
function placedOf(rows: Rows, groups: Groups): Float64Array {
  const date = numbers(rows, 'date')
  const first = firstNumbers(date, groups)
  const follow = rows.files.some((f, i) => rows.roles[i] === 'orders' && f.grain !== 'order line')
  if (!follow || !rows.files.some((f) => f.cells.has('order') || f.cells.has('paysFor'))) return first
  for (let r = 0; r < date.length; r++) {
    const o = groups.orderOf[r] ?? -1
    if (o >= 0 && (date[r] ?? Number.NaN) < (first[o] ?? Number.NaN)) first[o] = date[r] ?? Number.NaN
  }
  return first
}

function firstNumbers(values: Float64Array, { orderOf, firstRow }: Groups): Float64Array {
  const out = pickReals(values, firstRow)
  if (values.length === 0 || !out.includes(Number.NaN)) return out
  for (let r = 0; r < values.length; r++) {
    const o = orderOf[r] ?? -1
    if (o >= 0 && Number.isNaN(out[o])) out[o] = values[r] ?? Number.NaN
  }
  return out
}

/** The first number told of each order; rows that are a sale each are summed. No numbers where no file tells. */
function addedNumbers(
  values: Float64Array,
  { orderOf, count }: Groups,
  adds: () => Uint8Array,
): Float64Array {
  if (values.length === 0) return values
  const added = adds()
  const out = new Float64Array(count).fill(Number.NaN)
  for (let r = 0; r < values.length; r++) {
    const v = values[r] ?? Number.NaN
    const o = orderOf[r] ?? -1
    if (o < 0 || Number.isNaN(v)) continue
    const before = out[o] ?? Number.NaN
    if (Number.isNaN(before)) out[o] = v
    else if (added[r] === 1) out[o] = before + v
  }
  return out
}

/** Rows that are a sale each, though several make one order: their totals add up, where those of lines repeat. */
function rowsThatAdd(rows: Rows): Uint8Array {
  const number = codes(rows, 'order').codes
  const out = new Uint8Array(rows.total)
  rows.files.forEach((file, f) => {
    if (file.grain === 'order line') return
    for (let r = rows.start[f] ?? 0, end = rows.start[f + 1] ?? 0; r < end; r++)
      if (r >= number.length || (number[r] ?? -1) < 0) out[r] = 1
  })
  return out
}

/** An order comes to its total, else to its rows, else to its subtotal. Below zero it is money given back. */
function amountsOf(
  { known, positive, negative, returns }: Sales,
  total: Float64Array,
  subtotal: Float64Array,
  refunded: Float64Array,
): { gross: Float64Array; refund: Float64Array; returns: boolean } {
  if (total.length + subtotal.length + refunded.length === 0)
    return { gross: positive, refund: negative, returns }
  const gross = new Float64Array(known.length)
  const refund = new Float64Array(known.length)
  for (let o = 0; o < gross.length; o++) {
    const whole = at(total, o)
    const told = !Number.isNaN(whole)
    const sum = known[o] ? (positive[o] ?? 0) : at(subtotal, o) || 0
    gross[o] = Math.max(0, told ? whole : sum)
    refund[o] = Math.abs(at(refunded, o) || 0) + (told ? Math.max(0, -whole) : (negative[o] ?? 0))
  }
  return { gross, refund, returns: true }
}
