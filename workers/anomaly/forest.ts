import { leavesPerTree, nodesPerTree, type Trees } from './kernel/plain.ts'
import { chunk, walkOf } from './kernel/walker.ts'
import type { Matrix } from './matrix.ts'

/** Trees that part rows at random; `usual`: how far a row comes on average among as many as each tree has seen. */
export interface Forest extends Trees {
  readonly columns: number
  readonly usual: number
}

/** Rows a tree sees; the ninth level would tell nothing more (section 5.1 of the paper). */
const mostSeen = 256
const deepest = 8

/** c(n) of equation 1: the mean length of an unsuccessful search in a binary search tree of n keys. */
export function meanPath(n: number): number {
  if (n < 2) return 0
  let harmonic = 0
  for (let k = 1; k < n; k++) harmonic += 1 / k
  return 2 * harmonic - (2 * (n - 1)) / n
}

/**
 * Isolation forest: Liu, Ting & Zhou (2008), Isolation Forest, algorithms 1 and 2. Each tree parts up to 256 rows drawn without
 * replacement at a random limit of a random column that is not constant there, until rows are alone or ⌈log₂ rows⌉ levels deep.
 * Trees are laid out complete. Memory: 5 kB a tree. Yields the share done.
 */
export function* isolationForest(
  matrix: Matrix,
  random: () => number,
  trees = 100,
): Generator<number, Forest> {
  const seen = Math.min(mostSeen, matrix.rows)
  const forest: Forest = {
    ...{ trees, columns: matrix.columns, usual: meanPath(seen) },
    column: new Uint32Array(trees * nodesPerTree),
    limit: new Float64Array(trees * nodesPerTree).fill(Number.POSITIVE_INFINITY),
    path: new Float64Array(trees * leavesPerTree),
  }
  const most = Math.min(deepest, Math.ceil(Math.log2(Math.max(1, seen))))
  const usual = Float64Array.from({ length: seen + 1 }, (_, n) => meanPath(n))
  const grower = { matrix, random, forest, most, usual, open: new Int32Array(matrix.columns) }
  for (let t = 0; t < trees; t++) {
    yield t / trees
    const rows = drawn(matrix.rows, seen, random)
    grow(grower, { rows, from: 0, to: seen, tree: t, node: 0, depth: 0 })
  }
  return forest
}

/** Some of `rows` numbers, none twice: Floyd (1987), Comm. ACM 30. */
function drawn(rows: number, count: number, random: () => number): Int32Array {
  const taken = new Set<number>()
  for (let j = rows - count; j < rows; j++) {
    const one = Math.floor(random() * (j + 1))
    taken.add(taken.has(one) ? j : one)
  }
  return Int32Array.from(taken)
}

interface Grower {
  matrix: Matrix
  random: () => number
  forest: Forest
  most: number
  /** Mean path of each number of rows. */
  usual: Float64Array
  open: Int32Array
}

interface Branch {
  rows: Int32Array
  from: number
  to: number
  tree: number
  node: number
  depth: number
}

function grow(grower: Grower, branch: Branch): void {
  const { forest, most, usual, random } = grower
  const { rows, from, to, tree, node, depth } = branch
  const limit = depth < most && to - from > 1 ? limitOf(grower, branch) : null
  if (!limit) {
    const levels = deepest - depth
    const leaf = (node + 1) * 2 ** levels - 1 - nodesPerTree
    forest.path[tree * leavesPerTree + leaf] = depth + (usual[to - from] ?? 0)
    return
  }
  const { column, low, high } = limit
  const at = low + (1 - random()) * (high - low)
  const cut = at > low ? at : high
  forest.column[tree * nodesPerTree + node] = column
  forest.limit[tree * nodesPerTree + node] = cut
  const middle = parted(grower.matrix, rows, from, to, column, cut)
  grow(grower, { rows, from, to: middle, tree, node: 2 * node + 1, depth: depth + 1 })
  grow(grower, { rows, from: middle, to, tree, node: 2 * node + 2, depth: depth + 1 })
}

/** A column drawn from those that differ among some rows, and its range there; null where none does. */
function limitOf({ matrix, random, open }: Grower, { rows, from, to }: Branch) {
  for (let j = 0; j < open.length; j++) open[j] = j
  for (let left = open.length; left > 0; left--) {
    const k = Math.floor(random() * left)
    const column = open[k] ?? 0
    open[k] = open[left - 1] ?? 0
    let low = Number.POSITIVE_INFINITY
    let high = Number.NEGATIVE_INFINITY
    for (let i = from; i < to; i++) {
      const value = matrix.values[(rows[i] ?? 0) * matrix.columns + column] ?? 0
      if (value < low) low = value
      if (value > high) high = value
    }
    if (low < high) return { column, low, high }
  }
  return null
}

/** Puts rows below a limit first; the first place of the others. */
function parted(
  { columns, values }: Matrix,
  rows: Int32Array,
  from: number,
  to: number,
  column: number,
  limit: number,
): number {
  let middle = from
  for (let i = from; i < to; i++) {
    const row = rows[i] ?? 0
    if ((values[row * columns + column] ?? 0) >= limit) continue
    rows[i] = rows[middle] ?? 0
    rows[middle++] = row
  }
  return middle
}

/**
 * Scores 2^(−E(h) / c), 0–1, higher is stranger: equation 2 of the same paper. The matrix may be another one of as many columns.
 * Rows that score less than `least` get 0, and cost less: those that have come too far are let go before the last tree.
 * Memory: 8 bytes a row. Yields the share done. `isPlain`: without the kernel, as in a browser that has none.
 */
export function* anomalyScores(
  forest: Forest,
  matrix: Matrix,
  isPlain = false,
  least = 0,
): Generator<number, Float64Array> {
  const scores = new Float64Array(matrix.rows)
  const walk = walkOf(forest, matrix.columns, isPlain)
  const step = isPlain ? chunk / 4 : chunk
  const whole = forest.trees * forest.usual
  const most = least > 0 ? -Math.log2(least) * whole + 1e-6 : Number.POSITIVE_INFINITY
  for (let from = 0; from < matrix.rows; from += step) {
    yield from / matrix.rows
    const to = Math.min(matrix.rows, from + step)
    walk(matrix, from, to, scores, most)
    for (let i = from; i < to; i++) {
      const score = whole > 0 ? 2 ** (-(scores[i] ?? 0) / forest.trees / forest.usual) : 0.5
      scores[i] = score >= least ? score : 0
    }
  }
  return scores
}
