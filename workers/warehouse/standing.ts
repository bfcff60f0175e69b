import type { Alike } from '../../src/contract/alike.ts'
import type { Decisions } from '../../src/contract/decisions.ts'
import { note } from '../../src/contract/notes.ts'
import { sayTimes } from '../../src/contract/zones.ts'
import { clean } from '../clean/recipe.ts'
import type { FileColumns } from '../join/columns.ts'
import { type Joined, joining } from '../join/join.ts'
import type { Within } from '../join/person.ts'
import { type Column, int, ints, lazily, type Table, table, text } from '../join/table.ts'
import { inZone, timesOf } from '../join/zone.ts'
import { finish } from '../numeric/progress.ts'
import type { TableBytes } from './archive.ts'
import { type Facts, type FileCounts, readFacts, writeFacts } from './facts.ts'
import { lay } from './lay.ts'
import { refusing } from './refusing.ts'
import { unlay } from './unlay.ts'

/** The open warehouse in memory: it answers before the database is up, fills it, and is what is stored. */
export interface Standing {
  facts: Facts
  martOrders(): Table
  /** Null where only the tables are here: the database makes it of them. */
  martBaskets(): Table | null
  /** The same. */
  martLedger(): Table | null
  /** Null where no file tells of visits, and where only the tables are here. */
  martEvents(): Table | null
  /** Null where no file tells of reviews or tickets, and where only the tables are here. */
  martMessages(): Table | null
  /** Null where the files must be joined first. */
  comparing: (() => Generator<number, Alike>) | null
  /** First row set aside of a file of that name. */
  firstAside(name: string): { line: number; reason: string } | undefined
  /** Every table as an Arrow stream, each made when it is asked for: all at once would be the warehouse twice over. */
  tables(): Iterable<TableBytes>
  /** What is stored: the tables, and the facts beside them. */
  stored(): Iterable<TableBytes>
  /** What one person's page is made of; null where only the tables are here. */
  within: Within | null
  /** What the customer of a key is called; '' for a key that nobody has. */
  customer(key: number): string
  /** A table by its name, with the columns that always have a value at least; null where this warehouse has none. */
  table(name: 'customer' | 'customer_alias'): Table | null
  /** These customers count as having said no; to be called before anything is asked of the tables. */
  refuse(keys: ReadonlySet<number>): void
  /** Customers who asked not to come back. */
  unwanted: readonly number[]
}

/** A warehouse made of files. */
export const standingOf = (files: readonly FileColumns[], decisions: Decisions = {}): Standing =>
  finish(standing(files, decisions))

/** The same step by step. */
export function* standing(files: readonly FileColumns[], decisions: Decisions): Generator<number, Standing> {
  let refused: ReadonlySet<number> = new Set()
  const made = yield* joining(clean(inZone(files, decisions.zone), decisions), decisions)
  const joined = {
    ...made,
    customer: refusing(made.customer, () => refused),
    martCustomers: refusing(made.martCustomers, () => refused),
  }
  const facts = { ...factsOf(joined), times: timesOf(files) }
  if (facts.times) facts.notes.push(note('plain', sayTimes(facts.times, decisions.zone)))
  return {
    facts,
    martOrders: () => joined.martOrders,
    martBaskets: joined.martBaskets,
    martLedger: joined.martLedger,
    martEvents: joined.martEvents,
    martMessages: joined.martMessages,
    comparing: joined.comparing,
    firstAside: (name) => asideOf(joined.setAside, name),
    tables: () => laid(joined, files),
    within: joined.within,
    customer: (key) => joined.within.customers.labels[key] ?? '',
    table: (name) => [joined.customer, ...joined.told].find((one) => one.name === name) ?? null,
    refuse(keys) {
      refused = keys
    },
    unwanted: [],
    *stored() {
      yield* laid(joined, files)
      yield { name: 'facts', rows: 0, bytes: writeFacts(facts) }
    },
  }
}

function* laid(joined: Joined, files: readonly FileColumns[]): Generator<TableBytes> {
  for (const make of tablesOf(joined, files)) {
    const made = make()
    yield { name: made.name, rows: made.rows, bytes: lay(made) }
  }
}

