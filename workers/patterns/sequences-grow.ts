import type { Limits } from './sequences.ts'
import type { Projection } from './sequences-project.ts'
import { larger } from './sequences-store.ts'

/** A pattern under way: its last item, its places `from` … `to` of the arena, and the extensions it still has, `next` … `end` of the list. */
export interface Step {
  readonly node: number
  readonly last: number
  readonly length: number
  readonly elements: number
  readonly from: number
  readonly to: number
  /** Where the arena was free before the pattern was extended. */
  readonly mark: number
  next: number
  end: number
}

/** Frequent extensions of the patterns under way, as a stack; places of each are `from` … `to` of the arena. */
export interface Extensions {
  size: number
  item: Int32Array
  opens: Int32Array
  count: Int32Array
  from: Int32Array
  to: Int32Array
}

/**
 * Extends a pattern by one item, by delivering its places to the items that can follow (occurrence delivery, Uno, Kiyomi &
 * Arimura 2004, on the projections of PrefixSpan, Pei et al. 2004, IEEE TKDE 16, 1424–1440). A place is an element where
 * the pattern can end. Without gaps only the first place of a sequence, and places with items still beside them, are
 * kept; with gaps all, each with the latest day on which the pattern can have begun, which never falls within a sequence. 8 bytes a place and 60 an item.
 */
export class Grower {
  places: Int32Array<ArrayBuffer> = new Int32Array(4096)
  begun: Int32Array<ArrayBuffer> = new Int32Array(4096)
  top = 0
  readonly found: Extensions
  private readonly timed: boolean
  private readonly minGap: number
  private readonly maxGap: number
  private readonly window: number
  /** Twice the number of items: extensions into a new element, then into the same one. */
  private readonly support: Int32Array
  private readonly room: Int32Array
  private readonly seen: Int32Array
  private readonly to: Int32Array
  private readonly touched: Int32Array
  private readonly n: number
  private touchedCount = 0
  private stamp = 0

  constructor(items: number, { minGap = 0, maxGap, window }: Limits) {
    this.n = items
    this.timed = minGap > 0 || maxGap !== undefined || window !== undefined
    this.minGap = minGap
    this.maxGap = maxGap ?? 2 ** 31
    this.window = window ?? 2 ** 31
    this.support = new Int32Array(2 * items)
    this.room = new Int32Array(2 * items)
    this.seen = new Int32Array(2 * items)
    this.to = new Int32Array(2 * items)
    this.touched = new Int32Array(2 * items)
    const list = () => new Int32Array(2 * items + 16)
    this.found = { size: 0, item: list(), opens: list(), count: list(), from: list(), to: list() }
  }

  /** Places of the first item itself. */
  begin(p: Projection, item: number): void {
    this.top = 0
    this.found.size = 0
    for (let e = 0; e < p.elements; ) {
      const end = p.end[e] ?? 0
      this.reserve(end - e)
      for (let k = e; k < end; k++) {
        const from = p.itemStart[k] ?? 0
        const to = p.itemStart[k + 1] ?? 0
        for (let q = from; q < to; q++) {
          if (p.items[q] !== item) continue
          if (!this.timed && k > e && q + 1 === to) continue
          this.begun[this.top] = p.day[k] ?? 0
          this.places[this.top++] = k
        }
      }
      e = end
    }
  }

  /** Gives up the places and extensions that came of a pattern; `under` is the one it was grown from. */
  leave(step: Step, under: Step | undefined): void {
    this.top = step.mark
    this.found.size = under ? under.end : 0
  }

  /** Counts extensions over places from `at` on until about `most` items were looked at; returns where it stopped. */
  count(p: Projection, step: Step, at: number, to: number, most: number, onward: boolean): number {
    return this.walk(p, step, at, to, most, onward, false)
  }

  /** Delivers the places of frequent extensions, as `count` walked. */
  fill(p: Projection, step: Step, at: number, to: number, most: number, onward: boolean): number {
    return this.walk(p, step, at, to, most, onward, true)
  }

