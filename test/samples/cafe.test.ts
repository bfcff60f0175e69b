import { describe, expect, it } from 'vitest'
import planted from '../../scripts/samples/truths.json' with { type: 'json' }
import { cafe } from '../../scripts/samples/truths.ts'
import { daysBetween, group, type Row, rows, share, sum } from './rows.ts'

const all = rows('samples/cafe/items-2025-05-01-2026-10-31.csv.gz', ',')
const sold = all.filter((r) => r('Event Type') === 'Payment')
const receipts = [...group(sold, (r) => r('Transaction ID')).values()]
const first = (lines: Row[]): Row => {
  const [line] = lines
  if (!line) throw new RangeError('a receipt without lines')
  return line
}
const visits = receipts.map(first)
const carded = visits.filter((r) => r('Customer ID') !== '')
const byGuest = group(carded, (r) => r('Customer ID'))
const pence = (cell: string) => Math.round(Number(cell.replace('£', '')) * 100)

describe('the café as its till exports it', () => {
  it('spans eighteen months, newest first', () => {
    const dates = all.map((r) => `${r('Date')} ${r('Time')}`)
    expect(dates).toEqual(dates.toSorted().reverse())
    expect(dates[0]?.slice(0, 10)).toBe(cafe.lastDay)
    expect(dates.at(-1)?.slice(0, 10)).toBe(cafe.firstDay)
  })

  it('has about 1,800 card holders and sales without a card', () => {
    expect(byGuest.size).toBeGreaterThan(1700)
    expect(byGuest.size).toBeLessThanOrEqual(cafe.cardHolders)
    expect(carded.length / visits.length).toBeGreaterThan(0.55)
    expect(carded.length / visits.length).toBeLessThan(0.75)
  })

  it('adds up: gross and discount make net, on every row', () => {
    const wrong = all.filter((r) => pence(r('Gross Sales')) + pence(r('Discounts')) !== pence(r('Net Sales')))
    expect(wrong).toHaveLength(0)
  })

  it('writes a refund as a negative row of a receipt that was paid before', () => {
    const refunds = all.filter((r) => r('Event Type') === 'Refund')
    const paid = new Set(visits.map((r) => r('Transaction ID')))
    expect(refunds.length).toBeGreaterThan(50)
    expect(refunds.every((r) => pence(r('Gross Sales')) < 0 && Number(r('Qty')) < 0)).toBe(true)
    expect(refunds.every((r) => paid.has(r('Transaction ID')))).toBe(true)
  })

  it('is busiest on Saturdays, and busier in December than in February', () => {
    const onDay = (n: number) => visits.filter((r) => new Date(`${r('Date')}Z`).getUTCDay() === n).length
    const week = [0, 1, 2, 3, 4, 5, 6].map(onDay)
    expect(Math.max(...week)).toBe(week[6])
    const inMonth = (m: string) => visits.filter((r) => r('Date').startsWith(m)).length
    expect(inMonth('2025-12')).toBeGreaterThan(inMonth('2026-02') * 1.15)
  })
})

describe('planted in the café', () => {
  it('morning regulars come before ten and often; the others do not', () => {
    const early = (r: Row) => Number(r('Time').slice(0, 2)) < cafe.morningRegulars.beforeHour
    const regulars = new Set(planted.cafe.morningRegulars)
    for (const id of regulars) {
      const theirs = byGuest.get(id) ?? []
      expect(theirs.length).toBeGreaterThan(35)
      expect(share(theirs, early)).toBeGreaterThan(0.8)
    }
    expect(
      share(
        carded.filter((r) => !regulars.has(r('Customer ID'))),
        early,
      ),
    ).toBeLessThan(0.35)
  })

  it('prices rose once, on the planted day', () => {
    const prices = (from: string, to: string) => {
      const cups = sold.filter((r) => r('Item') === 'Cappuccino' && from <= r('Date') && r('Date') < to)
      return new Set(cups.map((r) => pence(r('Gross Sales')) / Number(r('Qty'))))
    }
    expect(prices('', cafe.priceRise.day)).toEqual(new Set([340]))
    expect(prices(cafe.priceRise.day, '9999')).toEqual(new Set([370]))
  })

  it('a group faded after the price rise, and only that group', () => {
    const { day, faded: size, settledAfterDays } = cafe.priceRise
    const faded = new Set(planted.cafe.faded)
    expect(faded.size).toBe(size)
    const within = (r: Row, low: number, high: number) => {
      const at = daysBetween(day, r('Date'))
      return low <= at && at < high
    }
    const left = (members: (id: string) => boolean) => {
      const theirs = carded.filter((r) => members(r('Customer ID')))
      const after = theirs.filter((r) => within(r, settledAfterDays, settledAfterDays + 120)).length
      return after / theirs.filter((r) => within(r, -120, 0)).length
    }
    expect(left((id) => faded.has(id))).toBeLessThan(0.1)
    expect(left((id) => !faded.has(id))).toBeGreaterThan(0.8)
  })

  it('a croissant goes with a cappuccino', () => {
    const { product, goesWith, withIt, without } = cafe.croissant
    const baskets = receipts.map((lines) => new Set(lines.map((r) => r('Item'))))
    const given = baskets.filter((b) => b.has(goesWith))
    const other = baskets.filter((b) => !b.has(goesWith))
    const has = (b: Set<string>) => b.has(product)
    expect(Math.abs(share(given, has) - withIt)).toBeLessThan(0.03)
    expect(Math.abs(share(other, has) - without)).toBeLessThan(0.03)
    expect(share(given, has) / share(baskets, has)).toBeGreaterThan(2)
  })

  it('one location was closed for a week, and never else but on the day the till lost', () => {
    const { location, from, to } = cafe.closedWeek
    const open = new Set(visits.filter((r) => r('Location') === location).map((r) => r('Date')))
    const closed: string[] = []
    for (let i = 0; i <= daysBetween(cafe.firstDay, cafe.lastDay); i++) {
      const at = new Date(Date.parse(cafe.firstDay) + i * 86_400_000).toISOString().slice(0, 10)
      if (!open.has(at) && at !== cafe.missingDay) closed.push(at)
    }
    expect(visits.some((r) => r('Date') === cafe.missingDay)).toBe(false)
    expect(closed).toHaveLength(7)
    expect([closed[0], closed.at(-1)]).toEqual([from, to])
    expect(sum(closed.map((at) => visits.filter((r) => r('Date') === at).length))).toBeGreaterThan(50)
  })
})
