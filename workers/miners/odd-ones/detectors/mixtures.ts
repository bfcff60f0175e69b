import type { Matrix } from '../../../anomaly/matrix.ts'
import { rising, within } from '../../../numeric/progress.ts'
import { shuffle } from '../../../numeric/random.ts'
import { capital } from '../../say.ts'
import { type Crowd, customerKind, dayKind, type Kind, orderKind, writeTrait } from '../crowds.ts'
import { type Detector, limitOf, type Suspect, type Tested } from '../detector.ts'
import type { Ledger, Orders } from '../ledger.ts'
import { columnOf, isMixture, reasonsOf } from '../reasons.ts'
import { strangeness } from '../strange.ts'
import { lacksRhythm } from './days.ts'

/** Fewer of a kind have no usual mixture. */
const fewest = { order: 200, customer: 100, day: 100 } as const

/** Each column dealt anew for itself. */
function* dealt(matrix: Matrix, random: () => number): Generator<number, Matrix> {
  const { rows, columns, values } = matrix
  const out = new Float64Array(values.length)
  for (let j = 0; j < columns; j++) {
    yield j / columns
    const column = columnOf(matrix, j)
    shuffle(column, random)
    for (let i = 0; i < rows; i++) out[i * columns + j] = column[i] ?? 0
  }
  return { rows, columns, values: out }
}

function tester(kind: Kind): Detector['test'] {
  return function* tested(ledger, random, isDealt, allowed): Generator<number, Tested> {
    const own = yield* within(rising(kind.crowd(ledger)), 0, 0.1)
    const scored = own.scored ?? own.matrix
    const matrix = isDealt ? yield* within(dealt(scored, random), 0.1, 0.2) : scored
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

/** Of each row its `reasons`, four figures each: number of the trait, value, and what most lie between. */
function* explained({ matrix, kept }: Crowd, rows: readonly number[]): Generator<number, number[][]> {
  const found = yield* reasonsOf(matrix, rows)
  return found.map((reasons) =>
    reasons.flatMap(({ column, value, low, high }) => [kept[column] ?? 0, value, low, high]),
  )
}

function words({ traits }: Kind): Detector['words'] {
  return ({ figures }, s) => {
    const said = toldOf(traits, figures)
    const each = said.map(({ trait, value }) => `${trait.name} ${writeTrait(trait, value, s)}`)
    const ranges = said.map(
      ({ trait, low, high }) => `${trait.name} ${writeTrait(trait, low, s)} to ${writeTrait(trait, high, s)}`,
    )
    const [together, seldom] = isMixture(said)
      ? [': each is usual, the two together are not', ', but seldom these two together']
      : ['', '']
    return { why: `${capital(s.list(each))}${together}.`, usual: `${s.list(ranges)}${seldom}` }
  }
}

function toldOf(traits: Kind['traits'], figures: readonly number[]) {
  const count = Math.floor(figures.length / 4)
  return Array.from({ length: count }, (_, k) => figures.slice(4 * k, 4 * k + 4)).flatMap(
    ([number = 0, value = 0, low = 0, high = 0]) => {
      const trait = traits[number]
      return trait ? [{ trait, value, low, high }] : []
    },
  )
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
