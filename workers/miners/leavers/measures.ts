import type { Features } from '../../models/features.ts'
import { inPieces } from '../../numeric/progress.ts'
import { type History, until } from './kernel.ts'
import { heardUntil } from './tones.ts'

/** What is known of a customer on a day, from orders until then alone. Days, money and shares as they are. */
export interface Known {
  silent: number
  /** Days this customer usually lets pass between two orders: the own mean, drawn to the shop's by one wait. */
  usual: number
  /** `silent` in usual waits. */
  waits: number
  orders: number
  tenure: number
  /** The last wait in usual ones. */
  slowing: number
  /** Days with an order in the last quiet window, and in the one before. */
  recent: number
  before: number
  /** Money of a day with an order, before anything was given back, and the last one's against it. */
  spend: number
  lastSpend: number
  /** Shares of the days with an order; what is given back is known some time later. */
  returned: number
  coupons: number
  /** Different products (the first of each day) for each day with an order. */
  variety: number
  /** Spread of the waits against their mean; NaN below three orders. */
  irregular: number
  /** Of the last text within a year, −1 … 1, and days since; NaN where there is none. */
  tone: number
  heard: number
}

/** Names of the columns a model learns from, in order. Those that are skewed are seen by their logarithm. */
export const names = [
  'silent',
  'waits',
  'orders',
  'tenure',
  'usual',
  'slowing',
  'recent',
  'before',
  'spend',
  'lastSpend',
  'returned',
  'coupons',
  'variety',
  'irregular',
  'tone',
] as const satisfies readonly (keyof Known)[]
export type Name = (typeof names)[number]

const asLogarithm: ReadonlySet<Name> = new Set(['silent', 'orders', 'tenure', 'usual', 'slowing', 'spend'])

/** Days on which a customer is looked at: with the window of silence and the shop's usual wait. */
export interface Glance {
  asOf: number
  quiet: number
  usual: number
}

/** Customers one can still lose on a day: at least two days with an order, the last one within the quiet window. */
export interface Candidates {
  /** Places in the history, ascending. */
  people: Int32Array
  /** Came back before, and silent for longer than the window: gone already. */
  gone: Int32Array
}

const chunk = 32_768
/** Files tell what was given back of an order, and seldom when: after so many days it is taken to be known. */
const settled = 30
/** Longer silence than so many usual waits tells no more. */
const mostWaits = 10

/** Linear in the people. Yields the share done. */
export function* candidatesOf(history: History, { asOf, quiet }: Glance): Generator<number, Candidates> {
  const [people, gone]: [number[], number[]] = [[], []]
  const look = (first: number, end: number) => {
    for (let p = first; p < end; p++) {
      const { from, to } = until(history, p, asOf)
      if (to - from < 2) continue
      if (asOf - (history.day[to - 1] ?? 0) <= quiet) people.push(p)
      else gone.push(p)
    }
  }
  yield* inPieces(history.keys.length, chunk, look)
  return { people: Int32Array.from(people), gone: Int32Array.from(gone) }
}

/** Everything known of one customer on the day. */
export function knownOf(history: History, person: number, glance: Glance): Known {
  const { day, gross, coupon, returned } = history
  const { from, to } = until(history, person, glance.asOf)
  const first = day[from] ?? 0
  const last = day[to - 1] ?? first
  const n = to - from
  const spent = sum(gross, from, to)
  const usual = (last - first + glance.usual) / n
  const silent = glance.asOf - last
  const lastWait = last - (day[to - 2] ?? last)
  const mean = spent / n
  return {
    silent,
    usual,
    waits: silent / usual,
    orders: n,
    tenure: glance.asOf - first,
    slowing: lastWait / usual,
    recent: between(day, from, to, glance.asOf - glance.quiet, glance.asOf),
    before: between(day, from, to, glance.asOf - 2 * glance.quiet, glance.asOf - glance.quiet),
    spend: mean,
    lastSpend: ratio(gross[to - 1] ?? 0, mean),
    returned: sum(returned, from, until(history, person, glance.asOf - settled).to) / n,
    coupons: sum(coupon, from, to) / n,
    variety: varietyOf(history, from, to),
    irregular: irregularOf(day, from, to),
    ...heardUntil(history.tones, person, glance.asOf),
  }
}

