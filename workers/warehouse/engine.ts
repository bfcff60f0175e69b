import type { Sql } from '../../src/contract/frame.ts'
import type { Call } from '../../src/contract/wire.ts'

/** The database, whoever runs it: a worker in the browser, a library in Node. */
export interface Engine {
  readonly version: string
  /** It had to be ended and holds nothing any more: start another. */
  readonly lost?: boolean
  /** Runs one statement for its effect. A stop cancels it and throws Failure('stopped'). */
  run(statement: Sql, call?: Call): Promise<void>
  /** Arrow IPC bytes (file or stream format) of a result, in a buffer of their own, ready to be transferred. */
  arrow(query: Sql, call?: Call): Promise<Uint8Array>
  /**
   * Runs `statement` in a transaction that cannot write to the warehouse, once the database has found `query` to be one
   * single query. Throws what the database says of it, or Failure('stopped'); nothing is changed then.
   */
  ask(query: Sql, statement: Sql, call?: Call): Promise<Uint8Array>
  /** A small result as plain rows: numbers for every numeric type, strings, booleans, null. */
  rows(query: Sql): Promise<(string | number | boolean | null)[][]>
  /** Appends an Arrow IPC *stream* to a table, making it where it is new. Detaches the bytes. */
  insert(table: string, stream: Uint8Array): Promise<void>
  close(): Promise<void>
}
