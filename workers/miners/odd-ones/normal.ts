import type { Matrix } from '../../anomaly/matrix.ts'
import { inPieces, rising, within } from '../../numeric/progress.ts'
import type { Say } from '../say.ts'
import { type Crowd, customerKind, dayKind, type Kind, orderKind, type Trait, writeTrait } from './crowds.ts'
import type { Ledger } from './ledger.ts'
import type { Case } from './model.ts'
import { spreadsOf } from './strange.ts'

/** Normal ones told beside a case, and cases for which they are looked for. */
const [nearby, mostCases] = [3, 120]
const chunk = 1 << 12

/** What the nearest normal ones are like: of a trait the case itself, and the least and most of them. */
export interface Normal {
  readonly of: Kind['of']
  readonly count: number
  readonly traits: readonly { trait: Trait; own: number; low: number; high: number }[]
}

/**
 * For each case about an order, a customer or a day the nearest that are no case, by Euclidean distance over what it is like, in
 * robust deviations (`crowds.ts`); null where it cannot be placed. Yields the share done.
 */
export function* normalOf(ledger: Ledger, cases: readonly Case[]): Generator<number, (Normal | null)[]> {
  const found: (Normal | null)[] = cases.map(() => null)
  const some = cases.slice(0, mostCases)
  for (const [k, kind] of [orderKind, customerKind, dayKind].entries()) {
    const own = some.filter(({ detector, people }) => detector.of === kind.of && !people)
    if (own.length === 0) continue
    const crowd = yield* within(rising(kind.crowd(ledger)), k / 3, (k + 0.4) / 3)
    const odd = new Set(cases.filter(({ detector }) => detector.of === kind.of).flatMap(placesOf))
    const near = yield* within(rising(nearest(crowd, own, odd)), (k + 0.4) / 3, (k + 1) / 3)
    for (const [n, one] of own.entries()) found[one.place] = told(kind, crowd, near[n] ?? null)
  }
  return found
}

function placesOf({ detector, orders, customer, day, figures }: Case): number[] {
  if (detector.of === 'order') return [...orders]
  if (detector.of === 'customer') return [customer]
  return Array.from({ length: detector.isRest ? 1 : (figures[0] ?? 1) }, (_, k) => day + k)
}

interface Near {
  /** Row of the case. */
  readonly row: number
  readonly rows: number[]
  readonly gaps: number[]
}

function* nearest(
  { matrix, places }: Crowd,
  cases: readonly Case[],
  odd: ReadonlySet<number>,
): Generator<number, (Near | null)[]> {
  const { rows } = matrix
  const spreads = yield* within(spreadsOf(matrix), 0, 0.3)
  const wanted = new Map(cases.map((one) => [placesOf(one).at(-1) ?? -1, -1]))
  for (let i = 0; i < rows; i++) if (wanted.has(places[i] ?? -1)) wanted.set(places[i] ?? -1, i)
  const near = cases.map((one): Near | null => {
    const row = wanted.get(placesOf(one).at(-1) ?? -1) ?? -1
    return row >= 0 ? { row, rows: [], gaps: [] } : null
  })
  const placed = near.filter((one) => one !== null)
  const field = { matrix, units: Float64Array.from(spreads), isOdd: oddRows(places, odd) }
  const look = (from: number, to: number) => {
    for (const one of placed) seek(field, one, from, to)
  }
  yield* within(inPieces(rows, chunk, look), 0.3, 1)
  return near
}

/** 1 for rows that are a case themselves. */
function oddRows(places: Int32Array, odd: ReadonlySet<number>): Uint8Array {
  const isOdd = new Uint8Array(places.length)
  for (let i = 0; i < isOdd.length; i++) isOdd[i] = Number(odd.has(places[i] ?? -1))
  return isOdd
}

interface Field {
  readonly matrix: Matrix
  readonly units: Float64Array
  readonly isOdd: Uint8Array
}

/** Looks for nearer rows among some, by squared Euclidean distance in units of each column; a row that is too far already is left. */
function seek({ matrix, units, isOdd }: Field, one: Near, from: number, to: number): void {
  const { columns, values } = matrix
  const own = one.row * columns
  let limit = one.gaps[nearby - 1] ?? Number.POSITIVE_INFINITY
  for (let i = from; i < to; i++) {
    const at = i * columns
    let gap = 0
    for (let j = 0; j < columns && gap < limit; j++) {
      const d = ((values[own + j] ?? 0) - (values[at + j] ?? 0)) / (units[j] ?? 1)
      gap += d * d
    }
    if (gap >= limit || isOdd[i] === 1) continue
    put(one, i, gap)
    limit = one.gaps[nearby - 1] ?? Number.POSITIVE_INFINITY
  }
}

function put({ rows, gaps }: Near, row: number, gap: number): void {
  let at = Math.min(gaps.length, nearby - 1)
  for (; at > 0 && (gaps[at - 1] ?? 0) > gap; at--) {
    gaps[at] = gaps[at - 1] ?? 0
    rows[at] = rows[at - 1] ?? 0
  }
  gaps[at] = gap
  rows[at] = row
}

/** The two traits in which the case is furthest from them, in units of what they are themselves. */
function told({ of, traits }: Kind, { matrix, kept }: Crowd, near: Near | null): Normal | null {
  if (!near || near.rows.length < nearby) return null
  const at = (row: number, j: number) => matrix.values[row * matrix.columns + j] ?? 0
  const all = kept.flatMap((number, j) => {
    const trait = traits[number]
    const values = near.rows.map((row) => at(row, j))
    const [own, low, high] = [at(near.row, j), Math.min(...values), Math.max(...values)]
    const beyond = Math.max(0, own - high, low - own) / Math.max(1e-9, Math.abs(own), Math.abs(high))
    return trait ? [{ trait, own, low, high, beyond }] : []
  })
  const furthest = all
    .sort((a, b) => b.beyond - a.beyond)
    .filter(({ beyond }, i) => i === 0 || (i < 2 && beyond > 0))
  return { of, count: near.rows.length, traits: furthest }
}

/** “pieces 4 to 6, amount a piece €11”; '' where nothing is known. */
export function sayNormal(normal: Normal | null | undefined, s: Say): string {
  if (!normal) return ''
  return normal.traits
    .map(({ trait, low, high }) => {
      const [least, most] = [writeTrait(trait, low, s), writeTrait(trait, high, s)]
      return `${trait.name} ${least === most ? least : `${least} to ${most}`}`
    })
    .join(', ')
}
