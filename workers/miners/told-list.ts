import type { Told } from '../../src/contract/miner.ts'
import type { FeatureColumn } from '../models/features.ts'
import { within } from '../numeric/progress.ts'
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
  const rank = yield* within(ranksOf(value.labels), 0.8, 0.9)
  const columns: Trait[] = []
  for (const [code, at] of used) {
    yield 0.9 + (0.1 * columns.length) / used.size
    columns.push(
      dense(name.labels[code] ?? '', meaning[at] ?? '', cells[at] ?? new Int32Array(), value.labels, rank),
    )
  }
  return { keys, columns: columns.sort((a, b) => (a.name < b.name ? -1 : 1)) }
}

function keysOf(customer: Int32Array): Int32Array {
  return customer.filter((key, i) => i === 0 || key !== customer[i - 1])
}

/** Only the labels that occur, in their order of letters: the same whatever else the warehouse holds. */
function dense(
  name: string,
  means: string,
  cells: Int32Array,
  all: readonly string[],
  { rank, order }: Ranks,
): Trait {
  const place = new Int32Array(all.length).fill(-1)
  for (let i = 0; i < cells.length; i++) {
    const code = cells[i] ?? -1
    if (code >= 0) place[rank[code] ?? 0] = 0
  }
  const labels: string[] = []
  for (let at = 0; at < place.length; at++) {
    const label = all[order[at] ?? 0] ?? ''
    if (place[at] === 0) place[at] = label.trim() === '' ? -1 : labels.push(label) - 1
  }
  return { name, means, codes: cells.map((code) => (code < 0 ? -1 : (place[rank[code] ?? 0] ?? -1))), labels }
}

/** Labels in the order of their letters, and the place of each in it. */
interface Ranks {
  readonly order: Int32Array
  readonly rank: Int32Array
}

/** Labels that the engine sorts in one go. */
const run = 1 << 14

/** Sorts runs, and merges them. Yields the share done. */
function* ranksOf(labels: readonly string[]): Generator<number, Ranks> {
  const n = labels.length
  const by = (a: number, b: number) => {
    const [one, other] = [labels[a] ?? '', labels[b] ?? '']
    return one < other ? -1 : one > other ? 1 : a - b
  }
  let [order, spare] = [new Int32Array(n), new Int32Array(n)]
  for (let i = 0; i < n; i++) order[i] = i
  for (let from = 0; from < n; from += run) {
    yield (0.5 * from) / n
    order.subarray(from, from + run).sort(by)
  }
  for (let width = run; width < n; width *= 2) {
    for (let from = 0; from < n; from += 2 * width) {
      yield 0.5 + (0.5 * from) / n
      const [one, other] = [
        order.subarray(from, from + width),
        order.subarray(from + width, from + 2 * width),
      ]
      merge(one, other, spare.subarray(from), by)
    }
    ;[order, spare] = [spare, order]
  }
  const rank = new Int32Array(n)
  for (let at = 0; at < n; at++) rank[order[at] ?? 0] = at
  return { order, rank }
}

function merge(
  one: Int32Array,
  other: Int32Array,
  into: Int32Array,
  by: (a: number, b: number) => number,
): void {
  for (let at = 0, a = 0, b = 0; at < one.length + other.length; at++) {
    const isFirst = b === other.length || (a < one.length && by(one[a] ?? 0, other[b] ?? 0) < 0)
    into[at] = (isFirst ? one[a++] : other[b++]) ?? 0
  }
}

/** Numbers of a column, NaN where none is told; null where one in twenty of its labels or more is no number. */
export const numbersOf = (told: Trait): Float64Array | null =>
  valuesOf(told, (label) => (label.trim() === '' ? Number.NaN : Number(label)))

/** Days of a column, NaN where none is told; null where its labels are no days. */
export const daysOf = (told: Trait): Float64Array | null =>
  valuesOf(told, (label) => (/^\d{4}-\d\d-\d\d/.test(label) ? dayNumber(label) : Number.NaN))

/** No label more is read than it takes to see that they are none. */
function valuesOf({ codes, labels }: Trait, read: (label: string) => number): Float64Array | null {
  const known = new Float64Array(labels.length).fill(Number.NaN)
  let strange = 0
  for (let code = 0; code < labels.length; code++) {
    const value = read(labels[code] ?? '')
    if (Number.isFinite(value)) known[code] = value
    else strange++
    if (labels.length - strange < 0.95 * labels.length) return null
  }
  if (labels.length === 0) return null
  const values = new Float64Array(codes.length)
  for (let i = 0; i < values.length; i++) values[i] = known[codes[i] ?? -1] ?? Number.NaN
  return values
}

/** Numbers as they are; few whole ones, and all else, as labels. */
export function columnOf(told: Trait): FeatureColumn {
  const { name, codes, labels } = told
  const numbers = labels.length > 2 ? numbersOf(told) : null
  return numbers ? { name, kind: 'number', values: numbers } : { name, kind: 'category', codes, labels }
}
