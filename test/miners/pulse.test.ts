import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Block, Blocks, Report } from '../../src/contract/report.ts'
import { shapley, toCents } from '../../workers/miners/pulse/decompose.ts'
import { dayNumber } from '../../workers/sql/scope.ts'
import { openBench, type TestBench } from '../mining/bench.ts'
import { columns, type Orders, plan, plantedShop, withMonthsShuffled } from '../support/people.ts'
import { cdnow, cdnowReference, cdnowThere } from './cdnow.ts'

let bench: TestBench

beforeAll(async () => {
  bench = await openBench()
}, 60_000)

function data<K extends Block['kind']>(report: Report, kind: K, title: RegExp): Blocks[K] {
  const block = report.blocks.find((b) => b.kind === kind && title.test(b.title))
  if (!block) throw new Error(`no ${kind} ${title}`)
  return block.data as Blocks[K]
}

const value = (report: Report, label: string) =>
  report.blocks.flatMap((b) => (b.kind === 'figures' ? b.data : [])).find((f) => f.label === label)

/** One order of 10 by a new customer on each of the given days. */
const daily = (from: string, days: number): Orders =>
  columns(Array.from({ length: days }, (_, i) => [i, dayNumber(from) + i, 10, '']))

test.runIf(cdnowThere)('CDNOW: 6,696 purchase days and $244,091.94 stand in the months', async () => {
  await bench.open(cdnow(), 'USD')
  const report = await bench.ask('pulse')
  const { rows } = data(report, 'table', /Every month/)
  const { frequency, monetary } = cdnowReference()
  const sum = (column: number) => rows.reduce((s, row) => s + Number(row[column]), 0)
  expect(rows).toHaveLength(18)
  expect(sum(1)).toBeCloseTo(monetary.mean * monetary.count, 1)
  expect(sum(2)).toBe(Math.round(frequency.mean * frequency.count))
  expect(sum(4)).toBe(2357)
  expect(report.headline).toMatch(/January 1998 to June 1998/)
})

