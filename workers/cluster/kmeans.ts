import { within } from '../numeric/progress.ts'
import { Assigner } from './kernel/assigner.ts'
import { centresOf, type Matrix, sizesOf, squared } from './matrix.ts'
import { firstCentres } from './seeding.ts'

/** Rows in groups: `centres` row by row in the units of the matrix, `inertia` the sum of squared distances to them. */
export interface Clustering {
  clusters: number
  centres: Float64Array
  labels: Uint8Array
  sizes: Int32Array
  inertia: number
  iterations: number
}

export interface Effort {
  starts?: number
  swaps?: number
  iterations?: number
  /** Serves several runs on one matrix; made anew where absent. */
  assigner?: Assigner
}

/** 65,536 rows. */
const chunk = 4_096

/**
 * k-means: the best of several starts (k-means++) of Lloyd's algorithm (1957/1982), then of swaps of one of its centres
 * for a row (Fränti 2018, Efficiency of random swap clustering). At most 254 clusters; fewer come back where there are fewer
 * distinct rows. Memory: 4 bytes a value and 26 a row, beside the matrix. Yields the share done.
 */
export function* kmeans(
  matrix: Matrix,
  clusters: number,
  random: () => number,
  { starts = 10, swaps = 0, iterations = 300, assigner = new Assigner(matrix, clusters) }: Effort = {},
): Generator<number, Clustering> {
  let best: Clustering | undefined
  const all = starts + swaps
  for (let s = 0; s < starts; s++) {
    const [from, seeded, to] = [s / all, (s + 0.2) / all, (s + 1) / all]
    const first = yield* within(firstCentres(matrix, clusters, random), from, seeded)
    const found = yield* within(lloyd(matrix, first, { iterations, assigner }), seeded, to)
    if (!best || found.inertia < best.inertia) best = found
    yield to
  }
  if (!best) throw new RangeError('k-means needs a start')
  for (let s = starts; s < all; s++) {
    const moved = swapped(matrix, best, random)
    const found = yield* within(lloyd(matrix, moved, { iterations, assigner }), s / all, (s + 1) / all)
    if (found.clusters >= best.clusters && found.inertia < best.inertia) best = found
    yield (s + 1) / all
  }
  return best
}

function swapped({ rows, columns, values }: Matrix, best: Clustering, random: () => number): Float64Array {
  const centres = best.centres.slice()
  const row = Math.floor(random() * rows)
  const out = Math.floor(random() * best.clusters)
  centres.set(values.subarray(row * columns, (row + 1) * columns), out * columns)
  return centres
}

/**
 * Lloyd's algorithm from given centres, until no row changes its cluster (of very many rows: one in 100,000). An empty
 * cluster takes the row farthest from its own centre. Yields the share done, at least every 65,536 rows.
 * Memory as in `kmeans`.
 */
export function* lloyd(
  matrix: Matrix,
  from: Float64Array,
  { iterations = 300, assigner = new Assigner(matrix, from.length / matrix.columns) }: Effort = {},
): Generator<number, Clustering> {
  const blocks = Math.ceil(matrix.rows / 16)
  let centres = from
  let round = 0
  assigner.clear()
  for (let settled = false; !settled && round < iterations; round++) {
    assigner.place(centres)
    let changed = 0
    for (let at = 0; at < blocks; at += chunk) {
      changed += assigner.assign(at, Math.min(blocks, at + chunk))
      if (at + chunk < blocks) yield round / (round + 8)
    }
    centres = assigner.centres(centres)
    settled = changed <= matrix.rows / 100_000 && !mend(matrix, centres, assigner)
    if (round % 16 === 15) yield round / (round + 8)
  }
  return clustering(
    matrix,
    assigner.laid.labels.slice(0, matrix.rows),
    centres.length / matrix.columns,
    round,
  )
}

/** Moves the centres of empty clusters to the rows that stand farthest off. False where all have rows, or none is off. */
function mend(matrix: Matrix, centres: Float64Array, { laid }: Assigner): boolean {
  const clusters = centres.length / matrix.columns
  const empty = Array.from({ length: clusters }, (_, c) => c).filter((c) => laid.counts[c] === 0)
  if (empty.length === 0) return false
  const far = farthest(matrix, centres, laid.labels, empty.length)
  far.forEach((row, i) => {
    const { columns, values } = matrix
    centres.set(values.subarray(row * columns, (row + 1) * columns), (empty[i] ?? 0) * columns)
  })
  return far.length > 0
}

function farthest(matrix: Matrix, centres: Float64Array, labels: Uint8Array, most: number): number[] {
  const found: { row: number; gap: number }[] = []
  for (let i = 0; i < matrix.rows; i++) {
    const gap = squared(matrix.values, i, centres, labels[i] ?? 0, matrix.columns)
    if (gap <= (found.length < most ? 0 : (found.at(-1)?.gap ?? 0))) continue
    found.push({ row: i, gap })
    found.sort((a, b) => b.gap - a.gap)
    found.length = Math.min(found.length, most)
  }
  return found.map(({ row }) => row)
}

/** Exact centres and inertia of a partition; empty clusters are left out, the others keep their order. */
function clustering(matrix: Matrix, labels: Uint8Array, clusters: number, iterations: number): Clustering {
  const full = sizesOf(labels, clusters)
  const kept = Array.from(full.keys()).filter((c) => (full[c] ?? 0) > 0)
  if (kept.length < clusters) {
    const to = new Uint8Array(256)
    kept.forEach((c, i) => {
      to[c] = i
    })
    for (let i = 0; i < labels.length; i++) labels[i] = to[labels[i] ?? 0] ?? 0
  }
  const centres = centresOf(matrix, labels, kept.length)
  let inertia = 0
  for (let i = 0; i < matrix.rows; i++)
    inertia += squared(matrix.values, i, centres, labels[i] ?? 0, matrix.columns)
  return {
    clusters: kept.length,
    centres,
    labels,
    sizes: sizesOf(labels, kept.length),
    inertia,
    iterations,
  }
}
