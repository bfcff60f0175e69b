import { gzipSync } from 'node:zlib'
import type { Corrections } from '../../src/contract/desk.ts'
import { western } from '../../workers/reading/western.ts'
import { written } from './support.ts'
import { packedZip } from './zip-tool.ts'

/** A bad input of the list, how it is answered where something is asked, and what people must see. */
export interface Bad {
  row: number
  what: string
  name?: string
  body: string | Uint8Array
  answers?: Corrections
  /** Questions that stay open. */
  asks?: string[]
  /** Of all that is said, asked or refused. */
  says?: RegExp | RegExp[]
  silent?: RegExp
  /** Rows used and set aside; absent = it is not taken in. */
  used?: number
  aside?: number
  revenue?: number
  customers?: number
  orders?: number
}

const utf8 = (text: string) => new TextEncoder().encode(text)
const codes = new Map(Array.from({ length: 256 }, (_, byte) => [western(byte), byte]))
const latin = (text: string) => Uint8Array.from([...text].map((letter) => codes.get(letter) ?? 63))
const bytes = (...parts: (Uint8Array | number[])[]) => Uint8Array.from(parts.flatMap((part) => [...part]))
const sixteen = (text: string) =>
  Uint8Array.from([...text].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]))

const header = 'Order number,Order date,E-mail,Product,Total'
const row = (k: number) =>
  `${1000 + k},2025-0${1 + (k % 9)}-1${k % 9},buyer${k % 7}@example.net,Mug,${10 + k}.50`
const rows = (n: number) => Array.from({ length: n }, (_, k) => row(k))
const table = (lines: readonly string[], first = header) => `${[first, ...lines].join('\n')}\n`
const sum = (n: number) => Array.from({ length: n }, (_, k) => 10.5 + k).reduce((a, b) => a + b, 0)
const twenty = table(rows(20))
const all = { used: 20, revenue: sum(20), customers: 7 }
const named = (names: readonly string[], head = 'Order number,Order date,Customer name,Total') =>
  table(
    names.map((name, k) => `${k},2025-01-0${1 + (k % 9)},${name},5.00`),
    head,
  )
const japanese = ['山田太郎', '佐藤花子', '鈴木一郎', '高橋美咲', '伊藤さくら', '渡辺ケンジ']
const wide = (n: number) => {
  const more = (of: (k: number) => string) => Array.from({ length: n - 5 }, (_, k) => of(k)).join(',')
  return table(
    rows(20).map((line) => `${line},${more((k) => `${k % 9}`)}`),
    `${header},${more((k) => `attribute ${k}`)}`,
  )
}

