import type { Corrections } from '../../src/contract/desk.ts'
import { Failure } from '../../src/contract/fault.ts'
import type { Call } from '../../src/contract/wire.ts'
import { Filling } from './filling.ts'
import { type GridPlan, type GridRow, isBlankRow, planGrid, whyNoGridRow } from './grid.ts'
import { bytesOf } from './pieces.ts'
import { isError, type SheetValue, sheetText } from './sheet-text.ts'
import type { TableHead, TextBatch } from './table.ts'
import { Texts } from './texts.ts'
import { contentOf, hasInstructions, mostPart, partsOf, refuseBomb } from './zip.ts'

const batchRows = 50_000
const sampleRows = 2_000
const mostColumns = 2_000
/** From this size on, rows are streamed out of the workbook and not all held at once. */
const streamFrom = 20_000_000

interface Sheet {
  name: string
  hidden: boolean
}

interface Book {
  sheets: Sheet[]
  /** Rows of a sheet in order, blank ones may be missing. `index` is 0-based. */
  rows(
    sheet: string,
  ):
    | AsyncGenerator<{ index: number; values: SheetValue[] }>
    | Generator<{ index: number; values: SheetValue[] }>
}

/** The workbook looked at last: it is opened, then scanned. */
let lastBook: { file: WeakRef<File>; book: Promise<Book> } | null = null

function bookOf(file: File): Promise<Book> {
  if (lastBook?.file.deref() === file) return lastBook.book
  const book = openBook(file)
  lastBook = { file: new WeakRef(file), book }
  return book
}

async function openBook(file: File): Promise<Book> {
  const parts = await partsOf(file)
  const looksLike = contentOf(parts)
  refuseBomb(file, parts)
  if (looksLike !== '') throw new Failure({ code: 'not-a-table', name: file.name, looksLike })
  if (await hasInstructions(file, parts)) {
    const why = 'it contains instructions instead of data and was not opened'
    throw new Failure({ code: 'broken-file', name: file.name, why })
  }
  const bytes = await bytesOf(file, 0, file.size)
  const heavy = parts.reduce((sum, part) => sum + part.unpacked, 0) > 8 * streamFrom
  if (file.size < streamFrom && !heavy) {
    const held = await heldBook(bytes).catch((thrown: unknown) => tooWide(thrown))
    if (held) return held
  }
  return streamedBook(bytes)
}

/** A sheet with one cell in a far corner is too wide to hold, but not to stream. */
function tooWide(thrown: unknown): null {
  if (thrown instanceof Error && /^Sheet ".*" spans /s.test(thrown.message)) return null
  throw thrown
}

async function heldBook(bytes: Uint8Array): Promise<Book> {
  const { readXlsx } = await import('hucre/xlsx')
  const { sheets } = await readXlsx(bytes)
  const byName = new Map(sheets.map((sheet) => [sheet.name, sheet.rows]))
  return {
    sheets: sheets.map(({ name, hidden, veryHidden }) => ({ name, hidden: Boolean(hidden || veryHidden) })),
    *rows(sheet) {
      for (const [index, values] of (byName.get(sheet) ?? []).entries()) yield { index, values }
    },
  }
}

async function streamedBook(bytes: Uint8Array): Promise<Book> {
  const { readXlsx, streamXlsxRows } = await import('hucre/xlsx')
  const sheets: Sheet[] = []
  await readXlsx(bytes, {
    sheets: ({ name, hidden, veryHidden }) => {
      sheets.push({ name, hidden: Boolean(hidden || veryHidden) })
      return false
    },
  })
  return { sheets, rows: (sheet) => streamXlsxRows(bytes, { sheet }) }
}

/** A fault for whatever the workbook reader threw, in plain words. */
function faultOf(file: File, thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown
  const name = file.name
  const error = thrown instanceof Error ? thrown : new Error(String(thrown))
  if (/Encrypted|Decryption/.test(error.name)) return new Failure({ code: 'protected', name })
  if (/zip bomb|exceeds|over the \d+ limit|Invalid (array|string) length/.test(error.message)) {
    return new Failure({ code: 'too-large', name, have: mostPart + 1, most: mostPart, unit: 'unpacked' })
  }
  const why = /missing/.test(error.message)
    ? 'a part of the workbook is missing'
    : /CRC/.test(error.message)
      ? 'a part of the workbook is damaged'
      : 'the workbook is cut off or damaged'
  return new Failure({ code: 'broken-file', name, why })
}

interface Counted {
  rows: number
  /** The first rows that are not blank. */
  first: GridRow[]
}

async function countRows(book: Book, sheet: string): Promise<Counted> {
  const counted: Counted = { rows: 0, first: [] }
  for await (const { index, values } of book.rows(sheet)) {
    const cells = values.map(sheetText)
    if (isBlankRow(cells)) continue
    counted.rows++
    if (counted.first.length < sampleRows + 50) counted.first.push({ line: index + 1, cells })
  }
  return counted
}