  /** Lists what reached `minCount`, in order of the items, and makes room for its places. */
  list(minCount: number): void {
    const { found, support, room, n } = this
    const marks = this.touched.subarray(0, this.touchedCount).sort()
    for (const at of marks) {
      const count = support[at] ?? 0
      this.to[at] = -1
      if (count >= minCount) {
        this.put(at < n ? at : at - n, at < n ? 1 : 0, count)
        this.to[at] = this.top
        this.reserve(room[at] ?? 0)
        this.top += room[at] ?? 0
        found.to[found.size - 1] = this.top
      }
      support[at] = 0
      room[at] = 0
    }
    this.touchedCount = 0
  }

  private put(item: number, opens: number, count: number): void {
    const { found } = this
    if (found.size === found.item.length)
      for (const name of ['item', 'opens', 'count', 'from', 'to'] as const) found[name] = larger(found[name])
    found.item[found.size] = item
    found.opens[found.size] = opens
    found.count[found.size] = count
    found.from[found.size++] = this.top
  }

  private walk(
    p: Projection,
    step: Step,
    at: number,
    to: number,
    most: number,
    onward: boolean,
    fill: boolean,
  ): number {
    const { places, begun, n, timed, seen, minGap, maxGap, window } = this
    const { items, itemStart, day, end: ends } = p
    let looked = 0
    let i = at
    while (i < to && looked < most) {
      const first = places[i] ?? 0
      const end = ends[first] ?? 0
      const from = i
      const stamp = ++this.stamp
      for (; i < to && (places[i] ?? 0) < end; i++) {
        const e = places[i] ?? 0
        const stop = itemStart[e + 1] ?? 0
        for (let q = stop - 1; q >= (itemStart[e] ?? 0) && (items[q] ?? 0) > step.last; q--) {
          const x = n + (items[q] ?? 0)
          const fresh = seen[x] !== stamp
          seen[x] = stamp
          this.hand(x, e, begun[i] ?? 0, fresh, timed || fresh || q + 1 < stop, fill)
          looked++
        }
      }
      looked += i - from
      if (!onward) continue
      let latest = timed ? from - 1 : from
      for (let k = first + 1; k < end; k++) {
        let start = 0
        if (timed) {
          const today = day[k] ?? 0
          while (
            latest + 1 < i &&
            (places[latest + 1] ?? 0) < k &&
            today - (day[places[latest + 1] ?? 0] ?? 0) >= minGap
          )
            latest++
          if (latest < from || today - (day[places[latest] ?? 0] ?? 0) > maxGap) continue
          start = begun[latest] ?? 0
          if (today - start > window) continue
        }
        const stop = itemStart[k + 1] ?? 0
        for (let q = itemStart[k] ?? 0; q < stop; q++) {
          const x = items[q] ?? 0
          const fresh = seen[x] !== stamp
          seen[x] = stamp
          this.hand(x, k, start, fresh, timed || fresh || q + 1 < stop, fill)
          looked++
        }
      }
    }
    return i
  }

  private hand(
    x: number,
    element: number,
    start: number,
    fresh: boolean,
    keep: boolean,
    fill: boolean,
  ): void {
    if (fill) {
      const to = this.to[x] ?? -1
      if (to < 0 || !keep) return
      this.places[to] = element
      if (this.timed) this.begun[to] = start
      this.to[x] = to + 1
      return
    }
    if (this.support[x] === 0) this.touched[this.touchedCount++] = x
    if (fresh) this.support[x] = (this.support[x] ?? 0) + 1
    if (keep) this.room[x] = (this.room[x] ?? 0) + 1
  }

  private reserve(more: number): void {
    if (this.top + more <= this.places.length) return
    this.places = larger(this.places, this.top + more)
    if (this.timed) this.begun = larger(this.begun, this.top + more)
  }
}
