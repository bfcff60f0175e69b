import type { Written } from './written.ts'

/** How a text file is written: one character each; '' where there is none. */
export interface Dialect {
  /** ' ' means runs of blanks and tabs, where it is not `single`. */
  delimiter: string
  quote: string
  escape: '' | '\\'
  /** One blank follows each delimiter and belongs to it. */
  padded: boolean
  /** Each blank parts two cells, and quotes hold them together, as in a server's log. */
  single?: true
}

/** `partial`: the text ended inside the record. `runaway`: a quote stays open to the end of the file or past a limit. */
export type Ending = 'whole' | 'partial' | 'runaway'

/** A quoted cell may hold this many characters and this many line ends. */
export const mostLength = 1_000_000
export const mostLines = 1_000

const newline = 10
const carriage = 13
const blank = 32
const tab = 9
const backslash = 92

/** Cells stored per record; more are only counted. */
export const stored = 16_384

/** Where the cells of one record lie in the text. Filled again and again: nothing is allocated per record. */
export class Cut {
  readonly starts = new Int32Array(stored)
  readonly ends = new Int32Array(stored)
  /** 0 plain, 1 quoted, 2 quoted with doubled or escaped quotes inside. */
  readonly kinds = new Uint8Array(stored)
  count = 0
  /** Where the record's text ends, before its line end. */
  end = 0
  /** First character after the line end. */
  next = 0
  /** Line ends inside and at the end of the record. */
  lines = 0
  /** First quoted cell with a quote inside that is neither doubled nor its last; -1 = none. */
  stray = -1
  /** The cell in hand when the text ended, and where it starts. */
  open = 0
  openAt = 0
  kind = 0
}

/** Text of a cell with its quotes undone. */
export function cellText(text: string, cut: Cut, cell: number, dialect: Dialect): string {
  const raw = text.substring(cut.starts[cell] ?? 0, cut.ends[cell] ?? 0)
  if (cut.kinds[cell] !== 2) return raw
  const { quote } = dialect
  if (dialect.escape === '') return raw.replaceAll(quote + quote, quote)
  return raw.replace(/\\([\s\S])|(["'])\2/g, (all, escaped, doubled) =>
    escaped === quote || escaped === '\\' ? escaped : doubled === quote ? quote : all,
  )
}

/**
 * Cuts the record that starts at `from` (RFC 4180, forgiving: a quote in the middle of a plain cell is text, and
 * so is one inside a quoted cell that no delimiter or line end follows). CR, LF and CRLF all end a line.
 * `last`: no text will follow; otherwise the text must not end in CR. `asPlain`: number of a cell whose opening quote is text; -1 = none.
 */
export function cutRecord(
  { size, codes }: Written,
  from: number,
  dialect: Dialect,
  last: boolean,
  cut: Cut,
  asPlain = -1,
  lineLimit = mostLines,
): Ending {
  if (dialect.delimiter === ' ' && !dialect.single) return cutBlanks(codes, size, from, last, cut)
  const delimiter = dialect.delimiter.charCodeAt(0)
  const quote = dialect.quote === '' ? -1 : dialect.quote.charCodeAt(0)
  const { starts, ends, kinds } = cut
  const padded = dialect.padded
  let cell = 0
  let at = from
  cut.lines = 0
  cut.stray = -1
  for (;;) {
    if (padded && cell > 0 && codes[at] === blank) at++
    let start = at
    let c = codes[at]
    cut.kind = 0
    if (c === quote && cell !== asPlain) {
      cut.open = cell
      cut.openAt = at
      const close = closeQuote(codes, size, at + 1, dialect, last, cut, lineLimit)
      if (close < 0) return close === -1 ? 'partial' : 'runaway'
      start = at + 1
      if (cell < stored) ends[cell] = close
      at = skipBlanks(codes, close + 1, delimiter)
      c = codes[at]
    } else {
      while (c !== delimiter && c !== newline && c !== carriage) c = codes[++at]
      if (cell < stored) ends[cell] = at
    }
    if (cell < stored) {
      starts[cell] = start
      kinds[cell] = cut.kind
    }
    cell++
    if (c === delimiter) at++
    else {
      cut.open = cell - 1
      cut.openAt = start
      return endRecord(codes, size, at, last, cell, cut)
    }
  }
}

function endRecord(
  codes: Uint8Array,
  size: number,
  at: number,
  last: boolean,
  count: number,
  cut: Cut,
): Ending {
  const ended = at < size
  if (!last && !ended) return 'partial'
  const both = codes[at] === carriage && codes[at + 1] === newline && at + 1 < size
  cut.count = count
  cut.end = at
  cut.next = ended ? at + (both ? 2 : 1) : at
  if (ended) cut.lines++
  return 'whole'
}

function skipBlanks(codes: Uint8Array, from: number, delimiter: number): number {
  let at = from
  for (let c = codes[at]; (c === blank || c === tab) && c !== delimiter; ) c = codes[++at]
  return at
}

/** Position of the closing quote; -1 = more text is needed, -2 = it never comes. */
function closeQuote(
  codes: Uint8Array,
  size: number,
  from: number,
  dialect: Dialect,
  last: boolean,
  cut: Cut,
  lineLimit: number,
): number {
  const quote = dialect.quote.charCodeAt(0)
  const delimiter = dialect.delimiter.charCodeAt(0)
  const escapes = dialect.escape !== ''
  const stop = Math.min(size, from + mostLength)
  const lineStop = cut.lines + lineLimit
  cut.kind = 1
  for (let at = from; at < stop; at++) {
    const c = codes[at]
    if (c === newline || c === carriage) {
      if (c === carriage || codes[at - 1] !== carriage) cut.lines++
      if (cut.lines > lineStop) return -2
    } else if (escapes && c === backslash) {
      const next = codes[at + 1]
      if (next === quote || next === backslash) {
        cut.kind = 2
        at++
      }
    } else if (c === quote) {
      if (codes[at + 1] === quote) {
        cut.kind = 2
        at++
        continue
      }
      const after = skipBlanks(codes, at + 1, delimiter)
      if (after >= size) return last ? at : -1
      const next = codes[after]
      if (next === delimiter || next === newline || next === carriage) return at
      if (cut.stray < 0) cut.stray = cut.open
    }
  }
  return stop < from + mostLength && !last ? -1 : -2
}

/** Cells are separated by runs of blanks; blanks before the first and after the last cell mean nothing. */
function cutBlanks(codes: Uint8Array, size: number, from: number, last: boolean, cut: Cut): Ending {
  let at = from
  let count = 0
  cut.lines = 0
  cut.stray = -1
  cut.kind = 0
  for (;;) {
    let c = codes[at]
    while (c === blank || c === tab) c = codes[++at]
    const start = at
    while (c !== blank && c !== tab && c !== newline && c !== carriage) c = codes[++at]
    if (at > start || count === 0) {
      if (count < stored) {
        cut.starts[count] = start
        cut.ends[count] = at
        cut.kinds[count] = 0
      }
      count++
    }
    cut.open = count - 1
    cut.openAt = start
    if (c === newline || c === carriage) return endRecord(codes, size, at, last, count, cut)
  }
}
