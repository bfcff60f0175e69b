import type { Decisions } from './decisions.ts'
import type { Fault } from './fault.ts'
import type { Mart, Span } from './marts.ts'
import type { Note } from './notes.ts'
import type { Reason } from './reasons.ts'
import type { Grain, Meaning } from './schema.ts'
import type { Times } from './zones.ts'

export type DateOrder = 'day-first' | 'month-first'

/** What the person decided against our guess. Absent = our guess stands. */
export interface Corrections {
  sheet?: string
  encoding?: string
  delimiter?: string
  /** 1-based line of the header; 0 = the file has none. */
  headerLine?: number
  dateOrder?: DateOrder
  /** Days without a year are of the twelve months that begin with this ISO month, such as 2024-01. */
  year?: string
  decimal?: '.' | ','
  /** Currency of the amounts, ISO 4217, when the file names none. */
  currency?: string
  grain?: Grain
  /** Whole amounts count the smallest unit of their money: 1250 is 12.50. */
  cents?: boolean
  /** Words that mean yes in the column of those who may be written to; all others mean no. */
  agree?: string[]
  /** Column position (0-based) and what it means; null = not used. */
  means?: [number, Meaning | null][]
  /** Columns (0-based) of numbers: true = a cell that cannot be read sets its row aside; false = it counts as empty. */
  strict?: [number, boolean][]
  /** Rows that were written anew: line of the file, and what is read in its place. */
  repairs?: [number, string][]
  /** Not as the last file of this shape was read: that is taken back. */
  afresh?: true
}

export interface ColumnDraft {
  name: string
  means: Meaning | null
  /** 0–1: how sure the guess is. 1 after a correction. */
  sure: number
  /** One sentence: from the name, from the values, or both. */
  evidence: string
  examples: string[]
}

/** Something only the person can know; each option is a correction. */
export interface Question {
  id:
    | 'date-order'
    | 'date-year'
    | 'missing-date'
    | 'missing-customer'
    | 'missing-amount'
    | 'decimal'
    | 'header'
    | 'letters'
    | 'columns'
    | 'consent'
    | 'cents'
  ask: string
  options: { label: string; corrections: Corrections }[]
}

/** What a file is written as; what is packed is told by what is in it. */
export const formats = [
  'csv',
  'json',
  'ndjson',
  'parquet',
  'xlsx',
  'xlsb',
  'xls',
  'ods',
  'xml',
  'html',
] as const
export type Format = (typeof formats)[number]

export interface FileDraft {
  name: string
  bytes: number
  format: Format
  sheets: { name: string; rows: number; hidden: boolean }[]
  sheet: string
  encoding: string
  delimiter: string
  headerLine: number
  /** Signature id such as shopify_orders, or orders, order_lines, customers, … for a file of no known source. */
  recognisedAs: string
  /** What a person calls that source; absent for a file of no known one. */
  source?: string
  evidence: string
  grain: Grain
  columns: ColumnDraft[]
  /** The first rows as they stand: 1-based line of the file, and its cells. */
  preview: { line: number; cells: string[] }[]
  notes: Note[]
  /** The ISO month with which the year of its days without one begins; absent where every day has its year. */
  yearFrom?: string
  /** True where it is read as the person set it on the last file with these columns. */
  remembered?: boolean
  questions: Question[]
  fault: Fault | null
}

/** `ready`: no question is open, so it can be adopted without a look. */
export interface Draft {
  id: string
  files: FileDraft[]
  ready: boolean
}

export interface Sums {
  /** Total of the orders that count (voided and cancelled ones are out), refunds not yet taken off. */
  revenue: number
  /** Orders and lines read, counted or not. */
  orders: number
  lines: number
  refunds: number
  /** Orders that do not count, and what they would have come to. */
  voidedOrders: number
  voidedAmount: number
}

/** Of what a file tells: as it was here before, here before but told otherwise, and new. The three add up to all of it. */
export interface Repeated {
  known: number
  changed: number
  fresh: number
}

/** What a further file has in common with the files that came before it, by order number and by what names a customer. */
export interface Overlap {
  orders: Repeated
  lines: Repeated
  customers: Repeated
}

export interface FileAccount {
  id: string
  name: string
  bytes: number
  recognisedAs: string
  /** What a person calls that source; absent for a file of no known one. */
  source?: string
  evidence: string
  grain: Grain
  rowsIn: number
  rowsUsed: number
  rowsSetAside: number
  columns: ColumnDraft[]
  notes: Note[]
  /** Lines of rows that were written anew by hand. */
  repaired: number[]
  /** Number of the import it came with: files that came together have the same, later ones a higher. */
  batch: number
  /** Null where it has nothing in common with the files before it. */
  overlap: Overlap | null
}

/** Rows as they stand in their file ('' where one is too long to be written anew), and as they were written anew. */
export interface RowsWritten {
  columns: string[]
  /** How the amounts of the file are read. */
  decimal: '.' | ','
  rows: { line: number; text: string; repaired: string | null }[]
}

export interface Totals {
  rows: number
  orders: number
  customers: number
  /** Refunds taken off. */
  revenue: { currency: string; amount: number }[]
}

/** What taking files back would change. */
export interface TakenBack {
  before: Totals
  after: Totals
}

/** What came in and what became of it: rows in = rows used + rows set aside, for each file. */
export interface Account {
  files: FileAccount[]
  tables: { name: string; rows: number }[]
  sums: { currency: string; sums: Sums }[]
  period: { from: string; to: string } | null
  setAside: Reason[]
  /** How times are written, where a file tells a zone. */
  times?: Times
  notes: Note[]
}

export interface Listed {
  id: string
  title: string
  opened: string
  files: string[]
  rows: number
  bytes: number
  sample: boolean
}

/** The open workspace as the page knows it. `data` is the fingerprint: the same files and meanings give the same. */
export interface Workspace {
  id: string
  title: string
  data: string
  marts: Mart[]
  /** Last day with an order; the default as-of date. */
  lastDay: string
  firstDay: string
  /** Days with a web visit; null where no file tells of visits. */
  visits: Span | null
  /** Days with a review or ticket. */
  messages?: Span | null
  /** Names of what files tell of each customer, those that say what became of people first. */
  traits?: string[]
  currencies: string[]
  customers: number
  orders: number
  sample: boolean
  readOnly: boolean
  /** ISO stamp of the last save on this device; '' while it is only in memory. */
  saved: string
  decisions: Decisions
  /** Share of revenue that is left after the cost of goods, 0–1; absent until the person says it. */
  margin?: number
  /** Steps of cleaning that were switched as for the last file like these, in a workspace that was just made. */
  replayed?: number
  account: Account
}
