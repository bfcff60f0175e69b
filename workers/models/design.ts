import type { FeatureColumn, Features } from './features.ts'
import { layRows, marginOf, type Rows } from './kernel/linear.ts'
import type { Kernel } from './kernel/memory.ts'

/** Where a column of the features stands among the weights of a linear model. */
export interface Term {
  readonly name: string
  readonly kind: 'number' | 'category'
  /** Place of its first weight. */
  readonly at: number
  /** Number of weights: 1, or 2 with one for "not known"; one for each label of a category. */
  readonly width: number
  readonly mean: number
  readonly deviation: number
}

/** How features become numbers of a linear model; learned once, applied to any rows. */
export interface Encoding {
  readonly terms: readonly Term[]
  readonly weights: number
}

/** Rows as a linear model sees them: standard numbers, with their places among the weights, and places of the labels. */
export interface Design extends Rows {
  readonly numberAt: Int32Array
}

/** Mean and population deviation of what is known; a deviation of 0 becomes 1. */
function spread(values: Float64Array): { mean: number; deviation: number; missing: boolean } {
  let sum = 0
  let known = 0
  let squares = 0
  for (let i = 0; i < values.length; i++) {
    const v = values[i] ?? 0
    if (Number.isNaN(v)) continue
    sum += v
    known++
  }
  const mean = known > 0 ? sum / known : 0
  for (let i = 0; i < values.length; i++) {
    const gap = (values[i] ?? 0) - mean
    if (!Number.isNaN(gap)) squares += gap * gap
  }
  const deviation = Math.sqrt(squares / Math.max(1, known))
  return {
    mean,
    deviation: deviation > 1e-12 * Math.abs(mean) ? deviation : 1,
    missing: known < values.length,
  }
}

/**
 * Numbers to mean 0 and deviation 1, with a weight of its own for "not known" where that occurs; a weight for each label.
 * Yields the share done.
 */
export function* encodingOf({ columns }: Features): Generator<number, Encoding> {
  const terms: Term[] = []
  let at = 0
  for (const column of columns) {
    const { name, kind } = column
    const { mean, deviation, missing } =
      column.kind === 'number' ? spread(column.values) : { mean: 0, deviation: 1, missing: false }
    const width = column.kind === 'category' ? column.labels.length : missing ? 2 : 1
    terms.push({ name, kind, at, width, mean, deviation })
    at += width
    yield terms.length / columns.length
  }
  return { terms, weights: at }
}

/** Room for the features as a linear model sees them. Memory: 8 bytes a number and 4 a label. */
export function emptyDesign(rows: number, { terms, weights }: Encoding, kernel: Kernel | null): Design {
  const numberAt = Int32Array.from(terms.filter((t) => t.kind === 'number').map((t) => t.at))
  const placesPerRow = terms.filter(isPlaced).length
  const width = numberAt.length + (numberAt.length % 2)
  return { ...layRows({ rows, width, placesPerRow, size: weights + 1 }, kernel), numberAt }
}

const isPlaced = (term: Term) => term.kind === 'category' || term.width === 2

/**
 * Rows `from` to `to` of the features, from row `into` of the design on. What is not known counts as the mean; a label never
 * seen counts as none.
 */
export function fillDesign(
  design: Design,
  { columns }: Features,
  { terms }: Encoding,
  from: number,
  to: number,
  into: number,
): void {
  const { numbers, width, places, placesPerRow } = design
  let [number, place] = [into * width, into * placesPerRow]
  columns.forEach((column, c) => {
    const term = terms[c]
    if (!term) return
    if (column.kind === 'number') standardise(column.values, term, from, to, numbers, number++, width)
    if (isPlaced(term)) placed(column, term, from, to, places, place++, placesPerRow)
  })
}

function standardise(
  values: Float64Array,
  { mean, deviation }: Term,
  from: number,
  to: number,
  into: Float64Array,
  first: number,
  step: number,
): void {
  for (let i = from, at = first; i < to; i++, at += step) {
    const gap = (values[i] ?? 0) - mean
    into[at] = Number.isNaN(gap) ? 0 : gap / deviation
  }
}

function placed(
  column: FeatureColumn,
  { at: start, width }: Term,
  from: number,
  to: number,
  into: Int32Array,
  first: number,
  step: number,
): void {
  if (column.kind === 'number')
    for (let i = from, at = first; i < to; i++, at += step)
      into[at] = Number.isNaN(column.values[i]) ? start + 1 : -1
  else
    for (let i = from, at = first; i < to; i++, at += step) {
      const code = column.codes[i] ?? -1
      into[at] = code >= 0 && code < width ? start + code : -1
    }
}

/** Weights of numbers go beside each other; gives the intercept, which is the last weight. */
export function placeWeights({ numberAt, dense, weights }: Design, given: Float64Array): number {
  weights.set(given)
  numberAt.forEach((at, j) => {
    dense[j] = given[at] ?? 0
  })
  return given[given.length - 1] ?? 0
}

/** Log-odds of rows `from` to `to`: the intercept is the last weight. */
export function margins(
  design: Design,
  weights: Float64Array,
  from: number,
  to: number,
  into: Float64Array,
): void {
  const intercept = placeWeights(design, weights)
  for (let i = from; i < to; i++) into[i] = marginOf(design, intercept, i)
}
