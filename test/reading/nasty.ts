import { western } from '../../workers/reading/western.ts'

/** A broken file and what a person would get out of it. */
export interface Nasty {
  /** Its row in the list of bad inputs; 0 = none. */
  row: number
  what: string
  name?: string
  body: string | Uint8Array
  /** Rows and columns that are read, or the code of the refusal. */
  gives: [rows: number, columns: number] | string
  aside?: number[]
  /** Words that stand in a note. */
  says?: string
  cell?: [row: number, column: number, text: string]
}

const utf8 = (text: string) => new TextEncoder().encode(text)
const fromWestern = new Map(Array.from({ length: 256 }, (_, byte) => [western(byte), byte]))
const latin = (text: string) => Uint8Array.from([...text].map((letter) => fromWestern.get(letter) ?? 63))
const bytes = (...parts: (Uint8Array | number[])[]) => Uint8Array.from(parts.flatMap((part) => [...part]))
const sixteen = (text: string, little = true) =>
  Uint8Array.from(
    [...text].flatMap((letter) => {
      const [low, high] = [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]
      return little ? [low, high] : [high, low]
    }),
  )

const header = 'Order,Date,Customer,Total\n'
const line = (k: number) => `${1000 + k},2024-0${1 + (k % 9)}-1${k % 9},buyer${k % 7}@example.net,${k}.50\n`
const lines = (n: number) => Array.from({ length: n }, (_, k) => line(k)).join('')
const twenty = lines(20)
const usual = header + twenty
const semicolons = 'Order;Datum;Kunde;Summe\n1;03.04.2026;Ann;12,50\n2;14.04.2026;Bo;1.003,75\n'

