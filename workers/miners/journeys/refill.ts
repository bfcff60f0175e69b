import { quantiles } from '../../numeric/quantile.ts'
import type { Sequences } from '../../patterns/sequences.ts'

/** One customer and one item, beside each other: waits between purchases, their logs added up, and the last days. */
interface Pairs {
  size: number
  sequence: Int32Array
  item: Int32Array
  waits: Int32Array
  sum: Float64Array
  squares: Float64Array
  lastWait: Int32Array
  lastDay: Int32Array
}

/** An item that people buy again: `interval` in days, quarters of the waits, how many buyers came back for it. */
export interface Refill {
  item: number
  interval: number
  quarter: number
  threeQuarters: number
  waits: number
  buyers: number
  again: number
  due: number
}

export interface Refills {
  items: Refill[]
  /** Sequences that are due for at least one item. */
  due: Int32Array
  /** Share of the latest waits that came as foretold from the earlier ones, give or take a quarter, and as one interval for all. */
  check: { hits: number; plain: number; pairs: number } | null
  waits: number
}

/** An item counts as bought again from so many waits and such a share of its buyers on. */
const needs = { waits: 20, share: 0.1 }

/**
 * Days between purchases of an item by a customer, on the log scale, in three levels: a customer's mean is drawn to the
 * item's, an item's to the shop's, by the variances within and between (empirical Bayes, Casella 1985, Am. Stat. 39,
 * 83–87). Due: nine tenths of the interval have passed, and not twice. Linear; 36 bytes a customer and item.
 */
export function* refills(db: Sequences, items: number, asOf: number): Generator<number, Refills> {
  const pairs = yield* pairsOf(db, items)
  const model = levels(pairs, items, 0)
  const list = Array.from({ length: items }, (_, item) => refillOf(model, item)).filter(
    (r) => r.waits >= needs.waits && r.again >= needs.share * r.buyers,
  )
  const of = new Map(list.map((r) => [r.item, r]))
  const due: number[] = []
  for (let i = 0; i < pairs.size; i++) {
    if (i % 65_536 === 0) yield 0.8 + (0.1 * i) / pairs.size
    const known = of.get(pairs.item[i] ?? 0)
    const waits = pairs.waits[i] ?? 0
    if (!known || (waits === 0 && known.again < 0.5 * known.buyers)) continue
    const interval = Math.exp(personal(model, pairs, i, waits, pairs.sum[i] ?? 0))
    const since = asOf - (pairs.lastDay[i] ?? 0)
    if (since < 0.9 * interval || since > 2 * interval) continue
    known.due++
    if (due.at(-1) !== pairs.sequence[i]) due.push(pairs.sequence[i] ?? 0)
  }
  yield 0.95
  quarters(db, of)
  list.sort((a, b) => b.waits - a.waits)
  return { items: list, due: Int32Array.from(due), check: check(pairs, items), waits: model.n }
}

function* pairsOf(db: Sequences, items: number): Generator<number, Pairs> {
  const { start, itemStart, day } = db
  const most = db.items.length
  const pairs: Pairs = {
    size: 0,
    sequence: new Int32Array(most),
    item: new Int32Array(most),
    waits: new Int32Array(most),
    sum: new Float64Array(most),
    squares: new Float64Array(most),
    lastWait: new Int32Array(most),
    lastDay: new Int32Array(most),
  }
  const place = new Int32Array(items)
  const seen = new Int32Array(items)
  for (let s = 0, next = 65_536; s + 1 < start.length; s++) {
    for (let e = start[s] ?? 0; e < (start[s + 1] ?? 0); e++)
      for (let q = itemStart[e] ?? 0; q < (itemStart[e + 1] ?? 0); q++) {
        const item = db.items[q] ?? 0
        if (seen[item] !== s + 1) {
          seen[item] = s + 1
          place[item] = pairs.size++
        } else wait(pairs, place[item] ?? 0, day[e] ?? 0)
        const at = place[item] ?? 0
        pairs.sequence[at] = s
        pairs.item[at] = item
        pairs.lastDay[at] = day[e] ?? 0
      }
    const done = itemStart[start[s + 1] ?? 0] ?? 0
    if (done < next) continue
    yield (0.8 * done) / most
    next = done + 65_536
  }
  return pairs
}

function wait(pairs: Pairs, at: number, day: number): void {
  const days = day - (pairs.lastDay[at] ?? 0)
  pairs.waits[at] = (pairs.waits[at] ?? 0) + 1
  pairs.sum[at] = (pairs.sum[at] ?? 0) + Math.log(days)
  pairs.squares[at] = (pairs.squares[at] ?? 0) + Math.log(days) ** 2
  pairs.lastWait[at] = days
}

