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

/** Letters that are looked at in one go: with the position of a label they fit into one double, so that the engine's number sort does the work. */
interface Stride {
  letters: number
  /** Letters have codes below. */
  codes: number
}
const plain: Stride = { letters: 4, codes: 128 }
const wide: Stride = { letters: 2, codes: 65_536 }
const most = 2 ** 21
/** So few are put in place one by one. */
const few = 12

/** Most significant letters first, some at a time (radix exchange; Knuth, TAOCP 3, 5.2.2). */
function byUnits(labels: readonly string[]): Int32Array {
  const order = iota(labels.length)
  if (labels.length > most) return order.sort((a, b) => compare(labels[a], labels[b]))
  const left = [{ part: order, depth: 0 }]
  for (let next = left.pop(); next; next = left.pop()) {
    const { part, depth } = next
    if (part.length <= few) {
      insert(part, labels)
      continue
    }
    const quick = packed(part, labels, depth, plain)
    const stride = quick ? plain : wide
    const keys = quick ?? packed(part, labels, depth, wide) ?? new Float64Array()
    for (const one of byKeys(part, keys, labels)) left.push({ part: one, depth: depth + stride.letters })
  }
  return order
}

/** The next letters of each label and its place in the part as one number; null where a letter has too high a code. */
function packed(
  part: Int32Array,
  labels: readonly string[],
  depth: number,
  { letters, codes }: Stride,
): Float64Array | null {
  const keys = new Float64Array(part.length)
  for (let i = 0; i < keys.length; i++) {
    const label = labels[part[i] ?? 0] ?? ''
    let key = 0
    for (let at = depth; at < depth + letters; at++) {
      const code = at < label.length ? label.charCodeAt(at) : 0
      if (code >= codes) return null
      key = key * codes + code
    }
    keys[i] = key * most + i
  }
  return keys
}

const unitsOf = (key: number) => Math.floor(key / most)

/** Sorts labels that are alike so far by their keys. Returns the runs that are still alike. */
function byKeys(part: Int32Array, keys: Float64Array, labels: readonly string[]): Int32Array[] {
  keys.sort()
  const before = part.slice()
  for (let i = 0; i < keys.length; i++) {
    const units = unitsOf(keys[i] ?? 0)
    part[i] = before[(keys[i] ?? 0) - units * most] ?? 0
    keys[i] = units
  }
  return alike(part, keys, labels)
}

function alike(part: Int32Array, units: Float64Array, labels: readonly string[]): Int32Array[] {
  const runs: Int32Array[] = []
  for (let from = 0; from < part.length; ) {
    let to = from + 1
    while (to < part.length && units[to] === units[from]) to++
    if (to - from > 1) {
      const run = part.subarray(from, to)
      if (units[from] === 0) run.sort((a, b) => compare(labels[a], labels[b]))
      else runs.push(run)
    }
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

/** Sorts each run of neighbours that are `same`. */
export function sortRuns(
  order: Int32Array,
  same: (a: number, b: number) => boolean,
  by: (a: number, b: number) => number,
): Int32Array {
  for (let from = 0; from < order.length; ) {
    let to = from + 1
    while (to < order.length && same(order[from] ?? 0, order[to] ?? 0)) to++
    if (to - from > 1) order.subarray(from, to).sort(by)
    from = to
  }
  return order
}
