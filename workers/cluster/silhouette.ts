import { type Matrix, sizesOf } from './matrix.ts'

export interface Partition {
  clusters: number
  labels: ArrayLike<number>
}

/**
 * Mean silhouette (Rousseeuw 1987) of several partitions of the same rows: (b − a) / max(a, b), a the mean distance to the
 * others of one's own cluster, b to those of the nearest other; 0 for who is alone. Exact: quadratic in the rows, so some
 * thousand at most. Memory: 8 bytes for each row and cluster. Yields the share done.
 */
export function* silhouettes(matrix: Matrix, partitions: readonly Partition[]): Generator<number, number[]> {
  const { rows } = matrix
  const sums = partitions.map(({ clusters }) => new Float64Array(rows * clusters))
  const often = Math.max(1, Math.floor(300_000 / rows))
  for (let i = 0; i < rows; i++) {
    if (i % often === often - 1) yield (i / rows) * (2 - i / rows)
    const gaps = distances(matrix, i)
    partitions.forEach((partition, p) => {
      spread(partition, sums[p] ?? gaps, gaps, i)
    })
  }
  return partitions.map((partition, p) => mean(partition, sums[p] ?? new Float64Array(), rows))
}

function distances({ rows, columns, values }: Matrix, i: number): Float64Array {
  const gaps = new Float64Array(rows)
  const own = i * columns
  for (let k = i + 1, at = k * columns; k < rows; k++) {
    let sum = 0
    for (let j = 0; j < columns; j++) {
      const gap = (values[at++] ?? 0) - (values[own + j] ?? 0)
      sum += gap * gap
    }
    gaps[k] = Math.sqrt(sum)
  }
  return gaps
}

function spread({ labels, clusters }: Partition, sums: Float64Array, gaps: Float64Array, i: number): void {
  const own = i * clusters
  const label = labels[i] ?? 0
  for (let k = i + 1; k < gaps.length; k++) {
    const gap = gaps[k] ?? 0
    const here = own + (labels[k] ?? 0)
    const there = k * clusters + label
    sums[here] = (sums[here] ?? 0) + gap
    sums[there] = (sums[there] ?? 0) + gap
  }
}

function mean({ labels, clusters }: Partition, sums: Float64Array, rows: number): number {
  const sizes = sizesOf(labels, clusters)
  let total = 0
  for (let i = 0; i < rows; i++) {
    const label = labels[i] ?? 0
    const size = sizes[label] ?? 0
    if (size < 2) continue
    const within = (sums[i * clusters + label] ?? 0) / (size - 1)
    let nearest = Number.POSITIVE_INFINITY
    for (let c = 0; c < clusters; c++)
      if (c !== label && (sizes[c] ?? 0) > 0)
        nearest = Math.min(nearest, (sums[i * clusters + c] ?? 0) / (sizes[c] ?? 1))
    const larger = Math.max(within, nearest)
    if (larger > 0 && nearest < Number.POSITIVE_INFINITY) total += (nearest - within) / larger
  }
  return total / Math.max(1, rows)
}
