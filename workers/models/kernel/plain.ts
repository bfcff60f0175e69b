import { curvatureIn, gradientIn, packedOf } from '../packed.ts'
import { chanceOf } from './chances.ts'
import { type Extent, type Ground, type Grove, layGround, stride, type Walk } from './ground.ts'

const golden = 0.6180339887498949

/** The loops where there is no kernel. */
export class PlainGrove implements Grove {
  readonly ground: Ground

  constructor(extent: Extent) {
    this.ground = layGround(extent, null)
  }

  bin(column: number, from: number, n: number, unknown: number): void {
    const { values, limits, byColumn, byRow, rows, columns } = this.ground
    for (let i = 0; i < n; i++) {
      const value = values[i] ?? Number.NaN
      let at = 0
      for (let half = 128; half > 0; half >>= 1) if ((limits[at + half - 1] ?? 0) < value) at += half
      const bin = Number.isNaN(value) ? unknown : at
      byColumn[column * rows + from + i] = bin
      byRow[(from + i) * columns + column] = bin
    }
  }

  sort(n: number): void {
    this.ground.sums.subarray(0, n).sort()
  }

  pack(from: number, to: number, gradientScale: number, curvatureScale: number): void {
    const { order, sums, outcome, shares, packed } = this.ground
    for (let k = from; k < to; k++) {
      const row = order[k] ?? 0
      const p = chanceOf(sums[row] ?? 0)
      shares[row] = p
      const dither = (k * golden) % 1
      const gradient = Math.floor((p - (outcome[row] ?? 0)) * gradientScale + dither)
      packed[row] = packedOf(gradient, Math.floor(p * (1 - p) * curvatureScale + dither))
    }
  }

  add(histogram: number, from: number, to: number): void {
    const { byRow, order, packed, histograms, columns } = this.ground
    const base = histogram * columns * stride
    for (let k = from; k < to; k++) {
      const row = order[k] ?? 0
      const one = packed[row] ?? 0
      const start = row * columns
      for (let j = 0; j < columns; j++) {
        const at = base + (j << 8) + (byRow[start + j] ?? 0)
        histograms[at] = (histograms[at] ?? 0) + one
      }
    }
  }

  subtract(parent: number, child: number): void {
    const { histograms, columns } = this.ground
    const size = columns * stride
    for (let i = 0; i < size; i++) {
      const at = parent * size + i
      histograms[at] = (histograms[at] ?? 0) - (histograms[child * size + i] ?? 0)
    }
  }

  /** Without a branch: which way a row goes cannot be guessed. */
  part(column: number, from: number, to: number): number {
    const { byColumn, rows, marks, order, spare } = this.ground
    let low = from
    let high = 0
    for (let k = from; k < to; k++) {
      const row = order[k] ?? 0
      const isLow = marks[byColumn[column * rows + row] ?? 0] ?? 0
      order[low] = row
      spare[high] = row
      low += isLow
      high += 1 - isLow
    }
    order.set(spare.subarray(0, high), low)
    return low
  }

  pull(from: number, to: number): void {
    const { order, outcome, shares, found } = this.ground
    let gradient = 0
    let curvature = 0
    for (let k = from; k < to; k++) {
      const row = order[k] ?? 0
      const p = shares[row] ?? 0
      gradient += p - (outcome[row] ?? 0)
      curvature += p * (1 - p)
    }
    found[0] = gradient
    found[1] = curvature
  }

  move(from: number, to: number, value: number): void {
    const { order, sums } = this.ground
    for (let k = from; k < to; k++) {
      const row = order[k] ?? 0
      sums[row] = (sums[row] ?? 0) + value
    }
  }

  walk(histogram: number, column: number, from: number, to: number, walk: Walk, limit: number): number {
    const { histograms, columns, found } = this.ground
    const { sum, least, penalty } = walk
    const start = (histogram * columns + column) * stride
    const whole = gradientIn(sum)
    const most = curvatureIn(sum) - least
    const both = curvatureIn(sum) + 2 * penalty
    let low = walk.before
    let best = -1
    for (let at = from; at < to; at++) {
      const here = histograms[start + at] ?? 0
      if (here === 0) continue
      low += here
      const g = gradientIn(low)
      const h = curvatureIn(low)
      if (h < least) continue
      if (h > most) break
      const rest = whole - g
      const below = h + penalty
      const above = both - below
      const worth = g * g * above + rest * rest * below
      if (worth <= limit * below * above) continue
      limit = worth / (below * above)
      best = at
      found[0] = limit
      found[1] = low
    }
    return best
  }

  close(): void {}
}
