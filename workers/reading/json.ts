import type { Corrections } from '../../src/contract/desk.ts'
import { Failure } from '../../src/contract/fault.ts'
import { note } from '../../src/contract/notes.ts'
import type { Call } from '../../src/contract/wire.ts'
import { encodingOf } from './encoding.ts'
import { JsonReader } from './json-read.ts'
import { JsonFault } from './json-value.ts'
import { type List, Whole } from './json-whole.ts'
import { bytesOf, headText, pieces } from './pieces.ts'
import type { Reading, TableHead, TextBatch } from './table.ts'
import { asciiText } from './written.ts'

const peek = 524_288
const pieceBytes = 2_097_152
const mostBytes = 500_000_000
const batchRows = 50_000
const sampleRows = 2_000
const rawLength = 1_000

interface Document {
  many: boolean
  encoding: string
  lists: List[]
}

/** The file looked at last: it is opened, then scanned. */
let last: { file: WeakRef<File>; encoding: string; read: Promise<Document> } | null = null

function documentOf(file: File, encoding: string, call: Call): Promise<Document> {
  if (last?.file.deref() === file && last.encoding === encoding) return last.read
  const read = readWhole(file, encoding, call)
  const own = { file: new WeakRef(file), encoding, read }
  last = own
  read.catch(() => {
    if (last === own) last = null
  })
  return read
}

/**
 * The first look at a JSON file, which reads all of it: any record may name a column of its own. The list is the longest
 * unless the person chose. Throws Failure `empty-file`, `broken-file`, `not-a-table`, `too-large`, `stopped`.
 */
export async function openJson(file: File, corrections: Corrections, call: Call): Promise<TableHead> {
  const { name, size: bytes } = file
  const { many, lists, encoding } = await documentOf(file, corrections.encoding ?? '', call)
  const list = lists.find((l) => l.name === corrections.sheet) ?? lists[0]
  if (!list) throw new Failure({ code: 'empty-file', name, bytes })
  const rows = Math.min(sampleRows, list.lines.length)
  const sample = Array.from({ length: rows }, (_, r) => ({ line: list.lines[r] ?? 0, cells: cells(list, r) }))
  const several = lists.length > 1
  const which = several ? [note('choice', `List ${list.name} was read, 1 of ${lists.length} lists.`)] : []
  return {
    name,
    bytes,
    format: many ? 'ndjson' : 'json',
    sheets: several ? lists.map((l) => ({ name: l.name, rows: l.lines.length, hidden: false })) : [],
    sheet: several ? list.name : '',
    encoding,
    delimiter: '',
    quote: '',
    headerLine: list.headerLine,
    headers: list.headers,
    sample,
    rowsAbout: list.lines.length,
    notes: [...which, ...list.notes],
  }
}

/** Every row of the list that `head` names; `done` counts rows. */
export async function* scanJson(
  file: File,
  head: TableHead,
  wanted: number[],
  call: Reading,
): AsyncGenerator<TextBatch> {
  const known = last?.file.deref() === file ? last.encoding : head.encoding
  const { lists } = await documentOf(file, known, call)
  const list = lists.find((l) => l.name === head.sheet) ?? lists[0]
  const rows = list?.lines.length ?? 0
  for (let from = 0; list && (from === 0 || from < rows); from += batchRows) {
    if (call.signal.aborted) throw new Failure({ code: 'stopped' })
    const to = Math.min(rows, from + batchRows)
    yield batchOf(list, wanted, from, to)
    call.progress('read', to / Math.max(1, rows))
    await new Promise((resume) => setTimeout(resume))
  }
  last = null
}

function batchOf(list: List, wanted: number[], from: number, to: number): TextBatch {
  const columns = wanted.flatMap((c) => list.columns[c] ?? [])
  return {
    rows: to - from,
    lines: list.lines.subarray(from, to),
    columns: columns.map(({ codes, texts }) => ({ codes: codes.subarray(from, to), texts })),
    aside: from === 0 ? list.aside : [],
    raw: (row) =>
      cells(list, from + row)
        .join('\t')
        .trimEnd()
        .slice(0, rawLength),
    done: to,
  }
}

const cells = (list: List, row: number) =>
  list.columns.map(({ codes, texts }) => texts.text(codes[row] ?? -1))

async function readWhole(file: File, encoding: string, call: Call): Promise<Document> {
  const { name, size } = file
  if (size > mostBytes)
    throw new Failure({ code: 'too-large', name, have: size, most: mostBytes, unit: 'bytes' })
  const first = await bytesOf(file, 0, peek)
  const label = encoding || encodingOf([first]).label
  const many = isMany(headText(first, label, size <= peek), name)
  const reading = new Whole(file, many)
  const reader = new JsonReader(reading, many, name)
  try {
    for await (const { codes, text, done, last } of pieces(file, label, pieceBytes, () => {}, false)) {
      if (call.signal.aborted) throw new Failure({ code: 'stopped' })
      reader.feed(text ?? asciiText(codes), last)
      call.progress('read', done / size)
    }
  } catch (thrown) {
    if (!(thrown instanceof JsonFault)) throw thrown
    reading.fault = thrown
  }
  return { many, encoding: label, lists: reading.lists() }
}

/** True where a second document follows the first within the stretch looked at, or most lines are one each. */
function isMany(text: string, name: string): boolean {
  let documents = 0
  const heard = { element: () => documents++, rest() {}, broken() {} }
  new JsonReader(heard, true, name).feed(text, false)
  return documents > 1 || (documents === 1 && /^\s*\{/.test(text) && oneEachLine(text))
}

/** Several lines that begin as documents do, most of them whole: within one document a line ends with a comma. */
function oneEachLine(text: string): boolean {
  const lines = text.split('\n', 200).filter((line) => /^\s?[{[]/.test(line))
  return lines.length > 1 && lines.filter(isWhole).length * 2 > lines.length
}

function isWhole(line: string): boolean {
  try {
    JSON.parse(line)
    return true
  } catch {
    return false
  }
}
