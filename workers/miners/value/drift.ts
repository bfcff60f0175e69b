import type { Rule } from './backtest.ts'
import type { Standing } from './kernel.ts'
import { total } from './kernel.ts'
import type { Promised } from './past.ts'

/** Logs of what came over what was promised, in orders and in money, on one day of the past. */
export interface Miss {
  orders: number
  money: number
}

/** Misses of each rule, the latest day first. */
export type Misses = ReadonlyMap<Rule, readonly Miss[]>

/** Weight of what is taken for granted: one day with a miss of 15 %. */
const prior = { days: 1, miss: 0.15 }
/** Days without a miss that a bias leans on. */
const lean = 0.5
/** Orders that a promise of none counts as. */
const few = 5

export function missOf(promised: Promised, { later }: Standing): Miss {
  const [came, then] = [total(later.money), total(promised.money)]
  return {
    orders: Math.log((total(later.count) + few) / (total(promised.orders) + few)),
    money: came > 0 && then > 0 ? Math.log(came / then) : 0,
  }
}

/**
 * Variance of the log of what comes over what is promised that no model of single customers knows of (seasons, prices, luck of
 * the shop): the mean squared miss less `own`, the variance that the promise allowed for, leaning on `prior`; and what is not known of
 * a bias that all days share.
 */
export function driftOf(misses: readonly Miss[], own: number): number {
  const { days, miss } = prior
  const squares = misses.reduce((sum, { money }) => sum + Math.max(0, money ** 2 - own), 0)
  const each = (squares + days * miss ** 2) / (misses.length + days)
  return each * (1 + 1 / (misses.length + 1))
}

/**
 * The log of a bias that all days share: the mean miss, each day back counting half as much (simple exponential smoothing: Brown
 * 1959), drawn to none as by half a day without any. A miss of one day may be a season or a bias, so two thirds of it are taken
 * on; ups and downs cancel out.
 */
export function biasOf(misses: readonly Miss[]): number {
  let [sum, weight, each] = [0, lean, 1]
  for (const { orders } of misses) {
    sum += each * orders
    weight += each
    each /= 2
  }
  return sum / weight
}
