import type { Matrix } from '../../../anomaly/matrix.ts'
import { rising, within } from '../../../numeric/progress.ts'
import { quantile } from '../../../numeric/quantile.ts'
import { shuffle } from '../../../numeric/random.ts'
import { ascending } from '../../../numeric/sorting.ts'
import { capital } from '../../say.ts'
import { type Crowd, customerKind, dayKind, type Kind, orderKind, writeTrait } from '../crowds.ts'
import { type Detector, limitOf, type Suspect, type Tested } from '../detector.ts'
import type { Ledger, Orders } from '../ledger.ts'
import { below, upTo } from '../sorted.ts'
import { strangeness } from '../strange.ts'
import { lacksRhythm } from './days.ts'

/** Fewer of a kind have no usual mixture. */
const fewest = { order: 200, customer: 100, day: 100 } as const

/** Each column dealt anew for itself. */
function* dealt({ rows, columns, values }: Matrix, random: () => number): Generator<number, Matrix> {
  const out = new Float64Array(values.length)
  for (let j = 0; j < columns; j++) {
    yield j / columns
    const column = columnOf(values, rows, columns, j)
    shuffle(column, random)
    for (let i = 0; i < rows; i++) out[i * columns + j] = column[i] ?? 0
  }
  return { rows, columns, values: out }
}

function columnOf(values: Float64Array, rows: number, columns: number, j: number): Float64Array {
  const column = new Float64Array(rows)
  for (let i = 0; i < rows; i++) column[i] = values[i * columns + j] ?? 0
  return column
}

function tester(kind: Kind): Detector['test'] {
  return function* tested(ledger, random, isDealt, allowed): Generator<number, Tested> {
    const own = yield* within(rising(kind.crowd(ledger)), 0, 0.1)
    const matrix = isDealt ? yield* within(dealt(own.matrix, random), 0.1, 0.2) : own.matrix
    if (matrix.columns < 2 || matrix.rows < fewest[kind.of]) return { tests: 0, suspects: [] }
    const limit = limitOf(allowed, matrix.rows)
    const p = yield* within(rising(strangeness(matrix, limit, random)), 0.2, 0.8)
    const rows: number[] = []
    for (let i = 0; i < p.length; i++) if ((p[i] ?? 1) <= limit) rows.push(i)
    if (isDealt) return { tests: matrix.rows, suspects: rows.map((row) => bare(p[row] ?? 1)) }
    const suspects = yield* within(explained(own, rows), 0.8, 1)
    return {
      tests: matrix.rows,
      suspects: rows.map((row, k) => suspectOf(kind, ledger, own.places[row] ?? 0, p[row] ?? 1, suspects[k])),
    }
  }
}

const bare = (p: number): Suspect => ({
  ...{ p, customer: -1, day: 0, orders: [], worth: 0, figures: [], names: [] },
})

function suspectOf(
  { of }: Kind,
  { orders }: Ledger,
  place: number,
  p: number,
  figures: readonly number[] = [],
): Suspect {
  if (of === 'customer') return { ...bare(p), customer: place, day: lastDayOf(orders, place), figures }
  if (of === 'day') return { ...bare(p), day: place, figures }
  const [customer = -1, day = 0, worth = 0] = [
    orders.customer[place],
    orders.day[place],
    orders.amount[place],
  ]
  return { ...bare(p), customer, day, worth, orders: [place], figures }
}

/** Orders stand by customer and in time. */
function lastDayOf({ rows, customer, day }: Orders, who: number): number {
  let [low, high] = [0, rows]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((customer[middle] ?? 0) <= who) low = middle + 1
    else high = middle
  }
  return day[low - 1] ?? 0
}

/** For each row up to three columns in which it stands furthest out (`reasons`): number of the trait, value, and what most lie between. */
function* explained({ matrix, kept }: Crowd, rows: readonly number[]): Generator<number, number[][]> {
  const { columns, values } = matrix
  const sorted: Float64Array[] = []
  for (let j = 0; j < columns && rows.length > 0; j++)
    sorted.push(
      yield* within(ascending(columnOf(values, matrix.rows, columns, j)), j / columns, (j + 1) / columns),
    )
  return rows.map((row) =>
    reasons(matrix, sorted, row).flatMap(({ column, value }) => {
      const all = sorted[column] ?? new Float64Array()
      return [kept[column] ?? 0, value, quantile(all, 0.05), quantile(all, 0.95)]
    }),
  )
}

/** Columns in which a row stands furthest out, by its empirical tail (ECOD, Li 2022); the first always, others where rare. */
function reasons({ columns, values }: Matrix, sorted: readonly Float64Array[], row: number) {
  const found = sorted.map((column, j) => {
    const value = values[row * columns + j] ?? 0
    const from = below(column, value)
    const tail = Math.min(upTo(column, value), column.length - from) / column.length
    return { column: j, value, tail }
  })
  return found.sort((a, b) => a.tail - b.tail).filter(({ tail }, i) => i === 0 || (i < 3 && tail < 0.05))
}

function words({ traits }: Kind): Detector['words'] {
  return ({ figures }, s) => {
    const said: { what: string; range: string }[] = []
    for (let at = 0; at + 3 < figures.length; at += 4) {
      const trait = traits[figures[at] ?? 0]
      const [value = 0, low = 0, high = 0] = figures.slice(at + 1, at + 4)
      if (!trait) continue
      const write = (number: number) => writeTrait(trait, number, s)
      said.push({
        what: `${trait.name} ${write(value)}`,
        range: `${trait.name} ${write(low)} to ${write(high)}`,
      })
    }
    return {
      why: `${capital(s.list(said.map(({ what }) => what)))}.`,
      usual: s.list(said.map(({ range }) => range)),
    }
  }
}

const how =
  'a hundred random trees set apart soonest (isolation forest), or that stands furthest out (empirical tails; of few also by local density)'

export const mixtures: Detector = {
  id: 'mixtures',
  label: 'Unlike all others',
  of: 'order',
  isRest: true,
  rule: `An order that ${how}: its pieces, amount a piece, share given back, hour and wait do not go together as they do here.`,
  lacks: ({ orders }) => (orders.rows < fewest.order ? 'Needs 200 orders.' : null),
  test: tester(orderKind),
  words: words(orderKind),
}

export const oddCustomers: Detector = {
  id: 'odd-customers',
  label: 'A customer unlike all others',
  of: 'customer',
  isHabit: true,
  isRest: true,
  rule: `A customer with three orders or more whom ${how}: number, size and rhythm of the orders, what is given back and codes do not go together as they do here.`,
  lacks: ({ orders }) =>
    regulars(orders) < fewest.customer ? 'Needs 100 customers with three orders.' : null,
  test: tester(customerKind),
  words: words(customerKind),
}

export const oddDays: Detector = {
  id: 'odd-days',
  label: 'A day unlike all others',
  of: 'day',
  isRest: true,
  rule: `A day that ${how}: number and size of the orders, what is given back and codes do not go together as on other days.`,
  lacks: lacksRhythm,
  test: tester(dayKind),
  words: words(dayKind),
}

/** Customers with three orders or more. */
function regulars({ rows, customer }: Orders): number {
  let n = 0
  for (let i = 2; i < rows; i++) {
    const who = customer[i] ?? -1
    if (who >= 0 && who === customer[i - 2] && who !== (customer[i - 3] ?? -1)) n++
  }
  return n
}