describe('exact decomposition', () => {
  const factors = fc.array(fc.float({ min: 0, max: 1000, noNaN: true }), { minLength: 3, maxLength: 3 })

  test('the effects add up to the change, whatever the order of the factors', () => {
    fc.assert(
      fc.property(factors, factors, (before, now) => {
        const product = (f: number[]) => f.reduce((p, v) => p * v, 1)
        const effects = shapley(before, now)
        const change = product(now) - product(before)
        const scale = before.reduce((p, b, i) => p * Math.max(b, now[i] ?? 0), 1) + 1
        expect(effects.reduce((s, e) => s + e, 0) / scale).toBeCloseTo(change / scale, 9)
        const turned = shapley([...before].reverse(), [...now].reverse()).reverse()
        for (const [i, effect] of effects.entries()) expect(turned[i]).toBeCloseTo(effect, 3)
      }),
    )
  })

  test('a factor alone explains the whole change; two share the joint part equally', () => {
    expect(shapley([10, 2, 5], [12, 2, 5])).toEqual([20, 0, 0])
    expect(shapley([1, 1], [2, 3])).toEqual([2, 3])
  })

  test('rounded to cents the parts still add up', () => {
    const parts = fc.array(fc.double({ min: -1e5, max: 1e5, noNaN: true }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(parts, (given) => {
        const total = given.reduce((s, p) => s + p, 0)
        const cents = toCents(given, total).reduce((s, p) => s + Math.round(p * 100), 0)
        expect(cents - Math.round(total * 100)).toBeCloseTo(0, 9)
      }),
    )
  })

  test('in the report the bars add up to the change of the two figures', async () => {
    await bench.open(plantedShop(3))
    for (const compare of ['last year', 'period before']) {
      const report = await bench.ask('pulse', { values: { compare } })
      const { bars } = data(report, 'bars', /./)
      const revenue = value(report, 'Revenue')
      const cents = (v: number) => Math.round(v * 100)
      const causes = bars.slice(0, -1).reduce((s, b) => s + cents(b.value), 0)
      expect(causes).toBe(cents(bars.at(-1)?.value ?? 0))
      expect(causes).toBe(cents((revenue?.value ?? 0) - (revenue?.before ?? 0)))
    }
  })
})

describe('complete and incomplete periods', () => {
  test('a month begun or ended in the middle is marked and left out of the figures', async () => {
    await bench.open(daily('2022-01-15', 700))
    const report = await bench.ask('pulse')
    const { incomplete, starts } = data(report, 'line', /Revenue/)
    expect(starts.filter((_, i) => incomplete[i])).toEqual(['2022-01-01', '2023-12-01'])
    expect(report.headline).toMatch(/February 2023 to November 2023/)
    expect(value(report, 'Orders')).toMatchObject({ value: 303, before: 303 })
  })

  test('a shop closed on Sundays may end a month on Saturday', async () => {
    const week = daily('2022-08-01', 457)
    const open = Array.from(week.day).flatMap((day, i) =>
      new Date(day * 864e5).getUTCDay() === 0 ? [] : [i],
    )
    await bench.open(columns(open.map((i) => [i, week.day[i] ?? 0, 10, ''])))
    const report = await bench.ask('pulse', { scope: { asOf: '2023-09-30' } })
    expect(data(report, 'line', /Revenue/).incomplete).not.toContain(true)
  })

  test('under a year it says so and compares nothing', async () => {
    await bench.open(daily('2023-01-01', 200))
    const report = await bench.ask('pulse')
    expect(report.caveats.join(' ')).toMatch(/less than needed for a comparison/)
    expect(value(report, 'Revenue')).not.toHaveProperty('before')
    expect(report.blocks.some((b) => b.kind === 'bars')).toBe(false)
  })

  test('a month without orders is said, with its days', async () => {
    const all = daily('2022-01-01', 730)
    const gap = Array.from(all.day).flatMap((d, i) =>
      dayNumber('2023-03-05') <= d && d <= dayNumber('2023-03-24') ? [] : [i],
    )
    await bench.open(columns(gap.map((i) => [i, all.day[i] ?? 0, 10, ''])))
    const { caveats } = await bench.ask('pulse')
    expect(caveats.join(' ')).toMatch(/without an order is 20 days, from 5 March 2023 to 24 March 2023/)
  })
})

test('repeat rate and days to the second order, counted by hand', async () => {
  const day = dayNumber('2023-01-01')
  const rows: [number, number, number, string][] = [
    [0, day, 10, ''],
    [0, day + 9, 10, ''],
    [1, day + 2, 10, ''],
    [1, day + 2, 10, ''],
    [1, day + 23, 10, ''],
    [2, day + 30, 10, ''],
    [3, day + 30, 10, ''],
  ]
  await bench.open(columns([[4, dayNumber('2021-11-01'), 10, ''], ...rows]))
  const report = await bench.ask('pulse')
  expect(report.headline).toMatch(/November 2022 to January 2023/)
  expect(value(report, 'Repeat rate')).toMatchObject({ value: 0.5 })
  expect(value(report, 'Median days to the second order')).toMatchObject({ value: 15 })

  await bench.open(columns(rows))
  const early = await bench.ask('pulse')
  expect(value(early, 'Repeat rate')).toBeUndefined()
  expect(early.caveats.join(' ')).toMatch(/data begin on 1 January 2023; whoever ordered earlier looks new/)
})

test('a shop that never changed does not seem to gain returning customers where its data begin', async () => {
  const everyMonth = (who: number) =>
    Array.from(
      { length: 60 },
      (_, i) => [who, dayNumber('2019-01-01') + 30 * i + (who % 28), 10, ''] as const,
    )
  const shop = Array.from({ length: 60 }, (_, who) => everyMonth(who)).flat()
  for (const [begin, told, compared] of [
    ['2022-12-01', false, false],
    ['2022-01-01', true, false],
    ['2020-06-01', true, true],
  ] as const) {
    await bench.open(columns(shop.filter(([, day]) => day >= dayNumber(begin))))
    const report = await bench.ask('pulse')
    const rate = value(report, 'Repeat rate')
    expect([rate !== undefined, rate?.before !== undefined]).toEqual([told, compared])
    if (told) expect(rate?.value).toBe(1)
    if (compared) expect(rate?.before).toBe(1)
    expect(/looks new at first/.test(report.caveats.join(' '))).toBe(!compared)
  }
})

describe('plant and shuffle', () => {
  const groups = plan.groups.filter((g) => g.name === 'once').map((g) => ({ ...g, share: 1 }))
  const seasonal = plantedShop(4, { customers: 6000, groups })

  test('finds the season: last year foretells better than the month before', async () => {
    await bench.open(seasonal)
    const report = await bench.ask('pulse')
    expect(report.caveats.join(' ')).toMatch(/the same month last year was better than the month before/)
    const [rule] = report.yardsticks
    expect(rule?.value).toBeLessThan((rule?.baseline ?? 0) / 2)
  })

  test.each([1, 2, 3])('months shuffled (%i): says that it is no better', async (seed) => {
    await bench.open(withMonthsShuffled(seasonal, seed))
    const { caveats } = await bench.ask('pulse')
    expect(caveats.join(' ')).toMatch(
      /the same month last year .*(chance alone could|was worse than the month)/,
    )
  })
})
