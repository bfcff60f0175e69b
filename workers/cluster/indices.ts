import { centresOf, type Matrix, sizesOf, squared } from './matrix.ts'
import type { Partition } from './silhouette.ts'

/**
 * Davies–Bouldin (1979): the mean over clusters of the worst (s₁ + s₂) / d₁₂, s the mean distance to one's own centre, d
 * between centres. Lower is better. Linear; the centres.
 */
export function daviesBouldin(matrix: Matrix, { labels, clusters }: Partition): number {
  const { columns } = matrix
  const centres = centresOf(matrix, labels, clusters)
  const sizes = sizesOf(labels, clusters)
  const spread = new Float64Array(clusters)
  for (let i = 0; i < matrix.rows; i++) {
    const c = labels[i] ?? 0
    spread[c] = (spread[c] ?? 0) + Math.sqrt(squared(matrix.values, i, centres, c, columns)) / (sizes[c] ?? 1)
  }
  let sum = 0
  for (let a = 0; a < clusters; a++) {
    let worst = 0
    for (let b = 0; b < clusters; b++) {
      if (a === b) continue
      const apart = Math.sqrt(squared(centres, a, centres, b, columns))
      worst = Math.max(worst, ((spread[a] ?? 0) + (spread[b] ?? 0)) / apart)
    }
    sum += worst
  }
  return sum / clusters
}

/** Caliński–Harabasz (1974): variance between clusters over variance within. Higher is better. Linear; a byte a row. */
export function calinskiHarabasz(matrix: Matrix, { labels, clusters }: Partition): number {
  const { rows, columns, values } = matrix
  const centres = centresOf(matrix, labels, clusters)
  const middle = centresOf(matrix, new Uint8Array(rows), 1)
  const sizes = sizesOf(labels, clusters)
  let between = 0
  for (let c = 0; c < clusters; c++) between += (sizes[c] ?? 0) * squared(centres, c, middle, 0, columns)
  let within = 0
  for (let i = 0; i < rows; i++) within += squared(values, i, centres, labels[i] ?? 0, columns)
  return (between * (rows - clusters)) / (within * (clusters - 1))
}

/** Rows in cluster `a` of one partition and `b` of another, row by row. */
export function contingency(one: Partition, other: Partition): number[][] {
  const table = Array.from({ length: one.clusters }, () => new Array<number>(other.clusters).fill(0))
  for (let i = 0; i < one.labels.length; i++) {
    const row = table[one.labels[i] ?? 0]
    const b = other.labels[i] ?? 0
    if (row) row[b] = (row[b] ?? 0) + 1
  }
  return table
}

/** Adjusted Rand index (Hubert & Arabie 1985): 1 = the same partition, about 0 = no more alike than chance. */
export function adjustedRand(one: Partition, other: Partition): number {
  const table = contingency(one, other)
  const pairs = (n: number) => (n * (n - 1)) / 2
  const sum = (list: readonly number[]) => list.reduce((s, n) => s + pairs(n), 0)
  const both = table.reduce((s, row) => s + sum(row), 0)
  const first = sum(table.map((row) => row.reduce((s, n) => s + n, 0)))
  const second = sum(Array.from(sizesOf(other.labels, other.clusters)))
  const expected = (first * second) / Math.max(1, pairs(one.labels.length))
  const most = (first + second) / 2
  return most === expected ? 1 : (both - expected) / (most - expected)
}
