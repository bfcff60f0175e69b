import type { Effect, Estimated, Side } from '../../src/contract/campaign-results.ts'
import { type Interval, wilson, z95 } from '../numeric/interval.ts'

/** What became of the people of one side: how many, how many ordered, and the money of each who brought any. */
export interface Outcome {
  readonly people: number
  readonly ordered: number
  /** Above 0, one entry a person. */
  readonly amounts: Float64Array
}

const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0)

export const sideOf = ({ people, ordered, amounts }: Outcome): Side => ({
  people,
  ordered,
  money: total(amounts),
})

/** The list against those held out, all as they were drawn, whoever read the letter (intention to treat); null where a side is empty. */
export function effectOf(list: Outcome, held: Outcome, z = z95): Effect | null {
  if (list.people === 0 || held.people === 0) return null
  return { share: shareDifference(list, held, z), money: moneyDifference(list, held, z) }
}

/** Difference of two shares by the square-and-add of two score intervals: method 10 of Newcombe (1998), Statistics in Medicine 17, 873–890. */
export function shareDifference(
  list: Pick<Outcome, 'people' | 'ordered'>,
  held: Pick<Outcome, 'people' | 'ordered'>,
  z = z95,
): Estimated {
  const [a, b] = [list, held].map(({ people, ordered }) => ({
    value: ordered / people,
    ...wilson(ordered, people, z),
  }))
  return a && b ? apart(a, b) : { value: 0, low: 0, high: 0 }
}

/** Difference of two estimates from their intervals: MOVER, Zou & Donner (2008), Statistics in Medicine 27, 1693–1702, eq. 6. */
export function apart(a: Estimated, b: Estimated): Estimated {
  const value = a.value - b.value
  return {
    value,
    low: value - Math.hypot(a.value - a.low, b.high - b.value),
    high: value + Math.hypot(a.high - a.value, b.value - b.low),
  }
}

/**
 * Difference of money a head. Money is skewed and mostly nothing, so that the interval of a mean by its deviation is too
 * narrow: a head brings the share who pay × what a payer brings, each with an interval of its own, put together on the
 * logarithm and then over the two sides by MOVER (as for lognormal costs with zeros: Zou, Taleban & Huo (2009),
 * Computational Statistics & Data Analysis 53, 3755–3764). How much amounts differ is told by both sides together. Where fewer
 * than three people paid, nothing is known: −∞ to ∞.
 */
export function moneyDifference(list: Outcome, held: Outcome, z = z95): Estimated {
  const all = new Float64Array(list.amounts.length + held.amounts.length)
  all.set(list.amounts)
  all.set(held.amounts, list.amounts.length)
  const spread = spreadOf(all)
  const usual = total(all) / all.length
  const [a, b] = [list, held].map((side) => perHead(side, usual, spread, z))
  if (!a || !b) return { value: 0, low: 0, high: 0 }
  if (all.length < 3) return { value: a.value - b.value, low: -Infinity, high: Infinity }
  return apart(a, b)
}

/** Square of the coefficient of variation of what a payer brings: the larger of that of the amounts and of a lognormal law like theirs. */
function spreadOf(amounts: Float64Array): number {
  const n = amounts.length
  if (n < 3) return 1
  const mean = total(amounts) / n
  const raw = variance(amounts) / (mean * mean)
  const logs = Math.expm1(Math.min(3, variance(amounts.map(Math.log)) * (1 + studentRoom / n)))
  return Math.max(raw, Math.min(logs, 4 * raw))
}

/** What a variance of few values is short of. */
const studentRoom = 3

function variance(values: Float64Array): number {
  const mean = total(values) / values.length
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
}

function perHead({ people, amounts }: Outcome, usual: number, spread: number, z: number): Estimated {
  const paid = amounts.length
  const share: Interval = wilson(paid, people, z)
  const centre = (paid || 0.5) / people
  const each = paid > 0 ? total(amounts) / paid : usual
  const wobble = z * Math.sqrt(Math.log1p(spread / Math.max(1, paid)))
  const down = share.low > 0 ? Math.hypot(Math.log(centre / share.low), wobble) : Infinity
  const up = Math.hypot(Math.log(share.high / centre), wobble)
  return {
    value: total(amounts) / people,
    low: centre * each * Math.exp(-down),
    high: centre * each * Math.exp(up),
  }
}

/** `by` times an estimate, less a cost; a negative factor turns the interval round. */
export function scaled({ value, low, high }: Estimated, by: number, cost = 0): Estimated {
  const [one, other] = [low * by - cost, high * by - cost]
  return { value: value * by - cost, low: Math.min(one, other), high: Math.max(one, other) }
}
