import { Cut, cellText, cutRecord, type Dialect } from './cut.ts'
import { nextLine } from './mend.ts'
import { dataLike, yearLike } from './shape.ts'
import type { Written } from './written.ts'

/** One record as it stands, cells unquoted. */
export interface Entry {
  line: number
  /** Lines of the file it takes. */
  lines: number
  /** Cells it has; `cells` holds the first 4,096 of them. */
  count: number
  cells: string[]
}

/** Where the table begins and what its columns are called. */
export interface Header {
  /** 1-based; 0 = none. */
  line: number
  /** Line of the first row below. */
  below: number
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
export function findHeader(records: Entry[], given: number | undefined, first: number): Header {
  const none: Header = { line: 0, below: first, count: 0, cells: [] }
  if (given === 0) return none
  if (given !== undefined) return headerAt(records.find((r) => r.line >= given)) ?? none
  const { width, share } = usualWidth(records)
  const above = records.slice(0, mostAbove)
  const n = above.findIndex((r, i) => isWide(r.cells, width, records[i + 1]?.cells.length ?? 0))
  const candidate = records[Math.max(0, n)]
  const body = records.slice(Math.max(0, n) + 1)
  if (!candidate || !namesColumns(candidate.cells, body)) return none
  if (share < 0.5 && candidate.cells.length < width) return none
  return headerAt(candidate) ?? none
}

function headerAt(record: Entry | undefined): Header | null {
  if (!record) return null
  return { line: record.line, below: record.line + record.lines, count: record.count, cells: record.cells }
}

function isWide(cells: string[], width: number, next: number): boolean {
  const have = filled(cells)
  if (width <= 1) return have > 0
  if (have < 2 || have * 2 < width) return false
  return (
    cells.length >= width ||
    (cells.length === width - 1 && have === cells.length && next === width && width > 2)
  )
}

/** True when no cell looks like data, and they do not come again below in their columns. */
function namesColumns(cells: string[], body: Entry[]): boolean {
  const rows = body.filter((r) => !sameCells(r.cells, cells))
  let again = 0
  for (const [c, cell] of cells.entries()) {
    if (cell.trim() === '') continue
    const column = rows.map((r) => r.cells[c] ?? '')
    const years = column.filter(yearLike).length * 2 >= column.length
    if (dataLike(cell) && (!yearLike(cell) || years)) return false
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
  const taken = new Set<string>()
  return Array.from({ length: width }, (_, c) => {
    const given = (cells[c] ?? '').replace(/\s+/g, ' ').trim() || `Column ${c + 1}`
    let name = given
    for (let n = 2; taken.has(name); n++) name = `${given} (${n})`
    taken.add(name)
    return name
  })
}
