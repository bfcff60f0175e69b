import type { Known } from './known.ts'
import type { Trade } from './purchases.ts'

/** Why an item is offered: it is theirs and due, it comes after or with another, or it just sells well. */
export const reasons = ['again', 'after', 'with', 'seller'] as const

/** Up to three items for one customer, best first; `pair` is the place of the evidence in `Pairs`, -1 where none. */
export interface Offers {
  count: number
  item: Int32Array
  reason: Uint8Array
  because: Int32Array
  pair: Int32Array
  /** Of an item offered again: how often it was bought, and days since. */
  times: Int32Array
  since: Int32Array
}

export const none = (): Offers => ({
  count: 0,
  item: new Int32Array(3),
  reason: new Uint8Array(3),
  because: new Int32Array(3),
  pair: new Int32Array(3),
  times: new Int32Array(3),
  since: new Int32Array(3),
})

/** Purchases back that are looked at, and the weight of each further one back. */
const habit = { back: 60, fade: 0.9 }
/** What an item says about the next one, for each purchase since it was first bought. */
const fading = 0.8

/** Working memory for one customer at a time, some numbers an item; only what was touched is wiped. */
export class Slate {
  readonly #trade: Trade
  readonly #times: Int32Array
  readonly #weight: Float64Array
  readonly #oldest: Float64Array
  readonly #since: Float64Array
  readonly #lastDay: Int32Array
  readonly #ago: Int32Array
  readonly #lift: Float64Array
  readonly #pair: Int32Array
  readonly #because: Int32Array
  readonly #owned: Int32Array
  readonly #reached: Int32Array
  #owns = 0
  #reaches = 0

