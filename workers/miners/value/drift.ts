import { type Foreseen, foreseen as foreseenBy, kernelsOf } from '../../numeric/foreseen.ts'
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

const kernels = kernelsOf<Span, keyof typeof grids>(grids, scales, ({ shared, season, luck }) => ({
  luck: luck ** 2,
  together: (a, b) => together(a, b, shared, season),
}))

/**
 * What a promise for a span is taken to miss by, by misses of others (a level that fades, and a season with the period of a year, of
 * which a span sees its own mean): the log of what comes over what is promised, and its variance beyond `own`, what the promise
 * itself allowed for: what no model of single customers knows of.
 */
export function foreseen(
  misses: readonly Miss[],
  span: Span,
  own: number,
  of: 'orders' | 'money' = 'orders',
): Foreseen {
  return foreseenBy(
    misses.map((miss) => ({ at: miss, value: miss[of], noise: own })),
    span,
    kernels,
  )
}

function together(a: Span, b: Span, shared: number, season: number): number {
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

/** Spans before the tested one that are looked back to, and years; of very many purchases one. */
const mostBefore = { spans: 4, years: 2 }
const many = 100_000
const wholeYear = 365

/** The spans that are looked back to, the latest first: those one by one before the tested one, and this time of the year in years before. */
export function spansBefore(days: number, purchases: number): Span[] {
  const spans = Array.from({ length: mostBefore.spans - 1 }, (_, k) => (k + 2) * days)
  const seasonal =
    days < wholeYear ? Array.from({ length: mostBefore.years }, (_, k) => (k + 1) * wholeYear) : []
  const far = seasonal.filter((ago) => ago >= 2 * days)
  const near = spans.filter((ago) => far.every((other) => Math.abs(ago - other) > days / 4))
  const all = purchases > many ? [far[0] ?? 2 * days] : [...near, ...far]
  return all.sort((a, b) => a - b).map((ago) => ({ ago, days }))
}
