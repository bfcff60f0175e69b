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
  const rows = yield* descending(scores)
  const sorted = new Float64Array(rows.length)
  const happened = new Uint8Array(rows.length)
  for (let i = 0; i < rows.length; i++) {
    if (i % 65_536 === 0) yield 0.9 + (0.1 * i) / rows.length
    const row = rows[i] ?? 0
    sorted[i] = scores[row] ?? 0
    happened[i] = outcome[row] ?? 0
  }
  return { scores: sorted, outcome: happened, rows }
}

/** Rows by falling value, stable: merge sort (Knuth, TAOCP 3, 5.2.4 L), which can pause. Memory: 8 bytes a row. */
export function* descending(values: Float64Array): Generator<number, Int32Array> {
  let from = new Int32Array(values.length)
  for (let i = 0; i < from.length; i++) from[i] = i
  let to = new Int32Array(values.length)
  let done = 0
  for (let width = 1; width < values.length; width *= 2) {
    for (let start = 0; start < values.length; start += 2 * width) {
      merge(values, from, to, start, width)
      done += 2 * width
      if (done > 65_536) {
        yield (0.9 * Math.log2(width + 1)) / Math.log2(values.length + 1)
        done = 0
      }
    }
    const kept = from
    from = to
    to = kept
  }
  return from
}

function merge(values: Float64Array, from: Int32Array, to: Int32Array, start: number, width: number): void {
  const middle = Math.min(start + width, from.length)
  const end = Math.min(start + 2 * width, from.length)
  let [a, b] = [start, middle]
  for (let at = start; at < end; at++) {
    const left = from[a] ?? 0
    const right = from[b] ?? 0
    const takeLeft = a < middle && (b >= end || (values[left] ?? 0) >= (values[right] ?? 0))
    to[at] = takeLeft ? left : right
    if (takeLeft) a++
    else b++
  }
}
