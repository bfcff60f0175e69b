import type { Corrections } from '../../src/contract/desk.ts'
import { Failure } from '../../src/contract/fault.ts'
import { type Note, note } from '../../src/contract/notes.ts'
import { Scanner } from './csv.ts'
import { Fingerprint } from './fingerprint.ts'
import { laterRows } from './later.ts'
import { type Piece, pieces } from './pieces.ts'
import { type Plan, planOf, sampleOf } from './plan.ts'
import type { Taken } from './ready.ts'
import type { Form } from './rows.ts'
import { count } from './say.ts'
import type { Reading, TableHead, TextBatch } from './table.ts'

const batchRows = 50_000
const sampleRows = 2_000
const pieceBytes = 2_097_152

/** What a head was made of, so that the rows below it are read without a second look. */
const plans = new WeakMap<TableHead, Plan>()

/** The first look at a text file: its first 512 KB, and a few rows of its end. Failure `empty-file`, `header-only`, `too-large`. */
export async function openText(file: File, corrections: Corrections): Promise<TableHead> {
  const plan = await planOf(file, corrections)
  const { rows, share, aside } = sampleOf(plan, sampleRows)
  if (plan.whole && rows.length + aside === 0) {
    throw new Failure({ code: 'header-only', name: file.name, columns: plan.headers.length })
  }
  const read = plan.whole ? share : (share * plan.headBytes) / file.size
  const rowsAbout = plan.whole && share === 1 ? rows.length : Math.round(rows.length / Math.max(read, 1e-9))
  const head: TableHead = {
    name: file.name,
    bytes: file.size,
    format: 'csv',
    sheets: [],
    sheet: '',
    encoding: plan.encoding.label,
    delimiter: plan.form.dialect.delimiter,
    quote: plan.form.dialect.quote,
    headerLine: plan.header.line,
    headers: plan.headers,
    sample: rows,
    later: await laterRows(file, plan),
    rowsAbout,
    notes: plan.notes,
    ...(plan.named && { named: true }),
    ...(plan.header.ends && { ends: plan.header.ends }),
    ...(plan.header.line > 1 && { above: plan.head.text.split(/\r\n|\r|\n/, plan.header.line - 1) }),
    ...(plan.encoding.told?.sure === false && { letters: plan.encoding.told.ways }),
    ...(plan.sections.length > 1 && { tables: plan.sections.filter(({ copy }) => !copy) }),
  }
  plans.set(head, plan)
  return head
}

interface Oddities {
  foreign: number
  foreignLine: number
  zeros: number
}

/** A text file and how its rows are cut out of it; plain data. */
export interface Job {
  file: File
  encoding: string
  form: Form
  /** Line of the first row. */
  from: number
  wanted: number[]
}

/** What it takes to read the wanted columns of a file that was opened. */
export async function jobOf(file: File, head: TableHead, wanted: number[]): Promise<Job> {
  const { encoding, delimiter, headerLine } = head
  const { form, header } =
    plans.get(head) ?? (await planOf(file, { encoding, delimiter, headerLine }, head.quote))
  return { file, encoding, form, from: header.below, wanted }
}

/** Every row of a text file, as `head` says it is written. `size`: bytes read at a time. */
export async function* scanText(
  file: File,
  head: TableHead,
  wanted: number[],
  call: Reading,
  size = pieceBytes,
): AsyncGenerator<TextBatch> {
  yield* scanned(await jobOf(file, head, wanted), call, size)
}

/** Rows of the file, and where they stand in the text in hand. */
export type Stretch = Taken & Pick<TextBatch, 'done' | 'notes'>

/** The same, stretch by stretch. */
export async function* scanned(
  { file, encoding, form, from, wanted }: Job,
  call: Reading,
  size = pieceBytes,
): AsyncGenerator<Stretch> {
  const scanner = new Scanner(form, wanted, from)
  const odd: Oddities = { foreign: 0, foreignLine: 0, zeros: 0 }
  const print = call.print && (await Fingerprint.start())
  for await (const piece of pieces(file, encoding, size, (bytes) => print?.add(bytes))) {
    if (call.signal.aborted) throw new Failure({ code: 'stopped' })
    scanner.feed(piece, piece.last)
    countOddities(odd, piece, scanner)
    for (let all = false; !all; ) {
      all = scanner.run(batchRows)
      if (scanner.waiting > 0 || piece.last)
        yield stretchOf(scanner, piece.done, all && piece.last ? notesOf(scanner, odd) : null)
      if (call.signal.aborted) throw new Failure({ code: 'stopped' })
    }
    call.progress('read', piece.done / Math.max(1, file.size))
  }
  if (print?.isOf(file)) call.print?.(print.hex())
}

function stretchOf(scanner: Scanner, done: number, notes: Note[] | null): Stretch {
  const stretch = { ...scanner.take(), done }
  return notes ? { ...stretch, notes } : stretch
}

function countOddities(odd: Oddities, piece: Piece, scanner: Scanner): void {
  odd.zeros += piece.zeros
  if (piece.foreign === 0) return
  if (odd.foreign === 0) odd.foreignLine = scanner.lineAt(piece.foreignAt, piece.codes.length)
  odd.foreign += piece.foreign
}

function linesOf(all: number, first: readonly number[]): string {
  const lines = first.map((line) => line.toLocaleString('en-GB')).join('; ')
  return `${all > first.length ? 'the first on lines' : all === 1 ? 'line' : 'lines'} ${lines}`
}

function notesOf(scanner: Scanner, odd: Oddities): Note[] {
  const { short, shortOn, stray, empty, spare } = scanner.tally
  const notes: Note[] = []
  if (short > 0)
    notes.push(
      note(
        'loss',
        `${count(short, 'row has', 'rows have')} fewer cells than the header; the missing ones are read as empty: ${linesOf(short, shortOn)}.`,
      ),
    )
  if (spare > 0)
    notes.push(
      note('plain', `${count(spare, 'row has', 'rows have')} one empty cell too many; it is left out.`),
    )
  if (stray > 0)
    notes.push(
      note(
        'choice',
        `${count(stray, 'row has', 'rows have')} quotes that do not add up; they are kept as text.`,
      ),
    )
  if (empty > 0) notes.push(note('plain', `${count(empty, 'row', 'rows')} without any text passed over.`))
  if (odd.zeros > 0) notes.push(note('loss', `${count(odd.zeros, 'zero byte', 'zero bytes')} left out.`))
  if (odd.foreign > 0) {
    const letters = count(odd.foreign, 'odd letter', 'odd letters')
    notes.push(
      note(
        'choice',
        `${letters} read as Western European, the first on line ${odd.foreignLine.toLocaleString('en-GB')}.`,
      ),
    )
  }
  return notes
}
