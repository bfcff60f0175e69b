import type { Fit, Model } from '../../lifetime/fit.ts'
import { aliveOf, purchasesOf as purchasesAhead } from '../../lifetime/predict.ts'
import { skewedInterval } from '../../lifetime/sure.ts'
import { type Interval, z95 } from '../../numeric/interval.ts'
import { within } from '../../numeric/progress.ts'
import { type Correction, correctionOf, crossed } from './correction.ts'
import { type Purchases, type Standing, standingAt, total } from './kernel.ts'
import { again, average, better, type Held, held, type Promised } from './past.ts'
import { expectedOf, fitted, models, type Prepared, prepared } from './rules.ts'
import { spreadOf } from './spread.ts'

export type Rule = Model | 'again' | 'average'

/** The promise of a day in the past, held against what came in the `days` after it. */
export interface Test {
  cut: number
  days: number
  customers: number
  came: { orders: number; money: number }
  /** How the models did against each other; `earlier` if on an earlier span than the one the promise is held against. */
  tried: { model: Model; deviance: number }[]
  earlier: boolean
  chosen: Model
  /** `raw`: as it was promised; `held`: corrected by what came from the other half of the customers, but for a model whose promise came true. */
  rules: { rule: Rule; held: Held; raw: Held }[]
  /** How each rule is corrected from now on; a model whose promise came true is not. */
  corrections: ReadonlyMap<Rule, Correction>
  naive: 'again' | 'average'
  /** 'better': nearer to what came than the best naive rule, beyond chance. */
  verdict: 'better' | 'same'
  promise: Interval & { money: number; inside: boolean }
  /** Orders day by day after the cut: promised and come, in all. */
  track: { day: number[]; promised: number[]; came: number[] }
}

const fewest = { people: 30, returning: 10, orders: 10 }

export function enough({ repeats, later }: Standing): boolean {
  let returning = 0
  for (let i = 0; i < repeats.length; i++) if ((repeats[i] ?? 0) > 0) returning++
  return (
    repeats.length >= fewest.people && returning >= fewest.returning && total(later.count) >= fewest.orders
  )
}

/**
 * Goes back `days` before `asOf`: the model is chosen where it did best still `days` earlier, fitted to what was known, and held
 * against the naive rules. Where the past is too short for two steps back, one span does both. Null where it is too short for one.
 */
export function* backtest(
  purchases: Purchases,
  asOf: number,
  days: number,
  wanted: Model | null,
  random: () => number,
): Generator<number, Test | null> {
  const cut = asOf - days
  const standing = yield* within(standingAt(purchases, cut, days), 0, 0.05)
  if (!enough(standing)) return null
  const people = yield* within(prepared(standing), 0.05, 0.15)
  if (!people) return null
  const before = yield* within(standingAt(purchases, cut - days, days), 0.15, 0.2)
  const earlier = !wanted && enough(before)
  const trial = earlier ? yield* within(prepared(before), 0.2, 0.25) : null
  const tried = yield* within(tryModels(trial ?? people, days), 0.25, 0.7)
  const chosen = wanted ?? tried.reduce((a, b) => (b.deviance < 0.999 * a.deviance ? b : a)).model
  const fit = yield* within(fitted(people, chosen), 0.7, 0.8)
  const promised = yield* within(expectedOf(people, fit, plainly(days)), 0.8, 0.85)
  const spread = yield* within(
    spreadOf(people, fit, { horizon: plainly(days), of: null, classes: 1 }, random),
    0.85,
    0.95,
  )
  const promise = promiseOf(total(promised.money), spread.ofAll, total(standing.later.money))
  const track = yield* within(trackOf(purchases, people, fit, { cut, days }), 0.95, 1)
  return {
    ...{ cut, days, customers: standing.who.length, tried, earlier: trial !== null, chosen, track, promise },
    ...judged(standing, chosen, promised, promise.inside),
  }
}

export const plainly = (days: number) => ({ steps: 1, step: days, discount: 0 })

