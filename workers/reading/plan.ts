import type { Corrections } from '../../src/contract/desk.ts'
import { Failure } from '../../src/contract/fault.ts'
import { type Note, note } from '../../src/contract/notes.ts'
import { logColumns, ofLogs } from './access-log.ts'
import { writings } from './alphabets.ts'
import { Scanner } from './csv.ts'
import { type Dialect, stored } from './cut.ts'
import { noDelimiter, sniff } from './dialect.ts'
import { type Encoding, encodingOf } from './encoding.ts'
import {
  type Entry,
  findHeader,
  type Header,
  nameColumns,
  recordsOf,
  usualWidth,
  withoutSpare,
} from './header.ts'
import { joinedNote } from './header-rows.ts'
import type { Told } from './legacy.ts'
import { bytesOf, headText } from './pieces.ts'
import type { Form } from './rows.ts'
import { count } from './say.ts'
import { largest, type Section, sectionNote, sectionsOf } from './sections.ts'
import { shapesOf } from './shape.ts'
import { lettersOf, type Written, write } from './written.ts'

/** How a text file will be read: everything that its first part tells. */
export interface Plan {
  encoding: Encoding
  form: Form
  header: Header
  headers: string[]
  /** The columns have names that no line of the file tells. */
  named: boolean
  head: Written
  headBytes: number
  /** The head is the whole file. */
  whole: boolean
  notes: Note[]
  /** The tables of the file, where it holds more than one. */
  sections: Section[]
}

const mostHead = 524_288
/** Records looked at to find the header and the columns. */
const judged = 500
const sampleBytes = 65_536
/** As many as a sheet of a workbook can have. */
const mostColumns = stored

/** Reads the first 512 KB, and two small samples further on to be sure of the encoding. */
export async function planOf(file: File, corrections: Corrections, quote?: string): Promise<Plan> {
  const bytes = await bytesOf(file, 0, mostHead)
  const whole = file.size <= mostHead
  const encoding = await encodingFor(file, bytes, corrections.encoding)
  const text = headText(bytes, encoding.label, whole)
  if (text.trim() === '' && (whole || text === '')) {
    throw new Failure({ code: 'empty-file', name: file.name, bytes: file.size })
  }
  return layOut(file, write(text), whole, encoding, corrections, quote)
}

async function encodingFor(file: File, head: Uint8Array, given: string | undefined): Promise<Encoding> {
  if (given) return { label: given.toLowerCase(), mixed: false }
  const samples = [head]
  if (file.size > mostHead) {
    const middle = Math.floor(file.size / 2)
    samples.push(await bytesOf(file, middle, middle + sampleBytes))
    samples.push(await bytesOf(file, Math.max(mostHead, file.size - sampleBytes), file.size))
  }
  return encodingOf(samples)
}

/** The line `sep=;` that Excel understands. */
const separatorLine = /^"?sep=(.)"?[ \t,;]*(\r\n|\r|\n|$)/i

function layOut(
  file: File,
  head: Written,
  whole: boolean,
  encoding: Encoding,
  corrections: Corrections,
  quote?: string,
): Plan {
  const separator = separatorLine.exec(head.text)
  const log = corrections.headerLine === undefined ? logColumns(head.text) : null
  const delimiter = corrections.delimiter || separator?.[1]
  const body = separator ? write(head.text.slice(separator[0].length)) : head
  const fixed = { ...(delimiter ? { delimiter } : {}), ...(quote === undefined ? {} : { quote }) }
  const dialect = log ? ofLogs : sniff(body, whole, fixed)
  const first = separator ? 2 : 1
  const {
    header: found,
    sections,
    read,
  } = tableIn(head, whole, dialect, first, log ? 0 : corrections.headerLine)
  const below = recordsOf(head, whole, dialect, found.below, judged).filter(within(sections[read]))
  const header = withoutSpare(found, usualWidth(below).width)
  const close = formOf(dialect, header, below, whole)
  const all = close.ragged ? recordsOf(head, whole, dialect, first, Number.POSITIVE_INFINITY) : below
  const to = sections[read]?.to ?? Number.POSITIVE_INFINITY
  const form = { ...close, to, width: close.ragged ? widest(all) : close.width }
  const have = Math.max(form.width, header.count, usualWidth(below).width)
  if (have > mostColumns) {
    const counting = !whole && !/[\r\n]/.test(head.text)
    throw new Failure({
      ...{ code: 'too-large', name: file.name, have, most: mostColumns, unit: 'columns' },
      ...(counting && { counting }),
    })
  }
  const headers = nameColumns(log ?? header.cells, form.width)
  const told = corrections.delimiter ? { ...dialect, delimiter: ',' } : dialect
  const notes = log ? [logNote] : notesOf(encoding, told, header, form, first)
  const others = sectionNote(sections, read)
  if (others !== '') notes.push(note('choice', others))
  const headBytes = Math.min(mostHead, file.size)
  return { encoding, form, header, headers, named: log !== null, head, headBytes, whole, notes, sections }
}

const logNote = note(
  'plain',
  'The log of a web server: one line is one request; its columns are named as servers order them.',
)

const within = (section: Section | undefined) => (record: Entry) => record.line <= (section?.to ?? Infinity)

