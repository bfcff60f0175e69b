import { type Note, note } from '../../src/contract/notes.ts'
import type { GridRow } from './grid.ts'
import { count } from './say.ts'

/** So many empty columns part a stray cell from the table. */
const gap = 20
/** Among so many rows one stray cell more is taken for one. */
const rowsPerStray = 50
const named = 5

const isFilled = (cell: string | undefined) => cell !== undefined && cell.trim() !== ''

/** Column behind the table where few cells, and those far right of it, make up the rest; Infinity = nothing is stray. */
export function edgeOf(rows: readonly GridRow[]): number {
  const columns = new Map<number, number>()
  for (const { cells } of rows)
    cells.forEach((cell, c) => {
      if (isFilled(cell)) columns.set(c, (columns.get(c) ?? 0) + 1)
    })
  let right = [...columns.values()].reduce((all, n) => all + n, 0)
  let left = 0
  let last = Number.POSITIVE_INFINITY
  for (const [column, cells] of [...columns].sort(([a], [b]) => a - b)) {
    if (column - last > gap && right <= 1 + rows.length / rowsPerStray && right < left) return last + 1
    left += cells
    right -= cells
    last = column
  }
  return Number.POSITIVE_INFINITY
}

/** True where the first cell beyond the table stands far right of it. */
function isStray(cells: readonly string[], width: number): boolean {
  if (cells.length <= width + gap) return false
  const first = cells.findIndex((cell, c) => c >= width && isFilled(cell))
  return first - width >= gap
}

/** Takes cells far right of a table of `width` columns out of its rows, and remembers where they stood. */
export class Strays {
  readonly #width: number
  readonly #places: string[] = []
  #cells = 0

  constructor(width: number) {
    this.#width = width
  }

  /** The row without them; itself where it has none. */
  without(row: GridRow): GridRow {
    if (!isStray(row.cells, this.#width)) return row
    row.cells.forEach((cell, c) => {
      if (c >= this.#width && isFilled(cell)) this.#remember(c, row.line)
    })
    return { line: row.line, cells: row.cells.slice(0, this.#width) }
  }

  #remember(column: number, line: number): void {
    this.#cells++
    if (this.#places.length < named) this.#places.push(`${columnName(column)}${line}`)
  }

  /** A sentence for the person; none where nothing was taken out. */
  notes(): Note[] {
    const more = this.#cells > this.#places.length ? ', …' : ''
    const stray = count(this.#cells, 'stray cell', 'stray cells')
    const places = `${this.#places.join(', ')}${more}`
    return this.#cells === 0
      ? []
      : [
          note(
            'loss',
            `${stray} far right of the table, at ${places}, ${this.#cells === 1 ? 'was' : 'were'} left out.`,
          ),
        ]
  }
}

/** A, B, … Z, AA, … XFD of a 0-based column. */
export function columnName(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : columnName(Math.floor(column / 26) - 1) + last
}

/** What stands in a row that has nothing but stray cells. */
export const onlyFilled = ({ line, cells }: GridRow): GridRow => ({ line, cells: cells.filter(isFilled) })
