import { Failure } from '../../src/contract/fault.ts'
import type { Sql } from '../../src/contract/frame.ts'
import { isSqlAnswer } from '../../src/contract/sql.ts'
import type { Page, Sight } from '../../src/contract/wire.ts'
import { id, list, part, sql } from '../sql/sql.ts'
import { decode } from './decode.ts'
import type { Engine } from './engine.ts'
import { keyColumn, peopleTables } from './people.ts'
import { answerColumns, answerValue, plainNumber } from './sql-answers.ts'

export interface PageColumn {
  label: string
  value: Sql
  text: boolean
  /** What it is ordered by, where that is not the value. */
  by?: Sql
  /** Numbers that come as text, so that none is rounded. */
  wide?: boolean
}

const place = { file: 'File', line: 'Line' }
/** Tables that are shown row by row, with the columns a person has a use for. */
const shownTables: Record<string, Record<string, string>> = {
  set_aside: { ...place, reason: 'Reason', raw: 'Row' },
  message: {
    told_at: 'When',
    author: 'Who',
    stars: 'Stars',
    title: 'Title',
    text: 'Text',
    status: 'Status',
    ...place,
  },
  visit: { seen_at: 'When', visitor: 'Visitor', event: 'Event', page: 'Page', product: 'Product', ...place },
  payment: {
    paid_at: 'When',
    payment_id: 'Payment',
    kind: 'Kind',
    status: 'Status',
    amount: 'Amount',
    currency: 'Currency',
    ...place,
  },
  label: { source: 'Source', name: 'Column', value: 'Value', ...place },
}
const isShown = (table: string) => Object.hasOwn(shownTables, table)

/**
 * Rows `from` (0-based) to `to` (excluded) of a table of people, of messages, visits, payments or labels, or of the rows set aside, as the sight orders and narrows
 * the whole of it; `total` counts what it leaves. Failure `unknown` for any other table, and for a column it has not.
 */
export async function page(
  engine: Engine,
  table: string,
  from: number,
  to: number,
  sight: Sight = {},
): Promise<Page> {
  const found = await columnsOf(engine, table)
  const columns = isSqlAnswer(table) ? found : found.filter((c) => c.label !== keyColumn)
  const key = found.filter((c) => c.label === keyColumn && !c.wide && !c.text)
  const shown = list([...columns, ...key].map((c, i) => part(sql`${part(c.value)} as ${id(String(i))}`)))
  const kept = keeps(columns, sight.find ?? '')
  const window = windowOf(columns, sight, from, to)
  const { rows } = decode(
    await engine.arrow(sql`select ${shown} from ${id(table)} where ${part(kept)} ${part(window)}`),
  )
  const [total = []] = await engine.rows(sql`select count(*)::integer from ${id(table)} where ${part(kept)}`)
  return {
    columns: columns.map((c) => c.label),
    rows: rows.map((row) => columns.map((c, i) => plain(row[i] ?? null, c.wide ?? false))),
    total: Number(total[0]),
    ...(key.length > 0 && { keys: rows.map((row) => Number(row[columns.length])) }),
  }
}

function plain(cell: string | number | boolean | null, wide: boolean): string | number | null {
  if (typeof cell === 'boolean') return String(cell)
  return wide && typeof cell === 'string' ? plainNumber(cell) : cell
}

async function columnsOf(engine: Engine, table: string): Promise<PageColumn[]> {
  if (isSqlAnswer(table)) return (await answerColumns(engine, table)).map(answerValue)
  const known = await peopleTables(engine)
  if (!isShown(table) && !known.includes(table))
    throw new Failure({
      code: 'unknown',
      what: 'list',
      given: table.slice(0, 80),
      known: [...known, ...Object.keys(shownTables)],
    })
  const found = await engine.rows(
    sql`select column_name, data_type from duckdb_columns() where table_name = ${table} order by column_index`,
  )
  return found.flatMap(([name, type]) => {
    const label = isShown(table) ? shownTables[table]?.[String(name)] : String(name)
    if (label === undefined) return []
    const stamp = String(type).startsWith('TIMESTAMP')
    const value = stamp ? sql`strftime(${id(String(name))}, '%Y-%m-%d %H:%M')` : sql`${id(String(name))}`
    return [{ label, value, text: stamp || type === 'VARCHAR' }]
  })
}

/** Rows of which some cell holds the words, whatever their case and accents; digits find a phone however it is written. */
function keeps(columns: readonly PageColumn[], find: string): Sql {
  const words = find.trim().slice(0, 200)
  if (words === '') return sql`true`
  const cells = list(columns.map((c) => part(c.value)))
  return sql`contains(strip_accents(lower(concat_ws(chr(10), ${cells}))), strip_accents(lower(${words})))`
}

/** What has no value comes last, whichever way; equals keep the order of the list. */
function order(columns: readonly PageColumn[], { sort }: Sight): Sql {
  if (!sort) return sql`order by rowid`
  const column = columns.find((c) => c.label === sort.column)
  const known = columns.map((c) => c.label)
  if (!column) throw new Failure({ code: 'unknown', what: 'column', given: sort.column.slice(0, 80), known })
  const by =
    column.by ?? (column.text ? sql`nullif(strip_accents(lower(${part(column.value)})), '')` : column.value)
  return sql`order by ${part(by)} ${part(sort.down ? sql`desc` : sql`asc`)} nulls last, rowid`
}

/** The list as it is has numbered rows; one that is ordered or narrowed is counted through. */
function windowOf(columns: readonly PageColumn[], sight: Sight, from: number, to: number): Sql {
  const [first, end] = [Math.max(0, Math.floor(from)), Math.floor(to)]
  const ordered = order(columns, sight)
  if (!sight.sort && !sight.find) return sql`and rowid >= ${first} and rowid < ${end} ${part(ordered)}`
  return sql`${part(ordered)} limit ${Math.max(0, end - first)} offset ${first}`
}
