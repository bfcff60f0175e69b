import { within } from '../numeric/progress.ts'
import type { Sequences } from './sequences.ts'

/** Sequences of frequent items only, numbered from 0 in their old order; elements left empty are gone. */
export interface Reduced extends Sequences {
  codeOf: Int32Array
  /** Sequences that contain each item. */
  count: Int32Array
}

/** Items between two breaths. */
export const breath = 65_536

/** Keeps the items of `minCount` sequences. Linear; memory: as the input, and 12 bytes an item number. Yields the share done. */
export function* reduce(db: Sequences, minCount: number): Generator<number, Reduced> {
  const count = yield* within(sequencesWith(db), 0, 0.5)
  const codeOf = Int32Array.from(count.keys()).filter((item) => (count[item] ?? 0) >= minCount)
  const numberOf = new Int32Array(count.length).fill(-1)
  codeOf.forEach((item, n) => {
    numberOf[item] = n
  })
  const kept = yield* within(renumbered(db, numberOf), 0.5, 1)
  return { ...kept, codeOf, count: codeOf.map((item) => count[item] ?? 0) }
}

/** In how many sequences each item stands. */
function* sequencesWith({ start, itemStart, items }: Sequences): Generator<number, Int32Array> {
  const codes = items.reduce((most, item) => Math.max(most, item), -1) + 1
  const seen = new Int32Array(codes)
  const count = new Int32Array(codes)
  for (let s = 0, next = breath; s + 1 < start.length; s++) {
    const end = itemStart[start[s + 1] ?? 0] ?? 0
    for (let i = itemStart[start[s] ?? 0] ?? 0; i < end; i++) {
      const item = items[i] ?? 0
      if (seen[item] === s + 1) continue
      seen[item] = s + 1
      count[item] = (count[item] ?? 0) + 1
    }
    if (end < next) continue
    yield end / items.length
    next = end + breath
  }
  return count
}

/** The sequences with `numberOf` each item; items numbered -1, and elements that only had such, are left out. */
function* renumbered(db: Sequences, numberOf: Int32Array): Generator<number, Sequences> {
  const start = new Int32Array(db.start.length)
  const itemStart = new Int32Array(db.itemStart.length)
  const items = new Int32Array(db.items.length)
  const day = new Int32Array(db.day.length)
  let [elements, put] = [0, 0]
  for (let s = 0, next = breath; s + 1 < start.length; s++) {
    const end = db.start[s + 1] ?? 0
    for (let e = db.start[s] ?? 0; e < end; e++) {
      const from = put
      const last = db.itemStart[e + 1] ?? 0
      for (let i = db.itemStart[e] ?? 0; i < last; i++) {
        const n = numberOf[db.items[i] ?? 0] ?? -1
        if (n >= 0) items[put++] = n
      }
      if (put === from) continue
      day[elements] = db.day[e] ?? 0
      itemStart[++elements] = put
    }
    start[s + 1] = elements
    const looked = db.itemStart[end] ?? 0
    if (looked < next) continue
    yield looked / items.length
    next = looked + breath
  }
  return {
    start,
    itemStart: itemStart.subarray(0, elements + 1),
    items: items.subarray(0, put),
    day: day.subarray(0, elements),
  }
}

/** `after[a · n + b]`: sequences with b in a later element than some a; `beside[a · n + b]`, a < b: with both in one element. */
export interface Pairs {
  n: number
  after: Int32Array
  beside: Int32Array
}

/**
 * Counts of all pairs in one pass: b follows a in a sequence exactly if the first a stands before the last b. Quadratic in
 * the distinct items of a sequence and the items of an element; 12 n² bytes for n items.
 */
