import { lengthsOf, type Patterns } from './sequences.ts'

/** 1 = no pattern with one item more is as frequent (closed), or none with one item more is frequent at all (maximal). */
export interface Condensed {
  closed: Uint8Array
  maximal: Uint8Array
}

/**
 * Closed and maximal patterns of a complete result: each pattern marks those it becomes when one item is left out. With
 * gaps or a window "contains" is meant item by item, since leaving out a middle element widens a gap. Quadratic in the length
 * of each pattern; 16 bytes a pattern. Yields the share done.
 */
export function* condense(patterns: Patterns): Generator<number, Condensed> {
  const { size, parent, item, opens, count } = patterns
  const index = new Index(patterns)
  const lengths = lengthsOf(patterns)
  const closed = new Uint8Array(size).fill(1)
  const maximal = new Uint8Array(size).fill(1)
  const path = new Int32Array(lengths.reduce((most, l) => Math.max(most, l), 0))
  for (let p = 0; p < size; p++) {
    if (p % 4096 === 0) yield p / size
    const length = lengths[p] ?? 0
    for (let at = p, i = length - 1; i >= 0; i--, at = parent[at] ?? -1) path[i] = at
    for (let gone = 0; gone < length && length > 1; gone++) {
      let at = gone === 0 ? -1 : (path[gone - 1] ?? -1)
      let moved = opens[path[gone] ?? 0] === 1
      for (let i = gone + 1; i < length && at !== -2; i++) {
        const token = path[i] ?? 0
        at = index.find(at, item[token] ?? 0, moved ? 1 : (opens[token] ?? 0))
        moved = false
      }
      if (at < 0) continue
      maximal[at] = 0
      if (count[at] === count[p]) closed[at] = 0
    }
  }
  return { closed, maximal }
}

/** Finds a pattern by its parent, its last item and whether that stands in a new element; open addressing. */
class Index {
  private readonly slots: Int32Array
  private readonly mask: number
  private readonly patterns: Patterns

  constructor(patterns: Patterns) {
    this.patterns = patterns
    const size = 2 ** Math.ceil(Math.log2(2 * patterns.size + 2))
    this.slots = new Int32Array(size).fill(-1)
    this.mask = size - 1
    for (let p = 0; p < patterns.size; p++) {
      const { parent, item, opens } = patterns
      this.slots[this.place(parent[p] ?? -1, item[p] ?? 0, opens[p] ?? 0)] = p
    }
  }

  /** The pattern, or -2 where there is none. */
  find(parent: number, item: number, opens: number): number {
    const found = this.slots[this.place(parent, item, opens)] ?? -1
    return found < 0 ? -2 : found
  }

  private place(parent: number, item: number, opens: number): number {
    const { patterns, slots, mask } = this
    let at = (Math.imul(parent + 1, 0x9e3779b1) ^ Math.imul(2 * item + opens, 0x85ebca6b)) >>> 0
    at = (at ^ (at >>> 15)) & mask
    for (; ; at = (at + 1) & mask) {
      const p = slots[at] ?? -1
      if (p < 0) return at
      if (patterns.parent[p] === parent && patterns.item[p] === item && patterns.opens[p] === opens) return at
    }
  }
}
