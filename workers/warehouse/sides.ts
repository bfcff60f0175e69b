import type { FileDraft } from '../../src/contract/desk.ts'
import { note } from '../../src/contract/notes.ts'
import type { Grain } from '../../src/contract/schema.ts'
import type { Call } from '../../src/contract/wire.ts'
import { sheetWriting } from '../reading/sheet-file.ts'
import type { Recogniser } from '../recognise/source.ts'
import { type Drafted, ofBook } from './drafts.ts'
import { goesWith } from './sheets.ts'

const sales: readonly Grain[] = ['order line', 'order', 'transaction', 'payment']
const endOfName = / › (columns [A-Z]+ to [A-Z]+)$/

/**
 * Tables that stand side by side on one sheet as files of their own, where each is of use with the others: the customers
 * beside their orders, January beside February. Null for any other file. Tables that look apart but do not go together stay
 * one, and that is told.
 */
export async function sidesApart(
  one: Drafted,
  recogniser: Recogniser,
  call: Call,
): Promise<Drafted[] | null> {
  const { file, draft, base } = one
  if (!hasGap(draft)) return null
  const files = await recogniser.sides(file, { ...base, ...ofSheet(draft) }, call)
  if (files.length < 2) return null
  const parts: Drafted[] = []
  for (const part of files) parts.push(await partOf(part, one, recogniser, call))
  const main = mainOf(parts)
  const good = main && parts.every((part) => part === main || goesWith(part.draft, main.draft))
  const names = files.map(({ name }) => endOfName.exec(name)?.[1] ?? name)
  const [first] = good ? parts : [one]
  first?.draft.notes.unshift(note('choice', good ? readNote(names) : asOneNote(names)))
  return good ? parts : null
}

/** A cheap look: a column without name and cells between others, or names that come again. */
const hasGap = ({ columns, headerLine }: FileDraft) =>
  headerLine > 0 &&
  columns.some(
    ({ name, examples }, c) =>
      / \(\d+\)$/.test(name) || (c > 1 && name === `Column ${c + 1}` && examples.length === 0),
  )

const ofSheet = ({ sheet, format }: FileDraft) => (sheet === '' || format === 'csv' ? {} : { sheet })

async function partOf(file: File, one: Drafted, recogniser: Recogniser, call: Call): Promise<Drafted> {
  const base = { ...sheetWriting }
  const read = await recogniser.draft(file, base, call)
  const draft = one.book ? ofBook(read, one.book) : read
  return { file, draft, base, corrections: base, replaces: '', ...(one.book && { book: one.book }) }
}

const mainOf = (parts: readonly Drafted[]) =>
  parts
    .filter(({ draft }) => !draft.fault && sales.includes(draft.grain))
    .toSorted((a, b) => sales.indexOf(a.draft.grain) - sales.indexOf(b.draft.grain))[0]

const readNote = (names: readonly string[]) =>
  `${names.length} tables stand side by side; each is read: ${names.join('; ')}.`
const asOneNote = (names: readonly string[]) =>
  `Tables seem to stand side by side (${names.join('; ')}). They were read as one; if they are not, bring each as a file of its own.`
