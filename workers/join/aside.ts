import type { Reason } from '../../src/contract/reasons.ts'
import type { FileColumns } from './columns.ts'
import type { Groups } from './group.ts'
import type { Identity } from './identity.ts'
import { unusedReason } from './role.ts'
import type { Rows } from './rows.ts'
import { compare } from './sort.ts'
import { int, ints, lazily, lazyTable, type Table, text } from './table.ts'

/** Rows of files that nothing is made of, and rows of lists that name nobody, or no product. */
export function leaveOut(rows: Rows, who: Identity, product: Int32Array, { aside }: Groups): void {
  rows.files.forEach((file, f) => {
    const role = rows.roles[f]
    if (role !== 'unused' && role !== 'customers' && role !== 'products') return
    for (let row = rows.start[f] ?? 0, end = rows.start[f + 1] ?? 0; row < end; row++) {
      if (role === 'unused') aside.push({ row, reason: unusedReason(file) })
      else if (role === 'products') {
        if ((product[row] ?? -1) < 0) aside.push({ row, reason: 'no product is named' })
      } else if ((who.codes[row] ?? -1) < 0) aside.push({ row, reason: 'nobody is named' })
    }
  })
}

/** Rows set aside by reason, the most frequent first. */
export function reasonsOf(rows: Rows, { aside }: Groups): Reason[] {
  const found = new Map<string, Reason>()
  const add = (reason: string, place: () => { file: string; line: number }) => {
    const known = found.get(reason)
    if (known) known.rows++
    else found.set(reason, { reason, rows: 1, first: place() })
  }
  for (const { name: file, aside } of rows.files)
    for (const { reason, line } of aside) add(reason, () => ({ file, line }))
  for (const { row, reason } of aside) add(reason, () => placeOf(rows, row))
  return [...found.values()].sort((a, b) => b.rows - a.rows || (a.reason < b.reason ? -1 : 1))
}

/** `set_aside(file, line, reason, raw)` in file and line order. */
export function setAsideTable(rows: Rows, { aside }: Groups): Table {
  const count = rows.files.reduce((sum, f) => sum + f.aside.length, aside.length)
  const sorted = lazily(() => {
    const read = rows.files.flatMap((f) => f.aside.map((a) => ({ file: f.name, ...a })))
    const left = aside.map(({ row, reason }) => ({ ...placeOf(rows, row), reason, raw: rawOf(rows, row) }))
    return [...read, ...left].sort((a, b) => compare(a.file, b.file) || a.line - b.line)
  })
  return lazyTable('set_aside', count, {
    file: () => text(sorted().map((a) => a.file)),
    line: () => int(ints(count, (i) => sorted()[i]?.line ?? 0)),
    reason: () => text(sorted().map((a) => a.reason)),
    raw: () => text(sorted().map((a) => a.raw)),
  })
}

function placeOf(rows: Rows, row: number): { file: string; line: number } {
  const f = rows.fileOf(row)
  const file = rows.files[f]
  return { file: file?.name ?? '', line: file?.lines[row - (rows.start[f] ?? 0)] ?? 0 }
}

function rawOf(rows: Rows, row: number): string {
  const file = rows.files[rows.fileOf(row)]
  return file ? told(file, row - (rows.start[rows.fileOf(row)] ?? 0)) : ''
}

/** What a readable row that was left out told, meaning by meaning. `at` counts from 0 within the file. */
export function told(file: FileColumns, at: number): string {
  const told = [...file.cells].map(([meaning, cells]) => {
    const value = cells.values[at]
    if (cells.kind === 'key') return file.labels.get(meaning)?.[Number(value)] ?? ''
    if (Number.isNaN(value) || value === undefined || (cells.kind === 'flag' && Number(value) < 0)) return ''
    return cells.kind === 'date' ? new Date(Number(value)).toISOString().slice(0, 16) : String(value)
  })
  return told
    .filter((t) => t !== '')
    .join(' · ')
    .slice(0, 1000)
}
