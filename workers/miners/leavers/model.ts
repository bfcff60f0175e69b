import { Failure } from '../../../src/contract/fault.ts'
import type { Letters, Told } from '../../../src/contract/miner.ts'
import type { ModelCard } from '../../evaluate/card.ts'
import { judge } from '../../evaluate/judged.ts'
import { type CalibrationBin, calibrationCurve } from '../../evaluate/probability.ts'
import { within } from '../../numeric/progress.ts'
import { type Closure, openDays, shutOf } from '../closures.ts'
import { sheetOf } from '../told-list.ts'
import { best, type Called, type CalledInAll, callable, calledThen, inAll } from './called.ts'
import { cardOf } from './card.ts'
import { type Groups, groupsIn } from './groups.ts'
import { type History, historyOf, type Orders } from './kernel.ts'
import { type Level, levelAsIs, levelOf, moved } from './level.ts'
import { candidatesOf, type Glance, measured } from './measures.ts'
import type { OtherPart } from './mix.ts'
import { type Money, moneyOf } from './money.ts'
import { type Foreteller, type Present, presentOf } from './present.ts'
import { type Rhythm, rhythmOf, windowOf } from './rhythm.ts'
import { type Scene, scenesOf } from './scenes.ts'
import { type Sign, signsOf } from './signs.ts'
import { tonesOf } from './tones.ts'
import { learned, type Trial, tryOut } from './trial.ts'
import { type Vendors, vendorsOf } from './vendors.ts'

export interface Rules {
  /** Days; 0 = the shop's own. */
  silence: number
  calls: number
  cost: number
  /** Percent. */
  success: number
  margin: number
  /** Days since a list of another tool was saved; 0 = not said. */
  saved: number
  /** Column by which figures are held side by side; '' = none. */
  group: string
}

/** What the past proves: whom we would have called, what warned, what calling would have brought. */
export interface Proof {
  trial: Trial
  called: readonly Called[]
  all: CalledInAll
  signs: readonly Sign[]
  money: Money
  /** What was said against what happened, in steps of the chance. */
  calibration: readonly CalibrationBin[]
}

export interface LeaversModel {
  what: 'orders'
  /** Only days on which the shop was open count: those before it was shut lie as many later. */
  history: History
  shut: readonly Closure[]
  glance: Glance
  rhythm: Rhythm
  /** Days a window needs at least; null where the one used is long enough to tell who left. */
  soonest: number | null
  /** Day of the first order. */
  first: number
  people: Int32Array
  gone: Int32Array
  scenes: readonly Scene[]
  /** Null where the past is too short, or nobody or everybody left in it. */
  proof: Proof | null
  /** Null where nothing was proved. */
  present: Present | null
  /** Places among `people`, most in danger first, and how many of them to call. */
  order: Int32Array
  calls: number
  /** What other tools foretold; null where no column does. */
  vendors: Vendors | null
  /** Null where nothing can be tried. */
  card: ModelCard | null
  /** Null where no column was named, or nothing is used. */
  groups: Groups | null
  /** Those on a list that says who left, where it is the smaller part and they are not asked about here. */
  listed: OtherPart | null
}

const floor = 50
const bins = 5
/** Where not even half of the waits are over within the window, most of those it calls gone come back. */
const mostBack = 0.5

/** Who may be lost as of a day, with what the shop's own past proves. Throws Failure `too-few`. */
export function* leaversModel(
  orders: Orders,
  rules: Rules,
  asOf: number,
  random: () => number,
  told?: Told,
  letters?: Letters,
): Generator<number, LeaversModel> {
  const { history, shut } = yield* within(openHistory(orders, asOf, letters), 0, 0.1)
  const rhythm = yield* within(rhythmOf(history), 0.1, 0.12)
  const have = rhythm?.returning ?? 0
  if (!rhythm || have < floor)
    throw new Failure({ code: 'too-few', have, need: floor, unit: 'returning customers' })
  const first = firstDay(history)
  const quiet = rules.silence || windowOf(rhythm, asOf - first + 1)
  const glance = { asOf, quiet, usual: rhythm.usual }
  const scenes = yield* within(scenesOf(history, glance, first), 0.12, 0.3)
  const isSeen = rules.silence > 0 || rhythm.within(quiet) >= mostBack
  const trial = isSeen ? yield* within(tryOut(scenes, random), 0.3, 0.8) : null
  const { people, gone } = yield* within(candidatesOf(history, glance), 0.8, 0.81)
  const calls = people.length > 0 ? callable(people.length, rules.calls) : 0
  const looked = { history, glance, shut, scenes, firstDay: first }
  const foreteller = trial && (yield* within(foretellerOf(looked, trial, random), 0.81, 0.85))
  const level = foreteller?.level ?? levelAsIs
  const proof =
    trial && (yield* within(proofOf(history, trial, scenes, { ...rules, next: calls, level }), 0.85, 0.91))
  const now = yield* within(measured(history, people, glance), 0.91, 0.93)
  const present =
    foreteller && people.length > 0
      ? yield* within(presentOf({ history, people, glance, known: now, calls }, foreteller), 0.93, 0.99)
      : null
  const waits = now.columns.find(({ name }) => name === 'waits')
  const danger = waits?.kind === 'number' ? waits.values : new Float64Array()
  const order = present?.order ?? best(danger, people.length)
  const asking = { history, glance, shut, scenes, trial, ago: rules.saved }
  const vendors = yield* within(vendorsOf(told, asking, random), 0.99, 0.995)
  const card = proof && (yield* within(cardFor(proof, scenes, glance, rules, random), 0.995, 0.997))
  const groups = yield* within(groupsFor(told, history, trial, rules.group, random), 0.997, 1)
  return {
    what: 'orders',
    history,
    shut,
    glance,
    rhythm,
    soonest: isSeen ? null : rhythm.longest(mostBack),
    first,
    people,
    gone,
    scenes,
    proof,
    present,
    order,
    calls,
    vendors,
    card,
    groups,
    listed: null,
  }
}

