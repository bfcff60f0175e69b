import { Failure } from '../../../src/contract/fault.ts'
import { type ModelCard, modelCard } from '../../evaluate/card.ts'
import { manyFigures } from '../../evaluate/many-figures.ts'
import { type ManyFairness, manyByGroup } from '../../evaluate/many-groups.ts'
import type { Features } from '../../models/features.ts'
import { within } from '../../numeric/progress.ts'
import { type Closure, openDays, shutOf } from '../closures.ts'
import { type Doubts, doubtsOf } from './doubts.ts'
import { type Choice, choose, type Label } from './label.ts'
import { groupingOf, latestDay, type OwnTask, ownTask } from './own.ts'
import { type People, peopleOf, type Rows } from './people.ts'
import { type Called, call, finalOf, weightsOf } from './present.ts'
import { alike, candidates, classic, knownOn, periodTask, type Rhythm, rhythmOf } from './rhythm.ts'
import { type Rule, rulesOf } from './rules.ts'
import { atThisSeason, type Looked, rightAhead } from './seasons.ts'
import { type Trial, tryOut } from './trial.ts'

export interface Rules {
  by: 'own' | 'rhythm'
  label: string
  group: string
  protected: boolean
}

/** What a way that was proved says now, and by what. */
export interface Found {
  readonly rules: readonly Rule[]
  readonly weights: readonly { column: string; share: number }[]
  /** Places of people it was asked about, and what it calls them. */
  readonly people: Int32Array
  readonly called: Called
  readonly features: Features
}

export interface Common {
  readonly people: People
  readonly asOf: number
  /** Names of the classes that are told apart. */
  readonly classes: readonly string[]
  /** Null where nothing can be tried. */
  readonly trial: Trial | null
  /** Null where nothing beats the most frequent class. */
  readonly found: Found | null
  readonly groups: ManyFairness | null
  readonly card: ModelCard | null
  /** Labels that stood before the one taken and cannot be learned, with why. */
  readonly passed: Choice['passed']
}

export type KindsModel =
  | (Common & {
      readonly mode: 'own'
      readonly label: Label
      readonly own: OwnTask
      readonly doubts: Doubts | null
    })
  | (Common & {
      readonly mode: 'rhythm'
      readonly rhythm: Rhythm
      readonly shut: readonly Closure[]
      readonly lists: ReturnType<typeof classic>
      readonly scenes: number
      /** Of the people asked about: the share that is expected to be sorted rightly, and may be. Null where nothing is foretold. */
      readonly ahead: ReturnType<typeof rightAhead> | null
    })

const floor = 30

/** Learns a label of the shop's own, or, where there is none, how often people will come. Throws Failure `too-few`, `unfit`, `unknown`. */
export function* kindsModel(
  brought: Rows,
  rules: Rules,
  today: number,
  random: () => number,
): Generator<number, KindsModel> {
  const { data, shut } = yield* within(openRows(brought), 0, 0.02)
  const people = yield* within(peopleOf(data), 0.02, 0.05)
  if (people.keys.length < floor)
    throw new Failure({ code: 'too-few', have: people.keys.length, need: floor, unit: 'customers' })
  const choice: Choice = rules.by === 'own' ? choose(people, rules.label) : { label: null, passed: [] }
  yield 0.08
  const asOf = Number.isNaN(today) ? latestDay(people) : today
  if (choice.label)
    return yield* within(
      byLabel(people, data, { ...choice, label: choice.label }, rules, asOf, random),
      0.08,
      1,
    )
  const [unfit] = choice.passed
  if (people.orders === 0)
    throw new Failure(
      unfit ?? { code: 'too-few', have: 0, need: 1, unit: 'count', what: 'columns of labels' },
    )
  return yield* within(byRhythm(people, { data, shut }, choice, rules, asOf, random), 0.08, 1)
}

interface Opened {
  readonly data: Rows
  readonly shut: readonly Closure[]
}

/** Only days on which the shop was open count: orders before it was shut lie as many days later. */
function* openRows(data: Rows): Generator<number, Opened> {
  const ordered = data.day.filter((_, i) => data.told[i] === 0)
  const shut = yield* within(shutOf(ordered), 0, 0.7)
  const day = yield* within(openDays(data.day, shut), 0.7, 1)
  return { data: { ...data, day, date: data.day }, shut }
}

