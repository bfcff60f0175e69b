import { describe, expect, test } from 'vitest'
import { join } from '../../workers/join/join.ts'
import { onlyTicks } from '../../workers/recognise/ticks.ts'
import { columnsOf } from './house.ts'
import { all, days, every, joined, people, recognised, sumsOf, who } from './kept.ts'

describe('a column that answers yes where an order came to nothing', () => {
  test.each([
    ['Storniert', 'Ja', 'Nein'],
    ['Cancelled', 'TRUE', 'FALSE'],
    ['Canceled', 'yes', ''],
    ['Voided', 'Yes', 'No'],
    ['Annulée ?', 'oui', 'non'],
    ['Geannuleerd', 'j', 'n'],
  ])('%s: %s or %s', async (header, yes, no) => {
    const rows = days.map((day, i) => [`A${i}`, day, who(i), 10 + i, i % 6 === 0 ? yes : no])
    const sums = await sumsOf([['Order', 'Date', 'Customer', 'Total', header], ...rows])
    expect(sums).toMatchObject([
      { sums: { orders: 24, revenue: all - every(6), voidedOrders: 4, voidedAmount: every(6) } },
    ])
  })

  test('a day below it is still a day', async () => {
    const rows = days.map((day, i) => [`A${i}`, day, who(i), 10 + i, i % 6 === 0 ? '28.03.2025' : ''])
    const sums = await sumsOf([['Order', 'Date', 'Customer', 'Total', 'Cancelled at'], ...rows])
    expect(sums).toMatchObject([{ sums: { orders: 24, voidedOrders: 4 } }])
  })
})

describe('rows that are no sale', () => {
  test.each([
    ['Art', 'Rechnung', 'Angebot', 'an offer, not a sale'],
    ['Document', 'Invoice', 'Quote', 'an offer, not a sale'],
    ['Type', 'Reservation', 'Payout', 'money moved on to you, not a sale'],
    ['Pièce', 'Facture', 'Devis', 'an offer, not a sale'],
    ['Belegart', 'Rechnung', 'Lieferschein', 'a delivery note, not a sale'],
  ])('%s: %s among %s', async (header, sale, other, reason) => {
    const rows = days.map((day, i) => [i % 4 === 0 ? other : sale, `N${i}`, day, who(i), 10 + i])
    const found = await joined([[header, 'Number', 'Date', 'Customer', 'Amount'], ...rows])
    expect(found.summary.sums).toMatchObject([{ sums: { orders: 18, revenue: all - every(4) } }])
    expect(found.reasons).toMatchObject([{ reason: `${other}: ${reason}`, rows: 6 }])
  })

  test('a product called so among products is one', async () => {
    const rows = days.map((day, i) => [i % 4 === 0 ? 'Transfer tape' : 'Mug', `N${i}`, day, who(i), 10 + i])
    expect(await sumsOf([['Article', 'Number', 'Date', 'Customer', 'Amount'], ...rows])).toMatchObject([
      { sums: { orders: 24, revenue: all } },
    ])
  })
})

test('sums between the rows of a sheet are neither filled in nor sold', async () => {
  const rows = days.flatMap((day, i) => [
    [day, who(i), '0170 5551', i % 2 ? 'Kranz' : 'Strauß', `€ ${10 + i},00`],
    ...(i % 6 === 5 ? [['', '', '', `Summe Woche ${i}`, '€ 99,00']] : []),
  ])
  const found = await joined([['Datum', 'Kunde', 'Telefon', 'Was', 'Betrag'], ...rows])
  expect(found.summary.sums).toMatchObject([{ currency: 'EUR', sums: { orders: 24, revenue: all } }])
})

test('boxes to tick below the last order are no lines of it', async () => {
  const rows = days.map((day, i) => [`A${i}`, day, who(i), `${10 + i}.00`, 'TRUE'])
  const form = Array.from({ length: 9 }, () => ['', '', '', '', 'FALSE'])
  const sums = await sumsOf([['Order', 'Date', 'Customer', 'Total', 'Collected'], ...rows, ...form])
  expect(sums).toMatchObject([{ sums: { orders: 24, revenue: all, lines: 24 } }])
})

