import { mcnemar, type PairedShares } from '../../evaluate/comparison.ts'
import { within } from '../../numeric/progress.ts'
import { type Known, knownBefore } from './known.ts'
import { none, type Offers, Slate } from './offers.ts'
import type { Rule } from './pairs.ts'
import type { Trade } from './purchases.ts'

export interface Asked {
  rule: Rule
  least: number
  offers: number
  again: boolean
}

/** How often one of the items offered was in the purchase, and the mean of 1 / place of the first that was. */
export interface Score {
  hits: number
  reciprocal: number
}

/** What the offers, the best sellers and the last purchase would have hit, of `tests` last purchases. */
export interface BackTest {
  tests: number
  /** Last purchases too early in the data to be tested. */
  early: number
  ours: Score
  sellers: Score
  last: Score
  againstSellers: PairedShares
  againstLast: PairedShares
  sellersAgainstLast: PairedShares
  /** Hits of the first, second and third offer alone. */
  byPlace: number[]
  verdict: 'better' | 'same' | 'untested'
}

const stretches = 6
/** A shop that knows fewer purchases after an earlier one cannot be asked yet. */
const leastKnown = 100
const leastTests = 30
const chunk = 1 << 9

/**
 * Each customer's last purchase, offered with what was known before: the data are cut at six days, and the purchases of a stretch
 * are offered with the evidence from before it and the customer's own earlier purchases. Better means more hits than the best
 * sellers, at 5 % by McNemar's exact test. Yields the share done.
 * Memory: what is known, once at a time.
 */
export function* backTest(trade: Trade, asked: Asked): Generator<number, BackTest> {
  const last = lastPurchases(trade)
  const cuts = cutsOf(trade, last)
  const count = new Counter(trade, asked)
  let early = 0
  for (let s = 0; s < cuts.length; s++) {
    const [from, to] = [cuts[s] ?? 0, cuts[s + 1] ?? last.length]
    const until = trade.day[last[from] ?? 0] ?? 0
    const [begin, end] = [s / cuts.length, (s + 1) / cuts.length]
    const known = yield* within(
      knownBefore(trade, until, asked.rule, asked.least),
      begin,
      begin + 0.8 * (end - begin),
    )
    if (known.repeats.later < leastKnown) {
      early += to - from
      continue
    }
    for (let i = from; i < to; i++) {
      if ((i - from) % chunk === 0) yield begin + (end - begin) * (0.8 + (0.2 * (i - from)) / (to - from))
      count.add(known, last[i] ?? 0)
    }
  }
  yield 1
  return count.result(early)
}

/** Last purchases of customers with an earlier one, by day. */
function lastPurchases({ customers, first, end, day }: Trade): Int32Array {
  const out = new Int32Array(customers)
  let n = 0
  for (let c = 0; c < customers; c++) if ((end[c] ?? 0) - (first[c] ?? 0) >= 2) out[n++] = (end[c] ?? 0) - 1
  return out.subarray(0, n).sort((a, b) => (day[a] ?? 0) - (day[b] ?? 0) || a - b)
}

/** Places at which a stretch begins: about equally many purchases each, a day never split. */
function cutsOf({ day }: Trade, last: Int32Array): number[] {
  const cuts: number[] = []
  for (let s = 0; s < stretches; s++) {
    let at = Math.floor((s * last.length) / stretches)
    while (at > 0 && day[last[at - 1] ?? 0] === day[last[at] ?? 0]) at--
    if (at < last.length && at !== cuts.at(-1)) cuts.push(at)
  }
  return cuts
}

