import { type Features, fillRows } from './features.ts'
import { plant } from './kernel/forest.ts'

/** How a node parts rows. `low` and `high` say where rows go whose value is not known. */
export const turn = { leaf: 0, low: 1, high: 2, subsetLow: 3, subsetHigh: 4 } as const

/** A tree, node by node, the root first. Children stand behind their parent. */
export interface Nodes {
  /** One of `turn`. */
  readonly turn: Uint8Array
  readonly column: Int32Array
  /** Numbers of at most the limit go low. */
  readonly limit: Float64Array
  /** Categories whose place is marked here go low. */
  readonly subset: readonly (Uint8Array | null)[]
  readonly low: Int32Array
  readonly high: Int32Array
  /** What a row that ends here is given. */
  readonly value: Float64Array
  /** Rows that came here in learning. */
  readonly cover: Float64Array
}

/** One node while a tree grows. */
export interface NodeDraft {
  turn: number
  column: number
  limit: number
  subset: Uint8Array | null
  low: number
  high: number
  value: number
  cover: number
}

export const leafDraft = (value: number, cover: number): NodeDraft => ({
  turn: turn.leaf,
  column: -1,
  limit: 0,
  subset: null,
  low: -1,
  high: -1,
  value,
  cover,
})

export function nodesOf(drafts: readonly NodeDraft[]): Nodes {
  return {
    turn: Uint8Array.from(drafts, (d) => d.turn),
    column: Int32Array.from(drafts, (d) => d.column),
    limit: Float64Array.from(drafts, (d) => d.limit),
    subset: drafts.map((d) => d.subset),
    low: Int32Array.from(drafts, (d) => d.low),
    high: Int32Array.from(drafts, (d) => d.high),
    value: Float64Array.from(drafts, (d) => d.value),
    cover: Float64Array.from(drafts, (d) => d.cover),
  }
}

/** Whether a value goes to the low side of a node that parts. NaN, and a label never seen, go where the node says. */
export function goesLow(nodes: Nodes, node: number, value: number): boolean {
  const kind = nodes.turn[node] ?? 0
  const limit = nodes.limit[node] ?? 0
  if (kind === turn.high) return value <= limit
  if (kind === turn.low) return !(value > limit)
  const mark = nodes.subset[node]?.[value]
  return mark === undefined || mark === 2 ? kind === turn.subsetLow : mark === 1
}

const block = 512
/** Fewer rows than this are sooner done than the trees are laid. */
const few = 64

/** Base plus the values of all trees for each row, by the kernel where there is one. Yields the share done. */
export function* summed(
  trees: readonly Nodes[],
  base: number,
  features: Features,
): Generator<number, Float64Array> {
  const forest = features.rows < few ? null : yield* plant(trees, features)
  return yield* forest ? forest.summed(base) : summedPlain(trees, base, features)
}

/** The same without the kernel. Rows are laid row by row in blocks that stay near. */
export function* summedPlain(
  trees: readonly Nodes[],
  base: number,
  features: Features,
): Generator<number, Float64Array> {
  const { rows, columns } = features
  const sums = new Float64Array(rows).fill(base)
  const laid = new Float64Array(block * columns.length)
  const every = block * Math.max(1, Math.floor(200 / Math.max(1, trees.length)))
  for (let from = 0; from < rows; from += block) {
    const to = Math.min(rows, from + block)
    fillRows(features, from, to, laid)
    for (const tree of trees) addTree(tree, laid, columns.length, sums, from, to)
    if (from % every === 0) yield from / rows
  }
  return sums
}

function addTree(
  nodes: Nodes,
  laid: Float64Array,
  width: number,
  sums: Float64Array,
  from: number,
  to: number,
): void {
  const { turn: turns, column, limit, low, high, value } = nodes
  for (let i = from, at = 0; i < to; i++, at += width) {
    let node = 0
    for (let kind = turns[0] ?? 0; kind !== turn.leaf; kind = turns[node] ?? 0) {
      const x = laid[at + (column[node] ?? 0)] ?? 0
      const cut = limit[node] ?? 0
      const isLow = kind === turn.high ? x <= cut : kind === turn.low ? !(x > cut) : goesLow(nodes, node, x)
      node = (isLow ? low[node] : high[node]) ?? 0
    }
    sums[i] = (sums[i] ?? 0) + (value[node] ?? 0)
  }
}
