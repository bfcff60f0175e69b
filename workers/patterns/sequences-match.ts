import { type Limits, lengthsOf, type Patterns, type Sequences } from './sequences.ts'
import { breath } from './sequences-pairs.ts'

/**
 * Counts given patterns in other sequences, within the same gaps: of each sequence the places of its items are listed, and the
 * trie is walked with all places a pattern can end at. `count[p]` sequences contain pattern p. Memory: 20 bytes an item
 * number and 4 a place of the longest sequence and level. Window is not looked at. Yields the share done.
 */
export function* countMatches(
  db: Sequences,
  patterns: Patterns,
  limits: Pick<Limits, 'minGap' | 'maxGap'>,
): Generator<number, Int32Array> {
  const matcher = new Matcher(db, patterns, limits)
  for (let s = 0, next = breath; s + 1 < db.start.length; s++) {
    matcher.take(s)
    if (matcher.work < next) continue
    yield s / db.start.length
    next = matcher.work + breath
  }
  return matcher.count
}

class Matcher {
  readonly count: Int32Array
  work = 0
  private readonly rootOf: Int32Array
  private readonly childFrom: Int32Array
  private readonly children: Int32Array
  private readonly head: Int32Array
  private readonly mark: Int32Array
  private readonly place: Int32Array
  private readonly next: Int32Array
  private readonly ends: Int32Array[]
  private readonly minGap: number
  private readonly maxGap: number
  private readonly db: Sequences
  private readonly patterns: Patterns

  constructor(db: Sequences, patterns: Patterns, { minGap = 0, maxGap = 2 ** 31 }: Partial<Limits>) {
    this.db = db
    this.patterns = patterns
    this.minGap = minGap
    this.maxGap = maxGap
    const codes = Math.max(top(db.items), top(patterns.item)) + 1
    const { start, itemStart } = db
    let [elements, slots] = [1, 1]
    for (let s = 0; s + 1 < start.length; s++) {
      const [from, to] = [start[s] ?? 0, start[s + 1] ?? 0]
      elements = Math.max(elements, to - from)
      slots = Math.max(slots, (itemStart[to] ?? 0) - (itemStart[from] ?? 0))
    }
    this.count = new Int32Array(patterns.size)
    this.head = new Int32Array(codes)
    this.mark = new Int32Array(codes)
    this.place = new Int32Array(slots)
    this.next = new Int32Array(slots)
    const depth = top(Int32Array.from(lengthsOf(patterns))) + 1
    this.ends = Array.from({ length: depth }, () => new Int32Array(elements))
    this.rootOf = new Int32Array(codes).fill(-1)
    this.childFrom = new Int32Array(patterns.size + 1)
    this.children = this.childLists()
  }

  /** Children of each pattern beside each other; patterns of one item by their item. */
  private childLists(): Int32Array {
    const { size, parent, item } = this.patterns
    for (let p = 0; p < size; p++) {
      const above = parent[p] ?? -1
      if (above < 0) this.rootOf[item[p] ?? 0] = p
      else this.childFrom[above + 1] = (this.childFrom[above + 1] ?? 0) + 1
    }
    for (let p = 0; p < size; p++)
      this.childFrom[p + 1] = (this.childFrom[p + 1] ?? 0) + (this.childFrom[p] ?? 0)
    const free = this.childFrom.slice()
    const out = new Int32Array(this.childFrom[size] ?? 0)
    for (let p = 0; p < size; p++) {
      const above = parent[p] ?? -1
      if (above < 0) continue
      out[free[above] ?? 0] = p
      free[above] = (free[above] ?? 0) + 1
    }
    return out
  }

  /** One sequence: lists the places of its items, then walks the patterns that begin with one of them. */
  take(s: number): void {
    const { db, head, mark, place, next, rootOf } = this
    const from = db.start[s] ?? 0
    let slot = 0
    for (let e = (db.start[s + 1] ?? 0) - 1; e >= from; e--)
      for (let i = db.itemStart[e] ?? 0; i < (db.itemStart[e + 1] ?? 0); i++) {
        const item = db.items[i] ?? 0
        next[slot] = mark[item] === s + 1 ? (head[item] ?? -1) : -1
        mark[item] = s + 1
        place[slot] = e
        head[item] = slot++
      }
    this.work += slot + 1
    for (let i = 0; i < slot; i++) {
      const item = db.items[(db.itemStart[from] ?? 0) + i] ?? 0
      const root = rootOf[item] ?? -1
      if (root < 0 || mark[item] !== s + 1) continue
      mark[item] = -s - 1
      this.walk(root, 0, this.list(item, this.ends[0]), s)
      mark[item] = -s - 1
    }
  }