test.each([
  ['Total £', 'GBP'],
  ['Summe €', 'EUR'],
  ['Amount in CHF', 'CHF'],
  ['Cena zł', 'PLN'],
  ['Total $', 'USD'],
  ['Total', ''],
])('%s names %s', async (header, currency) => {
  const rows = days.map((day, i) => [`A${i}`, day, who(i), 10 + i])
  expect(await sumsOf([['Order', 'Date', 'Customer', header], ...rows])).toMatchObject([{ currency }])
})

test('amounts typed with a point among decimal commas are what they say', async () => {
  const write = (i: number) => (i % 3 === 0 ? `${10 + i}.5` : i === 1 ? '€ 1.011,50' : `${10 + i},50`)
  const rows = days.map((day, i) => [`A${i}`, day, who(i), write(i)])
  expect(await sumsOf([['Order', 'Date', 'Customer', 'Betrag'], ...rows])).toMatchObject([
    { sums: { orders: 24, revenue: all + 12 + 1000 } },
  ])
})

test('the day of an invoice is when it was written, not when it was paid', async () => {
  const rows = days.map((day, i) => [`2025-${i}`, day, who(i), 10 + i, i % 4 === 0 ? '' : '30.03.2025'])
  const found = await joined([['Rg-Nr.', 'Rg-Datum', 'Klient', 'Brutto', 'bezahlt am'], ...rows])
  expect(found.summary).toMatchObject({ period: { from: '2025-01-02' }, sums: [{ sums: { orders: 24 } }] })
})

test('appointments are sales on the day they begin', async () => {
  const rows = days.map((day, i) => [
    `${day} 10:00`,
    `${day} 11:00`,
    'Ann',
    `A${i % 5}`,
    10 + i,
    i % 6 ? '' : 'yes',
  ])
  const header = ['Start Time', 'End Time', 'First Name', 'Last Name', 'Appointment Price', 'Canceled']
  const found = await joined([header, ...rows])
  expect(found.summary.sums).toMatchObject([
    { sums: { orders: 24, revenue: all - every(6), voidedOrders: 4 } },
  ])
})

test('the amount asked for is the one that two others come to together', async () => {
  const rows = days.map((day, i) => [day, who(i), `${3 + i}.25`, `${6.75}`, `${10 + i}.00`, 2 + (i % 3)])
  const header = ['Booked in', 'Customer', 'Parts', 'Labour', 'Whole job', 'Wheels']
  expect(await sumsOf([header, ...rows])).toMatchObject([{ sums: { revenue: all } }])
})

test('many people in one column ordered; a few of them stand at the till', async () => {
  const kinds = (names: string[]) => days.map((day, i) => [day, names[i % names.length] ?? '', 10 + i])
  const many = [...'ABCDEFGHIJKLMN'].flatMap((a) => people.map((name) => `${a}${name.slice(1)}`)).slice(0, 20)
  const names = async (list: string[]) =>
    (await recognised([['Day', 'Halter', 'Price'], ...kinds(list)])).columns[1]?.means
  expect(await names(many)).toBe('customer')
  expect(await names(people)).toBeNull()
})

describe('deals and payments that are still open', () => {
  test.each([
    ['Stage', ['Closed Won', 'Closed Lost', 'Negotiation']],
    ['Status', ['gewonnen', 'verloren', 'offen']],
    ['Status', ['paid', 'open', 'expired']],
    ['Status', ['betaald', 'openstaand', 'geannuleerd']],
  ])('%s %j: only the first counts', async (header, [won = '', lost = '', open = '']) => {
    const rows = days.map((day, i) => [`D${i}`, day, who(i), 10 + i, [won, lost, open][i % 3] ?? ''])
    const sums = await sumsOf([['Number', 'Date', 'Customer', 'Amount', header], ...rows])
    expect(sums).toMatchObject([{ sums: { revenue: every(3), voidedOrders: 16 } }])
  })

  test('an order that is open where nobody is said to have paid counts', async () => {
    const rows = days.map((day, i) => [`D${i}`, day, who(i), 10 + i, i % 3 ? 'shipped' : 'open'])
    expect(await sumsOf([['Number', 'Date', 'Customer', 'Amount', 'Status'], ...rows])).toMatchObject([
      { sums: { revenue: all, voidedOrders: 0 } },
    ])
  })
})

