import type { Features } from './features.ts'

/** What each column adds to the answer for each row, row by row; with `base` they sum to the answer on `scale`. */
export interface Reasons {
  readonly base: number
  readonly scale: 'log-odds' | 'probability'
  readonly values: Float64Array
}

/** A model that has learned; all models answer alike, so that the simplest one that wins can be chosen. */
export interface Fitted {
  /** Probability of the outcome for each row, 0–1. Yields the share done. */
  score(features: Features): Generator<number, Float64Array>
  /** Shapley values of each row. Yields the share done. */
  reasons(features: Features): Generator<number, Reasons>
}

/** Learns an outcome (0 or 1 for each row) from features; the same `random` gives the same model. */
export type Fit<M extends Fitted = Fitted> = (
  features: Features,
  outcome: Uint8Array,
  random: () => number,
) => Generator<number, M>

/** Probability of log-odds. */
export function logistic(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds))
}
