import { describe, expect, it } from 'vitest'
import { clean } from '../../workers/clean/recipe.ts'
import { file, type Row } from '../join/people.ts'
import { joined, off, step } from './cleaned.ts'

const isoDay = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10)
const start = 19_000
const rows: Row[] = Array.from({ length: 300 }, (_, i) => ({
  ...{ order: `${i}`, email: `c${i % 40}@x.org`, date: isoDay(start + 2 * i) },
  ...{ product: 'Tea', amount: 5, currency: 'EUR' },
}))
const last = isoDay(start + 598)
const dated = (at: number, date: string) => rows.map((row, i) => (i === at ? { ...row, date } : row))
const orders = (list: Row[]) => file('orders.csv', 'order', list)

describe('dates far from all others', () => {
  it.each([
    ['years ahead', isoDay(start + 598 + 700)],
    ['years before', isoDay(start - 7_000)],
  ])('an order dated %s is set aside and moves neither end', (_, date) => {
    const files = [orders(dated(120, date))]
    const { summary, reasons } = joined(files)
    expect([summary.firstDay, summary.lastDay, summary.orders]).toEqual([isoDay(start), last, 299])
    expect(reasons).toMatchObject([
      { reason: expect.stringMatching(/^dated far from all others, which are of .* 20\d\d to /), rows: 1 },
    ])
    expect(step(files, 'stray-dates')).toMatchObject({ on: true, rows: 1, before: 300, after: 299 })
  })

  it('counts again where the step is switched off', () => {
    const ahead = isoDay(start + 598 + 700)
    const { summary } = joined([orders(dated(120, ahead))], off('stray-dates'))
    expect([summary.lastDay, summary.orders]).toEqual([ahead, 300])
  })

  it('takes all lines of such an order, and no other', () => {
    const lines = [0, 1, 2].flatMap((line) =>
      dated(120, isoDay(start - 7_000)).map((row) => ({ ...row, line })),
    )
    const files = [
      file(
        'lines.csv',
        'order line',
        lines.map(({ line: _, ...row }) => row),
      ),
    ]
    expect(step(files, 'stray-dates')).toMatchObject({ rows: 3, before: 900, after: 897 })
  })

  it('counts an order of many lines once, so that no basket is large enough to be a time of its own', () => {
    const far = { ...rows[0], order: 'far', date: isoDay(start - 7_000) }
    const lines = Array.from({ length: 40 }, (_, i) => ({ ...far, product: `Tea ${i}` }))
    const files = [file('lines.csv', 'order line', [...rows, ...lines])]
    expect(step(files, 'stray-dates')).toMatchObject({ rows: 40, after: 300 })
  })

  it('keeps what takes up again after a long pause, and an old file brought by itself', () => {
    const again = Array.from({ length: 5 }, (_, i) => ({
      ...rows[i],
      order: `n${i}`,
      date: isoDay(start + 1_500 + i),
    }))
    const old = file('old.csv', 'order', [{ ...rows[0], order: 'old', date: isoDay(start - 4_000) }])
    for (const files of [[orders([...rows, ...again])], [orders(rows), old]])
      expect(clean(files, {})).toBe(files)
  })
})
