import { shuffle } from '../numeric/random.ts'

/** The fold (0 to folds − 1) of each row; every label is dealt out evenly (Kohavi 1995). */
export function stratifiedFolds(labels: ArrayLike<number>, folds: number, random: () => number): Uint8Array {
  const order = shuffle(
    Int32Array.from({ length: labels.length }, (_, i) => i),
    random,
  )
  const byLabel = order.sort((a, b) => (labels[a] ?? 0) - (labels[b] ?? 0))
  const fold = new Uint8Array(labels.length)
  byLabel.forEach((row, place) => {
    fold[row] = place % folds
  })
  return fold
}

/** Several ways to deal the rows into folds. */
export function repeatedFolds(
  labels: ArrayLike<number>,
  folds: number,
  repeats: number,
  random: () => number,
): Uint8Array[] {
  return Array.from({ length: repeats }, () => stratifiedFolds(labels, folds, random))
}

/** Rows inside and outside a fold. */
export function splitBy(fold: Uint8Array, k: number): { train: Int32Array; test: Int32Array } {
  const rows = Int32Array.from({ length: fold.length }, (_, i) => i)
  return { train: rows.filter((i) => fold[i] !== k), test: rows.filter((i) => fold[i] === k) }
}

/** A day on which one pretends to stand: what is known ends before it, what happens until `until` (before that day) is foretold. */
export interface Origin {
  readonly asOf: number
  readonly until: number
  /** Places of earlier origins whose outcome was known by then: what one could have learned from. */
  readonly learnFrom: readonly number[]
}

export interface Rolling {
  /** First day with data and the day after the last. */
  readonly first: number
  readonly end: number
  /** Days foretold, days of history needed before, days between two origins. */
  readonly horizon: number
  readonly history: number
  readonly step: number
  readonly most: number
}

/** Origins for a rolling back-test (Tashman 2000), earliest first, the last as late as its outcome is known. */
export function rollingOrigins({ first, end, horizon, history, step, most }: Rolling): Origin[] {
  const days: number[] = []
  for (let day = end - horizon; day >= first + history && days.length < most; day -= step) days.unshift(day)
  return days.map((asOf, i) => ({
    asOf,
    until: asOf + horizon,
    learnFrom: days.slice(0, i).flatMap((day, k) => (day + horizon <= asOf ? [k] : [])),
  }))
}