/** Made here, so that every run has them. */
export const nasty: readonly Nasty[] = [
  { row: 1, what: 'a byte order mark', body: `\uFEFF${usual}`, gives: [20, 4] },
  {
    row: 2,
    what: 'Windows-1252',
    body: latin('Id,Name\n1,Chloé\n2,García\n'),
    gives: [2, 2],
    says: 'Western European',
    cell: [0, 1, 'Chloé'],
  },
  { row: 3, what: 'UTF-16 with a mark', body: bytes([0xff, 0xfe], sixteen(usual)), gives: [20, 4] },
  { row: 4, what: 'UTF-16 without', body: sixteen(usual, false), gives: [20, 4], says: 'UTF-16BE' },
  {
    row: 5,
    what: 'half UTF-8, half 1252',
    body: bytes(utf8('Id,Name\n1,Zoë\n'), latin('2,José\n')),
    gives: [2, 2],
    says: 'line 3',
    cell: [1, 1, 'José'],
  },
  {
    row: 7,
    what: 'zero bytes',
    body: 'Id,Name\n1,An\0n\n',
    gives: [1, 2],
    says: 'zero',
    cell: [0, 1, 'Ann'],
  },
  { row: 8, what: 'semicolons, decimal commas', body: semicolons, gives: [2, 4], cell: [1, 3, '1.003,75'] },
  { row: 9, what: 'sep=;', body: `sep=;\n${semicolons}`, gives: [2, 4] },
  { row: 10, what: 'vertical bars', body: usual.replaceAll(',', '|'), gives: [20, 4], says: 'vertical bars' },
  { row: 10, what: 'tabs', body: usual.replaceAll(',', '\t'), gives: [20, 4], says: 'tabs' },
  { row: 11, what: 'carriage returns only', body: usual.replaceAll('\n', '\r'), gives: [20, 4] },
  {
    row: 11,
    what: 'mixed line ends',
    body: `${header}${lines(2)}9,2024-01-01,x,1\r\n8,2024-01-01,x,1\r`,
    gives: [4, 4],
  },
  { row: 12, what: 'a comma at each end', body: usual.replaceAll('\n', ',\n'), gives: [20, 4] },
  {
    row: 13,
    what: 'title above, total below',
    body: `Sales\nPrinted today\n\n${usual}Total,,,190\n`,
    gives: [20, 4],
    aside: [25],
    says: 'line 4',
  },
  {
    row: 14,
    what: 'two header rows',
    body: `Order,,Customer,\nNumber,Date,E-mail,Total\n${twenty}`,
    gives: [20, 4],
    says: 'lines 1 and 2',
  },
  { row: 15, what: 'no header', body: twenty, gives: [20, 4], says: 'looks like data' },
  {
    row: 16,
    what: 'short and long rows',
    body: `${usual}1,2024-01-01,x,1,9,9\n2,2024-01-01\n`,
    gives: [21, 4],
    aside: [22],
    says: '1 row has fewer cells',
  },
  {
    row: 17,
    what: 'a quote that never closes',
    body: `${header}${lines(3)}9,"2024-01-01,x,1\n${lines(3)}`,
    gives: [6, 4],
    aside: [5],
  },
  {
    row: 18,
    what: 'quotes in the middle',
    body: 'Id,Name\n1,5" pipe\n2,the "best"\n',
    gives: [2, 2],
    cell: [0, 1, '5" pipe'],
  },
  {
    row: 18,
    what: 'backslashed quotes',
    body: 'Id,Name\n1,"a \\"b\\", c"\n2,x\n',
    gives: [2, 2],
    cell: [0, 1, 'a "b", c'],
  },
  { row: 19, what: 'line breaks in cells', body: 'Id,Name\n1,"Ann\nMiller\n"\n2,Bo\n', gives: [2, 2] },
  {
    row: 20,
    what: 'names twice and none',
    body: 'name,name,\nAnn,Bo,1\n',
    gives: [1, 3],
    says: 'More than one column is called name',
  },
  { row: 21, what: 'a header only', body: header, gives: 'header-only' },
  { row: 22, what: 'one column', body: 'Email\nann@example.com\nbo@example.com\n', gives: [2, 1] },
  {
    row: 23,
    what: '5,000 columns',
    body: `${'a,'.repeat(4_999)}b\n${'1,'.repeat(4_999)}2\n`,
    gives: [1, 5_000],
  },
  {
    row: 24,
    what: 'two million columns',
    body: ','.repeat(2_000_000).replace(',', 'a,'),
    gives: 'too-large',
  },
  {
    row: 25,
    what: 'leading zeros, 20 digits',
    body: 'Id,Zip\n12345678901234567890,01067\n',
    gives: [1, 2],
    cell: [0, 0, '12345678901234567890'],
  },
  { row: 39, what: 'odd names', body: '__proto__,then,length\n1,2,3\n', gives: [1, 3], cell: [0, 0, '1'] },
  {
    row: 41,
    what: 'an e-mail of 50,000 letters',
    body: `Id,Email\n1,${'a'.repeat(50_000)}@example.com\n`,
    gives: [1, 2],
  },
  {
    row: 42,
    what: 'a cell of 8 MB',
    body: `Id,Note\n1,${'a'.repeat(8_000_000)}\n2,x\n`,
    gives: [1, 2],
    aside: [2],
  },
  { row: 43, what: 'a picture', body: bytes([0x89, 0x50, 0x4e, 0x47, 13, 10]), gives: 'not-a-table' },
  { row: 43, what: 'a PDF', body: '%PDF-1.7\n', gives: 'not-a-table' },
  { row: 44, what: 'nothing', body: '', gives: 'empty-file' },
  { row: 44, what: 'line ends only', body: '\r\n\n\r', gives: 'empty-file' },
  {
    row: 0,
    what: 'two tables',
    body: `${usual}\nTown,People\nYork,200\nBath,90\n`,
    gives: [20, 4],
    aside: [23, 24, 25],
    says: '2 tables',
  },
  { row: 0, what: 'comments above', body: `# made by a till\n#\n${usual}`, gives: [20, 4], says: 'line 3' },
  {
    row: 0,
    what: 'commas inside quotes',
    body: `${header}1,2024-01-01,"Miller, Ann","1,250.00"\n`,
    gives: [1, 4],
  },
]
