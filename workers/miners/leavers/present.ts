import { type Features, featuresAt } from '../../models/features.ts'
import type { Fitted, Reasons } from '../../models/fitted.ts'
import { within } from '../../numeric/progress.ts'
import { best } from './called.ts'
import { type Comeback, comebackOf } from './comeback.ts'
import type { History } from './kernel.ts'
import type { Level } from './level.ts'
import { type Listed, listed, reasoned } from './listed.ts'
import type { Glance } from './measures.ts'
import { only } from './trial.ts'

/** The way that was chosen, learned from all days, with its chances at the level of the window ahead. */
export interface Foreteller {
  model: Fitted
  columns: readonly string[]
  level: Level
}

/** The present, candidate by candidate: chance of leaving. */
export interface Present {
  chance: Float64Array
  /** Places, most in danger first. */
  order: Int32Array
  lists: Listed
  /** What one order would change, for those to call and those likely to leave. */
  comeback: Comeback
  /** Of those on the lists that tell reasons; `rowOf`: the row of each candidate, −1 for all others. */
  reasons: Reasons
  rowOf: Int32Array
  /** Columns the reasons are told by. */
  columns: readonly string[]
  /** By how much chances were moved for the window ahead. */
  level: Level
}

interface Asked {
  history: History
  people: Int32Array
  glance: Glance
  /** What is known of the people today. */
  known: Features
  calls: number
}

/** What is foretold of the people of today. Yields the share done. */
export function* presentOf(
  { known, ...asked }: Asked,
  { model, columns, level }: Foreteller,
): Generator<number, Present> {
  const now = only(known, columns)
  const chance = yield* within(model.score(now), 0, 0.3)
  const comeback = yield* within(comebackOf({ ...asked, chance, model, columns }), 0.3, 0.8)
  const order = best(chance, asked.people.length)
  const lists = listed(order, asked.calls, chance)
  const places = reasoned(lists)
  const reasons = yield* within(model.reasons(featuresAt(now, places)), 0.8, 1)
  const rowOf = new Int32Array(asked.people.length).fill(-1)
  for (const [row, place] of places.entries()) rowOf[place] = row
  return {
    chance,
    order,
    lists,
    comeback,
    reasons,
    rowOf,
    level,
    columns: now.columns.map(({ name }) => name),
  }
}
