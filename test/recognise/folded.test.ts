import { expect, test } from 'vitest'
import { join } from '../../workers/join/join.ts'
import { foldedIn } from '../../workers/recognise/folded.ts'
import { columnsOf, plain } from './house.ts'

const cents = (n: number) => n / 100
const buyers = ['Anna’s Birds', 'Bo Miller', 'Cool Cars', 'Dörte & Co.', 'Eve Ltd']
const lines = buyers.flatMap((who, b) =>
  Array.from({ length: 6 }, (_, k) => ({
    who,
    order: `${100 + b * 3 + Math.floor(k / 2)}`,
    day: `2025-0${1 + b}-1${Math.floor(k / 2)}`,
    product: ['Mug', 'Print', 'Tea'][k % 3] ?? '',
    cents: 500 + 100 * b + 35 * k,
  })),
)
const revenue = cents(lines.reduce((sum, l) => sum + l.cents, 0))
const orders = new Set(lines.map((l) => l.order)).size

const american = (day: string) => day.replace(/(\d+)-(\d+)-(\d+)/, '$2/$3/$1')
const ofBuyer = (who: string) => lines.filter((l) => l.who === who)
const sumOf = (who: string) => cents(ofBuyer(who).reduce((sum, l) => sum + l.cents, 0))

/** As an accounting program prints sales by customer: a heading, the lines below it, and their total. */
const grouped = [
  'Sales by Customer Detail,,,,,',
  'The Little Shop,,,,,',
  '',
  ',Date,Transaction type,Num,Product/Service,Amount',
  ...buyers.flatMap((who) => [
    `${who},,,,,`,
    ...ofBuyer(who).map((l) => `,${american(l.day)},Invoice,${l.order},${l.product},${cents(l.cents)}`),
    `Total for ${who},,,,,$${sumOf(who)}`,
  ]),
  `TOTAL,,,,,$${revenue}`,
  '',
].join('\n')

/** As a business program lists orders with their lines: what holds for the order stands on its first line alone. */
const stepped = [
  'Order Reference,Order Date,Customer,Status,Order Lines/Product,Order Lines/Quantity,Order Lines/Unit Price',
  ...lines.map((l, k) => {
    const first = lines[k - 1]?.order !== l.order
    const head = first ? `S${l.order},${l.day} 10:00:00,${l.who},sale` : ',,,'
    return `${head},${l.product},1.0,${cents(l.cents)}`
  }),
  '',
].join('\n')

test.each([
  ['sales in groups below the name of the customer', grouped, 30, 5 + 6, ['Mug', 'Print', 'Tea']],
  ['an order that is told on its first line only', stepped, 30, 0, ['Mug', 'Print', 'Tea']],
])('%s', async (_, text, used, aside, products) => {
  for (const newline of ['\n', '\r\n']) {
    const all = join([await columnsOf('sales.csv', text.replaceAll('\n', newline))])
    const { sums } = all.summary.sums[0] ?? { sums: null }
    expect(sums).toMatchObject({ revenue, orders, lines: used })
    expect(all.files[0]?.rowsSetAside).toBe(aside)
    expect(plain(all.customer)).toHaveLength(buyers.length)
    expect(plain(all.product).map(({ product }) => product)).toEqual(expect.arrayContaining(products))
  }
})

test('a plain table is none: guests without a name, notes on lines of their own, a column that is mostly empty', () => {
  const guests = lines.map((l, k) => [k % 3 === 0 ? l.who : '', l.day, l.order, `${l.cents}`])
  expect(foldedIn(guests, 4)).toBeNull()
  const notes = lines.map((l, k) => (k % 5 === 4 ? ['a note', '', '', ''] : [l.who, l.day, l.order, '5']))
  expect(foldedIn(notes, 4)).toBeNull()
  const people = lines.map((l, k) => [k % 4 === 0 ? l.who : '', k % 4 === 0 ? 'Bonn' : '', 'x@y.z', '5'])
  expect(foldedIn(people, 4)).toBeNull()
  expect(foldedIn([['a', '', '']], 3)).toBeNull()
})

const told = (rows: string[]) => ['Date;N° ticket;Client;Article;Montant', ...rows, ''].join('\n')

test('a day that stands on its first row alone holds for the rows below, and its sum is no row', async () => {
  const days = told([
    '3 mars 2025;1;Ann;Thé;5,00',
    ';2;Bob;Tasse;9,00',
    ';;;Sous-total;14,00',
    '14 mars 2025;3;Ann;Thé;5,00',
    ';;;Sous-total;5,00',
    '21 mars 2025;4;Cy;Tasse;9,00',
    ';5;Ann;Thé;5,00',
    ';;;Sous-total;14,00',
  ])
  const file = await columnsOf('journal.csv', days)
  expect(join([file]).summary).toMatchObject({
    sums: [{ sums: { orders: 5, revenue: 33 } }],
    period: { from: '2025-03-03', to: '2025-03-21' },
  })
  expect(file.aside.map(({ reason }) => reason)).toEqual(Array(3).fill('looks like a total, not a row'))
})

test('a list that writes its days on every row and left some out is not filled', () => {
  const list = Array.from({ length: 20 }, (_, i) => [
    i % 5 ? `2025-03-0${1 + (i >> 2)}` : '',
    `${i}`,
    'Mug',
    '5.00',
  ])
  expect(foldedIn([['2025-02-28', '0', 'Mug', '5.00'], ...list], 4)).toBeNull()
})
