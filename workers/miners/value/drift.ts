import { cholesky, solved } from '../../numeric/symmetric.ts'
import type { Rule } from './backtest.ts'
import { type Standing, total } from './kernel.ts'
import type { Promised } from './past.ts'

/** Days promised: from so many days before the day asked about on, for so many days. */
export interface Span {
  ago: number
  days: number
}

/** Logs of what came over what was promised, in orders and in money, for a span of the past. */
export interface Miss extends Span {
  orders: number
  money: number
}

/** Misses of each rule, the latest day first. */
export type Misses = ReadonlyMap<Rule, readonly Miss[]>

/** What a promise for another span is taken to miss by: the log of what comes over what is promised, and its variance. */
export interface Foreseen {
  bias: number
  variance: number
}

/** Orders that a promise of none counts as. */
const few = 5
const year = 365.25
/** Standard deviations of what spans share, of a season's height, and of the luck of each; how likely beforehand: half-normal with these scales. */
const grids = {
  shared: [0.03, 0.1, 0.25, 0.6],
  season: [0, 0.15, 0.4, 0.9],
  luck: [0.05, 0.12, 0.3],
} as const
const scales = { shared: 0.15, season: 0.3, luck: 0.1 } as const
/** What spans share fades by e in so many spans. */
const memory = 4

export function missOf(promised: Promised, { later }: Standing, span: Span): Miss {
  const [came, then] = [total(later.money), total(promised.money)]
  return {
    ...span,
    orders: Math.log((total(later.count) + few) / (total(promised.orders) + few)),
    money: came > 0 && then > 0 ? Math.log(came / then) : 0,
  }
}

/**
 * What is to be expected of a promise for a span, by misses of others: a Gaussian process of a level that fades, a season with the period
 * of a year (of which a span sees its own mean) and luck (Rasmussen & Williams 2006, eq. 2.25–2.26), averaged over how strong
 * these may be by their marginal likelihood (eq. 2.30). `own` is the variance that the promise itself allowed for. The
 * variance is what comes on top of it: what no model of single customers knows of.
 */
export function foreseen(
  misses: readonly Miss[],
  span: Span,
  own: number,
  of: 'orders' | 'money' = 'orders',
): Foreseen {
  const values = misses.map((miss) => miss[of])
  let [weight, bias, square] = [0, 0, 0]
  for (const shared of grids.shared)
    for (const season of grids.season)
      for (const luck of grids.luck) {
        const found = conditioned(misses, values, span, own, { shared, season, luck })
        const before = [shared / scales.shared, season / scales.season, luck / scales.luck]
        const likely = Math.exp(found.log - before.reduce((sum, v) => sum + (v * v) / 2, 0))
        weight += likely
        bias += likely * found.bias
        square += likely * (found.variance + found.bias ** 2)
      }
  const mean = bias / weight
  return { bias: mean, variance: square / weight - mean ** 2 }
}

interface Strength {
  shared: number
  season: number
  luck: number
}

function conditioned(
  misses: readonly Miss[],
  values: readonly number[],
  span: Span,
  own: number,
  strength: Strength,
): Foreseen & { log: number } {
  const noise = strength.luck ** 2
  const rows = misses.map((a, i) =>
    Float64Array.from(misses, (b, j) => together(a, b, strength) + (i === j ? noise + own : 0)),
  )
  const lower = cholesky(rows) ?? []
  const beside = misses.map((miss) => together(miss, span, strength))
  const [towards, weights] = [solved(lower, values), solved(lower, beside)]
  const dot = (a: ArrayLike<number>, b: readonly number[]) =>
    b.reduce((sum, v, i) => sum + v * (a[i] ?? 0), 0)
  const size = lower.reduce((sum, row, i) => sum + Math.log(row[i] ?? 1), 0)
  return {
    bias: dot(towards, beside),
    variance: together(span, span, strength) + noise - dot(weights, beside),
    log: -dot(towards, values) / 2 - size,
  }
}

function together(a: Span, b: Span, { shared, season }: Strength): number {
  const [from, to] = [middle(a), middle(b)]
  const apart = Math.abs(from - to) / (memory * Math.max(a.days, b.days))
  const turn = Math.cos((2 * Math.PI * (from - to)) / year)
  return shared ** 2 * Math.exp(-apart) + season ** 2 * seen(a.days) * seen(b.days) * turn
}

const middle = ({ ago, days }: Span) => ago - days / 2

/** How much of a yearly wave is left in the mean over so many days. */
function seen(days: number): number {
  const half = (Math.PI * days) / year
  return half > 0 ? Math.sin(half) / half : 1
}
