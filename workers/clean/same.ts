import type { Meaning } from '../../src/contract/schema.ts'
import type { FileColumns } from '../join/columns.ts'
import { Pairs } from '../join/pairs.ts'
import { iota, tally } from '../join/table.ts'
import type { Cells } from '../recognise/source.ts'
import { type Change, codesOf, type LeftOut, labelsOf, sales } from './change.ts'

/** The column by which a file gives each of its rows a number of its own. */
function ownId({ grain, cells }: FileColumns): Meaning | null {
  if (grain === 'order' || grain === 'payment') return cells.has('order') ? 'order' : null
  return grain === 'customer' && cells.has('customer') ? 'customer' : null
}

/** Rows that are equal in every cell, where each row carries a number of its own: one thing told twice. */
export function findSameRows(files: readonly FileColumns[]): Change {
  return leaving(files, 'the same row stands twice', (file) => {
    const id = ownId(file)
    return id === null ? null : numberedTwice(codesOf(file, id), labelsOf(file, id).length)
  })
}

/** Lines that are equal in every cell. Two equal lines may be two purchases: only the person can know. */
export function findSameLines(files: readonly FileColumns[]): Change {
  return leaving(files, 'the same line stands twice', (file) =>
    sales.has(file.grain) && ownId(file) === null ? iota(file.rows) : null,
  )
}

/** Of the rows to be looked at, those that are equal to one before them. */
function leaving(
  files: readonly FileColumns[],
  reason: string,
  lookAt: (file: FileColumns) => Int32Array | null,
): Change {
  const out = files.flatMap((file, f): LeftOut[] => {
    const rows = lookAt(file)
    const again = rows && rows.length > 1 ? repeats(file, rows) : []
    return again.length === 0 ? [] : [{ file: f, rows: again, reason }]
  })
  return { renamed: [], out }
}

/** Rows whose number stands in several. As many numbers as rows: there are none, and no row is looked at. */
function numberedTwice(codes: Int32Array, size: number): Int32Array {
  if (size >= codes.length) return new Int32Array()
  const counts = tally(codes, size)
  return iota(codes.length).filter((r) => (counts[codes[r] ?? -1] ?? 0) > 1)
}

/** What tells rows apart soonest is looked at first. */
const telling: readonly Meaning[] = ['order', 'date', 'email', 'customer', 'product', 'amount']

/** Rows equal to an earlier one, by refining classes of rows column by column (Moore's partition refinement). */
function repeats(file: FileColumns, rows: Int32Array): number[] {
  const soon = telling.flatMap((meaning) => file.cells.get(meaning) ?? [])
  let some = rows
  let classes = new Int32Array(rows.length)
  for (const cells of new Set([...soon, ...file.cells.values()])) {
    const { classOf, size } = refined(classes, some, cells)
    const counts = tally(classOf, size)
    const shared = iota(some.length).filter((i) => (counts[classOf[i] ?? 0] ?? 0) > 1)
    classes = shared.map((i) => classOf[i] ?? 0)
    some = shared.map((i) => some[i] ?? 0)
    if (some.length === 0) break
  }
  return notFirst(some, classes)
}

function refined(classes: Int32Array, rows: Int32Array, { values }: Cells) {
  const pairs = new Pairs()
  const classOf = new Int32Array(rows.length)
  for (let i = 0; i < classOf.length; i++) {
    const value = values[rows[i] ?? 0] ?? -1
    classOf[i] = pairs.number(classes[i] ?? 0, Number.isNaN(value) ? empty : value)
  }
  return { classOf, size: pairs.size }
}

/** No cell holds it. */
const empty = Number.NEGATIVE_INFINITY

function notFirst(rows: Int32Array, classes: Int32Array): number[] {
  const met = new Set<number>()
  const out: number[] = []
  for (let i = 0; i < rows.length; i++) {
    const own = classes[i] ?? 0
    if (met.has(own)) out.push(rows[i] ?? 0)
    met.add(own)
  }
  return out
}
