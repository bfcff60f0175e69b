import type { FeatureColumn, Features } from '../features.ts'
import { type Nodes, turn } from '../nodes.ts'
import { giveBack, type Kernel, type Lists, lay, takeKernel } from './memory.ts'

const block = 256
const groups = block / 8
/** What stands above the place of the marks where labels part; as in `assembly/forest.ts`. */
const tagged = 0x7ff80001
/** More bytes of marks than this are not laid. */
const mostMarks = 16 << 20

/** A column as it lies in a group: `at` its values; `low` those where what is not known counts as lowest, maybe the same. */
interface Lane {
  readonly column: FeatureColumn
  readonly at: number
  readonly low: number
  /** Labels that trees know; the place behind them is for all others. */
  readonly labels: number
}

const shapeOf = (trees: number, nodes: number, marks: number, width: number) =>
  ({
    nodes: ['real', 2 * nodes],
    values: ['real', nodes],
    roots: ['whole', trees],
    marks: ['bytes', marks],
    cells: ['real', block * width],
    sums: ['real', block],
  }) as const

/** Trees laid for the kernel; null where there is none. Yields a breath a column. Memory: 24 bytes a node, a byte a label where labels part, 2 kB a column. */
export function* plant(trees: readonly Nodes[], features: Features): Generator<number, Forest | null> {
  const [lanes, width] = yield* lanesOf(trees, features)
  const count = trees.reduce((sum, tree) => sum + tree.turn.length, 0)
  const marks = trees.reduce((sum, tree) => sum + marksOf(tree, lanes), 0)
  const kernel = marks > mostMarks ? null : takeKernel()
  if (!kernel) return null
  try {
    const lists = lay(shapeOf(trees.length, count, marks, width), kernel)
    return new Forest(trees, features.rows, lanes, width, lists, kernel)
  } catch {
    return null
  }
}

function* lanesOf(
  trees: readonly Nodes[],
  { columns }: Features,
): Generator<number, [lanes: Lane[], width: number]> {
  const labels = new Int32Array(columns.length)
  for (const { subset, column } of trees)
    subset.forEach((marks, node) => {
      const c = column[node] ?? 0
      if (marks) labels[c] = Math.max(labels[c] ?? 0, marks.length)
    })
  let width = 0
  const lanes: Lane[] = []
  for (const [c, column] of columns.entries()) {
    const at = width++
    const low = column.kind === 'number' && hasGaps(column.values) ? width++ : at
    lanes.push({ column, at, low, labels: labels[c] ?? 0 })
    yield 0
  }
  return [lanes, width]
}

function hasGaps(values: Float64Array): boolean {
  for (let i = 0; i < values.length; i++) if (Number.isNaN(values[i])) return true
  return false
}

function marksOf({ subset, column }: Nodes, lanes: readonly Lane[]): number {
  return subset.reduce(
    (sum, marks, node) => sum + (marks ? (lanes[column[node] ?? 0]?.labels ?? 0) + 1 : 0),
    0,
  )
}

class Forest {
  private readonly words: Int32Array
  private readonly codes: Int32Array
  private filled = 0
  private marked = 0

  constructor(
    private readonly trees: readonly Nodes[],
    private readonly rows: number,
    private readonly lanes: readonly Lane[],
    private readonly width: number,
    private readonly lists: Lists<ReturnType<typeof shapeOf>>,
    private readonly kernel: Kernel,
  ) {
    const { nodes, cells } = lists
    this.words = new Int32Array(nodes.buffer, nodes.byteOffset, 2 * nodes.length)
    this.codes = new Int32Array(cells.buffer, cells.byteOffset, 2 * cells.length)
    trees.forEach((tree, t) => {
      lists.roots[t] = this.address(this.filled)
      this.lay(tree)
    })
  }

  /** Base plus the values of all trees for each row. Yields the share done. */
  *summed(base: number): Generator<number, Float64Array> {
    const { rows, kernel, trees, width } = this
    const { roots, nodes, values, cells, sums } = this.lists
    const all = new Float64Array(rows)
    const every = block * Math.max(1, Math.floor(2000 / Math.max(1, trees.length)))
    for (let from = 0; from < rows; from += block) {
      const to = Math.min(rows, from + block)
      for (const lane of this.lanes) this.fill(lane, from, to)
      sums.fill(base)
      const [first, hasLabels] = [roots.byteOffset, this.marked > 0 ? 1 : 0]
      const [node, value, cell] = [nodes.byteOffset, values.byteOffset, cells.byteOffset]
      kernel.descend(first, trees.length, node, value, cell, width * 64, groups, sums.byteOffset, hasLabels)
      all.set(sums.subarray(0, to - from), from)
      if (from % every === 0) yield from / rows
    }
    giveBack(kernel)
    return all
  }

  private address(node: number): number {
    return this.lists.nodes.byteOffset + 16 * node
  }

  /** Nodes level by level, the high child before the low one. */
  private lay(tree: Nodes): void {
    const queue = [0]
    const start = this.filled++
    for (let k = 0; k < queue.length; k++) {
      const [node, at] = [queue[k] ?? 0, start + k]
      const isLeaf = tree.turn[node] === turn.leaf
      this.words[4 * at + 3] = this.address(isLeaf ? at : this.filled)
      this.lists.values[at] = tree.value[node] ?? 0
      if (isLeaf) this.lists.nodes[2 * at] = Number.NaN
      else {
        this.part(tree, node, at)
        queue.push(tree.high[node] ?? 0, tree.low[node] ?? 0)
        this.filled += 2
      }
    }
  }

  private part({ turn: turns, column, limit, subset }: Nodes, node: number, at: number): void {
    const lane = this.lanes[column[node] ?? 0]
    const kind = turns[node] ?? 0
    const marks = subset[node]
    this.words[4 * at + 2] = 64 * ((kind === turn.low ? lane?.low : lane?.at) ?? 0)
    if (!marks) this.lists.nodes[2 * at] = limit[node] ?? 0
    else {
      this.words[4 * at] = this.lists.marks.byteOffset + this.marked
      this.words[4 * at + 1] = tagged
      const ofUnknown = kind === turn.subsetLow ? 1 : 0
      for (let code = 0; code <= (lane?.labels ?? 0); code++) {
        const mark = marks[code] ?? 2
        this.lists.marks[this.marked++] = mark === 2 ? ofUnknown : mark
      }
    }
  }

  /** Eight rows of a column stand together; a label as a whole number in the lower half of its cell. */
  private fill({ column, at, low, labels }: Lane, from: number, to: number): void {
    const { cells } = this.lists
    const step = 8 * this.width
    if (column.kind === 'category') {
      this.fillCodes(column.codes, 8 * at, labels, from, to)
      return
    }
    const { values } = column
    for (let i = from, group = 8 * at; i < to; i += 8, group += step) {
      const left = Math.min(8, to - i)
      for (let r = 0; r < left; r++) cells[group + r] = values[i + r] ?? Number.NaN
    }
    if (low === at) return
    for (let i = from, group = 8 * low; i < to; i += 8, group += step) {
      const left = Math.min(8, to - i)
      for (let r = 0; r < left; r++) {
        const value = values[i + r] ?? Number.NaN
        cells[group + r] = Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value
      }
    }
  }

  private fillCodes(given: Int32Array, start: number, labels: number, from: number, to: number): void {
    for (let i = from, group = start; i < to; i += 8, group += 8 * this.width) {
      const left = Math.min(8, to - i)
      for (let r = 0; r < left; r++) {
        const code = given[i + r] ?? -1
        this.codes[2 * (group + r)] = code < 0 || code > labels ? labels : code
      }
    }
  }
}
