import type { Grain, Meaning } from '../../src/contract/schema.ts'
import { meanings } from '../../src/contract/schema.ts'
import type { FileColumns } from '../../workers/join/columns.ts'
import type { Table } from '../../workers/join/table.ts'
import type { Cells } from '../../workers/recognise/source.ts'

export type Row = Partial<Record<Meaning, string | number>>

/** A file of rows as the join receives it; line 2 is the first row. */
export function file(name: string, grain: Grain, rows: Row[], more: Partial<FileColumns> = {}): FileColumns {
  const used = (Object.keys(meanings) as Meaning[]).filter((m) => rows.some((r) => r[m] !== undefined))
  const labels = new Map<Meaning, string[]>()
  const cells = new Map<Meaning, Cells>(used.map((m) => [m, column(m, rows, labels)]))
  const lines = Int32Array.from(rows, (_, i) => i + 2)
  return {
    ...{ name, recognisedAs: 'orders', grain, hasTime: false, rows: rows.length, lines, cells, labels },
    ...{ aside: [], rowsIn: rows.length, notes: [] },
    ...more,
  }
}

function column(meaning: Meaning, rows: Row[], labels: Map<Meaning, string[]>): Cells {
  const { kind } = meanings[meaning]
  const values = rows.map((r) => r[meaning])
  if (kind === 'date') return { kind, values: Float64Array.from(values, (v) => Date.parse(`${v}T00:00:00Z`)) }
  if (kind === 'flag')
    return { kind, values: Int8Array.from(values, (v) => (v === undefined ? -1 : Number(v))) }
  if (kind !== 'key' && kind !== 'text')
    return { kind, values: Float64Array.from(values, (v) => Number(v ?? Number.NaN)) }
  const known = [...new Set(values.flatMap((v) => (v === undefined || v === '' ? [] : [String(v)])))]
  labels.set(meaning, known)
  return {
    kind: 'key',
    values: Int32Array.from(values, (v) => (v === undefined ? -1 : known.indexOf(String(v)))),
  }
}

/** A table as plain rows, for comparing. */
export function plain(table: Table): Record<string, string | number | null>[] {
  return Array.from({ length: table.rows }, (_, r) =>
    Object.fromEntries([...table.columns].map(([name, c]) => [name, cell(c, r)])),
  )
}

function cell(column: import('../../workers/join/table.ts').Column, r: number): string | number | null {
  if (column.type === 'text') return column.labels[column.codes[r] ?? -1] ?? ''
  const value = column.values[r] ?? Number.NaN
  return Number.isNaN(value) ? null : value
}
