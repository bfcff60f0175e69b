import { within } from '../numeric/progress.ts'
import { orderOf } from '../numeric/sorting.ts'

/** Scores beside what happened (0 or 1), highest score first; of equal scores the lower row first. */
export interface Judged {
  readonly scores: Float64Array
  readonly outcome: Uint8Array
  /** Which row stands at each place. */
  readonly rows: Int32Array
}

/**
 * A figure about scores and what happened; NaN where it has no meaning (only one outcome). `times`: how often each place
 * counts, as a bootstrap draws it; without it each counts once.
 */
export type Measure = (judged: Judged, times?: Uint16Array) => number

/** Puts scores and outcomes in order. Yields the share done. */
export function* judge(scores: Float64Array, outcome: Uint8Array): Generator<number, Judged> {
  const rows = yield* within(descending(scores), 0, 0.9)
  const sorted = new Float64Array(rows.length)
  const happened = new Uint8Array(rows.length)
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? 0
    sorted[i] = scores[row] ?? 0
    happened[i] = outcome[row] ?? 0
  }
  return { scores: sorted, outcome: happened, rows }
}

/** Rows by falling value, equal ones in their order. */
export const descending = (values: Float64Array): Generator<number, Int32Array> =>
  orderOf(values.map((value) => -value))
