import type { Format } from '../../src/contract/desk.ts'
import { Failure } from '../../src/contract/fault.ts'
import type { SheetValue } from './sheet-text.ts'

export interface Sheet {
  name: string
  hidden: boolean
}

/** A workbook that was opened, whatever program wrote it. */
export interface Book {
  format: Format
  sheets: Sheet[]
  /** Rows of a sheet in order, blank ones may be missing. `index` is 0-based. */
  rows(
    sheet: string,
  ):
    | AsyncGenerator<{ index: number; values: SheetValue[] }>
    | Generator<{ index: number; values: SheetValue[] }>
}

/** Entities and document types: no program that writes sheets puts them there. */
export const instructions = (name: string) =>
  new Failure({
    code: 'broken-file',
    name,
    why: 'it contains instructions instead of data and was not opened',
  })
