import type { Call, Reply } from './wire.ts'

/** A column as the database names its type: INTEGER, DOUBLE, VARCHAR, TIMESTAMP, BOOLEAN and whatever a query makes. */
export interface SqlColumn {
  name: string
  type: string
}

/** A table that can be asked. */
export interface SqlTable {
  name: string
  rows: number
  columns: SqlColumn[]
}

/** What a query came to: a table of its own, to be looked at with `peek` and saved with `csv` or `parquet`. */
export interface SqlAnswer {
  table: string
  rows: number
  columns: SqlColumn[]
  /** How the database goes about it, where only that was asked; then there is no table. */
  plan: string
}

/** Tables that queries came to are called so. */
export const isSqlAnswer = (table: string): boolean => /^sql_answer_\d{1,9}$/.test(table)

/** What the page asks of the warehouse in a person's own SQL. A query is never in an address, a link or a report. */
export interface SqlDoor {
  /** Tables and marts of the open workspace, with their columns and rows. */
  schema(call: Call): Promise<Reply<SqlTable[]>>
  /**
   * Asks one statement that reads. The answer before it is let go. Failure `query` with the place in the text for anything
   * else and for what the database does not understand. A stop ends a query that does not heed it with the database, which
   * is started and filled again.
   */
  ask(text: string, call: Call): Promise<Reply<SqlAnswer>>
  /** Queries asked so far, the latest first; kept with the workspace, without their answers. */
  asked(): Promise<Reply<readonly string[]>>
  /** Forgets the queries asked so far. */
  forgetAsked(): Promise<Reply<void>>
  /** The whole warehouse as one archive the person saves: Parquet files and a script that builds it anew elsewhere. */
  takeAway(call: Call): Promise<Reply<Blob>>
  /** An answer as a Parquet file the person saves. */
  parquet(table: string, call: Call): Promise<Reply<Blob>>
}
