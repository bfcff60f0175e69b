import type { CategoryColumn, Features, NumberColumn } from './features.ts'
import { chunk, type Ground, type Grove } from './kernel/ground.ts'
import { openGrove } from './kernel/grove.ts'

/** How a column is cut: a number is in bin b where b limits lie below it; a category has a bin for each label. */
export interface Cut {
  readonly kind: 'number' | 'category'
  /** Ascending; empty for a category. */
  readonly limits: Float64Array
  /** Bins of what is known; the next one is for what is not known, or is a label too rare to have its own. */
  readonly bins: number
  /** Bin of each label. */
  readonly binOf: Int32Array
}

/** Rows by their bins, and how their columns were cut. */
export interface Binned {
  readonly cuts: readonly Cut[]
  readonly grove: Grove
}

/** Where trees grow of at most so many leaves. `plain`: without the kernel, as in a browser that has no SIMD. */
export interface Growing {
  readonly leaves: number
  readonly plain?: boolean
}

const mostBins = 254
const sampled = 40_000

/** Cuts every column into at most 254 bins of about as many rows, and one for "not known". Yields the share done. Memory: that of `Ground`. */
export function* binned(
  features: Features,
  random: () => number,
  { leaves, plain }: Growing,
): Generator<number, Binned> {
  const { rows, columns } = features
  const grove = openGrove({ rows, columns: columns.length, slots: leaves + 1 }, plain)
  const cuts: Cut[] = []
  for (const column of columns) {
    cuts.push(column.kind === 'number' ? numberCut(column, grove, random) : categoryCut(column))
    yield (0.5 * cuts.length) / columns.length
  }
  for (const [c, cut] of cuts.entries()) {
    const column = columns[c]
    grove.ground.bins[c] = cut.bins
    grove.ground.limits.fill(Number.POSITIVE_INFINITY).set(cut.limits)
    for (let from = 0; column && from < rows; from += chunk) {
      const to = Math.min(rows, from + chunk)
      if (column.kind === 'number') {
        grove.ground.values.set(column.values.subarray(from, to))
        grove.bin(c, from, to - from, cut.bins)
      } else binLabels(column.codes, cut, from, to, grove.ground, c)
      yield 0.5 + (0.5 * (c + from / rows)) / columns.length
    }
  }
  return { cuts, grove }
}

/** Limits halfway between neighbouring values, at quantiles of up to 40,000 rows drawn anew in each stretch. */
function numberCut({ values }: NumberColumn, grove: Grove, random: () => number): Cut {
  const { sums } = grove.ground
  const every = Math.max(1, values.length / sampled)
  const drawn = Math.floor(values.length / every)
  let known = 0
  for (let i = 0; i < drawn; i++) {
    const value = values[Math.floor((i + (every > 1 ? random() : 0)) * every)] ?? Number.NaN
    if (!Number.isNaN(value)) sums[known++] = value
  }
  grove.sort(known)
  const limits = limitsOf(sums.subarray(0, known))
  return { kind: 'number', limits, bins: limits.length + 1, binOf: new Int32Array() }
}

function limitsOf(sorted: Float64Array): Float64Array {
  const starts: number[] = []
  for (let i = 1; i < sorted.length; i++) if ((sorted[i] ?? 0) > (sorted[i - 1] ?? 0)) starts.push(i)
  const halfway = (i: number) => {
    const [below, above] = [sorted[i - 1] ?? 0, sorted[i] ?? 0]
    const middle = below + (above - below) / 2
    return middle < above ? middle : below
  }
  if (starts.length < mostBins) return Float64Array.from(starts, halfway)
  const chosen: number[] = []
  let next = sorted.length / mostBins
  for (const start of starts)
    if (start >= next && chosen.length < mostBins - 1) {
      chosen.push(halfway(start))
      next = start + (sorted.length - start) / (mostBins - chosen.length)
    }
  return Float64Array.from(chosen)
}

/** The 254 most frequent labels have a bin each. */
function categoryCut({ codes, labels }: CategoryColumn): Cut {
  const counts = new Float64Array(labels.length)
  for (const code of codes) if (code >= 0) counts[code] = (counts[code] ?? 0) + 1
  const frequent = [...counts.keys()].filter((code) => (counts[code] ?? 0) > 0)
  frequent.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b)
  const kept = frequent.slice(0, mostBins).sort((a, b) => a - b)
  const binOf = new Int32Array(labels.length).fill(kept.length)
  kept.forEach((code, bin) => {
    binOf[code] = bin
  })
  return { kind: 'category', limits: new Float64Array(), bins: kept.length, binOf }
}

function binLabels(
  codes: Int32Array,
  { binOf, bins }: Cut,
  from: number,
  to: number,
  { byColumn, byRow, rows, columns }: Ground,
  c: number,
): void {
  for (let i = from; i < to; i++) {
    const code = codes[i] ?? -1
    const bin = code < 0 ? bins : (binOf[code] ?? bins)
    byColumn[c * rows + i] = bin
    byRow[i * columns + c] = bin
  }
}
