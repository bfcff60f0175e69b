import type { History } from './kernel.ts'

/** The shop's own measure of silence, in days. */
export interface Rhythm {
  /** Nine of ten waits between two orders are over by then, each returning customer counting once. */
  quiet: number
  /** Half of them are. */
  usual: number
  /** Customers with at least two days with an order. */
  returning: number
  /** Share of the waits that are at most so long. */
  within(days: number): number
  /** Days within which that share of the waits is over. */
  longest(share: number): number
}

const least = 7
const most = 365
const chunk = 65_536
/** Windows that the days told must hold. */
export const parts = 5

/**
 * Waits between days with an order, weighted so that everybody who came back counts once: else the most loyal would set the
 * measure for all. Null where nobody came back. Linear in the days and in the longest wait. Yields the share done.
 */
export function* rhythmOf({ starts, day, keys }: History): Generator<number, Rhythm | null> {
  const weights = new Float64Array(most + 1)
  let returning = 0
  for (let p = 0; p < keys.length; p++) {
    if (p % chunk === 0) yield p / keys.length
    const from = starts[p] ?? 0
    const to = starts[p + 1] ?? from
    if (to - from < 2) continue
    returning++
    for (let i = from + 1; i < to; i++) {
      const wait = Math.min(most, (day[i] ?? 0) - (day[i - 1] ?? 0))
      weights[wait] = (weights[wait] ?? 0) + 1 / (to - from - 1)
    }
  }
  if (returning === 0) return null
  const at = (share: number) => weightedPlace(weights, share * returning)
  const within = (days: number) =>
    weights.subarray(0, days + 1).reduce((sum, one) => sum + one, 0) / returning
  const quiet = Math.min(most, Math.max(least, at(0.9)))
  return { quiet, usual: Math.max(1, at(0.5)), returning, within, longest: at }
}

/**
 * The window of silence to work with: the shop's own, but at most a fifth of the days its orders tell, so that there are days
 * of the past to learn from and others to be tried on.
 */
export function windowOf({ quiet }: Pick<Rhythm, 'quiet'>, days: number): number {
  return Math.max(least, Math.min(quiet, Math.floor(days / parts)))
}

function weightedPlace(weights: Float64Array, wanted: number): number {
  let sum = 0
  for (let wait = 0; wait < weights.length; wait++) {
    sum += weights[wait] ?? 0
    if (sum >= wanted - 1e-9) return wait
  }
  return weights.length - 1
}
