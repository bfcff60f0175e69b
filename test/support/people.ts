import { monthOf, monthStart } from '../../workers/numeric/calendar.ts'
import { seeded, shuffle } from '../../workers/numeric/random.ts'

/** Orders of an invented shop, column by column, in no particular order. */
export interface Orders {
  customer: Int32Array
  day: Int32Array
  revenue: Float64Array
  channel: string[]
}

/** What was planted, so that a test can ask whether it was found. */
export interface Plan {
  customers: number
  firstDay: number
  lastDay: number
  /** Weight of each month of the year, January first, at most 1: Christmas is strong. */
  season: readonly number[]
  groups: readonly Group[]
}

/** Kinds of customers: how many, how often they order again, how long they stay, how much they spend, whence they came. */
export interface Group {
  name: string
  share: number
  daysBetween: number
  daysStaying: number
  spend: number
  channel: string
}

export const plan: Plan = {
  customers: 900,
  firstDay: 18262,
  lastDay: 19722,
  season: [0.3, 0.25, 0.3, 0.35, 0.4, 0.35, 0.25, 0.25, 0.4, 0.5, 0.8, 1],
  groups: [
    { name: 'regular', share: 0.15, daysBetween: 20, daysStaying: 2000, spend: 80, channel: 'market' },
    { name: 'faded', share: 0.15, daysBetween: 25, daysStaying: 150, spend: 60, channel: 'market' },
    { name: 'occasional', share: 0.2, daysBetween: 140, daysStaying: 900, spend: 40, channel: 'web' },
    { name: 'once', share: 0.5, daysBetween: 0, daysStaying: 0, spend: 30, channel: 'web' },
  ],
}

/** A shop with kinds of customers, a season and channels that matter; the same seed gives the same shop. */
export function plantedShop(seed: number, given: Partial<Plan> = {}): Orders {
  const { customers, firstDay, lastDay, season, groups } = { ...plan, ...given }
  const random = seeded(seed)
  const rows: [number, number, number, string][] = []
  for (let who = 0; who < customers; who++) {
    const group = pick(groups, random())
    const first = draw(season, firstDay, lastDay, random)
    const end = Math.min(lastDay, first + group.daysStaying)
    rows.push([who, first, spend(group, random), group.channel])
    for (let day = first; group.daysBetween > 0; ) {
      day += Math.ceil(-Math.log(1 - random()) * group.daysBetween * 0.5)
      if (day > end) break
      if (random() < weight(season, day)) rows.push([who, day, spend(group, random), group.channel])
    }
  }
  return columns(rows)
}

/** The same orders, their days dealt out anew: no customer has a rhythm. */
export function withDaysShuffled(orders: Orders, seed: number): Orders {
  return { ...orders, day: shuffle(orders.day.slice(), seeded(seed)) }
}

/** The same months in another order: no season and no trend. */
export function withMonthsShuffled(orders: Orders, seed: number): Orders {
  const months = [...new Set(Array.from(orders.day, monthOf))].sort((a, b) => a - b)
  const dealt = shuffle(Int32Array.from(months), seeded(seed))
  const to = new Map(months.map((m, i) => [m, dealt[i] ?? m]))
  const day = orders.day.map((d) => {
    const month = monthOf(d)
    return monthStart(to.get(month) ?? month) + Math.min(27, d - monthStart(month))
  })
  return { ...orders, day }
}

/** From a day on, orders are dealt out among the customers known by then: the past says nothing about who buys. */
export function withBuyersShuffled(orders: Orders, from: number, seed: number): Orders {
  const random = seeded(seed)
  const known = [...new Set(orders.customer.filter((_, i) => (orders.day[i] ?? 0) < from))]
  const customer = orders.customer.map((who, i) =>
    (orders.day[i] ?? 0) < from ? who : (known[Math.floor(random() * known.length)] ?? who),
  )
  return { ...orders, customer }
}

/** Channels dealt out anew among the customers: they say nothing about coming back. */
export function withChannelsShuffled(orders: Orders, seed: number): Orders {
  const own = new Map(Array.from(orders.customer, (who, i) => [who, orders.channel[i] ?? '']))
  const keys = [...own.keys()]
  const dealt = shuffle(Int32Array.from(keys), seeded(seed))
  const to = new Map(keys.map((who, i) => [who, own.get(dealt[i] ?? who) ?? '']))
  return { ...orders, channel: Array.from(orders.customer, (who) => to.get(who) ?? '') }
}

/** The rows of the file in another order. */
export function withRowsShuffled(orders: Orders, seed: number): Orders {
  const at = shuffle(
    Int32Array.from(orders.day, (_, i) => i),
    seeded(seed),
  )
  return columns(
    Array.from(at, (i) => [
      orders.customer[i] ?? 0,
      orders.day[i] ?? 0,
      orders.revenue[i] ?? 0,
      orders.channel[i] ?? '',
    ]),
  )
}

/** Invented people with the identifiers that must never leave: name, e-mail, phone, town, label. */
export function person(key: number): {
  label: string
  name: string
  email: string
  phone: string
  city: string
} {
  const first = ['Ottilie', 'Bartholomew', 'Zsófia', 'Nnamdi', 'Søren', 'Xiadani'][key % 6] ?? ''
  const last = ['Quackenbush', 'Fernsby', 'Czerwiński', 'Okonjo', 'Þórsdóttir'][key % 5] ?? ''
  const email = `${first}.${last}.${key}@example.org`.toLowerCase()
  return {
    label: `KD-${70_000 + key}`,
    name: `${first} ${last}`,
    email,
    phone: `+44 20 7946 ${1000 + key}`,
    city: 'Auchtermuchty',
  }
}

/** Rows as columns. */
export function columns(rows: readonly (readonly [number, number, number, string])[]): Orders {
  return {
    customer: Int32Array.from(rows, (r) => r[0]),
    day: Int32Array.from(rows, (r) => r[1]),
    revenue: Float64Array.from(rows, (r) => r[2]),
    channel: rows.map((r) => r[3]),
  }
}

function pick(groups: readonly Group[], chance: number): Group {
  let left = chance
  const found = groups.find((g) => {
    left -= g.share
    return left < 0
  })
  return found ?? (groups.at(-1) as Group)
}

function weight(season: readonly number[], day: number): number {
  return season[((monthOf(day) % 12) + 12) % 12] ?? 1
}

function draw(season: readonly number[], from: number, to: number, random: () => number): number {
  for (;;) {
    const day = from + Math.floor(random() * (to - from + 1))
    if (random() < weight(season, day)) return day
  }
}

function spend(group: Group, random: () => number): number {
  return Math.round(group.spend * (0.5 + random()) * 100) / 100
}
