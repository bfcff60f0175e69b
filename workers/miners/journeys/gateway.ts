import { discoveryLimit } from '../../numeric/discovery.ts'
import { type Interval, meanInterval } from '../../numeric/interval.ts'
import { studentTail } from '../../numeric/tail.ts'
import type { Walks } from './kernel.ts'
import { falseRate } from './order.ts'

/** An item people begin with, and what those spent later. */
export interface Gateway extends Interval {
  item: number
  customers: number
  mean: number
  /** Whether its customers differ from the others, under false-discovery control. */
  stands: 'above' | 'below' | 'same'
}

export interface Gateways {
  horizon: number
  all: Interval & { mean: number; customers: number }
  items: Gateway[]
}

const fewest = 20
const chunk = 1 << 14

/**
 * What customers spend after their first day, within `horizon` days, by what they bought on it; only those whose first day
 * lies that far back. Each item against the customers without it: Welch (1947), with Benjamini–Hochberg. The longest of
 * 365, 180 and 90 days that leaves 100 customers; null where none does. Linear; 24 bytes an item.
 */
export function* gateways(walks: Walks, items: number, asOf: number): Generator<number, Gateways | null> {
  const { start, day } = walks.db
  const horizons = [365, 180, 90] as const
  const old = horizons.map(() => 0)
  for (let s = 0; s + 1 < start.length; s++) {
    if (s % chunk === 0) yield (0.2 * s) / start.length
    const since = asOf - (day[start[s] ?? 0] ?? 0)
    for (let h = 0; h < horizons.length; h++) if (since >= (horizons[h] ?? 0)) old[h] = (old[h] ?? 0) + 1
  }
  const horizon = horizons.find((_, h) => (old[h] ?? 0) >= 100)
  return horizon === undefined ? null : yield* laterValue(walks, items, asOf, horizon)
}

function* laterValue(
  { db, worth }: Walks,
  items: number,
  asOf: number,
  horizon: number,
): Generator<number, Gateways> {
  const [n, sum, squares] = [
    new Float64Array(items + 1),
    new Float64Array(items + 1),
    new Float64Array(items + 1),
  ]
  for (let s = 0; s + 1 < db.start.length; s++) {
    if (s % chunk === 0) yield 0.2 + (0.7 * s) / db.start.length
    const first = db.start[s] ?? 0
    const day = db.day[first] ?? 0
    if (day + horizon > asOf) continue
    let later = 0
    for (let e = first + 1; e < (db.start[s + 1] ?? 0) && (db.day[e] ?? 0) <= day + horizon; e++)
      later += worth[e] ?? 0
    const end = db.itemStart[first + 1] ?? 0
    for (let q = db.itemStart[first] ?? 0; q <= end; q++) {
      const at = q < end ? (db.items[q] ?? 0) : items
      n[at] = (n[at] ?? 0) + 1
      sum[at] = (sum[at] ?? 0) + later
      squares[at] = (squares[at] ?? 0) + later * later
    }
  }
  yield 0.9
  const moments = (at: number) => [n[at] ?? 0, sum[at] ?? 0, squares[at] ?? 0] as const
  const [people, total, all] = moments(items)
  const list = Array.from({ length: items }, (_, item) => item).filter((i) => (n[i] ?? 0) >= fewest)
  const tests = list.map((item) => welch(moments(item), [people, total, all]))
  const limit = discoveryLimit(
    Float64Array.from(tests, (t) => t.p),
    tests.length,
    falseRate,
  )
  const found = list.map((item, i): Gateway => {
    const [count, s, q] = moments(item)
    const { p = 1, above = false } = tests[i] ?? {}
    const stands = p > limit ? 'same' : above ? 'above' : 'below'
    return { item, customers: count, mean: s / count, ...meanInterval(s, q, count), stands }
  })
  return {
    horizon,
    all: { mean: total / people, customers: people, ...meanInterval(total, all, people) },
    items: found.sort((a, b) => b.mean - a.mean || a.item - b.item),
  }
}

type Moments = readonly [n: number, sum: number, squares: number]

/** Those who began with the item against all others. */
function welch(
  [n, sum, squares]: Moments,
  [all, allSum, allSquares]: Moments,
): { p: number; above: boolean } {
  const m = all - n
  if (m < 2 || n < 2) return { p: 1, above: false }
  const variance = (k: number, s: number, q: number) => Math.max(0, (q - (s * s) / k) / (k - 1)) / k
  const [a, b] = [variance(n, sum, squares), variance(m, allSum - sum, allSquares - squares)]
  const gap = sum / n - (allSum - sum) / m
  if (!(a + b > 0)) return { p: 1, above: false }
  const degrees = (a + b) ** 2 / (a ** 2 / (n - 1) + b ** 2 / (m - 1))
  return { p: studentTail(gap / Math.sqrt(a + b), degrees), above: gap > 0 }
}
