import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { quiet, unwrap } from '../../src/contract/wire.ts'
import { openHeadless } from '../../workers/headless/open-headless.ts'
import { brought, type Sheet } from './workbook.ts'

const head = ['Datum', 'Beleg', 'Kunde', 'Artikel', 'Gesamt']
const month = (m: number, name: string, more: Partial<Sheet> = {}): Sheet => ({
  name,
  rows: [
    ['Verkäufe', null, null, null, null],
    head,
    ...Array.from({ length: 9 }, (_, i) => [
      new Date(Date.UTC(2025, m, 3 * (i + 1))),
      100 * m + i,
      `Kundin ${'ABC'[i % 3]}`,
      'Tee "grün"\n100 g',
      5,
    ]),
    [null, null, null, null, null],
    ['Summe', null, null, null, 45],
  ],
  ...more,
})

test('a sheet for each month is read whole, each row by its number; a hidden copy, sums and remarks are not', async () => {
  const sums: Sheet = {
    name: 'Übersicht',
    rows: [
      ['Monat', 'Umsatz', 'Belege'],
      ['Januar', 45, 9],
      ['Februar', 45, 9],
      ['März', 45, 9],
    ],
  }
  const remarks: Sheet = { name: 'Liesmich', rows: [['Kasse der Teestube'], ['Nur Anna ändert hier etwas']] }
  const {
    draft,
    account,
    sums: told,
  } = await brought(
    ...[
      remarks,
      month(0, 'Januar'),
      month(1, 'Februar'),
      sums,
      month(2, 'März'),
      month(2, 'Alt', { hidden: true }),
    ],
  )
  expect(told).toMatchObject({ orders: 27, lines: 27, revenue: 135 })
  expect(account.period).toEqual({ from: '2025-01-03', to: '2025-03-27' })
  expect(account.files.map(({ name, rowsIn, rowsUsed }) => [name, rowsIn, rowsUsed])).toEqual(
    ['Januar', 'Februar', 'März'].map((name) => [`shop.xlsx › ${name}`, 10, 9]),
  )
  expect(draft.files[0]?.preview[0]?.line).toBe(3)
  expect(draft.files[0]?.preview[0]?.cells).toEqual(['2025-01-03', '0', 'Kundin A', 'Tee "grün" 100 g', '5'])
  expect(draft.files[0]?.notes[0]?.text).toBe(
    '3 of 6 sheets of the workbook are read, each as a table of its own; left out: ‘Liesmich’, ‘Übersicht’, ‘Alt’ (hidden). To read one of these, save it as a file of its own and bring that.',
  )
})

test('orders, their lines and their customers on sheets of one workbook are one shop', async () => {
  const { sums, account } = await brought(
    {
      name: 'Customers',
      rows: [
        ['Customer ID', 'Email'],
        [7, 'a@x.org'],
        [8, 'b@x.org'],
      ],
    },
    {
      name: 'Orders',
      rows: [
        ['Order ID', 'Customer ID', 'Order date', 'Total'],
        [1, 7, new Date(Date.UTC(2025, 2, 3)), 15],
        [2, 8, new Date(Date.UTC(2025, 2, 24)), 5],
      ],
    },
    {
      name: 'Lines',
      rows: [
        ['Order ID', 'Product', 'Quantity', 'Price'],
        [1, 'Tea', 1, 5],
        [1, 'Pot', 1, 10],
        [2, 'Tea', 1, 5],
      ],
    },
    {
      name: 'By month',
      rows: [
        ['Month', 'Takings'],
        ['March', 20],
        ['April', 0],
      ],
    },
  )
  expect(sums).toMatchObject({ orders: 2, lines: 3, revenue: 20 })
  expect(account.tables.find(({ name }) => name === 'customer')?.rows).toBe(2)
})

test('all sales on one sheet and again by month on others count once', async () => {
  const months = [month(0, 'Januar'), month(1, 'Februar')]
  const plain = months.map((sheet) => ({
    ...sheet,
    rows: [head.toSpliced(1, 1), ...sheet.rows.slice(2, -2).map((row) => row.toSpliced(1, 1))],
  }))
  const all = { name: 'Alle', rows: [plain[0]?.rows[0] ?? [], ...plain.flatMap(({ rows }) => rows.slice(1))] }
  expect((await brought(all, ...plain)).sums).toMatchObject({ revenue: 90, orders: 18 })
})

test('where only one sheet is of use the workbook stays what it is', async () => {
  const { draft } = await brought(month(0, 'Januar'), { name: 'Notes', rows: [['Ask Anna'], ['Call Bo']] })
  expect(draft.files.map(({ name, format, sheet }) => [name, format, sheet])).toEqual([
    ['shop.xlsx', 'xlsx', 'Januar'],
  ])
})

