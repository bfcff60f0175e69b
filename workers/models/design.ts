import type { FeatureColumn, Features } from './features.ts'

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

/** Standard numbers row by row, and places of the labels row by row (−1 = none): 8 and 4 bytes a cell. */
export interface Design {
  readonly rows: number
  readonly numbers: Float64Array
  readonly numberAt: Int32Array
  readonly places: Int32Array
  readonly placesPerRow: number
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

/** Room for the features as a linear model sees them. */
export function emptyDesign(rows: number, { terms }: Encoding): Design {
  const numberAt = Int32Array.from(terms.filter((t) => t.kind === 'number').map((t) => t.at))
  const placesPerRow = terms.filter(isPlaced).length
  const places = new Int32Array(rows * placesPerRow)
  return { rows, numbers: new Float64Array(rows * numberAt.length), numberAt, places, placesPerRow }
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
  const { numbers, numberAt, places, placesPerRow } = design
  let [number, place] = [into * numberAt.length, into * placesPerRow]
  columns.forEach((column, c) => {
    const term = terms[c]
    if (!term) return
    if (column.kind === 'number')
      standardise(column.values, term, from, to, numbers, number++, numberAt.length)
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

/** Log-odds of rows `from` to `to`: the intercept is the last weight. */
export function margins(
  design: Design,
  weights: Float64Array,
  from: number,
  to: number,
  into: Float64Array,
): void {
  const { numbers, numberAt, places, placesPerRow } = design
  const width = numberAt.length
  const dense = Float64Array.from(numberAt, (at) => weights[at] ?? 0)
  const intercept = weights[weights.length - 1] ?? 0
  for (let i = from, n = from * width, c = from * placesPerRow; i < to; i++) {
    let sum = intercept
    for (let j = 0; j < width; j++) sum += (numbers[n++] ?? 0) * (dense[j] ?? 0)
    for (let j = 0; j < placesPerRow; j++) {
      const at = places[c++] ?? -1
      if (at >= 0) sum += weights[at] ?? 0
    }
    into[i] = sum
  }
}

/** Adds what rows `from` to `to` pull at the weights: the slope of the log loss, row by row. */
export function addSlope(
  design: Design,
  weights: Float64Array,
  outcome: Uint8Array,
  from: number,
  to: number,
  into: Float64Array,
): void {
  const { numbers, numberAt, places, placesPerRow } = design
  const width = numberAt.length
  const dense = Float64Array.from(numberAt, (at) => weights[at] ?? 0)
  const pulled = new Float64Array(width)
  const intercept = weights[weights.length - 1] ?? 0
  let all = 0
  for (let i = from; i < to; i++) {
    let sum = intercept
    const row = i * width
    const end = (i + 1) * placesPerRow
    for (let j = 0; j < width; j++) sum += (numbers[row + j] ?? 0) * (dense[j] ?? 0)
    for (let at = end - placesPerRow; at < end; at++) {
      const place = places[at] ?? -1
      if (place >= 0) sum += weights[place] ?? 0
    }
    const pull = 1 / (1 + Math.exp(-sum)) - (outcome[i] ?? 0)
    all += pull
    for (let j = 0; j < width; j++) pulled[j] = (pulled[j] ?? 0) + pull * (numbers[row + j] ?? 0)
    for (let at = end - placesPerRow; at < end; at++) {
      const place = places[at] ?? -1
      if (place >= 0) into[place] = (into[place] ?? 0) + pull
    }
  }
  for (let j = 0; j < width; j++) into[numberAt[j] ?? 0] = (into[numberAt[j] ?? 0] ?? 0) + (pulled[j] ?? 0)
  into[into.length - 1] = (into[into.length - 1] ?? 0) + all
}
