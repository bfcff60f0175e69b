import { type Kernel, type Lists, lay } from './memory.ts'

/** Bins set aside for each column in a histogram. */
export const stride = 256
/** Rows whose numbers are binned in one call. */
export const chunk = 16_384

/** How much there is of what. `slots`: histograms that are kept at a time. */
export interface Extent {
  readonly rows: number
  readonly columns: number
  readonly slots: number
}

const shapeOf = ({ rows, columns, slots }: Extent) =>
  ({
    order: ['whole', rows],
    spare: ['whole', rows],
    packed: ['real', rows],
    sums: ['real', rows],
    shares: ['real', rows],
    outcome: ['bytes', rows],
    byRow: ['bytes', rows * columns],
    byColumn: ['bytes', rows * columns],
    bins: ['whole', columns],
    histograms: ['real', slots * columns * stride],
    marks: ['bytes', stride],
    values: ['real', chunk],
    limits: ['real', stride],
    found: ['real', 2],
    counts: ['whole', 2048],
  }) as const

/**
 * What trees grow on: bins of all cells, row by row for adding up and column by column for parting; rows in an order in which
 * those of a leaf stand together; for each row log-odds, outcome, chance (its share of the outcome), and gradient and curvature
 * packed. Memory: two bytes a cell, 33 a row, 2 kB a column and histogram.
 */
export type Ground = Lists<ReturnType<typeof shapeOf>> & Extent

export function layGround(extent: Extent, kernel: Kernel | null): Ground {
  return { ...lay(shapeOf(extent), kernel), ...extent }
}

/** What the search along the bins of a column starts from; sums are packed, penalty and least in whole curvature. */
export interface Walk {
  readonly before: number
  readonly sum: number
  readonly penalty: number
  readonly least: number
}

/** The loops over rows and bins of growing trees: `fast.ts` and `plain.ts` do the same to the last bit. */
export interface Grove {
  readonly ground: Ground
  /** Bins of `n` numbers in `values`, which are rows from `from` on: how many of 255 `limits` lie below; `unknown` for NaN. */
  bin(column: number, from: number, n: number, unknown: number): void
  /** Sorts the first `n` numbers of `sums`, none of them NaN; `shares` is lost. */
  sort(n: number): void
  /** Packed gradients and curvatures of the log loss of rows at places `from`–`to` of the order, rounded by a golden-ratio sequence. */
  pack(from: number, to: number, gradientScale: number, curvatureScale: number): void
  /** Adds rows at places `from`–`to` to a histogram. */
  add(histogram: number, from: number, to: number): void
  /** Takes one child off its parent. */
  subtract(parent: number, child: number): void
  /** Puts rows first whose bin of a column is marked, both sides in the order they had; the first place of the others. */
  part(column: number, from: number, to: number): number
  /** Exact gradient and curvature of the rows at some places, into `found`. */
  pull(from: number, to: number): void
  /** Adds to the log-odds of the rows at some places. */
  move(from: number, to: number, value: number): void
  /** The place of a histogram's column after which it is best parted, where that beats `limit`, else −1; limit and packed sum into `found`. */
  walk(histogram: number, column: number, from: number, to: number, walk: Walk, limit: number): number
  /** Nothing may be asked of it any more. */
  close(): void
}
