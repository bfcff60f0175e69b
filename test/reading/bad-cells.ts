import { all, type Bad, rows, table } from './bad-inputs.ts'

/** Rows 25 to 32: what stands in the cells. */
export const badCells: readonly Bad[] = [
  {
    row: 25,
    what: 'leading zeros, 20 digits',
    body: table(
      ['00012345678901234567890', '0012345678901234567890', '00012345678901234567891'].map(
        (id, k) => `${id},2025-01-0${1 + k},00${k},5.00`,
      ),
      'Order number,Order date,Customer number,Total',
    ),
    used: 3,
    orders: 3,
    customers: 3,
  },
  {
    row: 26,
    what: 'customer numbers shortened by a spreadsheet join nobody',
    body: table(
      Array.from(
        { length: 12 },
        (_, k) => `${k},2025-01-1${k % 9},${k < 9 ? '1.23457E+11' : `12345678901${k % 2}`},5.00`,
      ),
      'Order number,Order date,Customer number,Total',
    ),
    says: /shortened 9 numbers of ‘Customer number’ \(as in 1\.23457E\+11\).*Export again with that column as text/,
    used: 12,
    orders: 12,
    customers: 2,
    revenue: 60,
  },
  {
    row: 26,
    what: 'order numbers shortened by a spreadsheet are not one order',
    body: table(
      Array.from({ length: 12 }, (_, k) => `1,23457E+11;2025-01-1${k % 9};b${k}@example.net;5,00`),
      'Order number;Order date;E-mail;Total',
    ),
    says: /shortened 12 numbers of ‘Order number’/,
    used: 12,
    customers: 12,
    orders: 12,
    revenue: 60,
  },
  {
    row: 27,
    what: 'dates that read both ways: asked',
    body: table(Array.from({ length: 9 }, (_, k) => `${k},03/0${1 + k}/2025,b@example.net,Mug,1.00`)),
    asks: ['date-order'],
    says: [/Day first: 3 January 2025/, /Month first: 1 March 2025/],
  },
  {
    row: 28,
    what: 'one 25/06 settles it',
    body: table(
      ['03/04/2025', '25/06/2025', '05/06/2025'].map((day, k) => `${k},${day},b@example.net,Mug,1.00`),
    ),
    says: /‘Order date’ are read day first/,
    used: 3,
  },
  {
    row: 29,
    what: 'days that there are not',
    body: table([...rows(20), '8,2025-02-31,b@example.net,Mug,1.00', '9,soon,b@example.net,Mug,1.00']),
    says: [/2025-02-31 is no date/, /soon is no date/],
    aside: 2,
    ...all,
  },
  {
    row: 30,
    what: '12,345 and no other amount: asked',
    body: 'Order number\tOrder date\tE-mail\tTotal\n1\t2025-01-02\ta@example.net\t12,345\n2\t2025-01-03\tb@example.net\t1,200\n',
    asks: ['decimal'],
    says: /Decimal point: 12,345[\s\S]*Decimal comma: 12.345/,
  },
  {
    row: 30,
    what: '12,345 between decimal commas and decimal points: asked',
    body: table(
      ['€12,50', '12.50 EUR', '"12,345"', '3,20', '4.10'].map(
        (money, k) => `${k};2025-01-0${1 + k};b${k}@example.net;${money}`,
      ),
      'Order number;Order date;E-mail;Total',
    ),
    asks: ['decimal'],
    says: /Decimal point: 12,345[\s\S]*Decimal comma: 12.345/,
  },
  {
    row: 31,
    what: 'words that stand for nothing, and the town of Null',
    body: table(
      ['NULL', 'N/A', '-', '?', '#N/A', 'b@example.net'].map(
        (mail, k) => `${k},2025-01-0${1 + k},${mail},Null,1.00`,
      ),
      'Order number,Order date,E-mail,City,Total',
    ),
    used: 6,
    customers: 1,
  },
  {
    row: 32,
    what: 'yes, Non, 1 and x: asked which mean yes',
    body: table(
      ['yes', 'Non', '1', 'x', 'yes'].map((word, k) => `b${k}@example.net,Ann ${k},${word}`),
      'E-mail,Name,Newsletter',
    ),
    asks: ['consent'],
    says: [
      /‘Newsletter’ stand yes \(2\), non \(1\), 1 \(1\), x \(1\)\. Which mean/,
      /Only yes, 1, x/,
      /^Only yes$/m,
      /None of them/,
    ],
  },
  {
    row: 32,
    what: 'words of one hand are not asked about',
    body: table(
      ['Ja', 'nein', '', 'ja'].map((word, k) => `b${k}@example.net,Ann ${k},${word}`),
      'E-mail,Name,Newsletter',
    ),
    used: 4,
  },
]
