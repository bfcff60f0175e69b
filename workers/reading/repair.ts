import { rawLength } from './ready.ts'
import type { Reader, Reading, TableHead, TextBatch, TextColumn } from './table.ts'

/** Rows of a file that a person wrote anew: the line at which the row stands, and what is to be read in its place. */
export type Repairs = ReadonlyMap<number, string>

/**
 * Reads a file with some of its rows written anew. The row at such a line is passed over, used or not, and what was written
 * in its place is cut as the file is, and comes last. Repairs of lines that the file has not are left alone.
 */
export async function* scanRepaired(
  reader: Reader,
  file: File,
  head: TableHead,
  wanted: number[],
  repairs: Repairs,
  call: Reading,
): AsyncGenerator<TextBatch> {
  const met = new Set<number>()
  let columns: TextColumn[] = []
  let done = 0
  for await (const batch of reader.scan(file, head, wanted, call)) {
    const left = passingOver(batch, repairs, met)
    columns = batch.columns
    done = batch.done
    yield left
  }
  for (const line of [...met].sort((a, b) => a - b))
    yield* rewritten(reader, head, wanted, columns, { line, text: repairs.get(line) ?? '', done, call })
}

function passingOver(batch: TextBatch, repairs: Repairs, met: Set<number>): TextBatch {
  const stays: number[] = []
  for (let r = 0; r < batch.rows; r++) if (!isMet(batch.lines[r] ?? 0, repairs, met)) stays.push(r)
  const aside = batch.aside.filter(({ line }) => !isMet(line, repairs, met))
  if (stays.length === batch.rows) return { ...batch, aside }
  const index = Int32Array.from(stays)
  return {
    ...batch,
    rows: index.length,
    lines: index.map((r) => batch.lines[r] ?? 0),
    columns: batch.columns.map(({ codes, texts }) => ({ codes: index.map((r) => codes[r] ?? 0), texts })),
    aside,
    raw: (row) => batch.raw(index[row] ?? 0),
  }
}

function isMet(line: number, repairs: Repairs, met: Set<number>): boolean {
  if (!repairs.has(line)) return false
  met.add(line)
  return true
}

interface Rewritten {
  line: number
  text: string
  done: number
  call: Reading
}

/** The row that was written anew, in the numbers of the texts of the file. */
async function* rewritten(
  reader: Reader,
  head: TableHead,
  wanted: number[],
  columns: readonly TextColumn[],
  { line, text, done, call }: Rewritten,
): AsyncGenerator<TextBatch> {
  const { file, as } = alone(head, text)
  const quietly = { signal: call.signal, progress: () => {} }
  for await (const batch of reader.scan(file, as, wanted, quietly)) {
    const { notes: _, ...told } = batch
    yield {
      ...told,
      lines: new Int32Array(batch.rows).fill(line),
      columns: batch.columns.map((own, k) => inTexts(own, columns[k] ?? own)),
      aside: batch.aside.map((one) => ({ ...one, line })),
      done,
    }
  }
}

function inTexts({ codes, texts }: TextColumn, known: TextColumn): TextColumn {
  return { codes: codes.map((code) => known.texts.add(texts.text(code))), texts: known.texts }
}

/** The row as a file of its own, under a header as wide as the file's. Sheets and lists are written with tabs. */
function alone(head: TableHead, text: string): { file: File; as: TableHead } {
  const delimiter = delimiterOf(head)
  const headers = head.headers.map((_, c) => `c${c}`)
  const file = new File([`${headers.join(delimiter)}\n${text}\n`], head.name)
  const as: TableHead = {
    ...{ ...head, format: 'csv', encoding: 'utf-8', delimiter, quote: head.quote || '"' },
    ...{ headerLine: 1, headers, bytes: file.size, sheet: '', sheets: [], notes: [], sample: [] },
  }
  return { file, as }
}

const delimiterOf = ({ format, delimiter }: TableHead) => (format === 'csv' ? delimiter : '\t')

/** Rows of a file as a person can write them anew, by line: '' where one is too long, or cannot be written in a line. */
export async function rowsAt(
  reader: Reader,
  file: File,
  head: TableHead,
  lines: readonly number[],
  call: Reading,
): Promise<Map<number, string>> {
  const found = new Map<number, string>()
  const wanted = new Set(lines)
  const all = head.headers.map((_, c) => c)
  for await (const batch of reader.scan(file, head, all, call)) {
    for (let row = 0; row < batch.rows; row++) {
      const line = batch.lines[row] ?? 0
      if (!wanted.has(line) || found.has(line)) continue
      found.set(line, whole(head.format === 'csv' ? batch.raw(row) : tabbed(batch, row)))
    }
    for (const { line, raw } of batch.aside)
      if (wanted.has(line) && !found.has(line)) found.set(line, isNested(head) ? '' : whole(raw))
    if (found.size === wanted.size) break
  }
  return found
}

const isNested = ({ format }: TableHead) => format === 'json' || format === 'ndjson'

const whole = (raw: string) => (raw.length < rawLength ? raw.replace(/[\r\n]+$/, '') : '')

const tabbed = ({ columns }: TextBatch, row: number) =>
  columns
    .map(({ codes, texts }) => texts.text(codes[row] ?? 0))
    .map((cell) => (/["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join('\t')
