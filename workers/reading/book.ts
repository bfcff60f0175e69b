import type { Format } from '../../src/contract/desk.ts'
import { Failure } from '../../src/contract/fault.ts'
import type { Note } from '../../src/contract/notes.ts'

export interface Sheet {
  name: string
  hidden: boolean
  /** Rows of it that are not shown; absent where nobody looked. */
  hiddenRows?: number
  /** 0-based columns whose numbers are shown with a sign or code of money; absent where nobody looked. */
  money?: [number, string][]
}

/** A cell without a text although something stands in it: an error, or a formula without its value (`noValue`). */
export interface Missing {
  /** 0-based. */
  column: number
  why: string
}

/** `index` is 0-based; the text of what is `missing` is ''. */
export interface SheetRow {
  index: number
  cells: string[]
  missing: readonly Missing[]
}

/** A workbook that was opened, whatever program wrote it. */
export interface Book {
  format: Format
  sheets: Sheet[]
  /** Rows of a sheet in order, blank ones may be missing. */
  rows(sheet: string): Iterable<SheetRow>
  /** Sentences for the person. */
  notes?: Note[]
}

/** Entities and document types: no program that writes sheets puts them there. */
export const instructions = (name: string) =>
  new Failure({
    code: 'broken-file',
    name,
    why: 'it contains instructions instead of data and was not opened',
  })
