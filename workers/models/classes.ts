import { within } from '../numeric/progress.ts'
import type { Features } from './features.ts'
import type { Fit, Fitted } from './fitted.ts'

/** A model of more than two classes. */
export interface Classifier {
  /** Probability of each class, row by row; each row sums to 1. Yields the share done. */
  score(features: Features): Generator<number, Float64Array>
  /** The model that tells each class from all others. */
  readonly models: readonly Fitted[]
}

/** One model for each class against all others (Rifkin & Klautau 2004), their probabilities scaled to sum to 1. */
export function* oneAgainstRest(
  learn: Fit,
  features: Features,
  labels: ArrayLike<number>,
  classes: number,
  random: () => number,
): Generator<number, Classifier> {
  const models: Fitted[] = []
  for (let k = 0; k < classes; k++) {
    const is = Uint8Array.from({ length: features.rows }, (_, i) => (labels[i] === k ? 1 : 0))
    models.push(yield* within(learn(features, is, random), k / classes, (k + 1) / classes))
  }
  return { models, score: (asked) => shared(models, asked) }
}

function* shared(models: readonly Fitted[], features: Features): Generator<number, Float64Array> {
  const classes = models.length
  const shares = new Float64Array(features.rows * classes)
  for (const [k, model] of models.entries()) {
    const scores = yield* within(model.score(features), k / classes, (k + 1) / classes)
    for (let i = 0; i < features.rows; i++) shares[i * classes + k] = scores[i] ?? 0
  }
  for (let i = 0; i < features.rows; i++) {
    const row = shares.subarray(i * classes, (i + 1) * classes)
    const sum = row.reduce((s, p) => s + p, 0)
    for (let k = 0; k < classes; k++) row[k] = sum > 0 ? (row[k] ?? 0) / sum : 1 / classes
    if (i % 65_536 === 0) yield 1
  }
  return shares
}