function* byLabel(
  people: People,
  data: Rows,
  { label, passed }: { label: Label; passed: Choice['passed'] },
  rules: Rules,
  asOf: number,
  random: () => number,
): Generator<number, KindsModel> {
  const own = yield* within(ownTask(people, data, label, rules, asOf, random), 0, 0.2)
  const { task, guard, labelled, open } = own
  const trial = task.features.columns.length > 0 ? yield* within(tryOut(task, random), 0.2, 0.75) : null
  const found = trial && (yield* within(foundBy(trial, open, own.openFeatures, random), 0.75, 0.9))
  const sheet = trial?.sheets[0]
  const grouping = sheet ? groupingOf(people, rules.group, labelled, asOf) : null
  const groups = sheet && grouping ? yield* within(manyByGroup(sheet, grouping, random), 0.9, 0.96) : null
  const tried = `${task.repeats.length} × 5 stratified folds`
  const card = trial && (yield* within(cardOf(trial, label.name, tried, rules, guard), 0.96, 1))
  const doubts = trial?.taken ? doubtsOf(trial) : null
  const made = { label, own, trial, found, groups, card, doubts, passed }
  return { mode: 'own', people, asOf, classes: label.classes, ...made }
}

function* byRhythm(
  people: People,
  { data, shut }: Opened,
  { passed }: Choice,
  rules: Rules,
  asOf: number,
  random: () => number,
): Generator<number, KindsModel> {
  const rhythm = yield* within(rhythmOf(people, data), 0, 0.05)
  const lists = classic(people, data, asOf + 1, rhythm.days)
  const period = yield* within(periodTask(people, data, rhythm), 0.05, 0.25)
  const trial = period && (yield* within(tryOut(period.task, random), 0.25, 0.8))
  const which = candidates(people, data, asOf + 1, rhythm.days)
  const known = yield* within(knownOn(people, data, which, asOf + 1, rhythm.days), 0.8, 0.85)
  const now = trial && alike(known, trial.task.features)
  const looked = period && { people, data, rhythm, shut, period, asOf }
  const found =
    trial && now && looked && (yield* within(foundBy(trial, which, now, random, looked), 0.85, 0.96))
  const ahead = trial && found ? rightAhead(trial, which.length) : null
  const days = `${period?.scenes ?? 0} days of the past, ${rhythm.days} days apart`
  const name = `How often they come in ${rhythm.days} days`
  const card = trial && (yield* within(cardOf(trial, name, days, rules, null), 0.96, 1))
  const classes = period?.classes ?? []
  const scenes = period?.scenes ?? 0
  return {
    mode: 'rhythm',
    people,
    asOf,
    classes,
    rhythm,
    shut,
    lists,
    scenes,
    passed,
    trial,
    found,
    ahead,
    card,
    groups: null,
  }
}

function* foundBy(
  trial: Trial,
  which: Int32Array,
  features: Features,
  random: () => number,
  looked: Looked | null = null,
): Generator<number, Found | null> {
  const plain = yield* within(finalOf(trial, random), 0, 0.3)
  if (!plain) return null
  const final = looked ? yield* within(atThisSeason(looked, plain, trial), 0.3, 0.4) : plain
  const { features: known, actual, classes } = trial.task
  const rules = yield* within(rulesOf(known, actual, classes, random), 0.4, 0.7)
  const weights = yield* within(weightsOf(final, trial), 0.7, 0.8)
  const called = yield* within(call(final, trial, features), 0.8, 1)
  return { rules, weights, people: which, called, features }
}

function* cardOf(
  trial: Trial,
  outcome: string,
  tried: string,
  rules: Rules,
  guard: OwnTask['guard'] | null,
): Generator<number, ModelCard> {
  const figures = manyFigures.map((name) => [
    name,
    { ...trial.figures.figures[name], baseline: trial.naive[name] },
  ])
  const { features, actual } = trial.task
  const best = trial.tried.find(({ contender }) => contender.id === trial.chosen.name)
  return yield* modelCard({
    model: trial.taken ? trial.taken.contender.label : `none (best tried: ${best?.contender.label ?? ''})`,
    ...{ outcome, tried, seed: 0 },
    settings: { ...rules },
    columns: features.columns,
    happened: Uint8Array.from(actual),
    shielded: [...(guard?.left ?? []), ...(guard?.shielded ?? [])],
    figures: Object.fromEntries(figures),
  })
}
