import { quantiles } from '../../numeric/quantile.ts'
import type { Standing } from './kernel.ts'

/** A tier by the shop's own days between purchases: those who come back, in steps; those who came once; those gone quiet. */
export interface Tier {
  kind: 'steady' | 'fresh' | 'once' | 'silent'
  /** Days between purchases, both included; null = no limit. */
  from: number | null
  to: number | null
}

export interface Tiers {
  tiers: Tier[]
  /** Tier of each customer. */
  of: Uint8Array
  /** Median days between purchases of those who came back. */
  usual: number
  /** Silent, and worth a word: places in the standing. */
  keep: Int32Array
}

const shortest = 7
const [quietTimes, longTimes, gone, unlikely] = [2, 8, 0.5, 0.1]

/** Days between the purchases of one who came back. */
export function rhythm({ repeats, last }: Standing, i: number): number {
  return (last[i] ?? 0) / Math.max(1, repeats[i] ?? 0)
}

/** Days since the last purchase. */
export function silence({ last, age }: Standing, i: number): number {
  return (age[i] ?? 0) - (last[i] ?? 0)
}

/**
 * Tiers with limits at thirds of the customers' own days between purchases. Silent: a chance to be there under a half where a
 * model tells it, else three times the own rhythm. `keep`: more than twice the own rhythm, not yet hopeless, better half by pace of money.
 */
export function tiersOf(standing: Standing, alive: Float64Array | null): Tiers {
  const { repeats, age, mean, last } = standing
  const n = repeats.length
  const gaps = Float64Array.from(repeats, (_, i) =>
    (repeats[i] ?? 0) > 0 ? rhythm(standing, i) : -1,
  ).filter((g) => g >= 0)
  const [third = 1, usual = 1, twoThirds = 1] = gaps.length > 0 ? quantiles(gaps, [1 / 3, 0.5, 2 / 3]) : []
  const limits = [...new Set([third, twoThirds].map((g) => Math.max(1, Math.round(g))))]
  const steady = Array.from({ length: limits.length + 1 }, (_, k): Tier => {
    const below = limits[k - 1]
    return { kind: 'steady', from: below === undefined ? null : below + 1, to: limits[k] ?? null }
  })
  const tiers: Tier[] = [
    ...steady,
    ...(['fresh', 'once', 'silent'] as const).map((kind) => ({ kind, from: null, to: null })),
  ]
  const of = new Uint8Array(n)
  const pace = Float64Array.from(repeats, (x, i) =>
    x > 0 ? (x * (mean[i] ?? 0)) / Math.max(1, last[i] ?? 1) : 0,
  )
  const paces = pace.filter((v) => v > 0)
  const [half = 0] = paces.length > 0 ? quantiles(paces, [0.5]) : []
  const keep = new Int32Array(n)
  let kept = 0
  for (let i = 0; i < n; i++) {
    const own = Math.max(shortest, rhythm(standing, i))
    const quiet = silence(standing, i)
    if ((repeats[i] ?? 0) === 0) {
      of[i] = (age[i] ?? 0) <= 2 * Math.max(shortest, usual) ? steady.length : steady.length + 1
      continue
    }
    const isGone = alive ? (alive[i] ?? 0) < gone : quiet > 3 * own
    const step = limits.findIndex((limit) => Math.round(rhythm(standing, i)) <= limit)
    of[i] = isGone ? steady.length + 2 : step < 0 ? limits.length : step
    const hopeful = alive ? (alive[i] ?? 0) >= unlikely : quiet <= longTimes * own
    if (quiet > quietTimes * own && hopeful && (pace[i] ?? 0) >= half) keep[kept++] = i
  }
  return { tiers, of, usual, keep: keep.slice(0, kept) }
}
