import type { Binned } from './bins.ts'

/** A gradient and a curvature in one number, g · 2^27 + h, both whole: one addition adds both, and exactly. */
const shift = 2 ** 27
const unshift = 2 ** -27
const most = 2 ** 25

/** Whole numbers into which gradients (−1 to 1) and curvatures (0 to ¼) of this many rows fit without overflow. */
export interface Scale {
  readonly gradient: number
  readonly curvature: number
}

export const scaleOf = (rows: number): Scale => ({ gradient: most / rows, curvature: (4 * most) / rows })

export const gradientIn = (packed: number): number => Math.floor(packed * unshift)
export const curvatureIn = (packed: number): number => packed - Math.floor(packed * unshift) * shift

/** One row's gradient and curvature, both whole. */
export const packedOf = (gradient: number, curvature: number): number => gradient * shift + curvature

/** Adds rows at places `from` to `to` of `order` to a histogram: one addition a row and column, four at a time. */
export function addRows(
  { byRow, cuts }: Binned,
  order: Int32Array,
  from: number,
  to: number,
  packed: Float64Array,
  histogram: Float64Array,
): void {
  const width = cuts.length
  const fours = width & ~3
  for (let k = from; k < to; k++) {
    const one = packed[k] ?? 0
    const start = (order[k] ?? 0) * width
    let j = 0
    for (; j < fours; j += 4) {
      const at = start + j
      const offset = j << 8
      const a = offset + (byRow[at] ?? 0)
      const b = offset + 256 + (byRow[at + 1] ?? 0)
      const c = offset + 512 + (byRow[at + 2] ?? 0)
      const d = offset + 768 + (byRow[at + 3] ?? 0)
      const inA = (histogram[a] ?? 0) + one
      const inB = (histogram[b] ?? 0) + one
      const inC = (histogram[c] ?? 0) + one
      const inD = (histogram[d] ?? 0) + one
      histogram[a] = inA
      histogram[b] = inB
      histogram[c] = inC
      histogram[d] = inD
    }
    for (; j < width; j++) {
      const a = (j << 8) + (byRow[start + j] ?? 0)
      histogram[a] = (histogram[a] ?? 0) + one
    }
  }
}

/** The other child of a parent: what the parent has and the one child has not. */
export function subtract(parent: Float64Array, child: Float64Array): void {
  for (let i = 0; i < parent.length; i++) parent[i] = (parent[i] ?? 0) - (child[i] ?? 0)
}
