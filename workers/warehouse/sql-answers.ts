import { Failure } from '../../src/contract/fault.ts'
import { isSqlAnswer, type SqlColumn } from '../../src/contract/sql.ts'
import { id, sql } from '../sql/sql.ts'
import type { Engine } from './engine.ts'
import type { PageColumn } from './page.ts'

/** Columns of what a query came to. Throws Failure `unknown` for one that is no longer there. */
export async function answerColumns(engine: Engine, table: string): Promise<SqlColumn[]> {
  const found = isSqlAnswer(table)
    ? await engine.rows(
        sql`select column_name, data_type from duckdb_columns() where table_name = ${table} order by column_index`,
      )
    : []
  if (found.length === 0)
    throw new Failure({ code: 'unknown', what: 'answer', given: 'that', known: ['the latest'] })
  return found.map(([name, type]) => ({ name: String(name), type: String(type) }))
}

const small = /^(?:U?(?:TINYINT|SMALLINT)|U?INTEGER|FLOAT|DOUBLE)$/
const wide = /^(?:U?(?:BIGINT|HUGEINT)|DECIMAL\(\d+,\d+\))$/
const asItIs = /^(?:VARCHAR|BOOLEAN)$/

/** How a column of any type is shown: numbers and words as they are, everything else as the database writes it. */
export function answerValue({ name, type }: SqlColumn): PageColumn {
  const value = id(name)
  if (small.test(type)) return { label: name, value: finite(name, type), text: false }
  if (asItIs.test(type)) return { label: name, value: sql`${value}`, text: type === 'VARCHAR' }
  return { label: name, value: sql`${value}::varchar`, text: false, by: sql`${value}`, wide: wide.test(type) }
}

/** What is no number has no value. */
const finite = (name: string, type: string) =>
  /^(?:FLOAT|DOUBLE)$/.test(type)
    ? sql`case when isfinite(${id(name)}) then ${id(name)} end`
    : sql`${id(name)}`

/** A number where it says the same as the text; else the text, to the last digit. */
export function plainNumber(text: string): number | string {
  const bare = text.includes('.') ? text.replace(/\.?0+$/, '') : text
  return String(Number(text)) === bare ? Number(text) : text
}

/** Answers before the latest are let go; a database filled anew keeps none. */
export async function forgetAnswers(engine: Engine, latest = ''): Promise<void> {
  const found = await engine.rows(sql`select table_name from duckdb_tables() where temporary`)
  const gone = found.map(([name]) => String(name)).filter((name) => isSqlAnswer(name) && name !== latest)
  for (const name of gone) await engine.run(sql`drop table if exists ${id(name)}`)
}
