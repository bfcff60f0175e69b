import * as v from 'valibot'
import { note, noteKinds } from '../../src/contract/notes.ts'

const unread = v.object({ column: v.number(), name: v.string(), strict: v.boolean() })
const known = v.object({ kind: v.picklist(noteKinds), text: v.string(), unread: v.exactOptional(unread) })
const unmarked = v.pipe(
  v.string(),
  v.transform((text) => note('plain', text)),
)

/** Notes as they are stored; those of before they were marked are plain. */
export const notesSchema = v.array(v.union([known, unmarked]))
