import type { CampaignBook } from '../../src/contract/campaigns.ts'
import type { Decisions } from '../../src/contract/decisions.ts'
import type { Corrections, FileDraft } from '../../src/contract/desk.ts'
import type { Mark } from '../../src/contract/marks.ts'
import type { Note } from '../../src/contract/notes.ts'
import type { Erasure } from '../../src/contract/person.ts'
import type { FileColumns } from '../join/columns.ts'
import type { ManifestFile } from './manifest.ts'
import type { Standing } from './standing.ts'
import type { Writer } from './writer.ts'

/** A file of the open workspace: how it was read, and its bytes. */
export interface HeldFile extends ManifestFile {
  draft: FileDraft
  corrections: Corrections
  /** Null when the device no longer has it. */
  file: File | null
  /** Its typed columns; null until the files must be joined again. */
  columns: FileColumns | null
}

/** The workspace that is open. */
export interface Held {
  id: string
  title: string
  opened: string
  data: string
  /** What bringing the files told. */
  notes: Note[]
  decisions: Decisions
  standing: Standing
  /** What was read from the files again for one person's page, where `standing` came from its snapshot. */
  again?: Promise<Standing>
  /** People who were erased from it: when, and how much went with them. */
  erased: Erasure[]
  /** What the person said of cases of answers. */
  marks: readonly Mark[]
  /** Campaigns, and who is in them in words of the files. */
  book: CampaignBook
  /** Queries the person typed, the latest first. */
  asked: readonly string[]
  files: HeldFile[]
  /** ISO stamp of the last save; '' while it is only in memory. */
  saved: string
  /** Why the last save failed, in words; '' where it did not. */
  unsaved: string
  /** Null in a tab that only reads. */
  writer: Writer | null
}
