import { beforeAll, describe, expect, test } from 'vitest'
import type { Block, Blocks, Report } from '../../src/contract/report.ts'
import { monthOf } from '../../workers/numeric/calendar.ts'
import { wilson } from '../../workers/numeric/interval.ts'
import { dayNumber, isoDay } from '../../workers/sql/scope.ts'
import { openBench, type TestBench } from '../mining/bench.ts'
import {
  columns,
  type Orders,
  plan,
  plantedShop,
  withChannelsShuffled,
  withDaysShuffled,
} from '../support/people.ts'
import { cdnow, cdnowThere } from './cdnow.ts'

let bench: TestBench

beforeAll(async () => {
  bench = await openBench()
}, 60_000)

function data<K extends Block['kind']>(report: Report, kind: K, title = /./): Blocks[K] {
  const block = report.blocks.find((b) => b.kind === kind && title.test(b.title))
  if (!block) throw new Error(`no ${kind} ${title}`)
  return block.data as Blocks[K]
}

const figure = (report: Report, label: RegExp) =>
  data(report, 'figures').find((f) => label.test(f.label))?.value

/** Fader, Hardie & Lee (2005), Marketing Science 24, table 1: 1,411 of 2,357 made no repeat purchase in 39 weeks. */
test.runIf(cdnowThere)('CDNOW: 946 of 2,357 customers came back by the end of September 1997', async () => {
  await bench.open(cdnow(), 'USD')
  const report = await bench.ask('cohorts', { scope: { asOf: '1997-09-30' } })
  expect(figure(report, /Came back/)).toBe(2357 - 1411)
  const { rows, values } = data(report, 'heatmap')
  expect(rows).toEqual(['January 1997', 'February 1997', 'March 1997'])
  expect(values.map((row) => row.filter((v) => v !== null).length)).toEqual([8, 7, 6])
})

/** Who of a month's newcomers ordered in which later month, counted the long way round. */
function recount(orders: Orders, cohort: number, since: number): number[] {
  const first = new Map<number, number>()
  for (const [i, who] of orders.customer.entries())
    first.set(who, Math.min(first.get(who) ?? Infinity, orders.day[i] ?? 0))
  const people = [...first].filter(([, day]) => monthOf(day) === cohort).map(([who]) => who)
  const came = people.filter((who) =>
    orders.customer.some((w, i) => w === who && monthOf(orders.day[i] ?? 0) === cohort + since),
  )
  return [came.length, people.length]
}

describe('the grid', () => {
  const shop = plantedShop(11, { customers: 300 })

  test('each cell is a recount of the orders, with its interval', async () => {
    await bench.open(shop)
    const { values, counts, low, high } = data(await bench.ask('cohorts'), 'heatmap')
    const lastMonth = monthOf(shop.day.reduce((most, d) => Math.max(most, d), 0))
    const cohort = lastMonth - values.length
    for (const [row, k] of [
      [0, 1],
      [4, 3],
      [10, 7],
      [values.length - 1, 1],
    ] as const) {
      const [came = 0, people = 0] = recount(shop, cohort + row, k)
      const at = <T>(grid: T[][] | undefined) => grid?.[row]?.[k - 1]
      expect(at(counts)).toBe(people)
      expect(at(values)).toBeCloseTo(came / people, 4)
      expect(at(low)).toBeCloseTo(wilson(came, people).low, 4)
      expect(at(high)).toBeCloseTo(wilson(came, people).high, 4)
    }
  })

  test('table and picture are in step, and the future is empty', async () => {
    const report = await bench.ask('cohorts')
    const map = data(report, 'heatmap')
    const { rows } = data(report, 'table', /in numbers/)
    expect(rows.map((row) => row.slice(2))).toEqual(map.values)
    const known = map.values.map((row) => row.filter((v) => v !== null).length)
    expect(known).toEqual([...known].sort((a, b) => b - a))
    expect(known.at(-1)).toBe(1)
  })

  test('the running month is left out until it is over', async () => {
    const cells = async (asOf: string) =>
      data(await bench.ask('cohorts', { scope: { asOf } }), 'heatmap').values.at(-1)
    expect((await cells('2023-06-15'))?.filter((v) => v !== null)).toHaveLength(1)
    const { caveats } = await bench.ask('cohorts', { scope: { asOf: '2023-06-15' } })
    expect(caveats.join(' ')).toMatch(/running month is not complete/)
  })

  test('revenue per customer only grows where nothing is refunded', async () => {
    const report = await bench.ask('cohorts', { values: { measure: 'revenue' } })
    for (const row of data(report, 'heatmap').values) {
      const known = row.filter((v) => v !== null)
      expect(known).toEqual([...known].sort((a, b) => a - b))
    }
  })
})

