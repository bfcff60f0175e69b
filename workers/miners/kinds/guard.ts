import { type Column, rowsIn, thinned } from '../../evaluate/columns.ts'
import { leaks, type Refusal } from '../../evaluate/leakage.ts'
import { type Protected, protectedName, proxies, type Proxy as Tells } from '../../evaluate/protected.ts'
import type { FeatureColumn } from '../../models/features.ts'
import { within } from '../../numeric/progress.ts'
import { isForecast } from '../foretold-names.ts'
import { conductCalled, varies } from './conduct.ts'
import type { Described } from './traits.ts'

/** A column that is not learned from, and why in a few words. */
export interface Left {
  readonly column: string
  readonly why: string
}

export interface Guarded {
  readonly columns: readonly FeatureColumn[]
  readonly left: readonly Left[]
  /** Protected columns that are left out, and those let in that tell one of all protected. */
  readonly shielded: readonly Left[]
  readonly proxies: readonly Tells[]
}

/** An area under the curve from which a column that moves after somebody has gone is held to have followed the label. */
const tooLate = 0.9

const about: Record<Protected, string> = {
  age: 'age',
  gender: 'gender',
  origin: 'origin',
  religion: 'religion',
  health: 'health',
  orientation: 'orientation',
  family: 'family',
  politics: 'politics',
  place: 'the neighbourhood',
}

const words: Record<Refusal['leak'], string> = {
  id: 'nearly every customer has another value: it names people',
  after: 'it tells of days that were still to come',
  filled: 'whether it is filled in tells the label: it was written down afterwards',
  same: 'each value comes with one label only: it is the label in other words',
  tells: 'alone it sorts nearly all customers rightly: too good to be known beforehand',
}

/**
 * What may be learned from: without columns that tell nothing, that name people, that are the label in other words, or that
 * people may not be judged by (unless `open`). `actual`: the class of each row. Yields the share done.
 */
export function* guarded(
  described: readonly Described[],
  conduct: readonly FeatureColumn[],
  actual: Int32Array,
  classes: number,
  open: boolean,
): Generator<number, Guarded> {
  const left: Left[] = []
  const wholes = described.map(({ whole }) => whole)
  const refused = yield* within(refusals([...wholes, ...conduct], actual, classes), 0, 0.7)
  const late = yield* within(followed(conduct, actual, classes), 0.7, 0.8)
  const grown = late.length > 0 ? conduct.filter(({ name }) => conductCalled(name)?.grows) : []
  const foretold = described.filter(({ column, means }) => isForecast({ name: column.name, means }))
  const why = new Map([
    ...foretold.map(({ column }) => [column.name, byTool] as const),
    ...grown.map(({ name }) => [name, stopped] as const),
    ...refused.map(({ column, leak }) => [column, words[leak]] as const),
    ...late.map(({ column }) => [column, followedBy] as const),
  ])
  for (const [column, reason] of why) left.push({ column, why: reason })
  const fit = [...described.map(({ column }) => column), ...conduct].filter((column) => {
    if (why.has(column.name)) return false
    if (varies(column)) return true
    if (described.some((one) => one.column === column))
      left.push({ column: column.name, why: 'it tells nobody apart, or each of its values is rare' })
    return false
  })
  const guard = fit.filter(({ name }) => protectedName(name) !== null)
  const shielded = guard.map(({ name }) => ({
    column: name,
    why: `looks to be about ${about[protectedName(name) ?? 'age']}, and people should not be judged by it`,
  }))
  const columns = open ? fit : fit.filter((column) => !guard.includes(column))
  const found = yield* within(proxies(few(columns.filter((c) => !guard.includes(c))), few(guard)), 0.8, 1)
  return { columns, left, shielded: open ? [] : shielded, proxies: found }
}

const byTool = 'another tool foretells it'
const followedBy = 'it moves once somebody has gone, and sorts nearly all rightly: it followed the label'
const stopped = 'it stops growing once somebody has gone: it followed the label'

/** Rows that are looked at for what a column tells of another. */
const enough = 20_000
function few(columns: readonly FeatureColumn[]): Column[] {
  return columns.map((column) => thinned(column, Math.max(1, Math.floor(rowsIn(column) / enough))))
}

/** Of each column the first reason against it, whichever class it gives away. */
function* refusals(
  columns: readonly Column[],
  actual: Int32Array,
  classes: number,
  tooGood?: number,
): Generator<number, Refusal[]> {
  const found = new Map<string, Refusal>()
  const asked = classes === 2 ? [1] : Array.from({ length: classes }, (_, k) => k)
  for (const k of asked) {
    const is = Uint8Array.from(actual, (code) => (code === k ? 1 : 0))
    const refused = yield* leaks(columns, is, tooGood === undefined ? {} : { tooGood })
    for (const one of refused) if (!found.has(one.column)) found.set(one.column, one)
  }
  return [...found.values()]
}

function followed(
  conduct: readonly FeatureColumn[],
  actual: Int32Array,
  classes: number,
): Generator<number, Refusal[]> {
  const late = conduct.filter(({ name }) => conductCalled(name)?.late)
  return refusals(late, actual, classes, tooLate)
}
