import { tableFromIPC } from 'apache-arrow'
import type { SchemaElement } from 'hyparquet'
import type { Writer } from 'hyparquet-writer'
import { Failure } from '../../src/contract/fault.ts'
import type { Sql } from '../../src/contract/frame.ts'
import type { SqlColumn } from '../../src/contract/sql.ts'
import type { Call } from '../../src/contract/wire.ts'
import { id, list, part, sql } from '../sql/sql.ts'
import type { Engine } from './engine.ts'

const rowsAtOnce = 50_000

/** How a column of the database goes into Parquet: what is asked of it, and what it is declared as. */
interface Kind {
  of: RegExp
  value(name: string): Sql
  element: Omit<SchemaElement, 'name' | 'repetition_type'>
}

const kinds: readonly Kind[] = [
  { of: /^BOOLEAN$/, value: (name) => sql`${id(name)}`, element: { type: 'BOOLEAN' } },
  {
    of: /^(?:U?TINYINT|U?SMALLINT|INTEGER)$/,
    value: (name) => sql`${id(name)}::integer`,
    element: { type: 'INT32' },
  },
  { of: /^(?:BIGINT|UINTEGER)$/, value: (name) => sql`${id(name)}::bigint`, element: { type: 'INT64' } },
  {
    of: /^(?:FLOAT|DOUBLE|HUGEINT|UBIGINT|UHUGEINT|DECIMAL\(.*\))$/,
    value: (name) => sql`${id(name)}::double`,
    element: { type: 'DOUBLE' },
  },
  {
    of: /^DATE$/,
    value: (name) => sql`case when isfinite(${id(name)}) then (${id(name)} - date '1970-01-01')::integer end`,
    element: { type: 'INT32', converted_type: 'DATE' },
  },
  {
    of: /^TIMESTAMP(?:_S|_MS|_NS| WITH TIME ZONE)?$/,
    value: (name) => sql`case when isfinite(${id(name)}) then epoch_us(${id(name)}) end`,
    element: { type: 'INT64', converted_type: 'TIMESTAMP_MICROS' },
  },
]
const words: Kind = {
  of: /./,
  value: (name) => sql`${id(name)}::varchar`,
  element: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
}
const kindOf = ({ type }: SqlColumn) => kinds.find(({ of }) => of.test(type)) ?? words

/**
 * A table of the database as Parquet, read and written piece by piece in the order of its rows. Whole numbers, moments, words
 * and doubles stay what they are; decimals and numbers beyond 64 bits become doubles, lists and the like become words.
 * Throws Failure `stopped`.
 */
export async function parquetOf(
  engine: Engine,
  { name, columns }: { name: string; columns: readonly SqlColumn[] },
  call: Call,
): Promise<Blob> {
  const { ByteWriter, ParquetWriter } = await import('hyparquet-writer')
  const parts: Blob[] = []
  const bytes = new ByteWriter()
  const writer: Writer = Object.assign(bytes, { flush: () => void parts.push(drained(bytes)) })
  const file = new ParquetWriter({ writer, schema: schemaOf(columns), createdBy: 'Regulars' })
  const [count = []] = await engine.rows(sql`select count(*)::double from ${id(name)}`)
  const total = Number(count[0])
  for (let from = 0; from < total; from += rowsAtOnce) {
    if (call.signal.aborted) throw new Failure({ code: 'stopped' })
    await file.write({
      columnData: await pieceOf(engine, name, columns, from, call),
      rowGroupSize: rowsAtOnce,
    })
    call.progress('save', Math.min(1, (from + rowsAtOnce) / total))
  }
  file.finish()
  return new Blob([...parts, drained(bytes)], { type: 'application/vnd.apache.parquet' })
}

/** What was written since the last time; positions in the file go on. */
function drained(bytes: { index: number; getBuffer(): ArrayBuffer }): Blob {
  const part = new Blob([bytes.getBuffer()])
  bytes.index = 0
  return part
}

function schemaOf(columns: readonly SqlColumn[]): SchemaElement[] {
  const root: SchemaElement = { name: 'root', num_children: columns.length }
  return [
    root,
    ...columns.map(
      (c): SchemaElement => ({ ...kindOf(c).element, name: c.name, repetition_type: 'OPTIONAL' }),
    ),
  ]
}

async function pieceOf(
  engine: Engine,
  table: string,
  columns: readonly SqlColumn[],
  from: number,
  call: Call,
) {
  const values = columns.map((c, i) => part(sql`${part(kindOf(c).value(c.name))} as ${id(String(i))}`))
  const found = tableFromIPC(
    await engine.arrow(
      sql`select ${list(values)} from ${id(table)} where rowid >= ${from} and rowid < ${from + rowsAtOnce} order by rowid`,
      call,
    ),
  )
  return columns.map(({ name }, c) => {
    const vector = found.getChildAt(c)
    return { name, data: Array.from({ length: found.numRows }, (_, r) => vector?.get(r) ?? null) }
  })
}
