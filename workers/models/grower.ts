import type { Binned } from './bins.ts'
import { type Growth, type Part, Search, type Split } from './gain.ts'
import { type Grove, stride } from './kernel/ground.ts'
import { leafDraft, type NodeDraft, type Nodes, nodesOf, turn } from './nodes.ts'
import type { Scale } from './packed.ts'

/** Cells added up between two breaths. */
const breath = 1 << 21
const none = -1

/** What a tree is grown for. */
export interface Target {
  /** Packs gradient and curvature of the rows at places `from` to `to` of the order. */
  pack(from: number, to: number): void
  /** The value of a leaf of the rows at these places, held between two. */
  close(from: number, to: number, part: Part): number
}

/** A leaf that may still be parted: its node, and its stretch of the order of rows. */
interface Leaf extends Part {
  readonly node: number
  readonly from: number
  readonly to: number
  readonly depth: number
  /** Where its histogram stands. */
  readonly slot: number
  readonly split: Split | null
}

/**
 * Grows trees leaf by leaf where most is gained (Friedman 2001; Ke et al. 2017), by histograms; of two children the smaller one
 * is added up, the larger one is what is left of the parent. Memory: that of the ground.
 */
export class Grower {
  private readonly grove: Grove
  private readonly search: Search
  private readonly free: number[] = []
  private drafts: NodeDraft[] = []
  private leaves: Leaf[] = []

  /** `rows`: those to learn from, ascending. */
  constructor(
    private readonly data: Binned,
    private readonly rows: Int32Array,
    private readonly growth: Growth,
    scale: Scale,
  ) {
    this.grove = data.grove
    this.search = new Search(data.cuts, data.grove, growth, scale)
    for (let slot = 0; slot < data.grove.ground.slots; slot++) this.free.push(slot)
  }

  /** One more tree. */
  *grow(target: Target): Generator<number, Nodes> {
    yield* this.root(target)
    while (this.leaves.length < this.growth.leaves) {
      const leaf = this.bestLeaf()
      if (!leaf?.split) break
      yield* this.part(leaf, leaf.split)
    }
    for (const leaf of this.leaves) {
      const draft = this.drafts[leaf.node]
      if (draft) draft.value = target.close(leaf.from, leaf.to, leaf)
      if (leaf.slot !== none) this.free.push(leaf.slot)
      if (leaf.to - leaf.from > 65_536) yield 0
    }
    return nodesOf(this.drafts)
  }

  private *root(target: Target): Generator<number, void> {
    const { order, packed } = this.grove.ground
    const rows = this.rows.length
    order.set(this.rows)
    let sum = 0
    for (let from = 0; from < rows; from += 65_536) {
      const to = Math.min(rows, from + 65_536)
      target.pack(from, to)
      for (let k = from; k < to; k++) sum += packed[order[k] ?? 0] ?? 0
      yield 0
    }
    this.drafts = [leafDraft(0, rows)]
    const slot = yield* this.histogramOf(0, rows)
    const whole = { sum, rows, least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY }
    this.leaves = [this.leaf(0, 0, rows, 0, whole, slot)]
  }

  private *histogramOf(from: number, to: number): Generator<number, number> {
    const { histograms, columns } = this.grove.ground
    const slot = this.free.pop() ?? 0
    histograms.fill(0, slot * columns * stride, (slot + 1) * columns * stride)
    const step = Math.ceil(breath / Math.max(1, columns))
    for (let at = from; at < to; at += step) {
      this.grove.add(slot, at, Math.min(to, at + step))
      if (to - from > step) yield 0
    }
    return slot
  }

  private leaf(node: number, from: number, to: number, depth: number, part: Part, slot: number): Leaf {
    const split = depth < this.growth.depth ? this.search.find(slot, part) : null
    return { ...part, node, from, to, depth, slot, split }
  }

  private bestLeaf(): Leaf | undefined {
    let best: Leaf | undefined
    for (const leaf of this.leaves) if ((leaf.split?.gain ?? 0) > (best?.split?.gain ?? 0)) best = leaf
    return best
  }

  private *part(leaf: Leaf, split: Split): Generator<number, void> {
    const middle = this.partition(leaf, split)
    const [low, high] = this.parts(leaf, split, middle)
    const isLast = this.leaves.length + 1 >= this.growth.leaves
    const lowIsSmall = middle - leaf.from <= leaf.to - middle
    const [from, to] = lowIsSmall ? [leaf.from, middle] : [middle, leaf.to]
    const small = isLast ? none : yield* this.histogramOf(from, to)
    if (!isLast) this.grove.subtract(leaf.slot, small)
    const [lowNode, highNode] = this.children(leaf, split, middle)
    const ofLow = lowIsSmall ? small : leaf.slot
    const ofHigh = lowIsSmall ? leaf.slot : small
    const depth = isLast ? this.growth.depth : leaf.depth + 1
    this.leaves.splice(
      this.leaves.indexOf(leaf),
      1,
      this.leaf(lowNode, leaf.from, middle, depth, low, ofLow),
      this.leaf(highNode, middle, leaf.to, depth, high, ofHigh),
    )
    yield 0
  }

  /** Sums and bounds of both children: where the answer may only rise, they part at the middle of their values. */
  private parts(leaf: Leaf, split: Split, middle: number): [Part, Part] {
    const direction = this.growth.monotone[split.column] ?? 0
    const within = (sum: number) => Math.min(leaf.most, Math.max(leaf.least, this.search.value(sum)))
    const wall = (within(split.low) + within(leaf.sum - split.low)) / 2
    const { least, most } = leaf
    const low = { sum: split.low, rows: middle - leaf.from, least, most }
    const high = { sum: leaf.sum - split.low, rows: leaf.to - middle, least, most }
    if (direction > 0)
      return [
        { ...low, most: wall },
        { ...high, least: wall },
      ]
    return direction < 0
      ? [
          { ...low, least: wall },
          { ...high, most: wall },
        ]
      : [low, high]
  }

  private children(leaf: Leaf, split: Split, middle: number): [number, number] {
    const cut = this.data.cuts[split.column]
    const draft = this.drafts[leaf.node]
    const low = this.drafts.push(leafDraft(0, middle - leaf.from)) - 1
    const high = this.drafts.push(leafDraft(0, leaf.to - middle)) - 1
    if (!cut || !draft) return [low, high]
    const ofSubset = split.unknownLow ? turn.subsetLow : turn.subsetHigh
    draft.turn = split.subset ? ofSubset : split.unknownLow ? turn.low : turn.high
    draft.column = split.column
    draft.limit = cut.limits[split.bin] ?? Number.POSITIVE_INFINITY
    const mark = (bin: number) => (bin >= cut.bins ? 2 : split.subset?.includes(bin) ? 1 : 0)
    draft.subset = split.subset ? Uint8Array.from(cut.binOf, mark) : null
    draft.low = low
    draft.high = high
    return [low, high]
  }

  /** Rows that go low first, both in the order they had. Answers with the first row that goes high. */
  private partition({ from, to }: Leaf, { column, bin, subset, unknownLow }: Split): number {
    const { marks } = this.grove.ground
    const unknown = this.data.cuts[column]?.bins ?? 0
    marks.fill(0)
    if (subset) for (const b of subset) marks[b] = 1
    else marks.fill(1, 0, bin + 1)
    marks[unknown] = unknownLow ? 1 : 0
    return this.grove.part(column, from, to)
  }
}
