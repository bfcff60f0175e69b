import { anomalyScores, isolationForest } from '../../../anomaly/forest.ts'
import type { Matrix } from '../../../anomaly/matrix.ts'
import { within } from '../../../numeric/progress.ts'
import { quantile } from '../../../numeric/quantile.ts'
import { shuffle } from '../../../numeric/random.ts'
import { ascending } from '../../../numeric/sorting.ts'
import { type Detector, doubtful, type Suspect, type Tested } from '../detector.ts'
import type { Ledger, Orders } from '../ledger.ts'

interface Trait {
  readonly name: string
  readonly unit: 'money' | 'pieces' | 'share' | 'hour' | 'days'
  of(orders: Orders, row: number): number
}

const secondsPerHour = 3600

function waited({ customer, day }: Orders, row: number): number {
  const isAgain = row > 0 && (customer[row] ?? -1) >= 0 && customer[row] === customer[row - 1]
  return isAgain ? (day[row] ?? 0) - (day[row - 1] ?? 0) : 0
}

/** What an order is like. Those that are alike in all orders tell nothing and are left out. */
const traits: readonly Trait[] = [
  { name: 'pieces', unit: 'pieces', of: ({ pieces }, row) => pieces[row] ?? 0 },
  {
    name: 'amount a piece',
    unit: 'money',
    of: ({ amount, pieces }, row) => (amount[row] ?? 0) / Math.max(1, pieces[row] ?? 1),
  },
  {
    name: 'share given back',
    unit: 'share',
    of: ({ amount, refund }, row) => ((amount[row] ?? 0) > 0 ? (refund[row] ?? 0) / (amount[row] ?? 1) : 0),
  },
  { name: 'hour', unit: 'hour', of: ({ second }, row) => Math.floor((second[row] ?? 0) / secondsPerHour) },
  { name: 'days since the order before', unit: 'days', of: waited },
]

const chunk = 1 << 15
/** Scores of dealt orders that a score is held against. */
const mostNull = 30_000

function* matrixOf(orders: Orders): Generator<number, { matrix: Matrix; kept: number[] }> {
  const columns: Float64Array[] = []
  for (const { of } of traits) {
    const values = new Float64Array(orders.rows)
    for (let i = 0; i < orders.rows; i++) {
      if (i % chunk === 0) yield columns.length / traits.length
      values[i] = of(orders, i)
    }
    columns.push(values)
  }
  const kept = columns.flatMap((values, j) => (values.some((v) => v !== values[0]) ? [j] : []))
  const values = new Float64Array(orders.rows * kept.length)
  for (const [to, from] of kept.entries()) {
    yield 1
    for (let i = 0; i < orders.rows; i++) values[i * kept.length + to] = columns[from]?.[i] ?? 0
  }
  return { matrix: { rows: orders.rows, columns: kept.length, values }, kept }
}

