import type { Sql } from '../../src/contract/frame.ts'
import { sql } from '../sql/sql.ts'

/**
 * First statements of every connection: no extension is fetched, no file but `in/` is read, nothing can be set again.
 * `memory` in megabytes; absent = the engine's own limit.
 */
export function lockStatements(memory?: number): Sql[] {
  const limit = memory === undefined ? [] : [sql`set memory_limit = ${`${Math.floor(memory)}MB`}`]
  return [
    ...limit,
    sql`set autoinstall_known_extensions = false`,
    sql`set autoload_known_extensions = false`,
    sql`set allowed_directories = ['in/']`,
    sql`set enable_external_access = false`,
    sql`set lock_configuration = true`,
  ]
}

/** One row where the table is there, none where it is not. */
export function tableExists(table: string): Sql {
  return sql`select 1::integer as here from duckdb_tables() where table_name = ${table}`
}

/** A transaction in which the database itself refuses to write to any but temporary tables. */
export const readOnly = { begin: sql`begin transaction read only`, end: sql`commit` }
