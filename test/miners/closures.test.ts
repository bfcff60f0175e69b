import { describe, expect, it } from 'vitest'
import { closuresOf, dateOf, shutAfter } from '../../workers/miners/closures.ts'
import { valueModel } from '../../workers/miners/value/model.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { run } from '../lifetime/support.ts'
import { columns } from '../support/people.ts'

const first = 20_000
const found = (days: number[]) => run(closuresOf(Int32Array.from(days)))
const every = (length: number, isOpen: (day: number) => boolean) =>
  Array.from({ length }, (_, n) => first + n).filter((day) => isOpen(day - first))

describe('days on which the shop was shut', () => {
  it('are a long silence of everybody in a time that is busy in another year', () => {
    const shut = (day: number) => day >= 400 && day < 480
    expect(found(every(700, (day) => !shut(day)))).toEqual([{ from: first + 400, to: first + 479 }])
  })

  it('are no season that comes every year, nothing that only one year tells, and no end of the data', () => {
    expect(found(every(1_000, (day) => day % 365 < 200))).toEqual([])
    expect(found(every(300, (day) => day < 100 || day >= 160))).toEqual([])
    expect(found(every(700, (day) => day < 600))).toEqual([])
  })

  it('are not told of a shop with few orders', () => {
    const random = seeded(1)
    expect(found(every(900, () => random() < 1 / 12))).toEqual([])
  })

  it('move the days before them, and back again', () => {
    const closures = [
      { from: 10, to: 19 },
      { from: 40, to: 44 },
    ]
    expect([0, 9, 20, 39, 45, 99].map((day) => day + shutAfter(closures, day))).toEqual([
      15, 24, 25, 44, 45, 99,
    ])
    for (const day of [0, 9, 20, 39, 45, 99])
      expect(dateOf(closures, day + shutAfter(closures, day))).toBe(day)
  })
})

/** Everybody orders at a pace of their own and may leave; for 90 days, half a year ago, nobody could. */
function shutShop(seed: number, asOf: number, ahead: number) {
  const random = seeded(seed)
  const rows: [number, number, number, string][] = []
  let came = 0
  for (let who = 0; who < 500; who++) {
    const pace = 10 + 40 * random()
    for (let day = asOf - 570 + 540 * random(), isThere = true; isThere && day <= asOf + ahead; ) {
      const isShut = day > asOf - 181 && day < asOf - 90
      if (!isShut && day <= asOf) rows.push([who, Math.floor(day), 20, ''])
      else if (!isShut && rows.at(-1)?.[0] === who) came += 20
      isThere = random() < 0.95
      day -= pace * Math.log(1 - random())
    }
  }
  return { orders: columns(rows.sort((a, b) => a[0] - b[0] || a[1] - b[1])), came }
}

it('a shop that was shut for a quarter does not promise the quarter after it many times over', () => {
  for (const seed of [1, 2, 3]) {
    const { orders, came } = shutShop(seed, first, 91)
    const asked = { months: 3, discount: 0, margin: 0, rule: 'auto', saved: 0 } as const
    const { all, closures } = run(valueModel({ ...orders, rows: orders.day.length }, asked, first, seeded(1)))
    expect(closures).toHaveLength(1)
    expect(all.value / came).toBeGreaterThan(0.7)
    expect(all.value / came).toBeLessThan(1.4)
  }
})
