import { breathe } from '../../src/contract/breath.ts'
import type { Corrections } from '../../src/contract/desk.ts'
import { Failure } from '../../src/contract/fault.ts'
import { type Note, note } from '../../src/contract/notes.ts'
import type { Call } from '../../src/contract/wire.ts'
import type { Book, Sheet } from './book.ts'
import { bookOf, closeBook, faultOf } from './books.ts'
import { Filling } from './filling.ts'
import { type GridPlan, type GridRow, isBlankRow, planGrid, whyNoGridRow } from './grid.ts'
import { joinedNote } from './header-rows.ts'
import { MissingCells } from './missing.ts'
import { onlyFilled, Strays } from './stray.ts'
import type { TableHead, TextBatch } from './table.ts'
import { Texts } from './texts.ts'

const batchRows = 50_000
const rowsAtOnce = 5_000
const sampleRows = 2_000
const mostColumns = 2_000
/** Cells of the first rows: sheets that have more are too wide. */
const mostHeld = 2_000_000
const onlyStray = 'has nothing but a cell far right of the table'

interface Counted {
  rows: number
  /** The first rows that are not blank. */
  first: GridRow[]
}

async function countRows(book: Book, sheet: string, call: Call): Promise<Counted> {
  const counted: Counted = { rows: 0, first: [] }
  let seen = 0
  let held = 0
  for (const { index, cells } of book.rows(sheet)) {
    if (++seen % rowsAtOnce === 0) await lookUp(call)
    if (isBlankRow(cells)) continue
    counted.rows++
    if (counted.first.length >= sampleRows + 50 || held > mostHeld) continue
    held += cells.length
    counted.first.push({ line: index + 1, cells })
  }
  return counted
}

/** Lets a stop come in, and tells that somebody is at work. */
async function lookUp(call: Call): Promise<void> {
  call.progress('read', 0)
  await breathe()
  if (call.signal.aborted) throw new Failure({ code: 'stopped' })
}

/** The first look at a workbook. The sheet is the visible one with most rows unless the person chose. */
export async function openWorkbook(file: File, corrections: Corrections, call: Call): Promise<TableHead> {
  try {
    return await headOf(file, corrections, call)
  } catch (thrown) {
    throw faultOf(file, thrown)
  }
}

async function headOf(file: File, corrections: Corrections, call: Call): Promise<TableHead> {
  const { name } = file
  const book = await bookOf(file, call)
  await lookUp(call)
  const counted = new Map<string, Counted>()
  for (const sheet of book.sheets) counted.set(sheet.name, await countRows(book, sheet.name, call))
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
  const strays = new Strays(have)
  const below = first
    .filter((row) => row.line >= plan.header.below)
    .map((row) => strays.without(row))
    .filter((row) => !isBlankRow(row.cells))
  if (below.length === 0) throw new Failure({ code: 'header-only', name, columns: have })
  const sample = below.filter((row) => whyNoGridRow(row.cells, plan) === '').slice(0, sampleRows)
  return {
    name,
    bytes: file.size,
    format: book.format,
    sheets: book.sheets.map((s) => ({ name: s.name, hidden: s.hidden, rows: rowsOf(s) })),
    sheet: sheet.name,
    encoding: '',
    delimiter: '',
    quote: '',
    headerLine: plan.header.line,
    headers: plan.headers,
    sample: sample.map(({ line, cells }) => ({ line, cells: plan.headers.map((_, c) => cells[c] ?? '') })),
    rowsAbout: rows - (first.length - below.length),
    notes: notesOf(book, sheet, plan),
    ...(sheet.money && sheet.money.length > 0 && { money: sheet.money }),
    ...(plan.header.ends && { ends: plan.header.ends }),
    ...(plan.header.line > 1 && { above: titlesOf(first, plan) }),
  }
}

const titlesOf = (first: readonly GridRow[], { header }: GridPlan) =>
  first.filter(({ line }) => line < header.line).map(({ cells }) => cells.filter(Boolean).join(' '))

function notesOf(book: Book, sheet: Sheet, plan: GridPlan): Note[] {
  const notes = [...(book.notes ?? [])]
  const hidden = book.sheets.filter((s) => s.hidden).length
  if (book.sheets.length > 1)
    notes.push(note('choice', `Sheet ${sheet.name} was read, 1 of ${book.sheets.length} sheets.`))
  if (hidden > 0)
    notes.push(note('choice', `${hidden === 1 ? '1 sheet is' : `${hidden} sheets are`} hidden.`))
  const rows = sheet.hiddenRows ?? 0
  if (rows > 0)
    notes.push(
      note(
        'choice',
        rows === 1
          ? '1 row of the sheet is hidden; it was read, too.'
          : `${rows.toLocaleString('en-GB')} rows of the sheet are hidden; they were read, too.`,
      ),
    )
  if (plan.header.line === 0) notes.push(note('choice', 'The first row looks like data, not like a header.'))
  else if (plan.header.line > 1)
    notes.push(note('choice', `The header looks to be on row ${plan.header.line}.`))
  if (plan.header.joined) notes.push(joinedNote(plan.header.joined, 'rows'))
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
  const book = await bookOf(file, call)
  const plan = planOf(firstRows(book, head.sheet), head)
  const texts = wanted.map(() => new Texts())
  let part = new Filling(wanted, texts)
  const strays = new Strays(plan.headers.length)
  let done = 0
  const missing = new MissingCells()
  for (const { index, cells, missing: inRow } of book.rows(head.sheet)) {
    const line = index + 1
    if (line >= plan.header.below) missing.add(line, inRow)
    else if (line !== plan.header.line) continue
    if (isBlankRow(cells)) continue
    const row = strays.without({ line, cells })
    if (line < plan.header.below) continue
    done++
    if (isBlankRow(row.cells)) part.add(onlyFilled({ line, cells }), onlyStray)
    else part.add(row, whyNoGridRow(row.cells, plan))
    if (part.lines.length < batchRows) continue
    yield part.batch(done)
    part = new Filling(wanted, texts)
    call.progress('read', Math.min(1, done / Math.max(1, head.rowsAbout)))
    await new Promise((resume) => setTimeout(resume))
    if (call.signal.aborted) throw new Failure({ code: 'stopped' })
  }
  if (call.signal.aborted) throw new Failure({ code: 'stopped' })
  const notes = missing.notes(head.sheet, plan.headers)
  yield { ...part.batch(done), notes: [...notes, ...strays.notes()] }
  call.progress('read', 1)
  closeBook()
}

/** The plan by which the sheet was opened: the line of its header alone does not tell whether rows of names were joined. */
function planOf(first: GridRow[], { headerLine, headers }: TableHead): GridPlan {
  const found = planGrid(first, undefined)
  const same = found.header.line === headerLine && found.headers.join('\n') === headers.join('\n')
  return same ? found : planGrid(first, headerLine)
}

function firstRows(book: Book, sheet: string): GridRow[] {
  const first: GridRow[] = []
  for (const { index, cells } of book.rows(sheet)) {
    if (!isBlankRow(cells)) first.push({ line: index + 1, cells })
    if (first.length >= sampleRows) break
  }
  return first
}
