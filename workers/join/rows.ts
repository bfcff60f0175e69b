import type { Meaning } from '../../src/contract/schema.ts'
import type { FileColumns } from './columns.ts'
import { type Role, rolesOf } from './role.ts'
import { ints } from './table.ts'

/** Rows of orders of all files, as one long list: row r of file f stands at `start[f] + r`. */
export interface Rows {
  files: readonly FileColumns[]
  roles: readonly Role[]
  start: Int32Array
  total: number
  /** Position of the file that holds a row. */
  fileOf(row: number): number
}

/** Lays the files end to end. */
export function rowsOf(files: readonly FileColumns[]): Rows {
  const start = new Int32Array(files.length + 1)
  files.forEach((file, f) => {
    start[f + 1] = (start[f] ?? 0) + file.rows
  })
  const fileOf = (row: number) => {
    let f = 0
    while (row >= (start[f + 1] ?? 0)) f++
    return f
  }
  return { files, roles: rolesOf(files), start, total: start[files.length] ?? 0, fileOf }
}

/** A text column as integers: `labels[codes[r]]`, -1 where empty. */
export interface Coded {
  codes: Int32Array
  labels: readonly string[]
}

/** Each column is laid end to end once. */
const laid = new WeakMap<Rows, Map<string, Float64Array | Coded>>()

function once<T extends Float64Array | Coded>(rows: Rows, name: string, lay: () => T): T {
  const known = laid.get(rows) ?? new Map<string, Float64Array | Coded>()
  laid.set(rows, known)
  const column = known.get(name) ?? lay()
  known.set(name, column)
  return column as T
}

/** Numbers of a meaning over all rows; NaN where a file has none. Not to be written to. */
export function numbers(rows: Rows, meaning: Meaning): Float64Array {
  return once(rows, `number ${meaning}`, () => layNumbers(rows, meaning))
}

/** The one file of the workspace, where there is but one: its columns stand as they are. */
const only = (rows: Rows): FileColumns | undefined => (rows.files.length === 1 ? rows.files[0] : undefined)

function layNumbers(rows: Rows, meaning: Meaning): Float64Array {
  const alone = only(rows)?.cells.get(meaning)
  if (alone && alone.values instanceof Float64Array) return alone.values
  const out = new Float64Array(rows.total).fill(Number.NaN)
  rows.files.forEach((file, f) => {
    const cells = file.cells.get(meaning)
    if (cells && (cells.kind === 'money' || cells.kind === 'number' || cells.kind === 'date'))
      out.set(cells.values, rows.start[f])
  })
  return out
}

/** Codes of a meaning over all rows, with one dictionary for all files; -1 where empty. `as` rewrites labels. */
export function codes(
  rows: Rows,
  meaning: Meaning,
  as?: (label: string, file: FileColumns) => string,
): Coded {
  if (as) return layCodes(rows, meaning, as)
  return once(rows, `code ${meaning}`, () => layCodes(rows, meaning))
}

function layCodes(rows: Rows, meaning: Meaning, as?: (label: string, file: FileColumns) => string): Coded {
  const file = only(rows)
  const alone = file?.cells.get(meaning)
  if (!as && file && alone?.kind === 'key')
    return { codes: alone.values, labels: file.labels.get(meaning) ?? [] }
  const out = new Int32Array(rows.total).fill(-1)
  const known = new Map<string, number>()
  const labels: string[] = []
  const codeOf = (label: string) => {
    const code = known.get(label)
    if (code !== undefined) return code
    known.set(label, labels.length)
    return labels.push(label) - 1
  }
  rows.files.forEach((file, f) => {
    const local = localCodes(file, meaning)
    if (!local) return
    const to = ints(local.labels.length, (i) => {
      const label = local.labels[i] ?? ''
      return codeOf(as ? as(label, file) : label)
    })
    translate(local.values, to, out, rows.start[f] ?? 0)
  })
  return { codes: out, labels }
}

function translate(values: Int32Array, to: Int32Array, out: Int32Array, at: number): void {
  for (let r = 0; r < values.length; r++) {
    const code = values[r] ?? -1
    if (code >= 0) out[at + r] = to[code] ?? -1
  }
}

function localCodes(file: FileColumns, meaning: Meaning) {
  const cells = file.cells.get(meaning)
  if (cells?.kind === 'key') return { values: cells.values, labels: file.labels.get(meaning) ?? [] }
  if (cells?.kind === 'flag') return { values: Int32Array.from(cells.values), labels: ['no', 'yes'] }
  return undefined
}
