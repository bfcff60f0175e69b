import { describe, expect, it } from 'vitest'
import { closuresOf, dateOf, shutAfter, shutOf } from '../../workers/miners/closures.ts'
import { leaversModel } from '../../workers/miners/leavers/model.ts'
import { valueModel } from '../../workers/miners/value/model.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { run } from '../lifetime/support.ts'
import { columns } from '../support/people.ts'
import { askKinds, today, visitors } from './kinds-shop.ts'
import { lastDay, orders, type Row, rules, shop } from './leavers-shop.ts'

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

describe('days on which nobody could order', () => {
  it('are told of holidays that come every year, too, and not of quiet weeks of a slow shop', () => {
    const isOpen = (day: number) => day % 7 !== 6 && day % 365 > 20
    expect(run(shutOf(Int32Array.from(every(800, isOpen))))).toHaveLength(2)
    const random = seeded(3)
    const slow = every(700, () => random() < 0.2)
    expect(run(shutOf(Int32Array.from(slow))).length).toBeLessThanOrEqual(1)
  })

  /** The same shop, shut for so many days half a year before its end: what came before lies as many days earlier. */
  const shut = (day: number, days: number) => (day < lastDay - 180 ? day - days : day)

  const oddsOf = (chance: Float64Array | undefined) => [...(chance ?? [])].map((p) => Math.log(p / (1 - p)))

  /** The season goes by the calendar, along which the days before have moved: it may move the chances of all alike, and hardly. */
  it('are no silence: who is leaving has the same chances as in the shop that was open, but for the season', () => {
    const rows = shop(4)
    const before = rows.map(([who, day, money]): Row => [who, shut(day, 42), money])
    const [open, closed] = [rows, before].map((own) =>
      run(leaversModel(orders(own), rules, lastDay, seeded(1))),
    )
    expect(closed?.shut).toHaveLength(1)
    expect(open?.present?.chance.length).toBeGreaterThan(20)
    expect(closed?.glance).toEqual(open?.glance)
    const [odds, others] = [oddsOf(open?.present?.chance), oddsOf(closed?.present?.chance)]
    const season = (others[0] ?? 0) - (odds[0] ?? 0)
    expect(Math.abs(season)).toBeLessThan(0.01)
    others.forEach((own, i) => {
      expect(own - season).toBeCloseTo(odds[i] ?? Number.NaN, 9)
    })
    expect(others).toHaveLength(odds.length)
    expect(closed?.proof?.called).toEqual(open?.proof?.called)
  })

  it('make nobody less frequent', () => {
    const all = visitors(200, 400)
    const before = all.map((one) => ({
      ...one,
      days: (one.days ?? []).map((day) => (day < today - 20 ? day - 42 : day)),
    }))
    const [open, closed] = [all, before].map((own) => askKinds(own, { by: 'rhythm' }))
    if (open?.mode !== 'rhythm' || closed?.mode !== 'rhythm') throw new RangeError('another mode')
    expect(closed.shut).toHaveLength(1)
    expect(closed.lists).toEqual(open.lists)
    expect(closed.trial?.figures.figures.accuracy).toEqual(open.trial?.figures.figures.accuracy)
  })
})

it('who came back and stays away for long is not called one who comes now and then', () => {
  const away = { traits: {}, days: [today - 300, today - 290, today - 280] }
  const model = askKinds([...visitors(200, 400), away], { by: 'rhythm' })
  if (model.mode !== 'rhythm') throw new RangeError('another mode')
  expect([...model.lists.silent]).toContain(200)
  expect([...model.lists.occasional]).not.toContain(200)
})
