import { repeatedFolds, rollingOrigins, splitBy } from '../../../evaluate/splits.ts'
import { fitBoosted } from '../../../models/boosted.ts'
import { type Features, featuresAt } from '../../../models/features.ts'
import { fitLogistic } from '../../../models/logistic.ts'
import { fitTree } from '../../../models/tree.ts'
import { within } from '../../../numeric/progress.ts'
import type { Scene } from '../scenes.ts'
import { type Contender, compared, only, type Trial, tryOut } from '../trial.ts'
import { tenureName } from './columns.ts'
import type { Outcome } from './outcome.ts'

/** How leaving was foretold, and how well. */
export interface ContractTrial {
  /** 'days': on days of the past, with what was known before; 'folds': of some customers, with what the others teach. */
  how: 'days' | 'folds'
  /** Days foretold; 0 where the list tells no days. */
  horizon: number
  scenes: readonly Scene[]
  trial: Trial | null
}

export const folds = 5
export const repeats = 2
const mostScenes = 8
/** More rows than these teach nothing more. */
const mostRows = 20_000

/** From the simplest on: time as a customer, the plan, a few rules, everything weighed, many small trees. */
export function contendersFor({ columns }: Features, plan: string): Contender[] {
  const all = columns.map(({ name }) => name)
  const alone = [
    ...(all.includes(tenureName)
      ? [{ label: 'By how long they are customers', columns: [tenureName], learn: fitLogistic() }]
      : []),
    ...(plan !== '' ? [{ label: `By “${plan}” alone`, columns: [plan], learn: fitLogistic() }] : []),
  ]
  return [
    ...alone,
    { label: 'By a few rules (decision tree)', columns: all, learn: fitTree({ depth: 4 }) },
    { label: 'Everything known, weighed (logistic regression)', columns: all, learn: fitLogistic() },
    {
      label: 'Everything known, by many small trees',
      columns: all,
      learn: fitBoosted({ trees: 120, leaves: 8 }),
    },
  ]
}

/** Tries each way out of time where the list tells when customers left, else on customers left out. Yields the share done. */
export function* tryContracts(
  features: Features,
  outcome: Outcome,
  plan: string,
  random: () => number,
): Generator<number, ContractTrial> {
  const contenders = contendersFor(features, plan)
  const horizon = horizonOf(outcome)
  if (horizon > 0) {
    const scenes = scenesBy(features, outcome, horizon)
    const trial = yield* within(tryOut(scenes, random, contenders), 0, 0.5)
    if (trial) return { how: 'days', horizon, scenes, trial }
  }
  const scene = wholeList(features, outcome)
  const left = scene.outcome.reduce((sum, one) => sum + one, 0)
  const few = Math.min(left, scene.outcome.length - left) < 2 * folds
  const trial = few ? null : yield* within(crossed(scene, contenders, random), 0.5, 1)
  return { how: 'folds', horizon: 0, scenes: [scene], trial }
}

/** A quarter, or a month of a shorter past; 0 where too few days are told. */
export function horizonOf({ started, ended, left, today }: Outcome): number {
  if (!started || !ended) return 0
  let [first, dated, all] = [Infinity, 0, 0]
  for (const [i, end] of ended.entries()) {
    if (left[i] !== 1) continue
    all++
    if (Number.isNaN(end) || Number.isNaN(started[i] ?? Number.NaN)) continue
    dated++
    first = Math.min(first, end)
  }
  if (dated < 40 || dated < 0.9 * all) return 0
  const span = today - first
  return span >= 360 ? 90 : span >= 120 ? 30 : 0
}

function scenesBy(features: Features, outcome: Outcome, horizon: number): Scene[] {
  const ended = outcome.ended ?? new Float64Array()
  const first = ended.reduce(
    (least, day) => (Number.isNaN(day) ? least : Math.min(day, least)),
    outcome.today,
  )
  const origins = rollingOrigins({
    ...{ first, end: outcome.today + 1, horizon, history: 0, step: horizon, most: mostScenes },
  })
  return origins.map(({ asOf, learnFrom }) => {
    const day = asOf - 1
    const people = runningOn(outcome, day)
    return {
      ...{ glance: { asOf: day, quiet: horizon, usual: 0 }, people, learnFrom },
      features: asOfDay(features, outcome, people, day),
      outcome: Uint8Array.from(people, (i) => ((ended[i] ?? Infinity) <= day + horizon ? 1 : 0)),
    }
  })
}

function runningOn({ started, ended, left }: Outcome, day: number): Int32Array {
  const runs = (i: number) => {
    if (left[i] === 2 || !((started?.[i] ?? Number.NaN) <= day)) return false
    return left[i] === 0 || (ended?.[i] ?? Number.NaN) > day
  }
  return Int32Array.from(left.keys()).filter(runs)
}

/** Columns as the list tells them, but for the time as a customer: that is of the day. */
function asOfDay(features: Features, { started }: Outcome, people: Int32Array, day: number): Features {
  const picked = featuresAt(features, people)
  const tenure = Float64Array.from(people, (i) => day - (started?.[i] ?? Number.NaN))
  const columns = picked.columns.map((column) =>
    column.name === tenureName && column.kind === 'number' ? { ...column, values: tenure } : column,
  )
  return { rows: people.length, columns }
}

/** Who is still there, as of today. */
export function stillThere(features: Features, outcome: Outcome): { people: Int32Array; features: Features } {
  const people = Int32Array.from(outcome.left.keys()).filter((i) => outcome.left[i] === 0)
  return { people, features: featuresAt(features, people) }
}

function wholeList(features: Features, { left, today }: Outcome): Scene {
  const people = Int32Array.from(left.keys()).filter((i) => left[i] !== 2)
  return {
    ...{ glance: { asOf: today, quiet: 0, usual: 0 }, people, learnFrom: [] },
    features: featuresAt(features, people),
    outcome: Uint8Array.from(people, (i) => left[i] ?? 0),
  }
}

/** Every customer is foretold by what the other folds teach, twice over (repeated stratified folds: Kohavi 1995). */
function* crossed(scene: Scene, contenders: Contender[], random: () => number): Generator<number, Trial> {
  const dealt = repeatedFolds(scene.outcome, folds, repeats, random)
  const scored: Float64Array[] = []
  for (const [c, contender] of contenders.entries()) {
    const scores = new Float64Array(scene.people.length)
    for (const [r, fold] of dealt.entries())
      for (let k = 0; k < folds; k++) {
        const done = (c + (r + k / folds) / repeats) / contenders.length
        yield* within(foldOf(scene, contender, splitBy(fold, k), scores, random), 0.8 * done, 0.8 * done)
      }
    scored.push(scores.map((score) => score / repeats))
  }
  return yield* within(
    compared(contenders, scored, { tested: [scene], outcome: scene.outcome }, random),
    0.8,
    1,
  )
}

function* foldOf(
  { features, outcome }: Scene,
  { columns, learn }: Contender,
  { train, test }: { train: Int32Array; test: Int32Array },
  scores: Float64Array,
  random: () => number,
): Generator<number, void> {
  const step = Math.max(1, Math.ceil(train.length / mostRows))
  const some = train.filter((_, i) => i % step === 0)
  const own = only(features, columns)
  const known = Uint8Array.from(some, (row) => outcome[row] ?? 0)
  const model = yield* learn(featuresAt(own, some), known, random)
  const found = yield* model.score(featuresAt(own, test))
  for (let i = 0; i < test.length; i++) {
    const row = test[i] ?? 0
    scores[row] = (scores[row] ?? 0) + (found[i] ?? 0)
  }
}
