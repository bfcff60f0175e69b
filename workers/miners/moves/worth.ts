import type { History } from './kernel.ts'

export interface Worth {
  /** What an order of each person brings, by place in the history; at least 0. */
  each: Float64Array
  /** Of all orders. */
  mean: number
  /** Variance of one order over the square of the mean: how much orders of one person differ. */
  spread: number
}

const chunk = 1 << 16

/**
 * What an order of each person brings: their own mean drawn to the shop's by the variance within people over that between them (empirical
 * Bayes for one-way data: Searle, Casella & McCulloch 1992, Variance Components, ch. 3). Who has no order counts
 * as the mean. Linear. Yields the share done.
 */
export function* worthOf({ starts, revenue, keys }: History): Generator<number, Worth> {
  const [all, days] = [keys.length, revenue.length]
  const each = new Float64Array(all)
  const mean = days > 0 ? revenue.reduce((sum, v) => sum + v, 0) / days : 0
  let [n, within, between, squares] = [0, 0, 0, 0]
  for (let p = 0; p < all; p++) {
    if (p % chunk === 0) yield (0.7 * p) / all
    const [from, to] = [starts[p] ?? 0, starts[p + 1] ?? 0]
    if (to === from) continue
    n++
    let sum = 0
    for (let i = from; i < to; i++) sum += revenue[i] ?? 0
    const own = sum / (to - from)
    for (let i = from; i < to; i++) within += ((revenue[i] ?? 0) - own) ** 2
    between += (to - from) * (own - mean) ** 2
    squares += (to - from) ** 2
    each[p] = sum
  }
  const inside = days > n ? within / (days - n) : 0
  const size = n > 1 && days > 0 ? (days - squares / days) / (n - 1) : 1
  const outside = n > 1 ? Math.max(0, (between / (n - 1) - inside) / Math.max(1, size)) : 0
  const weight = outside > 0 ? inside / outside : Number.POSITIVE_INFINITY
  for (let p = 0; p < all; p++) {
    if (p % chunk === 0) yield 0.7 + (0.3 * p) / all
    const orders = (starts[p + 1] ?? 0) - (starts[p] ?? 0)
    const own = each[p] ?? 0
    const drawn = Number.isFinite(weight) ? (own + weight * mean) / (orders + weight) : mean
    each[p] = Math.max(0, drawn)
  }
  return { each, mean, spread: mean > 0 ? inside / (mean * mean) : 0 }
}