  private list(item: number, into: Int32Array | undefined): number {
    let n = 0
    for (let slot = this.head[item] ?? -1; slot >= 0 && into; slot = this.next[slot] ?? -1)
      into[n++] = this.place[slot] ?? 0
    return n
  }

  private walk(p: number, depth: number, ends: number, s: number): void {
    const { patterns, childFrom, children, mark } = this
    this.count[p] = (this.count[p] ?? 0) + 1
    const to = childFrom[p + 1] ?? 0
    for (let c = childFrom[p] ?? 0; c < to; c++) {
      const child = children[c] ?? 0
      const item = patterns.item[child] ?? 0
      this.work++
      if (mark[item] !== s + 1 && mark[item] !== -s - 1) continue
      const found =
        patterns.opens[child] === 1 ? this.later(item, depth, ends) : this.beside(item, depth, ends)
      if (found > 0) this.walk(child, depth + 1, found, s)
    }
  }

  /** Places of an item with an end before it, within the gaps. */
  private later(item: number, depth: number, count: number): number {
    const { next, place, db, minGap, maxGap } = this
    const [ends, into] = [this.ends[depth], this.ends[depth + 1]]
    if (!ends || !into) return 0
    let [n, latest] = [0, -1]
    for (let slot = this.head[item] ?? -1; slot >= 0; slot = next[slot] ?? -1) {
      const e = place[slot] ?? 0
      const today = db.day[e] ?? 0
      for (; latest + 1 < count; latest++) {
        const end = ends[latest + 1] ?? 0
        if (end >= e || today - (db.day[end] ?? 0) < minGap) break
      }
      if (latest >= 0 && today - (db.day[ends[latest] ?? 0] ?? 0) <= maxGap) into[n++] = e
      this.work++
    }
    return n
  }

  /** Ends that hold the item, too. */
  private beside(item: number, depth: number, count: number): number {
    const { next, place } = this
    const [ends, into] = [this.ends[depth], this.ends[depth + 1]]
    if (!ends || !into) return 0
    let [n, i] = [0, 0]
    for (let slot = this.head[item] ?? -1; slot >= 0 && i < count; slot = next[slot] ?? -1) {
      const e = place[slot] ?? 0
      while (i < count && (ends[i] ?? 0) < e) i++
      if (i < count && ends[i] === e) into[n++] = e
      this.work++
    }
    return n
  }
}

function top(values: Int32Array): number {
  return values.reduce((most, v) => Math.max(most, v), 0)
}

/**
 * Days between the elements of one pattern, in each sequence that contains it, by its earliest match: `gaps[i]` stands
 * between elements i and i + 1; `sequence` and `last` (its last day) beside each other.
 */
export function earliestMatches(
  db: Sequences,
  elements: readonly (readonly number[])[],
  { minGap = 0, maxGap = 2 ** 31 }: Pick<Limits, 'minGap' | 'maxGap'>,
): { sequence: number[]; gaps: number[][] } {
  const found = { sequence: [] as number[], gaps: elements.slice(1).map(() => [] as number[]) }
  const at: number[] = []
  const fits = (end: number, from: number, k: number): boolean => {
    for (let e = from; e < end; e++) {
      const gap = k === 0 ? minGap : (db.day[e] ?? 0) - (db.day[at[k - 1] ?? 0] ?? 0)
      if (gap > maxGap) return false
      if (gap < minGap || !holds(db, e, elements[k] ?? [])) continue
      at[k] = e
      if (k + 1 === elements.length || fits(end, e + 1, k + 1)) return true
    }
    return false
  }
  for (let s = 0; s + 1 < db.start.length; s++) {
    if (!fits(db.start[s + 1] ?? 0, db.start[s] ?? 0, 0)) continue
    found.sequence.push(s)
    for (const [k, gaps] of found.gaps.entries())
      gaps.push((db.day[at[k + 1] ?? 0] ?? 0) - (db.day[at[k] ?? 0] ?? 0))
  }
  return found
}

function holds({ itemStart, items }: Sequences, e: number, element: readonly number[]): boolean {
  let found = 0
  for (let i = itemStart[e] ?? 0; i < (itemStart[e + 1] ?? 0); i++) if (items[i] === element[found]) found++
  return found === element.length
}
