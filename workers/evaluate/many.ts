import { judge } from './judged.ts'
import { averagePrecision, rocAuc } from './ranking.ts'

/** Probabilities of several classes, row by row, beside the class each row is of. */
export interface ManyJudged {
  readonly shares: Float64Array
  readonly classes: number
  readonly actual: ArrayLike<number>
}

/** The likeliest class of each row; of equally likely ones the first. */
export function likeliest({ shares, classes, actual }: ManyJudged): Int32Array {
  return Int32Array.from({ length: actual.length }, (_, i) => {
    let best = 0
    for (let k = 1; k < classes; k++)
      if ((shares[i * classes + k] ?? 0) > (shares[i * classes + best] ?? 0)) best = k
    return best
  })
}

/** Mean of −log of the probability given to the class a row is of, in nats, kept 1e-15 away from 0. */
export function logLossOfMany({ shares, classes, actual }: ManyJudged): number {
  let sum = 0
  for (let i = 0; i < actual.length; i++)
    sum -= Math.log(Math.min(1, Math.max(1e-15, shares[i * classes + (actual[i] ?? 0)] ?? 0)))
  return sum / Math.max(1, actual.length)
}

/** Mean over rows of the squared distances of all probabilities from what is: Brier (1950), original form, 0 to 2. */
export function brierOfMany({ shares, classes, actual }: ManyJudged): number {
  let sum = 0
  for (let i = 0; i < actual.length; i++)
    for (let k = 0; k < classes; k++) sum += ((shares[i * classes + k] ?? 0) - (actual[i] === k ? 1 : 0)) ** 2
  return sum / Math.max(1, actual.length)
}

/**
 * Each class against the rest, averaged so that each counts alike: area under the ROC curve and average precision (Provost &
 * Domingos 2000, unweighted). Classes that do not occur are left out. Yields the share done.
 */
export function* rankingOfMany({
  shares,
  classes,
  actual,
}: ManyJudged): Generator<number, { rocAuc: number; averagePrecision: number }> {
  const [areas, precisions]: [number[], number[]] = [[], []]
  for (let k = 0; k < classes; k++) {
    const is = Uint8Array.from({ length: actual.length }, (_, i) => (actual[i] === k ? 1 : 0))
    const judged = yield* judge(
      Float64Array.from(is, (_, i) => shares[i * classes + k] ?? 0),
      is,
    )
    areas.push(rocAuc(judged))
    precisions.push(averagePrecision(judged))
    yield (k + 1) / classes
  }
  const mean = (list: number[]) => {
    const known = list.filter((v) => !Number.isNaN(v))
    return known.length > 0 ? known.reduce((s, v) => s + v, 0) / known.length : Number.NaN
  }
  return { rocAuc: mean(areas), averagePrecision: mean(precisions) }
}
