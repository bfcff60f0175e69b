import { type Fitted, logistic } from '../../models/fitted.ts'
import { type Foreseen, foreseen, kernelsOf, type Seen } from '../../numeric/foreseen.ts'
import { type Interval, z95 } from '../../numeric/interval.ts'
import { within } from '../../numeric/progress.ts'
import { type Closure, dateOf, shutAfter } from '../closures.ts'
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

const year = 365
const mostYears = 3
/** Days closer than this part of a window count as the same. */
const nearby = 8
/** What days share fades by e in so many windows; a day of the year is like those up to a month away. */
const memory = 2
const alike = 0.5
const grids = { shared: [0.03, 0.15, 0.4], season: [0, 0.3, 0.9], luck: [0.05, 0.15, 0.35] } as const
const scales = { shared: 0.2, season: 0.4, luck: 0.1 } as const

/**
 * Holds what a model says of all days looked at, and of this day in years before, against who left, and foresees the level of the
 * window ahead: days near to each other, and the same days of the year (MacKay 1998, the periodic kernel), are off alike. Yields the share done.
 */
export function* levelOf(past: Past, model: Fitted, columns: readonly string[]): Generator<number, Level> {
  const years = yield* within(yearsBefore(past), 0, 0.5)
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
    if (isThisSeason(past.glance.asOf - at, glance)) count(level, said, outcome)
    if (!past.tested.includes(scene)) continue
    level.usual += said.length * miss.value
    rows += said.length
  }
  level.usual /= Math.max(1, rows)
  return { ...level, ...foreseen(seen, past.glance.asOf, kernelsFor(past.glance)) }
}

/** Whether so many days ago was this time of the year. */
function isThisSeason(ago: number, { quiet }: Glance): boolean {
  const apart = Math.abs(ago - year * Math.round(ago / year))
  return ago > year / 2 && quiet < year && apart <= quiet / nearby
}

function count(level: Level, said: Float64Array, outcome: Uint8Array): void {
  level.years++
  level.people += said.length
  level.said += said.reduce((sum, one) => sum + one, 0)
  level.left += outcome.reduce((sum, one) => sum + one, 0)
}

const kernelsFor = ({ quiet }: Glance) =>
  kernelsOf<number, keyof typeof grids>(grids, scales, ({ shared, season, luck }) => ({
    luck: luck ** 2,
    together: (a, b) =>
      shared ** 2 * Math.exp(-Math.abs(a - b) / (memory * quiet)) +
      season ** 2 * Math.exp((-2 * Math.sin((Math.PI * (a - b)) / year) ** 2) / alike ** 2),
  }))

/** This day in years before, where it is none of the days looked at anyway. */
function* yearsBefore({ history, glance, shut, scenes, firstDay }: Past): Generator<number, Scene[]> {
  const found: Scene[] = []
  if (glance.quiet >= year) return found
  for (let k = 1; k <= mostYears; k++) {
    const date = glance.asOf - k * year
    const asOf = date + shutAfter(shut, date)
    if (asOf < firstDay + 2 * glance.quiet - 1) break
    const isLooked = scenes.some((scene) => Math.abs(scene.glance.asOf - asOf) <= glance.quiet / nearby)
    if (isLooked) continue
    const steps = sceneOn(history, { ...glance, asOf }, [])
    found.push(yield* within(steps, (k - 1) / mostYears, k / mostYears))
  }
  return found
}

/** The log-odds by which chances must move so that as many leave as did, half a customer drawn to each side, and their variance. */
function missOf(said: Float64Array, outcome: Uint8Array): { value: number; noise: number } {
  const [n, left] = [said.length, outcome.reduce((sum, one) => sum + one, 0)]
  const odds = said.map((p) => Math.log(Math.max(1e-9, p) / Math.max(1e-9, 1 - p)))
  const wanted = (n * (left + 0.5)) / (n + 1)
  let [value, spread] = [0, 1]
  for (let step = 0; step < 20; step++) {
    let sum = 0
    spread = 1e-9
    for (const one of odds) {
      const p = logistic(one + value)
      sum += p
      spread += p * (1 - p)
    }
    const move = Math.max(-1, Math.min(1, (wanted - sum) / spread))
    value += move
    if (Math.abs(move) < 1e-6) break
  }
  return { value, noise: 1 / spread }
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

/** A chance moved by so much in log-odds. */
export const shifted = (p: number, by: number) => logistic(Math.log(p / (1 - p)) + by)
