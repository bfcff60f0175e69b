import type { Trade } from './purchases.ts'

/**
 * The distinct items of each customer, in the order they were first bought: those of customer u stand at `start[u] …
 * start[u + 1])`. Known before a day.
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
  /**
   * What a purchase could bring that was not owned: its items bought for the first time, each over the share of the demand for
   * first purchases that was still open; 0 for a first purchase. Summed up over the purchases so far.
   */
  chances: Float64Array
  /** Purchases of two items and more, of anybody, that tell of pairs: 1 or 0. */
  several: Uint8Array
  /** Purchases and customers too large to be counted in full. */
  giants: number
  hoarders: number
}

/** A purchase of more items tells nothing of pairs; of a customer the first so many items are counted. */
export const most = { inPurchase: 100, ofCustomer: 200 } as const
const chunk = 1 << 16
const breath = 1 << 12

/** The units known before a day. Linear; memory three numbers a line and two a purchase. Yields the share done. */
export function* unitsOf(trade: Trade, ends: Int32Array, until: number): Generator<number, Units> {
  const own = yield* distinct(trade, ends)
  const share = yield* demand(own, trade)
  const chances = yield* chancesOf(trade, ends, share)
  yield 0.9
  const baskets = yield* severalIn(trade, until)
  return { ...own, chances, ...baskets }
}

type Distinct = Pick<Units, 'units' | 'start' | 'item' | 'firstAt' | 'from' | 'to' | 'hoarders'>

function* distinct(trade: Trade, ends: Int32Array): Generator<number, Distinct> {
  const { customers, start, item, first } = trade
  const size = item.length
  const [items, firstAt] = [new Int32Array(size), new Int32Array(size)]
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
        firstAt[n++] = p
      }
    }
    if (n - (starts[u] ?? 0) === most.ofCustomer) hoarders++
    from[u] = begin
    to[u] = after
    starts[++u] = n
  }
  return {
    units: u,
    start: starts,
    item: items.subarray(0, n),
    firstAt: firstAt.subarray(0, n),
    from,
    to,
    hoarders,
  }
}

const width = ({ start }: Trade, p: number) => (start[p + 1] ?? 0) - (start[p] ?? 0)

/** Share of each item in all that was bought for the first time, by customers. */
function* demand({ item }: Distinct, { items }: Trade): Generator<number, Float64Array> {
  const share = new Float64Array(items)
  const one = 1 / Math.max(1, item.length)
  for (let i = 0; i < item.length; i++) {
    if (i % chunk === 0) yield 0.5 + (0.1 * i) / item.length
    share[item[i] ?? 0] = (share[item[i] ?? 0] ?? 0) + one
  }
  return share
}

function* chancesOf(trade: Trade, ends: Int32Array, share: Float64Array): Generator<number, Float64Array> {
  const { customers, first, start, item, purchases } = trade
  const out = new Float64Array(purchases)
  const stamp = new Int32Array(trade.items).fill(-1)
  for (let c = 0; c < customers; c++) {
    if (c % breath === 0) yield 0.6 + (0.3 * c) / customers
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

function* severalIn(trade: Trade, until: number): Generator<number, Pick<Units, 'several' | 'giants'>> {
  const { purchases, day } = trade
  const several = new Uint8Array(purchases)
  let giants = 0
  for (let p = 0; p < purchases; p++) {
    if (p % chunk === 0) yield 0.9 + (0.1 * p) / purchases
    if ((day[p] ?? 0) >= until) continue
    const items = width(trade, p)
    if (items > most.inPurchase) giants++
    else if (items > 1) several[p] = 1
  }
  return { several, giants }
}
