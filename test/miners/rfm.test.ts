import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Report } from '../../src/contract/report.ts'
import { combinedScore, groupAt, groupsOf, type PresetName } from '../../workers/miners/rfm/groups.ts'
import { scores, tally } from '../../workers/miners/rfm/kernel.ts'
import { describe as spread } from '../../workers/numeric/describe.ts'
import { dayNumber } from '../../workers/sql/scope.ts'
import { openBench, type TestBench } from '../mining/bench.ts'
import { columns, plantedShop, withBuyersShuffled } from '../support/people.ts'
import { cdnow, cdnowReference, cdnowThere, type Spread } from './cdnow.ts'

let bench: TestBench

beforeAll(async () => {
  bench = await openBench()
}, 60_000)

const presets: PresetName[] = ['classic-11', 'shopify-like', 'klaviyo-like']
const scope = { asOf: '1998-07-01' }

function table(report: Report, title: RegExp) {
  const block = report.blocks.find((b) => title.test(b.title))
  if (block?.kind !== 'table') throw new Error(`no table ${title}`)
  return block.data.rows
}

function finish<M>(steps: Generator<number, M>): M {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
}

describe.runIf(cdnowThere)('the CDNOW sample, against a trusted program', () => {
  test('all cells of the three scores, ties in order of the list', async () => {
    await bench.open(cdnow(), 'USD')
    const report = await bench.ask('rfm', { scope, values: { ties: 'first', bins: '5' } })
    const cells = table(report, /Every cell/).map((row) => [row[0], row[4]])
    expect(Object.fromEntries(cells)).toEqual(cdnowReference().cells_RFM)
  })

  test('spread of recency, frequency and money', () => {
    const orders = { ...cdnow(), rows: cdnow().day.length }
    const people = finish(tally(orders, 0, dayNumber(scope.asOf)))
    const reference = cdnowReference()
    const same = (values: Float64Array | Int32Array, want: Spread) => {
      const got = spread(values)
      expect(got.count).toBe(want.count)
      expect(got.mean).toBeCloseTo(want.mean, 6)
      expect(got.deviation).toBeCloseTo(want.std, 6)
      expect(
        [got.least, got.quarter, got.median, got.threeQuarters, got.most].map((v) => v.toFixed(6)),
      ).toEqual([want.min, want['25%'], want['50%'], want['75%'], want.max].map((v) => v.toFixed(6)))
    }
    same(
      people.last.map((day) => dayNumber(scope.asOf) - day),
      reference.recency_days,
    )
    same(people.orders, reference.frequency)
    same(people.revenue, reference.monetary)
  })
})

describe('groups', () => {
  test.each(presets)(
    '%s: each of the 125 cells has exactly one group, and every group has cells',
    (preset) => {
      const groups = groupsOf(preset)
      const reached = new Set<number>()
      for (let r = 1; r <= 5; r++)
        for (let f = 1; f <= 5; f++)
          for (let m = 1; m <= 5; m++) {
            const group = groupAt(preset, r, combinedScore(f, m), 5)
            expect(groups[group]).toBeDefined()
            reached.add(group)
          }
      expect(reached.size).toBe(groups.length)
    },
  )

  test('eleven, ten and six names, each with its own id', () => {
    expect(presets.map((p) => new Set(groupsOf(p).map((g) => g.id)).size)).toEqual([11, 10, 6])
  })

  test.each(presets)('%s: three and four steps lie inside five; corners agree', (preset) => {
    for (const bins of [3, 4, 5]) {
      expect(groupAt(preset, bins, bins, bins)).toBe(groupAt(preset, 5, 5, 5))
      expect(groupAt(preset, 1, 1, bins)).toBe(groupAt(preset, 1, 1, 5))
      for (let r = 1; r <= bins; r++)
        for (let c = 1; c <= bins; c++) expect(groupAt(preset, r, c, bins)).toBeGreaterThanOrEqual(0)
    }
  })
})

describe('scores', () => {
  const values = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 5, maxLength: 400 })
  const bins = fc.constantFrom(3, 4, 5)

  test('shared: equal values have equal scores, higher values no lower ones', () => {
    fc.assert(
      fc.property(values, bins, fc.boolean(), (given, n, leastIsOne) => {
        const got = scores(Float64Array.from(given), n, 'shared', leastIsOne)
        const pairs = given.map((v, i) => [v, got[i] ?? 0] as const).sort((a, b) => a[0] - b[0])
        for (const [i, [v, score]] of pairs.entries()) {
          const [before, lower] = pairs[i - 1] ?? [v, score]
          expect(v === before ? score === lower : score >= lower).toBe(true)
          expect(1 <= score && score <= n).toBe(true)
        }
      }),
    )
  })

  const filled = (...parts: [count: number, value: number][]) =>
    Float64Array.from(parts.flatMap(([count, value]) => Array.from({ length: count }, () => value)))

  test('shared: what nearly all have in common is the middle, neither the best nor the worst', () => {
    for (const n of [3, 5])
      for (const [older, newer] of [
        [0, 0],
        [5, 5],
        [10, 2],
        [2, 10],
      ] as const) {
        const got = scores(filled([older, 1], [100 - older - newer, 2], [newer, 3]), n, 'shared')
        expect(got[50]).toBe((n + 1) / 2)
        expect([got[0], got.at(-1)]).toEqual(older + newer > 0 ? [1, n] : [got[50], got[50]])
      }
  })

  test('shared: who came once is at 1 however many they are, unless all did', () => {
    for (const once of [30, 60, 90]) {
      const got = scores(filled([once, 1], [100 - once, 2]), 5, 'shared', true)
      expect([got[0], got.at(-1)]).toEqual([1, scores(filled([once, 1], [100 - once, 2]), 5, 'shared')[99]])
    }
    expect([...new Set(scores(filled([100, 1]), 5, 'shared', true))]).toEqual([3])
  })

  test('first: ceil(rank · bins / n), ranks in order of the list among equals', () => {
    fc.assert(
      fc.property(values, bins, (given, n) => {
        const order = given.map((_, i) => i).sort((a, b) => (given[a] ?? 0) - (given[b] ?? 0) || a - b)
        const want = new Uint8Array(given.length)
        for (const [rank, i] of order.entries()) want[i] = Math.ceil(((rank + 1) * n) / given.length)
        expect(scores(Float64Array.from(given), n, 'first')).toEqual(want)
      }),
    )
  })

  test('without ties both rules agree', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer(), { minLength: 5, maxLength: 300 }), bins, (given, n) => {
        const column = Float64Array.from(given)
        expect(scores(column, n, 'shared')).toEqual(scores(column, n, 'first'))
      }),
    )
  })
})

