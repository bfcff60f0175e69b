import type { CategoryColumn, Features, NumberColumn } from './features.ts'

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

/** Bins set aside for each column in a histogram. */
export const stride = 256

/** Bins of all cells: row by row for adding up, column by column for parting. Two bytes a cell together. */
export interface Binned {
  readonly rows: number
  readonly cuts: readonly Cut[]
  readonly byRow: Uint8Array
  readonly byColumn: Uint8Array
}

const mostBins = 254
const sampled = 40_000
const chunk = 65_536

/** Cuts every column into at most 254 bins of about as many rows, and one for "not known". Yields the share done. */
export function* binned(features: Features, random: () => number): Generator<number, Binned> {
  const { rows, columns } = features
  const cuts: Cut[] = []
  for (const column of columns) {
    cuts.push(column.kind === 'number' ? numberCut(column, random) : categoryCut(column))
    yield (0.5 * cuts.length) / columns.length
  }
  const byColumn = new Uint8Array(rows * columns.length)
  const byRow = new Uint8Array(rows * columns.length)
  for (const [c, column] of columns.entries()) {
    const cut = cuts[c]
    const into = byColumn.subarray(c * rows, (c + 1) * rows)
    for (let from = 0; cut && from < rows; from += chunk) {
      const to = Math.min(rows, from + chunk)
      if (column.kind === 'number') binNumbers(column.values, cut, from, to, into)
      else binLabels(column.codes, cut, from, to, into)
      for (let i = from, at = from * columns.length + c; i < to; i++, at += columns.length)
        byRow[at] = into[i] ?? 0
      yield 0.5 + (0.5 * (c + from / rows)) / columns.length
    }
  }
  return { rows, cuts, byRow, byColumn }
}

/** Limits halfway between neighbouring values, at quantiles of up to 40,000 rows drawn anew in each stretch. */
function numberCut({ values }: NumberColumn, random: () => number): Cut {
  const every = Math.max(1, values.length / sampled)
  const drawn = new Float64Array(Math.floor(values.length / every))
  for (let i = 0; i < drawn.length; i++)
    drawn[i] = values[Math.floor((i + (every > 1 ? random() : 0)) * every)] ?? Number.NaN
  const sorted = drawn.filter((v) => !Number.isNaN(v)).sort()
  const limits = limitsOf(sorted)
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

function binNumbers(
  values: Float64Array,
  { limits, bins }: Cut,
  from: number,
  to: number,
  into: Uint8Array,
): void {
  for (let i = from; i < to; i++) {
    const value = values[i] ?? Number.NaN
    let low = 0
    for (let size = limits.length; size > 0; ) {
      const half = size >> 1
      const beyond = (limits[low + half] ?? 0) < value
      low = beyond ? low + half + 1 : low
      size = beyond ? size - half - 1 : half
    }
    into[i] = Number.isNaN(value) ? bins : low
  }
}

function binLabels(
  codes: Int32Array,
  { binOf, bins }: Cut,
  from: number,
  to: number,
  into: Uint8Array,
): void {
  for (let i = from; i < to; i++) {
    const code = codes[i] ?? -1
    into[i] = code < 0 ? bins : (binOf[code] ?? bins)
  }
}