/** Each column dealt anew for itself: what is usual stays so, what goes together does not. */
function* dealt({ rows, columns, values }: Matrix, random: () => number): Generator<number, Matrix> {
  const out = new Float64Array(values.length)
  for (let j = 0; j < columns; j++) {
    yield j / columns
    const column = new Float64Array(rows)
    for (let i = 0; i < rows; i++) column[i] = values[i * columns + j] ?? 0
    shuffle(column, random)
    for (let i = 0; i < rows; i++) out[i * columns + j] = column[i] ?? 0
  }
  return { rows, columns, values: out }
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((n, part) => n + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

function firstRows({ rows, columns, values }: Matrix, most: number): Matrix {
  const n = Math.min(rows, most)
  return { rows: n, columns, values: values.subarray(0, n * columns) }
}

/**
 * Scores held against those of the same columns dealt anew; and because what goes together in any shop is no oddity, no order has a
 * smaller p than its place among all orders gives.
 */
function* tested({ orders }: Ledger, random: () => number, isDealt: boolean): Generator<number, Tested> {
  const own = yield* within(matrixOf(orders), 0, 0.2)
  const matrix = isDealt ? yield* within(dealt(own.matrix, random), 0.2, 0.3) : own.matrix
  if (matrix.columns < 2) return { tests: 0, suspects: [] }
  const forest = yield* within(isolationForest(matrix, random), 0.3, 0.4)
  const scores = yield* within(anomalyScores(forest, matrix), 0.4, 0.6)
  const chance: Float64Array[] = []
  for (let n = 0; n < Math.min(mostNull, 5 * matrix.rows); n += matrix.rows) {
    const by = firstRows(yield* dealt(matrix, random), mostNull)
    chance.push(yield* anomalyScores(forest, by))
    yield 0.7
  }
  const all = joined(chance)
  const sorted = yield* within(ascending(all), 0.7, 0.8)
  const limit = quantile(sorted, 1 - doubtful)
  const rows: number[] = []
  for (let i = 0; i < scores.length; i++) if ((scores[i] ?? 0) >= limit) rows.push(i)
  yield 0.8
  const columns: Float64Array[] = []
  for (let j = 0; j < matrix.columns; j++) {
    const values = new Float64Array(matrix.rows)
    for (let i = 0; i < matrix.rows; i++) values[i] = matrix.values[i * matrix.columns + j] ?? 0
    columns.push(
      yield* within(
        ascending(values),
        0.8 + (0.2 * j) / matrix.columns,
        0.8 + (0.2 * (j + 1)) / matrix.columns,
      ),
    )
  }
  const place = new Map(
    rows.toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b).map((row, n) => [row, n + 1]),
  )
  const suspects = rows.map((row): Suspect => {
    const score = scores[row] ?? 0
    const byChance = (1 + all.length - below(sorted, score)) / (1 + all.length)
    const p = Math.max(byChance, (place.get(row) ?? 0) / matrix.rows)
    const why = reasons(matrix, columns, row).flatMap(({ column, value }) => {
      const values = columns[column] ?? new Float64Array()
      return [own.kept[column] ?? 0, value, quantile(values, 0.05), quantile(values, 0.95)]
    })
    return {
      ...{ p, customer: orders.customer[row] ?? -1, day: orders.day[row] ?? 0, orders: [row] },
      ...{ worth: orders.amount[row] ?? 0, figures: [score, ...why], names: [] },
    }
  })
  return { tests: matrix.rows, suspects }
}

/** Up to three columns in which a row stands furthest out, by its empirical tail (ECOD, Li 2022); the first always, others where rare. */
function reasons({ columns, values }: Matrix, sorted: readonly Float64Array[], row: number) {
  const found = sorted.map((column, j) => {
    const value = values[row * columns + j] ?? 0
    const from = below(column, value)
    const tail = Math.min(upTo(column, value), column.length - from) / column.length
    return { column: j, value, tail }
  })
  return found.sort((a, b) => a.tail - b.tail).filter(({ tail }, i) => i === 0 || (i < 3 && tail < 0.05))
}

function below(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}

/** Of whole numbers and money: nothing lies between a value and the next one this little above it. */
const upTo = (sorted: Float64Array, value: number) =>
  below(sorted, value + 1e-9 * Math.max(1, Math.abs(value)))

export const mixtures: Detector = {
  id: 'mixtures',
  label: 'Unlike all others',
  of: 'order',
  rule: 'An order that a hundred random trees set apart from all others soonest (isolation forest): its pieces, amount a piece, share given back, hour and wait do not go together as they do here.',
  lacks: ({ orders }) => (orders.rows < 200 ? 'Needs 200 orders.' : null),
  test: tested,
  words({ figures: [, ...why] }, s) {
    const said: { what: string; range: string }[] = []
    for (let at = 0; at + 3 < why.length; at += 4) {
      const trait = traits[why[at] ?? 0]
      if (!trait) continue
      const write = (value: number) => {
        if (trait.unit === 'money') return s.money(value)
        if (trait.unit === 'share') return s.share(value)
        return trait.unit === 'hour' ? `${s.number(value)} h` : s.number(value)
      }
      const [value = 0, low = 0, high = 0] = why.slice(at + 1, at + 4)
      said.push({
        what: `${trait.name} ${write(value)}`,
        range: `${trait.name} ${write(low)} to ${write(high)}`,
      })
    }
    const together = s.list(said.map(({ what }) => what))
    return {
      why: `${together.charAt(0).toUpperCase()}${together.slice(1)}.`,
      usual: s.list(said.map(({ range }) => range)),
    }
  },
}
