import { describe, expect, it } from 'vitest'
import planted from '../../scripts/samples/truths.json' with { type: 'json' }
import { cafe, webshop } from '../../scripts/samples/truths.ts'
import { ask, bring, members } from './headless.ts'

/** Share of the planted people who stand in one of the audiences. */
async function found(id: string, labels: string[], people: string[]): Promise<number> {
  const brought = await bring(id)
  const report = await ask(brought, 'rfm')
  const lists = await Promise.all(labels.map((label) => members(brought, report, label)))
  return people.filter((one) => lists.some((list) => list.has(one))).length / people.length
}

describe('who are my customers, asked of the samples', () => {
  it('puts the lost group among those who were the best once, or used to come', async () => {
    const share = await found('webshop', ['Cannot lose them', 'At risk'], planted.webshop.lost)
    expect(share).toBeGreaterThan(0.9)
  })

  it('puts VIPs and morning regulars among the champions', async () => {
    expect(await found('webshop', ['Champions'], planted.webshop.vips)).toBeGreaterThan(0.9)
    expect(await found('cafe', ['Champions'], planted.cafe.morningRegulars)).toBeGreaterThan(0.9)
  })

  it('puts those who faded after the price rise among those slipping away', async () => {
    const slipping = ['Cannot lose them', 'At risk']
    expect(await found('cafe', slipping, planted.cafe.faded)).toBeGreaterThan(0.7)
  })
})

describe('do customers come back, asked of the web shop', () => {
  it('sees the refill: few are back within 30 days, many more within 60', async () => {
    const report = await ask(await bring('webshop'), 'cohorts')
    const tables = report.blocks.flatMap((b) => (b.kind === 'table' ? [b.data] : []))
    const waits = tables.find((t) => t.columns[0]?.label === 'Days')
    const back = (days: number) => Number(waits?.rows.find((row) => row[0] === days)?.[1])
    const expected = (webshop.starter.people * webshop.starter.share) / webshop.customers
    expect(back(60) - back(30)).toBeGreaterThan(expected)
  })
})

describe('how is business, asked of the café', () => {
  it('compares the six months it can, after the price rise, with the year before', async () => {
    const report = await ask(await bring('cafe'), 'pulse')
    const figures = report.blocks.flatMap((b) => (b.kind === 'figures' ? b.data : []))
    const value = figures.find((figure) => figure.label === 'Average order value')
    const rise = Number(value?.value) / Number(value?.before)
    expect(rise).toBeGreaterThan(1.03)
    expect(rise).toBeLessThan(cafe.priceRise.factor + 0.03)
  })
})

describe('which kinds of customers do I have, asked of the samples', () => {
  /** Share of the planted people in the audience that holds most of them, and their share of it. */
  async function best(id: string, people: string[]): Promise<{ name: string; found: number; pure: number }> {
    const brought = await bring(id)
    const report = await ask(brought, 'segments')
    const lists = await Promise.all(
      report.audiences.map(async ({ label }) => {
        const list = await members(brought, report, label)
        const there = people.filter((one) => list.has(one)).length
        return { name: label, found: there / people.length, pure: there / list.size }
      }),
    )
    return lists.reduce((a, b) => (b.found > a.found ? b : a))
  }

  it('finds the few who bring much, and those who come with a code', async () => {
    const vips = await best('webshop', planted.webshop.vips)
    expect(vips.name).toMatch(/^Frequent/)
    expect(Math.min(vips.found, vips.pure)).toBeGreaterThan(0.85)
    const hunters = await best('webshop', planted.webshop.discountHunters)
    expect(hunters.name).toMatch(/^Coupon/)
    expect(Math.min(hunters.found, hunters.pure)).toBeGreaterThan(0.85)
  })

  it('finds the regulars of the morning', async () => {
    const regulars = await best('cafe', planted.cafe.morningRegulars)
    expect(regulars.name).toMatch(/^Frequent/)
    expect(regulars.found).toBeGreaterThan(0.8)
  })
})

describe('what happens in which order, asked of the samples', () => {
  it('names the starter set and its refill, with the planted days between', async () => {
    const report = await ask(await bring('webshop'), 'journeys')
    const { product, refill, days, people } = webshop.starter
    expect(report.headline).toContain(`After ${product} comes ${refill}`)
    const tables = report.blocks.flatMap((b) => (b.kind === 'table' ? [b.data] : []))
    const row = tables.flatMap((t) => t.rows).find(([what]) => what === `${product} → ${refill}`)
    expect(Math.abs(Number(row?.[3]) - days)).toBeLessThan(5)
    expect(Number(row?.[1])).toBeGreaterThan(webshop.starter.share * people * 0.9)
  })

  it('finds no order in the café, where none is planted, and says so with both numbers', async () => {
    const report = await ask(await bring('cafe'), 'journeys')
    expect(report.headline).toMatch(
      /^Nothing comes in an order of its own: \d+ sequences .* 0 more than chance/,
    )
  })
})

describe('who is leaving, asked of the samples', () => {
  it.each(['cafe', 'phone'])('finds more leavers of the %s than picking at random would', async (id) => {
    const report = await ask(await bring(id), 'leavers')
    const bars = report.blocks.flatMap((b) => (b.kind === 'bars' ? b.data.bars : []))
    expect(bars.at(0)?.low).toBeGreaterThan(bars.at(-1)?.value ?? 1)
  })
})

describe('who is leaving, told by the contracts of the phone shop', () => {
  it('names the tariff and the calls that are planted, and nothing else', async () => {
    const report = await ask(await bring('phone'), 'leavers')
    const table = report.blocks.find(({ title }) => title === 'What goes with leaving sooner')
    const sure = table?.kind === 'table' ? table.data.rows.filter((row) => row.at(-1) === 'yes') : []
    const names = sure.map(([name]) => String(name))
    expect(names.some((name) => name.startsWith('Tariff: Flex S'))).toBe(true)
    expect(names.some((name) => name.startsWith('Support calls'))).toBe(true)
    expect(names).toHaveLength(2)
  })
})

describe('what is a customer worth, asked of the samples', () => {
  it('names the VIPs among those who carry most, and the lost among those to keep or gone silent', async () => {
    const brought = await bring('webshop')
    const report = await ask(brought, 'value')
    const lists = async (labels: string[]) =>
      Promise.all(labels.map((label) => members(brought, report, label)))
    const top = await lists(['Carry the most'])
    const [carry = new Set<string>()] = top
    expect(planted.webshop.vips.filter((one) => carry.has(one)).length / carry.size).toBeGreaterThan(0.8)
    const quiet = await lists(['Worth keeping, but silent', 'Silent, came back before'])
    const lost = planted.webshop.lost.filter((one) => quiet.some((list) => list.has(one)))
    expect(lost.length / planted.webshop.lost.length).toBeGreaterThan(0.9)
  })

  it('counts those who faded after the price rise of the café among the silent', async () => {
    const brought = await bring('cafe')
    const report = await ask(brought, 'value')
    const silent = await members(brought, report, 'Silent, came back before')
    const faded = planted.cafe.faded.filter((one) => silent.has(one)).length
    expect(faded / planted.cafe.faded.length).toBeGreaterThan(0.8)
  })
})
