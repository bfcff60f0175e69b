import { bootstrap, type Estimate } from '../../evaluate/bootstrap.ts'
import { judge } from '../../evaluate/judged.ts'
import { rocAuc } from '../../evaluate/ranking.ts'
import { inPieces, within } from '../../numeric/progress.ts'
import { type History, overdue, type Standing, spentAfter, standingAt } from './kernel.ts'

/** A day of the past: how people stood on it, and who ordered in the days after. */
export interface Scene {
  asOf: number
  standing: Standing
  came: Uint8Array
}

/** The chance to order in so many days by how somebody stands: orders so far × silence over the usual wait. */
export interface ChanceTable {
  days: number
  chance: Float64Array
  /** Variance of each chance: what few customers leave open. */
  variance: Float64Array
  customers: Float64Array
  came: Float64Array
  all: number
}

/** The table, and how one made of earlier days did on the latest. `auc` null where nothing could be tried. */
export interface Chances {
  table: ChanceTable
  scenes: readonly Scene[]
  earlier: ChanceTable | null
  auc: Estimate | null
}

/** Steps of orders so far, and of silence over the usual wait: a step begins at each number. */
export const orderSteps = [1, 2, 3, 5, 10]
export const silenceSteps = [0, 0.25, 0.5, 1, 1.5, 2.5, 4, 8]
const mostScenes = 6
const prior = 20
const fewest = 30
const rounds = 60
const chunk = 1 << 13

/** Which cell of the table somebody stands in. */
export function cellOf(standing: Standing, i: number): number {
  const late = overdue(standing, i)
  const orders = standing.orders[i] ?? 1
  const row = orderSteps.findLastIndex((from) => orders >= from)
  return row * silenceSteps.length + silenceSteps.findLastIndex((from) => late >= from)
}

/**
 * How often people who stood alike ordered in the `days` after, over up to six days of the past that lie so far apart; few customers of a
 * cell are drawn to all of its silence, these to everybody (beta-binomial shrinkage, weight 20). Made of the earlier days and tried on
 * the latest. Yields the share done.
 */
export function* chancesOf(
  history: History,
  { asOf, first, days }: { asOf: number; first: number; days: number },
  random: () => number,
): Generator<number, Chances> {
  const count = Math.max(0, Math.min(mostScenes, Math.floor((asOf - first + 1) / days) - 1))
  const scenes: Scene[] = []
  for (let k = 1; k <= count; k++)
    scenes.push(
      yield* within(sceneAt(history, asOf - k * days, days), (0.7 * (k - 1)) / count, (0.7 * k) / count),
    )
  const table = yield* within(tableOf(scenes, days), 0.7, 0.75)
  const earlier = scenes.length > 1 ? yield* within(tableOf(scenes.slice(1), days), 0.75, 0.8) : null
  const auc = earlier && (yield* within(tried(earlier, scenes[0], random), 0.8, 1))
  if (auc && auc.low > 0.5) return { table, scenes, earlier, auc }
  return { table: flat(table), scenes, earlier: earlier && flat(earlier), auc }
}

function* sceneAt(history: History, asOf: number, days: number): Generator<number, Scene> {
  const standing = yield* within(standingAt(history, asOf), 0, 0.7)
  const came = new Uint8Array(standing.who.length)
  for (let i = 0; i < came.length; i++) {
    if (i % chunk === 0) yield 0.7 + (0.3 * i) / came.length
    came[i] = spentAfter(history, standing.who[i] ?? 0, asOf, days).came ? 1 : 0
  }
  return { asOf, standing, came }
}

function* tableOf(scenes: readonly Scene[], days: number): Generator<number, ChanceTable> {
  const size = orderSteps.length * silenceSteps.length
  const [customers, came] = [new Float64Array(size), new Float64Array(size)]
  for (const [k, { standing, came: did }] of scenes.entries()) {
    const count = (from: number, to: number) => {
      for (let i = from; i < to; i++) {
        const cell = cellOf(standing, i)
        customers[cell] = (customers[cell] ?? 0) + 1
        came[cell] = (came[cell] ?? 0) + (did[i] ?? 0)
      }
    }
    yield* within(inPieces(did.length, chunk, count), k / scenes.length, (k + 1) / scenes.length)
  }
  const total = (values: Float64Array) => values.reduce((sum, v) => sum + v, 0)
  const all = (total(came) + 0.5) / (total(customers) + 1)
  const ofSilence = (values: Float64Array, cell: number) =>
    total(values.filter((_, other) => other % silenceSteps.length === cell % silenceSteps.length))
  const drawn = (k: number, n: number, to: number) => (k + prior * to) / (n + prior)
  const chance = customers.map((n, cell) =>
    drawn(came[cell] ?? 0, n, drawn(ofSilence(came, cell), ofSilence(customers, cell), all)),
  )
  const variance = chance.map((p, cell) => (p * (1 - p)) / ((customers[cell] ?? 0) + prior))
  return { days, chance, variance, customers, came, all }
}

/** Nobody is told apart. */
function flat(table: ChanceTable): ChanceTable {
  const n = table.customers.reduce((sum, v) => sum + v, 0)
  const variance = (table.all * (1 - table.all)) / (n + prior)
  return { ...table, chance: table.chance.map(() => table.all), variance: table.variance.map(() => variance) }
}

function* tried(table: ChanceTable, scene: Scene | undefined, random: () => number) {
  const came = scene?.came ?? new Uint8Array()
  const hits = came.reduce((sum, one) => sum + one, 0)
  if (!scene || came.length < fewest || hits === 0 || hits === came.length) return null
  const scores = Float64Array.from(came, (_, i) => table.chance[cellOf(scene.standing, i)] ?? 0)
  const judged = yield* within(judge(scores, came), 0, 0.2)
  const { auc } = yield* within(bootstrap(judged, { auc: rocAuc }, random, rounds), 0.2, 1)
  return auc
}
