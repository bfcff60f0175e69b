import type { Model } from '../../lifetime/fit.ts'
import { skewedInterval } from '../../lifetime/sure.ts'
import type { Interval } from '../../numeric/interval.ts'
import { within } from '../../numeric/progress.ts'
import { type Correction, correctionOf, crossed, lifted } from './correction.ts'
import { foreseen, type Miss, type Misses, missOf, spansBefore } from './drift.ts'
import { type HeldGroups, heldGroups } from './held-groups.ts'
import { type Purchases, type Standing, standingAt, total } from './kernel.ts'
import {
  again,
  average,
  type Compared,
  comparedAll,
  type Held,
  held,
  type Promised,
  tenthLimits,
  verdictOf,
} from './past.ts'
import { type Expected, expectedOf, fitted, models, type Prepared, prepared } from './rules.ts'
import { spreadOf } from './spread.ts'
import { type Track, trackOf } from './track.ts'

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
  compared: readonly Compared<Rule>[]
  /** As it would have been made then; `own`: variance of its log by the model alone. */
  promise: Interval & { money: number; inside: boolean; own: number }
  /** The promise of each rule, group by group. */
  groups: ReadonlyMap<Rule, HeldGroups>
  /** How each rule missed on this day and on those before it. */
  misses: Misses
  track: Track
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
 * against the naive rules; `ahead` days are to be foretold. Where the past is too short for two steps back, one span does both. Null where it is too short for one.
 */
export function* backtest(
  purchases: Purchases,
  { asOf, days, ahead, wanted }: { asOf: number; days: number; ahead: number; wanted: Model | null },
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
  const tried = yield* within(tryModels(trial ?? people, days), 0.25, 0.65)
  const chosen = wanted ?? tried.reduce((a, b) => (b.deviance < 0.999 * a.deviance ? b : a)).model
  const fit = yield* within(fitted(people, chosen), 0.65, 0.75)
  const promised = yield* within(expectedOf(people, fit, plainly(days)), 0.75, 0.8)
  const spread = yield* within(
    spreadOf(people, fit, { horizon: plainly(days), of: null, classes: 1 }, random),
    0.8,
    0.85,
  )
  const earlierMisses = yield* within(missesBefore(purchases, { asOf, days }, chosen), 0.85, 0.95)
  const promise = promiseOf(promised, spread.ofAll, earlierMisses.get(chosen) ?? [], standing, days)
  const track = yield* within(trackOf(purchases, people, fit, { cut, days }), 0.95, 1)
  return {
    ...{ cut, days, customers: standing.who.length, tried, earlier: trial !== null, chosen, track, promise },
    ...(yield* judged(standing, { chosen, promised, promise, days, ahead }, earlierMisses)),
  }
}

export const plainly = (days: number) => ({ steps: 1, step: days, discount: 0 })

function* tryModels(people: Prepared, days: number): Generator<number, Test['tried']> {
  const tried: Test['tried'] = []
  for (const [i, model] of models.entries()) {
    const fit = yield* within(fitted(people, model), i / 3, (i + 0.8) / 3)
    const promised = yield* within(expectedOf(people, fit, plainly(days)), (i + 0.8) / 3, (i + 1) / 3)
    const { deviance } = yield* within(held(promised, people.standing), (i + 1) / 3, (i + 1) / 3)
    tried.push({ model, deviance })
  }
  return tried
}

interface Tested {
  chosen: Model
  promised: Expected
  promise: Test['promise']
  days: number
  ahead: number
}

/** Holds each rule against what came; yields as it goes. */
function* judged(
  standing: Standing,
  tested: Tested,
  before: Misses,
): Generator<
  number,
  Pick<Test, 'came' | 'rules' | 'naive' | 'verdict' | 'compared' | 'corrections' | 'misses' | 'groups'>
> {
  const made: Made = [
    [tested.chosen, tested.promised],
    ['again', again(standing)],
    ['average', average(standing)],
  ]
  const { rules, groups, fair } = yield* heldAll(made, standing, tested)
  const naive = (rules[1]?.held.deviance ?? 0) < (rules[2]?.held.deviance ?? 0) ? 'again' : 'average'
  const compared = yield* comparedAll(
    made.map(([rule]) => rule),
    fair,
    standing,
  )
  const misses = missesOf(made, standing, tested.days, before)
  yield 1
  return {
    came: { orders: total(standing.later.count), money: total(standing.later.money) },
    verdict: verdictOf(compared, tested.chosen, naive) === 'better' ? 'better' : 'same',
    corrections: yield* correctionsOf(made, standing, tested, misses),
    ...{ rules, naive, compared, misses, groups },
  }
}

