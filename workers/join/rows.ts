import type { Decisions } from '../../src/contract/decisions.ts'
import type { Meaning } from '../../src/contract/schema.ts'
import type { FileColumns } from './columns.ts'
import { Dictionary } from './dictionary.ts'
import { type Role, rolesOf } from './role.ts'

/** Rows of orders of all files, as one long list: row r of file f stands at `start[f] + r`. */
export interface Rows {
  files: readonly FileColumns[]
  decisions: Decisions
  roles: readonly Role[]
  start: Int32Array
  total: number
  /** Position of the file that holds a row. */
  fileOf(row: number): number
  /** Columns that were laid end to end already, by what they are. */
  laid: { numbers: Map<unknown, Float64Array>; codes: Map<unknown, Map<unknown, Coded>> }
}

/** Lays the files end to end. */
export function rowsOf(files: readonly FileColumns[], decisions: Decisions): Rows {
  const start = new Int32Array(files.length + 1)
  files.forEach((file, f) => {
    start[f + 1] = (start[f] ?? 0) + file.rows
  })
  const fileOf = (row: number) => {
    let f = 0
    while (row >= (start[f + 1] ?? 0)) f++
    return f
  }
  const laid = { numbers: new Map(), codes: new Map() }
  return { files, decisions, roles: rolesOf(files), start, total: start[files.length] ?? 0, fileOf, laid }
}

/** A text column as integers: `labels[codes[r]]`, -1 where empty. No codes at all where no file has the column. */
export interface Coded {
  codes: Int32Array
  labels: readonly string[]
}

/** Codes that stand for keys: row r has the key `keyOf[codes[r]]`, dense in the order of `labels`; -1 where it has none. */
export interface Keyed extends Coded {
  keyOf: Int32Array
}

/** Another way of writing labels. */
export type Rewrite = (label: string, file: FileColumns) => string

export const trimmed: Rewrite = (label) => label.trim()
export const lowerCase: Rewrite = (label) => label.trim().toLowerCase()
export const upperCase: Rewrite = (label) => label.toUpperCase()

const noNumbers = new Float64Array()
const noCodes: Coded = { codes: new Int32Array(), labels: [] }

/** Numbers that were laid already, or are now. */
export function numbersOnce(rows: Rows, name: unknown, lay: () => Float64Array): Float64Array {
  const known = rows.laid.numbers.get(name) ?? lay()
  rows.laid.numbers.set(name, known)
  return known
}

/** Codes that were laid already, or are now: of a column, and of each way in which its labels are written. */
export function codesOnce(rows: Rows, name: unknown, as: unknown, lay: () => Coded): Coded {
  const ways = rows.laid.codes.get(name) ?? new Map<unknown, Coded>()
  rows.laid.codes.set(name, ways)
  const known = ways.get(as) ?? lay()
  ways.set(as, known)
  return known
}

/** Numbers of a meaning over all rows; NaN where a file has none, no numbers where no file has. Not to be written to. */
export function numbers(rows: Rows, meaning: Meaning): Float64Array {
  return numbersOnce(rows, meaning, () => layNumbers(rows, meaning))
}

/** The one file of the workspace, where there is but one: its columns stand as they are. */
const only = (rows: Rows): FileColumns | undefined => (rows.files.length === 1 ? rows.files[0] : undefined)

const has = (rows: Rows, meaning: Meaning): boolean => rows.files.some((file) => file.cells.has(meaning))

function layNumbers(rows: Rows, meaning: Meaning): Float64Array {
  const alone = only(rows)?.cells.get(meaning)
  if (alone && alone.values instanceof Float64Array) return alone.values
  if (!has(rows, meaning)) return noNumbers
  const out = new Float64Array(rows.total).fill(Number.NaN)
  rows.files.forEach((file, f) => {
    const cells = file.cells.get(meaning)
    if (cells && (cells.kind === 'money' || cells.kind === 'number' || cells.kind === 'date'))
      out.set(cells.values, rows.start[f])
  })
  return out
}

/** Codes of a meaning over all rows, with one dictionary for all files; -1 where empty. `as` rewrites labels. */
export function codes(rows: Rows, meaning: Meaning, as?: Rewrite): Coded {
  return codesOnce(rows, meaning, as, () => layCodes(rows, meaning, as))
}

function layCodes(rows: Rows, meaning: Meaning, as?: Rewrite): Coded {
  if (!has(rows, meaning)) return noCodes
  const alone = only(rows)
  const cells = alone?.cells.get(meaning)
  if (alone && cells?.kind === 'key') {
    const labels = alone.labels.get(meaning) ?? []
    if (!as || labels.every((label) => as(label, alone) === label)) return { codes: cells.values, labels }
  }
  const all = new Dictionary()
  const parts = rows.files.map((file) => partOf(file, meaning, all, as))
  const [first] = parts
  if (alone && first?.same) return { codes: first.values, labels: all.labels }
  const out = new Int32Array(rows.total).fill(-1)
  parts.forEach((part, f) => {
    if (part) translate(part.values, part.to, out, rows.start[f] ?? 0)
  })
  return { codes: out, labels: all.labels }
}

/** The codes of one file and what they are in the dictionary of all; `same` where that is what they were. */
function partOf(file: FileColumns, meaning: Meaning, all: Dictionary, as?: Rewrite) {
  const local = localCodes(file, meaning)
  if (!local) return undefined
  const { values, labels } = local
  const to = new Int32Array(labels.length)
  let same = true
  for (let code = 0; code < to.length; code++) {
    const label = labels[code] ?? ''
    const text = as ? as(label, file) : label
    const now = text === '' ? -1 : all.code(text)
    to[code] = now
    same &&= now === code
  }
  return { values, to, same }
}

function translate(values: Int32Array, to: Int32Array, out: Int32Array, at: number): void {
  for (let r = 0; r < values.length; r++) {
    const code = values[r] ?? -1
    if (code >= 0) out[at + r] = to[code] ?? -1
  }
}

function localCodes(
  file: FileColumns,
  meaning: Meaning,
): { values: Int32Array; labels: readonly string[] } | undefined {
  const cells = file.cells.get(meaning)
  if (cells?.kind === 'key') return { values: cells.values, labels: file.labels.get(meaning) ?? [] }
  if (cells?.kind === 'flag') return { values: new Int32Array(cells.values), labels: ['no', 'yes'] }
  return undefined
}
