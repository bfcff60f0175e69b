import type { Form } from '../rows.ts'
import { type Pool, Texts } from '../texts.ts'
import { asciiText, type Written } from '../written.ts'
import { wasm } from './built.ts'

/** What `assembly/index.ts` exports; addresses and counts. */
interface Exports {
  memory: WebAssembly.Memory
  open(delimiter: number, quote: number, cells: number, wanted: number, rows: number): void
  want(cell: number): void
  mark(letter: number): void
  room(bytes: number): number
  cut(from: number, size: number, most: number, last: boolean): number
  nextAt(): number
  startsAt(): number
  endsAt(): number
  othersAt(): number
  othersFound(): number
  outAt(k: number): number
  poolAt(k: number): number
  poolStartsAt(k: number): number
  sizeOf(k: number): number
}

/** Cells and rows that one call gives at most. */
const mostCells = 131_072
const mostRows = 4_096
const noQuote = 256

let module: WebAssembly.Module | null | undefined

/** Null where the browser cannot run it (no WebAssembly with SIMD): then everything goes the longer way. */
function load(): Exports | null {
  try {
    module ??= new WebAssembly.Module(Uint8Array.from(atob(wasm), (c) => c.charCodeAt(0)))
    const abort = () => {
      throw new RangeError('no memory for the rows of this file')
    }
    return new WebAssembly.Instance(module, { env: { abort } }).exports as unknown as Exports
  } catch {
    module = null
    return null
  }
}

/** Cuts plain rows of one file and numbers their cells, many times faster than cell by cell. */
export class Cutter {
  readonly texts: Texts[]
  private readonly kernel: Exports
  private readonly rows: number
  private bytes = new Uint8Array()
  private words = new Int32Array()

  private constructor(kernel: Exports, columns: number) {
    this.kernel = kernel
    this.rows = Math.max(1, Math.min(mostRows, Math.floor(mostCells / Math.max(1, columns))))
    this.texts = Array.from({ length: columns }, (_, k) => new Texts(this.pool(k)))
  }

  /** Null for files whose rows are never plain. `marks`: 1 for letters that a row which needs a closer look begins with. */
  static open(form: Form, wanted: readonly number[], marks: Uint8Array): Cutter | null {
    const { dialect } = form
    const { delimiter, quote, padded } = dialect
    const odd =
      form.ragged || padded || dialect.escape !== '' || delimiter === ' ' || delimiter.charCodeAt(0) > 127
    const kernel = odd || new Set(wanted).size < wanted.length ? null : load()
    if (!kernel) return null
    const cutter = new Cutter(kernel, wanted.length)
    const quoteCode = quote === '' ? noQuote : quote.charCodeAt(0)
    kernel.open(delimiter.charCodeAt(0), quoteCode, form.width, wanted.length, cutter.rows)
    for (const cell of wanted) kernel.want(cell)
    marks.forEach((on, letter) => {
      if (on === 1) kernel.mark(letter)
    })
    return cutter
  }

  /** Takes in the text whose rows are to be cut. */
  take({ size, codes }: Written): void {
    const at = this.kernel.room(size)
    this.refresh()
    this.bytes.set(codes, at)
  }

  /** Cuts rows from `from` on; `last`: the file ends with the text. Gives their number. */
  cut(from: number, size: number, most: number, last: boolean): number {
    return this.kernel.cut(from, size, Math.min(most, this.rows), last)
  }

  /** Where the row behind the last one starts. */
  get next(): number {
    return this.kernel.nextAt()
  }

  /** First character of each row. */
  starts = (count: number) => new Int32Array(this.kernel.memory.buffer, this.kernel.startsAt(), count)
  /** End of each row, before its line end. */
  ends = (count: number) => new Int32Array(this.kernel.memory.buffer, this.kernel.endsAt(), count)
  /** Numbers of the cells of the k-th wanted column. */
  numbers = (k: number, count: number) =>
    new Int32Array(this.kernel.memory.buffer, this.kernel.outAt(k), count)

  /** Cells that have no number yet: the long ones and those with letters beyond ASCII. */
  eachOther(give: (row: number, k: number, start: number, end: number) => void): void {
    const { memory, othersAt, othersFound } = this.kernel
    const found = new Int32Array(memory.buffer, othersAt(), othersFound() * 4)
    for (let i = 0; i < found.length; i += 4)
      give(found[i] ?? 0, found[i + 1] ?? 0, found[i + 2] ?? 0, found[i + 3] ?? 0)
  }

  /** The memory moves when it grows. */
  private refresh(): void {
    const { buffer } = this.kernel.memory
    if (this.bytes.buffer === buffer) return
    this.bytes = new Uint8Array(buffer)
    this.words = new Int32Array(buffer)
  }

  private pool(k: number): Pool {
    const { kernel } = this
    const start = (number: number) => this.words[kernel.poolStartsAt(k) / 4 + number] ?? 0
    const bytes = (from: number, to: number) => {
      const pool = kernel.poolAt(k)
      return asciiText(this.bytes.subarray(pool + from, pool + to))
    }
    const fresh = { first: 0, from: 0, size: 0, text: '' }
    return {
      get size() {
        return kernel.sizeOf(k)
      },
      text: (number) => {
        this.refresh()
        if (number >= fresh.size) {
          Object.assign(fresh, { first: fresh.size, from: start(fresh.size), size: kernel.sizeOf(k) })
          fresh.text = bytes(fresh.from, start(fresh.size))
        }
        const [from, to] = [start(number), start(number + 1)]
        return number < fresh.first
          ? bytes(from, to)
          : fresh.text.substring(from - fresh.from, to - fresh.from)
      },
      since: (number) => {
        this.refresh()
        const [pool, size] = [kernel.poolAt(k), kernel.sizeOf(k)]
        const at = kernel.poolStartsAt(k) / 4
        const letters = this.bytes.subarray(pool + start(number), pool + start(size))
        return { letters, starts: this.words.subarray(at + number, at + size + 1) }
      },
    }
  }
}
