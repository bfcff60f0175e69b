import { within } from '../numeric/progress.ts'
import { Assigner } from './kernel/assigner.ts'
import { type Clustering, kmeans } from './kmeans.ts'
import { type Matrix, rowsAt } from './matrix.ts'

export interface Trials {
  rounds: number
  starts: number
}

/**
 * How well each cluster comes back when the rows are drawn anew: the mean Jaccard likeness to the most alike cluster of a
 * bootstrap sample (Hennig 2007, Cluster-wise assessment of cluster stability). Above 0.75 is stable, under 0.6 is not to be
 * trusted. Linear. Yields the share done.
 * Memory: a drawn matrix at a time.
 */
export function* stability(
  matrix: Matrix,
  { labels, clusters }: Clustering,
  random: () => number,
  { rounds, starts }: Trials,
): Generator<number, Float64Array> {
  const assigner = new Assigner(matrix, clusters)
  const sums = new Float64Array(clusters)
  for (let round = 0; round < rounds; round++) {
    const drawn = Int32Array.from({ length: matrix.rows }, () => Math.floor(random() * matrix.rows))
    const sample = rowsAt(matrix, drawn)
    assigner.take(sample, clusters)
    const [from, to] = [round / rounds, (round + 1) / rounds]
    const found = yield* within(kmeans(sample, clusters, random, { starts, assigner }), from, to)
    yield to
    likeness(labels, clusters, found, drawn).forEach((jaccard, c) => {
      sums[c] = (sums[c] ?? 0) + jaccard / rounds
    })
  }
  return sums
}

/** Best Jaccard of each cluster, over the distinct rows that were drawn. */
function likeness(labels: Uint8Array, clusters: number, found: Clustering, drawn: Int32Array): number[] {
  const both = Array.from({ length: clusters }, () => new Float64Array(found.clusters))
  const own = new Float64Array(clusters)
  const other = new Float64Array(found.clusters)
  const seen = new Uint8Array(labels.length)
  drawn.forEach((row, i) => {
    if (seen[row]) return
    seen[row] = 1
    const [a, b] = [labels[row] ?? 0, found.labels[i] ?? 0]
    const cells = both[a]
    if (cells) cells[b] = (cells[b] ?? 0) + 1
    own[a] = (own[a] ?? 0) + 1
    other[b] = (other[b] ?? 0) + 1
  })
  return both.map((cells, a) =>
    cells.reduce((best, n, b) => Math.max(best, n / Math.max(1, (own[a] ?? 0) + (other[b] ?? 0) - n)), 0),
  )
}