test('time to the next order: nobody censored is the plain share, a second order of the same day is none', async () => {
  const rows: [number, number, number, string][] = Array.from({ length: 40 }, (_, i) => [i, 19_000, 10, ''])
  for (let i = 0; i < 40; i++) rows.push([i, i < 20 ? 19_000 : 19_030, 10, ''])
  await bench.open(columns([...rows, [99, 19_060, 10, '']]))
  const report = await bench.ask('cohorts')
  expect(figure(report, /Came back/)).toBe(20)
  const wait = data(report, 'curve', /How long/).series[0]
  expect(wait?.x).toEqual([0, 30, 60])
  expect(wait?.y).toEqual([0, 0.5, 0.5])
})

test('fewer than thirty customers are too few', async () => {
  await bench.open(columns(Array.from({ length: 58 }, (_, i) => [i % 29, 19_000 + i, 10, ''])))
  const fault = { code: 'too-few', have: 29, need: 30, unit: 'customers' }
  await expect(bench.ask('cohorts')).rejects.toMatchObject({ fault })
})

test('customers whose first order lies outside the scope are left out and counted', async () => {
  await bench.open(plantedShop(12))
  const from = isoDay(dayNumber('2022-01-01'))
  const report = await bench.ask('cohorts', { scope: { asOf: '', from } })
  expect(report.caveats.join(' ')).toMatch(/Left out: \d+ customers/)
})

test('audiences are the customers who came once, each in one of them', async () => {
  const shop = plantedShop(13)
  await bench.open(shop)
  const report = await bench.ask('cohorts')
  const days = new Map<number, Set<number>>()
  for (const [i, who] of shop.customer.entries())
    days.set(who, (days.get(who) ?? new Set()).add(shop.day[i] ?? 0))
  const once = [...days].filter(([, d]) => d.size === 1).map(([who]) => who)
  const kept = report.audiences.flatMap((a) => [...(bench.kept.get(a.table) ?? [])])
  expect(kept.sort((a, b) => a - b)).toEqual(once.sort((a, b) => a - b))
})

describe('plant and shuffle', () => {
  const shop = plantedShop(14)
  const asked = { values: { slice: 'channel' } }

  test('finds that customers of one channel come back and the others seldom', async () => {
    await bench.open(shop)
    const report = await bench.ask('cohorts', asked)
    expect(report.caveats.join(' ')).toMatch(/differ by channel.*after “market”.*after “web”/)
    const brier = report.yardsticks[1]
    expect(brier?.value).toBeLessThan(0.6 * (brier?.baseline ?? 0))
  })

  test.each([1, 2, 3])(
    'channels shuffled (%i): no difference beyond chance, no better prediction',
    async (seed) => {
      await bench.open(withChannelsShuffled(shop, seed))
      const report = await bench.ask('cohorts', asked)
      expect(report.caveats.join(' ')).toMatch(/do not differ by channel/)
      const brier = report.yardsticks[1]
      expect(brier?.value).toBeGreaterThan(0.97 * (brier?.baseline ?? 0))
    },
  )

  const fading = plan.groups
    .filter((g) => g.name === 'faded' || g.name === 'once')
    .map((g) => ({ ...g, share: 0.5, daysStaying: g.daysStaying / 2 }))
  const steady = plantedShop(15, { customers: 3000, groups: fading, season: Array(12).fill(1) })

  test('earlier cohorts foretell how later ones fade', async () => {
    await bench.open(steady)
    const { caveats, yardsticks } = await bench.ask('cohorts')
    expect(caveats.join(' ')).toMatch(/Earlier cohorts foretold later ones/)
    expect(yardsticks[0]?.value).toBeLessThan(0.5 * (yardsticks[0]?.baseline ?? 0))
  })

  test('days shuffled: how many months have passed tells little', async () => {
    await bench.open(withDaysShuffled(steady, 1))
    const { caveats } = await bench.ask('cohorts')
    expect(caveats.join(' ')).toMatch(/months have passed told little/)
  })
})
