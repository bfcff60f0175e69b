import { type Note, note } from '../../src/contract/notes.ts'
import type { Missing } from './book.ts'
import { count } from './say.ts'
import { noValue } from './sheet-text.ts'
import { columnName } from './stray.ts'

const namedCells = 5
const namedColumns = 8

interface Listed {
  cells: number
  places: string[]
}

/** Cells of one kind by their 0-based column. */
type Listing = Map<number, Listed>

/** Cells of a sheet that hold an error, or a formula without its value: counted by column, the first of each with its place. */
export class MissingCells {
  readonly #errors: Listing = new Map()
  readonly #formulas: Listing = new Map()

  /** `line`: 1-based row of the sheet. */
  add(line: number, cells: readonly Missing[]): void {
    for (const { column, why } of cells) {
      const listing = why === noValue ? this.#formulas : this.#errors
      const listed = listing.get(column) ?? { cells: 0, places: [] }
      listing.set(column, listed)
      const place = `${columnName(column)}${line}`
      if (listed.cells++ < namedCells) listed.places.push(why === noValue ? place : `${place} ${why}`)
    }
  }

  /** A sentence for each kind; `headers` are the names of the columns. */
  notes(sheet: string, headers: readonly string[]): Note[] {
    const said = (listing: Listing, what: string, next: string) => {
      const all = [...listing.values()].reduce((n, { cells }) => n + cells, 0)
      const holds = all === 1 ? `holds ${what}` : `hold ${what}`
      const cells = `${count(all, 'cell', 'cells')} of sheet ${sheet}`
      const text = `${cells} ${holds} and ${all === 1 ? 'was' : 'were'} read as empty: ${listOf(listing, headers)}.${next}`
      return all === 0 ? [] : [note('loss', text)]
    }
    return [
      ...said(this.#errors, 'an error', ''),
      ...said(this.#formulas, 'a formula without its value', ` ${saveAgain}`),
    ]
  }
}

const saveAgain = 'Open the file in Excel or LibreOffice, save it there, and bring it again.'

function listOf(listing: Listing, headers: readonly string[]): string {
  const columns = [...listing].sort(([a], [b]) => a - b)
  const parts = columns.slice(0, namedColumns).map(([column, { cells, places }]) => {
    const more = cells > places.length ? ', …' : ''
    return `${cells.toLocaleString('en-GB')} in ${headers[column] || `column ${columnName(column)}`} (${places.join(', ')}${more})`
  })
  const rest = columns.length - parts.length
  return [...parts, ...(rest > 0 ? [count(rest, 'more column', 'more columns')] : [])].join('; ')
}