export function* countPairs({ start, itemStart, items, count }: Reduced): Generator<number, Pairs> {
  const n = count.length
  const after = new Int32Array(n * n)
  const beside = new Int32Array(n * n)
  const seen = new Int32Array(n * n)
  const first = new Int32Array(n)
  const last = new Int32Array(n)
  const mark = new Int32Array(n)
  const own = new Int32Array(n)
  let work = 0
  for (let s = 0; s + 1 < start.length; s++) {
    let distinct = 0
    const end = start[s + 1] ?? 0
    for (let e = start[s] ?? 0; e < end; e++) {
      const from = itemStart[e] ?? 0
      const to = itemStart[e + 1] ?? 0
      for (let i = from; i < to; i++) {
        const a = items[i] ?? 0
        if (mark[a] !== s + 1) {
          mark[a] = s + 1
          first[a] = e
          own[distinct++] = a
        }
        last[a] = e
        for (let j = i + 1; j < to; j++) {
          const at = a * n + (items[j] ?? 0)
          if (seen[at] === s + 1) continue
          seen[at] = s + 1
          beside[at] = (beside[at] ?? 0) + 1
        }
      }
      work += ((to - from) * (to - from)) >> 1
      if (work > 16 * breath) {
        yield s / start.length
        work = 0
      }
    }
    for (let i = 0; i < distinct; i++) {
      const a = own[i] ?? 0
      const at = first[a] ?? 0
      for (let j = 0; j < distinct; j++) {
        const b = own[j] ?? 0
        if (at < (last[b] ?? 0)) after[a * n + b] = (after[a * n + b] ?? 0) + 1
      }
    }
    work += distinct * distinct + distinct
    if (work > 16 * breath) {
      yield s / start.length
      work = 0
    }
  }
  return { n, after, beside }
}

/** Whether some item is frequent after this one, or beside it with a higher number. */
export function leadsOn(a: number, { n, after, beside }: Pairs, minCount: number): boolean {
  for (let b = 0, at = a * n; b < n; b++, at++)
    if ((after[at] ?? 0) >= minCount || (b > a && (beside[at] ?? 0) >= minCount)) return true
  return false
}

/** The sequences less the items that stand in no frequent pair: no longer pattern has them. Numbers and counts stay. Yields the share done. */
export function* pairedOnly(db: Reduced, pairs: Pairs, minCount: number): Generator<number, Reduced> {
  const { n, after, beside } = pairs
  const kept = Int32Array.from({ length: n }, (_, a) => (leadsOn(a, pairs, minCount) ? a : -1))
  for (let a = 0, at = 0; a < n; a++)
    for (let b = 0; b < n; b++, at++)
      if ((after[at] ?? 0) >= minCount || (b > a && (beside[at] ?? 0) >= minCount)) kept[b] = b
  return { ...db, ...(yield* renumbered(db, kept)) }
}

/** Elements where each item first stands in its sequences: those of item a are `at[from[a]]` … `at[from[a + 1]]`. */
export interface Firsts {
  from: Int32Array
  at: Int32Array
}

/** Linear; 4 bytes a distinct item of each sequence. */
export function* firstPlaces({ start, itemStart, items, count }: Reduced): Generator<number, Firsts> {
  const from = new Int32Array(count.length + 1)
  count.forEach((sequences, a) => {
    from[a + 1] = (from[a] ?? 0) + sequences
  })
  const at = new Int32Array(from[count.length] ?? 0)
  const free = from.slice()
  const seen = new Int32Array(count.length)
  for (let s = 0, next = breath; s + 1 < start.length; s++) {
    const end = start[s + 1] ?? 0
    for (let e = start[s] ?? 0; e < end; e++) {
      for (let i = itemStart[e] ?? 0; i < (itemStart[e + 1] ?? 0); i++) {
        const a = items[i] ?? 0
        if (seen[a] === s + 1) continue
        seen[a] = s + 1
        const to = free[a] ?? 0
        at[to] = e
        free[a] = to + 1
      }
    }
    if ((itemStart[end] ?? 0) < next) continue
    yield (itemStart[end] ?? 0) / items.length
    next = (itemStart[end] ?? 0) + breath
  }
  return { from, at }
}
