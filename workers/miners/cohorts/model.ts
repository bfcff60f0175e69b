import { Failure } from '../../../src/contract/fault.ts'
import { type Period, periodOf, periodStart } from '../../numeric/calendar.ts'
import { within } from '../../numeric/progress.ts'
import { kaplanMeier, logRank, type Spells, type SurvivalCurve, spells } from '../../numeric/survival.ts'
import { type Check, curveCheck, sliceCheck } from './check.ts'
import { type Grid, gridOf, type Orders, type People, peopleOf, total, waits } from './kernel.ts'

/** How far a grid reaches, and after how many days a return is asked for. */
export const reach: Readonly<
  Record<Period, { columns: number; rows: number; horizon: number; slack: number }>
> = {
  week: { columns: 27, rows: 52, horizon: 28, slack: 1 },
  month: { columns: 25, rows: 36, horizon: 90, slack: 3 },
  quarter: { columns: 13, rows: 24, horizon: 180, slack: 3 },
}

export interface Wait {
  label: string
  people: number
  curve: SurvivalCurve
  spells: Spells
}

/** Slices of the first order: the six largest by people, and the rest. */
export interface Slices {
  labels: string[]
  of: Int32Array
  grid: Grid
  waits: Wait[]
  test: { statistic: number; p: number }
  check: Check | null
}

export interface CohortModel {
  period: Period
  asOf: number
  /** First cohort and last complete period, counted from 1970. */
  first: number
  last: number
  firstDay: number
  people: People
  grid: Grid
  all: Grid
  wait: Wait
  check: Check | null
  slices: Slices | null
}

/** Floor: 30 people whose first order is known. Throws Failure `too-few`. */
export function* cohortModel(
  orders: Orders,
  period: Period,
  sliced: boolean,
  minimum: number,
  asOf: number,
): Generator<number, CohortModel> {
  const people = yield* within(peopleOf(orders), 0, 0.2)
  const have = people.keys.length
  if (have < 30) throw new Failure({ code: 'too-few', have, need: 30, unit: 'customers' })
  const { columns, slack } = reach[period]
  const firstDay = people.first.reduce((least, day) => Math.min(least, day), asOf)
  const first = periodOf(firstDay, period)
  const running = periodOf(asOf, period)
  const last = periodStart(running + 1, period) - 1 - asOf > slack ? running - 1 : running
  const row = people.first.map((day) => periodOf(day, period) - first)
  const grid = yield* within(
    gridOf(orders, people, row, running - first + 1, columns, period, last),
    0.2,
    0.6,
  )
  const wait = waitOf('All customers', people, null, 0, asOf)
  yield 0.65
  const check = curveCheck(grid, minimum)
  const cut = sliced ? yield* within(slicesOf(orders, people, period, last, minimum, asOf), 0.65, 1) : null
  return { period, asOf, first, last, firstDay, people, grid, all: total(grid), wait, check, slices: cut }
}

function* slicesOf(
  orders: Orders,
  people: People,
  period: Period,
  last: number,
  minimum: number,
  asOf: number,
): Generator<number, Slices> {
  const { labels, of } = topSlices(people.slice, orders.slice.labels)
  const { columns, horizon } = reach[period]
  const grid = yield* within(gridOf(orders, people, of, labels.length, columns, period, last), 0, 0.7)
  const found = labels.map((label, s) => waitOf(label, people, of, s, asOf))
  yield 0.8
  const test = logRank(found.filter((w) => w.people >= minimum).map((w) => w.spells))
  const check = sliceCheck(people, of, labels.length, horizon, asOf)
  return { labels, of, grid, waits: found, test, check }
}

/** The six labels with the most people, ties by label; whatever is left is one more. */
function topSlices(codes: Int32Array, labels: readonly string[]): { labels: string[]; of: Int32Array } {
  const counts = labels.map(() => 0)
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1
  const used = labels.map((_, i) => i).filter((i) => (counts[i] ?? 0) > 0)
  const name = (i: number) => labels[i] || 'not told'
  used.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || (name(a) < name(b) ? -1 : 1))
  const top = used.length > 7 ? used.slice(0, 6) : used
  const place = new Map(top.map((code, at) => [code, at]))
  const rest = used.length > top.length ? [`the other ${used.length - top.length}`] : []
  return { labels: [...top.map(name), ...rest], of: codes.map((code) => place.get(code) ?? top.length) }
}

function waitOf(label: string, people: People, of: Int32Array | null, slice: number, asOf: number): Wait {
  const { days, happened } = waits(people, asOf)
  const inside = (_: number, p: number) => !of || of[p] === slice
  const own = spells(days.filter(inside), happened.filter(inside))
  return { label, people: days.filter(inside).length, curve: kaplanMeier(own), spells: own }
}
