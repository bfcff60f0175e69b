import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { said } from '../../src/contract/notes.ts'
import type { Rates } from '../../src/contract/rates.ts'
import { join } from '../../workers/join/join.ts'
import { file, plain, type Row } from './people.ts'

const order = (id: number, currency: string, total: number, more: Row = {}): Row => ({
  order: `#${id}`,
  customer: `c${id % 3}`,
  date: `2025-01-0${1 + (id % 9)}`,
  orderTotal: total,
  ...(currency && { currency }),
  ...more,
})
const planted = [
  order(1, 'EUR', 100),
  order(2, 'USD', 50),
  order(3, 'USD', 30, { refund: 10 }),
  order(4, 'GBP', 20),
  order(5, 'EUR', 40),
  order(6, 'EUR', 60),
  order(7, '', 7),
]
const joined = (rows: Row[], rates?: Rates) => join([file('a.csv', 'order', rows)], rates ? { rates } : {})
const into = (...each: Rates['each']): Rates => ({ into: 'EUR', each })
const asked = ({ martOrders }: ReturnType<typeof join>) => plain(martOrders)
const sumsOf = (rows: ReturnType<typeof plain>) => {
  const sums: Record<string, number> = {}
  for (const { currency, revenue } of rows)
    sums[String(currency)] = (sums[String(currency)] ?? 0) + Number(revenue)
  return sums
}

describe('currencies that a person gave a rate for', () => {
  it('are money of the main one in every question, and stay what they are in the tables', () => {
    const before = joined(planted)
    const after = joined(planted, into(['USD', 0.5, '2025-02-01']))
    expect(sumsOf(asked(after))).toEqual({ EUR: 200 + 0.5 * 70, GBP: 20, '': 7 })
    expect(plain(after.orders())).toEqual(plain(before.orders()))
    expect(after.summary.sums).toEqual(before.summary.sums)
    expect(after.summary).toMatchObject({
      currencies: ['EUR', '', 'GBP'],
      converted: { into: 'EUR', of: 7, each: [{ currency: 'USD', rate: 0.5, on: '2025-02-01', orders: 2 }] },
    })
  })

  it('are told of with their number and their rate', () => {
    const { notes } = joined(planted, into(['USD', 0.5, '2025-02-01'], ['GBP', 1.2, '']))
    expect(said(notes)).toContain(
      '3 of 7 orders are converted into EUR: USD at 0.5 (your rate, read on 1 Feb 2025), GBP at 1.2 (your rate).',
    )
  })

  it('count towards what a customer spent', () => {
    const rows = [order(1, 'EUR', 100), order(4, 'USD', 50), order(7, 'EUR', 1)]
    const spent = (rates?: Rates) => plain(joined(rows, rates).martCustomers).map((c) => c.revenue)
    expect(spent()).toEqual([101])
    expect(spent(into(['USD', 0.5, '']))).toEqual([126])
  })

  it('are converted into what the person named, though most orders are in another', () => {
    const { summary } = joined(planted, { into: 'GBP', each: [['EUR', 0.8, '']] })
    expect(summary.currencies).toEqual(['GBP', 'USD', ''])
  })
})

const currency = fc.constantFrom('EUR', 'USD', 'CHF', '')
const some = fc.array(fc.tuple(currency, fc.integer({ min: 1, max: 1000 })), { minLength: 1, maxLength: 30 })
const rowsOf = (told: [string, number][]) => told.map(([code, total], i) => order(i, code, total))

describe('whatever the orders', () => {
  it('a rate of 1 leaves the sum of what is converted as it was', () => {
    fc.assert(
      fc.property(some, (told) => {
        const before = sumsOf(asked(joined(rowsOf(told))))
        const after = sumsOf(asked(joined(rowsOf(told), into(['USD', 1, ''], ['CHF', 1, '']))))
        const all = (before.EUR ?? 0) + (before.USD ?? 0) + (before.CHF ?? 0)
        expect(after.EUR ?? 0).toBe(all)
        expect(after['']).toBe(before[''])
      }),
    )
  })

  it('what has no rate is never counted in', () => {
    fc.assert(
      fc.property(some, fc.double({ min: 0.001, max: 100, noNaN: true }), (told, rate) => {
        const before = sumsOf(asked(joined(rowsOf(told))))
        const after = sumsOf(asked(joined(rowsOf(told), into(['USD', rate, '']))))
        expect([after.CHF, after['']]).toEqual([before.CHF, before['']])
      }),
    )
  })

  it('rates for currencies that nobody paid in change nothing', () => {
    fc.assert(
      fc.property(some, (told) => {
        const odd = joined(rowsOf(told), into(['JPY', 0.006, '']))
        expect(asked(odd)).toEqual(asked(joined(rowsOf(told))))
        expect(odd.notes).toEqual(joined(rowsOf(told)).notes)
      }),
    )
  })
})
