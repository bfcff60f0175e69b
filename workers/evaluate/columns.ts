/** A column as the guard and the fairness view see it; the features of `workers/models` are such. */
export type Column =
  | { readonly name: string; readonly kind: 'number'; readonly values: Float64Array }
  | {
      readonly name: string
      readonly kind: 'category'
      readonly codes: Int32Array
      readonly labels: readonly string[]
    }

export const rowsIn = (column: Column): number =>
  column.kind === 'number' ? column.values.length : column.codes.length

export function isKnown(column: Column, row: number): boolean {
  return column.kind === 'number'
    ? !Number.isNaN(column.values[row] ?? Number.NaN)
    : (column.codes[row] ?? -1) >= 0
}

/** Groups of rows: labels as they are, numbers by at most `most` quantiles of what is known; −1 = not known. */
export function groupsOf(column: Column, most: number): { codes: Int32Array; groups: number } {
  if (column.kind === 'category') return { codes: column.codes, groups: column.labels.length }
  const { values } = column
  const every = Math.max(1, Math.floor(values.length / 40_000))
  const sorted = values.filter((v, i) => i % every === 0 && !Number.isNaN(v)).sort()
  const cuts = Array.from(
    { length: most - 1 },
    (_, k) => sorted[Math.floor(((k + 1) * sorted.length) / most)] ?? 0,
  )
  const limits = [...new Set(cuts)].filter((cut) => cut > (sorted[0] ?? 0))
  const codes = new Int32Array(values.length)
  for (let i = 0; i < values.length; i++) codes[i] = groupOf(values[i] ?? Number.NaN, limits)
  return { codes, groups: limits.length + 1 }
}

/** Limits that a value reaches; −1 = not known. */
function groupOf(value: number, limits: readonly number[]): number {
  if (Number.isNaN(value)) return -1
  let [low, high] = [0, limits.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (value >= (limits[middle] ?? 0)) low = middle + 1
    else high = middle
  }
  return low
}

/** One row of so many. */
export function thinned(column: Column, every: number): Column {
  const isKept = (_: number, i: number) => i % every === 0
  if (every === 1) return column
  return column.kind === 'number'
    ? { ...column, values: column.values.filter(isKept) }
    : { ...column, codes: column.codes.filter(isKept) }
}

/** A name in small letters and digits, accents left out, a blank between words: "Kunden-Nr." → "kunden nr". */
export function plainName(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}
