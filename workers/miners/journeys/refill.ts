import { mcnemar } from '../../evaluate/comparison.ts'
import { within } from '../../numeric/progress.ts'
import { quantiles } from '../../numeric/quantile.ts'
import type { Sequences } from '../../patterns/sequences.ts'
import { bought, type Due, type DueProof, dueAmong, dueProof, isAboveChance, nobody } from './due.ts'
import { earlier, itemLog, type Levels, levels, personal } from './levels.ts'
import { type Pairs, pairsOf } from './pairs.ts'

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
  /** Who is due for at least one item now; nobody where such lists of the past were no better than chance. */
  due: Due
  /** Share of the latest waits that came as foretold from the earlier ones, give or take a quarter, and as one interval for all. */
  check: { hits: number; plain: number; pairs: number; differs: boolean } | null
  waits: number
  /** What such a list was worth on days of the past; null where too few were due then. */
  proof: DueProof | null
  /** Due for something, but such lists of the past were no better than chance: nobody is named. */
  withheld: number
}

const chunk = 1 << 16
const breath = 1 << 13

/**
 * Days between purchases of an item by a customer, on the log scale, in three levels: a customer's mean is drawn to the
 * item's, an item's to the shop's, by the variances within and between (empirical Bayes, Casella 1985, Am. Stat. 39,
 * 83–87). Who is due is told only where such lists of the past did better than chance. Linear; 40 bytes a customer and item.
 */
export function* refills(db: Sequences, items: number, asOf: number): Generator<number, Refills> {
  const pairs = yield* within(pairsOf(db, items, asOf), 0, 0.3)
  const model = yield* within(levels(pairs, items, 0), 0.3, 0.4)
  const again = bought(model)
  const list = Array.from({ length: items }, (_, item) => refillOf(model, item)).filter(
    ({ item }) => again[item] !== 0,
  )
  const due = yield* within(dueAmong(pairs, model, again, asOf), 0.4, 0.5)
  const proof = yield* within(dueProof(db, items, asOf), 0.5, 0.75)
  yield* within(quarters(db, list, items), 0.75, 0.85)
  list.sort((a, b) => b.waits - a.waits)
  const checked = yield* within(check(pairs, items), 0.85, 1)
  const isGood = !proof || isAboveChance(proof)
  if (isGood) for (const refill of list) refill.due = due.ofItem[refill.item] ?? 0
  return {
    items: list,
    due: isGood ? due : nobody(items),
    check: checked,
    waits: model.n,
    proof,
    withheld: isGood ? 0 : due.sequence.length,
  }
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
  let [n, hits, plain, both] = [0, 0, 0, 0]
  for (let i = 0; i < pairs.size; i++) {
    if (i % chunk === 0) yield 0.5 + (0.5 * i) / pairs.size
    const [waits, logs] = earlier(pairs, i, 1)
    if (waits < 1) continue
    const actual = Math.log(pairs.lastWait[i] ?? 1)
    n++
    const isHit = isNear(actual, personal(model, pairs, i, waits, logs))
    const isPlainHit = isNear(actual, model.shop)
    if (isHit) hits++
    if (isPlainHit) plain++
    if (isHit && isPlainHit) both++
  }
  const differs = mcnemar(hits - both, plain - both, n).p < 0.05
  return n < 30 ? null : { hits: hits / n, plain: plain / n, pairs: n, differs }
}
