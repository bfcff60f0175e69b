import { expect, test } from 'vitest'
import { quiet, unwrap } from '../../src/contract/wire.ts'
import { sharedEngine } from '../support/duckdb.ts'
import { bringIn, csvFile, deskOn } from './house.ts'

const engine = await sharedEngine()
const day = (i: number) => `2025-0${1 + Math.floor(i / 28)}-${String(1 + (i % 28)).padStart(2, '0')}`
const head = 'Order number,Order date,E-mail,Product,Quantity,Price,Shipping,Order total,Currency'
/** 100 orders of 10 and 5 for shipping: 4 name nobody, 3 come to another total. */
const shop = csvFile('shop.csv', [
  head,
  ...Array.from({ length: 100 }, (_, i) => {
    const total = i < 3 ? 25 : 15
    return `${1000 + i},${day(i)},${i >= 96 ? '' : `p${i % 30}@x.org`},Mug,1,10.00,5.00,${total}.00,EUR`
  }),
  '2000,2025-13-01,p1@x.org,Mug,1,10.00,5.00,15.00,EUR',
])

async function cardOf(...files: File[]) {
  const desk = deskOn(null, engine)
  await bringIn(desk, files)
  return unwrap(await desk.quality(quiet))
}

test('what was planted is measured exactly and priced', async () => {
  const { measures, findings, drift } = await cardOf(shop)
  const at = new Map(measures.map((m) => [m.id, [m.have, m.all]]))
  expect(at.get('totals')).toEqual([97, 100])
  expect(at.get('validity')).toEqual([100, 101])
  expect(at.get('uniqueness')).toEqual([101, 101])
  expect(at.get('consistency')).toEqual([100, 100])
  expect(at.get('timeliness')).toEqual([16, 16])
  expect(at.get('completeness')).toEqual([96 + 100 + 30, 100 + 100 + 30])
  expect(at.get('coverage')).toEqual([0, 0])
  expect(at.get('payments')).toEqual([0, 0])
  const off = findings.find(({ id }) => id === 'totals')
  expect(off).toMatchObject({ rows: 3, money: [{ currency: 'EUR', amount: 75 }] })
  expect(off?.says).toContain('shipping')
  expect(findings.find(({ says }) => says.includes('no customer'))).toMatchObject({
    rows: 4,
    money: [{ currency: 'EUR', amount: 60 }],
  })
  expect(drift).toEqual([])
  for (const { says, next } of findings) expect(`${says} ${next}`).not.toMatch(/@|p\d/)
})

test('a file without faults has none, and nothing to measure is told as such', async () => {
  const rows = Array.from({ length: 30 }, (_, i) => `${i},${day(i)},p${i}@x.org,Mug,1,10.00`)
  const { measures, findings } = await cardOf(
    csvFile('fine.csv', ['Order number,Order date,E-mail,Product,Quantity,Price', ...rows]),
  )
  expect(findings).toEqual([])
  for (const { have, all } of measures) expect(have).toBe(all)
  expect(measures.filter(({ all }) => all === 0).map(({ id }) => id)).toEqual([
    'coverage',
    'totals',
    'payments',
  ])
})

test('a further file of a known shape is held against the last one', async () => {
  const row = (i: number, month: string, price: string, status: string, more: string) =>
    `${i},2025-${month}-${String(1 + (i % 28)).padStart(2, '0')},p${i}@x.org,Mug,1,${price},${status},${more}`
  const file = (
    name: string,
    header: string,
    month: string,
    from: number,
    price: string,
    status: string,
    more: (i: number) => string,
  ) =>
    csvFile(name, [
      header,
      ...Array.from({ length: 28 }, (_, i) => row(from + i, month, price, status, more(i))),
    ])
  const before = 'Order number,Order date,E-mail,Product,Quantity,Price,Status,City'
  const now = 'Order number,Order date,E-mail,Product,Quantity,Unit price,Status,City,Gift note'
  const one = file('a.csv', before, '01', 0, '10.00', 'paid', () => 'Ulm')
  const two = file('b.csv', now, '03', 100, '1000.00', 'pickup', (i) => `${i % 2 ? 'Ulm' : ''},x`)
  const { drift } = await cardOf(one, two)
  const [told] = drift
  expect(told).toMatchObject({ file: 'b.csv', before: 'a.csv' })
  expect(told?.says).toEqual([
    'Column ‘Price’ is called ‘Unit price’ now.',
    'New column: ‘Gift note’.',
    '‘City’ is empty in 50% of the rows; it was 0%.',
    'The middle value of ‘Unit price’ is 1000.00; it was 10.00. Same currency, same decimal sign?',
    'New statuses: ‘pickup’.',
    '31 days lie between the two: from 2025-01-29 to 2025-02-28 neither tells anything.',
  ])
})

