import type { FileDraft, Format } from '../../src/contract/desk.ts'
import { note } from '../../src/contract/notes.ts'
import type { Grain } from '../../src/contract/schema.ts'
import type { Call } from '../../src/contract/wire.ts'
import { fileHash } from '../reading/fingerprint.ts'
import { sheetWriting } from '../reading/sheet-file.ts'
import type { Recogniser } from '../recognise/source.ts'
import type { Drafted } from './drafts.ts'

const books = new Set<Format>(['xlsx', 'xlsb', 'xls', 'ods', 'xml', 'html'])
const mostSheets = 60
/** What stands beside sales without being added to them. */
const beside = new Set<Grain>(['customer', 'product', 'review', 'ticket', 'event'])
const sales = new Set<Grain>(['order', 'order line'])

/**
 * The sheets of a workbook as files of their own, where more than one of them is of use: sheets with the same columns as the
 * one that was read, such as one for each month, and sheets that go with it, such as the customers beside their orders.
 * Null for any other file, and where the person chose a sheet. What is left out is told with the first that stays.
 */
export async function sheetsApart(
  one: Drafted,
  recogniser: Recogniser,
  call: Call,
): Promise<Drafted[] | null> {
  const { file, draft, base } = one
  const shown = draft.sheets.filter(({ hidden, rows }) => !hidden && rows > 1)
  if (!books.has(draft.format) || base.sheet !== undefined) return null
  if (shown.length < 2 || shown.length > mostSheets) return null
  const looked = new Map<string, Drafted>()
  for (const { name } of shown)
    if (name !== draft.sheet) looked.set(name, await sheetOf(file, name, recogniser, call))
  const kept = [...looked].filter(([, other]) => goesWith(other.draft, draft))
  if (kept.length === 0) return null
  const main = await sheetOf(file, draft.sheet, recogniser, call)
  const own = main.draft.fault ? [] : [[draft.sheet, main] as const]
  const files = await eachOnce([...own, ...kept])
  const parts = shown.flatMap(({ name }) => files.get(name) ?? [])
  if (parts.length < 2 && !draft.fault) return null
  const out = draft.sheets.map(({ name }) => name).filter((name) => !files.has(name))
  parts[0]?.draft.notes.unshift(note(out.length > 0 ? 'choice' : 'plain', noteOf(draft.sheets.length, out)))
  return parts
}

/** A sheet that was copied is read once. */
async function eachOnce(parts: readonly (readonly [string, Drafted])[]): Promise<Map<string, Drafted>> {
  const seen = new Set<string>()
  const out = new Map<string, Drafted>()
  for (const [name, part] of parts) {
    const print = await fileHash(part.file)
    if (!seen.has(print)) out.set(name, part)
    seen.add(print)
  }
  return out
}

async function sheetOf(file: File, sheet: string, recogniser: Recogniser, call: Call): Promise<Drafted> {
  const own = await recogniser.sheet(file, sheet, call)
  const base = { ...sheetWriting }
  const draft = await recogniser.draft(own, base, call)
  return { file: own, draft, base, corrections: base, book: file, replaces: '' }
}

const named = ({ columns }: FileDraft) => columns.map(({ name }) => name.trim().toLowerCase()).join('\t')
const means = ({ columns }: FileDraft, meaning: string) => columns.some((column) => column.means === meaning)

/** Sales on a sheet of other columns are of use where order numbers tell them from those that are here already. */
export function goesWith(other: FileDraft, main: FileDraft): boolean {
  if (other.fault) return false
  if (named(other) === named(main)) return true
  if (other.questions.length > 0) return false
  const names = ['customer', 'email', 'phone', 'customerName', 'firstName', 'lastName'] as const
  if (other.grain === 'customer') return names.some((meaning) => means(other, meaning))
  return beside.has(other.grain) || (sales.has(other.grain) && means(other, 'order'))
}

function noteOf(have: number, out: readonly string[]): string {
  const read = `${have - out.length} of ${have} sheets of the workbook are read, each as a table of its own`
  if (out.length === 0) return `${read}.`
  const names = out.slice(0, 5).map((name) => `‘${name}’`)
  const more = out.length > names.length ? ` and ${out.length - names.length} more` : ''
  return `${read}; left out: ${names.join(', ')}${more}. To have one of these read, bring it as a file of its own.`
}
