import { type Cut, cellText, type Dialect, mostLength } from './cut.ts'
import { fits, grandTotal, type Shape, totalLike } from './shape.ts'
import type { Written } from './written.ts'

/** What a row of this file is. */
export interface Form {
  dialect: Dialect
  width: number
  /** Cells most rows have: more than `width` with a delimiter at each line's end, fewer with a too long header. */
  usual: number
  /** The header as it stands; [] = none. */
  header: string[]
  shapes: Shape[]
  /** Every row has as many cells as it likes, up to `width`. */
  ragged: boolean
  /** Last line of the table, where another one stands below it in the file; Infinity = none does. */
  to: number
}

const blankCell = (codes: Uint8Array, start: number, end: number) => {
  for (let at = start; at < end; at++) if ((codes[at] ?? 0) > 32) return false
  return true
}

/** True when all cells from number `from` on hold nothing but blanks. */
export function blankFrom(written: Written, cut: Cut, from: number): boolean {
  if (cut.count > cut.starts.length) return false
  for (let c = from; c < cut.count; c++)
    if (!blankCell(written.codes, cut.starts[c] ?? 0, cut.ends[c] ?? 0)) return false
  return true
}

/** The first cell that is not blank. */
export function leadCell(written: Written, cut: Cut): number {
  let c = 0
  while (c < cut.count - 1 && blankCell(written.codes, cut.starts[c] ?? 0, cut.ends[c] ?? 0)) c++
  return c
}

export function filledCells(written: Written, cut: Cut): number {
  let filled = 0
  const stored = Math.min(cut.count, cut.starts.length)
  for (let c = 0; c < stored; c++)
    if (!blankCell(written.codes, cut.starts[c] ?? 0, cut.ends[c] ?? 0)) filled++
  return filled
}

/** Why this record is no row of the table though it stands among them; '' = it is one. */
export function whyNoRow(written: Written, cut: Cut, form: Form): string {
  if (repeatsHeader(written, cut, form)) return 'repeats the header'
  const lead = leadCell(written, cut)
  const text = cellText(written.text, cut, lead, form.dialect)
  if (!totalLike(text)) return ''
  const others = filledCells(written, cut) - 1
  const alone = form.width > 2 && others * 2 <= form.width - 1
  return alone || others === 0 || form.shapes[lead] === 'number' || grandTotal(text)
    ? 'looks like a total, not a row'
    : ''
}

function repeatsHeader(written: Written, cut: Cut, form: Form): boolean {
  const shared = Math.min(cut.count, form.header.length)
  if (shared === 0 || shared * 2 < form.header.length) return false
  for (let c = 0; c < shared; c++)
    if (cellText(written.text, cut, c, form.dialect).trim() !== form.header[c]?.trim()) return false
  return true
}

/**
 * Takes an empty cell out of a record that has one too many, where only without it all cells are like their columns.
 * True = done.
 */
export function dropSpare(written: Written, cut: Cut, form: Form): boolean {
  const { starts, ends } = cut
  if (form.ragged || cut.count !== form.width + 1) return false
  let spare = -1
  for (let c = 0; c < cut.count; c++) {
    const again = c > 0 && blankCell(written.codes, starts[c - 1] ?? 0, ends[c - 1] ?? 0)
    if (again || !blankCell(written.codes, starts[c] ?? 0, ends[c] ?? 0)) continue
    if (!fits(written, cut, form.dialect, form.shapes, c)) continue
    if (spare >= 0) return false
    spare = c
  }
  if (spare < 0) return false
  for (const cells of [starts, ends, cut.kinds]) cells.copyWithin(spare, spare + 1, cut.count)
  cut.count--
  return true
}

/** '' when the record has the right number of cells, or can be given it without moving any. */
export function whyWrongCount(written: Written, cut: Cut, form: Form): string {
  const { count } = cut
  const { width } = form
  if (count === width) return ''
  const few = count < width
  const extend = few
    ? form.ragged || count === form.usual || filledCells(written, cut) >= 2
    : blankFrom(written, cut, width)
  if (extend && (form.ragged || fits(written, cut, form.dialect, form.shapes))) return ''
  const have = count === 1 ? '1 cell' : `${count.toLocaleString('en-GB')} cells`
  return `${have} where the header has ${width.toLocaleString('en-GB')}`
}

export function hasLongCell(cut: Cut): boolean {
  const stored = Math.min(cut.count, cut.starts.length)
  for (let c = 0; c < stored; c++) if ((cut.ends[c] ?? 0) - (cut.starts[c] ?? 0) > mostLength) return true
  return false
}
