import { type Column, groupsOf, isKnown, plainName, thinned } from './columns.ts'
import { judge } from './judged.ts'
import { rocAuc } from './ranking.ts'

/**
 * Why a column may not be learned from:
 * id — it names rows; after — it has days after the day one pretends to stand on; filled — it is known for those with the
 * outcome and not for the others, or the other way round; same — its values tell the outcome, each just one; tells — it alone
 * ranks the outcome too well to be true.
 */
export type Leak = 'id' | 'after' | 'filled' | 'same' | 'tells'

export interface Refusal {
  readonly column: string
  readonly leak: Leak
  /** id: share of distinct values; after: share of later days; filled, tells: area under the curve; same: distinct values. */
  readonly measure: number
}

export interface GuardOptions {
  /** An area under the curve from which one column is too good to be true. */
  readonly tooGood?: number
  /** Day number as of which one pretends to stand; nothing may be known of it or later. */
  readonly asOf?: number
  /** Columns that are day numbers, by name. */
  readonly days?: readonly string[]
}

const fewestRows = 30
/** Rows that are looked at for what a column tells. */
const enough = 20_000

/** Columns that are too good to be true, each with the first reason found. Yields the share done. */
export function* leaks(
  columns: readonly Column[],
  outcome: Uint8Array,
  { tooGood = 0.985, asOf, days = [] }: GuardOptions = {},
): Generator<number, Refusal[]> {
  const found: Refusal[] = []
  const every = Math.max(1, Math.floor(outcome.length / enough))
  const few = outcome.filter((_, i) => i % every === 0)
  for (const [c, column] of columns.entries()) {
    const isDay = days.includes(column.name)
    const byNature = isDay ? lateDays(column, asOf) : idLike(column)
    yield (c + 0.5) / columns.length
    const refusal = byNature ?? (yield* tooTelling(thinned(column, every), few, tooGood))
    if (refusal) found.push(refusal)
    yield (c + 1) / columns.length
  }
  return found
}

function* tooTelling(
  column: Column,
  outcome: Uint8Array,
  tooGood: number,
): Generator<number, Refusal | null> {
  return (
    (yield* filledAfter(column, outcome, tooGood)) ??
    sameAs(column, outcome) ??
    (yield* tellsAll(column, outcome, tooGood))
  )
}

function lateDays(column: Column, asOf: number | undefined): Refusal | null {
  if (column.kind !== 'number' || asOf === undefined) return null
  const late = column.values.reduce((n, day) => n + (day >= asOf ? 1 : 0), 0)
  return late > 0 ? { column: column.name, leak: 'after', measure: late / column.values.length } : null
}

const idWord =
  /(^| )(id|ids|uuid|guid|nr|no|num|number|nummer|numero|key|schlussel|code|codigo|codice|cle|clave|chiave|sleutel|chave|reference|ref|identifier|kennung|identifiant|identificador|identificativo|[a-z]+nummer|[a-z]+nr|[a-z]+schlussel|[a-z]+kennung)( |$)/

/** Nearly every row has its own label, or its own whole number that counts up or is called a number. */
function idLike(column: Column): Refusal | null {
  const share =
    column.kind === 'category' ? ownLabels(column.codes, column.labels.length) : ownNumbers(column)
  return share >= 0.9 ? { column: column.name, leak: 'id', measure: share } : null
}

/** Different values over rows; 0 where there are too few to tell. */
const ownShare = (distinct: number, known: number) => (known < fewestRows ? 0 : distinct / known)

function ownLabels(codes: Int32Array, labels: number): number {
  const seen = new Uint8Array(labels)
  let known = 0
  for (const code of codes)
    if (code >= 0) {
      seen[code] = 1
      known++
    }
  return ownShare(
    seen.reduce((s, v) => s + v, 0),
    known,
  )
}

function ownNumbers({ name, values }: Extract<Column, { kind: 'number' }>): number {
  let [known, least, most] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const v of values) {
    if (Number.isNaN(v)) continue
    if (!Number.isInteger(v)) return 0
    known++
    least = Math.min(least, v)
    most = Math.max(most, v)
  }
  const countsUp = most - least < 1.5 * known
  if (!countsUp && !idWord.test(plainName(name))) return 0
  return ownShare(new Set(values.filter((v) => !Number.isNaN(v))).size, known)
}

