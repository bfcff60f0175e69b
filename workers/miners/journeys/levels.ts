import { within } from '../../numeric/progress.ts'
import type { Pairs } from './pairs.ts'

/** An item's waits tell of the others from so many on. */
export const leastWaits = 20
const chunk = 1 << 16

/** Means on the log scale and the weights that the levels above have, in waits. */
export interface Levels {
  n: number
  shop: number
  count: Float64Array
  mean: Float64Array
  buyers: Float64Array
  again: Float64Array
  personWeight: number
  itemWeight: number
}

/** `less` leaves out that many of the latest waits of each customer and item (0 or 1). 40 bytes an item. Yields the share done. */
export function* levels(pairs: Pairs, items: number, less: number): Generator<number, Levels> {
  const made = () => new Float64Array(items)
  const [count, sum, buyers, again] = [made(), made(), made(), made()]
  let [n, total] = [0, 0]
  for (let i = 0; i < pairs.size; i++) {
    if (i % chunk === 0) yield (0.4 * i) / pairs.size
    const item = pairs.item[i] ?? 0
    const [waits, logs] = earlier(pairs, i, less)
    buyers[item] = (buyers[item] ?? 0) + 1
    if (waits < 1) continue
    again[item] = (again[item] ?? 0) + 1
    count[item] = (count[item] ?? 0) + waits
    sum[item] = (sum[item] ?? 0) + logs
    n += waits
    total += logs
  }
  const mean = sum.map((s, item) => s / Math.max(1, count[item] ?? 0))
  const shop = total / Math.max(1, n)
  const { personWeight, itemWeight } = yield* within(weights(pairs, count, mean, shop, less), 0.4, 1)
  return { n, shop, count, mean, buyers, again, personWeight, itemWeight }
}

export function earlier(pairs: Pairs, i: number, less: number): [number, number] {
  const waits = (pairs.waits[i] ?? 0) - less
  const last = less > 0 && waits >= 0 ? Math.log(pairs.lastWait[i] ?? 1) : 0
  return [waits, (pairs.sum[i] ?? 0) - last]
}

/** Variances by moments: of a person's means about the item's, of items' means about the shop's; the rest is within. */
function* weights(
  pairs: Pairs,
  count: Float64Array,
  mean: Float64Array,
  shop: number,
  less: number,
): Generator<number, Pick<Levels, 'personWeight' | 'itemWeight'>> {
  let [between, people, reciprocal, products, items] = [0, 0, 0, 0, 0]
  for (let i = 0; i < pairs.size; i++) {
    if (i % chunk === 0) yield (0.6 * i) / pairs.size
    const [waits, logs] = earlier(pairs, i, less)
    if (waits < 1) continue
    between += (logs / waits - (mean[pairs.item[i] ?? 0] ?? 0)) ** 2
    reciprocal += 1 / waits
    people++
  }
  count.forEach((n, item) => {
    if (n < leastWaits) return
    products += ((mean[item] ?? 0) - shop) ** 2
    items++
  })
  yield 0.6
  const inner = inside(pairs)
  const person = Math.max(0.01, between / Math.max(1, people) - (inner * reciprocal) / Math.max(1, people))
  const product = Math.max(0.01, products / Math.max(1, items))
  return { personWeight: inner / person, itemWeight: (inner + person) / product }
}

/** Variance of the log waits of one customer and item, pooled over those with two and more; at least that of a whole day. */
function inside(pairs: Pairs): number {
  let [squares, degrees] = [0, 0]
  for (let i = 0; i < pairs.size; i++) {
    const waits = pairs.waits[i] ?? 0
    if (waits < 2) continue
    squares += (pairs.squares[i] ?? 0) - (pairs.sum[i] ?? 0) ** 2 / waits
    degrees += waits - 1
  }
  return degrees > 0 ? Math.max(0.01, squares / degrees) : 0.25
}

export function itemLog({ count, mean, shop, itemWeight }: Levels, item: number): number {
  const n = count[item] ?? 0
  return (n * (mean[item] ?? 0) + itemWeight * shop) / (n + itemWeight)
}

export function personal(model: Levels, pairs: Pairs, i: number, waits: number, logs: number): number {
  return (logs + model.personWeight * itemLog(model, pairs.item[i] ?? 0)) / (waits + model.personWeight)
}
