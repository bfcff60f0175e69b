import { mcnemar, type PairedShares } from '../../evaluate/comparison.ts'
import type { Known } from './known.ts'
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

/** What the offers, the best sellers and the last purchase would have hit, of `tests` purchases. */
export interface Hits {
  tests: number
  ours: Score
  sellers: Score
  last: Score
  againstSellers: PairedShares
  againstLast: PairedShares
  sellersAgainstLast: PairedShares
  /** Hits of the first, second and third offer alone. */
  byPlace: number[]
}

/** What the best sellers are beside: all of them alike, or those that a list of best sellers would hold. */
export type Rival = 'sellers' | 'list'

/** Counts what offers, best sellers and the last purchase would have hit. Some numbers an item. */
export class Counter {
  readonly #trade: Trade
  readonly #asked: Asked
  readonly #slate: Slate
  readonly #rival: Rival
  readonly #offers: Offers = none()
  readonly #others: Offers = none()
  readonly #wanted: Uint8Array
  readonly #scores = {
    ours: { hits: 0, reciprocal: 0 },
    sellers: { hits: 0, reciprocal: 0 },
    last: { hits: 0, reciprocal: 0 },
  }
  readonly #byPlace = [0, 0, 0]
  readonly #only = { ours: 0, sellers: 0, oursNotLast: 0, last: 0, sellersNotLast: 0, lastNotSellers: 0 }
  #tests = 0

  constructor(trade: Trade, asked: Asked, rival: Rival) {
    this.#trade = trade
    this.#rival = rival
    this.#asked = asked
    this.#slate = new Slate(trade)
    this.#wanted = new Uint8Array(trade.items)
  }

  /** A purchase, and what its customer would have been offered on a day, `today`, not after it. */
  add(known: Known, purchase: number, today: number): void {
    const { first, owner } = this.#trade
    const { offers, again } = this.#asked
    const from = first[owner[purchase] ?? 0] ?? 0
    this.#slate.read(from, purchase)
    if (!this.#want(purchase, true)) return
    this.#slate.choose(known, today, offers, again, this.#offers)
    const ours = this.#score(this.#scores.ours, this.#offers.item.subarray(0, this.#offers.count))
    for (let place = 0; place < this.#offers.count; place++)
      if (this.#wanted[this.#offers.item[place] ?? 0] === 1)
        this.#byPlace[place] = (this.#byPlace[place] ?? 0) + 1
    const sellers = this.#score(this.#scores.sellers, this.#best(known, today))
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

  #best(known: Known, today: number): ArrayLike<number> {
    if (this.#rival === 'sellers') return this.#sellers(known)
    this.#slate.sell(known, today, this.#asked.offers, this.#asked.again, this.#others)
    return this.#others.item.subarray(0, this.#others.count)
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

  result(): Hits {
    return {
      tests: this.#tests,
      ...this.#scores,
      againstSellers: mcnemar(this.#only.ours, this.#only.sellers, this.#tests),
      againstLast: mcnemar(this.#only.oursNotLast, this.#only.last, this.#tests),
      sellersAgainstLast: mcnemar(this.#only.sellersNotLast, this.#only.lastNotSellers, this.#tests),
      byPlace: this.#byPlace,
    }
  }
}
