import type { Told } from '../../../../src/contract/miner.ts'
import type { ModelCard } from '../../../evaluate/card.ts'
import { plainName } from '../../../evaluate/columns.ts'
import { judge } from '../../../evaluate/judged.ts'
import { type CalibrationBin, calibrationCurve } from '../../../evaluate/probability.ts'
import { type Features, featuresAt } from '../../../models/features.ts'
import type { Reasons } from '../../../models/fitted.ts'
import { within } from '../../../numeric/progress.ts'
import { numbersOf, type Sheet } from '../../told-list.ts'
import { best, type Called, type CalledInAll, callable, calledThen, inAll } from '../called.ts'
import { cardOf } from '../card.ts'
import { type Groups, groupsIn } from '../groups.ts'
import { type Money, priced } from '../money.ts'
import { learned, only } from '../trial.ts'
import type { Vendor } from '../vendors.ts'
import { type Changes, changesFor, offered, planOf } from './changes.ts'
import { type Learnable, type LeftOut, learnable, whyOut } from './columns.ts'
import { type Hazards, hazardsOf, type Lasting, lastingOf } from './lasting.ts'
import { contractsIn, type Outcome } from './outcome.ts'
import { type ContractTrial, folds, horizonOf, repeats, stillThere, tryContracts } from './trial.ts'
import { listedVendors } from './vendors.ts'

export interface ContractRules {
  calls: number
  cost: number
  /** Percent. */
  success: number
  margin: number
  /** Columns people are protected by may be learned from. */
  protected: boolean
  /** Column by which figures are held side by side; '' = none. */
  group: string
}

/** What the list itself proves. */
export interface ContractProof {
  called: readonly Called[]
  all: CalledInAll
  /** Of as many called by the simplest way tried, the share who left. */
  simplest: CalledInAll
  calibration: readonly CalibrationBin[]
  /** Null where no fee is told. */
  money: (Money & { months: number }) | null
}

/** Customers who are still there, row by row of `people`. */
export interface ContractsNow {
  /** Rows of the sheet. */
  people: Int32Array
  features: Features
  chance: Float64Array
  reasons: Reasons
  columns: readonly string[]
  changes: Changes
  /** Places among `people`, most in danger first. */
  order: Int32Array
  calls: number
}

export interface ContractsModel {
  what: 'contracts'
  sheet: Sheet
  outcome: Outcome
  plan: string
  features: Features
  out: readonly LeftOut[]
  proxies: Learnable['proxies']
  left: number
  there: number
  /** Customers who came back by their orders and stand on no list: not asked about here. */
  others: number
  tried: ContractTrial
  proof: ContractProof | null
  now: ContractsNow | null
  lasting: readonly Lasting[]
  hazards: Hazards | null
  /** What other tools foretell on the list, held against who left. */
  vendors: readonly Vendor[]
  /** Null where nothing can be tried. */
  card: ModelCard | null
  /** Null where no column was named, or nothing is used. */
  groups: Groups | null
}

const bins = 5
const month = 30.4375

/**
 * Whether what lists tell says who left, and all that follows from it; null where it does not, or where orders could answer and the
 * list is too short. Throws Failure `too-few`.
 */
export function* contractsModel(
  told: Told,
  rules: ContractRules,
  asOf: number,
  ordersToo: boolean,
  random: () => number,
): Generator<number, ContractsModel | null> {
  const found = yield* within(contractsIn(told, asOf, ordersToo), 0, 0.1)
  return found && (yield* within(contractsOf(found, rules, random), 0.1, 1))
}

/** All that follows from a list with who left. Yields the share done. */
export function* contractsOf(
  { sheet, outcome }: { sheet: Sheet; outcome: Outcome },
  rules: ContractRules,
  random: () => number,
): Generator<number, ContractsModel> {
  const [there, left] = [0, 1].map((one) => outcome.left.reduce((n, v) => n + (v === one ? 1 : 0), 0))
  const { features, out, proxies } = yield* within(
    learnable(sheet, outcome, rules.protected, horizonOf(outcome) > 0),
    0.1,
    0.2,
  )
  const plan = planOf(features, sheet)
  const known = { sheet, outcome, features, plan }
  const tried = yield* within(tryContracts(features, outcome, plan, random), 0.2, 0.7)
  const proof = yield* within(proofOf(known, tried, rules), 0.7, 0.8)
  const now = yield* within(nowOf(known, tried, rules, random), 0.8, 0.9)
  const column = features.columns.find(({ name }) => name === plan)
  const hazards = yield* within(hazardsOf(features, outcome), 0.9, 0.97)
  const lasting = lastingOf(outcome, column)
  const card = proof && (yield* within(cardFor({ outcome, tried, proof, out }, rules, random), 0.97, 0.98))
  const { trial } = tried
  const vendors = yield* within(listedVendors(sheet, outcome, tried, random), 0.98, 0.99)
  const groups =
    trial &&
    (yield* within(
      groupsIn(sheet, rules.group, trial, (row) => row, random),
      0.99,
      1,
    ))
  return {
    ...{ what: 'contracts', ...known, out, proxies, left: left ?? 0, there: there ?? 0 },
    ...{ tried, proof, now, lasting, hazards, card, groups, vendors, others: 0 },
  }
}

