import { Cut, cellText, cutRecord, type Dialect } from './cut.ts'
import { type Entry, type Header, headsTable } from './header.ts'
import { blankFrom } from './rows.ts'
import type { Written } from './written.ts'

/** A table among those of one file. Lines are 1-based lines of the file. */
export interface Section {
  /** Line of its header. */
  line: number
  /** Its last line. */
  to: number
  /** Rows of it that were seen; Infinity where the text in hand ends before it does. */
  rows: number
  names: string[]
  /** The same header and the same rows as the table before: it was written twice. */
  copy: boolean
}

/** A record by its place only: no text is made of it. */
interface Spot {
  at: number
  line: number
  count: number
  /** A blank line, a comment or a title stands above it. */
  apart: boolean
}

const looked = 12
const proof = 3

/** The tables of a text from this header on, in the order of the file: one, in most files. */
export function sectionsOf(written: Written, whole: boolean, dialect: Dialect, header: Header): Section[] {
  const spots = spotsOf(written, whole, dialect, header.below)
  const read = (from: number, most: number) => entriesAt(written, whole, dialect, spots, from, most)
  const starts = [-1]
  const copies = new Set<number>()
  let width = header.count
  for (const [n, spot] of spots.entries()) {
    if (!mayStart(written, spots, n, width, header, dialect)) continue
    const [names, ...rows] = read(n, looked)
    if (!names) continue
    const copy = sameTexts(names.cells, header.cells)
    if (copy ? !sameRows(rows, read(0, rows.length)) : !headsTable(names, rows)) continue
    if (copy) copies.add(n)
    starts.push(n)
    width = spot.count
  }
  return starts.map((start, k) => {
    const end = starts[k + 1] ?? spots.length
    const names = start < 0 ? header.cells : (read(start, 1)[0]?.cells ?? [])
    const open = !whole && end === spots.length
    const to = k + 1 < starts.length ? (spots[end - 1]?.line ?? header.line) : Number.POSITIVE_INFINITY
    const line = start < 0 ? header.line : (spots[start]?.line ?? 0)
    return {
      line,
      to,
      rows: open ? Number.POSITIVE_INFINITY : end - start - 1,
      names,
      copy: copies.has(start),
    }
  })
}

function spotsOf(written: Written, whole: boolean, dialect: Dialect, from: number): Spot[] {
  const spots: Spot[] = []
  const cut = new Cut()
  let apart = false
  eachRecord(written, whole, dialect, from, cut, (at, line) => {
    const lone = cut.count === 1
    if (blankFrom(written, cut, 0) || (lone && written.codes[at] === 35)) apart = true
    else {
      spots.push({ at, line, count: cut.count, apart })
      apart = lone
    }
  })
  return spots
}

function eachRecord(
  written: Written,
  whole: boolean,
  dialect: Dialect,
  from: number,
  cut: Cut,
  see: (at: number, line: number) => void,
): void {
  let line = 1
  for (let at = 0; at < written.size; at = cut.next) {
    const bare = line < from ? { ...dialect, quote: '' } : dialect
    const ending = cutRecord(written, at, bare, whole, cut)
    if (ending === 'partial') return
    if (ending !== 'whole') cutRecord(written, at, { ...dialect, quote: '' }, true, cut)
    if (line >= from) see(at, line)
    line += cut.lines
  }
}

/** A cheap look: another number of cells that goes on below, something that sets it apart, or the header's first cell. */
function mayStart(
  written: Written,
  spots: Spot[],
  n: number,
  width: number,
  header: Header,
  dialect: Dialect,
): boolean {
  const [spot, next] = [spots[n], spots[n + 1]]
  if (!spot || !next || spot.count < 2 || next.count !== spot.count) return false
  if (spot.apart || (spot.count !== width && spots[n - 1]?.count !== spot.count)) return true
  const first = header.cells[0]?.trim() ?? ''
  const quoted = written.text[spot.at] === dialect.quote ? 1 : 0
  return first !== '' && written.text.startsWith(first, spot.at + quoted)
}

function entriesAt(
  written: Written,
  whole: boolean,
  dialect: Dialect,
  spots: Spot[],
  from: number,
  most: number,
): Entry[] {
  const cut = new Cut()
  return spots.slice(from, from + most).map(({ at, line }) => {
    if (cutRecord(written, at, dialect, whole, cut) !== 'whole')
      cutRecord(written, at, { ...dialect, quote: '' }, true, cut)
    const count = Math.min(cut.count, cut.starts.length)
    const cells = Array.from({ length: count }, (_, c) => cellText(written.text, cut, c, dialect))
    return { line, lines: cut.lines, count: cut.count, cells }
  })
}

function sameTexts(a: string[], b: string[]): boolean {
  return a.length === b.length && a.every((text, c) => text.trim() === b[c]?.trim())
}

function sameRows(rows: Entry[], others: Entry[]): boolean {
  const enough = Math.min(proof, rows.length)
  return enough > 1 && rows.slice(0, enough).every((row, k) => sameTexts(row.cells, others[k]?.cells ?? []))
}

/** The table to read unless somebody says otherwise: the one with most rows, the first of several. */
export function largest(sections: Section[]): number {
  let best = 0
  for (const [k, { rows, copy }] of sections.entries())
    if (!copy && rows > (sections[best]?.rows ?? 0)) best = k
  return best
}

const shown = (line: number) => line.toLocaleString('en-GB')

/** One sentence on the tables that are not read, with their lines. */
export function sectionNote(sections: Section[], read: number): string {
  const others = sections.filter((_, k) => k !== read)
  if (others.length === 0) return ''
  const words = others.slice(0, 4).map(({ line, to, copy }) => {
    const lines = Number.isFinite(to) ? `lines ${shown(line)} to ${shown(to)}` : `line ${shown(line)} on`
    return copy ? `${lines} (the same table again)` : lines
  })
  const more = others.length > words.length ? ` and ${others.length - words.length} more` : ''
  return `The file holds ${sections.length} tables; the one from line ${shown(sections[read]?.line ?? 0)} is read, not ${words.join(', ')}${more}.`
}