function* filledAfter(
  column: Column,
  outcome: Uint8Array,
  tooGood: number,
): Generator<number, Refusal | null> {
  const known = Float64Array.from({ length: outcome.length }, (_, i) => (isKnown(column, i) ? 1 : 0))
  const area = yield* strength(known, outcome)
  return area >= tooGood ? { column: column.name, leak: 'filled', measure: area } : null
}

/** Few values, each seen often, and none of them with both outcomes. */
function sameAs(column: Column, outcome: Uint8Array): Refusal | null {
  const seen = new Map<number, [number, number]>()
  const values = column.kind === 'number' ? column.values : column.codes
  for (let i = 0; i < outcome.length; i++) {
    if (!isKnown(column, i)) continue
    const counts = seen.get(values[i] ?? 0) ?? [0, 0]
    counts[outcome[i] === 1 ? 1 : 0]++
    seen.set(values[i] ?? 0, counts)
    if (seen.size > 50 || (counts[0] > 0 && counts[1] > 0)) return null
  }
  const lists = [...seen.values()]
  const [misses, hits] = [0, 1].map((k) => lists.reduce((s, counts) => s + (counts[k] ?? 0), 0)) as [
    number,
    number,
  ]
  const often = misses + hits >= Math.max(fewestRows, 5 * seen.size)
  return often && hits > 0 && misses > 0 ? { column: column.name, leak: 'same', measure: seen.size } : null
}

/** Numbers up and down, and in groups whose shares are learned on the other half of the rows. */
function* tellsAll(column: Column, outcome: Uint8Array, tooGood: number): Generator<number, Refusal | null> {
  const straight = column.kind === 'number' ? yield* strength(column.values, outcome) : 0.5
  const grouped = yield* strength(crossShares(column, outcome), outcome)
  const area = Math.max(straight, grouped)
  return area >= tooGood ? { column: column.name, leak: 'tells', measure: area } : null
}

/** How well one number ranks the outcome, in either direction, over the rows where it is known. */
function* strength(values: Float64Array, outcome: Uint8Array): Generator<number, number> {
  const known = Int32Array.from(values.keys()).filter((i) => !Number.isNaN(values[i] ?? Number.NaN))
  const happened = Uint8Array.from(known, (i) => outcome[i] ?? 0)
  const hits = happened.reduce((s, v) => s + v, 0)
  if (Math.min(hits, known.length - hits) < 5) return 0.5
  const area = rocAuc(
    yield* judge(
      Float64Array.from(known, (i) => values[i] ?? 0),
      happened,
    ),
  )
  return Math.max(area, 1 - area)
}

/** Each row's group, as the share of the outcome among the rows of the other half (even and odd) in it. */
function crossShares(column: Column, outcome: Uint8Array): Float64Array {
  const { codes, groups } = groupsOf(column, Math.min(200, Math.max(8, Math.floor(outcome.length / 15))))
  const base = outcome.reduce((s, v) => s + v, 0) / Math.max(1, outcome.length)
  const [rows, hits] = [new Float64Array(2 * (groups + 1)), new Float64Array(2 * (groups + 1))]
  const place = (i: number, half: number) => 2 * ((codes[i] ?? -1) + 1) + half
  for (let i = 0; i < outcome.length; i++) {
    const at = place(i, i & 1)
    rows[at] = (rows[at] ?? 0) + 1
    hits[at] = (hits[at] ?? 0) + (outcome[i] ?? 0)
  }
  return Float64Array.from(outcome, (_, i) => {
    const at = place(i, 1 - (i & 1))
    return ((hits[at] ?? 0) + base) / ((rows[at] ?? 0) + 1)
  })
}

/** Why, in a sentence. */
export function sayRefusal({ column, leak, measure }: Refusal): string {
  const percent = `${Math.round(measure * 100)} %`
  const why = {
    id: `${percent} of its values occur only once: it names rows and says nothing about the next one`,
    after: `${percent} of its days lie after the day of the forecast: it was not known then`,
    filled: 'whether it is filled in tells the outcome: it was written down afterwards',
    same: `each of its ${measure} values comes with one outcome only: it is the outcome in other words`,
    tells: `alone it sorts ${percent} of all pairs rightly: too good to be known beforehand`,
  }
  return `“${column}” is left out: ${why[leak]}.`
}
