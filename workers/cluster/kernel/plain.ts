/** What an assigner works on: typed arrays over one memory. */
export interface Laid {
  readonly rows: number
  readonly columns: number
  readonly clusters: number
  /** Blocks of 16 points: 16 values of the first column, 16 of the second, … */
  readonly points: Float32Array
  readonly labels: Uint8Array
  /** −2 × each centre, row by row, and the squared length of each centre. */
  readonly weights: Float32Array
  readonly norms: Float32Array
  readonly sums: Float64Array
  readonly counts: Int32Array
}

const none = 255
const { fround } = Math

/** The kernel's law, one point at a time, rounded to 32 bits where the kernel rounds. Blocks `from`–`to`. */
export function assignPlain(laid: Laid, from: number, to: number): number {
  const { rows, columns, points, labels } = laid
  let changed = 0
  for (let i = from * 16; i < Math.min(rows, to * 16); i++) {
    const at = (i >> 4) * columns * 16 + (i & 15)
    const near = nearest(laid, points, at)
    const was = labels[i] ?? none
    if (near === was) continue
    labels[i] = near
    add(laid, near, at, 1)
    if (was !== none) add(laid, was, at, -1)
    changed++
  }
  return changed
}

function nearest({ columns, clusters, weights, norms }: Laid, points: Float32Array, at: number): number {
  let near = 0
  let best = Number.POSITIVE_INFINITY
  for (let c = 0; c < clusters; c++) {
    let score = fround(norms[c] ?? 0)
    for (let j = 0; j < columns; j++)
      score = fround(score + fround((points[at + j * 16] ?? 0) * (weights[c * columns + j] ?? 0)))
    if (score >= best) continue
    best = score
    near = c
  }
  return near
}

function add({ columns, points, sums, counts }: Laid, cluster: number, at: number, sign: number): void {
  for (let j = 0; j < columns; j++) {
    const sum = cluster * columns + j
    sums[sum] = (sums[sum] ?? 0) + sign * (points[at + j * 16] ?? 0)
  }
  counts[cluster] = (counts[cluster] ?? 0) + sign
}
