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
