import type { Grouping } from '../../evaluate/fairness.ts'
import { groupingBy } from '../../evaluate/grouping.ts'
import { repeatedFolds, splitBy } from '../../evaluate/splits.ts'
import { type FeatureColumn, type Features, featuresAt } from '../../models/features.ts'
import { periodOf } from '../../numeric/period.ts'
import { within } from '../../numeric/progress.ts'
import { dayNumber } from '../../sql/scope.ts'
import { conductOf } from './conduct.ts'
import { type Guarded, guarded } from './guard.ts'
import type { Label } from './label.ts'
import type { People, Rows } from './people.ts'
import { type Described, describe } from './traits.ts'
import type { Task } from './trial.ts'

/** Rows that are learned from, of two classes; of more, each has a model of its own. */
const mostLearned = 8_000
const mostCalled = 200_000
const folds = 5

/** A label with what is known of those who have it, and of those who have none. */
export interface OwnTask {
  readonly task: Task
  readonly guard: Guarded
  /** Places of people: those learned from, and those without a label. */
  readonly labelled: Int32Array
  readonly open: Int32Array
  readonly openFeatures: Features
}

/** Puts together what may be learned from, and deals the rows into repeated stratified folds. Yields the share done. */
export function* ownTask(
  people: People,
  data: Rows,
  label: Label,
  rules: { protected: boolean },
  asOf: number,
  random: () => number,
): Generator<number, OwnTask> {
  const labelled = some(
    label.codes,
    (code) => code >= 0,
    label.classes.length > 2 ? (1.5 * mostLearned) / label.classes.length : mostLearned,
  )
  const open = some(label.codes, (code) => code < 0, mostCalled)
  const all = Int32Array.from([...labelled, ...open])
  const traits = people.traits.filter(({ name }) => name !== label.name)
  const described = describe(people, traits, all, asOf)
  yield 0.1
  const conduct = people.orders > 0 ? yield* within(conductOf(people, data, all, asOf + 1), 0.1, 0.4) : []
  const first = Int32Array.from({ length: labelled.length }, (_, i) => i)
  const rest = Int32Array.from({ length: open.length }, (_, i) => labelled.length + i)
  const actual = labelled.map((person) => label.codes[person] ?? 0)
  const own = cut(described, first)
  const done = featuresAt({ rows: all.length, columns: conduct }, first).columns
  const classes = label.classes.length
  const guard = yield* within(guarded(own, done, actual, classes, rules.protected), 0.4, 0.9)
  const features = { rows: labelled.length, columns: guard.columns }
  const names = new Set(guard.columns.map(({ name }) => name))
  const wanted = [...described.map(({ column }) => column), ...conduct].filter(({ name }) => names.has(name))
  const repeats = classes <= 3 && labelled.length <= 4_000 ? 2 : 1
  const parts = repeatedFolds(actual, folds, repeats, random).map((fold) =>
    Array.from({ length: folds }, (_, k) => splitBy(fold, k)),
  )
  yield 1
  return {
    task: { features, actual, classes, repeats: parts, tested: first, before: null },
    ...{ guard, labelled, open },
    openFeatures: featuresAt({ rows: all.length, columns: ordered(wanted, guard.columns) }, rest),
  }
}

const ordered = (columns: readonly FeatureColumn[], like: readonly FeatureColumn[]) =>
  like.flatMap(({ name }) => columns.find((column) => column.name === name) ?? [])

/** People of some kind, of very many every so-manyth. */
function some(codes: Int32Array, wanted: (code: number) => boolean, most: number): Int32Array {
  const all = Int32Array.from(codes.keys()).filter((person) => wanted(codes[person] ?? -1))
  const every = Math.max(1, Math.ceil(all.length / most))
  return every === 1 ? all : all.filter((_, i) => i % every === 0)
}

function cut(described: readonly Described[], rows: Int32Array): Described[] {
  const columns = featuresAt(
    { rows: rows.length, columns: described.map(({ column }) => column) },
    rows,
  ).columns
  const wholes = featuresAt({ rows: rows.length, columns: described.map(({ whole }) => whole) }, rows).columns
  return described.flatMap((one, i) => {
    const [column, whole] = [columns[i], wholes[i]]
    return column && whole ? [{ ...one, column, whole }] : []
  })
}

/** The last day that any trait tells, but for strays, where no order does. */
export function latestDay({ values }: People): number {
  const days = values.flatMap((text) => (/^\d{4}-\d\d-\d\d$/.test(text) ? [dayNumber(text)] : []))
  return periodOf(days)?.last ?? 0
}

/** Groups of rows by a trait: labels as they are, numbers in quarters. Null where there is no such trait. */
export function groupingOf(people: People, name: string, which: Int32Array, asOf: number): Grouping | null {
  const trait = people.traits.find((one) => one.name === name)
  const [found] = trait ? describe(people, [trait], which, asOf) : []
  return found ? groupingBy(found.column) : null
}
