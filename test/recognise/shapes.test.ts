import { describe, expect, test } from 'vitest'
import { normalise, squash } from '../../workers/recognise/names.ts'
import { draftOf, meansOf, readAll, table } from './fake-reader.ts'

const days = (n: number) =>
  Array.from({ length: n }, (_, i) => `2024-01-${String((i % 28) + 1).padStart(2, '0')}`)

test.each([
  ['\uFEFF Order-ID ', 'order_id'],
  ['N. Revenue (formatted)', 'n_revenue_(formatted)'],
  ['Prénom', 'prenom'],
  ['date/time', 'date_time'],
  ['Straße', 'strasse'],
  ["Customer's  Name", 'customers_name'],
  ['', ''],
])('the header %j is normalised to %j', (header, name) => expect(normalise(header)).toBe(name))
test('spellings of one name are one name', () =>
  expect(new Set(['Order Date', 'order_date', 'OrderDate', 'order-date'].map(squash)).size).toBe(1))

describe('free sheets in seven languages', () => {
  test.each([
    ['Order;Date;Customer;Amount EUR', ['order', 'date', 'customer', 'amount']],
    [
      'Bestellnummer;Bestelldatum;Kundennummer;Artikel;Menge;Einzelpreis',
      ['order', 'date', 'customer', 'product', 'quantity', 'unitPrice'],
    ],
    [
      'Rechnungsnr.;Datum;Kunde;E-Mail-Adresse;Gesamtbetrag',
      ['order', 'date', 'customer', 'email', 'orderTotal'],
    ],
    [
      'Numéro de commande;Date de commande;Client;Courriel;Montant',
      ['order', 'date', 'customer', 'email', 'amount'],
    ],
    ['Nº pedido;Fecha;Cliente;Correo electrónico;Importe', ['order', 'date', 'customer', 'email', 'amount']],
    [
      'Numero ordine;Data;Cliente;Posta elettronica;Importo',
      ['order', 'date', 'customer', 'email', 'amount'],
    ],
    ['Bestelnummer;Besteldatum;Klant;E-mailadres;Bedrag', ['order', 'date', 'customer', 'email', 'amount']],
    [
      'Número do pedido;Data do pedido;Cliente;E-mail;Valor total',
      ['order', 'date', 'customer', 'email', 'amount'],
    ],
    [
      'InvoiceNo;StockCode;Description;Quantity;InvoiceDate;UnitPrice;CustomerID;Country',
      ['order', 'sku', 'product', 'quantity', 'date', 'unitPrice', 'customer', 'country'],
    ],
    [
      'Invoice;StockCode;Description;Quantity;InvoiceDate;Price;Customer ID;Country',
      ['order', 'sku', 'product', 'quantity', 'date', 'unitPrice', 'customer', 'country'],
    ],
  ] as [string, string[]][])('%s', async (header, means) => {
    const value: Record<string, (i: number) => string> = {
      order: (i) => `${1000 + Math.floor(i / 2)}`,
      date: (i) => `${(i % 28) + 1}.01.2024`,
      email: (i) => `p${i % 5}@example.org`,
      customer: (i) => `K${i % 5}`,
      quantity: (i) => `${(i % 3) + 1}`,
      sku: (i) => `S-${i % 4}`,
      product: (i) => `Mug ${i % 4}`,
      country: () => 'Germany',
    }
    const rows = Array.from({ length: 30 }, (_, i) =>
      means.map((m) => value[m]?.(i) ?? `${10 + Math.floor(i / 2)},50`),
    )
    const draft = await draftOf({ headers: header.split(';'), rows, delimiter: ';' })
    expect(draft.columns.map((c) => c.means)).toEqual(means)
    expect([draft.fault, draft.questions]).toEqual([null, []])
  })
})

test('totals repeated on every line belong to the order, totals of a line to the line', async () => {
  const line = (i: number, total: string) =>
    `${1 + Math.floor(i / 2)},${days(1)[0]},a@example.org,Mug ${i},1,${5 + i}.00,${total}`
  const rows = (total: (i: number) => string) =>
    Array.from({ length: 20 }, (_, i) => line(i, total(i))).join('\n')
  const head = 'order id,date,email,product,quantity,price'
  const repeated = await draftOf(table(`${head},amount\n${rows((i) => `${100 + Math.floor(i / 2)}.00`)}`))
  expect([repeated.grain, meansOf(repeated).orderTotal]).toEqual(['order line', 'amount'])
  const own = await draftOf(table(`${head},total\n${rows((i) => `${5 + i}.00`)}`))
  expect([own.grain, meansOf(own).amount]).toEqual(['order line', 'total'])
})

