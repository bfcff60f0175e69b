import { type Extent, type Ground, type Grove, layGround, stride, type Walk } from './ground.ts'
import { giveBack, type Kernel } from './memory.ts'

/** The loops by the kernel. */
export class FastGrove implements Grove {
  readonly ground: Ground
  private readonly at: Record<'order' | 'packed' | 'sums' | 'shares' | 'outcome' | 'byRow' | 'found', number>

  constructor(
    extent: Extent,
    private readonly kernel: Kernel,
  ) {
    this.ground = layGround(extent, kernel)
    const { order, packed, sums, shares, outcome, byRow, found } = this.ground
    this.at = {
      order: order.byteOffset,
      packed: packed.byteOffset,
      sums: sums.byteOffset,
      shares: shares.byteOffset,
      outcome: outcome.byteOffset,
      byRow: byRow.byteOffset,
      found: found.byteOffset,
    }
  }

  bin(column: number, from: number, n: number, unknown: number): void {
    const { values, limits, byColumn, rows, columns } = this.ground
    const there = byColumn.byteOffset + column * rows + from
    const here = this.at.byRow + from * columns + column
    this.kernel.bin(values.byteOffset, limits.byteOffset, unknown, there, here, columns, n)
  }

  sort(n: number): void {
    const { sums, shares } = this.at
    this.kernel.sort(sums, shares, this.ground.counts.byteOffset, n)
  }

  pack(from: number, to: number, gradientScale: number, curvatureScale: number): void {
    const { order, sums, outcome, shares, packed } = this.at
    this.kernel.pack(order, sums, outcome, shares, packed, from, to, gradientScale, curvatureScale)
  }

  add(histogram: number, from: number, to: number): void {
    const { byRow, order, packed } = this.at
    this.kernel.add(byRow, order, packed, this.histogram(histogram), this.ground.columns, from, to)
  }

  subtract(parent: number, child: number): void {
    const { bins, columns } = this.ground
    this.kernel.subtract(this.histogram(parent), this.histogram(child), bins.byteOffset, columns)
  }

  part(column: number, from: number, to: number): number {
    const { byColumn, rows, marks, spare } = this.ground
    const start = byColumn.byteOffset + column * rows
    const { order } = this.at
    return this.kernel.part(start, marks.byteOffset, order, spare.byteOffset, from, to)
  }

  pull(from: number, to: number): void {
    const { order, outcome, shares, found } = this.at
    this.kernel.pull(order, outcome, shares, from, to, found)
  }

  move(from: number, to: number, value: number): void {
    this.kernel.move(this.at.order, this.at.sums, from, to, value)
  }

  walk(histogram: number, column: number, from: number, to: number, walk: Walk, limit: number): number {
    const { before, sum, penalty, least } = walk
    const start = this.histogram(histogram) + column * stride * 8
    return this.kernel.walk(start, from, to, before, sum, penalty, least, limit, this.at.found)
  }

  close(): void {
    giveBack(this.kernel)
  }

  private histogram(slot: number): number {
    const { histograms, columns } = this.ground
    return histograms.byteOffset + slot * columns * stride * 8
  }
}
