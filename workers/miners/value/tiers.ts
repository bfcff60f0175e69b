import { within } from '../../numeric/progress.ts'
import { quantile } from '../../numeric/quantile.ts'
import { ascending } from '../../numeric/sorting.ts'
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
const chunk = 1 << 16
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
export function* tiersOf(standing: Standing, alive: Float64Array | null): Generator<number, Tiers> {
  const { repeats, age, mean, last } = standing
  const n = repeats.length
  const [gaps, pace, paces] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)]
  let [returned, paying] = [0, 0]
  for (let i = 0; i < n; i++) {
    if (i % chunk === 0) yield (0.3 * i) / n
    const x = repeats[i] ?? 0
    if (x === 0) continue
    gaps[returned++] = rhythm(standing, i)
    pace[i] = (x * (mean[i] ?? 0)) / Math.max(1, last[i] ?? 1)
    if ((pace[i] ?? 0) > 0) paces[paying++] = pace[i] ?? 0
  }
  const sorted = yield* within(ascending(gaps.subarray(0, returned)), 0.3, 0.5)
  const [third = 1, usual = 1, twoThirds = 1] =
    returned > 0 ? [1 / 3, 0.5, 2 / 3].map((p) => quantile(sorted, p)) : []
  const byPace = yield* within(ascending(paces.subarray(0, paying)), 0.5, 0.7)
  const half = paying > 0 ? quantile(byPace, 0.5) : 0
  const limits = [...new Set([third, twoThirds].map((g) => Math.max(1, Math.round(g))))]
  const tiers = tiersBetween(limits)
  const [of, keep] = [new Uint8Array(n), new Int32Array(n)]
  let kept = 0
  for (let i = 0; i < n; i++) {
    if (i % chunk === 0) yield 0.7 + (0.3 * i) / n
    const own = Math.max(shortest, rhythm(standing, i))
    const quiet = silence(standing, i)
    if ((repeats[i] ?? 0) === 0) {
      of[i] = limits.length + ((age[i] ?? 0) <= 2 * Math.max(shortest, usual) ? 1 : 2)
      continue
    }
    const isGone = alive ? (alive[i] ?? 0) < gone : quiet > 3 * own
    of[i] = isGone ? limits.length + 3 : stepOf(limits, Math.round(rhythm(standing, i)))
    const hopeful = alive ? (alive[i] ?? 0) >= unlikely : quiet <= longTimes * own
    if (quiet > quietTimes * own && hopeful && (pace[i] ?? 0) >= half) keep[kept++] = i
  }
  return { tiers, of, usual, keep: keep.slice(0, kept) }
}

function tiersBetween(limits: readonly number[]): Tier[] {
  const steady = Array.from({ length: limits.length + 1 }, (_, k): Tier => {
    const below = limits[k - 1]
    return { kind: 'steady', from: below === undefined ? null : below + 1, to: limits[k] ?? null }
  })
  return [
    ...steady,
    ...(['fresh', 'once', 'silent'] as const).map((kind) => ({ kind, from: null, to: null })),
  ]
}

function stepOf(limits: readonly number[], days: number): number {
  let step = 0
  while (step < limits.length && days > (limits[step] ?? Infinity)) step++
  return step
}
