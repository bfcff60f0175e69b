import type { Cut } from './bins.ts'
import { type Grove, stride } from './kernel/ground.ts'
import { curvatureIn, gradientIn, type Scale } from './packed.ts'

/** What a tree of a boosted model may do. */
export interface Growth {
  readonly leaves: number
  readonly depth: number
  /** Fewest rows in a leaf. */
  readonly leastRows: number
  /** Penalty on ½ · value² of a leaf. */
  readonly penalty: number
  /** 1: the answer may only rise with the column, −1: only fall, 0: as it likes. One for each column. */
  readonly monotone: Int8Array
  /** Rows of a mean gradient that each label is thought to have had before, so that rare ones are not trusted. */
  readonly smoothing: number
}

/** Where a leaf is best parted. `low`: packed sum of the rows that go low. */
export interface Split {
  readonly gain: number
  readonly column: number
  /** Numbers: bins up to this one go low. */
  readonly bin: number
  /** Categories: bins that go low. */
  readonly subset: readonly number[] | null
  readonly unknownLow: boolean
  readonly low: number
}

/** A leaf as the search sees it: packed sum, rows, and between which values it must stay. */
export interface Part {
  readonly sum: number
  readonly rows: number
  readonly least: number
  readonly most: number
}

/** What rounding alone may gain. */
const nothing = 1e-9

/** Searches one leaf; keeps what is the same for all leaves. Gain: Chen & Guestrin (2016), eq. 7, without the ½. */
export class Search {
  private readonly gradientScale: number
  private readonly curvatureScale: number
  private readonly bounded: boolean
  private part: Part = { sum: 0, rows: 0, least: 0, most: 0 }
  private best: Split | null = null
  private whole = 0
  private perCurvature = 0
  /** Of the last walk: gain and packed sum of its best place. */
  private gain = 0
  private low = 0
  /** Whole numbers to worth: squared gradients over curvatures. */
  private readonly unit: number

  constructor(
    private readonly cuts: readonly Cut[],
    private readonly grove: Grove,
    private readonly growth: Growth,
    scale: Scale,
  ) {
    this.gradientScale = 1 / scale.gradient
    this.curvatureScale = 1 / scale.curvature
    this.unit = this.curvatureScale / this.gradientScale ** 2
    this.bounded = growth.monotone.some((m) => m !== 0)
  }

  /** The value of a leaf of this packed sum, before it is held within bounds. */
  value(sum: number): number {
    return (
      (-gradientIn(sum) * this.gradientScale) / (curvatureIn(sum) * this.curvatureScale + this.growth.penalty)
    )
  }

  /** `slot`: where the histogram of the leaf stands. */
  find(slot: number, part: Part): Split | null {
    const { histograms, columns } = this.grove.ground
    const histogram = histograms.subarray(slot * columns * stride, (slot + 1) * columns * stride)
    this.part = part
    this.best = null
    this.whole = this.worth(part.sum)
    this.perCurvature = part.rows / Math.max(1, curvatureIn(part.sum))
    if (part.rows < 2 * this.growth.leastRows) return null
    this.cuts.forEach((cut, column) => {
      if (cut.kind === 'number') this.number(histogram, slot, column, cut)
      else this.category(histogram, column, cut)
    })
    return this.best
  }

  /** Twice what a leaf of this sum takes off the loss. */
  private worth(sum: number): number {
    const g = gradientIn(sum) * this.gradientScale
    const h = curvatureIn(sum) * this.curvatureScale + this.growth.penalty
    if (!this.bounded) return (g * g) / h
    const value = Math.min(this.part.most, Math.max(this.part.least, -g / h))
    return -(2 * g * value + h * value * value)
  }

  private number(histogram: Float64Array, slot: number, column: number, { bins }: Cut): void {
    const start = column * stride
    const unknown = histogram[start + bins] ?? 0
    const direction = this.growth.monotone[column] ?? 0
    const last = unknown === 0 ? bins - 1 : bins
    for (let side = 0; side < (unknown === 0 ? 1 : 2); side++) {
      const before = side === 1 ? unknown : 0
      const bin = this.bounded
        ? this.walkBounded(histogram, start, last - side, before, direction)
        : this.walk(slot, column, last - side, before)
      if (bin < 0) continue
      const { low, gain } = this
      const unknownLow = unknown === 0 ? 2 * curvatureIn(low) > curvatureIn(this.part.sum) : side === 1
      this.best = { gain, column, bin, subset: null, unknownLow, low }
    }
  }

  /** The bin after which a column is best parted, where that beats the best so far; −1 where it does not. */
  private walk(slot: number, column: number, end: number, before: number): number {
    const penalty = this.growth.penalty / this.curvatureScale
    const least = this.growth.leastRows / this.perCurvature
    const limit = ((this.best?.gain ?? nothing) + this.whole) * this.unit
    const from = { before, sum: this.part.sum, penalty, least }
    const found = this.grove.walk(slot, column, 0, end, from, limit)
    if (found < 0) return found
    this.gain = (this.grove.ground.found[0] ?? 0) / this.unit - this.whole
    this.low = this.grove.ground.found[1] ?? 0
    return found
  }

  private walkBounded(
    histogram: Float64Array,
    start: number,
    end: number,
    before: number,
    direction: number,
  ): number {
    let found = -1
    let low = before
    let limit = this.best?.gain ?? nothing
    for (let at = 0; at < end; at++) {
      low += histogram[start + at] ?? 0
      const gain = this.gained(low, direction)
      if (gain <= limit) continue
      limit = gain
      this.gain = gain
      this.low = low
      found = at
    }
    return found
  }

  /** Labels in the order of their mean gradient, smoothed: the best of all subsets is a run of these (Fisher 1958). */
  private category(histogram: Float64Array, column: number, { bins }: Cut): void {
    const start = column * stride
    const present: number[] = []
    for (let bin = 0; bin <= bins; bin++) if ((histogram[start + bin] ?? 0) !== 0) present.push(bin)
    const smooth = this.growth.smoothing / this.perCurvature
    const mean = (bin: number) => {
      const sum = histogram[start + bin] ?? 0
      return gradientIn(sum) / (curvatureIn(sum) + smooth)
    }
    present.sort((a, b) => mean(a) - mean(b) || a - b)
    let low = 0
    for (let k = 0; k < present.length - 1; k++) {
      low += histogram[start + (present[k] ?? 0)] ?? 0
      const gain = this.gained(low, 0)
      if (gain <= (this.best?.gain ?? nothing)) continue
      const subset = present.slice(0, k + 1)
      const unknownLow = present.includes(bins)
        ? subset.includes(bins)
        : 2 * curvatureIn(low) > curvatureIn(this.part.sum)
      this.best = { gain, column, bin: -1, subset, unknownLow, low }
    }
  }

  /** 0 where a child would be too small or go the forbidden way. */
  private gained(low: number, direction: number): number {
    const high = this.part.sum - low
    const { leastRows } = this.growth
    if (curvatureIn(low) * this.perCurvature < leastRows) return 0
    if (curvatureIn(high) * this.perCurvature < leastRows) return 0
    if (direction !== 0 && direction * (this.value(high) - this.value(low)) < 0) return 0
    return this.worth(low) + this.worth(high) - this.whole
  }
}