/** The header, and the tables of the file; `read` is the number of the one to read. */
function tableIn(head: Written, whole: boolean, dialect: Dialect, first: number, given: number | undefined) {
  const records = recordsOf(head, whole, dialect, first, judged)
  const header = findHeader(records, given, first)
  const sections = header.line === 0 ? [] : sectionsOf(head, whole, dialect, header)
  const read = given === undefined ? largest(sections) : 0
  const line = sections[read]?.line
  if (read === 0 || line === undefined) return { header, sections, read: 0 }
  const again = findHeader(recordsOf(head, whole, dialect, line, judged), line, line)
  return { header: again, sections, read }
}

function formOf(dialect: Dialect, header: Header, below: Entry[], whole: boolean): Form {
  const { width: usual, share } = usualWidth(below)
  const named = lastFilled(header.cells)
  const ragged = header.line === 0 && below.length > 1 && share < 0.5
  const inUse = below.reduce((most, r) => (r.count === usual ? Math.max(most, lastFilled(r.cells)) : most), 0)
  const atMost = Math.max(header.cells.length, usual)
  const open = !whole && header.line === 0
  const width = ragged ? widest(below) : open ? atMost : Math.max(1, named, Math.min(inUse, atMost))
  const rows = below.filter((r) => r.count === usual).map((r) => r.cells)
  const to = Number.POSITIVE_INFINITY
  return { dialect, width, usual, header: header.cells, shapes: shapesOf(rows, width), ragged, to }
}

const widest = (records: Entry[]) => records.reduce((most, r) => Math.max(most, r.count), 1)

/** Cells up to the last one that is not blank. */
function lastFilled(cells: string[]): number {
  let n = cells.length
  while (n > 0 && cells[n - 1]?.trim() === '') n--
  return n
}

const names: { [delimiter: string]: string } = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'vertical bars',
  ':': 'colons',
  ' ': 'blanks',
}

function notesOf(encoding: Encoding, dialect: Dialect, header: Header, form: Form, first: number): Note[] {
  const notes: Note[] = []
  if (encoding.told) notes.push(note('choice', olderNote(encoding.told)))
  else if (encoding.label === 'windows-1252')
    notes.push(note('choice', 'The letters were read as Western European (windows-1252).'))
  else if (encoding.label !== 'utf-8')
    notes.push(note('plain', `The letters were read as ${encoding.label.toUpperCase()}.`))
  if (encoding.mixed)
    notes.push(note('choice', 'Part of the letters are UTF-8, part are Western European; both were read.'))
  if (dialect.delimiter !== ',' && dialect.delimiter !== noDelimiter) {
    notes.push(
      note('plain', `The columns are separated by ${names[dialect.delimiter] ?? dialect.delimiter}.`),
    )
  }
  if (dialect.quote === "'") notes.push(note('plain', 'Cells are quoted with apostrophes.'))
  if (dialect.escape !== '') notes.push(note('plain', 'Quotes inside cells are marked with a backslash.'))
  return notes.concat(headerNotes(header, form, first))
}

function olderNote({ ways: [first], words }: Told): string {
  const way = `${first?.title} (${first?.label})`
  const tried = count(words, 'word', 'words')
  return `The letters are not UTF-8; they were read as ${way}, the likeliest of ${writings.length} ways tried on ${tried}.`
}

function headerNotes(header: Header, form: Form, first: number): Note[] {
  if (header.line === 0) {
    const names = form.width === 1 ? 'Column 1' : `Column 1 to Column ${form.width}`
    return [
      note('choice', `The first line looks like data, not like a header; the columns are called ${names}.`),
    ]
  }
  const notes: Note[] = []
  const above = header.line - first
  if (above > 0) {
    notes.push(
      note('choice', `The header looks to be on line ${header.line}; what stands above it is passed over.`),
    )
  }
  if (header.joined) notes.push(joinedNote(header.joined, 'lines'))
  const cells = header.cells.slice(0, form.width).map((cell) => cell.trim())
  const unnamed = form.width - cells.filter((cell) => cell !== '').length
  const firstAt = new Map(cells.map((cell, c) => [cell, c] as const).reverse())
  const twice = [...new Set(cells.filter((cell, c) => cell !== '' && (firstAt.get(cell) ?? c) < c))]
  if (unnamed > 0)
    notes.push(note('plain', `${unnamed === 1 ? '1 column has' : `${unnamed} columns have`} no name.`))
  for (const name of twice.slice(0, 3))
    notes.push(
      note(
        'choice',
        `More than one column is called ${name.slice(0, 80)}; the second is read as ‘${name.slice(0, 80)} (2)’.`,
      ),
    )
  return notes
}

/** Up to `most` rows below the header, read just as the whole file will be. */
export function sampleOf(
  plan: Plan,
  most: number,
): { rows: { line: number; cells: string[] }[]; share: number; aside: number } {
  const scanner = new Scanner(
    plan.form,
    plan.headers.map((_, c) => c),
    plan.header.below,
  )
  scanner.feed(lettersOf(plan.head.text), plan.whole)
  const end = scanner.run(most)
  const { lines, columns, aside } = scanner.take()
  const rows = Array.from(lines, (line, r) => ({
    line,
    cells: columns.map(({ codes, texts }) => texts.text(codes[r] ?? 0)),
  }))
  const share = end ? 1 : scanner.used
  return { rows, share, aside: aside.length }
}
