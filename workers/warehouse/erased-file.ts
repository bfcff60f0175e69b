import { Failure } from '../../src/contract/fault.ts'
import { type Call, quiet } from '../../src/contract/wire.ts'
import { kindOf } from '../reading/magic.ts'
import { reader } from '../reading/open.ts'
import { bytesOf, pieces } from '../reading/pieces.ts'
import type { TableHead } from '../reading/table.ts'
import { asciiText } from '../reading/written.ts'
import { rawRows } from './raw-rows.ts'

/** Rows that start on these lines go, and so does each text that the pattern finds in what stays. */
export interface Erasing {
  lines: ReadonlySet<number>
  marks: RegExp | null
}

/** A file without the rows of somebody; `changed` is false where nothing of them was in it. */
export interface Cleaned {
  body: Blob
  changed: boolean
  /** What stands between its cells. */
  delimiter: string
}

/** Stands where such a text stood. */
export const instead = 'erased'
const pieceBytes = 2_097_152
const peek = 4096

/**
 * Text keeps its lines: those of an erased row become empty ones, which no reader minds, so that every other line has
 * the number it has in the file the person holds. What is no text is written as CSV, row for row. Both are UTF-8.
 */
export async function cleanedFile(
  file: File,
  head: TableHead,
  erasing: Erasing,
  call: Call,
): Promise<Cleaned> {
  const { kind } = kindOf(await bytesOf(file, 0, peek), file.name)
  return kind === 'text' && head.format === 'csv'
    ? cleanedText(file, head, erasing, call)
    : cleanedTable(file, head, erasing, call)
}

async function cleanedText(file: File, head: TableHead, { lines, marks }: Erasing, call: Call) {
  const blank = lines.size > 0 ? await linesToBlank(file, head, lines, call) : new Blank()
  const parts: Blob[] = []
  let changed = lines.size > 0
  let line = 1
  let rest = ''
  for await (const { codes, text, last } of pieces(file, head.encoding, pieceBytes)) {
    heed(call)
    const all = rest + (text ?? asciiText(codes))
    const end = last ? all.length : wholeLines(all)
    rest = all.slice(end)
    const kept: string[] = []
    for (const [whole, ended = ''] of all.slice(0, end).matchAll(/[^\r\n]*(\r\n|\r|\n)|[^\r\n]+$/g))
      kept.push(blank.has(line++) ? ended : whole)
    const before = kept.join('')
    const after = marks ? before.replace(marks, instead) : before
    changed ||= after !== before
    parts.push(new Blob([after]))
  }
  return { body: new Blob(parts), changed, delimiter: head.delimiter }
}

/** Characters up to the end of the last whole line; a carriage return at the end may have a line feed to come. */
function wholeLines(text: string): number {
  const last = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r', text.length - 2))
  return last + 1
}

/** Lines that are emptied: one by one, and all from `from` on. */
class Blank {
  readonly lines = new Set<number>()
  from = Number.POSITIVE_INFINITY

  has(line: number): boolean {
    return this.lines.has(line) || line >= this.from
  }

  add(first: number, last: number): void {
    for (let line = first; line <= last; line++) this.lines.add(line)
  }
}

/** A batch knows so much of a row; a longer one ends where the next begins. */
const rawLength = 1000

/** All lines of the records that start on the given ones: a cell may hold line ends. */
async function linesToBlank(file: File, head: TableHead, lines: ReadonlySet<number>, call: Call) {
  const blank = new Blank()
  let long = 0
  for await (const { rows, lines: own, aside, raw } of reader.scan(file, head, [], {
    ...quiet,
    signal: call.signal,
  })) {
    const texts = new Map(aside.filter((a) => lines.has(a.line)).map((a) => [a.line, a.raw]))
    for (let r = 0; r < rows; r++) if (lines.has(own[r] ?? 0)) texts.set(own[r] ?? 0, raw(r))
    const starts = Int32Array.from([...own.subarray(0, rows), ...aside.map((a) => a.line)]).sort()
    for (const start of starts) {
      if (long > 0) blank.add(long, start - 1)
      const text = texts.get(start)
      long = text !== undefined && text.length >= rawLength ? start : 0
      if (text !== undefined && long === 0) blank.add(start, start + (text.match(/\r\n|\r|\n/g)?.length ?? 0))
    }
  }
  if (long > 0) blank.from = long
  return blank
}

async function cleanedTable(file: File, head: TableHead, { lines, marks }: Erasing, call: Call) {
  const sheet = new Sheet()
  let changed = false
  if (head.headerLine > 0) sheet.put(head.headerLine, head.headers)
  for await (const { line, cells, raw } of rawRows(file, head, { ...quiet, signal: call.signal })) {
    heed(call)
    changed ||= lines.has(line)
    if (lines.has(line)) continue
    const whole = cells ?? raw.split('\t')
    const kept = marks ? whole.map((cell) => cell.replace(marks, instead)) : whole
    changed ||= kept.some((cell, c) => cell !== whole[c])
    sheet.put(line, kept)
  }
  return { body: sheet.blob(), changed, delimiter: ',' }
}

const rowsAtOnce = 5000

/** RFC 4180 text in which a row stands on its line as long as no cell holds line ends. */
class Sheet {
  readonly #parts: Blob[] = []
  #rows: string[] = []
  #line = 1

  put(line: number, cells: readonly string[]): void {
    const text = cells.map(quoted).join(',')
    this.#rows.push(`${'\n'.repeat(Math.max(0, line - this.#line))}${text}\n`)
    this.#line = Math.max(line, this.#line) + 1 + (text.match(/\r\n|\r|\n/g)?.length ?? 0)
    if (this.#rows.length >= rowsAtOnce) this.#flush()
  }

  blob(): Blob {
    this.#flush()
    return new Blob(this.#parts)
  }

  #flush(): void {
    this.#parts.push(new Blob([this.#rows.join('')]))
    this.#rows = []
  }
}

const quoted = (cell: string) => (/[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

function heed({ signal }: Call): void {
  if (signal.aborted) throw new Failure({ code: 'stopped' })
}