export const bad: readonly Bad[] = [
  { row: 1, what: 'a byte order mark', body: `\uFEFF${twenty}`, ...all },
  {
    row: 2,
    what: 'Windows-1252',
    body: latin(named(['Chloé Côté', 'José García', 'Jürgen Groß'])),
    says: /Western European/,
    used: 3,
  },
  { row: 3, what: 'UTF-16 with a mark', body: bytes([0xff, 0xfe], sixteen(twenty)), ...all },
  { row: 4, what: 'UTF-16 without', body: sixteen(twenty), says: /UTF-16LE/, ...all },
  {
    row: 5,
    what: 'half UTF-8, half Windows-1252',
    body: bytes(utf8(named(['Chloé'])), latin('7,2025-01-05,José,6.00\n')),
    says: /1 odd letter read as Western European, the first on line 3/,
    used: 2,
  },
  {
    row: 6,
    what: 'Shift-JIS',
    body: written('shift_jis', named(japanese, '注文番号,Order date,Customer name,Total')),
    says: /read as Japanese \(shift_jis\), the likeliest of \d+ ways tried on \d+ words/,
    used: 6,
    customers: 6,
  },
  {
    row: 6,
    what: 'two words of GBK, which read as Korean just as well: asked with both to look at',
    body: written('gbk', named(['张伟', '王芳'])),
    asks: ['letters'],
    says: [/Chinese, simplified \(gbk\): 张伟, 王芳/, /Korean \(euc-kr\): /, /Western European/],
  },
  {
    row: 6,
    what: 'the person chooses the letters',
    body: written('gbk', named(['张伟', '王芳'])),
    answers: { encoding: 'gbk' },
    used: 2,
    customers: 2,
  },
  { row: 7, what: 'zero bytes', body: twenty.replace('Mug', 'M\0ug'), says: /1 zero byte left out/, ...all },
  {
    row: 8,
    what: 'semicolons, decimal commas',
    body: 'Bestellnummer;Datum;Kunde;Summe\n1;03.04.2025;Ann;12,50\n2;14.04.2025;Bo;1.003,75\n',
    says: /decimal comma/,
    used: 2,
    revenue: 1016.25,
  },
  { row: 9, what: 'sep=;', body: `sep=;\n${twenty.replaceAll(',', ';')}`, silent: /sep=/, ...all },
  { row: 10, what: 'vertical bars', body: twenty.replaceAll(',', '|'), ...all },
  { row: 10, what: 'tabs', body: twenty.replaceAll(',', '\t'), ...all },
  { row: 11, what: 'carriage returns only', body: twenty.replaceAll('\n', '\r'), ...all },
  { row: 11, what: 'mixed line ends', body: twenty.replaceAll('7.50\n', '7.50\r\n'), ...all },
  { row: 12, what: 'a comma at each end', body: twenty.replaceAll('\n', ',\n'), ...all },
  {
    row: 13,
    what: 'titles above, a total below',
    body: `Sales of the shop\nPrinted today\n\n${twenty}Total,,,,${sum(20)}\n`,
    says: [/header looks to be on line 4/, /set aside: .*total/i],
    aside: 1,
    ...all,
  },
  {
    row: 14,
    what: 'two header rows',
    body: `Order,Order,Customer,,\nnumber,date,E-mail,Product,Total\n${rows(20).join('\n')}\n`,
    says: /lines 1 and 2/,
    ...all,
  },
  {
    row: 15,
    what: 'no header',
    body: `${rows(20).join('\n')}\n`,
    says: /first line looks like data/,
    used: 20,
  },
  {
    row: 16,
    what: 'short and long rows',
    body: `${twenty}1,2025-01-01,x@example.net,Mug,1,9,9\n2,2025-01-01,x@example.net\n`,
    says: [/7 cells where the header has 5/, /1 row has fewer cells/],
    used: 21,
    aside: 1,
  },
  {
    row: 17,
    what: 'a quote that never closes',
    body: table([...rows(3), '9,"2025-01-01,x@example.net,Mug,1.00', ...rows(20).slice(3)]),
    says: /quote/,
    aside: 1,
    ...all,
  },
  {
    row: 18,
    what: 'stray and backslashed quotes',
    body: table(rows(20)).replace('Mug', '5" pipe').replace('Mug', 'the "best"'),
    ...all,
  },
  {
    row: 19,
    what: 'line breaks in a cell',
    body: named(['"Ann\nof the\nMill"', 'Bo']),
    used: 2,
    customers: 2,
  },
  {
    row: 20,
    what: 'names twice and none',
    body: table(
      rows(20).map((line) => `${line},x,y`),
      `${header},Total,`,
    ),
    says: [/More than one column is called Total/, /1 column has no name/],
    ...all,
  },
  { row: 21, what: 'a header only', body: `${header}\n`, says: /header of 5 columns and 0 rows/ },
  {
    row: 22,
    what: 'one column',
    body: `E-mail\n${rows(7)
      .map((_, k) => `buyer${k}@example.net\n`)
      .join('')}`,
    used: 7,
    customers: 7,
  },
  {
    row: 23,
    what: '5,000 columns: asked which to keep',
    body: wide(5000),
    asks: ['columns'],
    says: [
      /has 5,000 columns. Which are to be kept\? .*Order number, Order date, E-mail, Product, Total/,
      /leave out 4,995/,
    ],
  },
  { row: 23, what: '5,000 columns, some kept', body: wide(5000), answers: { means: [[0, 'order']] }, ...all },
  {
    row: 24,
    what: 'two million columns in one line',
    body: `a${','.repeat(2_000_000)}`,
    says: [/[\d,]{7} columns; this device can take 16,384/, /Export fewer columns/],
  },
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
