import { robust } from '../../../anomaly/robust.ts'
import { poissonTail } from '../../../numeric/counts.ts'
import { median } from '../../../numeric/quantile.ts'
import { type Detector, doubtful, type Suspect, type Tested } from '../detector.ts'
import type { Ledger } from '../ledger.ts'

/** Weeks on either side that a day is held against. */
const weeks = 4
const longest = 5 * 365
const fewestDays = 56
/** A weekday with less has no rhythm that a silent day could break. */
const leastOrders = 3

interface Day {
  readonly orders: number
  /** Middle of the same weekday in the weeks around. */
  readonly usual: number
}

/** Orders of each day of the last five years beside what is usual. Dealt: each order on the same weekday of a week nearby. */
function* daysOf(
  { orders, lastDay, firstDay }: Ledger,
  random: (() => number) | null,
): Generator<number, { first: number; days: Day[] }> {
  const first = Math.max(firstDay, lastDay - longest + 1)
  const counts = new Int32Array(lastDay - first + 1)
  for (let i = 0; i < orders.rows; i++) {
    if (i % (1 << 16) === 0) yield (0.5 * i) / orders.rows
    const at = (orders.day[i] ?? 0) - first
    const to = random && at >= 0 ? nearby(at, counts.length, random) : at
    if (to >= 0) counts[to] = (counts[to] ?? 0) + 1
  }
  yield 0.6
  const days = Array.from(counts, (orders, at) => ({ orders, usual: around(counts, at) }))
  return { first, days }
}

/** A day of the same weekday, up to four weeks off, within the data. */
function nearby(at: number, length: number, random: () => number): number {
  const back = Math.min(weeks, Math.floor(at / 7))
  const on = Math.min(weeks, Math.floor((length - 1 - at) / 7))
  return at + 7 * (Math.floor(random() * (back + on + 1)) - back)
}

function around(counts: Int32Array, at: number): number {
  const same: number[] = []
  for (let week = -weeks; week <= weeks; week++) {
    const day = at + 7 * week
    if (week !== 0 && day >= 0 && day < counts.length) same.push(counts[day] ?? 0)
  }
  return median(Int32Array.from(same)) ?? 0
}

/** Of each day since the first one the usual number of orders; 0 where a weekday has no rhythm, or more than five years ago. */
export function usualAround({ firstDay, lastDay }: Ledger, counts: Int32Array): Float64Array {
  const late = Math.max(firstDay, lastDay - longest + 1) - firstDay
  return Float64Array.from(counts, (_, at) => {
    const usual = at >= late ? around(counts, at) : 0
    return usual >= leastOrders ? usual : 0
  })
}

/**
 * How much more than Poisson counts days stray, at least 1: the robust variance of (count − usual) / √usual, where the middle of
 * eight is itself off by about a fifth of a variance.
 */
function restless(days: readonly Day[]): number {
  const steady = days.filter(({ usual }) => usual >= leastOrders)
  const gaps = Float64Array.from(steady, ({ orders, usual }) => (orders - usual) / Math.sqrt(usual))
  return Math.max(1.2, robust(gaps).spread ** 2)
}

/** Counts that stray more than Poisson ones are taken as such counts in units of that many orders. */
const above = (orders: number, usual: number, unit: number) =>
  poissonTail(Math.floor(orders / unit), usual / unit)
const atMost = (orders: number, usual: number, unit: number) =>
  1 - poissonTail(Math.ceil(orders / unit) + 1, usual / unit)

function tester(isBusy: boolean): Detector['test'] {
  return function* tested(ledger, random, isDealt): Generator<number, Tested> {
    const { first, days } = yield* daysOf(ledger, isDealt ? random : null)
    const unit = restless(days)
    const suspects: Suspect[] = []
    let tests = 0
    for (let at = 0; at < days.length; at++) {
      const { orders = 0, usual = 0 } = days[at] ?? {}
      if (usual < leastOrders) continue
      tests++
      if (isBusy ? orders <= 2 * usual : orders >= usual / 3) continue
      let p = isBusy ? above(orders, usual, unit) : Math.max(Number.MIN_VALUE, atMost(orders, usual, unit))
      if (p > doubtful) continue
      const before = suspects.at(-1)
      const [count = 0, sum = 0, normal = 0] = before?.figures ?? []
      const joins = before && before.day + count === first + at
      if (joins) suspects.pop()
      if (joins) p = Math.min(p, before.p)
      const figures = joins ? [count + 1, sum + orders, normal + usual] : [1, orders, usual]
      const day = joins ? before.day : first + at
      suspects.push({ p, customer: -1, day, orders: [], worth: 0, figures, names: [] })
    }
    return { tests, suspects }
  }
}

export const lacksRhythm = ({ firstDay, lastDay, orders }: Ledger) => {
  const span = lastDay - firstDay + 1
  if (span < fewestDays) return `Needs eight weeks of orders.`
  return orders.rows / Math.min(span, longest) < 1
    ? 'Needs more orders a day: silent days are normal here.'
    : null
}

export const silent: Detector = {
  id: 'silent',
  label: 'A day is missing',
  of: 'day',
  rule: 'No orders, or less than a third of the usual, on a weekday that is busy in the four weeks before and after. Days in a row are one case.',
  lacks: lacksRhythm,
  test: tester(false),
  words: ({ figures: [days = 0, orders = 0, usual = 0] }, s) => ({
    why: `${s.count(orders, 'order')} on ${days === 1 ? 'this day' : `${s.number(days)} days in a row`}.`,
    usual: `${s.number(Math.round(usual))} on the same weekdays around`,
  }),
}

export const crowded: Detector = {
  id: 'crowded',
  label: 'A day with far too many',
  of: 'day',
  rule: 'More than twice as many orders as on the same weekday in the four weeks before and after. Days in a row are one case.',
  lacks: lacksRhythm,
  test: tester(true),
  words: ({ figures: [days = 0, orders = 0, usual = 0] }, s) => ({
    why: `${s.count(orders, 'order')} on ${days === 1 ? 'this day' : `${s.number(days)} days in a row`}.`,
    usual: `${s.number(Math.round(usual))} on the same weekdays around`,
  }),
}
