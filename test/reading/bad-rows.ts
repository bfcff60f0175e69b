import { gzipSync } from 'node:zlib'
import { all, type Bad, bytes, header, named, rows, sum, table, twenty } from './bad-inputs.ts'
import { packedZip } from './zip-tool.ts'

/** Rows 33 to 45: odd letters, rows that do not fit, and what is no table. */
export const badRows: readonly Bad[] = [
  {
    row: 33,
    what: 'mistyped and look-alike domains are pointed out',
    body: named(
      ['Zoe\u0301', 'Zo\u00e9', '\u202eنور', 'Ann 🌸'],
      'Order number,Order date,Customer name,Total',
    )
      .split('\n')
      .map((line, k) =>
        line === ''
          ? ''
          : `${line},${['E-mail', 'a@gmial.com', 'b@gmail.con', 'c@gm\u0430il.com', 'd@mail.com'][k]}`,
      )
      .join('\n'),
    says: [
      /3 e-mails look mistyped: .*gmail\.con for gmail\.com, gmial\.com for gmail\.com.*Ask before you change them/,
    ],
    used: 4,
    customers: 4,
  },
  {
    row: 34,
    what: 'text in a column of amounts',
    body: table(rows(20)).replace('19.50', 'nineteen'),
    says: /1 set aside: nineteen is no amount/,
    used: 19,
    aside: 1,
    revenue: sum(20) - 19.5,
  },
  {
    row: 34,
    what: 'text in a column of quantities that make the amount',
    body: table(
      Array.from(
        { length: 9 },
        (_, k) => `${k},2025-01-0${1 + k},b@example.net,Mug,${k === 4 ? 'two' : 2},5.00`,
      ),
      'Order number,Order date,E-mail,Product,Quantity,Price',
    ),
    says: /1 set aside: two is no/,
    used: 8,
    aside: 1,
    revenue: 80,
  },
  {
    row: 34,
    what: 'text in a column of shipping: the line is named, the row is kept',
    body: table(
      rows(20).map((line, k) => `${line},${k === 3 ? 'free today' : '2.00'}`),
      `${header},Shipping`,
    ),
    says: /1 cell of ‘Shipping’ could not be read and counts as empty: line 5\./,
    ...all,
  },
  {
    row: 34,
    what: 'the person has such rows set aside',
    body: table(
      rows(20).map((line, k) => `${line},${k === 3 ? 'free today' : '2.00'}`),
      `${header},Shipping`,
    ),
    answers: { strict: [[5, true]] },
    says: [
      /1 set aside: free today is no amount/,
      /1 cell of ‘Shipping’ could not be read and the row is set aside, as you chose: line 5\./,
    ],
    used: 19,
    aside: 1,
    revenue: sum(20) - 13.5,
  },
  {
    row: 35,
    what: 'the same person four times',
    body: table(
      ['B@Example.net', 'b@example.net ', 'b@example.net', 'b@EXAMPLE.net'].map(
        (mail, k) => `${k},2025-01-0${1 + k},${mail},Mug,1.00`,
      ),
    ),
    used: 4,
    orders: 4,
    customers: 1,
  },
  {
    row: 36,
    what: 'markup in cells',
    body: table(rows(20)).replaceAll('Mug', '<img src=x onerror=alert(1)>'),
    ...all,
  },
  {
    row: 37,
    what: 'markup in headers and in the name',
    name: '<b>x.csv',
    body: table(
      rows(20).map((l) => `${l},1`),
      `${header},<script>alert(1)</script>`,
    ),
    ...all,
  },
  {
    row: 38,
    what: 'SQL in headers, cells and the name',
    name: "x'; drop table orders; --.csv",
    body: table(
      rows(20).map((l) => `${l},1`),
      `${header},"""; drop table orders; --"`,
    ).replaceAll('Mug', "'; drop table orders; --"),
    ...all,
  },
  {
    row: 39,
    what: 'columns called __proto__, then and length',
    body: table(
      rows(20).map((l) => `${l},1,2,3`),
      `${header},__proto__,then,length`,
    ),
    ...all,
  },
  { row: 40, what: 'formulas stay text', body: table(rows(20)).replaceAll('Mug', '=1+1'), ...all },
  {
    row: 41,
    what: 'an e-mail of 50,000 letters',
    body: table(rows(20)).replace('buyer3@', `${'a'.repeat(50_000)}@`),
    says: /1 cell of ‘E-mail’ with more than 320 letters: no address/,
    used: 20,
  },
  {
    row: 42,
    what: 'a cell of 8 MB',
    body: table([...rows(20), `9,2025-01-01,b@example.net,${'a'.repeat(8_000_000)},1.00`]),
    says: /1 set aside: has a cell of more than 1 MB/,
    aside: 1,
    ...all,
  },
  {
    row: 43,
    what: 'a picture',
    body: bytes([0x89, 0x50, 0x4e, 0x47, 13, 10]),
    says: /is a picture, not a table/,
  },
  { row: 43, what: 'a PDF', body: '%PDF-1.7\n', says: /is a PDF, not a table/ },
  { row: 44, what: 'nothing', body: '', says: /is empty/ },
  { row: 44, what: 'a mark and line ends', body: '\uFEFF\n\r\n', says: /is empty/ },
  { row: 45, what: 'gzip', name: 'orders.csv.gz', body: new Uint8Array(gzipSync(twenty)), ...all },
  { row: 45, what: 'zip', name: 'orders.zip', body: packedZip([['orders.csv', twenty]]), ...all },
]
