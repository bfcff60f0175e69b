import { beforeAll, describe, expect, it } from 'vitest'
import type { Report } from '../../src/contract/report.ts'
import { namesOf } from '../../workers/miners/segments/names.ts'
import { search } from '../../workers/miners/segments/search.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { finish, normal } from '../cluster/support.ts'
import { openBench, type TestBench } from '../mining/bench.ts'
import { columns, type Orders, plantedShop } from '../support/people.ts'

let bench: TestBench

beforeAll(async () => {
  bench = await openBench()
}, 60_000)

const first = 19_000

/** Three kinds that differ in how often, how much and how long ago they order. */
function threeKinds(copies = 1): Orders {
  const random = seeded(4)
  const kinds = [
    { orders: 14, every: 12, spend: 20, last: 5 },
    { orders: 4, every: 60, spend: 200, last: 40 },
    { orders: 2, every: 20, spend: 60, last: 400 },
  ]
  const rows: [number, number, number, string][] = []
  for (let who = 0; who < 240; who++) {
    const kind = kinds[who % 3] ?? kinds[0]
    if (!kind) continue
    let day = first - kind.last - Math.floor(random() * 4)
    for (let n = 0; n < kind.orders + Math.floor(random() * 3); n++) {
      const spend = Math.round(kind.spend * (0.9 + 0.2 * random()))
      for (let c = 0; c < copies; c++) rows.push([who * copies + c, day, spend, ''])
      day -= Math.max(1, Math.round(kind.every * (0.8 + 0.4 * random())))
    }
  }
  return columns(rows)
}

function table(report: Report, title: RegExp) {
  const block = report.blocks.find((b) => title.test(b.title))
  if (block?.kind !== 'table') throw new Error(`no table ${title}`)
  return block.data
}

const kindsOf = async (report: Report) =>
  report.audiences.map((a) => [...(bench.kept.get(a.table) ?? [])].map((key) => key % 3))

describe('planted kinds', () => {
  it('are found one by one, named, ruled and kept as audiences', async () => {
    await bench.open(threeKinds())
    const report = await bench.ask('segments')
    const kinds = await kindsOf(report)
    expect(kinds.map((of) => [of.length, new Set(of).size])).toEqual([
      [80, 1],
      [80, 1],
      [80, 1],
    ])
    const names = report.audiences.map((a) => a.label)
    expect(names.some((name) => /^Frequent small orders/.test(name))).toBe(true)
    expect(names.some((name) => /big orders/.test(name))).toBe(true)
    expect(names.some((name) => /not seen for long/.test(name))).toBe(true)
    expect(report.yardsticks.every((y) => y.value > y.baseline)).toBe(true)
    expect(report.yardsticks.at(-1)?.value).toBe(1)
  })

  it('stay the same where every customer stands there twice', async () => {
    const medians = async (copies: number) => {
      await bench.open(threeKinds(copies))
      return table(await bench.ask('segments', { values: { kinds: '3' } }), /in numbers/)
        .rows.slice(0, -1)
        .map((row) => [row[0], ...row.slice(5)])
    }
    expect(await medians(2)).toEqual(await medians(1))
  })

  it('are the same beside an account that looks like a till, which has a list of its own', async () => {
    const kinds = async (orders: Orders) => {
      await bench.open(orders)
      const { blocks, audiences } = await bench.ask('segments', { values: { kinds: '3' } })
      return {
        map: blocks[0],
        lists: audiences.map(({ label, table }) => [label, bench.kept.get(table)?.length]),
      }
    }
    const shop = threeKinds()
    const rows = Array.from(
      shop.customer,
      (who, i) => [who, shop.day[i] ?? 0, shop.revenue[i] ?? 0, ''] as const,
    )
    const till = Array.from({ length: 5000 }, (_, i) => [999, first - 5 - (i % 300), 5, ''] as const)
    const [alone, beside] = [await kinds(shop), await kinds(columns([...rows, ...till]))]
    expect(beside).toEqual({ ...alone, lists: [...alone.lists, ['Looks like a till', 1]] })
  })

  it('of an earlier day carry the names of now', async () => {
    await bench.open(plantedShop(3, { customers: 600 }))
    const report = await bench.ask('segments', { values: { compareDays: 30 } })
    const moves = report.blocks.find((b) => b.kind === 'heatmap')?.data
    expect(moves?.rows.slice(0, moves.columns.length)).toEqual(moves?.columns)
    const stayed = moves?.columns.reduce((n, _, c) => n + (moves.counts[c]?.[c] ?? 0), 0) ?? 0
    const known =
      moves?.counts
        .slice(0, -1)
        .flat()
        .reduce((n, c) => n + c, 0) ?? 1
    expect(stayed / known).toBeGreaterThan(0.6)
  })

  it('two of them stand side by side, by their place in the list', async () => {
    await bench.open(threeKinds())
    const data = table(await bench.ask('segments', { values: { one: 3, other: 8 } }), /beside/)
    expect(data.columns.slice(1, 3).map((c) => c.label.slice(0, 2))).toEqual(['3:', '3:'])
    for (const row of data.rows) expect([0.5, null]).toContain(row[3])
  })
})

describe('where nothing separates', () => {
  const clouds: Record<string, (random: () => number) => number[]> = {
    'even all over': (random) => Array.from({ length: 5 }, () => random() * 3.4 - 1.7),
    'one round cloud': (random) => Array.from({ length: 5 }, () => normal(random)),
    'one long cloud': (random) => {
      const shared = normal(random)
      return Array.from({ length: 5 }, () => 0.8 * shared + 0.6 * normal(random))
    },
  }

  it.each(Object.entries(clouds))('%s is refused', (_, row) => {
    for (let seed = 0; seed < 3; seed++) {
      const random = seeded(seed)
      const values = Float64Array.from(Array.from({ length: 300 }, () => row(random)).flat())
      const found = finish(search({ rows: 300, columns: 5, values }, [2, 3, 4, 5, 6], random))
      expect(found.separates).toBe(false)
    }
  })

  it('it is said in words, with no list of people', async () => {
    /** Every seventh key: in the test's shop none of them has a coupon. */
    const same = Array.from({ length: 400 }, (_, i): [number, number, number, string] => [
      7 * (i % 200),
      first - (i < 200 ? 50 : 20),
      30,
      '',
    ])
    await bench.open(columns(same))
    const report = await bench.ask('segments')
    expect(report.headline).toMatch(/do not fall into kinds/)
    expect(report.audiences).toEqual([])
    expect(report.caveats.join(' ')).toMatch(/No two groups/)
  })

  it('too few customers are refused with both numbers', async () => {
    await bench.open(columns(Array.from({ length: 99 }, (_, i) => [i, first - i, i, ''] as const)))
    await expect(bench.ask('segments')).rejects.toMatchObject({
      fault: { code: 'too-few', have: 99, need: 100 },
    })
  })
})

it('names differ, and say what is most different', () => {
  const place = (orders: number, value: number) => [
    { id: 'orders' as const, z: orders, median: orders < 0 ? 1 : 9 },
    { id: 'value' as const, z: value, median: 20 },
  ]
  expect(namesOf([place(2, -1), place(-1, 0.1), place(0.1, 1.5)])).toEqual([
    'Frequent small orders',
    'One-time buyers',
    'Buyers of big orders',
  ])
  const alike = namesOf([place(2, -1), place(2, -1), place(2, -1)])
  expect(new Set(alike).size).toBe(3)
})
