import { expect, test } from 'vitest'
import { valueModel } from '../../workers/miners/value/model.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { dayNumber } from '../../workers/sql/scope.ts'
import { run } from '../lifetime/support.ts'
import { columns, type Orders } from '../support/people.ts'

const today = dayNumber('2025-06-30')
type Row = [customer: number, day: number, revenue: number, channel: string]

/** Orders come four times as often at the height of the year as half a year from it; today is before the height. */
function seasonalShop(customers: number, seed: number): { orders: Orders; ahead: number } {
  const random = seeded(900 + seed)
  const rows: Row[] = []
  let ahead = 0
  for (let who = 0; who < customers; who++) {
    const [first, pace, stays] = [
      today - Math.floor(random() * 800),
      20 + 60 * random(),
      0.7 + 0.29 * random(),
    ]
    for (let day = first, isThere = true; isThere && day <= today + 182; ) {
      if (day <= today) rows.push([who, Math.floor(day), 30, ''])
      else ahead += first <= today ? 30 : 0
      isThere = random() < stays
      do day -= pace * Math.log(1 - random())
      while (random() > (1 + 0.6 * Math.sin((2 * Math.PI * (day - today)) / 365.25)) / 1.6)
    }
  }
  return { orders: columns(rows.sort((a, b) => a[0] - b[0] || a[1] - b[1])), ahead }
}

test('a shop with a season: what comes in the other half of the year is foretold by what came in it before', () => {
  const logs: number[] = []
  for (const seed of [1, 2, 3, 4, 5, 6]) {
    const { orders, ahead } = seasonalShop(500, seed)
    const asked = { months: 6, discount: 0, margin: 0, rule: 'auto', saved: 0 } as const
    const { all } = run(valueModel({ ...orders, rows: orders.day.length }, asked, today, seeded(1)))
    logs.push(Math.log(ahead / all.value))
    expect(ahead).toBeGreaterThan(all.low * 0.8)
    expect(ahead).toBeLessThan(all.high * 1.25)
  }
  expect(Math.abs(logs.reduce((s, v) => s + v / logs.length, 0))).toBeLessThan(0.2)
})
