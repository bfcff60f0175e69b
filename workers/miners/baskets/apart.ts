import { within } from '../../numeric/progress.ts'
import { type Tills, tillsOf } from '../tills.ts'
import type { Lines } from './kernel.ts'

/** Of a till’s orders so many hold several products, or its export writes every line of a receipt as an order. */
const leastSeveral = 0.05
const chunk = 1 << 16

export interface Apart {
  lines: Lines
  /** Accounts left out, for each of their orders holds one product. */
  out: Tills
  /** Orders of other accounts that look like a till: they count one by one, as those of nobody. */
  loose: number
}

/** Takes accounts that look like a till out of the customers. 28 bytes a row where there are any. Yields the share done. */
export function* apartFrom(lines: Lines): Generator<number, Apart> {
  const tills = yield* within(tillsOf(lines), 0, 0.4)
  if (tills.orders === 0) return { lines, out: tills, loose: 0 }
  const { orders, several } = yield* within(countsOf(lines, tills), 0.4, 0.7)
  const isOut = (i: number) => (several[i] ?? 0) < leastSeveral * (orders[i] ?? 0)
  const keys = tills.keys.filter((_, i) => isOut(i))
  const out = { keys, orders: orders.reduce((sum, n, i) => sum + (isOut(i) ? n : 0), 0) }
  const left = yield* within(without(lines, tills, new Set(keys)), 0.7, 1)
  return { lines: left, out, loose: tills.orders - out.orders }
}

/** Orders of each account, and those of them with several products. */
function* countsOf({ rows, customer, order, product }: Lines, { keys }: Tills) {
  const placeOf = new Map(Array.from(keys, (key, i) => [key, i]))
  const [orders, several] = [new Int32Array(keys.length), new Int32Array(keys.length)]
  for (let r = 0, last = -1, counted = false; r < rows; r++) {
    if (r % chunk === 0) yield r / rows
    const at = placeOf.get(customer[r] ?? -1)
    if (at === undefined) continue
    const fresh = last < 0 || order[r] !== order[last]
    if (fresh) orders[at] = (orders[at] ?? 0) + 1
    const isSecond = !fresh && product.codes[r] !== product.codes[last]
    if (isSecond && !counted) several[at] = (several[at] ?? 0) + 1
    counted = isSecond || (counted && !fresh)
    last = r
  }
  return { orders, several }
}

/** The rows of all others; those of the accounts that stay are nobody’s. */
function* without(lines: Lines, { keys }: Tills, out: ReadonlySet<number>): Generator<number, Lines> {
  const isTill = new Set(keys)
  const kept = new Int32Array(lines.rows)
  let rows = 0
  for (let r = 0; r < lines.rows; r++) {
    if (r % chunk === 0) yield (0.5 * r) / lines.rows
    if (!out.has(lines.customer[r] ?? -1)) kept[rows++] = r
  }
  yield 0.5
  const at = kept.subarray(0, rows)
  const whole = (from: Int32Array) => at.map((r) => from[r] ?? 0)
  const customer = whole(lines.customer).map((who) => (isTill.has(who) ? -1 : who))
  return {
    ...{ rows, customer, order: whole(lines.order), day: whole(lines.day) },
    product: { codes: whole(lines.product.codes), labels: lines.product.labels },
    category: { codes: whole(lines.category.codes), labels: lines.category.labels },
    amount: Float64Array.from(at, (r) => lines.amount[r] ?? 0),
  }
}
