import { type Cut, cellText, type Dialect, type Written } from './cut.ts'
import type { Aside, TextBatch } from './table.ts'
import type { Marks, Texts } from './texts.ts'

const rawLength = 1_000

/** Where a record stands: its first character, and its line in the file. */
export interface Place {
  at: number
  line: number
}

/** Cells that are numbered together: few enough that they stay close to the processor. */
const blockCells = 16_384

/** Rows that are cut and wait to be handed over, in columns that grow. */
export class Ready {
  rows = 0
  readonly aside: Aside[] = []
  private lines = new Int32Array(1_024)
  private starts = new Int32Array(1_024)
  private ends = new Int32Array(1_024)
  private codes: Int32Array<ArrayBuffer>[]
  /** Rows whose cells have their numbers; the cells of those behind them are in `marks`. */
  private numbered = 0
  private readonly marks: Marks
  private readonly block: number
  private readonly wanted: number[]
  private readonly texts: Texts[]

  /** `texts`: one for each wanted column, the same for the whole file. */
  constructor(wanted: number[], texts: Texts[]) {
    const width = wanted.length
    this.wanted = wanted
    this.texts = texts
    this.codes = wanted.map(() => new Int32Array(1_024))
    this.block = Math.max(1, Math.floor(blockCells / Math.max(1, width)))
    const cells = () => new Int32Array(this.block * width)
    this.marks = { starts: cells(), ends: cells(), hashes: cells(), width }
  }

  /** Adds the record in `cut`. */
  add(written: Written, cut: Cut, { at, line }: Place, dialect: Dialect): void {
    if (this.rows === this.lines.length) this.grow()
    if (this.rows - this.numbered === this.block) this.number(written)
    const row = this.rows++
    this.lines[row] = line
    this.starts[row] = at
    this.ends[row] = cut.end
    const { wanted, marks } = this
    let mark = (row - this.numbered) * wanted.length
    for (let k = 0; k < wanted.length; k++, mark++) {
      const c = wanted[k] ?? 0
      const there = c < cut.count
      marks.ends[mark] = there ? (cut.ends[c] ?? 0) : 0
      marks.hashes[mark] = there ? (cut.hashes[c] ?? 0) : 0
      marks.starts[mark] = !there
        ? 0
        : cut.kinds[c] === 2
          ? this.undone(written, cut, k, dialect)
          : (cut.starts[c] ?? 0)
    }
  }

  /** A cell whose quotes have to be undone gets its number at once. */
  private undone({ text }: Written, cut: Cut, k: number, dialect: Dialect): number {
    return ~(this.texts[k]?.add(cellText(text, cut, this.wanted[k] ?? 0, dialect)) ?? 0)
  }

  private number(written: Written): void {
    const { texts, codes, marks, numbered, rows } = this
    texts.forEach((own, k) => {
      const column = codes[k]
      if (column) own.number(written, marks, k, column.subarray(numbered, rows))
    })
    this.numbered = rows
  }

  /** Sets aside what stands from `at` to `end`. */
  drop({ text }: Written, { at, line }: Place, end: number, reason: string): void {
    const raw = text.slice(at, Math.min(end, at + rawLength))
    this.aside.push({ line, reason, raw: raw.replace(/[\r\n]+$/, '') })
  }

  /** All of it; `written` is the text it was cut from. */
  batch(written: Written): Omit<TextBatch, 'done'> {
    this.number(written)
    const { text } = written
    const { rows, aside, texts, starts, ends } = this
    const columns = texts.map((own, k) => ({
      codes: (this.codes[k] ?? new Int32Array()).subarray(0, rows),
      texts: own,
    }))
    const raw = (row: number) => {
      const start = starts[row] ?? 0
      return text.slice(start, Math.min(ends[row] ?? 0, start + rawLength))
    }
    return { rows, lines: this.lines.subarray(0, rows), columns, aside, raw }
  }

  private grow(): void {
    this.lines = twice(this.lines)
    this.starts = twice(this.starts)
    this.ends = twice(this.ends)
    this.codes = this.codes.map(twice)
  }
}

function twice(values: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(values.length * 2)
  longer.set(values)
  return longer
}
