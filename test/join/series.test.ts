import { describe, expect, it } from 'vitest'
import { join } from '../../workers/join/join.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { file, type Row } from './people.ts'

const day = (i: number) => new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10)
const random = seeded(5)
const price = () => [8.9, 12.5, 24, 39][Math.floor(random() * 4)] ?? 0

/** A till that began at 1: one receipt every `pace` days from day `from` on. */
const till = (n: number, from: number, pace: number, who: string): Row[] =>
  Array.from({ length: n }, (_, i) => ({
    order: String(i + 1),
    date: day(Math.floor(from + i * pace)),
    amount: price(),
    email: `${who}${i % 17}@x.org`,
  }))
const revenue = (...lists: Row[][]) => lists.flat().reduce((sum, { amount }) => sum + Number(amount), 0)
const told = (...files: Parameters<typeof join>[0]) => {
  const { summary, notes } = join(files)
  return { ...summary.sums[0]?.sums, said: notes.map(({ text }) => text).join(' ') }
}

describe('order numbers of two tills that both began at 1', () => {
  const shop = till(200, 0, 1, 'a')
  const stall = till(80, 100, 2, 'b')
  const files = () => [file('shop.csv', 'order line', shop), file('stall.csv', 'order line', stall)]

  it('are different orders, in any order of the files, and that is said', () => {
    const [a, b] = files()
    if (!a || !b) throw new Error('no files')
    for (const both of [
      [a, b],
      [b, a],
    ]) {
      const found = told(...both)
      expect(found.orders).toBe(280)
      expect(found.revenue).toBeCloseTo(revenue(shop, stall), 6)
      expect(found.said).toMatch(/shop\.csv and stall\.csv number their orders each on their own: 80 numbers/)
    }
  })

  it('stay apart where one of the files is split in two', () => {
    const found = told(
      file('shop.csv', 'order line', shop),
      file('stall-1.csv', 'order line', stall.slice(0, 45)),
      file('stall-2.csv', 'order line', stall.slice(45)),
    )
    expect([found.orders, found.revenue?.toFixed(2)]).toEqual([280, revenue(shop, stall).toFixed(2)])
  })
})

describe('are one series of numbers', () => {
  const shop = till(60, 0, 1, 'a')
  const one = (second: Row[], orders: number, sum: number) => {
    const found = told(file('one.csv', 'order line', shop), file('two.csv', 'order line', second))
    expect(found.said).not.toContain('each on their own')
    expect([found.orders, found.revenue?.toFixed(2)]).toEqual([orders, sum.toFixed(2)])
  }
  it('the same export twice', () => one(shop, 60, revenue(shop)))
  it('what was told later, with other totals on the same days', () => {
    const later = shop.map((row) => ({ ...row, amount: Number(row.amount) + 1 }))
    one(later, 60, revenue(later))
  })
  it('the same totals on days a month later, as payments have them', () =>
    one(
      shop.map((row, i) => ({ ...row, date: day(i + 31) })),
      60,
      revenue(shop),
    ))
  it('fewer than ten numbers that stand in both', () => {
    const few = till(9, 300, 1, 'b')
    one(few, 60, revenue(few, shop.slice(9)))
  })
})
