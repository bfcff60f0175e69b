import type { Fit } from '../../lifetime/fit.ts'
import { type Horizon, surenessOf } from '../../lifetime/sure.ts'
import type { Prepared } from './rules.ts'

/** Variance of the money of each class and of all, as it is for everyone; worked out on at most 4,000 customers. */
export interface Spread {
  ofClass: Float64Array
  ofAll: number
}

const most = 4_000

/** `of` names the class of each customer; one class for all where null. Yields the share done. */
export function* spreadOf(
  { standing, histories, spending }: Prepared,
  fit: Fit,
  { horizon, of, classes }: { horizon: Horizon; of: Uint8Array | null; classes: number },
  random: () => number,
): Generator<number, Spread> {
  const { repeats, last, age, mean } = standing
  const n = repeats.length
  const drawn = Math.min(n, most)
  const which = Int32Array.from({ length: drawn }, (_, k) => Math.floor(((k + 0.5) * n) / drawn))
  const pick = (values: Int32Array) => which.map((i) => values[i] ?? 0)
  const valued = {
    ...{ repeats: pick(repeats), last: pick(last), age: pick(age), classes, tick: histories.tick },
    mean: Float64Array.from(which, (i) => mean[i] ?? 0),
    of: Uint8Array.from(which, (i) => of?.[i] ?? 0),
  }
  const sure = yield* surenessOf(valued, fit, spending, horizon, random)
  const times = n / drawn
  const chance = sure.byChance.reduce((s, v) => s + v, 0)
  return {
    ofClass: sure.byChance.map((v, c) => v * times + (sure.byParameters[c] ?? 0) * times ** 2),
    ofAll: chance * times + sure.parametersOfAll * times ** 2,
  }
}