class Counter {
  readonly #trade: Trade
  readonly #asked: Asked
  readonly #slate: Slate
  readonly #offers: Offers = none()
  readonly #wanted: Uint8Array
  readonly #scores = {
    ours: { hits: 0, reciprocal: 0 },
    sellers: { hits: 0, reciprocal: 0 },
    last: { hits: 0, reciprocal: 0 },
  }
  readonly #byPlace = [0, 0, 0]
  readonly #only = { ours: 0, sellers: 0, oursNotLast: 0, last: 0, sellersNotLast: 0, lastNotSellers: 0 }
  #tests = 0

  constructor(trade: Trade, asked: Asked) {
    this.#trade = trade
    this.#asked = asked
    this.#slate = new Slate(trade)
    this.#wanted = new Uint8Array(trade.items)
  }

  add(known: Known, purchase: number): void {
    const { first, owner, day } = this.#trade
    const { offers, again } = this.#asked
    const from = first[owner[purchase] ?? 0] ?? 0
    this.#slate.read(from, purchase)
    if (!this.#want(purchase, true)) return
    this.#slate.choose(known, day[purchase] ?? 0, offers, again, this.#offers)
    const ours = this.#score(this.#scores.ours, this.#offers.item.subarray(0, this.#offers.count))
    for (let place = 0; place < this.#offers.count; place++)
      if (this.#wanted[this.#offers.item[place] ?? 0] === 1)
        this.#byPlace[place] = (this.#byPlace[place] ?? 0) + 1
    const sellers = this.#score(this.#scores.sellers, this.#sellers(known))
    const last = this.#score(this.#scores.last, this.#lastTime(known, purchase - 1))
    this.#tests++
    if (ours && !sellers) this.#only.ours++
    if (!ours && sellers) this.#only.sellers++
    if (ours && !last) this.#only.oursNotLast++
    if (!ours && last) this.#only.last++
    if (sellers && !last) this.#only.sellersNotLast++
    if (!sellers && last) this.#only.lastNotSellers++
    this.#want(purchase, false)
  }

  /** Marks what would be a hit; where only new items are offered, only those. False where there is none. */
  #want(purchase: number, set: boolean): boolean {
    const { start, item } = this.#trade
    let any = false
    for (let i = start[purchase] ?? 0; i < (start[purchase + 1] ?? 0); i++) {
      const it = item[i] ?? 0
      if (!this.#asked.again && this.#slate.owns(it)) continue
      this.#wanted[it] = set ? 1 : 0
      any = true
    }
    return any
  }

  #score(score: Score, items: ArrayLike<number>): boolean {
    for (let place = 0; place < items.length; place++)
      if (this.#wanted[items[place] ?? 0] === 1) {
        score.hits++
        score.reciprocal += 1 / (place + 1)
        return true
      }
    return false
  }

  #sellers({ sellers }: Known): number[] {
    const out: number[] = []
    for (const it of sellers) {
      if (out.length === this.#asked.offers) break
      if (this.#asked.again || !this.#slate.owns(it)) out.push(it)
    }
    return out
  }

  /** What was bought last time, the best selling first, filled up with best sellers. */
  #lastTime(known: Known, purchase: number): number[] {
    const { start, item } = this.#trade
    const { share } = known.repeats
    const own = Array.from(item.subarray(start[purchase] ?? 0, start[purchase + 1] ?? 0))
    own.sort((a, b) => (share[b] ?? 0) - (share[a] ?? 0) || a - b)
    const more = this.#sellers(known).filter((it) => !own.includes(it))
    return [...own, ...more].slice(0, this.#asked.offers)
  }

  result(early: number): BackTest {
    const tests = this.#tests
    const againstSellers = mcnemar(this.#only.ours, this.#only.sellers, tests)
    const better = againstSellers.difference > 0 && againstSellers.p < 0.05
    return {
      tests,
      early,
      ...this.#scores,
      againstSellers,
      againstLast: mcnemar(this.#only.oursNotLast, this.#only.last, tests),
      sellersAgainstLast: mcnemar(this.#only.sellersNotLast, this.#only.lastNotSellers, tests),
      byPlace: this.#byPlace,
      verdict: tests < leastTests ? 'untested' : better ? 'better' : 'same',
    }
  }
}
