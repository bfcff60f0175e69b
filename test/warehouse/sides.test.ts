import { expect, test } from 'vitest'
import { quiet, unwrap } from '../../src/contract/wire.ts'
import { openHeadless } from '../../workers/headless/open-headless.ts'

type Rows = (string | number)[][]
const people: Rows = ['Ann Miller', 'Bob Rossi', 'Cleo Dumont', 'Dirk Jansen'].map((name, i) => [
  `K${i}`,
  name,
  `p${i}@mail.example`,
  ['Bonn', 'Roma', 'Lyon', 'Gent'][i] ?? '',
])
const orders: Rows = Array.from({ length: 20 }, (_, i) => [
  `B${100 + i}`,
  `2025-01-${String(i + 1).padStart(2, '0')}`,
  `K${i % 4}`,
  10 + i,
])
const customersHead = ['Kundennr', 'Name', 'E-Mail', 'Ort']
const ordersHead = ['Bestellnr', 'Datum', 'Kundennr', 'Gesamt']
const revenue = orders.reduce((sum, row) => sum + Number(row[3]), 0)

/** Two tables from the same line on, `gap` empty columns between them, the shorter one filled up. */
function beside(left: Rows, right: Rows, gap = 1): string {
  const width = Math.max(...left.map((row) => row.length))
  const rows = Array.from({ length: Math.max(left.length, right.length) }, (_, r) => [
    ...Array.from({ length: width + gap }, (_, c) => left[r]?.[c] ?? ''),
    ...(right[r] ?? []),
  ])
  return rows.map((row) => row.join(';')).join('\n')
}

async function brought(text: string) {
  const { desk } = openHeadless()
  const draft = unwrap(await desk.draft([new File([text], 'shop.csv')], quiet))
  const { account } = unwrap(await desk.adopt(draft.id, '', '', quiet))
  const rows = new Map(account.tables.map((table) => [table.name, table.rows]))
  const notes = draft.files.flatMap((file) => file.notes.map((one) => one.text))
  return { files: account.files, sums: account.sums[0]?.sums, customers: rows.get('customer'), notes }
}

test.each([
  ['left', beside([customersHead, ...people], [ordersHead, ...orders])],
  ['right', beside([ordersHead, ...orders], [customersHead, ...people])],
])('customers stand to the %s of their orders: two tables, one shop', async (_, text) => {
  const { files, sums, customers, notes } = await brought(text)
  expect(files.map(({ grain }) => grain).sort()).toEqual(['customer', 'order'])
  expect(sums).toMatchObject({ orders: 20, revenue })
  expect(customers).toBe(4)
  expect(notes).toContain('2 tables stand side by side; each is read: columns A to D; columns F to I.')
})

test.each([0, 1, 2])('months of the same columns, %i empty columns apart, are added up', async (gap) => {
  const text = beside([ordersHead, ...orders.slice(0, 12)], [ordersHead, ...orders.slice(12)], gap)
  expect((await brought(text)).sums).toMatchObject({ orders: 20, revenue })
})

test('what was spent stands beside what was earned: it is not added, and that is told', async () => {
  const spent: Rows = [
    ['Datum', 'Text', 'Betrag'],
    ['2025-01-02', 'Strom', 55],
    ['2025-01-03', 'Mehl', 5],
  ]
  const { files, sums, notes } = await brought(beside([ordersHead, ...orders], spent))
  expect(files).toHaveLength(1)
  expect(sums).toMatchObject({ orders: 20, revenue })
  expect(notes.some((text) => text.startsWith('Tables seem to stand side by side'))).toBe(true)
})

test.each([
  ['an empty column', (row: Rows[number]) => [...row.slice(0, 2), '', ...row.slice(2)], false],
  [
    'a column without name',
    (row: Rows[number], r: number) => [...row.slice(0, 2), r % 3 ? 'x' : '', ...row.slice(2)],
    false,
  ],
  [
    'days of payment as far as they are known',
    (row: Rows[number], r: number) => [...row, '', ...(r < 15 ? [row[1] ?? '', 'card'] : ['', ''])],
    true,
  ],
])('one table with %s stays one', async (_, wider, asked) => {
  const head = wider([...ordersHead], 0).map((name, c) =>
    name === 'x' ? '' : name === 'Datum' && c > 1 ? 'Bezahlt am' : name,
  )
  const { files, sums, customers, notes } = await brought(
    [head, ...orders.map(wider)].map((row) => row.join(';')).join('\n'),
  )
  expect(files).toHaveLength(1)
  expect(sums).toMatchObject({ orders: 20, revenue })
  expect(customers).toBe(4)
  expect(notes.join(' ').includes('side by side')).toBe(asked)
})

test('what a line above calls expenses is never added, though it looks like what was earned', async () => {
  const spent = orders
    .slice(0, 8)
    .map(([order, day, , total]): Rows[number] => [`R${order}`, day ?? '', 'L1', total ?? ''])
  const titled = (left: string, right: string) =>
    beside([[left, '', '', ''], ordersHead, ...orders], [[right, '', '', ''], ordersHead, ...spent])
  const summed = revenue + spent.reduce((sum, row) => sum + Number(row[3]), 0)
  expect((await brought(titled('Laden', 'Markt'))).sums).toMatchObject({ orders: 28, revenue: summed })
  expect((await brought(titled('Einnahmen', 'Ausgaben'))).sums).toMatchObject({ orders: 20, revenue })
})

test('a sum at the foot of the page, far below its own rows, does not make two tables one', async () => {
  const paid = ['Belegnr', 'Datum', 'Kunde', 'Betrag']
  const few = orders.slice(0, 8).map(([order, ...rest]): Rows[number] => [`M${order}`, ...rest])
  const filler = Array.from({ length: 11 }, (): Rows[number] => ['', '', '', ''])
  const sum = (rows: Rows): Rows[number] => ['Summe', '', '', rows.reduce((n, row) => n + Number(row[3]), 0)]
  const text = beside([ordersHead, ...orders], [paid, ...few, ...filler, sum(few)])
  const { sums } = await brought(text)
  expect(sums).toMatchObject({ orders: 28, revenue: revenue + Number(sum(few)[3]) })
})
