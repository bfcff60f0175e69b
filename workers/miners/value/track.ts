import type { Fit } from '../../lifetime/fit.ts'
import { aliveOf, purchasesOf as purchasesAhead } from '../../lifetime/predict.ts'
import { inPieces, within } from '../../numeric/progress.ts'
import type { Purchases } from './kernel.ts'
import type { Prepared } from './rules.ts'

const chunk = 1 << 14

/** Orders day by day after a day of the past: promised and come, in all. */
export interface Track {
  day: number[]
  promised: number[]
  came: number[]
}

/** What a model promises of all customers known on the day `cut`, and what came. Yields the share done. */
export function* trackOf(
  { keys, start, day }: Purchases,
  { histories, standing }: Prepared,
  fit: Fit,
  { cut, days }: { cut: number; days: number },
): Generator<number, Track> {
  const steps = Math.min(24, days)
  const at = Array.from({ length: steps }, (_, k) => Math.round(((k + 1) * days) / steps))
  const alive = yield* within(aliveOf(histories, fit), 0, 0.3)
  const expected = yield* within(purchasesAhead(histories, fit, alive, at), 0.3, 0.9)
  const promised = new Float64Array(steps)
  const promise = (from: number, to: number) => {
    for (let g = from, e = from * steps; g < to; g++)
      for (let k = 0; k < steps; k++, e++)
        promised[k] = (promised[k] ?? 0) + (expected[e] ?? 0) * (histories.count[g] ?? 0)
  }
  yield* within(inPieces(histories.groups, chunk, promise), 0.9, 0.95)
  const byDay = new Int32Array(days + 1)
  const count = (from: number, to: number) => {
    for (let n = from; n < to; n++) {
      const i = standing.who[n] ?? 0
      for (let k = start[i] ?? 0; k < (start[i + 1] ?? keys.length); k++) {
        const since = (day[k] ?? 0) - cut
        if (since > 0 && since <= days) byDay[since] = (byDay[since] ?? 0) + 1
      }
    }
  }
  yield* within(inPieces(standing.who.length, chunk, count), 0.95, 1)
  for (let d = 1; d <= days; d++) byDay[d] = (byDay[d] ?? 0) + (byDay[d - 1] ?? 0)
  return { day: [0, ...at], promised: [0, ...promised], came: [0, ...at.map((d) => byDay[d] ?? 0)] }
}
