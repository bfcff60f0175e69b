import { z95 } from '../../numeric/interval.ts'
import { within } from '../../numeric/progress.ts'
import { ascending } from '../../numeric/sorting.ts'
import { type Standing, total } from './kernel.ts'

/** What a rule promised each customer for the days after a day in the past. */
export interface Promised {
  orders: Float64Array
  money: Float64Array
}

/** A promise beside what came: sums, error of the sum, of the tenths, and the mean deviance of orders. */
export interface Held {
  orders: number
  money: number
  /** |promised − came| / came, of money. */
  off: number
  /** Tenths of customers by what was promised: money promised and come, and how far they are apart in all, as a share. */
  tenths: { customers: number; promised: number; came: number }[]
  tenthsOff: number
  deviance: number
}

const chunk = 1 << 16

/** Holds a promise against what came. Yields the share done. */
export function* held({ orders, money }: Promised, { later }: Standing): Generator<number, Held> {
  const came = total(later.money)
  const tenths = yield* within(tenthsOf(money, later.money), 0, 0.7)
  const least = leastOf(orders)
  let deviance = 0
  for (let i = 0; i < orders.length; i++) {
    if (i % chunk === 0) yield 0.7 + (0.3 * i) / orders.length
    deviance += devianceOf(later.count[i] ?? 0, orders[i] ?? 0, least)
  }
  const apart = tenths.reduce((s, t) => s + Math.abs(t.promised - t.came), 0)
  return {
    orders: total(orders),
    money: total(money),
    off: came > 0 ? Math.abs(total(money) - came) / came : 1,
    tenths,
    tenthsOff: came > 0 ? apart / came : 1,
    deviance: deviance / Math.max(1, orders.length),
  }
}

/** Equal promises share a tenth, so that no order of the list decides. */
function* tenthsOf(promised: Float64Array, came: Float64Array): Generator<number, Held['tenths']> {
  const n = promised.length
  const limits = yield* within(tenthLimits(promised), 0, 0.8)
  const tenths = Array.from({ length: 10 }, () => ({ customers: 0, promised: 0, came: 0 }))
  for (let i = 0; i < n; i++) {
    if (i % chunk === 0) yield 0.8 + (0.2 * i) / n
    const value = promised[i] ?? 0
    let at = 0
    while (at < 9 && value > (limits[at] ?? Infinity)) at++
    const tenth = tenths[at]
    if (!tenth) continue
    tenth.customers++
    tenth.promised += value
    tenth.came += came[i] ?? 0
  }
  return tenths.filter((t) => t.customers > 0)
}

/** The ends of the first nine tenths of the values. Yields the share done. */
export function* tenthLimits(values: Float64Array): Generator<number, number[]> {
  const sorted = yield* ascending(values)
  const n = values.length
  return Array.from({ length: 9 }, (_, k) => sorted[Math.max(1, Math.round(((k + 1) * n) / 10)) - 1] ?? 0)
}

/** No promise counts as less than a tenth of the mean one: a rule that says “nothing” is not damned by a single order. */
function leastOf(orders: Float64Array): number {
  return Math.max(1e-6, (0.1 * total(orders)) / Math.max(1, orders.length))
}

/** Poisson deviance of a count, McCullagh & Nelder (1989), table 2.1: proper for means, and not ruled by the few with many. */
function devianceOf(came: number, promised: number, least: number): number {
  const mean = Math.max(least, promised)
  return 2 * ((came > 0 ? came * Math.log(came / mean) : 0) - came + mean)
}

/**
 * Does the first promise orders better than the second, or worse? Paired: the mean difference of their deviances over customers is
 * more than 1.96 standard errors from nothing (Diebold & Mariano 1995, with customers in the place of times).
 */
function* better(
  first: Promised,
  second: Promised,
  { later }: Standing,
): Generator<number, Compared<unknown>['verdict']> {
  const n = later.count.length
  const least = [leastOf(first.orders), leastOf(second.orders)] as const
  let [sum, squares] = [0, 0]
  for (let i = 0; i < n; i++) {
    if (i % chunk === 0) yield i / n
    const came = later.count[i] ?? 0
    const gap =
      devianceOf(came, second.orders[i] ?? 0, least[1]) - devianceOf(came, first.orders[i] ?? 0, least[0])
    sum += gap
    squares += gap * gap
  }
  const mean = sum / n
  const error = Math.sqrt(Math.max(0, squares / n - mean * mean) / n)
  if (!(Math.abs(mean) > z95 * error)) return 'same'
  return mean > 0 ? 'better' : 'worse'
}

/** Whether the first rule promised orders better than the second, beyond chance. */
export interface Compared<R> {
  first: R
  second: R
  verdict: 'better' | 'worse' | 'same'
}

/** Each rule held against those after it; `promised` one for each. */
export function* comparedAll<R>(
  rules: readonly R[],
  promised: readonly Promised[],
  standing: Standing,
): Generator<number, Compared<R>[]> {
  const list: Compared<R>[] = []
  for (const [a, first] of rules.entries())
    for (const [b, second] of rules.entries()) {
      const [one, other] = [promised[a], promised[b]]
      if (b <= a || !one || !other) continue
      list.push({ first, second, verdict: yield* better(one, other, standing) })
    }
  return list
}

/** How the first of two rules did against the second; a rule is the same as itself. */
export function verdictOf<R>(list: readonly Compared<R>[], first: R, second: R): Compared<R>['verdict'] {
  const turned = { better: 'worse', worse: 'better', same: 'same' } as const
  const found = list.find((one) => one.first === first && one.second === second)
  const other = list.find((one) => one.first === second && one.second === first)
  return found?.verdict ?? turned[other?.verdict ?? 'same']
}

/** The same again: what each did in as many days before. */
export function again({ before }: Standing): Promised {
  return { orders: new Float64Array(before.count), money: before.money.slice() }
}

/** The average for everyone: repeat purchases of as many days before, dealt out evenly. */
export function average({ before }: Standing): Promised {
  const n = before.count.length
  const even = (sum: number) => new Float64Array(n).fill(sum / Math.max(1, n))
  return { orders: even(total(before.again)), money: even(total(before.moneyAgain)) }
}
