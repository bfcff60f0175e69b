import { labelMeanings, type Meaning, meanings } from '../../src/contract/schema.ts'
import type { FileColumns } from './columns.ts'
import type { Links } from './link.ts'
import { columnsOfMessages } from './message-columns.ts'
import type { Role } from './role.ts'
import { codes, numbers, type Rows } from './rows.ts'
import {
  type Column,
  coded,
  int,
  ints,
  lazily,
  lazyTable,
  pickReals,
  real,
  stamp,
  type Table,
  text,
} from './table.ts'

/** Columns of a table and what they are made of, in this order. */
type Spec = readonly (readonly [name: string, meaning: Meaning])[]

const message: Spec = [
  ['message_id', 'messageId'],
  ['told_at', 'date'],
  ['stars', 'stars'],
  ['title', 'title'],
  ['text', 'text'],
  ['product', 'product'],
  ['sku', 'sku'],
  ['status', 'status'],
  ['channel', 'channel'],
  ['priority', 'priority'],
  ['tags', 'tags'],
  ['reply', 'reply'],
  ['replied_at', 'repliedAt'],
  ['first_reply_minutes', 'firstReply'],
  ['resolved_at', 'resolvedAt'],
  ['satisfaction', 'satisfaction'],
  ['replies', 'replies'],
  ['reopens', 'reopens'],
]
const visit: Spec = [
  ['seen_at', 'date'],
  ['visitor', 'visitor'],
  ['session', 'session'],
  ['event', 'event'],
  ['page', 'page'],
  ['product', 'product'],
  ['sku', 'sku'],
  ['category', 'category'],
  ['amount', 'amount'],
]
const payment: Spec = [
  ['payment_id', 'order'],
  ['paid_at', 'date'],
  ['kind', 'kind'],
  ['status', 'status'],
  ['amount', 'amount'],
  ['refund', 'refund'],
  ['card', 'card'],
  ['fee', 'fee'],
  ['currency', 'currency'],
]

/** Finds what rows speak of; asked once for each table, when it is looked at. */
export type Linking = (which: Int32Array, paid: boolean) => Links

/** Reviews and tickets, visits, and payments: each table only where a file tells of it. */
export function toldTables(rows: Rows, left: ReadonlySet<number>, linking: Linking): Table[] {
  const tables = [
    tableOf('payment', rows, (f, role) => f.grain === 'payment' && role !== 'unused', payment, left, linking),
    tableOf('message', rows, (_, role) => role === 'messages', message, left, linking),
    tableOf('visit', rows, (_, role) => role === 'visits', visit, left, linking),
    labelTable(rows, left, linking),
  ]
  return tables.filter((t) => t.rows > 0)
}

type Wanted = (file: FileColumns, role: Role | undefined) => boolean

function tableOf(
  name: string,
  rows: Rows,
  wanted: Wanted,
  spec: Spec,
  left: ReadonlySet<number>,
  linking: Linking,
): Table {
  const files = rows.files.map((file, f) => wanted(file, rows.roles[f]))
  const all = rows.files.reduce((sum, file, f) => sum + (files[f] ? file.rows : 0), 0)
  const gone = [...left].filter((row) => files[rows.fileOf(row)]).length
  const which = lazily(() => rowsOfFiles(rows, files, all).filter((row) => !left.has(row)))
  const count = all - gone
  const links = lazily(() => linking(which(), name === 'payment'))
  const columns: Record<string, () => Column> = {
    customer_key: () => int(links().customer),
    order_key: () => int(links().order),
    source: () => sourceOf(rows, which()),
  }
  if (name === 'message') Object.assign(columns, columnsOfMessages(rows, which))
  for (const [column, meaning] of spec) columns[column] = () => columnOf(rows, meaning, which())
  if (name === 'visit') columns.visitor = () => visitors(rows, which())
  if (name === 'visit') columns.amount = () => real(spentOn(rows, which()))
  return lazyTable(name, count, { ...columns, ...placesOf(rows, which) })
}

function rowsOfFiles(rows: Rows, files: readonly boolean[], count: number): Int32Array {
  const out = new Int32Array(count)
  let n = 0
  files.forEach((wanted, f) => {
    for (let r = rows.start[f] ?? 0, end = rows.start[f + 1] ?? 0; wanted && r < end; r++) out[n++] = r
  })
  return out
}

function columnOf(rows: Rows, meaning: Meaning, which: Int32Array): Column {
  const { kind } = meanings[meaning]
  if (kind === 'date') return stamp(pickReals(numbers(rows, meaning), which))
  if (kind === 'money' || kind === 'number') return real(pickReals(numbers(rows, meaning), which))
  return coded(codes(rows, meaning), which)
}

