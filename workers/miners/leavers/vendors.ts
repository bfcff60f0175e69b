import type { Told } from '../../../src/contract/miner.ts'
import { within } from '../../numeric/progress.ts'
import { type Closure, shutAfter } from '../closures.ts'
import { type HeldTool, heldTool } from '../foretold.ts'
import { type Foretells, foretells, foretoldValues } from '../foretold-names.ts'
import { daysOf, sheetOf, type Trait } from '../told-list.ts'
import type { History } from './kernel.ts'
import { candidatesOf, type Glance, measured, outcomeOf } from './measures.ts'
import type { Scene } from './scenes.ts'
import { learned, only, type Trial } from './trial.ts'

/** A column in which another tool foretells, held against who then left. */
export interface Vendor extends HeldTool {
  column: string
}

export interface Vendors {
  /** Columns in which other tools foretell. */
  columns: readonly string[]
  /** Day the list was saved; NaN where nobody said. */
  saved: number
  /** Days that must have passed since, and those that have. */
  need: number
  scored: readonly Vendor[]
}

/** What a high number means: +1 = will leave, −1 = will stay. */
const direction: Readonly<Record<Foretells, 1 | -1>> = {
  churnRisk: 1,
  nextOrderOn: 1,
  predictedOrders: -1,
  predictedValue: -1,
  memberRating: -1,
  willOrder: -1,
  risk: 1,
}
const fewest = 10

/**
 * What a column foretells as scores, higher = more likely to leave; null where it foretells nothing, or cannot be ranked. A day of
 * the next order says that somebody stays where it lies in the days after the list was saved; else the less, the further it lies off:
 * overdue before them, not yet due after them.
 */
export function foretoldBy(column: Trait, after: { saved: number; quiet: number }): Float64Array | null {
  const what = foretells(column)
  const values = what && foretoldValues(column)
  if (!values) return null
  const isDay = what === 'nextOrderOn' && daysOf(column) !== null
  const { saved, quiet } = after
  return values.map((v) => (isDay ? Math.max(saved - v, v - saved - quiet, v * 0) : direction[what] * v))
}

export interface Asking {
  history: History
  glance: Glance
  shut: readonly Closure[]
  scenes: readonly Scene[]
  trial: Trial | null
  /** Days since the list was saved; 0 = nobody said. */
  ago: number
}

/** Holds what other tools foretold against who left since; null where no column foretells. Yields the share done. */
export function* vendorsOf(
  told: Told | undefined,
  asking: Asking,
  random: () => number,
): Generator<number, Vendors | null> {
  if (!told || told.rows === 0) return null
  const sheet = yield* within(sheetOf(told), 0, 0.2)
  const { ago, glance, shut } = asking
  const on = glance.asOf - ago
  const found = sheet.columns.flatMap((column) => {
    const scores = foretoldBy(column, { saved: on, quiet: glance.quiet })
    return scores ? [{ column: column.name, scores }] : []
  })
  if (found.length === 0) return null
  const saved = ago > 0 ? on + shutAfter(shut, on) : Number.NaN
  const columns = found.map(({ column }) => column)
  const known = { columns, saved, need: glance.quiet }
  if (!(glance.asOf - saved >= glance.quiet)) return { ...known, scored: [] }
  const then = yield* within(standing(asking, saved, random), 0.2, 0.5)
  const rowOf = new Map(Array.from(sheet.keys, (key, row) => [key, row]))
  const scored: Vendor[] = []
  for (const [k, { column, scores }] of found.entries()) {
    const theirs = then.keys.map((key) => scores[rowOf.get(key) ?? -1] ?? Number.NaN)
    const [from, to] = [k, k + 1].map((n) => 0.5 + (0.5 * n) / found.length) as [number, number]
    const one = yield* within(heldTool(theirs, then.ours, then.outcome, random), from, to)
    if (one) scored.push({ column, ...one })
  }
  return { ...known, scored }
}

interface Standing {
  keys: Float64Array
  outcome: Uint8Array
  ours: Float64Array | null
}

/** Who could be lost on that day, who left, and what we would have said then. */
function* standing(
  { history, glance, scenes, trial }: Asking,
  day: number,
  random: () => number,
): Generator<number, Standing> {
  const then = { ...glance, asOf: day }
  const { people } = yield* within(candidatesOf(history, then), 0, 0.1)
  const known = scenes.filter((scene) => scene.glance.asOf + scene.glance.quiet <= day)
  const way = trial?.chosen?.contender ?? trial?.tried[0]?.contender
  const left = known.reduce((n, { outcome }) => n + outcome.reduce((sum, one) => sum + one, 0), 0)
  const rows = known.reduce((n, { people: own }) => n + own.length, 0)
  const keys = Float64Array.from(people, (person) => history.keys[person] ?? -1)
  const outcome = outcomeOf(history, people, then)
  if (!way || Math.min(left, rows - left) < fewest) return { keys, outcome, ours: null }
  const model = yield* within(learned(way, known, random), 0.1, 0.6)
  const features = only(yield* within(measured(history, people, then), 0.6, 0.8), way.columns)
  return { keys, outcome, ours: yield* within(model.score(features), 0.8, 1) }
}
