import type { Trade } from './purchases.ts'

/**
 * The distinct items of each customer, in the order they were first bought: those of customer u stand at `start[u] …
 * start[u + 1])`; places that hold item a are `at[of[a] … of[a + 1])`. Known before a day.
 */
export interface Units {
  units: number
  start: Int32Array
  item: Int32Array
  /** The purchase that brought the item first. */
  firstAt: Int32Array
  /** First purchase of each customer, and the one after the last. */
  from: Int32Array
  to: Int32Array
  unitOf: Int32Array
  of: Int32Array
  at: Int32Array
  /**
   * What a purchase could bring that was not owned: its items bought for the first time, each over the share of the demand for
   * first purchases that was still open; 0 for a first purchase. Summed up over the purchases so far.
   */
  chances: Float64Array
  /** Purchases of two items and more, of anybody: those with item a are `basket[with[a] … with[a + 1])`. */
  with: Int32Array
  basket: Int32Array
  /** Purchases and customers too large to be counted in full. */
  giants: number
  hoarders: number
}

/** A purchase of more items tells nothing of pairs; of a customer the first so many items are counted. */
export const most = { inPurchase: 100, ofCustomer: 200 } as const
const chunk = 1 << 16
const breath = 1 << 12

/** The units known before a day. Linear; memory six numbers a line. Yields the share done. */
export function* unitsOf(trade: Trade, ends: Int32Array, until: number): Generator<number, Units> {
  const own = yield* distinct(trade, ends)
  yield 0.5
  const { of, at } = byItem(own.item, own.n, trade.items)
  yield 0.6
  const chances = yield* chancesOf(trade, ends, demand(own, trade))
  yield 0.7
  const baskets = yield* basketsOf(trade, until)
  return { ...own, of, at, chances, ...baskets }
}

interface Distinct
  extends Pick<Units, 'units' | 'start' | 'item' | 'firstAt' | 'unitOf' | 'from' | 'to' | 'hoarders'> {
  n: number
}

function* distinct(trade: Trade, ends: Int32Array): Generator<number, Distinct> {
  const { customers, start, item, first } = trade
  const size = item.length
  const [items, firstAt, unitOf] = [new Int32Array(size), new Int32Array(size), new Int32Array(size)]
  const starts = new Int32Array(customers + 1)
  const [from, to] = [new Int32Array(customers), new Int32Array(customers)]
  const stamp = new Int32Array(trade.items).fill(-1)
  let [u, n, hoarders] = [0, 0, 0]
  for (let c = 0; c < customers; c++) {
    const [begin, after] = [first[c] ?? 0, ends[c] ?? 0]
    if (after <= begin) continue
    for (let p = begin; p < after; p++) {
      if (p % chunk === 0) yield (0.5 * p) / trade.purchases
      if (width(trade, p) > most.inPurchase) continue
      for (let i = start[p] ?? 0; i < (start[p + 1] ?? 0); i++) {
        const it = item[i] ?? 0
        if (stamp[it] === c || n - (starts[u] ?? 0) >= most.ofCustomer) continue
        stamp[it] = c
        items[n] = it
        firstAt[n] = p
        unitOf[n++] = u
      }
    }
    if (n - (starts[u] ?? 0) === most.ofCustomer) hoarders++
    from[u] = begin
    to[u] = after
    starts[++u] = n
  }
  return { units: u, n, start: starts, item: items, firstAt, unitOf, from, to, hoarders }
}

const width = ({ start }: Trade, p: number) => (start[p + 1] ?? 0) - (start[p] ?? 0)

/** Share of each item in all that was bought for the first time, by customers. */
function demand({ item, n }: Distinct, { items }: Trade): Float64Array {
  const share = new Float64Array(items)
  for (let i = 0; i < n; i++) share[item[i] ?? 0] = (share[item[i] ?? 0] ?? 0) + 1 / n
  return share
}

function* chancesOf(trade: Trade, ends: Int32Array, share: Float64Array): Generator<number, Float64Array> {
  const { customers, first, start, item, purchases } = trade
  const out = new Float64Array(purchases)
  const stamp = new Int32Array(trade.items).fill(-1)
  for (let c = 0; c < customers; c++) {
    if (c % breath === 0) yield 0.6 + (0.1 * c) / customers
    let [open, sum] = [1, 0]
    const begin = first[c] ?? 0
    for (let p = begin; p < (ends[c] ?? 0); p++) {
      let [fresh, taken] = [0, 0]
      if (width(trade, p) <= most.inPurchase)
        for (let i = start[p] ?? 0; i < (start[p + 1] ?? 0); i++) {
          const it = item[i] ?? 0
          if (stamp[it] === c) continue
          stamp[it] = c
          fresh++
          taken += share[it] ?? 0
        }
      if (p > begin) sum += fresh / Math.max(open, taken, 1e-9)
      open -= taken
      out[p] = sum
    }
  }
  return out
}

function* basketsOf(
  trade: Trade,
  until: number,
): Generator<number, Pick<Units, 'with' | 'basket' | 'giants'>> {
  const { purchases, start, item, day } = trade
  const count = new Int32Array(trade.items + 1)
  let giants = 0
  const counts = (p: number) =>
    (day[p] ?? 0) < until && width(trade, p) > 1 && width(trade, p) <= most.inPurchase
  for (let p = 0; p < purchases; p++) {
    if (p % chunk === 0) yield 0.7 + (0.15 * p) / purchases
    if ((day[p] ?? 0) < until && width(trade, p) > most.inPurchase) giants++
    if (!counts(p)) continue
    for (let i = start[p] ?? 0; i < (start[p + 1] ?? 0); i++)
      count[(item[i] ?? 0) + 1] = (count[(item[i] ?? 0) + 1] ?? 0) + 1
  }
  for (let it = 0; it < trade.items; it++) count[it + 1] = (count[it + 1] ?? 0) + (count[it] ?? 0)
  const free = count.slice()
  const basket = new Int32Array(count[trade.items] ?? 0)
  for (let p = 0; p < purchases; p++) {
    if (p % chunk === 0) yield 0.85 + (0.15 * p) / purchases
    if (!counts(p)) continue
    for (let i = start[p] ?? 0; i < (start[p + 1] ?? 0); i++) {
      const it = item[i] ?? 0
      basket[free[it] ?? 0] = p
      free[it] = (free[it] ?? 0) + 1
    }
  }
  return { with: count, basket, giants }
}

function byItem(item: Int32Array, n: number, items: number): { of: Int32Array; at: Int32Array } {
  const of = new Int32Array(items + 1)
  for (let i = 0; i < n; i++) of[(item[i] ?? 0) + 1] = (of[(item[i] ?? 0) + 1] ?? 0) + 1
  for (let it = 0; it < items; it++) of[it + 1] = (of[it + 1] ?? 0) + (of[it] ?? 0)
  const free = of.slice()
  const at = new Int32Array(n)
  for (let i = 0; i < n; i++) {
    const it = item[i] ?? 0
    at[free[it] ?? 0] = i
    free[it] = (free[it] ?? 0) + 1
  }
  return { of, at }
}