  constructor(trade: Trade) {
    const ints = () => new Int32Array(trade.items)
    const reals = () => new Float64Array(trade.items)
    this.#trade = trade
    ;[this.#times, this.#lastDay, this.#ago, this.#owned] = [ints(), ints(), ints(), ints()]
    ;[this.#pair, this.#because, this.#reached] = [ints(), ints(), ints()]
    ;[this.#weight, this.#oldest, this.#since, this.#lift] = [reals(), reals(), reals(), reals()]
  }

  /** Whether the customer read last has bought it. */
  owns(item: number): boolean {
    return (this.#times[item] ?? 0) > 0
  }

  /** Reads what a customer did from purchase `from` to `to` (excluded), newest first. */
  read(from: number, to: number): void {
    const { start, item, day } = this.#trade
    this.#wipe()
    let [weight, passed] = [1, 0]
    for (let p = to - 1; p >= Math.max(from, to - habit.back); p--) {
      for (let i = start[p] ?? 0; i < (start[p + 1] ?? 0); i++) {
        const it = item[i] ?? 0
        if ((this.#times[it] ?? 0) === 0) {
          this.#owned[this.#owns++] = it
          this.#lastDay[it] = day[p] ?? 0
        }
        this.#times[it] = (this.#times[it] ?? 0) + 1
        this.#weight[it] = (this.#weight[it] ?? 0) + weight
        this.#oldest[it] = weight
        this.#since[it] = passed
        this.#ago[it] = to - 1 - p
      }
      passed += weight
      weight *= habit.fade
    }
  }

  #wipe(): void {
    for (let i = 0; i < this.#owns; i++) {
      const it = this.#owned[i] ?? 0
      this.#times[it] = 0
      this.#weight[it] = 0
    }
    for (let i = 0; i < this.#reaches; i++) this.#lift[this.#reached[i] ?? 0] = 0
    this.#owns = 0
    this.#reaches = 0
  }

  /** Best `count` items for the customer read last, as of a day. `again`: what is theirs may be offered when due. */
  choose(known: Known, today: number, count: number, again: boolean, out: Offers): void {
    this.#reach(known)
    out.count = 0
    const scores = [0, 0, 0]
    if (again)
      for (let i = 0; i < this.#owns; i++)
        this.#enter(out, scores, count, this.#owned[i] ?? 0, this.#habit(known, i, today))
    for (let i = 0; i < this.#reaches; i++) {
      const it = this.#reached[i] ?? 0
      if (!this.owns(it))
        this.#enter(out, scores, count, it, (known.repeats.fresh[it] ?? 0) * (this.#lift[it] ?? 0))
    }
    for (const it of known.sellers)
      if (!this.owns(it) && (this.#lift[it] ?? 0) === 0)
        this.#enter(out, scores, count, it, known.repeats.fresh[it] ?? 0)
    for (let place = 0; place < out.count; place++) this.#tell(known, out, place, today)
  }

  /** Best sellers for the customer read last, without what is theirs for good or not due. */
  sell(known: Known, today: number, count: number, again: boolean, out: Offers): void {
    out.count = 0
    for (const it of known.sellers) {
      if (out.count === count) break
      if (this.owns(it) && (!again || !this.due(known, it, today))) continue
      out.item[out.count] = it
      out.reason[out.count] = this.owns(it) ? 0 : 3
      out.pair[out.count] = -1
      out.times[out.count] = this.#times[it] ?? 0
      out.since[out.count++] = today - (this.#lastDay[it] ?? 0)
    }
  }

  /** Whether something owned may be offered again: not where it is bought once only, nor before nine of ten would. */
  due(known: Known, item: number, today: number): boolean {
    const { kind, due } = known.repeats
    return kind[item] !== 'once' && !(today - (this.#lastDay[item] ?? 0) < (due[item] ?? Number.NaN))
  }

  /** Evidence of what is owned for what is not: the strongest lift counts. */
  #reach({ pairs, rule }: Known): void {
    for (let o = 0; o < this.#owns; o++) {
      const a = this.#owned[o] ?? 0
      const fade = rule === 'next' ? fading ** (this.#ago[a] ?? 0) : 1
      for (let i = pairs.start[a] ?? 0; i < (pairs.start[a + 1] ?? 0); i++) {
        const b = pairs.to[i] ?? 0
        const lift = 1 + ((pairs.lift[i] ?? 1) - 1) * fade
        const before = this.#lift[b] ?? 0
        if (before === 0) this.#reached[this.#reaches++] = b
        if (lift < before || (lift === before && a > (this.#because[b] ?? 0))) continue
        this.#lift[b] = lift
        this.#pair[b] = i
        this.#because[b] = a
      }
    }
  }

  /** Chance that an owned item is bought next: one's own later purchases, shrunk to those of all owners. */
  #habit(known: Known, place: number, today: number): number {
    const it = this.#owned[place] ?? 0
    if (!this.due(known, it, today)) return 0
    const rate = known.repeats.ownRate[it] ?? 0
    const taken = (this.#weight[it] ?? 0) - (this.#oldest[it] ?? 0)
    return (taken + known.repeats.habit * rate) / ((this.#since[it] ?? 0) + known.repeats.habit)
  }

  #enter(out: Offers, scores: number[], count: number, item: number, score: number): void {
    if (!(score > 0)) return
    let at = out.count
    for (; at > 0; at--) {
      const other = scores[at - 1] ?? 0
      if (other > score || (other === score && (out.item[at - 1] ?? 0) < item)) break
    }
    if (at >= count) return
    for (let i = Math.min(out.count, count - 1); i > at; i--) {
      scores[i] = scores[i - 1] ?? 0
      out.item[i] = out.item[i - 1] ?? 0
    }
    scores[at] = score
    out.item[at] = item
    out.count = Math.min(count, out.count + 1)
  }

  #tell(known: Known, out: Offers, place: number, today: number): void {
    const it = out.item[place] ?? 0
    const told = (this.#lift[it] ?? 0) > 0 && !this.owns(it)
    const pair = told ? (this.#pair[it] ?? -1) : -1
    out.pair[place] = pair
    out.because[place] = told ? (this.#because[it] ?? -1) : -1
    out.reason[place] = this.owns(it) ? 0 : !told ? 3 : ((known.pairs.way[pair] ?? 0) & 1) === 1 ? 1 : 2
    out.times[place] = this.#times[it] ?? 0
    out.since[place] = today - (this.#lastDay[it] ?? 0)
  }
}
