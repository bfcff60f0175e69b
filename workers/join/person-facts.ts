import type { Alias, Fact, Figures, Place, Spent, Told } from '../../src/contract/person.ts'
import type { Meaning } from '../../src/contract/schema.ts'
import { placeOf, type Within } from './person.ts'
import { codes, numbers } from './rows.ts'

/** What the rows of a person may tell of them, in the order of the page. */
const personal: readonly Meaning[] = [
  ...(['customerName', 'firstName', 'lastName', 'email', 'phone', 'customer'] as const),
  ...(['street', 'postcode', 'city', 'region', 'country', 'consent', 'tags', 'label'] as const),
]
const mostPlaces = 3
const dayMs = 86_400_000

/** Each heading with all its values and where they stand; the value told last first, as the tables have it. */
export function factsOf(within: Within, mine: Int32Array): Fact[] {
  const recent = recency(within)
  return personal.flatMap((means) => {
    const told = valuesOf(within, means, mine, recent)
    return told.length > 0 ? [{ means, told }] : []
  })
}

/** Rows of customer files count as the newest. */
function recency({ rows }: Within): (row: number) => number {
  const placed = numbers(rows, 'date')
  return (row) => {
    if (rows.roles[rows.fileOf(row)] === 'customers') return Number.MAX_VALUE
    const at = placed[row] ?? Number.NaN
    return Number.isNaN(at) ? -1 : at
  }
}

function valuesOf(within: Within, means: Meaning, mine: Int32Array, recent: (row: number) => number): Told[] {
  const { codes: column, labels } = codes(within.rows, means)
  const found = new Map<number, Told & { at: number }>()
  for (const row of mine) {
    const code = column[row] ?? -1
    if (code < 0) continue
    const told = found.get(code) ?? { value: labels[code] ?? '', rows: 0, places: [], at: -1 }
    found.set(code, told)
    told.rows++
    told.at = Math.max(told.at, recent(row))
    addPlace(told.places, placeOf(within.rows, row))
  }
  const sorted = [...found.values()].sort((a, b) => b.at - a.at || (a.value < b.value ? -1 : 1))
  return sorted.map(({ value, rows, places }) => ({ value, rows, places }))
}

/** Key figures of the orders that count. `currency` is that of the workspace, `lastDay` (ISO) the last of its data. */
export function figuresOf(within: Within, key: number, currency: string, lastDay: string): Figures {
  const { orders } = within
  const kept = ordersOf(within, key).filter((o) => orders.counted[o] === 1)
  const days = kept.map((o) => Math.floor((orders.placedAt[o] ?? Number.NaN) / dayMs))
  const [first, last] = [days[0], days.at(-1)]
  return {
    orders: kept.length,
    spent: spentOf(within, kept, currency),
    first: isoDay(first),
    last: isoDay(last),
    usualGap: median(gaps(days)),
    since: last === undefined ? null : Math.round(Date.parse(lastDay) / dayMs) - last,
  }
}

/** Days from one day with an order to the next. */
function gaps(days: readonly number[]): number[] {
  const met = [...new Set(days)]
  return met.slice(1).map((day, i) => day - (met[i] ?? 0))
}

/** Every name that the files have for a person who has more than one, and how it came to them. */
export function aliasesOf({ told }: Within, key: number): Alias[] {
  const columns = told.find(({ name }) => name === 'customer_alias')?.columns
  const [who, name, rule] = ['customer_key', 'source_key', 'rule'].map((column) => columns?.get(column))
  if (who?.type !== 'int' || name?.type !== 'text' || rule?.type !== 'text') return []
  const mine = Array.from(who.values.keys()).filter((row) => who.values[row] === key)
  return mine.map((row) => ({
    source: name.labels[name.codes[row] ?? -1] ?? '',
    rule: rule.labels[rule.codes[row] ?? -1] ?? '',
  }))
}

function spentOf({ counted: orders }: Within, kept: readonly number[], main: string): Spent[] {
  const { codes: column, labels } = orders.currency
  const found = new Map<string, Spent>()
  for (const o of kept) {
    const currency = labels[column[o] ?? -1] ?? ''
    const spent = found.get(currency) ?? { currency, orders: 0, revenue: 0 }
    found.set(currency, spent)
    spent.orders++
    spent.revenue += (orders.gross[o] ?? 0) - (orders.refund[o] ?? 0)
  }
  const cents = [...found.values()].map((s) => ({ ...s, revenue: Math.round(s.revenue * 100) / 100 }))
  return cents.sort(
    (a, b) => Number(b.currency === main) - Number(a.currency === main) || b.orders - a.orders,
  )
}

/** The orders of a person that stand, the earliest first. */
export function ordersOf({ orders, standing }: Within, key: number): number[] {
  const found: number[] = []
  for (let i = 0; i < standing.length; i++) {
    const o = standing[i] ?? 0
    if (orders.customer[o] === key) found.push(o)
  }
  return found
}

/** The first place of each file: several files that say the same are worth more than several lines. */
function addPlace(places: Place[], place: Place): void {
  if (places.length < mostPlaces && places.every(({ file }) => file !== place.file)) places.push(place)
}

const isoDay = (day: number | undefined) =>
  day === undefined ? '' : new Date(day * dayMs).toISOString().slice(0, 10)

/** The middle value; the mean of the two middle ones where their number is even; null for none. */
function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  const [low = 0, high = 0] = [sorted[sorted.length % 2 === 0 ? half - 1 : half], sorted[half]]
  return (low + high) / 2
}