describe('the report', () => {
  test('customers and revenue of the groups, the map and the cells add up alike', async () => {
    await bench.open(plantedShop(6))
    const report = await bench.ask('rfm')
    const all = table(report, /groups in numbers/).at(-1)
    const cells = table(report, /Every cell/)
    const map = report.blocks.find((b) => b.kind === 'map')
    expect(cells.reduce((s, row) => s + Number(row[4]), 0)).toBe(900)
    expect(report.audiences.reduce((s, a) => s + a.customers, 0)).toBe(900)
    expect(map?.kind === 'map' && map.data.cells.reduce((s, c) => s + c.customers, 0)).toBe(900)
    expect(cells.reduce((s, row) => s + Number(row[5]), 0)).toBeCloseTo(Number(all?.[3]), 1)
    const kept = report.audiences.flatMap((a) => [...(bench.kept.get(a.table) ?? [])])
    expect(kept.sort((a, b) => a - b)).toEqual(Array.from({ length: 900 }, (_, i) => i))
  })

  test('moves: whoever is not new was somewhere then', async () => {
    const report = await bench.ask('rfm', { values: { compareDays: 180 } })
    const moves = report.blocks.find((b) => b.kind === 'heatmap')
    const counts = moves?.kind === 'heatmap' ? moves.data.counts.flat() : []
    expect(counts.reduce((s, n) => s + n, 0)).toBe(900)
  })

  test('own limits: within 30 days and from five orders on is the best score', async () => {
    const report = await bench.ask('rfm', { values: { cuts: 'own', recentDays: 30, frequentOrders: 5 } })
    const limits = table(report, /scores begin/)
    expect(limits.map((row) => row[2])).toEqual([5, 4, 3, 2, 1])
    expect(Number(limits[0]?.[1])).toBeLessThanOrEqual(30)
    expect(Number(limits[1]?.[1])).toBeGreaterThan(30)
  })

  test('a firm that bills all on one day: nobody who was billed is lost, and the caveat says why', async () => {
    const day = dayNumber('2024-01-01')
    const billed = (who: number) =>
      Array.from({ length: who < 20 ? 3 : 4 + (who % 9) }, (_, i) => {
        const month = who < 20 ? i : 11 - i
        return [who, day + 30 * month, 10 + (who % 40), ''] as const
      })
    await bench.open(columns(Array.from({ length: 220 }, (_, who) => billed(who)).flat()))
    const report = await bench.ask('rfm')
    const cells = table(report, /Every cell/)
    expect([...new Set(cells.map((row) => row[1]))]).toEqual([1, 3])
    const gone = report.audiences.filter((a) => ['lost', 'hibernating', 'at_risk'].includes(a.id))
    expect(gone.reduce((sum, a) => sum + a.customers, 0)).toBe(20)
    expect(report.caveats.join(' ')).toMatch(/on one day, such as a billing day/)
  })

  const people = (n: number) =>
    columns(Array.from({ length: 3 * n }, (_, i) => [i % n, 19_000 + i * 2, 10 + (i % 13), '']))

  test.each([
    [29, 'auto', 30],
    [59, '4', 60],
    [99, '5', 100],
  ])('%i customers are too few for %s steps: %i are needed', async (have, bins, need) => {
    await bench.open(people(have))
    const asked = bench.ask('rfm', { values: { bins } })
    await expect(asked).rejects.toMatchObject({ fault: { code: 'too-few', have, need, unit: 'customers' } })
  })

  test('from thirty customers three steps, from a hundred five', async () => {
    for (const [n, steps] of [
      [30, 3],
      [100, 5],
    ] as const) {
      await bench.open(people(n))
      expect(table(await bench.ask('rfm'), /scores begin/)).toHaveLength(steps)
    }
  })
})

describe('plant and shuffle', () => {
  const shop = plantedShop(8)
  const lastDay = shop.day.reduce((most, d) => Math.max(most, d), 0)

  test('the best groups brought far more than chance since', async () => {
    await bench.open(shop)
    const report = await bench.ask('rfm')
    const [chance] = report.yardsticks
    expect(chance?.value).toBeGreaterThan(2 * (chance?.baseline ?? 1))
    expect(report.caveats.join(' ')).toMatch(/more than as many picked at random/)
  })

  test.each([1, 2, 3])('buyers shuffled since (%i): nothing that chance would not', async (seed) => {
    await bench.open(withBuyersShuffled(shop, lastDay - 89, seed))
    const report = await bench.ask('rfm')
    const [chance] = report.yardsticks
    expect(Math.abs((chance?.value ?? 0) - (chance?.baseline ?? 0))).toBeLessThan(0.1)
    expect(report.caveats.join(' ')).toMatch(/told nothing that chance would not/)
  })
})
