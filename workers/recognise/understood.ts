import type { TextColumn } from '../reading/table.ts'
import { Texts } from '../reading/texts.ts'

/** `fresh`: no other text of the column reads the same. */
type Read = (cell: string, fresh: boolean) => number

/** What the distinct texts of a column were read as: each is read once, when a row of it is used. */
export class Understood {
  private values = new Float64Array(64)
  private met = new Uint8Array(64)
  private readonly read: Read

  constructor(read: Read) {
    this.read = read
  }

  /** Fills `out` row by row. */
  into<T extends Float64Array | Int32Array | Int8Array>(out: T, { codes, texts }: TextColumn): T {
    if (texts.size > this.met.length) this.grow(texts.size * 2)
    const { values, met } = this
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

  private grow(length: number): void {
    const { values, met } = this
    this.values = new Float64Array(length)
    this.met = new Uint8Array(length)
    this.values.set(values)
    this.met.set(met)
  }
}
