import { z95 } from '../../numeric/interval.ts'

/** What was told of money, shares 0–1. `margin` is 1 where it is not known: money is then revenue. */
export interface Terms {
  margin: number
  /** Of people as likely to come as not, the share that comes because of a letter, or of a call: nobody knows it before a test. */
  letter: number
  call: number
  letterCost: number
  callCost: number
  /** Depth of the offer; 0 = none is made. */
  offer: number
}

/** One person: chance to order anyway, what an order brings before margin, share of orders placed with a code. */
export interface Prospect {
  chance: number
  worth: number
  dependence: number
}

/** What writing changes for one person. */
export interface Effect {
  /** Orders more. */
  more: number
  /** Expected money more, costs and discounts taken off. */
  gain: number
  /** Money given up front: contact and discounts. */
  cost: number
  /** Money per unit of the assumed share, so that gain = share · per − fixed. */
  per: number
  fixed: number
}

/**
 * Δ = 4·e·p·(1 − p) of those with chance p come because of it, e the assumed share of people as likely to come as not: the slope of the
 * log-odds taken alike for all (logistic regression; Agresti 2013, Categorical Data Analysis, 5.1), so that those who hardly ever or
 * nearly always come are moved least. Without an offer only the share of orders placed without a code can be moved. With one,
 * gain = Δ·v·(m − d) − p·v·d·(1 − q) − k: who would have come without pays less, too. Without: gain = Δ·(1 − q)·v·m − k.
 */
export function effectOf(
  { chance, worth, dependence }: Prospect,
  terms: Terms,
  busy: boolean,
  offered: boolean,
): Effect {
  const share = busy ? terms.call : terms.letter
  const contact = busy ? terms.callCost : terms.letterCost
  const slope = 4 * chance * (1 - chance)
  const moved = slope * (offered ? 1 : 1 - dependence)
  const off = offered ? terms.offer : 0
  const per = moved * worth * (terms.margin - off)
  const given = chance * worth * off * (1 - dependence)
  const more = share * moved
  const fixed = contact + given
  return { more, gain: share * per - fixed, cost: contact + (chance + more) * worth * off, per, fixed }
}

/** An offer is made only where it brings more than none. */
export function bestEffect(prospect: Prospect, terms: Terms, busy: boolean, offers: boolean) {
  const plain = effectOf(prospect, terms, busy, false)
  if (!offers || terms.offer <= 0) return { ...plain, offered: false }
  const offered = effectOf(prospect, terms, busy, true)
  return offered.gain > plain.gain ? { ...offered, offered: true } : { ...plain, offered: false }
}

/** Sums over people, and the range that chance and few customers leave open; the assumed share is taken as it is. */
export class Sum {
  people = 0
  gain = 0
  cost = 0
  more = 0
  offered = 0
  per = 0
  fixed = 0
  chance = 0
  worth = 0
  #orders = 0
  readonly #byCell = new Map<number, [slope: number, variance: number]>()

  /** `cell`: what shares one estimate of the chance, with its variance; `spread` of an order's value, squared. */
  add(p: Prospect, e: Effect & { offered: boolean }, terms: Terms, from: From): void {
    this.people++
    this.gain += e.gain
    this.cost += e.cost
    this.more += e.more
    this.per += e.per
    this.fixed += e.fixed
    this.chance += p.chance
    this.worth += p.worth * terms.margin
    if (e.offered) this.offered++
    this.#orders += e.more * (p.worth * terms.margin) ** 2 * (1 + from.spread)
    const curve = p.chance < 1 && p.chance > 0 ? (1 - 2 * p.chance) / (p.chance * (1 - p.chance)) : 0
    const slope = (e.gain + e.fixed) * curve - (p.chance > 0 ? (e.fixed - from.contact) / p.chance : 0)
    const [sum] = this.#byCell.get(from.cell) ?? [0]
    this.#byCell.set(from.cell, [sum + slope, from.variance])
  }

  get low(): number {
    return this.gain - this.#half()
  }

  get high(): number {
    return this.gain + this.#half()
  }

  /** Of 100 as likely to come as not, how many must come for it to pay; NaN where nothing can. */
  get breakEven(): number {
    return this.per > 0 ? (100 * this.fixed) / this.per : Number.NaN
  }

  #half(): number {
    const known = [...this.#byCell.values()].reduce(
      (sum, [slope, variance]) => sum + slope * slope * variance,
      0,
    )
    return z95 * Math.sqrt(this.#orders + known)
  }
}

/** Where a chance comes from. */
export interface From {
  cell: number
  variance: number
  spread: number
  contact: number
}
