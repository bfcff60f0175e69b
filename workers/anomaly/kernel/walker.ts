import type { Matrix } from '../matrix.ts'
import { wasm } from './built.ts'
import { descendPlain, leavesPerTree, nodesPerTree, type Trees } from './plain.ts'

/** What `assembly/index.ts` exports; addresses and counts. */
interface Exports {
  memory: WebAssembly.Memory
  descend(
    nodes: number,
    leaves: number,
    trees: number,
    values: number,
    size: number,
    rows: number,
    sums: number,
  ): void
}

const page = 65_536
/** Rows that are copied in at a time, and that one call takes: about 15 ms. */
export const chunk = 8_192

let module: WebAssembly.Module | null | undefined

function load(): Exports | null {
  try {
    module ??= new WebAssembly.Module(Uint8Array.from(atob(wasm), (c) => c.charCodeAt(0)))
    return new WebAssembly.Instance(module, {}).exports as unknown as Exports
  } catch {
    module = null
    return null
  }
}

/** Adds to `sums` how far some rows of a matrix come in each tree; where that is surely more than `most` in all, it becomes infinite. */
export type Walk = (matrix: Matrix, from: number, to: number, sums: Float64Array, most: number) => void

/**
 * Lays trees into the kernel's memory; without the kernel, or memory for it, loops in TypeScript find the same to the last bit, but
 * for what lies beyond `most`. Memory: 6 kB a tree and 8,192 rows of the matrix.
 */
export function walkOf(trees: Trees, columns: number, isPlain = false): Walk {
  const kernel = isPlain ? null : load()
  try {
    if (kernel) return fastWalk(kernel, trees, columns)
  } catch {
    // No memory for it.
  }
  return (matrix, from, to, sums) => descendPlain(trees, matrix.values, matrix.columns, from, to, sums)
}

/** Trees after which rows that have come too far already are given up. */
const group = 10

function fastWalk(kernel: Exports, trees: Trees, columns: number): Walk {
  const { column, path } = trees
  const leaves = page + column.length * 16
  const values = leaves + path.length * 8
  const out = values + chunk * columns * 8
  const missing = out + chunk * 8 - kernel.memory.buffer.byteLength
  if (missing > 0) kernel.memory.grow(Math.ceil(missing / page))
  const { buffer } = kernel.memory
  const reals = new Float64Array(buffer)
  layTrees(trees, buffer, leaves)
  let left: Float64Array | null = null
  return (matrix, from, to, sums, most) => {
    const isAll = most === Number.POSITIVE_INFINITY
    const step = isAll ? trees.trees : group
    if (!isAll) left ??= leftOf(trees)
    for (let at = from; at < to; at += chunk) {
      const end = Math.min(to, at + chunk)
      const lane: Lane = { columns, row: values >> 3, sum: out >> 3, places: places(at, isAll ? at : end) }
      reals.set(matrix.values.subarray(at * columns, end * columns), lane.row)
      reals.set(sums.subarray(at, end), lane.sum)
      let rows = end - at
      for (let t = 0; t < trees.trees && rows > 0; t += step) {
        const some = Math.min(step, trees.trees - t)
        const [node, leaf] = [page + t * nodesPerTree * 16, leaves + t * leavesPerTree * 8]
        kernel.descend(node, leaf, some, values, columns * 8, Math.ceil(rows / 4) * 4, out)
        if (left && !isAll) rows = kept(reals, lane, rows, most - (left[t + some] ?? 0))
      }
      if (isAll) sums.set(reals.subarray(lane.sum, lane.sum + rows), at)
      else sums.fill(Number.POSITIVE_INFINITY, at, end)
      for (let k = 0; k < rows && !isAll; k++) sums[lane.places[k] ?? 0] = reals[lane.sum + k] ?? 0
    }
  }
}

/** A node has sixteen bytes: its limit, and where its column stands in a row. */
function layTrees({ column, limit, path }: Trees, buffer: ArrayBuffer, leaves: number): void {
  const [reals, words] = [new Float64Array(buffer), new Uint32Array(buffer)]
  for (let k = 0; k < column.length; k++) {
    reals[(page >> 3) + 2 * k] = limit[k] ?? 0
    words[(page >> 2) + 4 * k + 2] = 8 * (column[k] ?? 0)
  }
  reals.set(path, leaves >> 3)
}

/** How far any row comes at least in the trees from each one on. */
function leftOf({ trees, path }: Trees): Float64Array {
  const left = new Float64Array(trees + 1)
  for (let t = trees - 1; t >= 0; t--) {
    let least = Number.POSITIVE_INFINITY
    for (const far of path.subarray(t * leavesPerTree, (t + 1) * leavesPerTree))
      if (far > 0 && far < least) least = far
    left[t] = (left[t + 1] ?? 0) + (least < Number.POSITIVE_INFINITY ? least : 0)
  }
  return left
}

/** Rows that lie in the kernel's memory, one after the other, and which rows they are. */
interface Lane {
  columns: number
  row: number
  sum: number
  places: Int32Array
}

function places(from: number, to: number): Int32Array {
  const all = new Int32Array(to - from)
  for (let k = 0; k < all.length; k++) all[k] = from + k
  return all
}

/** Moves the rows that have come no further than `most` together; how many there are. */
function kept(reals: Float64Array, { columns, row, sum, places }: Lane, rows: number, most: number): number {
  let n = 0
  for (let k = 0; k < rows; k++) {
    const far = reals[sum + k] ?? 0
    if (far > most) continue
    for (let j = 0; j < columns; j++) reals[row + n * columns + j] = reals[row + k * columns + j] ?? 0
    reals[sum + n] = far
    places[n++] = places[k] ?? 0
  }
  return n
}
