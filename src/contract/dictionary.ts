import { campaignEntries } from './dictionary-of-campaigns.ts'
import { martEntries } from './dictionary-of-marts.ts'
import { tableEntries } from './dictionary-of-tables.ts'
import { toldEntries } from './dictionary-of-told.ts'

/** A query to begin with: what it answers, and its text. It runs on every workspace that has its table. */
export interface Example {
  title: string
  text: string
}

/** What a table of the warehouse is, what its columns mean, and queries to begin with. */
export interface Entry {
  about: string
  columns: Readonly<Record<string, string>>
  examples: readonly Example[]
}

const entries: Readonly<Record<string, Entry>> = {
  ...tableEntries,
  ...toldEntries,
  ...campaignEntries,
  ...martEntries,
}
const unknown: Entry = { about: '', columns: {}, examples: [] }

/** What is known of a table; nothing for one of another name. */
export const entryOf = (table: string): Entry =>
  Object.hasOwn(entries, table) ? (entries[table] ?? unknown) : unknown

/** What a column means, or ''. */
export function columnWords(table: string, column: string): string {
  const { columns } = entryOf(table)
  return Object.hasOwn(columns, column) ? (columns[column] ?? '') : ''
}
