import { type Cut, cutRecord } from './cut.ts'
import type { Form } from './rows.ts'
import { fits } from './shape.ts'
import type { Written } from './written.ts'

const newline = 10
const carriage = 13

/** Line ends between two positions; CRLF is one. */
export function countLines({ codes }: Written, from: number, to: number): number {
  let lines = 0
  for (let at = from; at < to; at++) {
    const c = codes[at]
    if (c === newline ? at === from || codes[at - 1] !== carriage : c === carriage) lines++
  }
  return lines
}

/** Start of the line after `from`; -1 = its line end is not in the text. */
export function nextLine({ size, codes }: Written, from: number): number {
  for (let at = from; at < size; at++) {
    const c = codes[at]
    if (c === newline) return at + 1
    if (c === carriage) return codes[at + 1] === newline && at + 1 < size ? at + 2 : at + 1
  }
  return -1
}

const spans = (cut: Cut) => cut.lines - (cut.next > cut.end ? 1 : 0)

/** The record is fine as cut. */
export const asCut = -1
/** The record is a row when the quote that opens one of its cells is text; `trial` holds it so. */
export const asText = -2
/** The text in hand ends before the line below does: it takes more of it to tell. */
export const undecided = -3

/**
 * Position of the quote that is never closed in a record whose quotes do not add up: the lines below it are rows of
 * their own. Or `asCut`, `asText`, `undecided`.
 */
export function openerOf(
  written: Written,
  at: number,
  form: Form,
  last: boolean,
  cut: Cut,
  trial: Cut,
): number {
  const inner = spans(cut)
  const fitting = cut.count === form.width
  if (inner === 0 ? fitting || cut.stray < 0 : fitting && cut.stray < 0) return asCut
  const cell = cut.stray >= 0 ? cut.stray : firstOverLine(written, cut)
  if (cell < 0 || cell >= cut.starts.length) return asCut
  const lone = asPlain(written, at, form, last, trial, cell)
  if (lone && (inner === 0 || loneQuote(written, trial, cell, form))) return asText
  const opener = (cut.starts[cell] ?? 0) - 1
  const below = nextLine(written, opener)
  if (inner === 0 || below <= 0 || below >= cut.end) return asCut
  if (!last && cutRecord(written, below, form.dialect, last, trial) === 'partial') return undecided
  return isRow(written, below, form, last, trial) ? opener : asCut
}

/** True when the record is a row of one line once the quote opening `cell` is text, and nothing but that quote stands there. */
export function isLoneQuote(
  written: Written,
  at: number,
  form: Form,
  last: boolean,
  trial: Cut,
  cell: number,
): boolean {
  return asPlain(written, at, form, last, trial, cell) && loneQuote(written, trial, cell, form)
}

function asPlain(written: Written, at: number, form: Form, last: boolean, trial: Cut, cell: number): boolean {
  if (cutRecord(written, at, form.dialect, last, trial, cell) !== 'whole') return false
  return trial.count === form.width && spans(trial) === 0 && trial.stray < 0
}

function loneQuote(written: Written, trial: Cut, cell: number, form: Form): boolean {
  return written.text.slice(trial.starts[cell], trial.ends[cell]).trim() === form.dialect.quote
}

function firstOverLine(written: Written, cut: Cut): number {
  for (let c = 0; c < Math.min(cut.count, cut.starts.length); c++) {
    if (cut.kinds[c] !== 0 && countLines(written, cut.starts[c] ?? 0, cut.ends[c] ?? 0) > 0) return c
  }
  return -1
}

/** True when the line at `at` is a sound row by itself: the right number of cells, no loose quote, cells like their columns. */
function isRow(written: Written, at: number, form: Form, last: boolean, trial: Cut): boolean {
  if (form.width < 2 || cutRecord(written, at, form.dialect, last, trial) !== 'whole') return false
  if (trial.count !== form.width || trial.stray >= 0) return false
  for (let c = 0; c < trial.count; c++) {
    const plain = trial.kinds[c] === 0
    if (plain && written.text.slice(trial.starts[c], trial.ends[c]).includes(form.dialect.quote)) return false
  }
  return fits(written, trial, form.dialect, form.shapes)
}
