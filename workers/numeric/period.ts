/** The days that nearly all of them lie in, both included, and how many lie before and after. */
export interface Period {
  readonly first: number
  readonly last: number
  readonly before: number
  readonly after: number
  /** The longest wait within it from one day to the next that is told. */
  readonly pause: number
}

/** Fewer days tell no period of their own: all of them are it. */
const fewestTold = 50
/** At each end at most one in so many may lie apart, and one always may. */
const oneIn = 200
/** Days without any that part a stray from the rest, and how many times the longest such stretch elsewhere. */
const leastApart = 90
const timesApart = 5
/** Days a tally is kept for: more than three thousand years. */
const mostDays = 1_200_000

/**
 * The period of days (whole numbers; NaN = not told), without the few that lie far from all others: a year typed wrong, an order
 * dated ahead. Few is at most one in 200 at an end; far is more than 90 days, and five times the longest stretch without a day
 * among the rest. Null where no day is told. Linear in days and in the span; 4 bytes a day of the span.
 */
export function periodOf(days: ArrayLike<number>): Period | null {
  const span = spanOf(days)
  if (!span) return null
  const { first, last, known } = span
  if (last - first > mostDays) return { first, last, before: 0, after: 0, pause: last - first }
  const counts = new Int32Array(last - first + 1)
  for (let i = 0; i < days.length; i++) {
    const day = (days[i] ?? Number.NaN) - first
    if (day >= 0) counts[day] = (counts[day] ?? 0) + 1
  }
  const { low, high } = settled(counts, known)
  return {
    ...{ first: first + low, last: first + high },
    ...{ before: sum(counts.subarray(0, low)), after: sum(counts.subarray(high + 1)) },
    pause: longestWithin(counts, low, high),
  }
}

const sum = (counts: Int32Array) => counts.reduce((n, count) => n + count, 0)

/** Cut until nothing lies apart any more: what is left has the same period. */
function settled(counts: Int32Array, known: number): { low: number; high: number } {
  let [low, high] = [0, counts.length - 1]
  for (let left = known; left >= fewestTold; ) {
    const own = counts.subarray(low, high + 1)
    const { from, to } = withoutFar(own, Math.max(1, Math.floor(left / oneIn)))
    if (from === 0 && to === own.length - 1) break
    ;[low, high] = [low + from, low + to]
    left = sum(counts.subarray(low, high + 1))
  }
  return { low, high }
}

function withoutFar(counts: Int32Array, few: number): { from: number; to: number } {
  const [from, to] = [coreEdge(counts, few, 1), coreEdge(counts, few, -1)]
  const apart = Math.max(leastApart, timesApart * longestWithin(counts, from, to))
  return { from: grown(counts, from, -1, apart), to: grown(counts, to, 1, apart) }
}

function spanOf(days: ArrayLike<number>): { first: number; last: number; known: number } | null {
  let [first, last, known] = [Infinity, -Infinity, 0]
  for (let i = 0; i < days.length; i++) {
    const day = days[i] ?? Number.NaN
    if (Number.isNaN(day)) continue
    known++
    if (day < first) first = day
    if (day > last) last = day
  }
  return known > 0 ? { first, last, known } : null
}

/** The place at which, coming from one end, more than `few` have been met. */
function coreEdge(counts: Int32Array, few: number, step: 1 | -1): number {
  let at = step === 1 ? 0 : counts.length - 1
  for (let met = counts[at] ?? 0; met <= few && at + step >= 0 && at + step < counts.length; ) {
    at += step
    met += counts[at] ?? 0
  }
  return at
}

function longestWithin(counts: Int32Array, from: number, to: number): number {
  let [longest, before] = [0, from]
  for (let at = from + 1; at <= to; at++) {
    if (counts[at] === 0) continue
    longest = Math.max(longest, at - before)
    before = at
  }
  return longest
}

/** The last place met on the way out before a stretch of more than `apart` days. */
function grown(counts: Int32Array, from: number, step: 1 | -1, apart: number): number {
  let at = from
  for (let next = from + step; next >= 0 && next < counts.length; next += step) {
    if (Math.abs(next - at) > apart) return at
    if ((counts[next] ?? 0) > 0) at = next
  }
  return at
}
