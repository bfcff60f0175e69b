import type { FileRows, Place } from '../../src/contract/person.ts'
import type { Meaning } from '../../src/contract/schema.ts'
import type { FileColumns } from './columns.ts'
import { fullNames } from './names.ts'
import type { Orders } from './orders.ts'
import { codes, type Keyed, lowerCase, type Rewrite, type Rows, trimmed } from './rows.ts'
import { iota, type Table } from './table.ts'
import type { Linking } from './told.ts'

/** What the tables were made of, for whoever asks about one person. */
export interface Within {
  rows: Rows
  /** Which of the files that were given each file of the rows is. */
  came: readonly number[]
  customers: Keyed
  orders: Orders
  /** The same with money converted, where the person gave rates. */
  counted: Orders
  /** Order of each row, -1 for none; and the order each was folded into, or itself. */
  orderOf: Int32Array
  into(order: number): number
  /** The orders that stand, by customer and time. */
  standing: Int32Array
  /** Payments, messages, visits and labels, and what finds whom a row of them speaks of. */
  told: readonly Table[]
  link: Linking
}

const known = new WeakMap<Within, Int32Array>()

/** Key of the customer of each row: whose order it belongs to, else whom it names or speaks of; -1 for nobody. */
function whoseRows(within: Within): Int32Array {
  const whose = known.get(within) ?? findWhose(within)
  known.set(within, whose)
  return whose
}

function findWhose({ rows, customers, orders, orderOf, link }: Within): Int32Array {
  const { codes: node, keyOf } = customers
  const out = new Int32Array(rows.total).fill(-1)
  for (let r = 0; r < out.length; r++) {
    const order = orderOf[r] ?? -1
    const ordered = order < 0 ? -1 : (orders.customer[order] ?? -1)
    out[r] = ordered >= 0 ? ordered : (keyOf[node[r] ?? -1] ?? -1)
  }
  for (const paid of [false, true]) {
    const which = iota(rows.total).filter(
      (r) => (out[r] ?? -1) < 0 && (orderOf[r] ?? -1) < 0 && isPayment(rows, r) === paid,
    )
    if (which.length === 0) continue
    const { customer } = link(which, paid)
    for (let i = 0; i < which.length; i++) out[which[i] ?? 0] = customer[i] ?? -1
  }
  return out
}

const isPayment = (rows: Rows, row: number) => rows.files[rows.fileOf(row)]?.grain === 'payment'

const digits: Rewrite = (label) => label.replace(/\D/g, '')
/** What tells whose a row is that nothing was made of: a label that no row of somebody else has. */
const telling: readonly [Meaning, Rewrite | undefined][] = [
  ['email', lowerCase],
  ['customer', trimmed],
  ['phone', digits],
  ['order', undefined],
]

/** All rows of a person, in order: those of the tables, and rows that were left out but bear a mark of nobody else. */
export function rowsOf(within: Within, key: number): Int32Array {
  const whose = whoseRows(within)
  const mine = new Uint8Array(whose.length)
  for (let r = 0; r < mine.length; r++) if (whose[r] === key) mine[r] = 1
  for (const [meaning, as] of telling) addMarked(codes(within.rows, meaning, as).codes, whose, key, mine)
  const out = new Int32Array(mine.length)
  let n = 0
  for (let r = 0; r < mine.length; r++) if (mine[r] === 1) out[n++] = r
  return out.slice(0, n)
}

function addMarked(marks: Int32Array, whose: Int32Array, key: number, mine: Uint8Array): void {
  const own = ownMarks(marks, whose, key)
  for (let r = 0; r < marks.length; r++) if ((whose[r] ?? -1) < 0 && own.has(marks[r] ?? -1)) mine[r] = 1
}

/** File and line of a row. */
export function placeOf(rows: Rows, row: number): Place {
  const f = rows.fileOf(row)
  const file = rows.files[f]
  return { file: file?.name ?? '', line: file?.lines[row - (rows.start[f] ?? 0)] ?? 0 }
}

