/** Distinct short texts of a column, kept as bytes by the kernel. */
export interface Pool {
  readonly size: number
  text(number: number): string
  /** The texts from number `from` on, end to end (ASCII), and where each starts; one start more than texts. */
  since(from: number): { letters: Uint8Array; starts: Int32Array }
}

/**
 * The distinct texts of a column, each with a number, so that it is understood once however often it stands in the
 * file. Even numbers are those of the kernel's pool, odd ones those added here; a text may have one of each.
 */
export class Texts {
  readonly pool: Pool | null
  private readonly added: string[] = []
  private readonly numbers = new Map<string, number>()

  constructor(pool: Pool | null = null) {
    this.pool = pool
  }

  /** All numbers lie below. */
  get size(): number {
    return 2 * Math.max(this.pool?.size ?? 0, this.added.length)
  }

  /** Number of a text. */
  add(text: string): number {
    const known = this.numbers.get(text)
    if (known !== undefined) return known
    const own = ownCopy(text)
    const number = 2 * this.added.push(own) - 1
    this.numbers.set(own, number)
    return number
  }

  /** What was added after the first `count`. */
  addedSince(count: number): string[] {
    return this.added.slice(count)
  }

  /** True where no other number of the kernel's has the same text; one that was added may. */
  static isPooled(number: number): boolean {
    return (number & 1) === 0
  }

  /** The text of a number. */
  text(number: number): string {
    return (number & 1) === 1 ? (this.added[number >> 1] ?? '') : (this.pool?.text(number >> 1) ?? '')
  }
}

/** A copy that does not keep alive the stretch of the file it was cut from (engines share text from 13 signs on). */
const ownCopy = (cell: string) => (cell.length < 13 ? cell : ` ${cell}`.slice(1))
