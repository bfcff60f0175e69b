import { rollingOrigins } from '../../evaluate/splits.ts'
import type { FeatureColumn, Features } from '../../models/features.ts'
import { within } from '../../numeric/progress.ts'
import { quantile } from '../../numeric/quantile.ts'
import { conductOf, varies } from './conduct.ts'
import { before, daysIn, type People, type Rows } from './people.ts'
import type { Task } from './trial.ts'

/** Labels made of how often people come: those of a period, and those of today. */
const periodKinds = ['Frequent', 'Occasional', 'No order'] as const
const often = 3
const mostScenes = 4
const mostRows = 2_500
const fewest = 30
const beforeName = 'In the period before'

export interface Rhythm {
  /** Days of a period: four usual waits, as far as there are days to try it. */
  readonly days: number
  readonly usual: number
  /** Days the orders tell. */
  readonly span: number
  /** Days needed to try it on the past. */
  readonly need: number
}

/** Days with an order in a period that make a customer frequent. */
export const frequentFrom = often

/** How long a period is; a wait is that between two days with an order. Yields the share done. */
export function* rhythmOf(people: People, { day }: Rows): Generator<number, Rhythm> {
  const waits: number[] = []
  const every = Math.max(1, Math.floor(people.orders / 50_000))
  let seen = 0
  for (let p = 0; p < people.keys.length; p++) {
    if (p % 65_536 === 0) yield p / people.keys.length
    const [from, to] = [people.starts[p] ?? 0, people.ends[p] ?? 0]
    for (let i = from + 1; i < to; i++) {
      const wait = (day[i] ?? 0) - (day[i - 1] ?? 0)
      if (wait > 0 && seen++ % every === 0) waits.push(wait)
    }
  }
  const usual = waits.length > 0 ? Math.round(quantile(Float64Array.from(waits).sort(), 0.5)) : 0
  const span = people.orders > 0 ? people.last - people.first + 1 : 0
  const wanted = Math.min(365, Math.max(30, often * usual + usual))
  const days = Math.max(30, Math.min(wanted, Math.floor(span / 4)))
  return { days, usual, span, need: 4 * 30 }
}

/** Frequent, occasional or not at all: of the days with an order in a period. */
const kindOf = (days: number) => (days >= often ? 0 : days > 0 ? 1 : 2)

/** People who ordered in the last two periods before a day. */
export function candidates(people: People, data: Rows, asOf: number, days: number): Int32Array {
  const found: number[] = []
  for (let p = 0; p < people.keys.length; p++) {
    const to = before(people, data, p, asOf)
    const last = to > (people.starts[p] ?? 0) ? (data.day[to - 1] ?? 0) : Number.NEGATIVE_INFINITY
    if (last >= asOf - 2 * days) found.push(p)
  }
  return Int32Array.from(found)
}

/** What is known of people on a day, with their kind in the period before it. Yields the share done. */
export function* knownOn(
  people: People,
  data: Rows,
  which: Int32Array,
  asOf: number,
  days: number,
): Generator<number, Features> {
  const columns = yield* conductOf(people, data, which, asOf)
  const codes = which.map((p) =>
    kindOf(daysIn(data.day, people.starts[p] ?? 0, before(people, data, p, asOf), asOf - days)),
  )
  const own = { name: beforeName, kind: 'category' as const, codes, labels: periodKinds }
  return { rows: which.length, columns: [...columns, own] }
}

/** What came of each in the period from a day on. */
function cameOf(people: People, data: Rows, which: Int32Array, asOf: number, days: number): Int32Array {
  return which.map((p) => {
    const from = before(people, data, p, asOf)
    const to = before(people, data, p, asOf + days)
    return kindOf(daysIn(data.day, from, to))
  })
}

export interface PeriodTask {
  readonly task: Task
  /** Names of the classes, and which class each of the three kinds is. */
  readonly classes: readonly string[]
  readonly classOf: readonly number[]
  /** All days looked at, and how many of them were foretold. */
  readonly looked: readonly Past[]
  readonly scenes: number
}

/** A day of the past: what was known before it, and the kind each person was in the period from it on. */
export interface Past {
  readonly day: number
  readonly features: Features
  readonly came: Int32Array
}

/**
 * Days of the past a period apart: what was known before each, and the kind each person was in the period after; a day is
 * foretold by what came of those before it (rolling origin: Tashman 2000). Null where the past is too short or all are alike.
 * Yields the share done.
 */
export function* periodTask(
  people: People,
  data: Rows,
  rhythm: Rhythm,
): Generator<number, PeriodTask | null> {
  if (rhythm.span < rhythm.need) return null
  const { days } = rhythm
  const span = { first: people.first, end: people.last + 1, horizon: days, history: days, step: days }
  const origins = rollingOrigins({ ...span, most: mostScenes })
  const parts: Scene[] = []
  for (const [i, { asOf, learnFrom }] of origins.entries()) {
    const past = yield* within(pastOn(people, data, asOf, days), i / origins.length, (i + 1) / origins.length)
    parts.push({ ...past, learnFrom })
  }
  return taskOf(parts)
}

