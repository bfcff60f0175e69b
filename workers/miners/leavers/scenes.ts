import { rollingOrigins } from '../../evaluate/splits.ts'
import type { FeatureColumn, Features } from '../../models/features.ts'
import { within } from '../../numeric/progress.ts'
import type { History } from './kernel.ts'
import { candidatesOf, type Glance, measured, outcomeOf } from './measures.ts'

/** A day of the past on which one pretends to stand: who could be lost, what was known, who then left. */
export interface Scene {
  glance: Glance
  people: Int32Array
  features: Features
  outcome: Uint8Array
  /** Places of the scenes whose outcome was known by then. */
  learnFrom: readonly number[]
}

const mostScenes = 8

/**
 * Scenes a quiet window apart, the earliest two windows after the first order, the last as late as its outcome is known. The
 * window is that of the whole past. Yields the share done.
 */
export function* scenesOf(history: History, present: Glance, firstDay: number): Generator<number, Scene[]> {
  const { asOf, quiet } = present
  const origins = rollingOrigins({
    first: firstDay,
    end: asOf + 1,
    horizon: quiet,
    history: 2 * quiet,
    step: quiet,
    most: mostScenes,
  })
  const scenes: Scene[] = []
  for (const [i, { asOf: day, learnFrom }] of origins.entries()) {
    const glance = { ...present, asOf: day - 1 }
    const steps = sceneOn(history, glance, learnFrom)
    scenes.push(yield* within(steps, i / origins.length, (i + 1) / origins.length))
  }
  return scenes
}

/** One such day. Yields the share done. */
export function* sceneOn(
  history: History,
  glance: Glance,
  learnFrom: readonly number[],
): Generator<number, Scene> {
  const { people } = yield* within(candidatesOf(history, glance), 0, 0.3)
  const features = yield* within(measured(history, people, glance), 0.3, 1)
  return { glance, people, features, outcome: outcomeOf(history, people, glance), learnFrom }
}

/** Rows of several scenes under each other, at most `most`: then every so-manyth. */
export function together(
  scenes: readonly Scene[],
  most: number,
): { features: Features; outcome: Uint8Array } {
  const rows = scenes.reduce((sum, scene) => sum + scene.people.length, 0)
  const step = Math.max(1, Math.ceil(rows / most))
  const taken = Math.ceil(rows / step)
  const columns = (scenes[0]?.features.columns ?? []).map((first, c): FeatureColumn => {
    if (first.kind === 'category') {
      const codes = new Int32Array(taken)
      each(scenes, step, (scene, row, at) => {
        codes[at] = codeAt(scene.features.columns[c], row)
      })
      return { ...first, codes }
    }
    const values = new Float64Array(taken)
    each(scenes, step, (scene, row, at) => {
      values[at] = numberAt(scene.features.columns[c], row)
    })
    return { ...first, values }
  })
  const outcome = new Uint8Array(taken)
  each(scenes, step, (scene, row, at) => {
    outcome[at] = scene.outcome[row] ?? 0
  })
  return { features: { rows: taken, columns }, outcome }
}

function each(scenes: readonly Scene[], step: number, take: (scene: Scene, row: number, at: number) => void) {
  let [place, at] = [0, 0]
  for (const scene of scenes)
    for (let row = 0; row < scene.people.length; row++) if (place++ % step === 0) take(scene, row, at++)
}

const numberAt = (column: FeatureColumn | undefined, row: number) =>
  column?.kind === 'number' ? (column.values[row] ?? Number.NaN) : Number.NaN

const codeAt = (column: FeatureColumn | undefined, row: number) =>
  column?.kind === 'category' ? (column.codes[row] ?? -1) : -1
