import { tableFromIPC } from 'apache-arrow'
import { beforeAll, describe, expect, test } from 'vitest'
import { Failure, words } from '../../src/contract/fault.ts'
import { defaults } from '../../src/contract/param.ts'
import type { Report } from '../../src/contract/report.ts'
import type { Call } from '../../src/contract/wire.ts'
import { miners } from '../../workers/miners/index.ts'
import { frame } from '../../workers/mining/frame.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { dayNumber } from '../../workers/sql/scope.ts'
import { openBench, queryOf, recipe, type TestBench } from '../mining/bench.ts'
import { homelessNumbers, sentences } from '../mining/numbers.ts'
import { columns, type Orders, person, plantedShop, withRowsShuffled } from '../support/people.ts'
import { badNumbers, nineDigits, settings } from './laws.ts'

const shop = plantedShop(1)
const largeShop = plantedShop(2, { customers: 40_000 })
/** For what builds on other questions: each of these is walked on the large shop by itself. */
const middleShop = plantedShop(2, { customers: 4_000 })
let bench: TestBench

/** What holds for every registered miner; `part` of so many `parts` walks its share of them, so that the parts run side by side. */
export function conform(part: number, parts: number): void {
  beforeAll(async () => {
    bench = await openBench()
  }, 60_000)
  test('every question has its own name and its first version or a later one', () => {
    expect(new Set(miners.map((m) => m.id)).size).toBe(miners.length)
    for (const miner of miners) expect(miner.version).toBeGreaterThanOrEqual(1)
  })

  const share = miners.filter((_, i) => i % parts === part)
  describe.each(share.map((m) => [m.id, m] as const))('%s', (id, miner) => {
    test('1 · defaults lie in their own ranges; every setting has label and help', () => {
      for (const param of Object.values(miner.params)) {
        expect(param.label).not.toBe('')
        expect(param.help).toMatch(/\.$/)
        if (param.kind === 'choice') {
          expect(param.options).toContain(param.default)
          expect(param.labels?.length ?? param.options.length).toBe(param.options.length)
        }
        if (param.kind === 'number') {
          expect(param.unit).not.toBe('')
          expect(param.min <= param.default && param.default <= param.max).toBe(true)
        }
      }
    })

    test('2 · features answers exactly the shape, without nulls, for every setting', async () => {
      await bench.open(shop)
      for (const values of settings(id)) {
        const query = miner.features({ ...defaults(miner.params), ...values } as never, {
          asOf: '2023-06-30',
        })
        const bytes = await bench.engine.arrow(queryOf(query))
        expect(tableFromIPC(bytes).schema.fields.map((f) => f.name)).toEqual(Object.keys(miner.shape))
        expect(frame(bytes, miner.shape).rows).toBeGreaterThan(1000)
      }
    })

    test('3 · the same recipe gives the same report, byte for byte; shuffled rows the same to nine digits', async () => {
      await bench.open(shop)
      const first = await bench.ask(id)
      expect(JSON.stringify(await bench.ask(id))).toBe(JSON.stringify(first))
      await bench.open(withRowsShuffled(shop, 5))
      expect(nineDigits(await bench.ask(id))).toEqual(nineDigits(first))
    })

    test('4 · progress stays in 0–1 and never falls; a breath at least every 65,536 rows', async () => {
      await bench.open(largeShop)
      const values = defaults(miner.params) as never
      const scope = { asOf: bench.workspace.lastDay }
      const rows = frame(await bench.engine.arrow(queryOf(miner.features(values, scope))), miner.shape)
      const steps = [...miner.fit(rows, values, scope, seeded(1))]
      expect(steps.length).toBeGreaterThanOrEqual(rows.rows / 65_536)
      expect(steps.every((done) => 0 <= done && done <= 1)).toBe(true)
      expect(steps).toEqual([...steps].sort((a, b) => a - b))
      if (miner.after) await bench.open(middleShop)
      const seen: number[] = []
      await bench.ask(
        id,
        {},
        { signal: new AbortController().signal, progress: (_, done) => seen.push(done) },
      )
      expect(seen).toEqual([...seen].sort((a, b) => a - b))
      expect([seen[0], seen.at(-1)]).toEqual([0, 1])
    }, 120_000)

    test('5 · stopped at the first breath, or while audiences are kept, it leaves no table behind', async () => {
      await bench.open(shop)
      for (const stage of ['fit', 'explain'] as const) {
        bench.kept.clear()
        const stopper = new AbortController()
        const call: Call = { signal: stopper.signal, progress: (at) => at === stage && stopper.abort() }
        await expect(bench.ask(id, {}, call)).rejects.toMatchObject({ fault: { code: 'stopped' } })
        expect([...bench.kept.keys()]).toEqual([])
      }
    })

    test.each(Object.entries(oddShops()))(
      '6 · %s: words, never a number that is none',
      async (_name, odd) => {
        await bench.open(odd.orders, odd.currency)
        if (odd.orders.day.length === 0) bench.workspace = { ...bench.workspace, lastDay: '2023-06-30' }
        const said = await bench.ask(id).catch((thrown: unknown) => thrown)
        if (said instanceof Failure) {
          expect(Object.keys(words)).toContain(said.fault.code)
          expect(said.fault.code).not.toBe('bug')
        } else {
          const report = said as Report
          expect(report.caveats?.length).toBeGreaterThan(0)
          expect(JSON.stringify(report)).not.toMatch(/NaN|Infinity|undefined/)
          expect(badNumbers(report)).toEqual([])
          expect(homelessNumbers(report)).toEqual([])
          expect(
            sentences(report).filter(([, words]) => /(?:^|[;,] )0 (?:customers|of)\b/.test(words)),
          ).toEqual([])
        }
      },
    )

    test('7 · the report survives cloning and JSON and weighs under 200 kB, for every setting', async () => {
      await bench.open(miner.after ? middleShop : largeShop)
      for (const values of settings(id)) {
        const report = await bench.ask(id, { values })
        expect(structuredClone(report)).toEqual(report)
        expect(JSON.parse(JSON.stringify(report))).toEqual(report)
        expect(badNumbers(report)).toEqual([])
        expect(JSON.stringify(report).length).toBeLessThan(200_000)
      }
    }, 240_000)

    test('8 · nobody of the shop occurs in the report', async () => {
      await bench.open(shop)
      const text = JSON.stringify(await bench.ask(id))
      for (let key = 0; key < 900; key++)
        for (const mark of Object.values(person(key))) expect(text.includes(mark)).toBe(false)
    })

    test('9 · every sentence names only numbers of the blocks, the yardsticks or the settings', async () => {
      await bench.open(shop)
      for (const values of settings(id)) expect(homelessNumbers(await bench.ask(id, { values }))).toEqual([])
    }, 60_000)

    test('10 · at most four figures stand above the main picture, for every setting', async () => {
      await bench.open(shop)
      for (const values of settings(id)) {
        const { blocks } = await bench.ask(id, { values })
        const figures = blocks.flatMap((b) => (b.kind === 'figures' && b.place === 'main' ? b.data : []))
        expect(figures.length).toBeLessThanOrEqual(4)
      }
    }, 60_000)

    test('a recipe of another version, with settings out of range, runs and says so', async () => {
      await bench.open(shop)
      const asked = { ...recipe(id), version: 99, values: { nonsense: 'x' }, data: 'another' }
      const { caveats, recipe: ran } = await bench.ask(id, asked)
      expect(caveats.join(' ')).toMatch(/version 99.*nonsense.*other data/)
      expect(ran).toMatchObject({
        version: miner.version,
        values: defaults(miner.params),
        data: 'fingerprint',
      })
    })
  })
}

