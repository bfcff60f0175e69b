import { asFault } from '../../src/contract/wire.ts'
import type { Reader } from '../reading/table.ts'
import { faultyDraft, makeDraft } from './draft.ts'
import { openSource } from './read.ts'
import type { Recogniser } from './source.ts'

/** The door of this room: which source a file is, what its columns mean, and its cells by type. */
export function recogniser(reader: Reader): Recogniser {
  return {
    async draft(file, corrections) {
      try {
        return await makeDraft(reader, file, await reader.open(file, corrections), corrections)
      } catch (thrown) {
        return faultyDraft(file, asFault(thrown))
      }
    },
    read: (file, draft, corrections, today) => openSource(reader, file, draft, corrections, today),
  }
}
