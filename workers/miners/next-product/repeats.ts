import { within } from '../../numeric/progress.ts'
import { orderStatistics } from '../../numeric/quantile.ts'
import type { Trade } from './purchases.ts'
import { type Takings, takingsOf } from './takings.ts'

export type Kind = 'once' | 'again' | 'either'

/** How each item is bought over time, known before a day. Arrays beside each other, one entry an item. */
export interface Repeats {
  /** Recency-weighted share of purchases with the item; and the share where it was not owned before. */
  share: Float64Array
  fresh: Float64Array
  buyers: Int32Array
  /** Buyers who bought anything later, and of these those who bought it again. */
  could: Int32Array
  again: Int32Array
  /** Share of the later purchases of owners with the item. */
  ownRate: Float64Array
  /** How often owners buy it, measured by how often others do. */
  ratio: Float64Array
  kind: Kind[]
  /** Median days until it is bought again; and the days that nine of ten wait, NaN where there is no rhythm. */
  wait: Float64Array
  due: Float64Array
  /** How many purchases of one's own weigh as much as those of all owners. */
  habit: number
  /** Purchases by named customers that follow an earlier one. */
  later: number
}

const halfLife = 90
const chunk = 1 << 16
const leastGaps = 5
/** Owners who buy at least so much less, or more, often than others. */
const bounds = { once: 0.5, again: 1.5 }
/** There is a rhythm where nine of ten wait at least this part of the median; by chance alone it were 0.15. */
const rhythm = 0.3

/**
 * Popularity with a half-life of 90 days, and repeat behaviour. An item is bought once where owners take it less than half as
 * often as others do: ratio (k + 1) / (n · r + 1), with k of n later purchases of owners and r the rate of those who do not
 * own it. How much one's own habit weighs follows from how much customers differ: moments of the beta-binomial distribution,
 * Kleinman (1973), J. Am. Stat. Assoc. 68, 46–54. Linear; memory two numbers a line. Yields the share done.
 */
export function* repeatsOf(trade: Trade, ends: Int32Array, until: number): Generator<number, Repeats> {
  const share = yield* within(popularity(trade, until), 0, 0.3)
  const takings = yield* within(takingsOf(trade, ends), 0.3, 0.9)
  const { purchases, later } = purchasesOf(trade, ends)
  const rates = ratesOf(takings, share, purchases)
  const { wait, due } = waits(takings.gaps, trade.items)
  yield 1
  const { buyers, could, again } = takings
  return { share, buyers, could, again, ...rates, wait, due, habit: weightOfHabit(takings), later }
}

/** Purchases by named customers, and those of them that follow an earlier one. */
function purchasesOf({ customers, first }: Trade, ends: Int32Array) {
  let [purchases, later] = [0, 0]
  for (let c = 0; c < customers; c++) {
    const own = (ends[c] ?? 0) - (first[c] ?? 0)
    purchases += own
    later += Math.max(0, own - 1)
  }
  return { purchases, later }
}

function ratesOf({ buyers, owned, rebought }: Takings, share: Float64Array, purchases: number) {
  const [fresh, ownRate, ratio] = [share.slice(), share.slice(), share.slice()]
  const kind: Kind[] = []
  for (let it = 0; it < share.length; it++) {
    const [bought, chances, taken] = [buyers[it] ?? 0, owned[it] ?? 0, rebought[it] ?? 0]
    const rate = purchases > chances ? bought / (purchases - chances) : 0
    const all = purchases > 0 ? (bought + taken) / purchases : 0
    if (all > 0) fresh[it] = Math.min(1, ((share[it] ?? 0) * rate) / all)
    ownRate[it] = (taken + 5 * rate) / (chances + 5)
    const times = (taken + 1) / (chances * rate + 1)
    ratio[it] = times
    kind.push(times < bounds.once ? 'once' : times >= bounds.again ? 'again' : 'either')
  }
  return { fresh, ownRate, ratio, kind }
}

/** Prior weight 1/ρ − 1 from the overdispersion ρ of customers' own rates; between 1 and 1,000. */
function weightOfHabit({ rebought, owned, spread }: Takings): number {
  let [excess, room] = [0, 0]
  for (let it = 0; it < owned.length; it++) {
    const n = owned[it] ?? 0
    const p = n > 0 ? (rebought[it] ?? 0) / n : 0
    const of = spread.chances[it] ?? 0
    excess += (spread.squares[it] ?? 0) - 2 * p * (spread.products[it] ?? 0) + p * p * of - n * p * (1 - p)
    room += (of - n) * p * (1 - p)
  }
  const rho = room > 0 ? Math.min(0.5, Math.max(0.001, excess / room)) : 0.001
  return 1 / rho - 1
}

function* popularity(
  { items, purchases, start, item, day }: Trade,
  until: number,
): Generator<number, Float64Array> {
  const share = new Float64Array(items)
  let [total, before, weight] = [0, -1, 0]
  for (let p = 0; p < purchases; p++) {
    if (p % chunk === 0) yield p / purchases
    const age = until - 1 - (day[p] ?? 0)
    if (age < 0) continue
    if (age !== before) weight = 0.5 ** (age / halfLife)
    before = age
    total += weight
    for (let i = start[p] ?? 0; i < (start[p + 1] ?? 0); i++)
      share[item[i] ?? 0] = (share[item[i] ?? 0] ?? 0) + weight
  }
  return total > 0 ? share.map((sum) => sum / total) : share
}

function waits(gaps: Takings['gaps'], items: number) {
  const start = new Int32Array(items + 1)
  for (let g = 0; g < gaps.count; g++)
    start[(gaps.item[g] ?? 0) + 1] = (start[(gaps.item[g] ?? 0) + 1] ?? 0) + 1
  for (let it = 0; it < items; it++) start[it + 1] = (start[it + 1] ?? 0) + (start[it] ?? 0)
  const free = start.slice()
  const days = new Float64Array(gaps.count)
  for (let g = 0; g < gaps.count; g++) {
    const it = gaps.item[g] ?? 0
    days[free[it] ?? 0] = gaps.days[g] ?? 0
    free[it] = (free[it] ?? 0) + 1
  }
  const [wait, due] = [new Float64Array(items).fill(Number.NaN), new Float64Array(items).fill(Number.NaN)]
  for (let it = 0; it < items; it++) {
    const own = days.slice(start[it] ?? 0, start[it + 1] ?? 0)
    if (own.length < leastGaps) continue
    const [tenth = 0, middle = 0] = orderStatistics(own, [
      Math.ceil(own.length / 10),
      Math.ceil(own.length / 2),
    ])
    wait[it] = middle
    if (tenth >= rhythm * middle) due[it] = tenth
  }
  return { wait, due }
}
