import type { PersonEvent, PersonLine } from '../../src/contract/person.ts'
import { placeOf, type Within } from './person.ts'
import { ordersOf } from './person-facts.ts'
import { codes, numbers } from './rows.ts'
import type { Column } from './table.ts'
import { worth } from './worth.ts'

/** An event that is made when it is looked at: a person may have thousands. `at` in milliseconds, NaN = not told. */
export interface Happened {
  at: number
  tell(most: number): PersonEvent
}
/** One source of events: those of a person, in any order. */
type EventSource = (within: Within, key: number) => Happened[]

/** Every source of events there is; another one is one more function. */
const sources: readonly EventSource[] = [
  orderEvents,
  toldEvents('payment', 'paid_at', 'payment_id', ['kind', 'status'], 'amount'),
  toldEvents('message', 'told_at', 'title', ['stars', 'text'], ''),
  toldEvents('visit', 'seen_at', 'page', ['event', 'product'], 'amount'),
]

/** What happened to a person over all sources, the latest first. */
export function eventsOf(within: Within, key: number): Happened[] {
  const all = sources.flatMap((source) => source(within, key))
  const when = ({ at }: Happened) => (Number.isNaN(at) ? Number.NEGATIVE_INFINITY : at)
  return all.sort((a, b) => when(b) - when(a) || 0)
}

/** Rows of a table that tell of people beside orders: where a payment is the order itself, it is told once. */
function toldEvents(
  kind: Exclude<PersonEvent['kind'], 'order'>,
  at: string,
  title: string,
  words: readonly string[],
  amount: string,
): EventSource {
  return ({ rows, told }, key) => {
    const table = told.find(({ name }) => name === kind)
    const isOrder =
      kind === 'payment' && rows.files.some((f, i) => f.grain === kind && rows.roles[i] === 'orders')
    const who = table?.columns.get('customer_key')
    if (!table || isOrder || who?.type !== 'int') return []
    const cell = (row: number, name: string) => cellOf(table.columns.get(name), row)
    const tell = (row: number): PersonEvent => ({
      kind,
      at: moment(Number(cell(row, at) ?? Number.NaN)),
      title: String(cell(row, title) ?? ''),
      words: words.flatMap((name) => cell(row, name) ?? []).join(' · '),
      amount: cents(Number(cell(row, amount) ?? Number.NaN)),
      currency: String(cell(row, 'currency') ?? ''),
      counted: true,
      lines: 0,
      some: [],
      place: { file: String(cell(row, 'file') ?? ''), line: Number(cell(row, 'line') ?? 0) },
    })
    const mine = Array.from(who.values.keys()).filter((row) => who.values[row] === key)
    return mine.map((row) => ({ at: Number(cell(row, at) ?? Number.NaN), tell: () => tell(row) }))
  }
}

/** What stands in a row; null for nothing. */
function cellOf(column: Column | undefined, row: number): string | number | null {
  if (!column) return null
  if (column.type === 'text') return column.labels[column.codes[row] ?? -1] || null
  const value = column.values[row] ?? Number.NaN
  return Number.isNaN(value) ? null : value
}

/** Wall clock as the file has it: the day alone where it tells no time. */
const moment = (at: number) => {
  if (Number.isNaN(at)) return ''
  const iso = new Date(at).toISOString()
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 16)
}

function orderEvents(within: Within, key: number): Happened[] {
  const mine = ordersOf(within, key)
  const rows = rowsByOrder(within, new Set(mine))
  return mine.map((order) => ({
    at: within.orders.placedAt[order] ?? Number.NaN,
    tell: (most) => tellOrder(within, order, rows.get(order) ?? [], most),
  }))
}

function rowsByOrder({ orderOf, into }: Within, mine: ReadonlySet<number>): Map<number, number[]> {
  const found = new Map<number, number[]>()
  for (let r = 0; r < orderOf.length; r++) {
    const own = orderOf[r] ?? -1
    const order = own < 0 ? -1 : into(own)
    if (!mine.has(order)) continue
    const rows = found.get(order) ?? []
    found.set(order, rows)
    rows.push(r)
  }
  return found
}

function tellOrder(within: Within, order: number, rows: readonly number[], most: number): PersonEvent {
  const { orders } = within
  const label = (coded: { codes: Int32Array; labels: readonly string[] }) =>
    coded.labels[coded.codes[order] ?? -1] ?? ''
  return {
    kind: 'order',
    at: moment(orders.placedAt[order] ?? Number.NaN),
    title: orders.label(order),
    words: label(orders.status),
    amount: cents((orders.gross[order] ?? 0) - (orders.refund[order] ?? 0)),
    currency: label(orders.currency),
    counted: orders.counted[order] === 1,
    lines: rows.length,
    some: rows.slice(0, most).map(lineTeller(within)),
    place: placeOf(within.rows, rows[0] ?? 0),
  }
}

function lineTeller({ rows }: Within): (row: number) => PersonLine {
  const product = codes(rows, 'product')
  const quantity = numbers(rows, 'quantity')
  const amount = worth(rows)
  return (row) => ({
    product: product.labels[product.codes[row] ?? -1] ?? '',
    quantity: known(quantity[row]),
    amount: cents(amount[row]),
    place: placeOf(rows, row),
  })
}

const known = (value = Number.NaN) => (Number.isNaN(value) ? null : value)
const cents = (value = Number.NaN) => (Number.isNaN(value) ? null : Math.round(value * 100) / 100)
