import { splitBy, stratifiedFolds } from '../../evaluate/splits.ts'
import { type Calibrator, platt } from '../../models/calibration.ts'

const folds = 5

/** Log-odds, kept away from both ends. */
const logOdds = (p: number) =>
  Math.log(Math.min(1 - 1e-9, Math.max(1e-9, p)) / Math.min(1, Math.max(1e-9, 1 - p)))

/** Turns shares of classes into such that come true: one curve a class (Platt 1999), then they add up to 1 again (Zadrozny & Elkan 2002). */
export type Sharpener = (shares: Float64Array) => void

/** Learned from what was said of rows and what they are. Yields the share done. */
export function* sharpener(
  shares: Float64Array,
  actual: Int32Array,
  classes: number,
  rows: Int32Array,
): Generator<number, Sharpener> {
  const curves: Calibrator[] = []
  for (let k = 0; k < classes; k++) {
    const scores = Float64Array.from(rows, (row) => logOdds(shares[row * classes + k] ?? 0))
    const is = Uint8Array.from(rows, (row) => (actual[row] === k ? 1 : 0))
    curves.push((yield* platt(scores, is)).apply)
  }
  return (given) => {
    for (let at = 0; at < given.length; at += classes) {
      let sum = 0
      for (let k = 0; k < classes; k++) {
        const said = curves[k]?.(logOdds(given[at + k] ?? 0)) ?? 0
        given[at + k] = said
        sum += said
      }
      for (let k = 0; k < classes; k++) given[at + k] = sum > 0 ? (given[at + k] ?? 0) / sum : 1 / classes
    }
  }
}

/** Shares of rows sharpened by what was said of other rows. Yields the share done. */
export function* sharpened(
  shares: Float64Array,
  actual: Int32Array,
  classes: number,
  random: () => number,
): Generator<number, Float64Array> {
  const fold = stratifiedFolds(actual, folds, random)
  const out = new Float64Array(shares.length)
  for (let f = 0; f < folds; f++) {
    const { train, test } = splitBy(fold, f)
    const apply = yield* sharpener(shares, actual, classes, train)
    for (const row of test) {
      const own = shares.slice(row * classes, (row + 1) * classes)
      apply(own)
      out.set(own, row * classes)
    }
    yield (f + 1) / folds
  }
  return out
}
