import type { Classifier } from '../../models/classes.ts'
import { type Features, featuresAt } from '../../models/features.ts'
import { within } from '../../numeric/progress.ts'
import { sharpener } from './chances.ts'
import { learned, only, type Trial } from './trial.ts'

/** What we would call people: row by row the chance of each class, the likeliest one, and what speaks for it. */
export interface Called {
  readonly shares: Float64Array
  readonly called: Int32Array
  /** What each column adds for the likeliest class, row by row; empty where there are too many rows to tell. */
  readonly reasons: Float64Array
  readonly columns: readonly string[]
}

/** A model that learned from all that is known, and what it looks at. */
export interface Final {
  readonly model: Classifier
  readonly apply: (shares: Float64Array) => void
  readonly columns: readonly string[]
  readonly classes: number
}

/** More rows than this go without reasons. */
const mostTold = 20_000
const looked = 2_000

/** The way that was taken, learned from all rows of the trial; its chances come true as the trial's did. Yields the share done. */
export function* finalOf(trial: Trial, random: () => number): Generator<number, Final | null> {
  const { taken, task } = trial
  if (!taken) return null
  const { features, actual, classes } = task
  const all = Int32Array.from({ length: features.rows }, (_, i) => i)
  const model = yield* within(learned(taken.contender, task, all, actual, classes, random), 0, 0.9)
  const rows = Int32Array.from(trial.actual.keys())
  const apply = yield* within(
    sharpener(taken.shares[0] ?? new Float64Array(), trial.actual, classes, rows),
    0.9,
    1,
  )
  const { columns } = seenBy(trial, features)
  return { model, apply, columns: columns.map(({ name }) => name), classes }
}

/** The columns that the way taken looks at. */
function seenBy({ taken, task }: Trial, features: Features): Features {
  return only(features, taken?.contender.id === 'before' ? task.before : null)
}

/** Chances of the classes, row by row. Yields the share done. */
export function* sharesOf(
  { model, apply }: Final,
  trial: Trial,
  features: Features,
): Generator<number, Float64Array> {
  const shares = yield* model.score(seenBy(trial, features))
  apply(shares)
  return shares
}

/** Calls rows by name. Yields the share done. */
export function* call(final: Final, trial: Trial, features: Features): Generator<number, Called> {
  const { model, classes, columns } = final
  const seen = seenBy(trial, features)
  const shares = yield* within(sharesOf(final, trial, features), 0, 0.5)
  const called = likeliestOf(shares, classes)
  const told =
    seen.rows <= mostTold ? yield* within(reasonsFor(model, seen, called), 0.5, 1) : new Float64Array()
  return { shares, called, reasons: told, columns }
}

function likeliestOf(shares: Float64Array, classes: number): Int32Array {
  return Int32Array.from({ length: shares.length / classes }, (_, i) => {
    let best = 0
    for (let k = 1; k < classes; k++)
      if ((shares[i * classes + k] ?? 0) > (shares[i * classes + best] ?? 0)) best = k
    return best
  })
}

/** Shapley values for the class that each row is called; where one model tells two classes, turned round for the first. */
function* reasonsFor(
  { models }: Classifier,
  features: Features,
  called: Int32Array,
): Generator<number, Float64Array> {
  const width = features.columns.length
  const out = new Float64Array(features.rows * width)
  for (const [m, model] of models.entries()) {
    const k = models.length === 1 ? 1 : m
    const rows = Int32Array.from(called.keys()).filter((i) => models.length === 1 || called[i] === k)
    const part = m / models.length
    const { values } = yield* within(
      model.reasons(featuresAt(features, rows)),
      part,
      part + 1 / models.length,
    )
    rows.forEach((row, i) => {
      const sign = called[row] === k ? 1 : -1
      for (let c = 0; c < width; c++) out[row * width + c] = sign * (values[i * width + c] ?? 0)
    })
  }
  return out
}

/** Share of each column in all that was added, over some rows: how much it tells. The most telling first. Yields the share done. */
export function* weightsOf(
  final: Final,
  trial: Trial,
): Generator<number, { column: string; share: number }[]> {
  const { features, actual } = trial.task
  const every = Math.max(1, Math.ceil(features.rows / looked))
  const rows = Int32Array.from({ length: Math.ceil(features.rows / every) }, (_, i) => i * every)
  const seen = seenBy(trial, featuresAt(features, rows))
  const values = yield* reasonsFor(
    final.model,
    seen,
    rows.map((row) => actual[row] ?? 0),
  )
  const width = final.columns.length
  const sums = new Float64Array(width)
  values.forEach((value, at) => {
    sums[at % width] = (sums[at % width] ?? 0) + Math.abs(value)
  })
  const all = sums.reduce((s, v) => s + v, 0)
  const shares = final.columns.map((column, c) => ({ column, share: all > 0 ? (sums[c] ?? 0) / all : 0 }))
  return shares.sort((a, b) => b.share - a.share)
}
