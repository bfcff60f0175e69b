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

const unit = 65_536
/** Two units of a label and its position fit into one double, so that the engine's number sort does the work. */
const most = 2 ** 21
/** So few are put in place one by one. */
const few = 12

/** Most significant letters first, two at a time (radix exchange; Knuth, TAOCP 3, 5.2.2). */
function byUnits(labels: readonly string[]): Int32Array {
  const order = iota(labels.length)
  if (labels.length > most) return order.sort((a, b) => compare(labels[a], labels[b]))
  const left = [{ part: order, depth: 0 }]
  for (let next = left.pop(); next; next = left.pop()) {
    const { part, depth } = next
    if (part.length <= few) insert(part, labels)
    else for (const alike of byTwo(part, labels, depth)) left.push({ part: alike, depth: depth + 2 })
  }
  return order
}

/** Sorts labels that are alike up to `depth` by the next two units. Returns the runs that are still alike. */
function byTwo(part: Int32Array, labels: readonly string[], depth: number): Int32Array[] {
  const packed = new Float64Array(part.length)
  for (let i = 0; i < packed.length; i++) {
    const label = labels[part[i] ?? 0] ?? ''
    const high = depth < label.length ? label.charCodeAt(depth) : 0
    const low = depth + 1 < label.length ? label.charCodeAt(depth + 1) : 0
    packed[i] = (high * unit + low) * most + i
  }
  packed.sort()
  const before = part.slice()
  for (let i = 0; i < packed.length; i++) {
    const units = Math.floor((packed[i] ?? 0) / most)
    part[i] = before[(packed[i] ?? 0) - units * most] ?? 0
    packed[i] = units
  }
  return alike(part, packed, labels)
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
