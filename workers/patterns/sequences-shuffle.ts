import type { Sequences } from './sequences.ts'
import { breath } from './sequences-pairs.ts'

/**
 * The same sequences with the dates of their elements dealt out anew within each: who has what, and when, stays; only the
 * order is chance's (Fisher–Yates, Knuth, TAOCP 2, algorithm P). Linear; memory as the items.
 */
export function* shuffled(db: Sequences, random: () => number): Generator<number, Sequences> {
  const { start, itemStart, items } = db
  const order = new Int32Array(db.day.length)
  for (let e = 0; e < order.length; e++) order[e] = e
  const out = { ...db, itemStart: new Int32Array(itemStart.length), items: new Int32Array(items.length) }
  let [put, next] = [0, breath]
  for (let s = 0; s + 1 < start.length; s++) {
    const [from, to] = [start[s] ?? 0, start[s + 1] ?? 0]
    for (let i = to - 1; i > from; i--) {
      const j = from + Math.floor(random() * (i - from + 1))
      const kept = order[i] ?? 0
      order[i] = order[j] ?? 0
      order[j] = kept
    }
    for (let e = from; e < to; e++) {
      const own = order[e] ?? 0
      for (let i = itemStart[own] ?? 0; i < (itemStart[own + 1] ?? 0); i++) out.items[put++] = items[i] ?? 0
      out.itemStart[e + 1] = put
    }
    if (put < next) continue
    yield put / items.length
    next = put + breath
  }
  return out
}

/** One set of sequences after the other. */
export function joined(a: Sequences, b: Sequences): Sequences {
  const after = (x: Int32Array, y: Int32Array, shift: number) => {
    const out = new Int32Array(x.length + y.length - 1)
    out.set(x)
    for (let i = 1; i < y.length; i++) out[x.length + i - 1] = (y[i] ?? 0) + shift
    return out
  }
  return {
    start: after(a.start, b.start, a.day.length),
    itemStart: after(a.itemStart, b.itemStart, a.items.length),
    items: concat(a.items, b.items),
    day: concat(a.day, b.day),
  }
}

function concat(a: Int32Array, b: Int32Array): Int32Array {
  const out = new Int32Array(a.length + b.length)
  out.set(a)
  out.set(b, a.length)
  return out
}

/** Every n-th sequence, beginning with the first. */
export function everyNth(db: Sequences, n: number): Sequences {
  if (n <= 1) return db
  const { start, itemStart, items, day } = db
  const out = { start: [0], itemStart: [0], items: [] as number[], day: [] as number[] }
  for (let s = 0; s + 1 < start.length; s += n) {
    for (let e = start[s] ?? 0; e < (start[s + 1] ?? 0); e++) {
      for (let i = itemStart[e] ?? 0; i < (itemStart[e + 1] ?? 0); i++) out.items.push(items[i] ?? 0)
      out.itemStart.push(out.items.length)
      out.day.push(day[e] ?? 0)
    }
    out.start.push(out.day.length)
  }
  const whole = (values: number[]) => Int32Array.from(values)
  return {
    start: whole(out.start),
    itemStart: whole(out.itemStart),
    items: whole(out.items),
    day: whole(out.day),
  }
}
