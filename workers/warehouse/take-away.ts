import { entryOf } from '../../src/contract/dictionary.ts'
import { Failure } from '../../src/contract/fault.ts'
import type { SqlTable } from '../../src/contract/sql.ts'
import type { Call } from '../../src/contract/wire.ts'
import { id, list, part, sql } from '../sql/sql.ts'
import { basketsView } from './baskets-sql.ts'
import type { Engine } from './engine.ts'
import { eventsView } from './events-sql.ts'
import { messagesView } from './messages-sql.ts'
import { parquetOf } from './parquet.ts'
import { signsView } from './signs-sql.ts'
import { zipOf } from './zip-out.ts'

/** Marts that the database makes of the other tables; all else is a table. */
const madeOf = ['mart_baskets', 'mart_events', 'mart_messages', 'mart_signs']
const isTable = ({ name }: SqlTable) => !madeOf.includes(name)

/**
 * The whole warehouse as one archive: a Parquet file for each table, `warehouse.sql` that builds tables and marts of them in
 * any DuckDB, and a README. Throws Failure `stopped`, or `no-room` where it is too large for one archive.
 */
export async function takeAway(engine: Engine, schema: readonly SqlTable[], call: Call): Promise<Blob> {
  const tables = schema.filter(isTable)
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  const entries = [textFile('README.txt', readme(schema)), textFile('warehouse.sql', script(schema))]
  let before = 0
  for (const table of tables) {
    const telling = (_: unknown, done: number) =>
      call.progress('save', (0.9 * (before + done * table.rows)) / Math.max(1, rows), `Writing ${table.name}`)
    const body = await parquetOf(engine, table, { ...call, progress: telling, signal: call.signal })
    entries.push({ name: `tables/${table.name}.parquet`, body })
    before += table.rows
  }
  const zip = await zipOf(entries, (done) => {
    if (call.signal.aborted) throw new Failure({ code: 'stopped' })
    call.progress('save', 0.9 + 0.1 * done, 'Putting the files together')
  }).catch((thrown) => {
    const bytes = entries.reduce((sum, { body }) => sum + body.size, 0)
    throw thrown instanceof RangeError ? new Failure({ code: 'no-room', need: bytes, free: 2 ** 32 }) : thrown
  })
  return zip
}

const textFile = (name: string, text: string) => ({ name, body: new Blob([text]) })

/** Tables are made with their types before they are filled, and filled in the order of their rows. */
function script(schema: readonly SqlTable[]): string {
  const tables = schema
    .filter(isTable)
    .flatMap(({ name, columns }) => [
      sql`create or replace table ${id(name)} (${list(columns.map((c) => part(sql`${id(c.name)} ${part(typeOf(c.type))}`)))})`,
      sql`insert into ${id(name)} select * from read_parquet(${`tables/${name}.parquet`})`,
    ])
  const names = schema.map(({ name }) => name)
  const views = [
    basketsView,
    signsView(names),
    ...(names.includes('mart_events') ? [eventsView] : []),
    ...(names.includes('mart_messages') ? [messagesView] : []),
  ].map((view) => view.replace(/^create view/, 'create or replace view'))
  return `${head}${[...tables, ...views].join(';\n')};\n`
}

const head = `-- Builds the warehouse anew: in the folder of this file, duckdb shop.duckdb < warehouse.sql
-- The order of rows counts: some marts number them.
set preserve_insertion_order = true;
`

/** The types that tables of a warehouse have. */
const types = { INTEGER: sql`integer`, DOUBLE: sql`double`, BOOLEAN: sql`boolean`, TIMESTAMP: sql`timestamp` }
const typeOf = (type: string) =>
  Object.hasOwn(types, type) ? types[type as keyof typeof types] : sql`varchar`

function readme(schema: readonly SqlTable[]): string {
  const lines = schema.map(
    ({ name, rows }) => `${name} (${rows.toLocaleString('en-GB')} rows)\n    ${entryOf(name).about}`,
  )
  return `${about}\n\n${lines.join('\n')}\n`
}

const about = `Your warehouse, as Regulars made it of your files.

It holds data of your customers. It is in your care now: keep it where only those who need it can read it.

In DuckDB (https://duckdb.org), in this folder:
    duckdb shop.duckdb < warehouse.sql
In MotherDuck: open the file shop.duckdb made above with DuckDB, ATTACH 'md:', then
    CREATE DATABASE shop FROM 'shop.duckdb'
In anything else that reads Parquet (Python, R, Power BI, a cloud database): the files in the folder tables.
    The marts mart_baskets, mart_events, mart_messages and mart_signs are queries; they stand in warehouse.sql.

What is in it:`