/** Means on the log scale and the weights that the levels above have, in waits. */
interface Levels {
  n: number
  shop: number
  count: Float64Array
  mean: Float64Array
  buyers: Float64Array
  again: Float64Array
  personWeight: number
  itemWeight: number
}

/** `less` leaves out that many of the latest waits of each customer and item (0 or 1). */
function levels(pairs: Pairs, items: number, less: number): Levels {
  const made = () => new Float64Array(items)
  const [count, sum, buyers, again] = [made(), made(), made(), made()]
  let [n, total] = [0, 0]
  for (let i = 0; i < pairs.size; i++) {
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
  return { n, shop, count, mean, buyers, again, ...weights(pairs, count, mean, shop, less) }
}

function earlier(pairs: Pairs, i: number, less: number): [number, number] {
  const waits = (pairs.waits[i] ?? 0) - less
  const last = less > 0 && waits >= 0 ? Math.log(pairs.lastWait[i] ?? 1) : 0
  return [waits, (pairs.sum[i] ?? 0) - last]
}

/** Variances by moments: of a person's means about the item's, of items' means about the shop's; the rest is within. */
function weights(pairs: Pairs, count: Float64Array, mean: Float64Array, shop: number, less: number) {
  let [between, people, reciprocal, products, items] = [0, 0, 0, 0, 0]
  for (let i = 0; i < pairs.size; i++) {
    const [waits, logs] = earlier(pairs, i, less)
    if (waits < 1) continue
    between += (logs / waits - (mean[pairs.item[i] ?? 0] ?? 0)) ** 2
    reciprocal += 1 / waits
    people++
  }
  count.forEach((n, item) => {
    if (n < needs.waits) return
    products += ((mean[item] ?? 0) - shop) ** 2
    items++
  })
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

function itemLog({ count, mean, shop, itemWeight }: Levels, item: number): number {
  const n = count[item] ?? 0
  return (n * (mean[item] ?? 0) + itemWeight * shop) / (n + itemWeight)
}

function personal(model: Levels, pairs: Pairs, i: number, waits: number, logs: number): number {
  return (logs + model.personWeight * itemLog(model, pairs.item[i] ?? 0)) / (waits + model.personWeight)
}

function refillOf(model: Levels, item: number): Refill {
  const [waits, buyers, again] = [model.count[item] ?? 0, model.buyers[item] ?? 0, model.again[item] ?? 0]
  const interval = Math.exp(itemLog(model, item))
  return { item, interval, quarter: 0, threeQuarters: 0, waits, buyers, again, due: 0 }
}

/** Quarters of the waits of the listed items. */
function quarters({ start, itemStart, items, day }: Sequences, of: ReadonlyMap<number, Refill>): void {
  const waits = new Map(Array.from(of.keys(), (item) => [item, [] as number[]]))
  const last = new Map<number, number>()
  for (let s = 0; s + 1 < start.length; s++) {
    last.clear()
    for (let e = start[s] ?? 0; e < (start[s + 1] ?? 0); e++)
      for (let q = itemStart[e] ?? 0; q < (itemStart[e + 1] ?? 0); q++) {
        const into = waits.get(items[q] ?? 0)
        if (!into) continue
        const before = last.get(items[q] ?? 0)
        if (before !== undefined) into.push((day[e] ?? 0) - before)
        last.set(items[q] ?? 0, day[e] ?? 0)
      }
  }
  for (const [item, days] of waits) {
    const refill = of.get(item)
    const [quarter = 0, threeQuarters = 0] = quantiles(Int32Array.from(days), [0.25, 0.75])
    if (refill) Object.assign(refill, { quarter, threeQuarters })
  }
}

/** Logs of two waits of which the longer one is at most a quarter longer. */
const isNear = (one: number, other: number): boolean => Math.abs(one - other) <= Math.log(1.25)

/** The latest wait of those with at least two, foretold from what came before it. */
function check(pairs: Pairs, items: number): Refills['check'] {
  const model = levels(pairs, items, 1)
  let [n, hits, plain] = [0, 0, 0]
  for (let i = 0; i < pairs.size; i++) {
    const [waits, logs] = earlier(pairs, i, 1)
    if (waits < 1) continue
    const actual = Math.log(pairs.lastWait[i] ?? 1)
    n++
    if (isNear(actual, personal(model, pairs, i, waits, logs))) hits++
    if (isNear(actual, model.shop)) plain++
  }
  return n < 30 ? null : { hits: hits / n, plain: plain / n, pairs: n }
}