function* tryModels(people: Prepared, days: number): Generator<number, Test['tried']> {
  const tried: Test['tried'] = []
  for (const [i, model] of models.entries()) {
    const fit = yield* within(fitted(people, model), i / 3, (i + 0.8) / 3)
    const promised = yield* within(expectedOf(people, fit, plainly(days)), (i + 0.8) / 3, (i + 1) / 3)
    tried.push({ model, deviance: held(promised, people.standing).deviance })
    yield (i + 1) / 3
  }
  return tried
}

function judged(
  standing: Standing,
  chosen: Model,
  promised: Promised,
  cameTrue: boolean,
): Pick<Test, 'came' | 'rules' | 'naive' | 'verdict' | 'corrections'> {
  const made: [Rule, Promised][] = [
    [chosen, promised],
    ['again', again(standing)],
    ['average', average(standing)],
  ]
  const keeps = (rule: Rule) => cameTrue && rule === chosen
  const shown = made.map(([rule, raw]) => (keeps(rule) ? raw : crossed(raw, standing)))
  const rules = made.map(([rule, raw], i) => {
    const own = held(raw, standing)
    return { rule, raw: own, held: keeps(rule) ? own : held(shown[i] ?? raw, standing) }
  })
  const naive = (rules[1]?.held.deviance ?? 0) < (rules[2]?.held.deviance ?? 0) ? 'again' : 'average'
  const [model, same, even] = shown
  const rival = naive === 'again' ? same : even
  const all = () => true
  return {
    came: { orders: total(standing.later.count), money: total(standing.later.money) },
    rules,
    naive,
    verdict: model && rival && better(model, rival, standing) ? 'better' : 'same',
    corrections: new Map(
      made.flatMap(([rule, raw]) => (keeps(rule) ? [] : [[rule, correctionOf(raw, standing, all)] as const])),
    ),
  }
}

function promiseOf(money: number, variance: number, came: number): Test['promise'] {
  const { low, high } = skewedInterval(Math.max(1e-9, money), variance)
  return { money, low, high, inside: low <= came && came <= high }
}

/**
 * Variance of a log that the test adds to a promise: where what came lay outside of the promise of then, enough to hold it;
 * otherwise a quarter of the squared miss, for the drift that no model knows of.
 */
export function missed({ promise, came }: Test): number {
  if (!(came.money > 0) || !(promise.money > 0)) return 0
  const miss = Math.log(came.money / promise.money)
  if (promise.inside) return (miss / 2) ** 2
  return Math.max(0, (miss / z95) ** 2 - (Math.log(promise.high / promise.low) / (2 * z95)) ** 2)
}

function* trackOf(
  { keys, start, day }: Purchases,
  { histories, standing }: Prepared,
  fit: Fit,
  { cut, days }: { cut: number; days: number },
): Generator<number, Test['track']> {
  const steps = Math.min(24, days)
  const at = Array.from({ length: steps }, (_, k) => Math.round(((k + 1) * days) / steps))
  const alive = yield* within(aliveOf(histories, fit), 0, 0.3)
  const expected = yield* within(purchasesAhead(histories, fit, alive, at), 0.3, 0.9)
  const promised = at.map((_, k) => {
    let sum = 0
    for (let g = 0; g < histories.groups; g++)
      sum += (expected[g * steps + k] ?? 0) * (histories.count[g] ?? 0)
    return sum
  })
  const byDay = new Int32Array(days + 1)
  for (const i of standing.who)
    for (let k = start[i] ?? 0; k < (start[i + 1] ?? keys.length); k++) {
      const since = (day[k] ?? 0) - cut
      if (since > 0 && since <= days) byDay[since] = (byDay[since] ?? 0) + 1
    }
  for (let d = 1; d <= days; d++) byDay[d] = (byDay[d] ?? 0) + (byDay[d - 1] ?? 0)
  return { day: [0, ...at], promised: [0, ...promised], came: [0, ...at.map((d) => byDay[d] ?? 0)] }
}
