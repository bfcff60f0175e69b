import { distinctOutlierFactors } from '../../anomaly/distinct.ts'
import { anomalyScores, type Forest, isolationForest } from '../../anomaly/forest.ts'
import type { Matrix } from '../../anomaly/matrix.ts'
import { robust } from '../../anomaly/robust.ts'
import { ecod } from '../../anomaly/tails.ts'
import { inPieces, rising, within } from '../../numeric/progress.ts'
import { ascending } from '../../numeric/sorting.ts'
import { below } from './sorted.ts'

/** Rows dealt anew that a score is held against: at least and at most; and rows that are few enough for every pair to be measured. */
const [leastNull, mostNull, small] = [30_000, 1 << 18, 1_500]
const chunk = 1 << 15
/** Neighbours of the local outlier factor, in the middle of the range its authors advise. */
const neighbours = 20

/**
 * Of each row how likely chance alone makes one as strange, where that is at most `limit`, 1 elsewhere; the smallest of several ways,
 * times their number (Bonferroni). What goes together in any shop is no oddity: by no way a row has a smaller p than its place among
 * all rows gives. Against rows dealt anew no p is smaller than that of a row stranger than all of them: there are at least twice as many
 * as it takes for the limit; where five times the rows are too few for it, nothing is strange. Yields the share done.
 */
export function* strangeness(
  matrix: Matrix,
  limit: number,
  random: () => number,
): Generator<number, Float64Array> {
  const { rows } = matrix
  const count = rows <= small ? 3 : 2
  const wanted = Math.min(mostNull, Math.max(leastNull, Math.ceil((2 * count) / limit)))
  const n = Math.min(wanted, 5 * rows)
  const least = new Float64Array(rows).fill(1)
  /** So many rows dealt anew may be as strange. */
  const beaten = Math.floor((limit * (1 + n)) / count - 1)
  if (beaten < 0) return least
  const dealt = yield* within(dealtAnew(matrix, n, random), 0, 0.1)
  const ways = [forestScores(matrix, dealt, beaten, random), tailScores(matrix, dealt)]
  if (count > ways.length) ways.push(densityScores(matrix, dealt))
  for (const [k, way] of ways.entries()) {
    const [from, to] = [k, k + 1].map((one) => 0.1 + (0.9 * one) / count) as [number, number]
    const scores = yield* within(rising(way), from, to)
    const sorted = yield* ascending(scores.dealt)
    const cut = sorted.at(-1 - beaten) ?? Number.NEGATIVE_INFINITY
    const tail = yield* ascending(scores.own.filter((own) => own > cut))
    for (let i = 0; i < rows; i++) {
      const own = scores.own[i] ?? 0
      if (own <= cut) continue
      const chance = (count * (1 + reaching(sorted, own))) / (1 + sorted.length)
      least[i] = Math.min(least[i] ?? 1, Math.max(chance, reaching(tail, own) / rows))
    }
    yield to
  }
  return least
}

/** How many of some sorted scores are as large. */
const reaching = (sorted: Float64Array, score: number) => sorted.length - below(sorted, score)

/** Rows made up of others: what is usual stays so, what goes together does not. */
interface Dealt extends Matrix {
  /** For each column the rows whose values they have. */
  readonly places: readonly Int32Array[]
}

/** Each column dealt anew for itself like cards, and again once all are dealt, until there are so many rows. */
function* dealtAnew(
  { rows, columns, values }: Matrix,
  n: number,
  random: () => number,
): Generator<number, Dealt> {
  const out = new Float64Array(n * columns)
  const places: Int32Array[] = []
  const deck = new Int32Array(rows)
  for (let i = 0; i < rows; i++) deck[i] = i
  for (let j = 0; j < columns; j++) {
    const drawn = new Int32Array(n)
    const deal = (from: number, to: number) => {
      for (let i = from; i < to; i++) {
        const next = i % rows
        const at = next + Math.floor(random() * (rows - next))
        const row = deck[at] ?? 0
        deck[at] = deck[next] ?? 0
        deck[next] = row
        drawn[i] = row
        out[i * columns + j] = values[row * columns + j] ?? 0
      }
    }
    yield* within(inPieces(n, chunk, deal), j / columns, (j + 1) / columns)
    places.push(drawn)
  }
  return { rows: n, columns, values: out, places }
}

interface Scores {
  own: Float64Array
  dealt: Float64Array
}

/** Scores of all that are stranger than those dealt anew, but for so many of these; a first part of them says which are surely not. */
function* forestScores(
  matrix: Matrix,
  dealt: Dealt,
  beaten: number,
  random: () => number,
): Generator<number, Scores> {
  const { columns } = matrix
  const forest = yield* within(isolationForest(matrix, random), 0, 0.3)
  const rows = Math.min(dealt.rows, 1 << 13)
  const first = { rows, columns, values: dealt.values.subarray(0, rows * columns) }
  const least = yield* within(cutOf(forest, first, beaten, 0), 0.3, 0.35)
  const { scores, cut } = yield* within(cutOf(forest, dealt, beaten, least.cut), 0.35, 0.6)
  return { own: yield* within(anomalyScores(forest, matrix, false, cut), 0.6, 1), dealt: scores }
}

/** Scores from `least` on, and the largest that more than `beaten` reach; 0 where so many do not. */
function* cutOf(forest: Forest, matrix: Matrix, beaten: number, least: number) {
  const scores = yield* within(anomalyScores(forest, matrix, false, least), 0, 0.8)
  const sorted = yield* within(ascending(scores), 0.8, 1)
  return { scores, cut: sorted.at(-1 - beaten) ?? 0 }
}

/** The columns of both hold the same values, so the tails are those of the data. */
function* tailScores(matrix: Matrix, { places }: Dealt): Generator<number, Scores> {
  const { scores, madeUp } = yield* ecod(matrix, places)
  return { own: scores, dealt: madeUp }
}

/** The first rows dealt anew, as many as there are of the data, are a set of their own. */
function* densityScores(matrix: Matrix, nulls: Matrix): Generator<number, Scores> {
  const { rows, columns } = matrix
  const dealt = { rows, columns, values: nulls.values.subarray(0, rows * columns) }
  const spreads = yield* within(spreadsOf(matrix), 0, 0.1)
  const scores: Float64Array[] = []
  for (const [k, one] of [matrix, dealt].entries()) {
    const factors = distinctOutlierFactors(scaled(one, spreads), neighbours)
    scores.push(yield* within(factors, 0.1 + 0.45 * k, 0.55 + 0.45 * k))
  }
  return { own: scores[0] ?? new Float64Array(rows), dealt: scores[1] ?? new Float64Array(rows) }
}

/** Robust spread of each column; 1 where it has none. */
export function* spreadsOf({ rows, columns, values }: Matrix): Generator<number, number[]> {
  const spreads: number[] = []
  for (let j = 0; j < columns; j++) {
    yield j / columns
    const column = new Float64Array(rows)
    for (let i = 0; i < rows; i++) column[i] = values[i * columns + j] ?? 0
    spreads.push(robust(column).spread || 1)
  }
  return spreads
}

/** Columns in these units. */
const scaled = (matrix: Matrix, spreads: readonly number[]): Matrix => ({
  ...matrix,
  values: matrix.values.map((value, at) => value / (spreads[at % matrix.columns] ?? 1)),
})
