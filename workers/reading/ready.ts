import { type Cut, cellText, type Dialect } from './cut.ts'
import type { Cutter } from './kernel/cutter.ts'
import type { Aside, TextBatch } from './table.ts'
import type { Texts } from './texts.ts'
import type { Written } from './written.ts'

export const rawLength = 1_000
/** Cells that there is room for from the first. */
const firstCells = 131_072
const mostFirstRows = 16_384

/** Where a record stands: its first character, and its line in the file. */
export interface Place {
  at: number
  line: number
}

/** Rows that were cut, and where each of them stands in `written`. */
export interface Taken extends Omit<TextBatch, 'done'> {
  written: Written
  starts: Int32Array
  ends: Int32Array
}

/** Rows that are cut and wait to be handed over, in columns that grow and are used again. */
export class Ready {
  rows = 0
  aside: Aside[] = []
  private lines: Int32Array<ArrayBuffer>
  private starts: Int32Array<ArrayBuffer>
  private ends: Int32Array<ArrayBuffer>
  private codes: Int32Array<ArrayBuffer>[]
  private readonly wanted: number[]
  private readonly texts: Texts[]

  /** `texts`: one for each wanted column, the same for the whole file. */
  constructor(wanted: number[], texts: Texts[]) {
    this.wanted = wanted
    this.texts = texts
    const room = Math.min(mostFirstRows, Math.ceil(firstCells / Math.max(1, wanted.length)))
    this.lines = new Int32Array(room)
    this.starts = new Int32Array(room)
    this.ends = new Int32Array(room)
    this.codes = wanted.map(() => new Int32Array(room))
  }

  /** Adds the record in `cut`. */
  add({ text }: Written, cut: Cut, { at, line }: Place, dialect: Dialect): void {
    this.makeRoom(1)
    const row = this.rows++
    this.lines[row] = line
    this.starts[row] = at
    this.ends[row] = cut.end
    this.texts.forEach((texts, k) => {
      const c = this.wanted[k] ?? 0
      const column = this.codes[k]
      if (column) column[row] = texts.add(c < cut.count ? cellText(text, cut, c, dialect) : '')
    })
  }

  /** Adds the `count` rows that the kernel has cut, the first of them on `line`. */
  addPlain(written: Written, cutter: Cutter, count: number, line: number): void {
    this.makeRoom(count)
    const from = this.rows
    for (let i = 0; i < count; i++) this.lines[from + i] = line + i
    this.starts.set(cutter.starts(count), from)
    this.ends.set(cutter.ends(count), from)
    this.codes.forEach((column, k) => {
      column.set(cutter.numbers(k, count), from)
    })
    cutter.eachOther((row, k, start, end) => {
      const column = this.codes[k]
      if (column) column[from + row] = this.texts[k]?.add(written.text.substring(start, end)) ?? 0
    })
    this.rows += count
  }

  /** Sets aside what stands from `at` to `end`. */
  drop({ text }: Written, { at, line }: Place, end: number, reason: string): void {
    const raw = text.slice(at, Math.min(end, at + rawLength))
    this.aside.push({ line, reason, raw: raw.replace(/[\r\n]+$/, '') })
  }

  /** Hands over all of it, cut from `written`; what comes next takes its place. */
  take(written: Written): Taken {
    const { rows, aside, texts, starts, ends } = this
    this.rows = 0
    this.aside = []
    const columns = texts.map((own, k) => ({
      codes: (this.codes[k] ?? new Int32Array()).subarray(0, rows),
      texts: own,
    }))
    const raw = (row: number) => {
      const start = starts[row] ?? 0
      return written.text.slice(start, Math.min(ends[row] ?? 0, start + rawLength))
    }
    const lines = this.lines.subarray(0, rows)
    return { rows, lines, columns, aside, raw, written, starts, ends }
  }

  private makeRoom(more: number): void {
    const need = this.rows + more
    if (need <= this.lines.length) return
    const length = Math.max(need, this.lines.length * 2)
    this.lines = longer(this.lines, length)
    this.starts = longer(this.starts, length)
    this.ends = longer(this.ends, length)
    this.codes = this.codes.map((column) => longer(column, length))
  }
}

function longer(values: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const out = new Int32Array(length)
  out.set(values)
  return out
}