/** A warehouse as it was stored. Throws for tables that are not as they were written. */
export function standingFrom(stored: TableBytes[]): Standing {
  const bytesOf = (name: string) => {
    const found = stored.find((t) => t.name === name)
    if (!found) throw new TypeError(`${name} is not there`)
    return found.bytes
  }
  const martOrders = unlay('mart_orders', bytesOf('mart_orders'))
  const called = lazily(() => unlay('mart_customers', bytesOf('mart_customers')).columns.get('customer'))
  return {
    facts: readFacts(bytesOf('facts')),
    martOrders: () => martOrders,
    martBaskets: () => null,
    martLedger: () => null,
    martEvents: () => null,
    martMessages: () => null,
    comparing: null,
    firstAside: () => undefined,
    tables: () => stored.filter((t) => t.name !== 'facts'),
    stored: () => stored,
    within: null,
    customer: (key) => textAt(called(), key),
    table: (name) => (stored.some((t) => t.name === name) ? unlay(name, bytesOf(name), isTold) : null),
    refuse: () => {},
    unwanted: [],
  }
}

/** Columns of these tables in which nothing may stand. */
const isTold = (column: string) => column !== 'customer_since' && column !== 'weight'

const textAt = (column: Column | undefined, row: number) =>
  column?.type === 'text' ? (column.labels[column.codes[row] ?? -1] ?? '') : ''

function tablesOf(joined: Joined, files: readonly FileColumns[]): (() => Table)[] {
  const { customer, product, setAside, martOrders, martCustomers } = joined
  return [
    () => customer,
    () => product,
    () => joined.orders(),
    () => joined.orderLine(),
    ...joined.told.map((told) => () => told),
    () => setAside,
    () => importFile(joined, files),
    () => martOrders,
    () => martCustomers,
    () => joined.martTraits(),
  ]
}

function importFile(joined: Joined, files: readonly FileColumns[]): Table {
  const count = (of: (f: FileCounts) => number) => {
    const values = joined.files.map(of)
    return int(ints(values.length, (i) => values[i] ?? 0))
  }
  return table('import_file', files.length, {
    name: text(files.map((f) => f.name)),
    recognised_as: text(files.map((f) => f.recognisedAs)),
    grain: text(files.map((f) => f.grain)),
    rows_in: count((f) => f.rowsIn),
    rows_used: count((f) => f.rowsUsed),
    rows_set_aside: count((f) => f.rowsSetAside),
  })
}

function factsOf(joined: Joined): Omit<Facts, 'times'> {
  const { customer, product, setAside, martOrders, martCustomers, reasons, summary, notes } = joined
  const known = [customer, product, ...joined.told, setAside, martOrders, martCustomers].map(
    (t) => [t.name, t.rows] as const,
  )
  const counts = new Map<string, number>([
    ...known,
    ['orders', summary.sums.reduce((n, s) => n + s.sums.orders, 0)],
    ['order_line', summary.sums.reduce((n, s) => n + s.sums.lines, 0)],
    ['import_file', joined.files.length],
  ])
  const told = joined.told.map((t) => t.name)
  const names = ['customer', 'product', 'orders', 'order_line', ...told, 'set_aside', 'import_file']
  const tables = [...names, 'mart_orders', 'mart_customers'].map((name) => ({
    name,
    rows: counts.get(name) ?? 0,
  }))
  return {
    ...summary,
    customers: customer.rows,
    visits: joined.visits,
    messages: joined.messages,
    traits: joined.traits,
    files: joined.files,
    tables,
    setAside: reasons,
    notes,
  }
}

function asideOf(setAside: Table, name: string): { line: number; reason: string } | undefined {
  const [file, line, reason] = ['file', 'line', 'reason'].map((c) => setAside.columns.get(c))
  if (file?.type !== 'text' || line?.type !== 'int' || reason?.type !== 'text') return undefined
  const row = file.codes.findIndex((code) => file.labels[code] === name)
  return row < 0
    ? undefined
    : { line: line.values[row] ?? 0, reason: reason.labels[reason.codes[row] ?? -1] ?? '' }
}
