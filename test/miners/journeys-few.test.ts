import { describe, expect, it } from 'vitest'
import { explainPurchases } from '../../workers/miners/journeys/explain.ts'
import { finish } from '../patterns/spmf.ts'
import { ask, asOf, choice, facts, labels, type Row } from './journeys-shop.ts'

describe('few customers who come often', () => {
  const firms = (every: (nth: number) => number): Row[] => {
    const rows: Row[] = []
    for (let who = 0; who < 40; who++)
      for (let k = 0, day = 100 + who; day < asOf; k++, day += every(who + k))
        rows.push([who, day, rows.length, 'Beans', 10])
    return rows
  }

  it('are told when it is time again, and how many more are needed for what comes after what', () => {
    const model = ask(firms((nth) => 28 + (nth % 5)))
    const { headline, caveats, blocks } = finish(explainPurchases(model, choice, facts))
    expect(headline).toMatch(
      /^Beans is bought again after about 30 days; \d+ customers? due for something now\./,
    )
    expect(caveats[0]).toContain('100 returning customers on; you have 40.')
    expect(blocks.some(({ title }) => title.startsWith('What comes after what'))).toBe(false)
    expect(model.order.tested).toBe(0)
  })

  it('are refused where nothing is bought again often enough', () => {
    const rows = Array.from({ length: 60 }, (_, i): Row => [i % 30, 100 + i, i, labels[i % 4] ?? '', 5])
    expect(() => ask(rows)).toThrowError(
      expect.objectContaining({ fault: expect.objectContaining({ code: 'too-few', have: 30, need: 100 }) }),
    )
  })
})
