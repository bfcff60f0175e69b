import { expect, test } from 'vitest'
import { type Orders, purchasesOf, standingAt } from '../../workers/miners/value/kernel.ts'
import { valueModel } from '../../workers/miners/value/model.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { run } from '../lifetime/support.ts'

const today = 20_000
interface Row {
  who: number
  day: number
  paid: number
  /** Day on which all of it came back. */
  back: number
}

/** What files of a day tell: orders until then, and what came back until then. */
function toldOn(day: number, rows: readonly Row[]): Orders {
  const known = rows.filter((row) => row.day <= day).sort((a, b) => a.who - b.who || a.day - b.day)
  const isBack = ({ back }: Row) => back <= day
  return {
    rows: known.length,
    customer: Int32Array.from(known, ({ who }) => who),
    day: Int32Array.from(known, (row) => row.day),
    revenue: Float64Array.from(known, (row) => (isBack(row) ? 0 : row.paid)),
    refund: Float64Array.from(known, (row) => (isBack(row) ? row.paid : 0)),
  }
}

/** Customers of a fashion shop, who send back more or less of what they order, a week or two later. */
function fashion(seed: number): Row[] {
  const random = seeded(seed)
  const wait = (mean: number) => -Math.log(1 - random()) * mean
  const rows: Row[] = []
  for (let who = 0; who < 500; who++) {
    const [pace, worth, returns] = [20 * 5 ** random(), 40 + 80 * random(), 0.2 + 0.5 * random()]
    for (let day = today - 900 + 950 * random(); day < today + 365; day += wait(pace)) {
      const back = random() < returns ? Math.floor(day) + 7 + Math.floor(20 * random()) : Infinity
      rows.push({ who, day: Math.floor(day), paid: worth * (0.5 + random()), back })
      if (random() < 0.1) break
    }
  }
  return rows
}

test('what came back since a day changes nothing that was known on it', () => {
  const rows = fashion(1)
  const cut = today - 200
  const known = (told: Orders) => {
    const { later: _, paid: __, ...then } = run(standingAt(run(purchasesOf(told, today)), cut, 100))
    return then
  }
  const then = toldOn(cut, rows)
  const since = known(
    toldOn(
      today,
      rows.filter(({ day }) => day <= cut),
    ),
  )
  const before = known(then)
  expect(since.repeats).toEqual(before.repeats)
  expect(since.age).toEqual(before.age)
  expect(since.before.count).toEqual(before.before.count)
  since.mean.forEach((mean, i) => {
    expect(mean).toBeCloseTo(before.mean[i] ?? 0, 6)
  })
})

test('nobody is worth what they send back: the year brings what was promised', () => {
  const logs = [1, 2, 3, 4, 5, 6].map((seed) => {
    const rows = fashion(seed)
    const rules = { months: 12, discount: 0, margin: 0, rule: 'auto', saved: 0 } as const
    const { all } = run(valueModel(toldOn(today, rows), rules, today, seeded(1)))
    const known = new Set(rows.filter(({ day }) => day <= today).map(({ who }) => who))
    const came = rows.filter(({ who, day, back }) => day > today && known.has(who) && back === Infinity)
    const sum = came.reduce((total, { paid }) => total + paid, 0)
    expect(sum).toBeGreaterThan(all.low)
    expect(sum).toBeLessThan(all.high)
    return Math.log(sum / all.value)
  })
  expect(Math.abs(logs.reduce((a, b) => a + b) / logs.length)).toBeLessThan(0.1)
})
