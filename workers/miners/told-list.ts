import type { Told } from '../../src/contract/miner.ts'
import type { FeatureColumn } from '../models/features.ts'
import { dayNumber } from '../sql/scope.ts'

/** One column over all customers: `labels[codes[row]]`, −1 where nothing is told. */
export interface Trait {
  readonly name: string
  /** What it means in the warehouse; '' = nothing there. */
  readonly means: string
  readonly codes: Int32Array
  readonly labels: readonly string[]
}

/** A list of customers, a row each. */
export interface Sheet {
  readonly keys: Int32Array
  readonly columns: readonly Trait[]
}

const chunk = 1 << 16

/** Rows of customers and columns as a list with a row each. Linear; memory: 4 bytes a cell. Yields the share done. */
export function* sheetOf({ rows, customer, name, value, means }: Told): Generator<number, Sheet> {
  const keys = keysOf(customer)
  const used = new Map<number, number>()
  for (let i = 0; i < rows; i++) {
    if (i % chunk === 0) yield (0.4 * i) / rows
    const code = name.codes[i] ?? 0
    if (!used.has(code)) used.set(code, used.size)
  }
  const cells = Array.from(used, () => new Int32Array(keys.length).fill(-1))
  const meaning = new Array<string>(used.size).fill('')
  for (let i = 0, row = -1; i < rows; i++) {
    if (i % chunk === 0) yield 0.4 + (0.4 * i) / rows
    if (i === 0 || customer[i] !== customer[i - 1]) row++
    const at = used.get(name.codes[i] ?? 0) ?? 0
    const column = cells[at]
    if (column) column[row] = value.codes[i] ?? -1
    meaning[at] = means.labels[means.codes[i] ?? 0] ?? ''
  }
  const columns = Array.from(used, ([code, at]) =>
    dense(name.labels[code] ?? '', meaning[at] ?? '', cells[at] ?? new Int32Array(), value.labels),
  )
  return { keys, columns: columns.sort((a, b) => (a.name < b.name ? -1 : 1)) }
}

function keysOf(customer: Int32Array): Int32Array {
  return customer.filter((key, i) => i === 0 || key !== customer[i - 1])
}

/** Only the labels that occur, in their order of letters: the same whatever else the warehouse holds. */
function dense(name: string, means: string, cells: Int32Array, all: readonly string[]): Trait {
  const found = [...new Set(cells)].filter((code) => (all[code] ?? '').trim() !== '')
  found.sort((a, b) => ((all[a] ?? '') < (all[b] ?? '') ? -1 : 1))
  const place = new Map(found.map((code, at) => [code, at]))
  return {
    name,
    means,
    codes: cells.map((code) => place.get(code) ?? -1),
    labels: found.map((code) => all[code] ?? ''),
  }
}

/** Numbers of a column, NaN where none is told; null where one in twenty of its labels or more is no number. */
export function numbersOf({ codes, labels }: Trait): Float64Array | null {
  const values = labels.map((label) => (label.trim() === '' ? Number.NaN : Number(label)))
  const read = values.reduce((n, v) => n + (Number.isFinite(v) ? 1 : 0), 0)
  if (labels.length === 0 || read < 0.95 * labels.length) return null
  const known = values.map((v) => (Number.isFinite(v) ? v : Number.NaN))
  return Float64Array.from(codes, (code) => known[code] ?? Number.NaN)
}

/** Days of a column, NaN where none is told; null where its labels are no days. */
export function daysOf({ codes, labels }: Trait): Float64Array | null {
  const days = labels.map((label) => (/^\d{4}-\d\d-\d\d/.test(label) ? dayNumber(label) : Number.NaN))
  const read = days.reduce((n, day) => n + (Number.isNaN(day) ? 0 : 1), 0)
  if (labels.length === 0 || read < 0.95 * labels.length) return null
  return Float64Array.from(codes, (code) => days[code] ?? Number.NaN)
}

/** Numbers as they are; few whole ones, and all else, as labels. */
export function columnOf(told: Trait): FeatureColumn {
  const { name, codes, labels } = told
  const numbers = labels.length > 2 ? numbersOf(told) : null
  return numbers ? { name, kind: 'number', values: numbers } : { name, kind: 'category', codes, labels }
}