/** Of very many people every so-manyth. Yields the share done. */
export function* pastOn(people: People, data: Rows, day: number, days: number): Generator<number, Past> {
  const all = candidates(people, data, day, days)
  const every = Math.max(1, Math.ceil(all.length / mostRows))
  const which = all.filter((_, k) => k % every === 0)
  const features = yield* knownOn(people, data, which, day, days)
  return { day, features, came: cameOf(people, data, which, day, days) }
}

interface Scene extends Past {
  readonly learnFrom: readonly number[]
}

function taskOf(scenes: readonly Scene[]): PeriodTask | null {
  const came = Int32Array.from(scenes.flatMap((scene) => [...scene.came]))
  const counts = [0, 1, 2].map((k) => came.reduce((n, code) => n + (code === k ? 1 : 0), 0))
  const [frequent = 0, occasional = 0, none = 0] = counts
  const three = frequent >= fewest && occasional >= fewest
  const classes = three ? [...periodKinds] : ['Order again', 'No order']
  const classOf = three ? [0, 1, 2] : [0, 0, 1]
  if (none < fewest || frequent + occasional < fewest) return null
  const starts = scenes.map((_, i) => scenes.slice(0, i).reduce((n, one) => n + one.came.length, 0))
  const rowsOf = (i: number) => Int32Array.from(scenes[i]?.came ?? [], (_, k) => (starts[i] ?? 0) + k)
  const actual = came.map((code) => classOf[code] ?? 0)
  const parts = scenes.flatMap(({ learnFrom }, i) => {
    const train = Int32Array.from(learnFrom.flatMap((k) => [...rowsOf(k)]))
    const learnable = classes.every((_, k) => train.filter((row) => actual[row] === k).length >= fewest / 3)
    return learnable ? [{ test: rowsOf(i), train }] : []
  })
  if (parts.length === 0) return null
  const tested = Int32Array.from(parts.flatMap(({ test }) => [...test]))
  const features = together(scenes.map((scene) => scene.features))
  const task = { features, actual, classes: classes.length, repeats: [parts], tested, before: beforeName }
  return { task, classes, classOf, looked: scenes, scenes: parts.length }
}

/** Rows of several scenes under each other; columns that tell nothing are left out. */
function together(all: readonly Features[]): Features {
  const rows = all.reduce((n, one) => n + one.rows, 0)
  const first = all[0]?.columns ?? []
  const columns = first.map((column, c) =>
    stacked(
      column,
      all.flatMap((one) => one.columns[c] ?? []),
      rows,
    ),
  )
  return { rows, columns: columns.filter(varies) }
}

function stacked(first: FeatureColumn, parts: readonly FeatureColumn[], rows: number): FeatureColumn {
  let at = 0
  if (first.kind === 'number') {
    const values = new Float64Array(rows)
    for (const part of parts)
      if (part.kind === 'number') {
        values.set(part.values, at)
        at += part.values.length
      }
    return { ...first, values }
  }
  const labels = [...new Set(parts.flatMap((part) => (part.kind === 'category' ? part.labels : [])))]
  const codes = new Int32Array(rows)
  for (const part of parts)
    if (part.kind === 'category') {
      codes.set(
        part.codes.map((code) => labels.indexOf(part.labels[code] ?? '\u0000')),
        at,
      )
      at += part.codes.length
    }
  return { ...first, codes, labels }
}

/** A matrix for people of today as the models know it: the same columns, labels in the same places. */
export function alike({ rows, columns }: Features, known: Features): Features {
  return {
    rows,
    columns: known.columns.flatMap((like) => {
      const own = columns.find(({ name }) => name === like.name)
      if (own?.kind !== 'category' || like.kind !== 'category') return own ? [own] : []
      const codes = own.codes.map((code) => like.labels.indexOf(own.labels[code] ?? '\u0000'))
      return [{ ...like, codes }]
    }),
  }
}

const kinds = ['frequent', 'occasional', 'silent', 'once'] as const
/** Today's classic labels, and beside them who came back before, but not in the last two periods: places of people. */
export type Classic = Readonly<Record<(typeof kinds)[number], Int32Array>>

export function classic(people: People, data: Rows, asOf: number, days: number): Classic {
  const of = Array.from(people.keys.keys(), (p) => classicKind(people, data, p, asOf, days))
  const places = (kind: (typeof kinds)[number]) =>
    Int32Array.from(of.flatMap((own, p) => (own === kind ? [p] : [])))
  const [frequent, occasional, silent, once] = kinds.map(places)
  const none = new Int32Array()
  return {
    frequent: frequent ?? none,
    occasional: occasional ?? none,
    silent: silent ?? none,
    once: once ?? none,
  }
}

function classicKind(
  { starts, ends }: People,
  { day }: Rows,
  person: number,
  asOf: number,
  days: number,
): (typeof kinds)[number] | null {
  const [from, to] = [starts[person] ?? 0, ends[person] ?? 0]
  const all = daysIn(day, from, to)
  if (all < 2) return all === 1 ? 'once' : null
  if (daysIn(day, from, to, asOf - days) >= often) return 'frequent'
  return (day[to - 1] ?? 0) >= asOf - 2 * days ? 'occasional' : 'silent'
}
