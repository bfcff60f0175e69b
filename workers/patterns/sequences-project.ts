import type { Firsts, Pairs, Reduced } from './sequences-pairs.ts'
import { larger } from './sequences-store.ts'

/** What follows the first place of an item in each sequence, copied together: elements, their days, the end of their sequence. 4 bytes an item, 12 an element. */
export class Projection {
  elements = 0
  itemStart: Int32Array<ArrayBuffer> = new Int32Array(1024)
  items: Int32Array<ArrayBuffer> = new Int32Array(1024)
  day: Int32Array<ArrayBuffer> = new Int32Array(1024)
  /** The element after the last one of the same sequence. */
  end: Int32Array<ArrayBuffer> = new Int32Array(1024)
  private size = 0
  private readonly db: Reduced
  private readonly endOf: Int32Array

  constructor(db: Reduced) {
    this.db = db
    this.endOf = new Int32Array(db.day.length)
    for (let s = 0; s + 1 < db.start.length; s++)
      this.endOf.fill(db.start[s + 1] ?? 0, db.start[s] ?? 0, db.start[s + 1] ?? 0)
  }

  clear(): void {
    this.elements = 0
    this.size = 0
  }

  /**
   * Copies what follows the places `from` … `to` of item a: items that are frequent after it, or beside it in an element
   * that has a. Returns the number of items looked at. A sequence with nothing but its first a is left out.
   */
  take(a: number, { at }: Firsts, from: number, to: number, pairs: Pairs | null, minCount: number): number {
    const { itemStart, items, day } = this.db
    const base = pairs ? a * pairs.n : 0
    let looked = 0
    for (let i = from; i < to; i++) {
      const first = at[i] ?? 0
      const last = this.endOf[first] ?? 0
      const before = this.elements
      const atItem = this.size
      this.room(last - first, (itemStart[last] ?? 0) - (itemStart[first] ?? 0))
      for (let e = first; e < last; e++) {
        const begin = this.size
        let has = false
        const stop = itemStart[e + 1] ?? 0
        for (let q = itemStart[e] ?? 0; q < stop; q++) {
          const b = items[q] ?? 0
          if (b === a) has = true
          const after = e > first && (!pairs || (pairs.after[base + b] ?? 0) >= minCount)
          const beside = has && b > a && (!pairs || (pairs.beside[base + b] ?? 0) >= minCount)
          if (b === a || after || beside) this.items[this.size++] = b
        }
        if (this.size === begin) continue
        this.itemStart[this.elements] = begin
        this.day[this.elements++] = day[e] ?? 0
      }
      looked += (itemStart[last] ?? 0) - (itemStart[first] ?? 0)
      if (this.size === atItem + 1) {
        this.elements = before
        this.size = atItem
      } else this.end.fill(this.elements, before, this.elements)
    }
    this.itemStart[this.elements] = this.size
    return looked
  }

  private room(elements: number, items: number): void {
    if (this.elements + elements + 1 > this.day.length) {
      const need = this.elements + elements + 1
      this.itemStart = larger(this.itemStart, need)
      this.day = larger(this.day, need)
      this.end = larger(this.end, need)
    }
    if (this.size + items > this.items.length) this.items = larger(this.items, this.size + items)
  }
}
