import type { Corrections, Format } from '../../src/contract/desk.ts'
import type { Note } from '../../src/contract/notes.ts'
import type { Call } from '../../src/contract/wire.ts'
import type { Way } from './legacy.ts'
import type { Texts } from './texts.ts'

/** What the first look at a file tells, before anything has a meaning. Lines are 1-based lines of the file (rows of the sheet). */
export interface TableHead {
  name: string
  bytes: number
  format: Format
  sheets: { name: string; rows: number; hidden: boolean }[]
  /** '' for text files. */
  sheet: string
  /** WHATWG label as `TextDecoder` takes it; '' for workbooks. */
  encoding: string
  /** One character; ' ' means runs of blanks (CDNOW); '' for workbooks. */
  delimiter: string
  quote: string
  /** 1-based line of the header; 0 = none, and `headers` are Column 1, Column 2, … */
  headerLine: number
  /** Unique, never empty: duplicates became `name (2)`, empty ones `Column 3`. */
  headers: string[]
  /** The columns have names though no line tells them, as those of a server's log. */
  named?: boolean
  /** Up to 2,000 rows below the header, for guessing what columns mean. Cells are trimmed of nothing. */
  sample: { line: number; cells: string[] }[]
  /** Rows of the end of a long file; they prove that a column is not the same all through. Absent = none. */
  later?: string[][]
  /** Names of the columns by the lowest of several rows of names, '' = none; absent = one row. */
  ends?: string[]
  /** Columns (0-based) whose numbers a workbook shows with a sign or code of money; absent = none. */
  money?: [number, string][]
  /** What stands above the header, line by line; absent = nothing. */
  above?: string[]
  /** What further rows leave out because it stands above them; absent = nothing. Found by the room that gives meanings. */
  folded?:
    | { kind: 'groups' | 'first rows' | 'days'; columns: number[]; sums?: boolean }
    | { kind: 'heads'; type: number; head: string; columns: number[] }
  /** The last column holds the name of the block a row stands in; absent = no blocks. Found by the room that gives meanings. */
  blocks?: { prefix: string }
  /** What parts the one column into cells; absent = nothing. Found by the room that gives meanings. */
  parted?: string
  /** Columns whose cells the last one gathers, one below the other; absent = none. Found by the room that gives meanings. */
  gathered?: number[]
  /** How these columns are the lines of an order, field by field; absent = they are not. */
  wide?: {
    lines: number[][]
    fields: ('name' | 'sku' | 'quantity' | 'price' | 'total')[]
    decimal: '.' | ','
  }
  /** How its letters can be read, likeliest first, where that is not sure; absent = it is. */
  letters?: Way[]
  /** The tables of a text file that holds several, by the lines of their headers; absent = one. */
  tables?: { line: number; rows: number; names: string[] }[]
  /** Estimate from bytes; exact for workbooks. */
  rowsAbout: number
  /** Sentences for the person: what was read as what, and odd things found. */
  notes: Note[]
}

/** A row that cannot even be cut into cells, or not into the right number of them. */
export interface Aside {
  line: number
  reason: string
  /** As it stands in the file, at most 1,000 characters. */
  raw: string
}

/** A column of a batch: the number of each row's text among the distinct texts of the whole column. */
export interface TextColumn {
  codes: Int32Array
  texts: Texts
}

/**
 * Rows of the wanted columns, column by column: `columns[c]` is column `wanted[c]`. Its arrays are used again for the next
 * batch: what is to stay is copied before that is asked for.
 */
export interface TextBatch {
  rows: number
  lines: Int32Array
  columns: TextColumn[]
  aside: Aside[]
  /** A row as it stands in the file, at most 1,000 characters; to be asked before the next batch is. */
  raw(row: number): string
  /** Bytes of the file read so far (rows for workbooks), for progress. */
  done: number
  /** On the last batch: sentences for the person that only reading the whole file could tell, with counts. */
  notes?: Note[]
}

/** `print` hears of the fingerprint of a text file that was read to its end: who needs it need not read it again. */
export interface Reading extends Call {
  print?(hex: string): void
}

/** The door of this room; made by `open.ts`. Throws Failure for files that are no tables. */
export interface Reader {
  open(file: File, corrections: Corrections, call?: Call): Promise<TableHead>
  /** Batches of at most 50,000 rows in file order; every row of the file is in exactly one batch, as row or aside. */
  scan(file: File, head: TableHead, wanted: number[], call: Reading): AsyncGenerator<TextBatch>
}