function* openHistory(
  orders: Orders,
  asOf: number,
  letters: Letters | undefined,
): Generator<number, { history: History; shut: Closure[] }> {
  const told = yield* within(historyOf(orders, asOf), 0, 0.4)
  const shut = yield* within(shutOf(told.day), 0.4, 0.5)
  const tones = yield* within(tonesOf(letters, told.keys), 0.5, 0.9)
  if (tones) tones.day = yield* within(openDays(tones.day, shut), 0.9, 0.95)
  const day = yield* within(openDays(told.day, shut), 0.95, 1)
  return { history: { ...told, day, tones }, shut }
}

function* groupsFor(
  told: Told | undefined,
  history: History,
  trial: Trial | null,
  name: string,
  random: () => number,
): Generator<number, Groups | null> {
  if (!told || told.rows === 0 || name === '' || !trial) return null
  const sheet = yield* within(sheetOf(told), 0, 0.3)
  const rows = new Map(Array.from(sheet.keys, (key, row) => [key, row]))
  const rowOf = (person: number) => rows.get(history.keys[person] ?? -1) ?? -1
  return yield* within(groupsIn(sheet, name, trial, rowOf, random), 0.3, 1)
}

function cardFor(
  { trial, all }: Proof,
  scenes: readonly Scene[],
  { quiet }: Glance,
  rules: Rules,
  random: () => number,
): Generator<number, ModelCard> {
  const tried = `rolling origins: ${trial.tested.length} days of the past, ${quiet} days apart, each foretold from those before it`
  const outcome = `No order in ${quiet} days`
  return cardOf({ trial, scenes, all, outcome, tried, settings: { ...rules } }, random)
}

function firstDay({ day }: History): number {
  let first = Infinity
  for (let i = 0; i < day.length; i++) first = Math.min(first, day[i] ?? first)
  return first
}

function* proofOf(
  history: History,
  trial: Trial,
  scenes: readonly Scene[],
  rules: Rules & { next: number; level: Level },
): Generator<number, Proof> {
  const scores = (trial.chosen ?? trial.tried[0])?.scores ?? new Float64Array()
  const called = yield* within(calledThen(trial.tested, scores, rules.calls), 0, 0.2)
  const signs = yield* within(signsOf(history, scenes), 0.2, 0.7)
  const terms = { cost: rules.cost, success: rules.success / 100, margin: (rules.margin || 100) / 100 }
  const judged = yield* within(judge(scores, trial.outcome), 0.7, 0.8)
  const money = yield* within(moneyOf(history, trial.tested, judged, terms), 0.8, 1)
  const calibration = calibrationCurve(judged, bins)
  return { trial, called, all: inAll(called, rules.next, rules.level), signs, money, calibration }
}

/** The way that was chosen, learned from all days, with its chances at the level of the window ahead; null where none was. */
function* foretellerOf(
  looked: Omit<Parameters<typeof levelOf>[0], 'tested'>,
  { chosen, tested }: Trial,
  random: () => number,
): Generator<number, Foreteller | null> {
  if (!chosen) return null
  const { columns } = chosen.contender
  const model = yield* within(learned(chosen.contender, looked.scenes, random), 0, 0.5)
  const level = yield* within(levelOf({ ...looked, tested }, model, columns), 0.5, 1)
  return { model: moved(model, level.bias), columns, level }
}
