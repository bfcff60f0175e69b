import type { Fitted } from '../../models/fitted.ts'
import type { Foreseen, Seen } from '../../numeric/foreseen.ts'
import { type Interval, z95 } from '../../numeric/interval.ts'
import { within } from '../../numeric/progress.ts'
import { type Closure, dateOf } from '../closures.ts'
import { isThisSeason, missOf, offAhead, shifted, yearsBefore } from '../season.ts'
import type { History } from './kernel.ts'
import type { Glance } from './measures.ts'
import { type Scene, sceneOn } from './scenes.ts'
import { only } from './trial.ts'

/** By how much more or fewer may leave in the window ahead than a model says, in log-odds, with the variance left open. */
export interface Level extends Foreseen {
  /** By how much it was on the days a trial looked at. */
  usual: number
  /** Days looked at a whole number of years before today, and who could be lost on them, was foretold to leave, and left. */
  years: number
  people: number
  said: number
  left: number
}

export const levelAsIs: Level = { bias: 0, variance: 0, usual: 0, years: 0, people: 0, said: 0, left: 0 }

interface Past {
  history: History
  glance: Glance
  shut: readonly Closure[]
  scenes: readonly Scene[]
  tested: readonly Scene[]
  firstDay: number
}

/**
 * Holds what a model says of all days looked at, and of this day in years before, against who left, and foresees the level of the
 * window ahead. Yields the share done.
 */
export function* levelOf(past: Past, model: Fitted, columns: readonly string[]): Generator<number, Level> {
  const years = yield* within(scenesBefore(past), 0, 0.5)
  const all = [...years, ...past.scenes]
  const level = { ...levelAsIs }
  const seen: Seen<number>[] = []
  let rows = 0
  for (const [i, scene] of all.entries()) {
    const { glance, features, outcome } = scene
    const share = 0.5 / all.length
    const said = yield* within(model.score(only(features, columns)), 0.5 + i * share, 0.5 + (i + 1) * share)
    if (said.length === 0) continue
    const miss = missOf(said, outcome)
    const at = dateOf(past.shut, glance.asOf)
    seen.push({ at, ...miss })
    if (isThisSeason(past.glance.asOf - at, glance.quiet)) count(level, said, outcome)
    if (!past.tested.includes(scene)) continue
    level.usual += said.length * miss.value
    rows += said.length
  }
  level.usual /= Math.max(1, rows)
  return { ...level, ...offAhead(seen, past.glance.asOf, past.glance.quiet) }
}

function count(level: Level, said: Float64Array, outcome: Uint8Array): void {
  level.years++
  level.people += said.length
  level.said += said.reduce((sum, one) => sum + one, 0)
  level.left += outcome.reduce((sum, one) => sum + one, 0)
}

/** This day in years before, where it is none of the days looked at anyway. */
function* scenesBefore({ history, glance, shut, scenes, firstDay }: Past): Generator<number, Scene[]> {
  const { asOf, quiet } = glance
  const looked = scenes.map((scene) => scene.glance.asOf)
  const days = yearsBefore(asOf, quiet, { shut, first: firstDay + 2 * quiet - 1, looked })
  const found: Scene[] = []
  for (const [k, day] of days.entries()) {
    const steps = sceneOn(history, { ...glance, asOf: day }, [])
    found.push(yield* within(steps, k / days.length, (k + 1) / days.length))
  }
  return found
}

/** How many leave of those with these chances, at the level foreseen: the sum, and a 95 % range for it. */
export function expectedIn(chance: Float64Array, { variance }: Level): Interval & { value: number } {
  let [value, own] = [0, 0]
  for (const p of chance) {
    value += p
    own += p * (1 - p)
  }
  const apart = z95 * Math.sqrt(own + own ** 2 * variance)
  return { value, low: Math.max(0, value - apart), high: Math.min(chance.length, value + apart) }
}

/** The same model with all chances moved by so much in log-odds. */
export function moved(model: Fitted, by: number): Fitted {
  return {
    *score(features) {
      return (yield* model.score(features)).map((p) => shifted(p, by))
    },
    *reasons(features) {
      const told = yield* model.reasons(features)
      return told.scale === 'log-odds' ? { ...told, base: told.base + by } : told
    },
  }
}
