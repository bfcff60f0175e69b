import { Cut, cellText, cutRecord, type Dialect } from './cut.ts'
import { joinedRows } from './header-rows.ts'
import { nextLine } from './mend.ts'
import { dataLike, look, periodLike, yearLike } from './shape.ts'
import type { Written } from './written.ts'

/** One record as it stands, cells unquoted. */
export interface Entry {
  line: number
  /** Lines of the file it takes. */
  lines: number
  /** Cells it has; `cells` holds the first 16,384 of them. */
  count: number
  cells: string[]
}

/** Where the table begins and what its columns are called. */
export interface Header {
  /** 1-based; 0 = none. */
  line: number
  /** Line of the first row below. */
  below: number
  /** Lines of the rows of names that were joined; absent = one row. */
  joined?: number[]
  /** The lowest of them, cell by cell. */
  ends?: string[]
  count: number
  /** As it stands; [] = none. */
  cells: string[]
}

const mostAbove = 30

/** The first records of a text that are not blank, from `line` on, at most `most`. */
export function recordsOf(
  written: Written,
  whole: boolean,
  dialect: Dialect,
  from: number,
  most: number,
): Entry[] {
  const records: Entry[] = []
  const cut = new Cut()
  const { size } = written
  let line = 1
  let at = 0
  for (; line < from && at >= 0 && at < size; line++) at = nextLine(written, at)
  while (at >= 0 && at < size && records.length < most) {
    const ending = cutRecord(written, at, dialect, whole, cut)
    if (ending === 'partial' && records.length > 0) break
    if (ending !== 'whole') cutRecord(written, at, { ...dialect, quote: '' }, true, cut)
    const count = Math.min(cut.count, cut.starts.length)
    const cells = Array.from({ length: count }, (_, c) => cellText(written.text, cut, c, dialect))
    if (cells.some((cell) => cell.trim() !== '')) {
      const lines = cut.lines + (cut.next > cut.end ? 0 : 1)
      records.push({ line, lines, count: cut.count, cells })
    }
    line += cut.lines
    at = cut.next
  }
  return records
}

/** The number of cells most records have; the larger one where two are as frequent. */
export function usualWidth(records: Entry[]): { width: number; share: number } {
  const times = new Map<number, number>()
  for (const { count } of records) times.set(count, (times.get(count) ?? 0) + 1)
  let width = 0
  let most = 0
  for (const [count, n] of times) if (n > most || (n === most && count > width)) [width, most] = [count, n]
  return { width, share: records.length === 0 ? 0 : most / records.length }
}

const filled = (cells: string[]) => cells.filter((cell) => cell.trim() !== '').length

/** Finds the header below title lines, or sees that there is none. `given`: the line the person named. */
export function findHeader(all: Entry[], given: number | undefined, first: number): Header {
  const records = withoutComments(all)
  const below = records[0] === all[0] ? first : (records[0]?.line ?? first)
  const none: Header = { line: 0, below, count: 0, cells: [] }
  if (given === 0) return none
  if (given !== undefined) return headerAt(all.find((r) => r.line >= given)) ?? none
  const { width, share } = usualWidth(records)
  const above = records.slice(0, mostAbove)
  const wide = above.findIndex((r, i) => isWide(r.cells, width, records[i + 1]?.cells.length ?? 0))
  const n = plainer(records, Math.max(0, wide), width)
  const candidate = records[n]
  if (!candidate || !namesColumns(candidate.cells, records.slice(n + 1))) return none
  if (share < 0.5 && candidate.cells.length < width) return none
  return joinedRows(records, n)
}

const fewBelow = 3
const judgedBelow = 20

/** The record that names columns more plainly than the `n`-th: one of the next few, of the right width, with numbers below its names. */
function plainer(records: Entry[], n: number, width: number): number {
  const first = records[n]
  if (!first || first.cells.some((cell) => dataLike(cell) && !periodLike(cell))) return n
  if (first.count === width && namesColumns(first.cells, records.slice(n + 1))) return n
  for (let m = n + 1; m <= n + fewBelow; m++) {
    const names = records[m]
    if (names?.count === width && headsTable(names, records.slice(m + 1, m + judgedBelow))) return m
  }
  return n
}

/** Names in every cell, and below at least one column of numbers only. */
export function headsTable(names: Entry, below: Entry[]): boolean {
  const rows = below.filter((row) => row.count === names.count)
  const cells = names.cells.map((cell) => cell.trim())
  const named = cells.slice(0, cells.at(-1) === '' ? -1 : undefined)
  if (rows.length === 0 || named.some((cell) => look(cell) !== 'text')) return false
  if (!namesColumns(names.cells, rows)) return false
  return named.some((_, c) => rows.every((row) => look(row.cells[c] ?? '') === 'number'))
}

/** The records that are no comments; all of them where one column is all there is. */
function withoutComments(records: Entry[]): Entry[] {
  const others = records.filter((record) => !isComment(record))
  return others.some(({ count }) => count > 1) ? others : records
}

const isComment = ({ count, cells }: Entry) => count === 1 && cells[0]?.startsWith('#') === true

function headerAt(record: Entry | undefined): Header | null {
  if (!record) return null
  return { line: record.line, below: record.line + record.lines, count: record.count, cells: record.cells }
}

function isWide(cells: string[], width: number, next: number): boolean {
  const have = filled(cells)
  if (width <= 1) return have > 0
  if (have < 2 || have * 2 < width) return false
  if (cells.length >= width) return true
  const oneShort = cells.length === width - 1 && have === cells.length && next === width && width > 2
  return oneShort && !cells.some(dataLike)
}

/** True when no cell looks like data, and they do not come again below in their columns. */
export function namesColumns(cells: string[], body: Entry[]): boolean {
  const list = cells.length === 1 && !body.some((r) => dataLike(r.cells[0] ?? ''))
  const rows = list ? body : body.filter((r) => !sameCells(r.cells, cells))
  const names = cells.filter(periodLike).length > 1 ? periodLike : yearLike
  let again = 0
  for (const [c, cell] of cells.entries()) {
    if (cell.trim() === '') continue
    const column = rows.map((r) => r.cells[c] ?? '')
    const times = column.filter(periodLike).length * 2 >= column.length
    if (dataLike(cell) && (!names(cell) || times)) return false
    if (column.includes(cell)) again++
  }
  return filled(cells) > 0 && again * 3 < filled(cells)
}

function sameCells(a: string[], b: string[]): boolean {
  const shared = Math.min(a.length, b.length)
  let same = 0
  for (let c = 0; c < shared; c++) if (a[c]?.trim() === b[c]?.trim()) same++
  return same * 5 >= shared * 4
}

/** A header with one empty cell more than the rows have cells: without it, names and cells stand below each other. */
export function withoutSpare(header: Header, usual: number): Header {
  const blank = header.cells.findIndex((cell) => cell.trim() === '')
  const one = header.count === usual + 1 && filled(header.cells) === usual
  if (!one || blank < 0 || blank === header.count - 1) return header
  return { ...header, count: usual, cells: header.cells.filter((_, c) => c !== blank) }
}

/** Unique names, never empty: `name (2)` for the second of a kind, `Column 3` for none. */
export function nameColumns(cells: string[], width: number): string[] {
  const taken = new Map<string, number>()
  return Array.from({ length: width }, (_, c) => {
    const given = (cells[c] ?? '').replace(/\s+/g, ' ').trim() || `Column ${c + 1}`
    let name = given
    let n = taken.get(given) ?? 1
    while (taken.has(name)) name = `${given} (${++n})`
    taken.set(given, n)
    taken.set(name, taken.get(name) ?? 1)
    return name
  })
}
