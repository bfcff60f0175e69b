import { type Entry, findHeader, type Header, nameColumns, usualWidth } from './header.ts'
import { type Shape, shapesOf, totalLike } from './shape.ts'
import { edgeOf } from './stray.ts'

/** One row of a sheet as text; `line` is its number in the sheet. */
export interface GridRow {
  line: number
  cells: string[]
}

export interface GridPlan {
  header: Header
  headers: string[]
  shapes: Shape[]
}

const judged = 500

const lastFilled = (cells: string[]) => {
  let n = cells.length
  while (n > 0 && cells[n - 1]?.trim() === '') n--
  return n
}

/** Finds header and columns of a sheet from its first rows. */
export function planGrid(rows: GridRow[], headerLine: number | undefined): GridPlan {
  const looked = rows.slice(0, judged)
  const edge = edgeOf(looked)
  const first = looked
    .map(({ line, cells }) => ({ line, cells: cells.slice(0, edge) }))
    .filter(({ cells }) => !isBlankRow(cells))
  const counts = first.map((r) => lastFilled(r.cells)).sort((a, b) => a - b)
  const common = counts[Math.floor((counts.length - 1) * 0.95)] ?? 0
  const entries: Entry[] = first.map(({ line, cells }) => {
    const count = Math.max(common, lastFilled(cells))
    return { line, lines: 1, count, cells: Array.from({ length: count }, (_, c) => cells[c] ?? '') }
  })
  const header = findHeader(entries, headerLine, first[0]?.line ?? 1)
  const below = entries.filter((entry) => entry.line >= header.below)
  const width = Math.max(1, lastFilled(header.cells), usualWidth(below).width)
  return {
    header,
    headers: nameColumns(header.cells, width),
    shapes: shapesOf(
      below.map((r) => r.cells),
      width,
    ),
  }
}

export const isBlankRow = (cells: string[]) => lastFilled(cells) === 0

/** Why a row of the sheet is none of the table; '' = it is one. */
export function whyNoGridRow(cells: string[], plan: GridPlan): string {
  const width = plan.headers.length
  const count = lastFilled(cells)
  if (count > width)
    return `${count.toLocaleString('en-GB')} cells where the header has ${width.toLocaleString('en-GB')}`
  const header = plan.header.cells
  if (header.length > 0 && header.every((name, c) => name.trim() === (cells[c] ?? '').trim()))
    return 'repeats the header'
  const lead = cells.findIndex((cell) => cell.trim() !== '')
  if (!totalLike(cells[lead] ?? '')) return ''
  const others = cells.filter((cell) => cell.trim() !== '').length - 1
  const alone = width > 2 && others * 2 <= width - 1
  return alone || others === 0 || plan.shapes[lead] === 'number' ? 'looks like a total, not a row' : ''
}
