import { orderStatistics } from '../../numeric/quantile.ts'

/** Orders of people with a key ≥ 0. `day` counts from 1970. */
export interface Orders {
  readonly rows: number
  readonly customer: Int32Array
  readonly day: Int32Array
  readonly revenue: Float64Array
}

/** One entry a person, by ascending key: day of the last order, number of orders, sum of money. */
export interface Tally {
  keys: Int32Array
  last: Int32Array
  orders: Int32Array
  revenue: Float64Array
}

export type Ties = 'shared' | 'first'

const chunk = 1 << 12
const never = -(2 ** 31)

/**
 * Adds up the orders of days `from`–`to` (both included) in arrays addressed by key; people without an order in
 * that time are left out. Linear; yields the share done.
 */
export function* tally(orders: Orders, from: number, to: number): Generator<number, Tally> {
  const { rows, customer, day, revenue } = orders
  let top = -1
  for (let i = 0; i < rows; i++) if ((customer[i] ?? 0) > top) top = customer[i] ?? 0
  const last = new Int32Array(top + 1).fill(never)
  const counts = new Int32Array(top + 1)
  const sums = new Float64Array(top + 1)
  for (let start = 0; start < rows; start += chunk) {
    yield start / rows
    const end = Math.min(rows, start + chunk)
    for (let i = start; i < end; i++) {
      const d = day[i] ?? 0
      if (d < from || d > to) continue
      const who = customer[i] ?? 0
      if (d > (last[who] ?? 0)) last[who] = d
      counts[who] = (counts[who] ?? 0) + 1
      sums[who] = (sums[who] ?? 0) + (revenue[i] ?? 0)
    }
  }
  yield 1
  return compact(last, counts, sums)
}

function compact(last: Int32Array, counts: Int32Array, sums: Float64Array): Tally {
  let n = 0
  for (let who = 0; who < counts.length; who++) if ((counts[who] ?? 0) > 0) n++
  const people: Tally = {
    keys: new Int32Array(n),
    last: new Int32Array(n),
    orders: new Int32Array(n),
    revenue: new Float64Array(n),
  }
  for (let who = 0, at = 0; who < counts.length; who++) {
    if ((counts[who] ?? 0) === 0) continue
    people.keys[at] = who
    people.last[at] = last[who] ?? 0
    people.orders[at] = counts[who] ?? 0
    people.revenue[at++] = Math.round((sums[who] ?? 0) * 1e6) / 1e6
  }
  return people
}

/**
 * Scores 1…bins, higher for higher values (Hughes 1994, Strategic Database Marketing: equal shares of customers).
 * `first`: ceil(rank · bins / n), equal values ranked in order of the key. `shared`: equal values share the middle of the
 * scores their ranks span, so a column of one value gets the middle score; with `leastIsOne` the least of several values
 * stays at 1, however many have it. Linear on average: no sorting.
 */
export function scores(values: Float64Array, bins: number, ties: Ties, leastIsOne = false): Uint8Array {
  return ties === 'first' ? firstScores(values, bins) : sharedScores(values, bins, leastIsOne)
}

function sharedScores(values: Float64Array, bins: number, leastIsOne: boolean): Uint8Array {
  const ranks = Array.from({ length: bins - 1 }, (_, k) => Math.floor(((k + 1) * values.length) / bins))
  const around = Float64Array.from(
    orderStatistics(
      values.slice(),
      ranks.flatMap((rank) => [Math.max(1, rank), rank + 1]),
    ),
  )
  const least = leastIsOne ? leastOfSeveral(values) : -Infinity
  const result = new Uint8Array(values.length)
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0
    let low = 1
    let high = 1
    for (let k = 0; k < around.length; k += 2) {
      if (value > (around[k] ?? 0)) low++
      if (value >= (around[k + 1] ?? 0)) high++
    }
    result[i] = value === least ? 1 : (low + high) >> 1
  }
  return result
}

function leastOfSeveral(values: Float64Array): number {
  let least = Infinity
  let most = -Infinity
  for (let i = 0; i < values.length; i++) {
    least = Math.min(least, values[i] ?? 0)
    most = Math.max(most, values[i] ?? 0)
  }
  return least < most ? least : -Infinity
}

function firstScores(values: Float64Array, bins: number): Uint8Array {
  const n = values.length
  const places = (k: number) => Math.floor((k * n) / bins)
  const cuts = cutsAt(values, bins, (k) => Math.max(1, places(k)))
  const room = cuts.map((cut, i) => places(i + 1) - below(values, cut))
  const result = new Uint8Array(n)
  for (let i = 0; i < n; i++) {
    const value = values[i] ?? 0
    let score = 1
    for (let k = 0; k < cuts.length; k++) {
      const cut = cuts[k] ?? 0
      if (value < cut) continue
      if (value > cut || (room[k] ?? 0) <= 0) score++
      else room[k] = (room[k] ?? 0) - 1
    }
    result[i] = score
  }
  return result
}

function below(values: Float64Array, cut: number): number {
  let count = 0
  for (let i = 0; i < values.length; i++) if ((values[i] ?? 0) < cut) count++
  return count
}

function cutsAt(values: Float64Array, bins: number, rank: (k: number) => number): Float64Array {
  const ranks = Array.from({ length: bins - 1 }, (_, k) => rank(k + 1))
  return Float64Array.from(orderStatistics(values.slice(), ranks))
}

/** Scores by thresholds of one's own, ascending: one more for each that the value reaches. */
export function scoresAt(values: Float64Array, thresholds: readonly number[]): Uint8Array {
  return Uint8Array.from(values, (value) => 1 + thresholds.filter((t) => value >= t).length)
}
