import { type CellKind, type Meaning, meanings } from '../../src/contract/schema.ts'
import { codes, numbers, type Rows } from './rows.ts'

/** What rows tell, as numbers that add up: the same rows in any order have the same sums. Two of 32 bits: no two versions meet. */
export interface Marks {
  one: Int32Array
  two: Int32Array
}

/** What makes two lines the same line. */
export const ofLine: readonly Meaning[] = ['product', 'variant', 'sku', 'quantity', 'unitPrice', 'amount']
/** What a whole order is told by besides its lines. */
export const ofOrder: readonly Meaning[] = [
  ...([
    'email',
    'customer',
    'date',
    'status',
    'paid',
    'cancelledAt',
    'orderTotal',
    'subtotal',
    'refund',
    'leftTotal',
  ] as const),
  ...(['discount', 'shipping', 'tax', 'currency', 'coupon'] as const),
]
/** What a list of customers tells of one. */
export const ofCustomer: readonly Meaning[] = [
  ...(['email', 'phone', 'customerName', 'firstName', 'lastName', 'city', 'postcode', 'country'] as const),
  ...(['street', 'consent', 'tags', 'totalSpent', 'totalOrders'] as const),
]

const real = new Set<CellKind>(['money', 'number', 'date'])

/** Marks of the rows at `which` by what these columns tell. */
export function marksOf(rows: Rows, which: Int32Array, told: readonly Meaning[]): Marks {
  const marks = { one: new Int32Array(which.length).fill(1), two: new Int32Array(which.length).fill(2) }
  for (const meaning of told) {
    if (real.has(meanings[meaning].kind)) addReals(marks, which, numbers(rows, meaning))
    else addCodes(marks, which, codes(rows, meaning).codes)
  }
  return marks
}

function addCodes({ one, two }: Marks, which: Int32Array, values: Int32Array): void {
  if (values.length === 0) return
  for (let i = 0; i < which.length; i++) {
    const value = values[which[i] ?? 0] ?? -1
    one[i] = mixed(one[i] ?? 0, value)
    two[i] = mixed(two[i] ?? 0, value ^ 0x5bd1e995)
  }
}

function addReals({ one, two }: Marks, which: Int32Array, values: Float64Array): void {
  if (values.length === 0) return
  const double = new Float64Array(1)
  const bits = new Int32Array(double.buffer)
  for (let i = 0; i < which.length; i++) {
    const value = values[which[i] ?? 0] ?? Number.NaN
    double[0] = Number.isNaN(value) ? Number.MIN_VALUE : value + 0
    const [low = 0, high = 0] = [bits[0], bits[1]]
    one[i] = mixed(mixed(one[i] ?? 0, low), high)
    two[i] = mixed(mixed(two[i] ?? 0, high ^ 0x5bd1e995), low)
  }
}

/** The mixing step of MurmurHash3 (Appleby, 2008). */
function mixed(hash: number, value: number): number {
  let k = Math.imul(value, 0xcc9e2d51)
  k = Math.imul((k << 15) | (k >>> 17), 0x1b873593)
  const h = hash ^ k
  return (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0
}

/** A mark of all rows of these stretches together. */
export function together({ one, two }: Marks, stretches: readonly { from: number; to: number }[]): number {
  let a = 0
  let b = 0
  for (const { from, to } of stretches)
    for (let i = from; i < to; i++) {
      a = (a + Math.imul(one[i] ?? 0, 0x9e3779b1)) | 0
      b = (b + (two[i] ?? 0)) | 0
    }
  return (a >>> 0) * 2 ** 20 + (b >>> 12)
}
