import type { Groups } from './group.ts'
import { linesOnly, outdone } from './heads.ts'
import { numbers, type Rows } from './rows.ts'
import { worth } from './worth.ts'

/** What the rows of each order come to: sales, and money given back, which is a negative row (both ≥ 0). */
export interface Sales {
  positive: Float64Array
  negative: Float64Array
  /** 1 where a row tells any worth. */
  known: Uint8Array
  /** True where any row is negative. */
  returns: boolean
}

/** Every number is greater, NaN is not: a test that costs no call. */
const never = Number.NEGATIVE_INFINITY

/** A discount is taken off only where the row's worth was quantity × price: an amount has it taken off already. */
export function salesOf(rows: Rows, groups: Groups): Sales {
  const { count } = groups
  const [amount, quantity, price] = [
    numbers(rows, 'amount'),
    numbers(rows, 'quantity'),
    numbers(rows, 'unitPrice'),
  ]
  const discount = numbers(rows, 'discount')
  const orderOf = linesOnly(groups.orderOf, outdone(groups.heads, amount, groups))
  const positive = new Float64Array(count)
  const negative = new Float64Array(count)
  const known = new Uint8Array(count)
  let returns = false
  for (let r = 0; r < orderOf.length; r++) {
    const o = orderOf[r] ?? -1
    if (o < 0) continue
    let v = r < amount.length ? (amount[r] ?? Number.NaN) : Number.NaN
    let off = 0
    if (!(v > never)) {
      const q = r < quantity.length ? (quantity[r] ?? 1) : 1
      v = r < price.length ? (price[r] ?? Number.NaN) : Number.NaN
      if (q > never) v = q * v
      if (r < discount.length) off = Math.abs(discount[r] ?? 0) || 0
    }
    if (v >= 0) positive[o] = (positive[o] ?? 0) + v - off
    else if (v < 0) {
      negative[o] = (negative[o] ?? 0) - v
      returns = true
    } else continue
    known[o] = 1
  }
  if (discount.length > 0) atLeastNothing(positive)
  return { positive, negative, known, returns }
}

/** A discount may be greater than what was bought. */
function atLeastNothing(sales: Float64Array): void {
  for (let o = 0; o < sales.length; o++) sales[o] = Math.max(0, sales[o] ?? 0)
}

/** Pieces of each order; a row that tells no quantity is one. */
export function itemsOf(rows: Rows, groups: Groups): Float64Array {
  const { count } = groups
  const orderOf = linesOnly(groups.orderOf, groups.heads)
  const quantity = numbers(rows, 'quantity')
  const out = new Float64Array(count)
  for (let r = 0; r < orderOf.length; r++) {
    const o = orderOf[r] ?? -1
    const q = r < quantity.length ? (quantity[r] ?? 1) : 1
    if (o >= 0) out[o] = (out[o] ?? 0) + (q > never ? q : 1)
  }
  return out
}

/** Product code of the dearest row of each order, -1 where no row tells both. Of equally dear ones the first by `keyOf`. */
export function dearestOf(
  rows: Rows,
  { orderOf, count }: Groups,
  product: Int32Array,
  keyOf: Int32Array,
): Int32Array {
  const value = worth(rows)
  const most = new Float64Array(count).fill(never)
  const out = new Int32Array(count).fill(-1)
  for (let r = 0; r < product.length; r++) {
    const o = orderOf[r] ?? -1
    const p = product[r] ?? -1
    const v = value[r] ?? Number.NaN
    const before = most[o] ?? never
    if (o < 0 || p < 0 || !(v >= before)) continue
    if (v === before && (keyOf[out[o] ?? -1] ?? -1) <= (keyOf[p] ?? -1)) continue
    most[o] = v
    out[o] = p
  }
  return out
}