test('a sheet that was copied is read once', async () => {
  const { draft, sums } = await brought(month(0, 'Januar'), month(0, 'Januar (2)'), month(1, 'Februar'))
  expect(sums).toMatchObject({ orders: 18, revenue: 90 })
  expect(draft.files[0]?.notes[0]?.text).toContain('left out: ‘Januar (2)’')
})

test('the sheet that a person chooses is read alone', async () => {
  const sheets = [month(0, 'Januar'), month(1, 'Februar')]
  const { desk } = openHeadless()
  const file = new File([new Uint8Array(await writeXlsx({ sheets }))], 'shop.xlsx')
  const first = unwrap(await desk.draft([file], quiet))
  const draft = unwrap(await desk.correct(first.id, 0, { sheet: 'Februar' }))
  expect(draft.files.map(({ sheet, format }) => [sheet, format])).toEqual([['Februar', 'xlsx']])
  expect(unwrap(await desk.adopt(draft.id, '', '', quiet)).account.sums[0]?.sums.revenue).toBe(45)
})

test('the draft of every sheet tells which others there are, hidden ones too', async () => {
  const sheets = [month(0, 'Januar'), month(1, 'Februar'), month(2, 'Alt', { hidden: true })]
  const { draft } = await brought(...sheets)
  const known = ['Januar', 'Februar', 'Alt'].map((name) => ({ name, rows: 12, hidden: name === 'Alt' }))
  expect(draft.files.map(({ sheet, sheets: all }) => [sheet, all])).toEqual([
    ['Januar', known],
    ['Februar', known],
  ])
})

describe('a pivot table on a sheet of its own', () => {
  const rows = month(0, 'Daten').rows.slice(1, -2)
  const byCustomer = {
    name: 'Pivot',
    rows: [
      ['Zeilenbeschriftungen', 'Summe von Gesamt'],
      ...Array.from({ length: 40 }, (_, i) => [`Kundin ${i}`, 5 * i]),
    ],
  }
  const byMonth = {
    name: 'Nach Monaten',
    rows: [
      ['Kunde', 'Jan 2025', 'Feb 2025', 'Gesamt'],
      ...['A', 'B', 'C'].map((name) => [`Kundin ${name}`, 15, 0, 15]),
    ],
  }

  test.each([
    ['with more rows than its data', [byCustomer, { name: 'Daten', rows }], 'Pivot'],
    ['with fewer', [byMonth, { name: 'Daten', rows }], 'Nach Monaten'],
  ])('%s is set aside by name, and the data are read', async (_, sheets, name) => {
    const { sums, draft, account } = await brought(...sheets)
    expect(sums).toMatchObject({ orders: 9, revenue: 45 })
    expect(account.tables.find((table) => table.name === 'customer')?.rows).toBe(3)
    expect(draft.files).toHaveLength(1)
    expect(draft.files[0]?.notes.map(({ text }) => text).join(' ')).toContain(`‘${name}’`)
  })
})

describe('a sheet for each of them, called after somebody', () => {
  const names = ['Ann Miller', 'Bob Rossi', 'Cleo Dumont', 'Dirk Jansen', 'Eva Horák']
  const sheet = (name: string, at: number, apart: number): Sheet => ({
    name,
    rows: [
      ['Datum', 'Artikel', 'Betrag'],
      ...Array.from({ length: 6 }, (_, i) => [
        new Date(Date.UTC(2025, 0, 2 + at + apart * i)),
        'Tee',
        5 + at,
      ]),
      [null, 'Summe', 6 * (5 + at)],
    ],
  })

  test('is a customer’s where it tells of few days, and that is told', async () => {
    const { account, draft, sums } = await brought(...names.map((name, i) => sheet(name, i, 9)))
    expect(account.tables.find((table) => table.name === 'customer')?.rows).toBe(5)
    expect(sums).toMatchObject({ revenue: 6 * (5 + 6 + 7 + 8 + 9), lines: 30 })
    expect(draft.files[0]?.notes.map(({ text }) => text).join(' ')).toContain('called after somebody')
  })

  test('is none’s where they are called after goods or places', async () => {
    const called = ['Lager Nord', 'Filiale 2', 'Messe', 'Online', 'Flohmarkt']
    const { account } = await brought(...called.map((name, i) => sheet(name, i, 9)))
    expect(account.tables.find((table) => table.name === 'customer')?.rows).toBe(0)
  })

  test('is a branch’s where it tells of every day', async () => {
    const { account } = await brought(...names.map((name, i) => sheet(name, i, 1)))
    expect(account.tables.find((table) => table.name === 'customer')?.rows).toBe(0)
  })
})
