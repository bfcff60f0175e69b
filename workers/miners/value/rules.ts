import { findingsBefore } from '../../lifetime/findings.ts'
import { type Fit, fitModel, type Model } from '../../lifetime/fit.ts'
import { expectedWorth, fitSpending, type SpendingFit } from '../../lifetime/gamma-gamma.ts'
import { grouped, type Histories } from '../../lifetime/histories.ts'
import { aliveOf, discountedOf } from '../../lifetime/predict.ts'
import type { Horizon } from '../../lifetime/sure.ts'
import { within } from '../../numeric/progress.ts'
import type { Standing } from './kernel.ts'
import type { Promised } from './past.ts'

export const modelNames: Readonly<Record<Model, string>> = {
  bgnbd: 'BG/NBD',
  mbgnbd: 'MBG/NBD',
  paretonbd: 'Pareto/NBD',
}
export const models = ['bgnbd', 'mbgnbd', 'paretonbd'] as const

/** People of one day as the models see them, with the model of what they spend; null where nobody bought twice. */
export interface Prepared {
  standing: Standing
  histories: Histories
  place: Int32Array
  spending: SpendingFit
}

export function* prepared(standing: Standing): Generator<number, Prepared | null> {
  const { repeats, last, age, mean } = standing
  const groups = yield* within(grouped(repeats, last, age, 1), 0, 0.5)
  if (findingsBefore(groups.histories).some(({ code }) => code === 'no-repeats')) return null
  let n = 0
  const [times, worth] = [new Int32Array(repeats.length), new Float64Array(repeats.length)]
  for (let i = 0; i < repeats.length; i++) {
    if (i % 262_144 === 0) yield 0.5
    if (!((repeats[i] ?? 0) > 0)) continue
    times[n] = repeats[i] ?? 0
    worth[n++] = mean[i] ?? 0
  }
  yield 0.5
  const buyers = { repeats: times.subarray(0, n), mean: worth.subarray(0, n) }
  const spending = yield* within(fitSpending(buyers), 0.5, 1)
  yield 1
  return spending && { standing, ...groups, spending }
}

/** What a fitted model expects of each person: chance to be there, orders, and their money at its worth of today. */
export interface Expected extends Promised {
  alive: Float64Array
}

export function* expectedOf(
  { standing, histories, place, spending }: Prepared,
  fit: Fit,
  horizon: Horizon,
): Generator<number, Expected> {
  const groups = yield* within(aliveOf(histories, fit), 0, 0.3)
  const { plain, discounted } = yield* within(discountedOf(histories, fit, groups, horizon), 0.3, 0.8)
  yield 0.8
  const n = place.length
  const expected = { alive: new Float64Array(n), orders: new Float64Array(n), money: new Float64Array(n) }
  for (let i = 0; i < n; i++) {
    if (i % 65_536 === 65_535) yield 0.8 + (0.2 * i) / n
    const g = place[i] ?? 0
    const worth = expectedWorth(spending.params, standing.repeats[i] ?? 0, standing.mean[i] ?? 0)
    expected.alive[i] = groups[g] ?? 0
    expected.orders[i] = plain[g] ?? 0
    expected.money[i] = (discounted[g] ?? 0) * worth
  }
  return expected
}

export const fitted = (people: Prepared, model: Model): Generator<number, Fit> =>
  fitModel(people.histories, model)
