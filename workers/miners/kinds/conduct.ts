import type { FeatureColumn } from '../../models/features.ts'
import { before, daysIn, type People, type Rows } from './people.ts'

/** What a number of a column is, so that a sentence can say it. */
export type Of = 'days' | 'orders' | 'money' | 'share' | 'count'

/**
 * A column of what people did. `late`: it moves once somebody has gone, so it may be what followed a label; `grows`: it only
 * grows until then, so that beside another column it would tell the same.
 */
interface Conduct {
  readonly name: string
  readonly of: Of
  readonly late?: true
  readonly grows?: true
}

export const conduct = {
  orders: { name: 'Days with an order', of: 'orders', grows: true },
  recent: { name: 'Days with an order in the last 90', of: 'orders', late: true },
  silent: { name: 'Days since the last order', of: 'days', late: true },
  tenure: { name: 'Days since the first order', of: 'days' },
  usual: { name: 'Days between two orders', of: 'days' },
  spend: { name: 'Spent on a day with an order', of: 'money' },
  total: { name: 'Spent in all', of: 'money', grows: true },
  items: { name: 'Pieces in an order', of: 'count' },
  returned: { name: 'Share of orders given back', of: 'share' },
  coupon: { name: 'Share of orders with a code', of: 'share' },
  weekend: { name: 'Share of orders at weekends', of: 'share' },
} as const satisfies Record<string, Conduct>
type Name = keyof typeof conduct

const names = Object.keys(conduct) as Name[]
const recentDays = 90
/** Files tell what was given back of an order, and seldom when: after so many days it is taken to be known. */
const settled = 30
const mostLabels = 12

/** What is known of a column of what people did, by its name on screen. */
export const conductCalled = (name: string): Conduct | undefined => {
  const found = names.find((one) => conduct[one].name === name)
  return found && conduct[found]
}

/**
 * What people did before a day, column by column; NaN where there is no order to tell it. `which`: places among the people.
 * Yields the share done.
 */
export function* conductOf(
  people: People,
  data: Rows,
  which: Int32Array,
  asOf: number,
): Generator<number, FeatureColumn[]> {
  const columns = names.map((name) => ({
    name: conduct[name].name,
    kind: 'number' as const,
    values: new Float64Array(which.length).fill(Number.NaN),
  }))
  const channel = new Int32Array(which.length).fill(-1)
  const product = new Int32Array(which.length).fill(-1)
  for (let i = 0; i < which.length; i++) {
    if (i % 4_096 === 0) yield i / which.length
    const person = which[i] ?? 0
    const from = people.starts[person] ?? 0
    const to = before(people, data, person, asOf)
    if (to === from) continue
    const known = told(data, from, to, asOf)
    names.forEach((name, c) => {
      const values = columns[c]?.values
      if (values) values[i] = known[name]
    })
    channel[i] = data.channel.codes[to - 1] ?? -1
    product[i] = data.product.codes[from] ?? -1
  }
  const labelled = [
    frequent('Channel of the last order', channel, data.channel.labels),
    frequent('First thing bought', product, data.product.labels),
  ]
  return [...columns, ...labelled]
}

function told(
  { day, date = day, gross, items, returned, coupon }: Rows,
  from: number,
  to: number,
  asOf: number,
): Record<Name, number> {
  const n = to - from
  let [paid, pieces, back, codes, weekend] = [0, 0, 0, 0, 0]
  for (let i = from; i < to; i++) {
    paid += gross[i] ?? 0
    pieces += items[i] ?? 0
    if ((day[i] ?? 0) < asOf - settled) back += returned[i] ?? 0
    codes += coupon[i] ?? 0
    const weekday = ((((date[i] ?? 0) + 3) % 7) + 7) % 7
    if (weekday >= 5) weekend++
  }
  const days = daysIn(day, from, to)
  const [first, last] = [day[from] ?? 0, day[to - 1] ?? 0]
  return {
    orders: days,
    recent: daysIn(day, from, to, asOf - recentDays),
    silent: asOf - last,
    tenure: asOf - first,
    usual: days > 1 ? (last - first) / (days - 1) : Number.NaN,
    spend: paid / days,
    total: paid,
    items: pieces / n,
    returned: back / n,
    coupon: codes / n,
    weekend: weekend / n,
  }
}

/** The labels that most have; the others are one. Not told stays so. */
export function frequent(name: string, codes: Int32Array, labels: readonly string[]): FeatureColumn {
  const counts = new Int32Array(labels.length)
  for (const code of codes) if (code >= 0 && labels[code] !== '') counts[code] = (counts[code] ?? 0) + 1
  const fewest = Math.max(20, codes.length / 200)
  const kept = [...counts.keys()]
    .filter((code) => (counts[code] ?? 0) >= fewest)
    .sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || ((labels[a] ?? '') < (labels[b] ?? '') ? -1 : 1))
    .slice(0, mostLabels)
  const place = new Int32Array(labels.length).fill(kept.length)
  kept.forEach((code, k) => {
    place[code] = k
  })
  const own = codes.map((code) => (code < 0 || labels[code] === '' ? -1 : (place[code] ?? -1)))
  return {
    name,
    kind: 'category',
    codes: own,
    labels: [...kept.map((code) => labels[code] ?? ''), 'another one'],
  }
}

/** Whether a column tells at least two things. */
export function varies(column: FeatureColumn): boolean {
  const values: ArrayLike<number> = column.kind === 'number' ? column.values : column.codes
  let seen = Number.NaN
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? Number.NaN
    if (Number.isNaN(value) || (column.kind === 'category' && value < 0)) continue
    if (Number.isNaN(seen)) seen = value
    else if (value !== seen) return true
  }
  return false
}
