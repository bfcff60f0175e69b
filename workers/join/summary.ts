import type { Sums } from '../../src/contract/desk.ts'
import type { Orders } from './orders.ts'

/** What the warehouse comes to, as plain data: it is stored with the workspace. */
export interface Summary {
  sums: { currency: string; sums: Sums }[]
  /** First and last day with an order, counted or not. */
  period: { from: string; to: string } | null
  /** First and last day with an order that counts; '' where there is none. */
  firstDay: string
  lastDay: string
  /** Of the orders that count, the one with the most first. */
  currencies: string[]
  orders: number
}

/** Currencies of the orders that count, the one with the most first; '' stands for none. */
export function currenciesOf(orders: Orders, kept: Int32Array): string[] {
  const counts = new Map<string, number>()
  const money = orders.told.get('currency')
  for (const o of kept) {
    const label = money?.labels[money.codes[o] ?? -1] ?? ''
    counts.set(label, (counts.get(label) ?? 0) + 1)
  }
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([currency]) => currency)
}

/** Sums per currency in cents, days and counts. `standing` are all orders, `kept` those that count. */
export function summary(
  orders: Orders,
  standing: Int32Array,
  kept: Int32Array,
  currencies: string[],
): Summary {
  const all = days(orders, standing)
  const counted = days(orders, kept)
  return {
    sums: sumsOf(orders, standing),
    period: all.from === '' ? null : all,
    firstDay: counted.from,
    lastDay: counted.to,
    currencies,
    orders: kept.length,
  }
}

function days({ placedAt }: Orders, which: Int32Array): { from: string; to: string } {
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  for (const o of which) {
    const at = placedAt[o] ?? Number.NaN
    if (at < first) first = at
    if (at > last) last = at
  }
  if (first > last) return { from: '', to: '' }
  const iso = (at: number) => new Date(at).toISOString().slice(0, 10)
  return { from: iso(first), to: iso(last) }
}

const none = (): Sums => ({ revenue: 0, orders: 0, lines: 0, refunds: 0, voidedOrders: 0, voidedAmount: 0 })

function sumsOf(orders: Orders, standing: Int32Array): Summary['sums'] {
  const found = new Map<string, Sums>()
  const money = orders.told.get('currency')
  for (const o of standing) {
    const currency = money?.labels[money.codes[o] ?? -1] ?? ''
    const sums = found.get(currency) ?? none()
    found.set(currency, sums)
    const gross = orders.gross[o] ?? 0
    sums.orders += 1
    sums.lines += orders.lines[o] ?? 0
    if (orders.counted[o]) {
      sums.revenue += gross
      sums.refunds += orders.refund[o] ?? 0
    } else {
      sums.voidedOrders += 1
      sums.voidedAmount += gross
    }
  }
  const rounded = [...found].map(([currency, sums]) => ({ currency, sums: inCents(sums) }))
  return rounded.sort((a, b) => b.sums.orders - a.sums.orders || (a.currency < b.currency ? -1 : 1))
}

function inCents(sums: Sums): Sums {
  const cents = (value: number) => Math.round(value * 100) / 100
  const { revenue, refunds, voidedAmount } = sums
  return { ...sums, revenue: cents(revenue), refunds: cents(refunds), voidedAmount: cents(voidedAmount) }
}