test('an export that lost the column that made lines of its rows is held against the last one, and its orders are known', async () => {
  const head = ['Order number', 'Order date', 'E-mail', 'Product', 'Quantity', 'Price', 'Total']
  const row = (i: number) => [
    `N${i}`,
    `2025-0${1 + (i % 9)}-1${i % 7}`,
    `p${i % 11}@x.org`,
    'Mug',
    '2',
    '5.00',
    '10.00',
  ]
  const lines = (from: number, to: number, without = -1) =>
    [head, ...Array.from({ length: to - from }, (_, i) => row(from + i))].map((cells) =>
      cells.filter((_, c) => c !== without).join(','),
    )
  const files = [csvFile('may.csv', lines(0, 60)), csvFile('june.csv', lines(40, 90, 4))]
  const { drift } = await cardOf(...files)
  expect(drift.flatMap(({ says }) => says)).toEqual([
    'One row is an order now; it was a line of an order.',
    'Column gone: ‘Quantity’.',
    'Both tell of 249 days; what stands in both counts once.',
  ])
  const { workspace } = await bringIn(deskOn(null, engine), files)
  expect(workspace.account.files[1]?.overlap?.orders).toEqual({ known: 20, changed: 0, fresh: 30 })
  expect(workspace.orders).toBe(90)
})

test('two sources that call their columns otherwise are not held against each other', async () => {
  const lines = (head: string) => [
    head,
    ...Array.from({ length: 9 }, (_, i) => `${head[0]}${i},2025-01-0${i + 1},p${i}@x.org,Mug,10.00`),
  ]
  const one = csvFile('shop.csv', lines('Order number,Order date,E-mail,Product,Total'))
  const two = csvFile('till.csv', lines('Bon,Datum,Kunde,Artikel,Betrag'))
  expect((await cardOf(one, two)).drift).toEqual([])
})

test.each([
  ['a Sunday and the Monday after it', ['2025-01-05', '2025-01-06'], [2, 2]],
  ['a Monday and the Sunday after it', ['2025-01-06', '2025-01-12'], [1, 1]],
  ['a Sunday and a Monday over three weeks', ['2025-01-05', '2025-01-27'], [2, 5]],
  ['every Monday of three years', mondays('2022-01-03', 157), [157, 157]],
  ['a Sunday before every Monday of three years', ['2022-01-02', ...mondays('2022-01-03', 157)], [158, 158]],
])('weeks begin on Monday: %s', async (_, days, weeks) => {
  const rows = days.map((on, i) => `${i},${on},p${i}@x.org,Mug,1,10.00`)
  const head = 'Order number,Order date,E-mail,Product,Quantity,Price'
  const { measures } = await cardOf(csvFile('weeks.csv', [head, ...rows]))
  const found = measures.find(({ id }) => id === 'timeliness')
  expect([found?.have, found?.all]).toEqual(weeks)
})

test.each([
  ['2025-01-08', ['1 day lies between the two: of 2025-01-07 neither tells anything.']],
  ['2025-01-07', []],
])('what lies between two files is counted in days: up to the 6th and from %s', async (from, said) => {
  const head = 'Order number,Order date,E-mail,Product,Quantity,Price'
  const rows = (...on: string[]) => on.map((day, i) => `${day}-${i},${day},p${i}@x.org,Mug,1,10.00`)
  const before = csvFile('a.csv', [head, ...rows('2025-01-05', '2025-01-06')])
  const after = csvFile('b.csv', [head, ...rows(from, '2025-01-09')])
  expect((await cardOf(before, after)).drift.flatMap(({ says }) => says)).toEqual(said)
})

function mondays(first: string, count: number): string[] {
  const week = 7 * 86_400_000
  return Array.from({ length: count }, (_, i) =>
    new Date(Date.parse(first) + i * week).toISOString().slice(0, 10),
  )
}