/** Bad input is normal input. */
function oddShops(): Record<string, { orders: Orders; currency?: string | string[] }> {
  const day = dayNumber('2023-01-15')
  const many = (n: number, row: (i: number) => [number, number, number, string]) =>
    columns(Array.from({ length: n }, (_, i) => row(i)))
  const mixed = many(400, (i) => [i % 120, day + (i % 90) * 3, 10 + (i % 7), ''])
  return {
    'no order at all': { orders: columns([]) },
    'one customer': { orders: many(5, (i) => [0, day + 40 * i, 20, '']) },
    'identical rows': { orders: many(300, () => [3, day, 20, 'web']) },
    'everyone alike': { orders: many(150, (i) => [i, day, 20, 'web']) },
    'the same price always': { orders: many(600, (i) => [i % 150, day + (i % 200), 20, 'web']) },
    'nobody is named': { orders: many(600, (i) => [-1, day + i, 20 + (i % 9), '']) },
    'some are not named': { orders: many(600, (i) => [(i % 150) - 20, day + i, 20 + (i % 9), '']) },
    'worth nothing': { orders: many(600, (i) => [i % 150, day + i, 0, '']) },
    'more refunds than sales': { orders: many(600, (i) => [i % 150, day + i, -5, '']) },
    'two currencies': { orders: mixed, currency: mixed.channel.map((_, i) => (i % 4 ? 'EUR' : 'CHF')) },
    'a currency nobody knows': { orders: mixed, currency: 'Taler' },
    'thirty customers': { orders: many(60, (i) => [i % 30, day + i * 5, 10 + i, '']) },
    'twelve years, week by week empty': { orders: many(200, (i) => [i % 40, day - i * 22, 30, '']) },
    'one order in the year 1': { orders: many(200, (i) => [i % 40, i === 0 ? -719_000 : day + i, 30, '']) },
  }
}