/** The first look at a workbook. The sheet is the visible one with most rows unless the person chose. */
export async function openWorkbook(file: File, corrections: Corrections): Promise<TableHead> {
  try {
    return await headOf(file, corrections)
  } catch (thrown) {
    throw faultOf(file, thrown)
  }
}

async function headOf(file: File, corrections: Corrections): Promise<TableHead> {
  const { name } = file
  const book = await bookOf(file)
  const counted = new Map<string, Counted>()
  for (const sheet of book.sheets) counted.set(sheet.name, await countRows(book, sheet.name))
  const rowsOf = (sheet: Sheet) => counted.get(sheet.name)?.rows ?? 0
  const visible = book.sheets.filter((sheet) => !sheet.hidden)
  const ranked = (visible.some((s) => rowsOf(s) > 0) ? visible : book.sheets).toSorted(
    (a, b) => rowsOf(b) - rowsOf(a),
  )
  const sheet = book.sheets.find((s) => s.name === corrections.sheet) ?? ranked[0]
  const { rows, first } = (sheet && counted.get(sheet.name)) ?? { rows: 0, first: [] }
  if (!sheet || rows === 0) throw new Failure({ code: 'empty-file', name, bytes: file.size })
  const plan = planGrid(first, corrections.headerLine)
  const have = plan.headers.length
  if (have > mostColumns)
    throw new Failure({ code: 'too-large', name, have, most: mostColumns, unit: 'columns' })
  const below = first.filter((row) => row.line >= plan.header.below)
  if (below.length === 0) throw new Failure({ code: 'header-only', name, columns: have })
  const sample = below.filter((row) => whyNoGridRow(row.cells, plan) === '').slice(0, sampleRows)
  return {
    name,
    bytes: file.size,
    format: 'xlsx',
    sheets: book.sheets.map((s) => ({ ...s, rows: rowsOf(s) })),
    sheet: sheet.name,
    encoding: '',
    delimiter: '',
    quote: '',
    headerLine: plan.header.line,
    headers: plan.headers,
    sample: sample.map(({ line, cells }) => ({ line, cells: plan.headers.map((_, c) => cells[c] ?? '') })),
    rowsAbout: rows - (first.length - below.length),
    notes: notesOf(book, sheet, plan),
  }
}

function notesOf(book: Book, sheet: Sheet, plan: GridPlan): string[] {
  const notes: string[] = []
  const hidden = book.sheets.filter((s) => s.hidden).length
  if (book.sheets.length > 1) notes.push(`Sheet ${sheet.name} was read, 1 of ${book.sheets.length} sheets.`)
  if (hidden > 0) notes.push(`${hidden === 1 ? '1 sheet is' : `${hidden} sheets are`} hidden.`)
  if (plan.header.line === 0) notes.push('The first row looks like data, not like a header.')
  else if (plan.header.line > 1) notes.push(`The header looks to be on row ${plan.header.line}.`)
  return notes
}

/** Every row of the sheet that `head` names; `done` counts rows. */
export async function* scanWorkbook(
  file: File,
  head: TableHead,
  wanted: number[],
  call: Call,
): AsyncGenerator<TextBatch> {
  try {
    yield* batches(file, head, wanted, call)
  } catch (thrown) {
    throw faultOf(file, thrown)
  }
}

async function* batches(
  file: File,
  head: TableHead,
  wanted: number[],
  call: Call,
): AsyncGenerator<TextBatch> {
  const book = await bookOf(file)
  const { first } = await firstRows(book, head.sheet)
  const plan = planGrid(first, head.headerLine)
  const texts = wanted.map(() => new Texts())
  let part = new Filling(wanted, texts)
  let done = 0
  let errors = 0
  for await (const { index, values } of book.rows(head.sheet)) {
    if (index + 1 < plan.header.below) continue
    const cells = values.map(sheetText)
    if (values.some(isError)) errors += values.filter(isError).length
    if (isBlankRow(cells)) continue
    done++
    part.add({ line: index + 1, cells }, whyNoGridRow(cells, plan))
    if (part.lines.length < batchRows) continue
    yield part.batch(done)
    part = new Filling(wanted, texts)
    call.progress('read', Math.min(1, done / Math.max(1, head.rowsAbout)))
    await new Promise((resume) => setTimeout(resume))
    if (call.signal.aborted) throw new Failure({ code: 'stopped' })
  }
  if (call.signal.aborted) throw new Failure({ code: 'stopped' })
  const counted = errors === 1 ? '1 cell holds' : `${errors.toLocaleString('en-GB')} cells hold`
  yield { ...part.batch(done), notes: errors > 0 ? [`${counted} an error and were read as empty.`] : [] }
  call.progress('read', 1)
  lastBook = null
}

async function firstRows(book: Book, sheet: string): Promise<{ first: GridRow[] }> {
  const first: GridRow[] = []
  for await (const { index, values } of book.rows(sheet)) {
    const cells = values.map(sheetText)
    if (!isBlankRow(cells)) first.push({ line: index + 1, cells })
    if (first.length >= sampleRows) break
  }
  return { first }
}