type Made = [Rule, Promised][]

/** The model's promise came true: it is not corrected. */
const keeps = ({ promise, chosen }: Tested, rule: Rule) => promise.inside && rule === chosen

/** `fair`: each promise corrected by what came from the other half of the customers. */
function* heldAll(
  made: Made,
  standing: Standing,
  tested: Tested,
): Generator<number, Pick<Test, 'rules'> & { groups: Map<Rule, HeldGroups>; fair: Promised[] }> {
  const rules: Test['rules'] = []
  const groups = new Map<Rule, HeldGroups>()
  const fair: Promised[] = []
  for (const [rule, raw] of made) {
    const isKept = keeps(tested, rule)
    const own = yield* held(raw, standing)
    const mended = isKept ? raw : yield* crossed(raw, standing)
    rules.push({ rule, raw: own, held: isKept ? own : yield* held(mended, standing) })
    fair.push(mended)
    const alive = rule === tested.chosen ? tested.promised.alive : null
    groups.set(rule, yield* heldGroups(mended, alive, standing))
    yield 1
  }
  return { rules, groups, fair }
}

function missesOf(made: Made, standing: Standing, days: number, before: Misses): Map<Rule, Miss[]> {
  const now = { ago: days, days }
  return new Map(made.map(([rule, raw]) => [rule, [missOf(raw, standing, now), ...(before.get(rule) ?? [])]]))
}

function* correctionsOf(
  made: Made,
  standing: Standing,
  tested: Tested,
  misses: Misses,
): Generator<number, Map<Rule, Correction>> {
  const corrections = new Map<Rule, Correction>()
  for (const [rule, raw] of made) {
    if (keeps(tested, rule)) continue
    const correction = yield* correctionOf(raw, standing, yield* tenthLimits(raw.orders), () => true)
    const own = ownOf(tested.promise, rule)
    const { bias } = foreseen(misses.get(rule) ?? [], { ago: 0, days: tested.ahead }, own)
    corrections.set(rule, lifted(correction, bias))
  }
  return corrections
}

/** The range leaves open what the model leaves open, and what it missed by on days before. */
function promiseOf(
  promised: Promised,
  variance: number,
  before: readonly Miss[],
  { later }: Standing,
  days: number,
): Test['promise'] {
  const [money, came] = [Math.max(1e-9, total(promised.money)), total(later.money)]
  const own = variance / money ** 2
  const { bias, variance: more } = foreseen(before, { ago: days, days }, own, 'money')
  const { low, high } = skewedInterval(money, variance + money ** 2 * (more + bias ** 2))
  return { money, low, high, inside: low <= came && came <= high, own }
}

/** Variance of the log of what comes over what is promised by a rule for a span, beyond what its own model leaves open. */
export function drift({ misses, promise }: Test, rule: Rule, days: number): number {
  return foreseen(misses.get(rule) ?? [], { ago: 0, days }, ownOf(promise, rule), 'money').variance
}

/** The log of the bias that a rule's promise for the days to come is taken to have. */
export function biasOf({ misses, promise }: Test, rule: Rule, days: number): number {
  return foreseen(misses.get(rule) ?? [], { ago: 0, days }, ownOf(promise, rule)).bias
}

const ownOf = ({ own }: Test['promise'], rule: Rule) => (rule === 'again' || rule === 'average' ? 0 : own)

/** How the model and the naive rules missed on the days before, as far back as something can be tried. */
function* missesBefore(
  purchases: Purchases,
  { asOf, days }: { asOf: number; days: number },
  model: Model,
): Generator<number, Misses> {
  const misses = new Map<Rule, Miss[]>(
    [model, 'again' as const, 'average' as const].map((rule) => [rule, []]),
  )
  const spans = spansBefore(days, purchases.day.length)
  for (const [k, span] of spans.entries()) {
    const part = <M>(steps: Generator<number, M>, from: number, to: number) =>
      within(steps, (k + from) / spans.length, (k + to) / spans.length)
    const standing = yield* part(standingAt(purchases, asOf - span.ago, days), 0, 0.2)
    if (!enough(standing)) break
    const people = yield* part(prepared(standing), 0.2, 0.4)
    if (!people) break
    const fit = yield* part(fitted(people, model), 0.4, 0.9)
    const promised = yield* part(expectedOf(people, fit, plainly(days)), 0.9, 1)
    misses.get(model)?.push(missOf(promised, standing, span))
    misses.get('again')?.push(missOf(again(standing), standing, span))
    misses.get('average')?.push(missOf(average(standing), standing, span))
  }
  return misses
}
