/**
 * What a note is about: something that is not there, or not as it was written (`loss`); something read otherwise than it
 * looks, which a person could have decided otherwise (`choice`); people taken out (`erasure`), or who asked to be left alone
 * (`objection`); how a file was read as set before (`remembered`); anything else (`plain`).
 */
export const noteKinds = ['loss', 'choice', 'erasure', 'objection', 'remembered', 'plain'] as const
export type NoteKind = (typeof noteKinds)[number]

/** A sentence for the person on what came in, and what it is about. It names nobody. */
export interface Note {
  kind: NoteKind
  text: string
  /** A column of numbers (0-based) of its file with cells that are none; `strict`: their rows were set aside. */
  unread?: { column: number; name: string; strict: boolean }
}

export const note = (kind: NoteKind, text: string): Note => ({ kind, text })

/** The sentences alone. */
export const said = (notes: readonly Note[]): string[] => notes.map(({ text }) => text)