/**
 * What would be known so many days after the day, had the next order come then and been like those before in all but its day:
 * days until then count as silence, and as the last wait.
 */
export function knownAfter(history: History, person: number, glance: Glance, days: number): Known {
  const asOf = glance.asOf + days
  const { day } = history
  const { from, to } = until(history, person, glance.asOf)
  const known = knownOf(history, person, { ...glance, asOf })
  const usual = (asOf - (day[from] ?? asOf) + glance.usual) / (to - from + 1)
  return {
    ...known,
    silent: 0,
    usual,
    waits: 0,
    orders: to - from + 1,
    slowing: known.silent / usual,
    recent: known.recent + 1,
    lastSpend: 1,
    irregular: irregularOf([...day.subarray(from, to), asOf], 0, to - from + 1),
    ...heardUntil(history.tones, person, glance.asOf),
  }
}

/** Columns for a model, one row a person; with `days`, had an order come so many days later. Yields the share done. */
export function* measured(
  history: History,
  people: Int32Array,
  glance: Glance,
  days: number | null = null,
): Generator<number, Features> {
  const told = names.filter((name) => name !== 'tone' || history.tones !== null)
  const columns = told.map((name) => ({
    name,
    kind: 'number' as const,
    values: new Float64Array(people.length),
    seen: seenAs(name),
  }))
  const look = (from: number, to: number) => {
    for (let i = from; i < to; i++) {
      const person = people[i] ?? 0
      const known =
        days === null ? knownOf(history, person, glance) : knownAfter(history, person, glance, days)
      for (const { name, values, seen } of columns) values[i] = seen(known[name])
    }
  }
  yield* inPieces(people.length, 8_192, look)
  return { rows: people.length, columns: columns.map(({ seen, ...column }) => column) }
}

/** How a column tells a value. */
function seenAs(name: Name): (value: number) => number {
  if (name === 'waits') return (value) => Math.min(mostWaits, value)
  if (!asLogarithm.has(name)) return (value) => value
  const apart = name === 'slowing' ? 0.1 : 1
  return (value) => Math.log(Math.max(0, value) + apart)
}

/** 1 where a customer placed no order in the window after the day. */
export function outcomeOf(history: History, people: Int32Array, { asOf, quiet }: Glance): Uint8Array {
  const left = new Uint8Array(people.length)
  for (let i = 0; i < left.length; i++) {
    const person = people[i] ?? 0
    const { to } = until(history, person, asOf)
    const next = to < (history.starts[person + 1] ?? 0) ? (history.day[to] ?? 0) : Infinity
    left[i] = next > asOf + quiet ? 1 : 0
  }
  return left
}

function sum(values: Float64Array | Uint8Array, from: number, to: number): number {
  let total = 0
  for (let i = from; i < to; i++) total += values[i] ?? 0
  return total
}

/** Days after `after`, until `last` (included). */
function between(day: Int32Array, from: number, to: number, after: number, last: number): number {
  let count = 0
  for (let i = to - 1; i >= from && (day[i] ?? 0) > after; i--) if ((day[i] ?? 0) <= last) count++
  return count
}

/** At most 4, so that one dear order does not stand apart from all others. */
function ratio(value: number, mean: number): number {
  return mean > 0 ? Math.min(4, Math.max(0, value / mean)) : 1
}

function varietyOf({ product }: History, from: number, to: number): number {
  const few = Math.min(to, from + 50)
  let different = 0
  for (let i = from; i < few; i++) if (product.indexOf(product[i] ?? 0, from) === i) different++
  return different / Math.max(1, few - from)
}

function irregularOf(day: ArrayLike<number>, from: number, to: number): number {
  const waits = to - from - 1
  if (waits < 2) return Number.NaN
  const mean = ((day[to - 1] ?? 0) - (day[from] ?? 0)) / waits
  let squares = 0
  for (let i = from + 1; i < to; i++) squares += ((day[i] ?? 0) - (day[i - 1] ?? 0) - mean) ** 2
  return mean > 0 ? Math.min(4, Math.sqrt(squares / waits) / mean) : 0
}
