import type { Corrections, FileDraft } from '../../src/contract/desk.ts'
import type { Note } from '../../src/contract/notes.ts'
import type { Meaning } from '../../src/contract/schema.ts'
import type { Call } from '../../src/contract/wire.ts'
import type { Aside, Reading } from '../reading/table.ts'

/** Cells of one meaning, typed. Empty is -1 (key, flag), NaN (money, number, date). */
export type Cells =
  /** Names and texts: index into the labels of this meaning; labels grow from batch to batch, codes stay. */
  | { kind: 'key'; values: Int32Array }
  | { kind: 'money' | 'number'; values: Float64Array }
  /** Milliseconds since 1970 of the wall clock as written in the file; a zone offset is not applied, and stands as `zone`. */
  | { kind: 'date'; values: Float64Array }
  /** 1 yes, 0 no. */
  | { kind: 'flag'; values: Int8Array }

/** A stretch of the file. Its arrays are used again for the next one: what is to stay is copied before that is asked for. */
export interface Batch {
  rows: number
  /** 1-based line of the file (row of the sheet). */
  lines: Int32Array
  cells: Map<Meaning, Cells>
  /** Codes of the columns of a customer list that mean nothing here, in the order of `traits` of the source. */
  traits?: Int32Array[]
  /** Rows of this stretch of the file that cannot be used, with the reason in words. */
  aside: Aside[]
  /** Share of the file read, 0–1. */
  done: number
}

/** A file being read for good. `labels`, `notes` and the counts are complete once `batches` has ended. */
export interface Source {
  readonly draft: FileDraft
  /** Meanings that carry a column, in column order. */
  readonly meanings: Meaning[]
  /** True where the date column carries a time of day other than midnight. */
  readonly hasTime: boolean
  batches(call: Reading): AsyncGenerator<Batch>
  readonly labels: Map<Meaning, string[]>
  readonly traits?: { readonly names: readonly string[]; readonly labels: readonly (readonly string[])[] }
  readonly rowsIn: number
  readonly notes: Note[]
}

/** The door of this room. `today` is an ISO date: later dates are set aside. */
export interface Recogniser {
  /** Never throws for a bad file: the draft carries the fault. */
  draft(file: File, corrections: Corrections, call?: Call): Promise<FileDraft>
  /** One sheet of a workbook as a file of its own. Throws Failure. */
  sheet(file: File, name: string, call: Call): Promise<File>
  /** The tables of a file, or of a sheet, that stand side by side, as files of their own; [] for one table. Throws Failure. */
  sides(file: File, corrections: Corrections, call: Call): Promise<File[]>
  /** The rows at these lines as they stand, none for a line without one, '' for one that cannot be written anew. */
  rows(
    file: File,
    draft: FileDraft,
    corrections: Corrections,
    lines: readonly number[],
    call: Reading,
  ): Promise<{ texts: Map<number, string>; decimal: '.' | ',' }>
  /** Reads by a confirmed draft; the same draft reads the same. */
  read(file: File, draft: FileDraft, corrections: Corrections, today: string, call?: Call): Promise<Source>
}
