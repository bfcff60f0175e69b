import { existsSync, readFileSync } from 'node:fs'
import type { Given } from './page.ts'

const ole = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])
const locked = Buffer.concat([ole, Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')])

/** A real workbook, cut in half; null where the public files are not here. */
function halfWorkbook(): Buffer | null {
  const file = new URL('../../../shared/data/messy/workbooks/DataTypesFormats.xlsx', import.meta.url)
  if (!existsSync(file)) return null
  const whole = readFileSync(file)
  return whole.subarray(0, Math.floor(whole.length / 2))
}

/** `line(i)` of 60 orders below a header. */
function sixty(header: string, line: (i: number, day: string) => string, year = 2024): string {
  const day = (i: number) => new Date(Date.UTC(year, 0, 1 + i)).toISOString().slice(0, 10)
  return `${header}\n${Array.from({ length: 60 }, (_, i) => line(i, day(i))).join('\n')}\n`
}

const usual = 'Order ID,Order date,Email,Total'
const row = (i: number, day: string) => `${i},${day},buyer${i % 35}@example.net,${10 + i}.00`

const nextYear = new Date().getFullYear() + 1

interface Refused extends Given {
  /** The fact, with its numbers. */
  what: RegExp
  next: RegExp
  /** The public file it is made of is not here. */
  absent?: boolean
}

const half = halfWorkbook()

/** Files nothing can be taken from, with what has to be said about them. */
export const refused: readonly Refused[] = [
  { name: 'empty.csv', body: '', what: /empty\.csv is empty: 0 bytes and 0 rows/, next: /Export it again/ },
  {
    name: 'header.csv',
    body: `${usual}\n`,
    what: /header\.csv has a header of 4 columns and 0 rows/,
    next: /period of the export/,
  },
  {
    name: 'one-column.csv',
    body: sixty('Remark', (i) => `was here on a ${['Monday', 'Friday', 'Sunday'][i % 3]}`),
    what: /The 1 column of one-column\.csv does not tell when/,
    next: /column|file|export/i,
  },
  {
    name: 'paper.csv',
    body: '%PDF-1.7\n%âãÏÓ\n1 0 obj\n',
    what: /paper\.csv is a PDF, not a table: 0 rows/,
    next: /CSV or Excel/,
  },
  {
    name: 'photo.csv',
    body: png,
    what: /photo\.csv is a picture, not a table: 0 rows/,
    next: /CSV or Excel/,
  },
  {
    name: 'locked.xlsx',
    body: locked,
    what: /locked\.xlsx is protected by a password: 0 rows/,
    next: /without the password/,
  },
  {
    name: 'future.csv',
    body: sixty(usual, row, nextYear),
    what: /All 60 dates of future\.csv lie after today \(.*\); the first is \d{4}-01-01/,
    next: /which column is the date/,
  },
  {
    name: 'half.xlsx',
    body: half ?? '',
    absent: half === null,
    what: /half\.xlsx cannot be read: \S/,
    next: /Export it again/,
  },
]

interface Accepted extends Given {
  used: number
  aside: number
  /** Revenue as it is shown. */
  revenue: string
  /** Why rows were set aside. */
  reason?: RegExp
  /** What else the first screen has to say. */
  said?: RegExp
}

const script = `<img src=x onerror="window.__pwned=1"><script>window.__pwned=2</script>{{7*7}}`
const cell = (text: string) => `"${text.replaceAll('"', '""')}"`
const sum = (n: number) => Array.from({ length: n }, (_, i) => 10 + i).reduce((a, b) => a + b, 0)
const money = (amount: number) => amount.toLocaleString('en-GB', { minimumFractionDigits: 2 })

const orderList = Array.from({ length: 60 }, (_, i) => ({
  order_id: `${i}`,
  date: new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10),
  email: `buyer${i % 35}@example.net`,
  total: 10 + i,
}))

/** Files that hold something out of the ordinary, and what can be taken from them. */
export const accepted: readonly Accepted[] = [
  {
    name: 'ragged.csv',
    body: sixty(usual, (i, day) =>
      i === 7 ? `${i},${day}` : i === 9 ? `${row(i, day)},,,odd` : row(i, day),
    ),
    used: 59,
    aside: 1,
    revenue: money(sum(60) - 17 - 19),
    reason: /7 cells where the header has 4/,
  },
  {
    name: 'proto.csv',
    body: sixty(
      '__proto__,constructor,Order ID,Order date,Email,Total',
      (i, day) => `polluted,then,${row(i, day)}`,
    ),
    used: 60,
    aside: 0,
    revenue: money(sum(60)),
  },
  {
    name: '<b onclick=alert(1)>html.csv',
    body: sixty(
      `Order ID,Order date,Email,Total,${cell(script)},Customer name`,
      (i, day) => `${row(i, day)},${cell(script)},${cell(i === 3 ? 'x'.repeat(1_100_000) : `${script}${i}`)}`,
    ),
    used: 59,
    aside: 1,
    revenue: money(sum(60) - 13),
    reason: /a cell of more than 1 MB/,
  },
  {
    name: 'no-such-day.csv',
    body: sixty(usual, (i, day) => {
      const [y, m, d] = day.split('-')
      return `${i},${i === 5 ? '31/02/2024' : `${d}/${m}/${y}`},buyer${i % 35}@example.net,${10 + i}.00`
    }),
    used: 59,
    aside: 1,
    revenue: money(sum(60) - 15),
    reason: /date|day/i,
  },
  {
    name: 'cut.json',
    body: JSON.stringify(orderList).slice(0, -20),
    used: 59,
    aside: 1,
    revenue: money(sum(60) - 69),
    reason: /the file ends or is damaged inside this record/,
    said: /The file ends in the middle \(after 59 whole rows\)/,
  },
  {
    name: 'euro.csv',
    body: sixty(
      usual.replaceAll(',', ';'),
      (i, day) => `${i};${day};buyer${i % 35}@example.net;1.${100 + i},56 €`,
    ),
    used: 60,
    aside: 0,
    revenue: `€${money(Math.round((60 * 1100.56 + (59 * 60) / 2) * 100) / 100)}`,
  },
]
