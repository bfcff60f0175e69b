import { type Column, rowsIn, thinned } from '../../../evaluate/columns.ts'
import { leaks } from '../../../evaluate/leakage.ts'
import { protectedName, proxies, type Proxy as Tells } from '../../../evaluate/protected.ts'
import type { FeatureColumn, Features } from '../../../models/features.ts'
import { within } from '../../../numeric/progress.ts'
import { isForecast } from '../../foretold-names.ts'
import { columnOf, numbersOf, type Sheet, type Trait } from '../../told-list.ts'
import { type Outcome, tellsOfLeaving } from './outcome.ts'

/** A column that is not learned from, and why. */
export interface LeftOut {
  column: string
  why: 'leaving' | 'protected' | 'labels' | 'foretold' | 'id' | 'after' | 'filled' | 'same' | 'tells'
}

/** Why, in words. */
export const whyOut: Readonly<Record<LeftOut['why'], string>> = {
  leaving: 'Its name speaks of leaving: it is the outcome in other words',
  foretold: 'Another tool foretells it',
  protected: 'It may describe what people are protected by; a setting lets it in',
  labels: 'Names or free text: too many different labels',
  id: 'It names rows and says nothing about the next one',
  after: 'It was not known then',
  filled: 'Whether it is filled in tells the outcome: it was written down afterwards',
  same: 'Each of its values comes with one outcome only',
  tells: 'Alone it tells the outcome too well to have been known beforehand',
}

/** What may be learned from, a row for each customer of the list. */
export interface Learnable {
  features: Features
  out: LeftOut[]
  /** Columns learned from that tell of one by which people should not be judged. */
  proxies: readonly Tells[]
}

/** The name under which time as a customer is learned from. */
export const tenureName = 'time as a customer'
const mostLabels = 30

/**
 * The columns a model may see. Left out: what speaks of leaving by its name, what is too good to be true, what other tools foretell,
 * names and free texts, and, unless `all`, what people are protected by. Time as a customer tells too well where it was counted to
 * another day for who left; `byDays`: it is counted anew to each day. Yields the share done.
 */
export function* learnable(
  sheet: Sheet,
  outcome: Outcome,
  all: boolean,
  byDays = false,
): Generator<number, Learnable> {
  const out: LeftOut[] = []
  const columns: FeatureColumn[] = []
  for (const told of sheet.columns) {
    yield columns.length / (2 * sheet.columns.length)
    if (outcome.used.has(told.name)) continue
    const why = refusedBy(told, all)
    if (why) out.push({ column: told.name, why })
    else columns.push(columnOf(told))
  }
  const tenure = outcome.tenure
  if (tenure) columns.unshift({ name: tenureName, kind: 'number', values: tenure })
  const known = Int32Array.from(outcome.left.keys()).filter((i) => outcome.left[i] !== 2)
  const happened = Uint8Array.from(known, (i) => outcome.left[i] ?? 0)
  const looked = columns.map((column) => at(column, known))
  const refused = yield* within(leaks(looked, happened), 0.5, 0.8)
  const left = refused.filter(({ column, leak }) => column !== tenureName || (leak !== 'id' && !byDays))
  for (const { column, leak } of left) out.push({ column, why: leak })
  const names = new Set(left.map(({ column }) => column))
  const kept = columns.filter(({ name }) => !names.has(name))
  const found = yield* within(proxies(few(kept.filter(isOpen)), few(guardedIn(sheet))), 0.8, 1)
  return { features: { rows: sheet.keys.length, columns: kept }, out, proxies: found }
}

const isOpen = ({ name }: FeatureColumn) => protectedName(name) === null

const guardedIn = (sheet: Sheet) =>
  sheet.columns.filter(({ name }) => protectedName(name) !== null).map(columnOf)

/** Rows that are looked at for what a column tells of another. */
const enough = 20_000
function few(columns: readonly FeatureColumn[]): Column[] {
  return columns.map((column) => thinned(column, Math.max(1, Math.floor(rowsIn(column) / enough))))
}

function refusedBy(told: Trait, all: boolean): LeftOut['why'] | null {
  if (isForecast(told)) return 'foretold'
  if (tellsOfLeaving(told.name)) return 'leaving'
  if (!all && protectedName(told.name) !== null) return 'protected'
  if (told.labels.length > mostLabels && !numbersOf(told)) return 'labels'
  return isNumbered(told) ? 'id' : null
}

/** Long whole numbers of which nearly every customer has an own one: of a phone, an account, a card. */
function isNumbered({ codes, labels }: Trait): boolean {
  const known = codes.reduce((n, code) => n + (code >= 0 ? 1 : 0), 0)
  return labels.length > 0.9 * known && known >= 30 && labels.every((label) => /^\+?\d{6,}$/.test(label))
}

/** Some rows of a column. */
export function at(column: FeatureColumn, rows: Int32Array): FeatureColumn {
  return column.kind === 'number'
    ? { ...column, values: Float64Array.from(rows, (i) => column.values[i] ?? Number.NaN) }
    : { ...column, codes: rows.map((i) => column.codes[i] ?? -1) }
}
