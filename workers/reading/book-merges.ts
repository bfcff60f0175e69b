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
/** Merged cells in rows above are titles and names of columns. */
const firstRow = 3

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

  /** Where words of one column alone are merged down over several rows, each of these rows has them. */
  spread(rows: Iterable<SheetRow>): Iterable<SheetRow> {
    const [first, ...others] = this.#found.toSorted((a, b) => a.top - b.top)
    if (!first || others.length === 0 || others.some(({ column }) => column !== first.column)) return rows
    return spreadIn(rows, first.column, [first, ...others])
  }
}

function* spreadIn(rows: Iterable<SheetRow>, column: number, merges: readonly Merge[]): Generator<SheetRow> {
  let at = 0
  let words = ''
  for (const row of rows) {
    const line = row.index + 1
    while (line > (merges[at]?.bottom ?? Number.POSITIVE_INFINITY)) at++
    const top = merges[at]?.top ?? Number.POSITIVE_INFINITY
    const own = row.cells[column] ?? ''
    if (line <= top) words = line === top && /\p{L}/u.test(own) ? own : ''
    else if (own === '' && words !== '') put(row.cells, column, words)
    yield row
  }
}

function put(cells: string[], column: number, text: string): void {
  while (cells.length < column) cells.push('')
  cells[column] = text
}
