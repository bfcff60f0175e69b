import type { Sequences } from '../../patterns/sequences.ts'

/** One customer and one item, beside each other: waits between purchases, their logs added up, and the last days. */
export interface Pairs {
  size: number
  sequence: Int32Array
  item: Int32Array
  waits: Int32Array
  sum: Float64Array
  squares: Float64Array
  lastWait: Int32Array
  lastDay: Int32Array
  /** Days from `until` to the next purchase of it; 0 where none came. */
  next: Int32Array
}

/**
 * Purchases until a day (included); of later ones the first of each item alone is told. Linear; 40 bytes for each item
 * bought and 8 an item. Yields the share done.
 */
export function* pairsOf(db: Sequences, items: number, until: number): Generator<number, Pairs> {
  const { start, itemStart, day } = db
  const most = db.items.length
  const pairs = room(most)
  const place = new Int32Array(items)
  const seen = new Int32Array(items)
  for (let s = 0, next = 65_536; s + 1 < start.length; s++) {
    for (let e = start[s] ?? 0; e < (start[s + 1] ?? 0); e++)
      for (let q = itemStart[e] ?? 0; q < (itemStart[e + 1] ?? 0); q++) {
        const item = db.items[q] ?? 0
        const today = day[e] ?? 0
        const known = seen[item] === s + 1
        if (today > until) {
          if (known) pairs.next[place[item] ?? 0] ||= today - until
          continue
        }
        if (known) wait(pairs, place[item] ?? 0, today)
        else {
          seen[item] = s + 1
          place[item] = pairs.size++
        }
        const at = place[item] ?? 0
        pairs.sequence[at] = s
        pairs.item[at] = item
        pairs.lastDay[at] = today
      }
    const done = itemStart[start[s + 1] ?? 0] ?? 0
    if (done < next) continue
    yield done / most
    next = done + 65_536
  }
  return pairs
}

const room = (most: number): Pairs => ({
  size: 0,
  sequence: new Int32Array(most),
  item: new Int32Array(most),
  waits: new Int32Array(most),
  sum: new Float64Array(most),
  squares: new Float64Array(most),
  lastWait: new Int32Array(most),
  lastDay: new Int32Array(most),
  next: new Int32Array(most),
})

function wait(pairs: Pairs, at: number, day: number): void {
  const days = day - (pairs.lastDay[at] ?? 0)
  pairs.waits[at] = (pairs.waits[at] ?? 0) + 1
  pairs.sum[at] = (pairs.sum[at] ?? 0) + Math.log(days)
  pairs.squares[at] = (pairs.squares[at] ?? 0) + Math.log(days) ** 2
  pairs.lastWait[at] = days
}
