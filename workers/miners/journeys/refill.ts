import { within } from '../../numeric/progress.ts'
import { quantiles } from '../../numeric/quantile.ts'
import type { Sequences } from '../../patterns/sequences.ts'
import { earlier, itemLog, type Levels, leastWaits, levels, type Pairs, personal } from './levels.ts'

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
  /** Of these the item whose interval has passed the farthest. */
  dueItem: Int32Array
  /** Share of the latest waits that came as foretold from the earlier ones, give or take a quarter, and as one interval for all. */
  check: { hits: number; plain: number; pairs: number } | null
  waits: number
}

/** An item counts as bought again from so many waits and such a share of its buyers on. */
const needs = { waits: leastWaits, share: 0.1 }
const chunk = 1 << 16
const breath = 1 << 13

/**
 * Days between purchases of an item by a customer, on the log scale, in three levels: a customer's mean is drawn to the
 * item's, an item's to the shop's, by the variances within and between (empirical Bayes, Casella 1985, Am. Stat. 39,
 * 83–87). Due: nine tenths of the interval have passed, and not twice. Linear; 36 bytes a customer and item.
 */
export function* refills(db: Sequences, items: number, asOf: number): Generator<number, Refills> {
  const pairs = yield* within(pairsOf(db, items), 0, 0.5)
  const model = yield* within(levels(pairs, items, 0), 0.5, 0.6)
  const list = Array.from({ length: items }, (_, item) => refillOf(model, item)).filter(
    (r) => r.waits >= needs.waits && r.again >= needs.share * r.buyers,
  )
  const of = new Map(list.map((r) => [r.item, r]))
  const due: number[] = []
  const dueItem: number[] = []
  let passed = 0
  for (let i = 0; i < pairs.size; i++) {
    if (i % 65_536 === 0) yield 0.6 + (0.1 * i) / pairs.size
    const known = of.get(pairs.item[i] ?? 0)
    const waits = pairs.waits[i] ?? 0
    if (!known || (waits === 0 && known.again < 0.5 * known.buyers)) continue
    const interval = Math.exp(personal(model, pairs, i, waits, pairs.sum[i] ?? 0))
    const since = asOf - (pairs.lastDay[i] ?? 0)
    if (since < 0.9 * interval || since > 2 * interval) continue
    known.due++
    const fresh = due.at(-1) !== pairs.sequence[i]
    if (fresh) due.push(pairs.sequence[i] ?? 0)
    if (!fresh && since / interval <= passed) continue
    passed = since / interval
    dueItem[due.length - 1] = known.item
  }
  yield* within(quarters(db, list, items), 0.7, 0.85)
  list.sort((a, b) => b.waits - a.waits)
  const checked = yield* within(check(pairs, items), 0.85, 1)
  return {
    items: list,
    due: Int32Array.from(due),
    dueItem: Int32Array.from(dueItem),
    check: checked,
    waits: model.n,
  }
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
    yield done / most
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

function refillOf(model: Levels, item: number): Refill {
  const [waits, buyers, again] = [model.count[item] ?? 0, model.buyers[item] ?? 0, model.again[item] ?? 0]
  const interval = Math.exp(itemLog(model, item))
  return { item, interval, quarter: 0, threeQuarters: 0, waits, buyers, again, due: 0 }
}

/** Quarters of the waits of the listed items. 4 bytes a wait and 12 an item. */
function* quarters(db: Sequences, list: readonly Refill[], items: number): Generator<number, void> {
  const { start, itemStart, day } = db
  const from = new Int32Array(items).fill(-1)
  let room = 0
  for (const { item, waits } of list) {
    from[item] = room
    room += waits
  }
  const [days, free] = [new Int32Array(room), from.slice()]
  const [last, stamp] = [new Int32Array(items), new Int32Array(items).fill(-1)]
  for (let s = 0; s + 1 < start.length; s++) {
    if (s % breath === 0) yield (0.8 * s) / start.length
    for (let e = start[s] ?? 0; e < (start[s + 1] ?? 0); e++)
      for (let q = itemStart[e] ?? 0; q < (itemStart[e + 1] ?? 0); q++) {
        const item = db.items[q] ?? 0
        const at = free[item] ?? -1
        if (at < 0) continue
        if (stamp[item] === s) {
          days[at] = (day[e] ?? 0) - (last[item] ?? 0)
          free[item] = at + 1
        }
        stamp[item] = s
        last[item] = day[e] ?? 0
      }
  }
  for (const [i, refill] of list.entries()) {
    if (i % 16 === 0) yield 0.8 + (0.2 * i) / list.length
    const own = days.subarray(from[refill.item] ?? 0, free[refill.item] ?? 0)
    const [quarter = 0, threeQuarters = 0] = quantiles(own, [0.25, 0.75])
    Object.assign(refill, { quarter, threeQuarters })
  }
}

/** Logs of two waits of which the longer one is at most a quarter longer. */
const isNear = (one: number, other: number): boolean => Math.abs(one - other) <= Math.log(1.25)

/** The latest wait of those with at least two, foretold from what came before it. */
function* check(pairs: Pairs, items: number): Generator<number, Refills['check']> {
  const model = yield* within(levels(pairs, items, 1), 0, 0.5)
  let [n, hits, plain] = [0, 0, 0]
  for (let i = 0; i < pairs.size; i++) {
    if (i % chunk === 0) yield 0.5 + (0.5 * i) / pairs.size
    const [waits, logs] = earlier(pairs, i, 1)
    if (waits < 1) continue
    const actual = Math.log(pairs.lastWait[i] ?? 1)
    n++
    if (isNear(actual, personal(model, pairs, i, waits, logs))) hits++
    if (isNear(actual, model.shop)) plain++
  }
  return n < 30 ? null : { hits: hits / n, plain: plain / n, pairs: n }
}
