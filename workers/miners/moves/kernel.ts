import type { Kinds } from '../../../src/contract/frame.ts'
import { finish } from '../../numeric/progress.ts'
import { type Closure, shutOf, shutWithin } from '../closures.ts'

/**
 * Orders of people with a key ≥ 0, one person after the other, each in order of time. `day` counts from 1970, `coded` is 1 where
 * something was given off, `discount` how much (≥ 0; 0 = not told), `consent` 'yes', 'no' or ''.
 */
export interface Orders {
  readonly rows: number
  readonly customer: Int32Array
  readonly day: Int32Array
  readonly revenue: Float64Array
  readonly coded: Int32Array
  readonly discount: Float64Array
  readonly consent: Kinds['key']
}

/** What people did, one entry a day with an order: person `p` has the places from `starts[p]` to `starts[p + 1]`. */
export interface History {
  keys: Int32Array
  starts: Int32Array
  day: Int32Array
  revenue: Float64Array
  coded: Uint8Array
  discount: Float64Array
  /** 1 may be written to, −1 may not, 0 not told. */
  consent: Int8Array
  /** Stretches in which nobody at all ordered, longer than chance makes them. */
  shut: readonly Closure[]
}

const chunk = 1 << 16

/** Days with orders. Linear; memory: 21 bytes a day and 9 a person. Yields the share done. */
export function* historyOf({ rows, customer, day, ...told }: Orders): Generator<number, History> {
  const allowed = Int8Array.from(told.consent.labels, (label) =>
    label === 'no' ? -1 : label === 'yes' ? 1 : 0,
  )
  const history = room(rows)
  let [at, person] = [-1, -1]
  for (let i = 0; i < rows; i++) {
    if (i % chunk === 0) yield i / rows
    const fresh = person < 0 || customer[i] !== history.keys[person]
    if (fresh || day[i] !== history.day[at]) history.day[++at] = day[i] ?? 0
    if (fresh) {
      history.keys[++person] = customer[i] ?? 0
      history.starts[person] = at
      history.consent[person] = allowed[told.consent.codes[i] ?? 0] ?? 0
    }
    history.revenue[at] = (history.revenue[at] ?? 0) + (told.revenue[i] ?? 0)
    history.discount[at] = (history.discount[at] ?? 0) + (told.discount[i] ?? 0)
    if (told.coded[i] === 1) history.coded[at] = 1
  }
  yield 1
  history.starts[person + 1] = at + 1
  const own = cut(history, person + 1, at + 1)
  return { ...own, shut: finish(shutOf(own.day)) }
}

const room = (rows: number): History => ({
  keys: new Int32Array(rows),
  starts: new Int32Array(rows + 1),
  day: new Int32Array(rows),
  revenue: new Float64Array(rows),
  coded: new Uint8Array(rows),
  discount: new Float64Array(rows),
  consent: new Int8Array(rows),
  shut: [],
})

const cut = (h: History, people: number, days: number): History => ({
  keys: h.keys.slice(0, people),
  starts: h.starts.slice(0, people + 1),
  day: h.day.slice(0, days),
  revenue: h.revenue.slice(0, days),
  coded: h.coded.slice(0, days),
  discount: h.discount.slice(0, days),
  consent: h.consent.slice(0, people),
  shut: h.shut,
})

/** The same people with what they had done by a day (included): some of them nothing yet. Linear. */
export function* untilDay(history: History, asOf: number): Generator<number, History> {
  const { starts, day, keys } = history
  const out = room(day.length)
  let at = 0
  for (let p = 0; p < keys.length; p++) {
    if (p % chunk === 0) yield p / keys.length
    out.starts[p] = at
    for (let i = starts[p] ?? 0; i < (starts[p + 1] ?? 0) && (day[i] ?? 0) <= asOf; i++, at++) {
      out.day[at] = day[i] ?? 0
      out.revenue[at] = history.revenue[i] ?? 0
      out.coded[at] = history.coded[i] ?? 0
      out.discount[at] = history.discount[i] ?? 0
    }
  }
  out.starts[keys.length] = at
  return { ...cut(out, keys.length, at), keys, consent: history.consent, shut: history.shut }
}

/** How everybody who had ordered by a day stood on it; arrays beside each other, ascending by person. */
export interface Standing {
  /** Places in the history. */
  who: Int32Array
  orders: Int32Array
  /** Days since the last order; and those of them on which the shop was not shut. */
  silence: Int32Array
  open: Int32Array
  /** Open days between orders: the own mean, drawn to the shop's. */
  usual: Float64Array
  spent: Float64Array
}

/** Waits of the shop's own length that each customer's waits are drawn to. */
const priorWaits = 2
const fewestDays = 1

/**
 * What was known on a day (included), later orders left out. The usual wait of somebody who came once is the shop's: the mean over those
 * who came back, each counting once. Linear. Yields the share done.
 */
export function* standingAt(history: History, asOf: number): Generator<number, Standing> {
  const { starts, day, revenue, keys, shut } = history
  const n = keys.length
  const out: Standing = {
    who: new Int32Array(n),
    orders: new Int32Array(n),
    silence: new Int32Array(n),
    open: new Int32Array(n),
    usual: new Float64Array(n),
    spent: new Float64Array(n),
  }
  let [found, returning, waits] = [0, 0, 0]
  for (let p = 0; p < n; p++) {
    if (p % chunk === 0) yield (0.7 * p) / n
    const from = starts[p] ?? 0
    let to = from
    for (let end = starts[p + 1] ?? from; to < end && (day[to] ?? 0) <= asOf; to++)
      out.spent[found] = (out.spent[found] ?? 0) + (revenue[to] ?? 0)
    if (to === from) continue
    out.who[found] = p
    out.orders[found] = to - from
    const [first, last] = [day[from] ?? 0, day[to - 1] ?? 0]
    out.silence[found] = asOf - last
    out.open[found] = asOf - last - shutWithin(shut, last, asOf)
    const span = last - first - shutWithin(shut, first, last)
    out.usual[found++] = span
    if (to - from > 1) [returning, waits] = [returning + 1, waits + span / (to - from - 1)]
  }
  const shop = Math.max(fewestDays, returning > 0 ? waits / returning : 30)
  for (let i = 0; i < found; i++) {
    if (i % chunk === 0) yield 0.7 + (0.3 * i) / found
    const own = (out.orders[i] ?? 1) - 1
    out.usual[i] = Math.max(fewestDays, ((out.usual[i] ?? 0) + priorWaits * shop) / (own + priorWaits))
  }
  return cutStanding(out, found)
}

const cutStanding = (s: Standing, n: number): Standing => ({
  who: s.who.slice(0, n),
  orders: s.orders.slice(0, n),
  silence: s.silence.slice(0, n),
  open: s.open.slice(0, n),
  usual: s.usual.slice(0, n),
  spent: s.spent.slice(0, n),
})

/** Silence over the own usual wait, both in open days. */
export const overdue = ({ open, usual }: Standing, i: number): number => (open[i] ?? 0) / (usual[i] ?? 1)

/** What a person spent in the `days` after a day, and whether they ordered at all. */
export function spentAfter(
  { starts, day, revenue }: History,
  person: number,
  asOf: number,
  days: number,
): { spent: number; came: boolean } {
  let [spent, came] = [0, false]
  for (let i = (starts[person + 1] ?? 0) - 1; i >= (starts[person] ?? 0); i--) {
    const at = day[i] ?? 0
    if (at <= asOf) break
    if (at > asOf + days) continue
    spent += revenue[i] ?? 0
    came = true
  }
  return { spent, came }
}
