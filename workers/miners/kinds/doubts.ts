import type { Trial } from './trial.ts'

/** Rows of the trial whose label and model disagree, the least likely labels first, with the mean chances over the repeats. */
export interface Doubts {
  /** At most 200 of `all`. */
  readonly rows: Int32Array
  readonly all: number
  readonly called: Int32Array
  readonly shares: Float64Array
}

const most = 200

/**
 * Labels that may be wrong: the model, which has not seen the row, is as sure of another class as it usually is of rows of that
 * class (confident learning: Northcutt, Jiang & Chuang 2021, §3.1).
 */
export function doubtsOf({ sheets, actual, task: { classes } }: Trial): Doubts {
  const shares = new Float64Array(actual.length * classes)
  for (const { judged } of sheets)
    for (let at = 0; at < shares.length; at++)
      shares[at] = (shares[at] ?? 0) + (judged.shares[at] ?? 0) / sheets.length
  const usual = usualOf(shares, actual, classes)
  const called = Int32Array.from(actual, (own, i) => otherOf(shares, usual, i, own, classes))
  const given = (row: number) => shares[row * classes + (actual[row] ?? 0)] ?? 0
  const found = Int32Array.from(actual.keys()).filter((row) => (called[row] ?? -1) >= 0)
  const rows = found.sort((a, b) => given(a) - given(b) || a - b).slice(0, most)
  return { rows, all: found.length, called, shares }
}

/** Mean chance given to each class among its own rows. */
function usualOf(shares: Float64Array, actual: Int32Array, classes: number): Float64Array {
  const [sums, rows] = [new Float64Array(classes), new Float64Array(classes)]
  actual.forEach((own, i) => {
    sums[own] = (sums[own] ?? 0) + (shares[i * classes + own] ?? 0)
    rows[own] = (rows[own] ?? 0) + 1
  })
  return sums.map((sum, k) => sum / Math.max(1, rows[k] ?? 0))
}

/** The likeliest other class of which the model is sure enough, and surer than of the own one; −1 = none. */
function otherOf(
  shares: Float64Array,
  usual: Float64Array,
  row: number,
  own: number,
  classes: number,
): number {
  let [best, top] = [-1, Math.max(0.5, shares[row * classes + own] ?? 0)]
  for (let k = 0; k < classes; k++) {
    const chance = shares[row * classes + k] ?? 0
    if (k !== own && chance >= (usual[k] ?? 1) && chance > top) [best, top] = [k, chance]
  }
  return best
}
