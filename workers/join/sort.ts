import { iota } from './table.ts'

export function compare(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** From so many labels on, our own sort is faster than the engine's. */
const many = 30_000

/** Positions of the labels in the order of their letters (UTF-16 units, as `<` compares); equal ones as they came. */
export function alphabetical(labels: readonly string[]): Int32Array {
  return (labels.length < many && byEngine(labels)) || byUnits(labels)
}

/** Null where labels are equal. */
function byEngine(labels: readonly string[]): Int32Array | null {
  const at = new Map<string, number>()
  for (let i = 0; i < labels.length; i++) at.set(labels[i] ?? '', i)
  if (at.size < labels.length) return null
  const sorted = [...labels].sort()
  const order = new Int32Array(sorted.length)
  for (let i = 0; i < order.length; i++) order[i] = at.get(sorted[i] ?? '') ?? 0
  return order
}

/**
 * Letters that are looked at in one go: with the position of a label they fit into one double, so that the engine's number sort
 * does the work. The fewer letters there are in use, the more fit.
 */
interface Stride {
  letters: number
  /** Ranks are below; 0 = the label has ended. */
  ranks: number
  /** Positions are below. */
  places: number
  /** Rank of a letter by its code. */
  rank: Uint16Array
}
const most = 2 ** 21
const exact = 2 ** 53
/** So few are put in place one by one. */
const few = 12

/** Most significant letters first, some at a time (radix exchange; Knuth, TAOCP 3, 5.2.2). */
function byUnits(labels: readonly string[]): Int32Array {
  const order = iota(labels.length)
  if (labels.length > most) return order.sort((a, b) => compare(labels[a], labels[b]))
  const stride = strideOf(labels)
  const left = [{ part: order, depth: commonStart(labels) }]
  for (let next = left.pop(); next; next = left.pop()) {
    const { part, depth } = next
    if (part.length <= few) {
      insert(part, labels)
      continue
    }
    for (const one of alike(part, sortedBy(part, labels, depth, stride)))
      left.push({ part: one, depth: depth + stride.letters })
  }
  return order
}

/** Of the letters in use. */
function strideOf(labels: readonly string[]): Stride {
  const rank = new Uint16Array(65_536)
  for (const label of labels) for (let at = 0; at < label.length; at++) rank[label.charCodeAt(at)] = 1
  let ranks = 1
  for (let code = 0; code < rank.length; code++) if (rank[code] === 1) rank[code] = ranks++
  const places = 2 ** Math.ceil(Math.log2(labels.length))
  const letters = Math.max(1, Math.floor(Math.log(exact / places) / Math.log(ranks)))
  return { letters, ranks, places, rank }
}

/** Letters with which all labels begin. */
function commonStart(labels: readonly string[]): number {
  const first = labels[0] ?? ''
  let common = first.length
  for (const label of labels) {
    let at = 0
    while (at < common && label.charCodeAt(at) === first.charCodeAt(at)) at++
    common = at
  }
  return common
}

/** Sorts labels that are alike so far by their next letters. Returns these, as one number a label. */
function sortedBy(
  part: Int32Array,
  labels: readonly string[],
  depth: number,
  { letters, ranks, places, rank }: Stride,
): Float64Array {
  const keys = new Float64Array(part.length)
  for (let i = 0; i < keys.length; i++) {
    const label = labels[part[i] ?? 0] ?? ''
    let key = 0
    for (let at = depth; at < depth + letters; at++)
      key = key * ranks + (at < label.length ? (rank[label.charCodeAt(at)] ?? 0) : 0)
    keys[i] = key * places + i
  }
  keys.sort()
  const before = part.slice()
  for (let i = 0; i < keys.length; i++) {
    const units = Math.floor((keys[i] ?? 0) / places)
    part[i] = before[(keys[i] ?? 0) - units * places] ?? 0
    keys[i] = units
  }
  return keys
}

/** Runs that are still alike and have not ended. */
function alike(part: Int32Array, units: Float64Array): Int32Array[] {
  const runs: Int32Array[] = []
  for (let from = 0; from < part.length; ) {
    let to = from + 1
    while (to < part.length && units[to] === units[from]) to++
    if (to - from > 1 && units[from] !== 0) runs.push(part.subarray(from, to))
    from = to
  }
  return runs
}

function insert(part: Int32Array, labels: readonly string[]): void {
  for (let i = 1; i < part.length; i++) {
    const at = part[i] ?? 0
    const label = labels[at] ?? ''
    let to = i
    for (; to > 0 && label < (labels[part[to - 1] ?? 0] ?? ''); to--) part[to] = part[to - 1] ?? 0
    part[to] = at
  }
}

/** Sorts each run of neighbours that are `same`; equal ones stay as they came, and a run that is in order is only looked at. */
export function sortRuns(
  order: Int32Array,
  same: (a: number, b: number) => boolean,
  by: (a: number, b: number) => number,
): Int32Array {
  for (let from = 0; from < order.length; ) {
    let to = from + 1
    while (to < order.length && same(order[from] ?? 0, order[to] ?? 0)) to++
    if (!isSorted(order, from, to, by)) order.subarray(from, to).sort(by)
    from = to
  }
  return order
}

function isSorted(
  order: Int32Array,
  from: number,
  to: number,
  by: (a: number, b: number) => number,
): boolean {
  for (let i = from + 1; i < to; i++) if (by(order[i - 1] ?? 0, order[i] ?? 0) > 0) return false
  return true
}
