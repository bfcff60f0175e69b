import type { Told } from '../../../src/contract/miner.ts'
import { drawn, type Estimate, percentiles } from '../../evaluate/bootstrap.ts'
import { descending } from '../../evaluate/judged.ts'
import { within } from '../../numeric/progress.ts'
import { type HeldTool, heldTool } from '../foretold.ts'
import { type Foretells, foretells, foretoldValues } from '../foretold-names.ts'
import { sheetOf, type Trait } from '../told-list.ts'
import { plainly, type Rule } from './backtest.ts'
import { type Purchases, type Standing, standingAt } from './kernel.ts'
import { again, average, type Promised } from './past.ts'
import { expectedOf, fitted, prepared } from './rules.ts'

/** A column in which another tool foretells orders or money, held against who ordered since and what the best fifth brought. */
export interface Vendor extends HeldTool {
  column: string
  /** Of the money that came since: the share of the fifth that is promised most; ours null where nothing was learned by then. */
  fifth: { theirs: Estimate; ours: Estimate | null }
}

export interface Vendors {
  columns: readonly string[]
  /** Days since the list was saved, and those that are needed. */
  ago: number
  need: number
  scored: readonly Vendor[]
}

export interface Asking {
  purchases: Purchases
  asOf: number
  /** Days since the list was saved; 0 = nobody said. */
  ago: number
  rule: Rule
}

const need = 30
const rounds = 200
const mostRows = 20_000
const ofOrders = new Set<Foretells | null>(['predictedValue', 'predictedOrders', 'willOrder'])

/** Holds what other tools foretold against what came since; null where no column foretells. Yields the share done. */
export function* vendorsOf(
  told: Told | undefined,
  asking: Asking,
  random: () => number,
): Generator<number, Vendors | null> {
  if (!told || told.rows === 0) return null
  const sheet = yield* within(sheetOf(told), 0, 0.2)
  const found = sheet.columns.filter(isForetold)
  if (found.length === 0) return null
  const { ago } = asking
  const known = { columns: found.map(({ name }) => name), ago, need }
  if (ago < need) return { ...known, scored: [] }
  const then = yield* within(promisedThen(asking), 0.2, 0.5)
  const rowOf = new Map(Array.from(sheet.keys, (key, row) => [key, row]))
  const scored: Vendor[] = []
  for (const [k, column] of found.entries()) {
    const values = foretoldValues(column) ?? new Float64Array()
    const theirs = Float64Array.from(then.keys, (key) => values[rowOf.get(key) ?? -1] ?? Number.NaN)
    const ours = then.ours && (foretells(column) === 'predictedValue' ? then.ours.money : then.ours.orders)
    const [from, to] = [k, k + 1].map((n) => 0.5 + (0.5 * n) / found.length) as [number, number]
    const one = yield* within(scoredBy(theirs, ours, then.standing, random), from, to)
    if (one) scored.push({ column: column.name, ...one })
  }
  return { ...known, scored }
}

const isForetold = (column: Trait) => ofOrders.has(foretells(column)) && foretoldValues(column) !== null

interface Then {
  keys: Int32Array
  standing: Standing
  ours: Promised | null
}

/** What we would have promised that day, for the days since. */
function* promisedThen({ purchases, asOf, ago, rule }: Asking): Generator<number, Then> {
  const standing = yield* within(standingAt(purchases, asOf - ago, ago), 0, 0.2)
  const keys = standing.who.map((i) => purchases.keys[i] ?? -1)
  if (rule === 'again') return { keys, standing, ours: again(standing) }
  if (rule === 'average') return { keys, standing, ours: average(standing) }
  const people = yield* within(prepared(standing), 0.2, 0.5)
  if (!people) return { keys, standing, ours: null }
  const fit = yield* within(fitted(people, rule), 0.5, 0.9)
  return { keys, standing, ours: yield* within(expectedOf(people, fit, plainly(ago)), 0.9, 1) }
}

function* scoredBy(
  theirs: Float64Array,
  ours: Float64Array | null,
  { later }: Standing,
  random: () => number,
): Generator<number, Omit<Vendor, 'column'> | null> {
  const all = theirs.reduce((n, v) => n + (Number.isNaN(v) ? 0 : 1), 0)
  const every = Math.max(1, Math.ceil(all / mostRows))
  const rows = Int32Array.from(theirs.keys()).filter((i) => !Number.isNaN(theirs[i] ?? Number.NaN))
  const some = rows.filter((_, i) => i % every === 0)
  const at = (values: ArrayLike<number>) => Float64Array.from(some, (i) => values[i] ?? 0)
  const [tool, own, money] = [at(theirs), ours && at(ours), at(later.money)]
  const ordered = Uint8Array.from(some, (i) => Math.min(1, later.count[i] ?? 0))
  const held = yield* within(heldTool(tool, own, ordered, random), 0, 0.6)
  if (!held) return null
  const fifth = {
    theirs: yield* within(fifthOf(tool, money, random), 0.6, 0.8),
    ours: own && (yield* within(fifthOf(own, money, random), 0.8, 1)),
  }
  return { ...held, fifth }
}

/** Share of the money that the fifth with the highest scores brought, with its percentile interval (Efron 1979). */
function* fifthOf(
  scores: Float64Array,
  money: Float64Array,
  random: () => number,
): Generator<number, Estimate> {
  const order = yield* within(descending(scores), 0, 0.1)
  const times = new Uint16Array(scores.length)
  const draws: number[] = []
  for (let round = 0; round < rounds; round++) {
    yield 0.1 + (0.9 * round) / rounds
    yield* drawn(times.length, random, times)
    draws.push(shareOf(order, money, times))
  }
  return percentiles(shareOf(order, money, times.fill(1)), draws)
}

function shareOf(order: Int32Array, money: Float64Array, times: Uint16Array): number {
  let [taken, first, all] = [0, 0, 0]
  for (const row of order) {
    const n = times[row] ?? 0
    const room = Math.max(0, Math.min(n, order.length / 5 - taken))
    taken += room
    first += room * (money[row] ?? 0)
    all += n * (money[row] ?? 0)
  }
  return all > 0 ? first / all : Number.NaN
}
