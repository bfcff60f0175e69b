import type { TextColumn } from '../reading/table.ts'
import { Texts } from '../reading/texts.ts'

/** `fresh`: no other text of the column reads the same. */
type Read = (cell: string, fresh: boolean) => number

/**
 * What the distinct texts of a column were read as: each is read once, when a row of it is used. What is handed out
 * stands until more is asked for: memory that is used again costs less than fresh memory.
 */
export class Understood {
  private values = new Float64Array(64)
  private met = new Uint8Array(64)
  private reals = new Float64Array()
  private ints = new Int32Array()
  private readonly read: Read

  constructor(read: Read) {
    this.read = read
  }

  /** Row by row, as doubles. */
  doubles({ codes, texts }: TextColumn): Float64Array {
    this.makeRoom(texts)
    const { values, met } = this
    if (codes.length > this.reals.length) this.reals = new Float64Array(codes.length)
    const out = this.reals.subarray(0, codes.length)
    for (let r = 0; r < codes.length; r++) {
      const code = codes[r] ?? 0
      if (met[code] === 0) this.learn(code, texts)
      out[r] = values[code] ?? 0
    }
    return out
  }

  /** Row by row, as integers. The loop is the one above: it runs several times faster where it meets one kind of array. */
  integers({ codes, texts }: TextColumn): Int32Array {
    this.makeRoom(texts)
    const { values, met } = this
    if (codes.length > this.ints.length) this.ints = new Int32Array(codes.length)
    const out = this.ints.subarray(0, codes.length)
    for (let r = 0; r < codes.length; r++) {
      const code = codes[r] ?? 0
      if (met[code] === 0) this.learn(code, texts)
      out[r] = values[code] ?? 0
    }
    return out
  }

  private learn(code: number, texts: Texts): void {
    this.values[code] = this.read(texts.text(code), Texts.isPooled(code))
    this.met[code] = 1
  }

  private makeRoom({ size }: Texts): void {
    if (size <= this.met.length) return
    const { values, met } = this
    this.values = new Float64Array(size * 2)
    this.met = new Uint8Array(size * 2)
    this.values.set(values)
    this.met.set(met)
  }
}
