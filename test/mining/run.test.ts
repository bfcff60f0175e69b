import { beforeAll, describe, expect, test } from 'vitest'
import { Failure } from '../../src/contract/fault.ts'
import { type Call, quiet, reply } from '../../src/contract/wire.ts'
import { drive, orStopped } from '../../workers/mining/drive.ts'
import { instead } from '../../workers/mining/instead.ts'
import { complete, recipeHash } from '../../workers/mining/recipe.ts'
import { run } from '../../workers/mining/run.ts'
import { plantedShop } from '../support/people.ts'
import { openBench, recipe, type TestBench } from './bench.ts'

let bench: TestBench

beforeAll(async () => {
  bench = await openBench()
  await bench.open(plantedShop(1))
}, 60_000)

describe('drive', () => {
  function* steps(given: number[]): Generator<number, string> {
    for (const done of given) {
      for (let i = 0; i < 3e6; i++) Math.sqrt(i)
      yield done
    }
    return 'end'
  }

  test('runs to the end; what it reports never falls and never leaves 0–1', async () => {
    const seen: number[] = []
    const call: Call = { signal: quiet.signal, progress: (_, done) => seen.push(done) }
    const given = [0.1, 0.05, 0.4, 0.3, 7, 0.2, ...Array(20).fill(0.5)]
    expect(await drive(steps(given), call)).toBe('end')
    expect(seen.length).toBeGreaterThan(0)
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
    expect(Math.max(...seen)).toBeLessThanOrEqual(1)
  })

  test('a stop that comes from outside gets through', async () => {
    const stopper = new AbortController()
    setTimeout(() => stopper.abort(), 1)
    const endless = (function* (): Generator<number, never> {
      for (;;) yield 0.5
    })()
    const driven = drive(endless, { signal: stopper.signal, progress: () => {} })
    await expect(driven).rejects.toMatchObject({ fault: { code: 'stopped' } })
  })

  test('a stop does not wait for rows that are on their way', async () => {
    const stopper = new AbortController()
    const never = orStopped(new Promise(() => {}), { signal: stopper.signal, progress: () => {} })
    stopper.abort()
    await expect(never).rejects.toMatchObject({ fault: { code: 'stopped' } })
  })
})

describe('run', () => {
  test('date and currency are filled from the open data', async () => {
    const report = await bench.ask('pulse')
    expect(report.recipe.scope).toEqual({ asOf: '2023-12-31', currency: 'GBP' })
    expect(report.currency).toBe('GBP')
    expect(report.sql).toContain("currency = 'GBP'")
  })

  test('other currencies are left out and named, never added up', async () => {
    const shop = plantedShop(1)
    const money = shop.channel.map((_, i) => (i % 5 === 0 ? 'CHF' : 'EUR'))
    await bench.open(shop, money)
    bench.workspace = { ...bench.workspace, currencies: ['EUR', 'CHF'] }
    const usual = await bench.ask('pulse')
    expect(usual.caveats[0]).toBe(
      'Only orders in EUR are counted, which most orders have; left out: orders in CHF.',
    )
    const asked = await bench.ask('pulse', { scope: { asOf: '', currency: 'CHF' } })
    expect(asked.caveats[0]).toBe('Only orders in CHF are counted; left out: orders in EUR.')
    const orders = (r: typeof usual) =>
      r.blocks.flatMap((b) => (b.kind === 'table' && /Every/.test(b.title) ? b.data.rows : []))
    const sum = (r: typeof usual) => orders(r).reduce((s, row) => s + Number(row[2]), 0)
    expect(sum(usual) + sum(asked)).toBe(shop.day.length)
    await bench.open(plantedShop(1))
  })

  test('a question nobody answers is a fault with the known ones', async () => {
    const known = expect.arrayContaining(['pulse', 'rfm', 'cohorts'])
    await expect(bench.ask('horoscope')).rejects.toMatchObject({ fault: { code: 'unknown', known } })
  })

  test('an answer that nothing here can give is replaced by one that can, and says so', async () => {
    const { workspace } = bench
    const days = { firstDay: '2020-01-01', lastDay: '2023-12-31' }
    bench.workspace = { ...workspace, marts: ['events'], lastDay: '', visits: days }
    const { recipe: ran, caveats } = await bench.ask('journeys')
    expect([ran.values.of, ran.scope.asOf]).toEqual(['visits', '2023-12-31'])
    expect(caveats[0]).toMatch(/“Look at” is “Web visits” here; “Purchases” needs an export of order lines/)
    await expect(bench.ask('rfm')).rejects.toMatchObject({ fault: { code: 'lacks', missing: [['orders']] } })
    bench.workspace = workspace
  })

  test('orders that name nobody are told so, and never called none', async () => {
    const { workspace } = bench
    bench.workspace = { ...workspace, marts: ['orders', 'baskets'] }
    for (const id of ['rfm', 'segments', 'cohorts', 'value', 'next-product', 'moves'])
      await expect(bench.ask(id)).rejects.toMatchObject({
        fault: { code: 'lacks', missing: [['customers']] },
      })
    expect((await bench.ask('pulse')).headline).toMatch(/^Revenue/)
    bench.workspace = workspace
  })

  test('where there is too little of what was asked, the other option is named', () => {
    const asked = complete(recipe('journeys'), bench.workspace)
    const few = new Failure({ code: 'too-few', have: 5, need: 100, unit: 'returning customers' })
    const { marts } = bench.workspace
    expect(instead(few, asked, marts)).toMatchObject({ fault: { have: 5, instead: 'Web visits' } })
    expect(instead(few, asked, ['orders', 'baskets'])).toBe(few)
    const other = new Error('bug')
    expect(instead(other, asked, marts)).toBe(other)
  })

  test('audiences are tables named after the recipe; another recipe has others', async () => {
    const first = await bench.ask('rfm')
    const second = await bench.ask('rfm', { values: { compareDays: 60 } })
    for (const { table, id } of first.audiences)
      expect(table).toMatch(new RegExp(`^audience_[0-9a-f]{16}_${id}$`))
    expect(second.audiences[0]?.table).not.toBe(first.audiences[0]?.table)
  })

  test('a fault while keeping takes back what was kept', async () => {
    const { dock, workspace } = bench
    bench.kept.clear()
    const failing: typeof dock = {
      ...dock,
      keep: (lists, scope) =>
        reply(async () => {
          await dock.keep(lists.slice(0, 3), scope)
          throw new Error('full')
        }),
    }
    const asked = run(recipe('rfm'), { dock: failing, workspace, locale: 'en-GB' }, quiet)
    await expect(asked).rejects.toMatchObject({ fault: { code: 'bug' } })
    expect([...bench.kept.keys()]).toEqual([])
  })

  test('a locale or a currency nobody knows does not stop an answer', async () => {
    const { dock, workspace } = bench
    for (const locale of ['', 'not a locale', 'de-DE']) {
      const report = await run(recipe('pulse'), { dock, workspace, locale }, quiet)
      expect(report.headline).toMatch(/£/)
    }
  })
})

test('the hash does not mind the order of fields, and minds everything else', () => {
  const one = recipe('rfm')
  const turned = Object.fromEntries(Object.entries(one).reverse()) as unknown as typeof one
  expect(recipeHash(turned)).toBe(recipeHash(one))
  for (const other of [{ seed: 2 }, { data: 'x' }, { version: 7 }, { values: { bins: '4' } }])
    expect(recipeHash(recipe('rfm', other))).not.toBe(recipeHash(one))
})