test('rows that stand whole in one column are parted', async () => {
  const plain = [
    ['Order', 'Date', 'Customer', 'Total'],
    ...days.map((day, i) => [`A${i}`, day, who(i), `${10 + i},00`]),
  ]
  const quoted = plain.map((row) => `"${row.join(';')}"`).join('\n')
  const found = join([await columnsOf('export.csv', quoted)])
  expect(found.summary.sums).toMatchObject([{ sums: { orders: 24, revenue: all } }])
  expect(found.customer.rows).toBe(people.length)
})

test('a list of one column is left as it is', async () => {
  const { columns, notes } = await recognised([['Name'], ...people.map((name) => [name])])
  expect(columns).toHaveLength(1)
  expect(notes.map(({ text }) => text).join(' ')).not.toContain('parted')
})

test('boxes are ticks whether others beside them are blank or not, and blanks alone are none', () => {
  expect(
    [
      ['', 'FALSE', ' '],
      ['☐', 'x'],
      ['', ''],
      ['x', 'Tea'],
    ].map(onlyTicks),
  ).toEqual([true, true, false, false])
})

test.each([['Kunde: '], ['']])(
  'rows below the name of a customer (“%s…”) are that customer’s',
  async (prefix) => {
    const rows = people.flatMap((name, p) => [
      [`${prefix}${name}`, '', '', ''],
      ...days.flatMap((day, i) => (i % people.length === p ? [[day, `B${i}`, 'Mug', 10 + i]] : [])),
      ['', '', 'Summe', 99],
    ])
    const found = await joined([['Datum', 'Beleg', 'Artikel', 'Betrag'], ...rows])
    expect(found.summary.sums).toMatchObject([{ sums: { orders: 24, revenue: all } }])
    expect(found.customer.rows).toBe(people.length)
  },
)

test('the money of the file is that of its other amounts, where they agree', async () => {
  const rows = days.map((day, i) => [`A${i}`, day, who(i), 10 + i, `${20 + i} €`])
  expect(await sumsOf([['Order', 'Date', 'Customer', 'Total', 'Worth'], ...rows])).toMatchObject([
    { currency: 'EUR' },
  ])
  const mixed = rows.map((row, i) => [...row.slice(0, 4), `${20 + i} ${i % 2 ? '€' : '$'}`])
  expect(await sumsOf([['Order', 'Date', 'Customer', 'Total', 'Worth'], ...mixed])).toMatchObject([
    { currency: '' },
  ])
})

test('lines whose orders stand in another file are not asked for a day, though their numbers could be days', async () => {
  const rows = days.map((_, i) => [40301 + Math.floor(i / 2), `SKU-${i % 4}`, 'Mug', 2, 10 + i])
  const draft = await recognised([['order_id', 'sku', 'product', 'quantity', 'line_total'], ...rows])
  expect(draft.questions).toEqual([])
})

test('the code of a product is not taken for who ordered', async () => {
  const rows = days.map((day, i) => [
    `A${i}`,
    day,
    ['Mug', 'Tea', 'Lamp', 'Rug'][i % 4] ?? '',
    ['MU-7', 'TE-3', 'LA-9', 'RU-2'][i % 4] ?? '',
    10 + i,
  ])
  const draft = await recognised([['Order', 'Date', 'Item', 'Kitchen key', 'Total'], ...rows])
  expect(draft.questions).toEqual([])
})