function* cardFor(
  { outcome, tried, proof, out }: Pick<ContractsModel, 'outcome' | 'tried' | 'proof' | 'out'>,
  rules: ContractRules,
  random: () => number,
): Generator<number, ModelCard | null> {
  const { trial, scenes, how, horizon } = tried
  if (!trial || !proof) return null
  const by =
    how === 'days'
      ? `rolling origins: ${trial.tested.length} days of the past, each foretold from those before it`
      : `${repeats} × ${folds} stratified folds`
  const what = `“${outcome.column}”${how === 'days' ? `, in the ${horizon} days after a day` : ''}`
  const { calls, cost, success, margin } = rules
  const settings = { calls, cost, success, margin, protected: rules.protected }
  const left = out.map(({ column, why }) => ({ column, why: whyOut[why] }))
  return yield* cardOf({ trial, scenes, all: proof.all, outcome: what, tried: by, settings, left }, random)
}

type Known = Pick<ContractsModel, 'sheet' | 'outcome' | 'features' | 'plan'>

function* proofOf(known: Known, { trial, horizon }: ContractTrial, rules: ContractRules) {
  if (!trial) return null
  const [first] = trial.tried
  const scores = (trial.chosen ?? first)?.scores ?? new Float64Array()
  const called = yield* within(calledThen(trial.tested, scores, rules.calls, first?.scores), 0, 0.3)
  const plain = yield* within(calledThen(trial.tested, first?.scores ?? scores, rules.calls), 0.3, 0.5)
  const judged = yield* within(judge(scores, trial.outcome), 0.5, 1)
  const months = horizon > 0 ? Math.round(horizon / month) : 12
  const worth = (feeOf(known) * months * (rules.margin || 100)) / 100
  const terms = { cost: rules.cost, success: rules.success / 100, margin: 1 }
  const money = worth > 0 ? { ...priced(judged, worth, terms, trial.tested.length), months } : null
  const calibration = calibrationCurve(judged, bins)
  const next = callable(
    known.outcome.left.reduce((n, one) => n + (one === 0 ? 1 : 0), 0),
    rules.calls,
  )
  return { called, all: inAll(called, next), simplest: inAll(plain, next), calibration, money }
}

/** What a customer pays a month, on average over those who are still there; 0 where no column tells it. */
function feeOf({ sheet, outcome }: Known): number {
  const fee =
    sheet.columns.find(({ means }) => means === 'planFee') ??
    sheet.columns.find(({ name }) =>
      /^(monthly|month) ?(charge|charges|fee|price|amount)$/.test(plainName(name)),
    )
  const values = fee ? numbersOf(fee) : null
  const known = values?.filter((v, i) => outcome.left[i] === 0 && v > 0) ?? new Float64Array()
  return known.length > 0 ? known.reduce((sum, v) => sum + v, 0) / known.length : 0
}

function* nowOf(
  known: Known,
  { how, trial, scenes }: ContractTrial,
  rules: ContractRules,
  random: () => number,
): Generator<number, ContractsNow | null> {
  const { contender } = trial?.chosen ?? {}
  const { people, features } = stillThere(known.features, known.outcome)
  if (!contender || people.length === 0) return null
  const model = yield* within(learned(contender, scenes, random), 0, 0.3)
  const own = only(features, contender.columns)
  const seen = yield* within(model.score(own), 0.3, 0.4)
  const chance =
    how === 'folds' ? unseen(people, scenes, trial?.chosen?.scores) : levelled(seen, scenes.at(-1))
  const reasons = yield* within(model.reasons(own), 0.4, 0.6)
  const able = offered(own, known.sheet)
  const changes = yield* within(changesFor(own, able, chance, model), 0.6, 1)
  const order = best(chance, people.length)
  const columns = own.columns.map(({ name }) => name)
  return {
    ...{ people, features: featuresAt(known.features, people), chance, reasons, columns, changes, order },
    calls: callable(people.length, rules.calls),
  }
}

/** What was said of those still there by what the other folds taught. */
function unseen(
  people: Int32Array,
  [scene]: ContractTrial['scenes'],
  scores: Float64Array = new Float64Array(),
): Float64Array {
  const place = new Map(Array.from(scene?.people ?? [], (row, at) => [row, at]))
  return Float64Array.from(people, (row) => scores[place.get(row) ?? -1] ?? 0)
}

/**
 * Chances with the level of the latest day tried: log-odds moved alike until their mean is the share that left then (a new prior:
 * Saerens, Latinne & Decaestecker 2002). Those still there were told apart from leavers by columns as they are now.
 */
function levelled(chance: Float64Array, latest: ContractTrial['scenes'][number] | undefined): Float64Array {
  const rows = latest?.outcome.length ?? 0
  const left = latest?.outcome.reduce((sum, one) => sum + one, 0) ?? 0
  const odds = chance.map((p) => Math.log(Math.max(1e-9, p) / Math.max(1e-9, 1 - p)))
  const moved = (by: number) => odds.map((z) => 1 / (1 + Math.exp(-z - by)))
  const mean = (list: Float64Array) => list.reduce((sum, p) => sum + p, 0) / Math.max(1, list.length)
  if (left === 0 || left === rows) return chance
  let [low, high] = [-10, 10]
  for (let round = 0; round < 40; round++) {
    const middle = (low + high) / 2
    if (mean(moved(middle)) > left / rows) high = middle
    else low = middle
  }
  return moved(low)
}
