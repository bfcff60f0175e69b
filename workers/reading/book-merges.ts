import type { SheetRow } from './book.ts'

/** Cells of one column that are merged, from the first to the last 1-based row. */
interface Merge {
  column: number
  top: number
  bottom: number
}

const range = /<(?:\w+:)?mergeCell\s[^<>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g
/** No range is written in more signs. */
const longest = 200
/** Merged cells in rows above are titles and names of columns; those of this row are data where their column has more of them. */
const firstRow = 2
/** Sums stay where they stand: on each row they would add up. */
const sum = /^-?\d+[.,]\d+$/

const columnOf = (letters: string) =>
  [...letters].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1

/** Reads which cells are merged from what stands behind the cells of a sheet (ECMA-376, 18.3.1.55), piece by piece. */
export class MergeScan {
  readonly #found: Merge[] = []
  #rest = ''

  feed(piece: string): void {
    const text = this.#rest + piece
    let at = 0
    for (const told of text.matchAll(range)) {
      const [all, left = '', top = '', right = '', bottom = ''] = told
      at = told.index + all.length
      const [from, to] = [Number(top), Number(bottom)]
      if (left === right && to > from && from >= firstRow)
        this.#found.push({ column: columnOf(left), top: from, bottom: to })
    }
    this.#rest = text.slice(Math.max(at, text.length - longest))
  }

  /**
   * Where words of one column alone are merged down over several rows, each of these rows has them. Where cells of several
   * columns are, and do not begin and end together, so do the days and numbers in them, but for sums.
   */
  spread(rows: Iterable<SheetRow>): Iterable<SheetRow> {
    const again = new Set(this.#found.filter(({ top }) => top > firstRow).map(({ column }) => column))
    const merges = this.#found.filter(({ column }) => again.has(column)).toSorted((a, b) => a.top - b.top)
    const columns = new Set(merges.map(({ column }) => column))
    if (merges.length < 2 || (columns.size > 1 && together(merges, columns))) return rows
    const goesDown =
      columns.size > 1 ? (text: string) => !sum.test(text) : (text: string) => /\p{L}/u.test(text)
    return spreadIn(rows, merges, goesDown)
  }
}

/** Columns that are merged over the same rows tell of one thing together, which its first row has. */
function together(merges: readonly Merge[], columns: ReadonlySet<number>): boolean {
  const stretches = new Map<string, number>()
  for (const { top, bottom } of merges) {
    const stretch = `${top}:${bottom}`
    stretches.set(stretch, (stretches.get(stretch) ?? 0) + 1)
  }
  return [...stretches.values()].every((count) => count === columns.size)
}

function* spreadIn(
  rows: Iterable<SheetRow>,
  merges: readonly Merge[],
  goesDown: (text: string) => boolean,
): Generator<SheetRow> {
  const open = new Map<number, { bottom: number; text: string }>()
  let at = 0
  for (const row of rows) {
    const line = row.index + 1
    for (let merge = merges[at]; merge && merge.top <= line; merge = merges[++at]) {
      const text = merge.top === line ? (row.cells[merge.column] ?? '') : ''
      open.set(merge.column, { bottom: merge.bottom, text: goesDown(text) ? text : '' })
    }
    for (const [column, { bottom, text }] of open)
      if (line <= bottom && text !== '' && (row.cells[column] ?? '') === '') put(row.cells, column, text)
    yield row
  }
}

function put(cells: string[], column: number, text: string): void {
  while (cells.length < column) cells.push('')
  cells[column] = text
}
