import { within } from '../numeric/progress.ts'
import {
  type Design,
  type Encoding,
  emptyDesign,
  encodingOf,
  fillDesign,
  margins,
  type Term,
} from './design.ts'
import type { Features } from './features.ts'
import { type Fit, type Fitted, logistic, type Reasons } from './fitted.ts'
import { giveBack, takeKernel } from './kernel/memory.ts'
import { optimum } from './optimum.ts'

const chunk = 16_384

/** Weight of one number (per standard deviation), of "not known" or of one label of a category. */
export interface Weight {
  readonly column: string
  readonly label?: string
  readonly value: number
}

export interface Logistic extends Fitted {
  readonly intercept: number
  readonly weights: readonly Weight[]
}

/** `penalty` on ½|w|² beside the sum of log losses; 1 is what C = 1 is elsewhere. */
export interface LogisticOptions {
  readonly penalty?: number
  /** Without the kernel, as in a browser that has no SIMD. */
  readonly plain?: boolean
}

/**
 * Penalised logistic regression (L2, intercept free; Hoerl & Kennard 1970 for Cox 1958), at its exact optimum. Numbers are
 * standardised, every label of a category has a weight.
 */
export function fitLogistic({ penalty = 1, plain = false }: LogisticOptions = {}): Fit<Logistic> {
  return function* (features, outcome) {
    const encoding = yield* within(encodingOf(features), 0, 0.1)
    const design = roomFor(features.rows, encoding, plain)
    design.outcome.set(outcome)
    for (let from = 0; from < features.rows; from += chunk) {
      fillDesign(design, features, encoding, from, Math.min(features.rows, from + chunk), from)
      yield 0.1 + (0.1 * from) / features.rows
    }
    const weights = yield* within(optimum(design, encoding.weights, penalty), 0.2, 1)
    const means = meansOf(design, encoding)
    giveBack(design.kernel)
    return {
      intercept: weights[encoding.weights] ?? 0,
      weights: named(features, encoding, weights),
      score: (asked) => score(asked, encoding, weights),
      reasons: (asked) => reasons(asked, encoding, weights, means),
    }
  }
}

/** By the kernel where there is one, and memory for it. */
function roomFor(rows: number, encoding: Encoding, plain: boolean): Design {
  try {
    return emptyDesign(rows, encoding, plain ? null : takeKernel())
  } catch {
    return emptyDesign(rows, encoding, null)
  }
}

function named({ columns }: Features, { terms }: Encoding, weights: Float64Array): Weight[] {
  return terms.flatMap(({ name, at, width, kind }, c) => {
    const column = columns[c]
    const labels = column?.kind === 'category' ? column.labels : ['', 'not known']
    return Array.from({ length: width }, (_, k): Weight => {
      const value = weights[at + k] ?? 0
      return kind === 'number' && k === 0
        ? { column: name, value }
        : { column: name, label: labels[k] ?? '', value }
    })
  })
}

function* score(
  features: Features,
  encoding: Encoding,
  weights: Float64Array,
): Generator<number, Float64Array> {
  const design = emptyDesign(Math.min(chunk, features.rows), encoding, null)
  const scores = new Float64Array(features.rows)
  for (let from = 0; from < features.rows; from += chunk) {
    const to = Math.min(features.rows, from + chunk)
    fillDesign(design, features, encoding, from, to, 0)
    margins(design, weights, 0, to - from, scores.subarray(from, to))
    for (let i = from; i < to; i++) scores[i] = logistic(scores[i] ?? 0)
    yield to / features.rows
  }
  return scores
}

/** How often each weight is switched on: means of the design over the rows it was learned from. */
function meansOf({ rows, places }: Design, { weights }: Encoding): Float64Array {
  const means = new Float64Array(weights)
  for (const at of places) if (at >= 0) means[at] = (means[at] ?? 0) + 1
  return means.map((count) => count / Math.max(1, rows))
}

/** Shapley values of a linear model of independent columns: weight times distance from the mean (Lundberg & Lee 2017, cor. 1). */
function* reasons(
  features: Features,
  encoding: Encoding,
  weights: Float64Array,
  means: Float64Array,
): Generator<number, Reasons> {
  const { rows, columns } = features
  const values = new Float64Array(rows * columns.length)
  let base = weights[encoding.weights] ?? 0
  for (const [c, column] of columns.entries()) {
    const term = encoding.terms[c]
    if (!term) continue
    const usual = usualOf(term, weights, means)
    base += usual
    for (let i = 0; i < rows; i++) {
      if (i % 65_536 === 0) yield (c + i / rows) / columns.length
      const given = column.kind === 'number' ? (column.values[i] ?? Number.NaN) : (column.codes[i] ?? -1)
      values[i * columns.length + c] = added(term, given, weights) - usual
    }
  }
  return { base, scale: 'log-odds', values }
}

function usualOf(term: Term, weights: Float64Array, means: Float64Array): number {
  let sum = 0
  for (let k = term.kind === 'number' ? 1 : 0; k < term.width; k++)
    sum += (weights[term.at + k] ?? 0) * (means[term.at + k] ?? 0)
  return sum
}

function added(term: Term, given: number, weights: Float64Array): number {
  if (term.kind === 'category') return given >= 0 && given < term.width ? (weights[term.at + given] ?? 0) : 0
  if (Number.isNaN(given)) return term.width === 2 ? (weights[term.at + 1] ?? 0) : 0
  return ((given - term.mean) / term.deviation) * (weights[term.at] ?? 0)
}
