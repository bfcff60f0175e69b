import { Failure } from '../../../src/contract/fault.ts'
import type { Beside } from '../../../src/contract/miner.ts'
import { within } from '../../numeric/progress.ts'
import { openTo } from './actions.ts'
import { billed } from './billing.ts'
import { type Chances, chancesOf } from './chance.ts'
import { type Discounts, discountsOf, usualOf } from './discounts.ts'
import { type Came, cameOf, type Found, foundFor } from './found.ts'
import type { Terms } from './gain.ts'
import { type History, historyOf, type Orders, type Standing, standingAt } from './kernel.ts'
import { type Proof, proofOf } from './proof.ts'
import { type Prospects, prospectsOf } from './prospects.ts'
import { type Reach, reachOf } from './reach.ts'
import type { Rules } from './rules.ts'
import { termsOf } from './terms.ts'
import { type Moves, movesOf } from './weigh.ts'
import { type Worth, worthOf } from './worth.ts'

export interface MovesModel {
  asOf: number
  /** Days looked ahead, fewer than asked where the past is short. */
  days: number
  span: number
  history: History
  standing: Standing
  /** Most payments are bills of contracts. */
  bills: boolean
  chances: Chances
  worth: Worth
  discounts: Discounts
  found: Found
  came: readonly Came[]
  terms: Terms
  reach: Reach
  open: Uint8Array
  prospects: Prospects
  moves: Moves
  proof: Proof | null
}

const floor = { customers: 30, days: 21 }

/** Who should be written to or called now, each for one thing, within the limits. Throws Failure `too-few`. */
export function* movesModel(
  orders: Orders,
  rules: Rules,
  asOf: number,
  random: () => number,
  before: Beside['found'],
): Generator<number, MovesModel> {
  const history = yield* within(historyOf(orders), 0, 0.1)
  const have = history.keys.length
  if (have < floor.customers)
    throw new Failure({ code: 'too-few', have, need: floor.customers, unit: 'customers' })
  const first = firstDay(history, asOf)
  const span = asOf - first + 1
  if (span < floor.days) throw new Failure({ code: 'too-few', have: span, need: floor.days, unit: 'days' })
  const days = Math.min(rules.days, Math.floor(span / 3))
  const standing = yield* within(standingAt(history, asOf), 0.1, 0.15)
  const chances = yield* within(chancesOf(history, { asOf, first, days }, random), 0.15, 0.45)
  const worth = yield* within(worthOf(history), 0.45, 0.5)
  const discounts = yield* within(discountsOf(history, usualOf(standing, history)), 0.5, 0.55)
  const found = foundFor(history.keys, before)
  const terms = termsOf(rules, discounts)
  const bills = billed(history, standing)
  const reach = reachOf(history, standing, bills ? { ...rules, rest: 0 } : rules)
  const open = yield* within(openTo(standing, found, bills), 0.55, 0.65)
  const prospects = yield* within(
    prospectsOf({ standing, chances, worth, discounts, found, bills }, days),
    0.65,
    0.7,
  )
  const moves = yield* within(
    movesOf({ open, prospects, terms, allowed: reach.allowed, spread: worth.spread }, rules),
    0.7,
    0.9,
  )
  const proof = bills ? null : yield* within(proofOf({ history, chances, rules, days }), 0.9, 1)
  return {
    ...{ asOf, days, span, history, standing, chances, worth, discounts, found, terms, reach, open },
    ...{ bills, prospects, moves, proof, came: cameOf(before) },
  }
}

function firstDay({ day }: History, asOf: number): number {
  let first = asOf
  for (let i = 0; i < day.length; i++) first = Math.min(first, day[i] ?? asOf)
  return first
}