/** The amount of each visit; the total of an order, which every one of its items repeats, stands at the first of them. */
function spentOn(rows: Rows, which: Int32Array): Float64Array {
  const [amounts, totals] = [numbers(rows, 'amount'), numbers(rows, 'orderTotal')]
  const spent = pickReals(amounts, which)
  if (totals.length === 0) return spent
  const { codes: orders } = codes(rows, 'order')
  const met = new Set<number>()
  which.forEach((row, i) => {
    const order = orders[row] ?? -1
    if (Number.isNaN(spent[i]) && !(order >= 0 && met.has(order))) spent[i] = totals[row] ?? Number.NaN
    if (order >= 0 && !Number.isNaN(totals[row])) met.add(order)
  })
  return spent
}

/** A visitor, or the number of the customer where a file knows no other. */
function visitors(rows: Rows, which: Int32Array): Column {
  const [own, known] = [codes(rows, 'visitor'), codes(rows, 'customer')]
  const labels = [...own.labels, ...known.labels]
  const of = (row: number) => {
    const visitor = own.codes[row] ?? -1
    const customer = known.codes[row] ?? -1
    return visitor < 0 && customer >= 0 ? own.labels.length + customer : visitor
  }
  return { type: 'text', codes: which.map(of), labels }
}

function sourceOf(rows: Rows, which: Int32Array): Column {
  return text(Array.from(which, (row) => rows.files[rows.fileOf(row)]?.recognisedAs ?? ''))
}

function placesOf(rows: Rows, which: () => Int32Array): Record<'file' | 'line', () => Column> {
  const line = (row: number) => {
    const f = rows.fileOf(row)
    return rows.files[f]?.lines[row - (rows.start[f] ?? 0)] ?? 0
  }
  return {
    file: () => text(Array.from(which(), (row) => rows.files[rows.fileOf(row)]?.name ?? '')),
    line: () => int(which().map(line)),
  }
}

/** A label: who or what it is of (the row), the column that tells it, and where its meaning stands. */
interface Label {
  row: number
  file: number
  meaning: Meaning
  value: string
}

/** `label(customer_key, order_key, source, name, value, means, file, line)`: what became of people and orders, and what tools foretell. */
function labelTable(rows: Rows, left: ReadonlySet<number>, linking: Linking): Table {
  const told = rows.files.reduce(
    (sum, file) => sum + labelMeanings.reduce((n, m) => n + filled(file, m), 0),
    0,
  )
  const count = told - [...left].reduce((n, row) => n + labelsAt(rows, row), 0)
  const all = lazily(() => labelsOf(rows).filter(({ row }) => !left.has(row)))
  const which = lazily(() => ints(count, (i) => all()[i]?.row ?? 0))
  const links = lazily(() => linking(which(), false))
  const nameOf = ({ file, meaning }: Label) =>
    rows.files[file]?.headers?.get(meaning) ?? meanings[meaning].label
  return lazyTable('label', count, {
    customer_key: () => int(links().customer),
    order_key: () => int(links().order),
    source: () => sourceOf(rows, which()),
    name: () => text(all().map(nameOf)),
    value: () => text(all().map((l) => l.value)),
    means: () => text(all().map((l) => l.meaning)),
    ...placesOf(rows, which),
  })
}

const isTold = (value: number | undefined) => value !== undefined && !Number.isNaN(value)

function filled(file: FileColumns, meaning: Meaning): number {
  const cells = file.cells.get(meaning)
  let n = 0
  for (let r = 0; cells && r < file.rows; r++) {
    const value = cells.values[r]
    if (cells.kind === 'key' ? (value ?? -1) >= 0 : isTold(value)) n++
  }
  return n
}

function labelsAt(rows: Rows, row: number): number {
  const f = rows.fileOf(row)
  const file = rows.files[f]
  const told = (m: Meaning) => file && plainValue(file, m, row - (rows.start[f] ?? 0)) !== ''
  return labelMeanings.filter(told).length
}

function labelsOf(rows: Rows): Label[] {
  return rows.files.flatMap((file, f) =>
    labelMeanings.flatMap((meaning) => {
      const found: Label[] = []
      for (let r = 0; file.cells.has(meaning) && r < file.rows; r++) {
        const value = plainValue(file, meaning, r)
        if (value !== '') found.push({ row: (rows.start[f] ?? 0) + r, file: f, meaning, value })
      }
      return found
    }),
  )
}

/** Plain, whatever the language: days as 2025-12-31, numbers with a point. */
function plainValue(file: FileColumns, meaning: Meaning, row: number): string {
  const cells = file.cells.get(meaning)
  const value = cells?.values[row]
  if (!cells || value === undefined) return ''
  if (cells.kind === 'key') return file.labels.get(meaning)?.[value] ?? ''
  if (!isTold(value)) return ''
  return cells.kind === 'date' ? new Date(value).toISOString().slice(0, 10) : String(value)
}
