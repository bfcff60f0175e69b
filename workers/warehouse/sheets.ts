import type { FileDraft, Format } from '../../src/contract/desk.ts'
import { note } from '../../src/contract/notes.ts'
import type { Grain } from '../../src/contract/schema.ts'
import type { Call } from '../../src/contract/wire.ts'
import { fileHash } from '../reading/fingerprint.ts'
import { sheetWriting } from '../reading/sheet-file.ts'
import { isSummary } from '../recognise/periods.ts'
import type { Recogniser } from '../recognise/source.ts'
import { type Drafted, ofBook } from './drafts.ts'
import { type Told, toldByNames, withColumn } from './sheet-names.ts'

const books = new Set<Format>(['xlsx', 'xlsb', 'xls', 'ods', 'xml', 'html'])
const mostSheets = 60
/** What stands beside sales without being added to them. */
const beside = new Set<Grain>(['customer', 'product', 'review', 'ticket', 'event'])
const sales = new Set<Grain>(['order', 'order line'])
const sold = new Set<Grain>([...sales, 'transaction', 'payment'])

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
  const { draft, base } = one
  const shown = draft.sheets.filter(({ hidden, rows }) => !hidden && rows > 1)
  if (!books.has(draft.format) || base.sheet !== undefined) return null
  if (shown.length < 2 || shown.length > mostSheets) return null
  const looked = new Map<string, Drafted>()
  for (const { name } of shown)
    if (name !== draft.sheet) looked.set(name, await sheetOf(one, name, recogniser, call))
  const named = await namedAfter(one, looked, recogniser, call)
  if (named) return named
  const sums = [...looked].filter(([, other]) => sumsUp(other.draft)).map(([name]) => name)
  const name = mainAmong(draft, looked)
  if (name !== draft.sheet) sums.push(draft.sheet)
  const main = looked.get(name)?.draft ?? draft
  const kept = [...looked].filter(
    ([sheet, other]) => sheet !== name && !sums.includes(sheet) && goesWith(other.draft, main),
  )
  if (kept.length === 0 && name === draft.sheet) {
    if (sums.length > 0) draft.notes.unshift(note('plain', asideNote(sums)))
    return null
  }
  const first = looked.get(name) ?? (await sheetOf(one, name, recogniser, call))
  const own = first.draft.fault ? [] : [[name, first] as const]
  const files = await eachOnce([...own, ...kept])
  const parts = shown.flatMap((sheet) => files.get(sheet.name) ?? [])
  if (parts.length < 2 && name === draft.sheet && !draft.fault) return null
  const out = draft.sheets.filter((sheet) => !files.has(sheet.name))
  const told = noteOf(draft.sheets.length, out, sums)
  parts[0]?.draft.notes.unshift(note(out.length > 0 ? 'choice' : 'plain', told))
  return parts
}

/** Sheets whose names tell the day or the customer of their rows, with a column for it; null for others. */
async function namedAfter(
  one: Drafted,
  looked: ReadonlyMap<string, Drafted>,
  recogniser: Recogniser,
  call: Call,
): Promise<Drafted[] | null> {
  const { draft } = one
  const alike = [...looked].filter(([, other]) => columnsOf(other.draft) === columnsOf(draft))
  const told = toldByNames(
    new Map([[draft.sheet, draft], ...alike.map(([name, { draft: own }]) => [name, own] as const)]),
  )
  if (!told) return null
  const parts: Drafted[] = []
  for (const { name } of draft.sheets)
    if (told.cells.has(name)) parts.push(await sheetOf(one, name, recogniser, call, told))
  const out = draft.sheets.filter(({ name }) => !told.cells.has(name))
  const read = noteOf(draft.sheets.length, out, [])
  parts[0]?.draft.notes.unshift(note('choice', read), note('choice', told.said))
  return parts
}

/** A table that was summed up from another. */
const sumsUp = ({ columns }: FileDraft) => isSummary(columns.map(({ name }) => name))

/** The sheet that was read, but for a summary: beside it the first with most rows that holds what it was made from. */
function mainAmong(draft: FileDraft, looked: ReadonlyMap<string, Drafted>): string {
  if (!sumsUp(draft)) return draft.sheet
  const rows = new Map(draft.sheets.map((sheet) => [sheet.name, sheet.rows]))
  const [data] = [...looked]
    .filter(([, { draft: own }]) => !own.fault && !sumsUp(own) && sold.has(own.grain))
    .sort(([a], [b]) => (rows.get(b) ?? 0) - (rows.get(a) ?? 0))
  return data?.[0] ?? draft.sheet
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

async function sheetOf(
  one: Drafted,
  sheet: string,
  recogniser: Recogniser,
  call: Call,
  told?: Told,
): Promise<Drafted> {
  const plain = await recogniser.sheet(one.file, sheet, call)
  const { headerLine } = told ? await recogniser.draft(plain, sheetWriting, call) : one.draft
  const file = told ? await withColumn(plain, headerLine, told, sheet) : plain
  const base = { ...sheetWriting }
  const book = { file: one.file, sheets: one.draft.sheets, sheet }
  const draft = ofBook(await recogniser.draft(file, base, call), book)
  return { file, draft, base, corrections: base, book, replaces: '' }
}

const columnsOf = ({ columns }: FileDraft) => columns.map(({ name }) => name.trim().toLowerCase()).join('\t')
const means = ({ columns }: FileDraft, meaning: string) => columns.some((column) => column.means === meaning)

/** Sales on a sheet of other columns are of use where order numbers tell them from those that are here already. */
export function goesWith(other: FileDraft, main: FileDraft): boolean {
  if (other.fault) return false
  if (columnsOf(other) === columnsOf(main)) return true
  if (other.questions.length > 0) return false
  const names = ['customer', 'email', 'phone', 'customerName', 'firstName', 'lastName'] as const
  if (other.grain === 'customer') return names.some((meaning) => means(other, meaning))
  return beside.has(other.grain) || (sales.has(other.grain) && means(other, 'order'))
}

const asideNote = (sums: readonly string[]) =>
  `${sums.map((name) => `‘${name}’`).join(', ')} ${sums.length === 1 ? 'is a summary and was' : 'are summaries and were'} set aside.`

function noteOf(have: number, out: FileDraft['sheets'], sums: readonly string[]): string {
  const read = `${have - out.length} of ${have} sheets of the workbook are read, each as a table of its own`
  if (out.length === 0) return `${read}.`
  const marked = (sheet: string, hidden: boolean) =>
    sums.includes(sheet) ? ' (a summary)' : hidden ? ' (hidden)' : ''
  const names = out.slice(0, 5).map(({ name, hidden }) => `‘${name}’${marked(name, hidden)}`)
  const more = out.length > names.length ? ` and ${out.length - names.length} more` : ''
  return `${read}; left out: ${names.join(', ')}${more}. To read one of these, save it as a file of its own and bring that.`
}
