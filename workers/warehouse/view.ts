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

function inScope(mart: Table, { mart: kind, scope: { asOf, from, currency }, named }: View): Int32Array {
  const day = whole(mart, 'day')
  const customer = whole(mart, kind === 'events' ? 'visitor_key' : 'customer_key')
  const last = asOf === '' ? Number.POSITIVE_INFINITY : dayNumber(asOf)
  const first = from === undefined ? Number.NEGATIVE_INFINITY : dayNumber(from)
  const isCurrency = currencyTest(mart, currency)
  const out = new Int32Array(mart.rows)
  let n = 0
  for (let r = 0; r < mart.rows; r++) {
    const d = day[r] ?? 0
    if (d <= last && d >= first && (!named || (customer[r] ?? -1) >= 0) && isCurrency(r)) out[n++] = r
  }
  return out.subarray(0, n)
}

function whole(mart: Table, name: string): Int32Array {
  const column = mart.columns.get(name)
  if (column?.type !== 'int') throw new TypeError(`there is no column ${name}`)
  return column.values
}

function currencyTest(mart: Table, currency: string | undefined): (row: number) => boolean {
  const column = mart.columns.get('currency')
  if (currency === undefined || column?.type !== 'text') return () => true
  const wanted = column.labels.indexOf(currency)
  if (currency === '') return (r) => (column.codes[r] ?? -1) < 0 || column.codes[r] === wanted
  return (r) => column.codes[r] === wanted && wanted >= 0
}

function picked(column: Column, rows: Int32Array): Column {
  if (column.type === 'int') return { type: 'int', values: pick(column.values, rows) }
  if (column.type === 'text') return { type: 'text', codes: pick(column.codes, rows), labels: column.labels }
  if (column.type === 'flag')
    return { type: 'flag', values: Uint8Array.from(rows, (r) => column.values[r] ?? 0) }
  return { ...column, values: pickReals(column.values, rows) }
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