test('what one row is', async () => {
  const grain = async (text: string) => (await draftOf(table(text))).recognisedAs
  expect(await grain('order,date,total\n1,2024-01-01,5.00\n2,2024-01-02,6.00')).toBe('orders')
  expect(await grain('order,date,product,price\n1,2024-01-01,Mug,5.00\n1,2024-01-01,Cup,6.00')).toBe(
    'order_lines',
  )
  expect(await grain('date,customer,amount\n2024-01-01,Ann,5.00\n2024-01-02,Bob,6.00')).toBe('transactions')
  expect(await grain('name,email,city\nAnn,a@example.org,Rome\nBob,b@example.org,Paris')).toBe('customers')
  expect(await grain('name,email,created at,total\nAnn,a@example.org,,5.00\nBob,b@example.org,,6.00')).toBe(
    'customers',
  )
  expect(await grain('date,rating,review,product\n2024-01-01,5,It is a very good mug indeed,Mug')).toBe(
    'reviews',
  )
  expect(await grain('alpha,beta\nx,y')).toBe('other')
})

test('one order whose lines differ shows that the total is the line’s', async () => {
  const t = table(
    'Bon;Datum;Artikel;Gesamt\n1;02.01.2024;Brezel;1,80\n1;02.01.2024;Kaffee;2,50\n2;02.01.2024;Brot;4,20',
    { delimiter: ';' },
  )
  expect(meansOf(await draftOf(t))).toMatchObject({ order: 'Bon', amount: 'Gesamt' })
})

test('birthdays, due dates and ends are not when an order was placed', async () => {
  const rows = days(12).map((d, i) => `${i},K${i % 3},${d},${i}.50`)
  for (const header of [
    'Due date',
    'Birthday',
    'Geburtsdatum',
    'Delivery date',
    'End date',
    'last updated on',
  ]) {
    const draft = await draftOf(table(`order,customer,${header},amount\n${rows.join('\n')}`))
    expect([header, meansOf(draft).date, draft.questions[0]?.id]).toEqual([header, undefined, 'missing-date'])
  }
})

test('a customer list keeps its date as the day they came, its total as what they spent', async () => {
  const draft = await draftOf(
    table(
      'id,name,email,created at,total spend\n1,Ann,a@example.org,2024-01-01,5.00\n2,Bob,b@example.org,2024-01-02,6.00',
    ),
  )
  expect(meansOf(draft)).toEqual({
    customer: 'id',
    customerName: 'name',
    email: 'email',
    customerSince: 'created at',
    totalSpent: 'total spend',
  })
})

test('without a header columns speak by their values', async () => {
  const rows = Array.from({ length: 60 }, (_, i) => [
    `${7000 + Math.floor(i / 2)}`,
    `2024-02-${10 + (Math.floor(i / 2) % 15)}`,
    `p${i % 9}@example.org`,
    ['Mug', 'Cup', 'Poster'][i % 3] ?? '',
    `${(i % 4) + 1}`,
    `${i + 3}.50`,
  ])
  const draft = await draftOf({
    headers: rows[0]?.map((_, i) => `Column ${i + 1}`) ?? [],
    rows,
    headerLine: 0,
  })
  expect(draft.columns.map((c) => c.means)).toEqual([
    'order',
    'date',
    'email',
    'product',
    'quantity',
    'amount',
  ])
  expect(draft.columns.every((c) => c.sure < 0.9)).toBe(true)
})

test('a name never outweighs values that contradict it', async () => {
  const draft = await draftOf(
    table(
      'date,phone,email,amount,when\nMonday,yes,none today,abc,2024-01-01\nTuesday,no,later,def,2024-01-02',
    ),
  )
  expect(meansOf(draft)).toEqual({ date: 'when' })
})

test.each([
  ['prototype names', ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'then', 'length']],
  [
    'markup',
    [
      '<img src=x onerror=alert(1)>',
      '"; DROP TABLE orders; --',
      '=HYPERLINK("x")',
      '$x{y}',
      '\u202Etxt',
      '😀',
    ],
  ],
  [
    'ten thousand characters',
    [
      'a'.repeat(10_000),
      'date '.repeat(2000),
      '('.repeat(10_000),
      '_-'.repeat(5000),
      ' '.repeat(9999),
      'é'.repeat(10_000),
    ],
  ],
  ['duplicates', ['Name', 'Name (2)', 'Column 3', 'Email', 'Email (2)', 'Date (2)']],
])('headers with %s are ordinary columns', async (_, odd) => {
  const headers = [...odd, 'order', 'order date', 'customer', 'amount']
  const rows = Array.from({ length: 12 }, (_, i) => [
    ...odd.map((_, c) => `x${c}`),
    `${i}`,
    days(12)[i] ?? '',
    '__proto__',
    '2.50',
  ])
  const draft = await draftOf({ headers, rows })
  expect(draft.columns.map((c) => c.name)).toEqual(headers)
  expect(meansOf(draft)).toMatchObject({
    order: 'order',
    date: 'order date',
    customer: 'customer',
    amount: 'amount',
  })
  const all = await readAll({ headers, rows })
  expect([all.rows, all.cells.get('customer')?.[0]]).toEqual([12, '__proto__'])
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
})