/** Texts that name a person and nobody else, as the files write them: what to look for in rows that could not be read. */
export function marksOf(within: Within, key: number): string[] {
  const whose = whoseRows(within)
  const found = new Set<string>()
  const columns = (['email', 'customer', 'phone'] as const).map((meaning) => codes(within.rows, meaning))
  for (const { codes: marks, labels } of [...columns, fullNames(within.rows)])
    for (const code of ownMarks(marks, whose, key)) found.add((labels[code] ?? '').trim())
  return [...found].filter(isTelling).sort()
}

/** A short number or a first name stands in many rows that are not of this person. */
const isTelling = (mark: string) => mark.length > 4 && (/[@\s]/.test(mark) || /\d.*\d.*\d.*\d/.test(mark))

function ownMarks(marks: Int32Array, whose: Int32Array, key: number): Set<number> {
  const own = new Set<number>()
  for (let r = 0; r < marks.length; r++) if (whose[r] === key) own.add(marks[r] ?? -1)
  own.delete(-1)
  for (let r = 0; r < marks.length; r++) {
    const other = whose[r] ?? -1
    if (other >= 0 && other !== key) own.delete(marks[r] ?? -1)
  }
  return own
}

/**
 * 1-based lines of a person in each file, as the files were given: rows of tables, rows left out, rows that could not be read. `read` are the
 * files before they were cleaned, as they were given, null where they are not here: rows that cleaning took out are looked for there.
 */
export function linesOf(within: Within, key: number, read: readonly (FileColumns | null)[]): Set<number>[] {
  const { rows } = within
  const found = rows.files.map(() => new Set<number>())
  for (const row of rowsOf(within, key)) {
    const f = rows.fileOf(row)
    found[f]?.add(rows.files[f]?.lines[row - (rows.start[f] ?? 0)] ?? 0)
  }
  const isMarked = markTest(marksOf(within, key))
  rows.files.forEach((file, f) => {
    const mine = found[f] ?? new Set()
    for (const { line, raw } of file.aside) if (isMarked(raw)) mine.add(line)
    const before = read[within.came[f] ?? f]
    if (before && before.rows !== file.rows) addTakenOut(before, new Set(file.lines), mine)
  })
  return asGiven(within, found)
}

const asGiven = <T>({ came }: Within, found: readonly T[]): T[] =>
  found
    .map((of, f) => ({ of, at: came[f] ?? f }))
    .sort((a, b) => a.at - b.at)
    .map(({ of }) => of)

/** Rows that are not in `kept` any more and bear a label that only rows of the person have. */
function addTakenOut(before: FileColumns, kept: ReadonlySet<number>, mine: Set<number>): void {
  const whose = Int32Array.from(before.lines, (line) => (mine.has(line) ? 1 : kept.has(line) ? 0 : -1))
  for (const [meaning] of telling) {
    const column = before.cells.get(meaning)
    if (column?.kind !== 'key') continue
    const own = ownMarks(column.values, whose, 1)
    for (let r = 0; r < whose.length; r++)
      if (whose[r] === -1 && own.has(column.values[r] ?? -1)) mine.add(before.lines[r] ?? 0)
  }
}

/** True for a row, as it stands in its file, of which one cell is such a mark, whatever its capitals and quotes. */
function markTest(marks: readonly string[]): (raw: string) => boolean {
  const known = new Set(marks.map((mark) => mark.toLowerCase()))
  const bare = (cell: string) => cell.replace(/^[\s"']+|[\s"']+$/g, '').toLowerCase()
  return (raw) => raw.split(/[,;\t|·]/).some((cell) => known.has(bare(cell)))
}

/** Any of the marks, standing on its own; null where there is none. */
export function markPattern(marks: readonly string[], flags: string): RegExp | null {
  if (marks.length === 0) return null
  const any = marks.map((mark) => mark.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|')
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, flags)
}

/** Rows of a person by file, those without any left out. */
export function fileRows(within: Within, lines: readonly ReadonlySet<number>[]): FileRows[] {
  return asGiven(within, within.rows.files)
    .map(({ name }, f) => ({ file: name, rows: lines[f]?.size ?? 0 }))
    .filter(({ rows }) => rows > 0)
}
