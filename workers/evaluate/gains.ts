import type { Judged, Measure } from './judged.ts'

/** The rows of one step down the list. Shares 0–1; lift 1 = as good as picking at random. */
export interface Gain {
  rows: number
  hits: number
  /** Rows with the outcome in this step, against the share among all. */
  lift: number
  /** Share of all hits found down to here, and of all rows gone through. */
  found: number
  gone: number
  /** Lift of all steps down to here. */
  liftSoFar: number
}

/** Steps of (almost) equal size down the list, ten as a rule; the first holds ⌈rows / steps⌉. */
export function gains({ outcome }: Judged, steps = 10): Gain[] {
  const all = outcome.reduce((s, v) => s + v, 0)
  const rows = outcome.length
  const base = all / rows
  let [at, found] = [0, 0]
  return Array.from({ length: Math.min(steps, rows) }, (_, k) => {
    const to = Math.ceil(((k + 1) * rows) / Math.min(steps, rows))
    let hits = 0
    for (let i = at; i < to; i++) hits += outcome[i] ?? 0
    const size = to - at
    at = to
    found += hits
    return {
      rows: size,
      hits,
      lift: hits / size / base,
      found: found / all,
      gone: to / rows,
      liftSoFar: found / to / base,
    }
  })
}

/** Lift of the best ⌈share · rows⌉ rows. */
export const liftAt =
  (share: number): Measure =>
  ({ outcome }, times) => {
    const count = (i: number) => (times ? (times[i] ?? 0) : 1)
    let [rows, all] = [0, 0]
    outcome.forEach((hit, i) => {
      rows += count(i)
      all += hit * count(i)
    })
    const most = Math.ceil(rows * share)
    let [gone, hits] = [0, 0]
    for (let i = 0; i < outcome.length && gone < most; i++) {
      const n = Math.min(count(i), most - gone)
      gone += n
      hits += n * (outcome[i] ?? 0)
    }
    return hits / gone / (all / rows)
  }
