import type { Missing, SheetRow } from './book.ts'
import { noValue, plainNumber, sheetError, wallClock } from './sheet-text.ts'

/**
 * Texts of a workbook by number; those that cells share come first, in their order. Number 0 is that of no text; another
 * may have several.
 */
export class SheetTexts {
  /** What stood in place of texts that are empty: an error such as `#N/A`, or a formula without its value. */
  readonly missing = new Map<number, string>()
  readonly #texts: string[] = ['']
  readonly #known = new Map<string, number>([['', 0]])
  readonly #numbers = new Map<string, number>()
  readonly #days = new Map<string, number>()
  readonly #from1904: boolean
  #shared = 0
  #unvalued = 0

  constructor(from1904: boolean) {
    this.#from1904 = from1904
  }

  text(number: number): string {
    return this.#texts[number] ?? ''
  }

  /** The next of the texts that cells share. */
  share(text: string): void {
    this.#shared = this.#push(text)
  }

  /** Number of a shared text by its 0-based place; 0 where there is none. */
  shared(place: number): number {
    return place < this.#shared ? place + 1 : 0
  }

  add(text: string): number {
    const known = this.#known.get(text)
    if (known !== undefined) return known
    const number = this.#push(text)
    this.#known.set(text, number)
    return number
  }

  /** A number as it is written in the file. */
  addNumber(raw: string): number {
    const known = this.#numbers.get(raw)
    if (known !== undefined) return known
    const number = this.#push(decimal(raw))
    this.#numbers.set(raw, number)
    return number
  }

  /** Days since the first day of the workbook, as written in the file. */
  addDays(raw: string): number {
    const known = this.#days.get(raw)
    if (known !== undefined) return known
    const number = this.#push(dayText(raw, this.#from1904))
    this.#days.set(raw, number)
    return number
  }

  /** Number of the text of a formula that was saved without its value. */
  noValue(): number {
    this.#unvalued ||= this.#push('')
    this.missing.set(this.#unvalued, noValue)
    return this.#unvalued
  }

  #push(text: string): number {
    const error = sheetError(text)
    const number = this.#texts.push(error ? '' : text.replaceAll('\0', '')) - 1
    if (error) this.missing.set(number, text)
    return number
  }
}

const asIs = /^-?(0|[1-9]\d*)(\.\d*[1-9])?$/
/** So many signs hold no more digits than a double tells apart. */
const exact = 15

function decimal(raw: string): string {
  if (raw.length <= exact && raw !== '-0' && asIs.test(raw)) return raw
  const value = Number(raw)
  return raw.trim() === '' || Number.isNaN(value) ? raw : plainNumber(value)
}

const msPerDay = 86_400_000
/** The first day from which on the calendar of 1900 is as it was: it counts 29 February 1900, which never was. */
const firstOfMarch = 61
const beyond = 2_958_466

function dayText(raw: string, from1904: boolean): string {
  const days = Number(raw)
  if (raw.trim() === '' || !(days >= 0 && days < beyond)) return decimal(raw)
  if (from1904 && days >= 1) return wallClock(Date.UTC(1904, 0, 1) + days * msPerDay)
  const shift = days >= firstOfMarch - 1 ? -1 : 0
  return wallClock(Date.UTC(1899, 11, 31) + (days + shift) * msPerDay)
}

const none: readonly Missing[] = []

/** The cells of a sheet that hold something, row after row. */
export class SheetCells {
  rows = 0
  #cells = 0
  #lines = new Int32Array(1024)
  #ends = new Int32Array(1024)
  #columns = new Uint16Array(8192)
  #codes = new Int32Array(8192)

  /** `line`: 1-based row of the sheet; `column`: 0-based. */
  add(line: number, column: number, code: number): void {
    if (this.rows === 0 || this.#lines[this.rows - 1] !== line) this.#begin(line)
    if (this.#cells === this.#codes.length) this.#grow()
    this.#columns[this.#cells] = column
    this.#codes[this.#cells++] = code
    this.#ends[this.rows - 1] = this.#cells
  }

  /** Rows in which something stands; `index` is 0-based. */
  *read(texts: SheetTexts): Generator<SheetRow> {
    for (let row = 0; row < this.rows; row++) {
      const from = this.#ends[row - 1] ?? 0
      const to = this.#ends[row] ?? from
      const cells = this.#row(texts, from, to)
      const missing = texts.missing.size === 0 ? none : this.#missing(texts, from, to)
      yield { index: (this.#lines[row] ?? 1) - 1, cells, missing }
    }
  }

  #row(texts: SheetTexts, from: number, to: number): string[] {
    let width = 0
    for (let k = from; k < to; k++) width = Math.max(width, (this.#columns[k] ?? 0) + 1)
    const cells = new Array<string>(width).fill('')
    for (let k = from; k < to; k++) cells[this.#columns[k] ?? 0] = texts.text(this.#codes[k] ?? 0)
    return cells
  }

  #missing(texts: SheetTexts, from: number, to: number): Missing[] {
    const found: Missing[] = []
    for (let k = from; k < to; k++) {
      const why = texts.missing.get(this.#codes[k] ?? 0)
      if (why !== undefined) found.push({ column: this.#columns[k] ?? 0, why })
    }
    return found
  }

  #begin(line: number): void {
    if (this.rows === this.#lines.length) {
      this.#lines = twice(this.#lines)
      this.#ends = twice(this.#ends)
    }
    this.#lines[this.rows++] = line
  }

  #grow(): void {
    this.#codes = twice(this.#codes)
    const columns = new Uint16Array(this.#codes.length)
    columns.set(this.#columns)
    this.#columns = columns
  }
}

function twice(numbers: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const room = new Int32Array(numbers.length * 2)
  room.set(numbers)
  return room
}
