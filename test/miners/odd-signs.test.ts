import { beforeAll, describe, expect, it } from 'vitest'
import type { Report } from '../../src/contract/report.ts'
import { quiet, unwrap } from '../../src/contract/wire.ts'
import { openHeadless } from '../../workers/headless/open-headless.ts'
import { codesIn } from '../../workers/miners/odd-ones/detectors/codes.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { recipe } from '../mining/bench.ts'

const staff = ['Ann Till', 'Bob Till', 'Cid Till', 'Dee Till']

/** 900 orders of 300 customers in a year; who is at the till, codes, a foretold risk and a dispute are told of each. */
function files(isPlanted: boolean): File[] {
  const random = seeded(4)
  const orders = [
    'Order number,Order date,Customer ID,Product,Quantity,Price,Discount Code,Discount,Status,Cashier,Risk Level,Dispute Status',
  ]
  const met = new Set<number>()
  for (let n = 0; n < 900; n++) {
    const who = n < 300 ? n : Math.floor(random() * 300)
    const day = new Date(Date.UTC(2025, 0, 1 + Math.floor((n * 365) / 900))).toISOString().slice(0, 10)
    const till = Math.floor(random() * staff.length)
    const isGang = isPlanted && who < 6
    const isNew = !met.has(who)
    met.add(who)
    const code =
      isNew && (isGang || random() < 0.15) ? 'WELCOME10' : isPlanted && n === 500 ? '"TEN, MORE, FREE"' : ''
    const isVoid = random() < (isPlanted && till === 2 ? 0.3 : 0.02)
    const isHigh = random() < 0.2
    const isDisputed = random() < (isHigh ? 0.3 : 0.01)
    orders.push(
      [
        ...[10_000 + n, day, `K${1000 + who}`, `Thing ${n % 7}`, 1 + (n % 3), (5 + (n % 7) * 3).toFixed(2)],
        ...[code, code ? '2.00' : '', isVoid ? 'voided' : 'paid', staff[till]],
        ...[isHigh ? 'High' : 'Low', isDisputed ? 'lost' : ''],
      ].join(','),
    )
  }
  const customers = ['Customer ID,Name,Street,Postcode,City']
  for (let who = 0; who < 300; who++) {
    const isGang = isPlanted && who < 6
    customers.push(`K${1000 + who},Name ${who},${isGang ? 'Hill Road 1' : `Street ${who} 5`},12345,Town`)
  }
  return [
    new File([`${orders.join('\n')}\n`], 'orders.csv'),
    new File([`${customers.join('\n')}\n`], 'customers.csv'),
  ]
}

async function asked(isPlanted: boolean): Promise<Report> {
  const headless = openHeadless()
  const draft = unwrap(await headless.desk.draft(files(isPlanted), quiet))
  unwrap(await headless.desk.adopt(draft.id, '', 'Shop', quiet))
  return headless.run(recipe('odd-ones'), quiet)
}

const table = ({ blocks }: Report, title: string) =>
  blocks.flatMap((b) => (b.kind === 'table' && b.title.startsWith(title) ? b.data.rows : []))

describe('codes, tills and foretold risks, from the files on', () => {
  let planted: Report
  beforeAll(async () => {
    planted = await asked(true)
  }, 60_000)
  const whys = (report: Report, what: string) =>
    table(report, 'What looks wrong').flatMap((row) => (row[1] === what ? [String(row[2])] : []))

  it('finds one order with several codes, accounts that welcome themselves, and one till that voids', () => {
    expect(whys(planted, 'Several codes on one order')).toEqual(['3 codes on one order.'])
    expect(whys(planted, 'A welcome offer taken again')[0]).toMatch(/^6 of 6 accounts at one place/)
    expect(whys(planted, 'Voids and discounts at the till')).toHaveLength(1)
  })

  it('names nobody who was at the till', () => {
    for (const name of staff) expect(JSON.stringify(planted)).not.toContain(name)
  })

  it('finds none of them where none is planted', async () => {
    const clean = await asked(false)
    const found = table(clean, 'What looks wrong').map((row) => row[1])
    for (const what of [
      'Several codes on one order',
      'A welcome offer taken again',
      'Voids and discounts at the till',
    ])
      expect(found).not.toContain(what)
  })

  it('says how often high risk was right, with an interval that holds the truth', () => {
    const rows = table(planted, 'How often a warning')
    const high = rows.find(([name]) => name === 'high')?.map(Number) ?? []
    expect(high[4]).toBeLessThan(0.3)
    expect(high[5]).toBeGreaterThan(0.3)
    expect(rows.reduce((sum, row) => sum + Number(row[1]), 0)).toBe(900)
  })
})

describe('codes written in one cell', () => {
  it.each([
    ['', 0],
    ['TEN', 1],
    ['TEN, MORE', 2],
    ['ten;TEN', 1],
    ['A|B + C', 3],
  ])('%s', (text, n) => {
    expect(codesIn(text)).toBe(n)
  })
})
