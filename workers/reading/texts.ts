import type { Written } from './cut.ts'

const longest = 64

/** Where cells stand in a text, side by side in rows, and what `hashOf` says of each. A start below 0 is ~number. */
export interface Marks {
  starts: Int32Array
  ends: Int32Array
  hashes: Int32Array
  /** Cells in a row. */
  width: number
}

/**
 * The distinct texts of a column, each with a number from 0 on, so that it is understood once however often it stands
 * in the file. Short plain ones lie in one pool of bytes under an open-addressing hash table (Knuth, TAOCP 3, 6.4): no
 * string is made until somebody asks for it. A text that was quoted may have two numbers.
 */
export class Texts {
  size = 0
  private pool = new Uint8Array(4_096)
  /** Start of each text in the pool; it ends where the next one starts. */
  private starts = new Int32Array(257)
  /** Pairs: number + 1 of the text that lies here (0 = free), and its hash. At most half full. */
  private slots = new Int32Array(1_024)
  /** Long ones and those with letters beyond ASCII. */
  private readonly others = new Map<number, string>()
  private readonly numbers = new Map<string, number>()

  /** Numbers of the cells in column `k` of the marks, row by row into `out`. Most cells of most files repeat the one above. */
  number({ text, codes }: Written, marks: Marks, k: number, out: Int32Array): void {
    const { starts, ends, hashes, width } = marks
    let last = -1
    let lastHash = -1
    let at = k
    for (let row = 0; row < out.length; row++) {
      const start = starts[at] ?? 0
      const end = ends[at] ?? 0
      const hash = hashes[at] ?? 0
      at += width
      if (start < 0) out[row] = ~start
      else if (hash < 0 || end - start > longest) out[row] = this.add(ownCopy(text.substring(start, end)))
      else {
        if (hash !== lastHash || !this.isAt(last, codes, start, end))
          last = this.find(codes, start, end, hash)
        lastHash = hash
        out[row] = last
      }
    }
  }

  /** Number of a text that does not stand in the file as it reads. */
  add(text: string): number {
    const known = this.numbers.get(text)
    if (known !== undefined) return known
    this.numbers.set(text, this.size)
    this.others.set(this.size, text)
    return this.append(0)
  }

  /** The text of a number. */
  text(number: number): string {
    const end = this.starts[number + 1] ?? 0
    let at = this.starts[number] ?? 0
    if (at === end) return this.others.get(number) ?? ''
    let text = ''
    while (at < end) text += String.fromCharCode(this.pool[at++] ?? 0)
    return text
  }

  private find(codes: Uint8Array, start: number, end: number, hash: number): number {
    const { slots } = this
    const mask = slots.length - 1
    let slot = (hash << 1) & mask
    for (let known = slots[slot] ?? 0; known !== 0; known = slots[slot] ?? 0) {
      if (slots[slot + 1] === hash && this.isAt(known - 1, codes, start, end)) return known - 1
      slot = (slot + 2) & mask
    }
    slots[slot] = this.size + 1
    slots[slot + 1] = hash
    return this.keep(codes, start, end)
  }

  private isAt(number: number, codes: Uint8Array, start: number, end: number): boolean {
    const { pool, starts } = this
    let at = starts[number] ?? 0
    if ((starts[number + 1] ?? 0) - at !== end - start) return false
    for (let k = start; k < end; k++) if (pool[at++] !== codes[k]) return false
    return true
  }

  private keep(codes: Uint8Array, start: number, end: number): number {
    const length = end - start
    const from = this.starts[this.size] ?? 0
    if (from + length > this.pool.length) this.pool = longer(this.pool, Uint8Array)
    const { pool } = this
    for (let k = 0; k < length; k++) pool[from + k] = codes[start + k] ?? 0
    const number = this.append(length)
    if (this.size * 4 > this.slots.length) this.spread()
    return number
  }

  private append(length: number): number {
    const number = this.size++
    if (this.size >= this.starts.length) this.starts = longer(this.starts, Int32Array)
    this.starts[this.size] = (this.starts[number] ?? 0) + length
    return number
  }

  /** Twice as many slots. */
  private spread(): void {
    const old = this.slots
    const slots = new Int32Array(old.length * 2)
    const mask = slots.length - 1
    for (let from = 0; from < old.length; from += 2) {
      const known = old[from] ?? 0
      if (known === 0) continue
      const hash = old[from + 1] ?? 0
      let slot = (hash << 1) & mask
      while (slots[slot] !== 0) slot = (slot + 2) & mask
      slots[slot] = known
      slots[slot + 1] = hash
    }
    this.slots = slots
  }
}

function longer<T extends Uint8Array | Int32Array>(array: T, make: new (length: number) => T): T {
  const twice = new make(array.length * 2)
  twice.set(array)
  return twice
}

/** A copy that does not keep alive the stretch of the file it was cut from (engines share text from 13 signs on). */
const ownCopy = (cell: string) => (cell.length < 13 ? cell : ` ${cell}`.slice(1))
