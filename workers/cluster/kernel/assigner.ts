import type { Matrix } from '../matrix.ts'
import { wasm } from './built.ts'
import { assignPlain, type Laid } from './plain.ts'

/** What `assembly/index.ts` exports; addresses and counts. */
interface Exports {
  memory: WebAssembly.Memory
  assign(
    points: number,
    labels: number,
    weights: number,
    norms: number,
    sums: number,
    counts: number,
    columns: number,
    clusters: number,
    rows: number,
    from: number,
    to: number,
  ): number
}

const page = 65_536
/** Larger than any score, and no number that rounding could make infinite. */
const farthest = 3.4e38

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

const bytesOf = { points: 4, labels: 1, weights: 4, norms: 4, sums: 8, counts: 4 } as const
type Part = keyof typeof bytesOf

/** The mean of each column, and how far any value lies from its own. */
function spreadOf(rows: number, columns: number, values: Float64Array): { mean: Float64Array; most: number } {
  const mean = new Float64Array(columns)
  const low = new Float64Array(columns).fill(Number.POSITIVE_INFINITY)
  const high = new Float64Array(columns).fill(Number.NEGATIVE_INFINITY)
  for (let i = 0, at = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) {
      const value = values[at++] ?? 0
      mean[j] = (mean[j] ?? 0) + value
      if (value < (low[j] ?? 0)) low[j] = value
      if (value > (high[j] ?? 0)) high[j] = value
    }
  let most = 0
  for (let j = 0; j < columns; j++) {
    const middle = (mean[j] ?? 0) / rows
    mean[j] = middle
    most = Math.max(most, (high[j] ?? 0) - middle, middle - (low[j] ?? 0))
  }
  return { mean, most }
}

/**
 * Gives each row of a matrix the number of its nearest centre: |c|² − 2xc in 32 bits, blocks of 16 rows, sums kept up only
 * for rows that change. Memory: 4 bytes a value and 1 a row, beside the matrix; what one matrix took serves the next.
 */
export class Assigner {
  private readonly kernel: Exports | null
  private memory = new ArrayBuffer(0)
  private at: Record<Part, number> = { points: 0, labels: 0, weights: 0, norms: 0, sums: 0, counts: 0 }
  private mean: Float64Array = new Float64Array()
  private scale = 1
  laid: Laid

  /** `plain`: without the kernel, as in a browser that has no SIMD. */
  constructor(matrix: Matrix, mostClusters: number, plain = false) {
    this.kernel = plain ? null : load()
    this.laid = this.take(matrix, mostClusters)
  }

  /** Copies a matrix in, moved and scaled so that 32 bits lose little. At most 254 clusters. */
  take(matrix: Matrix, mostClusters: number): Laid {
    const { rows, columns } = matrix
    const blocks = Math.ceil(rows / 16)
    const even = mostClusters + (mostClusters % 2)
    const sizes = {
      sums: even * columns,
      points: blocks * columns * 16,
      weights: even * columns,
      norms: even,
      counts: even,
      labels: blocks * 16,
    }
    const laid = this.lay(sizes)
    this.laid = { rows, columns, clusters: even, ...laid }
    this.fill(matrix)
    return this.laid
  }

  private lay(sizes: Record<Part, number>) {
    let end = page
    const places = Object.entries(sizes).map(([name, size]) => {
      const at = end
      end += Math.ceil((size * bytesOf[name as Part]) / 16) * 16
      return [name, at] as const
    })
    this.at = Object.fromEntries(places) as Record<Part, number>
    const buffer = this.room(end)
    return {
      points: new Float32Array(buffer, this.at.points, sizes.points),
      labels: new Uint8Array(buffer, this.at.labels, sizes.labels),
      weights: new Float32Array(buffer, this.at.weights, sizes.weights),
      norms: new Float32Array(buffer, this.at.norms, sizes.norms),
      sums: new Float64Array(buffer, this.at.sums, sizes.sums),
      counts: new Int32Array(buffer, this.at.counts, sizes.counts),
    }
  }

  private room(bytes: number): ArrayBuffer {
    const memory = this.kernel?.memory
    const more = bytes - (memory?.buffer ?? this.memory).byteLength
    if (more > 0 && memory) memory.grow(Math.ceil(more / page))
    if (more > 0 && !memory) this.memory = new ArrayBuffer(bytes)
    return memory?.buffer ?? this.memory
  }

  private fill({ rows, columns, values }: Matrix): void {
    const { mean, most } = spreadOf(rows, columns, values)
    const scale = most > 0 ? 1 / most : 1
    const { points } = this.laid
    points.fill(0)
    for (let i = 0, from = 0; i < rows; i++) {
      const to = (i >> 4) * columns * 16 + (i & 15)
      for (let j = 0; j < columns; j++) points[to + j * 16] = ((values[from++] ?? 0) - (mean[j] ?? 0)) * scale
    }
    this.mean = mean
    this.scale = scale
  }

  /** Nobody has a centre yet. */
  clear(): void {
    this.laid.labels.fill(255)
    this.laid.sums.fill(0)
    this.laid.counts.fill(0)
  }

  /** Where the centres stand from now on, in the units of the matrix; one more than there are stands far away. */
  place(centres: Float64Array): void {
    const { columns, weights, norms } = this.laid
    const clusters = centres.length / columns
    weights.fill(0)
    norms.fill(farthest)
    for (let c = 0; c < clusters; c++) {
      let norm = 0
      for (let j = 0; j < columns; j++) {
        const at = Math.fround(((centres[c * columns + j] ?? 0) - (this.mean[j] ?? 0)) * this.scale)
        weights[c * columns + j] = -2 * at
        norm += at * at
      }
      norms[c] = norm
    }
    this.laid = { ...this.laid, clusters: clusters + (clusters % 2) }
  }

  /** Where the centres of what was assigned are, in the units of the matrix; those of empty clusters stay. */
  centres(before: Float64Array): Float64Array {
    const { columns, sums, counts } = this.laid
    return before.map((old, i) => {
      const count = counts[Math.floor(i / columns)] ?? 0
      return count === 0 ? old : (sums[i] ?? 0) / count / this.scale + (this.mean[i % columns] ?? 0)
    })
  }

  /** Gives the rows of blocks `from`–`to` their nearest centre; how many changed theirs. */
  assign(from: number, to: number): number {
    if (!this.kernel) return assignPlain(this.laid, from, to)
    const { points, labels, weights, norms, sums, counts } = this.at
    const { columns, clusters, rows } = this.laid
    return this.kernel.assign(points, labels, weights, norms, sums, counts, columns, clusters, rows, from, to)
  }
}
