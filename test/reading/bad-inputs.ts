import type { Corrections } from '../../src/contract/desk.ts'
import { western } from '../../workers/reading/western.ts'
import { written } from './support.ts'

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
export const bytes = (...parts: (Uint8Array | number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => [...part]))
const sixteen = (text: string) =>
  Uint8Array.from([...text].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]))

export const header = 'Order number,Order date,E-mail,Product,Total'
const row = (k: number) =>
  `${1000 + k},2025-0${1 + (k % 9)}-1${k % 9},buyer${k % 7}@example.net,Mug,${10 + k}.50`
export const rows = (n: number) => Array.from({ length: n }, (_, k) => row(k))
export const table = (lines: readonly string[], first = header) => `${[first, ...lines].join('\n')}\n`
export const sum = (n: number) => Array.from({ length: n }, (_, k) => 10.5 + k).reduce((a, b) => a + b, 0)
export const twenty = table(rows(20))
export const all = { used: 20, revenue: sum(20), customers: 7 }
export const named = (names: readonly string[], head = 'Order number,Order date,Customer name,Total') =>
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

/** Rows 1 to 24: letters, cells and headers. */
export const badFiles: readonly Bad[] = [
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
    ...all,
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
]
