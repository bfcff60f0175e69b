import type { Seen, SeenColumn, View } from '../../src/contract/frame.ts'
import { type Column, pick, pickReals, type Table, table } from '../join/table.ts'
import { dayNumber } from '../sql/scope.ts'

/** Answers a view from the mart in memory, row for row as the database would (`workers/sql/view.ts`). */
export function see(mart: Table, view: View): Table {
  const rows = inScope(mart, view)
  const columns = Object.entries(view.columns).map(([name, column]) => {
    if (column === '')
      return [name, { type: 'text', codes: new Int32Array(rows.length).fill(-1), labels: [] }] as const
    const found = mart.columns.get(column)
    if (!found) throw new TypeError(`there is no column ${column}`)
    return [name, picked(found, rows)] as const
  })
  return table('view', rows.length, Object.fromEntries(columns))
}

/** Who a row is of. */
const keys: Partial<Record<View['mart'], string>> = { events: 'visitor_key', ledger: 'customer' }

/** Rows in scope, ascending. */
function inScope(mart: Table, { mart: kind, scope: { asOf, from, currency }, named }: View): Int32Array {
  const day = ints(mart, 'day')
  const customer = ints(mart, keys[kind] ?? 'customer_key')
  const what = kind === 'ledger' ? ints(mart, 'what') : null
  const last = asOf === '' ? Number.POSITIVE_INFINITY : dayNumber(asOf)
  const first = from === undefined ? Number.NEGATIVE_INFINITY : dayNumber(from)
  const least = named ? 0 : -1
  const out = new Int32Array(mart.rows)
  let n = 0
  for (let r = 0; r < mart.rows; r++) {
    const d = day[r] ?? 0
    const isThen = (d <= last && d >= first) || what?.[r] === contacts
    if (isThen && (customer[r] ?? -1) >= least) out[n++] = r
  }
  return inCurrency(mart, currency, out.subarray(0, n), what)
}

/** Of the ledger: contacts are of no day and no currency; of what follows them not all tells one, and where orders tell none, any counts. */
const contacts = 2

function ints(mart: Table, name: string): Int32Array {
  const column = mart.columns.get(name)
  if (column?.type !== 'int') throw new TypeError(`there is no column ${name}`)
  return column.values
}

/** Of the rows those of a currency; '' is none, undefined any. */
function inCurrency(
  mart: Table,
  currency: string | undefined,
  rows: Int32Array,
  what: Int32Array | null,
): Int32Array {
  const column = mart.columns.get('currency')
  if (currency === undefined || column?.type !== 'text') return rows
  const { codes, labels } = column
  const wanted = labels.indexOf(currency)
  const orNone = currency === ''
  let n = 0
  for (let i = 0; i < rows.length; i++) {
    const r = rows[i] ?? 0
    const code = codes[r] ?? -1
    const isSign = (what?.[r] ?? 0) >= contacts
    if (code < 0 ? orNone || isSign : code === wanted || (orNone && isSign)) rows[n++] = r
  }
  return rows.subarray(0, n)
}

/** Rows that follow one another are copied in one go. */
function picked(column: Column, rows: Int32Array): Column {
  const [first, end] = [rows[0] ?? 0, (rows.at(-1) ?? -1) + 1]
  const all = end - first === rows.length
  if (column.type === 'flag')
    return { type: 'flag', values: Uint8Array.from(rows, (r) => column.values[r] ?? 0) }
  const whole = (values: Int32Array) => (all ? values.slice(first, end) : pick(values, rows))
  if (column.type === 'int') return { type: 'int', values: whole(column.values) }
  if (column.type === 'text') return { ...column, codes: whole(column.codes) }
  return { ...column, values: all ? column.values.slice(first, end) : pickReals(column.values, rows) }
}

/** A view's table as the miners receive it. */
export function seen({ rows, columns }: Table): Seen {
  return {
    rows,
    columns: Object.fromEntries(Array.from(columns, ([name, column]) => [name, seenColumn(column)])),
  }
}

function seenColumn(column: Column): SeenColumn {
  if (column.type === 'int' || column.type === 'real' || column.type === 'text') return { ...column }
  throw new TypeError(`a ${column.type} cannot be seen`)
}
