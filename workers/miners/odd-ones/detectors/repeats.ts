import { inPieces, within } from '../../../numeric/progress.ts'
import { shuffle } from '../../../numeric/random.ts'
import { type Detector, doubtfulTwice, type Suspect, type Tested } from '../detector.ts'

const chunk = 1 << 16
/** Seconds within which a second charge of one amount is suspicious. */
const soon = 900

/** What is charged, those of one customer together and in time. */
interface Charges {
  readonly rows: number
  readonly customer: Int32Array
  readonly day: Int32Array
  readonly second: Int32Array
  readonly amount: Float64Array
}

/** Rows of those who are named. */
export function inTime({ rows, customer }: Pick<Charges, 'rows' | 'customer'>): Int32Array {
  const named = new Int32Array(rows)
  let n = 0
  for (let i = 0; i < rows; i++) if ((customer[i] ?? -1) >= 0) named[n++] = i
  return named.subarray(0, n)
}

const cents = (amount: number) => Math.round(amount * 100)

function isTimedIn({ rows, second }: Charges): boolean {
  let timed = 0
  for (let i = 0; i < rows; i++) if ((second[i] ?? 0) > 0) timed++
  return timed > rows / 2
}

/** How often each of some sums is charged in all. */
function* oftenOf(amount: Float64Array, sums: Iterable<number>): Generator<number, Map<number, number>> {
  const often = new Map(Array.from(sums, (sum) => [sum, 0]))
  const count = (from: number, to: number) => {
    for (let i = from; i < to; i++) {
      const value = cents(amount[i] ?? 0)
      const before = often.get(value)
      if (before !== undefined) often.set(value, before + 1)
    }
  }
  if (often.size > 0) yield* inPieces(amount.length, chunk, count)
  return often
}

/** Two charges in a row of one customer that come to the very same. */
interface Pair {
  readonly first: number
  readonly second: number
  readonly wait: number
  readonly value: number
}

/** Pairs among the charges of one customer that follow each other within a time, and how many follow so. */
function* pairsIn(
  { customer, day, second }: Charges,
  amount: Float64Array,
  named: Int32Array,
  longest: number,
): Generator<number, { tests: number; pairs: Pair[] }> {
  const pairs: Pair[] = []
  let tests = 0
  const look = (from: number, to: number) => {
    for (let k = Math.max(1, from); k < to; k++) {
      const [a, b] = [named[k - 1] ?? 0, named[k] ?? 0]
      const wait = ((day[b] ?? 0) - (day[a] ?? 0)) * 86_400 + (second[b] ?? 0) - (second[a] ?? 0)
      if (customer[a] !== customer[b] || wait > longest) continue
      tests++
      const value = cents(amount[b] ?? 0)
      if (value > 0 && value === cents(amount[a] ?? 0)) pairs.push({ first: a, second: b, wait, value })
    }
  }
  yield* inPieces(named.length, chunk, look)
  return { tests, pairs }
}

function* duplicated(
  charges: Charges,
  random: () => number,
  isDealt: boolean,
  areOrders: boolean,
): Generator<number, Tested> {
  const { rows, customer, day } = charges
  const isTimed = isTimedIn(charges)
  const amount = isDealt ? shuffle(charges.amount.slice(), random) : charges.amount
  const named = inTime(charges)
  const { tests, pairs } = yield* within(pairsIn(charges, amount, named, isTimed ? soon : 0), 0, 0.4)
  const sums = new Set(pairs.map(({ value }) => value))
  const often = yield* within(oftenOf(amount, sums), 0.4, 0.9)
  const suspects: Suspect[] = []
  for (const [n, { first: a, second: b, wait, value }] of pairs.entries()) {
    if (n % chunk === 0) yield 0.9
    const p = ((often.get(value) ?? 2) - 1) / Math.max(1, rows - 1)
    if (p > doubtfulTwice) continue
    suspects.push({
      ...{ p, customer: customer[b] ?? -1, day: day[b] ?? 0, orders: areOrders ? [a, b] : [] },
      ...{ worth: amount[b] ?? 0, figures: [isTimed ? Math.round(wait / 60) : -1, p], names: [] },
    })
  }
  return { tests, suspects }
}

const twice =
  (what: string): Detector['words'] =>
  ({ figures: [minutes = 0, share = 0], worth }, s) => ({
    why:
      minutes < 0
        ? `Two ${what} of the very same ${s.money(worth)} on one day.`
        : `Two ${what} of the very same ${s.money(worth)}, ${s.count(minutes, 'minute')} apart.`,
    usual: `${s.share(share)} of other ${what} come to this amount`,
  })

export const duplicates: Detector = {
  id: 'duplicates',
  label: 'Ordered twice',
  of: 'order',
  doubtful: doubtfulTwice,
  rule: 'Two orders of one customer come to the very same amount within 15 minutes (on one day where no time is told), and few orders in your shop come to it.',
  lacks: ({ orders }) => (inTime(orders).length < 2 ? 'Needs customers told apart.' : null),
  test: ({ orders }, random, isDealt) => duplicated(orders, random, isDealt, true),
  words: twice('orders'),
}

export const charges: Detector = {
  id: 'charges',
  label: 'Charged twice',
  of: 'order',
  doubtful: doubtfulTwice,
  rule: 'Two payments of one customer come to the very same amount within 15 minutes (on one day where no time is told), and few of your payments come to it.',
  lacks: ({ payments }) =>
    inTime(payments).length < 2 ? 'Needs an export of payments that name their order or customer.' : null,
  test: ({ payments }, random, isDealt) => duplicated(payments, random, isDealt, false),
  words: twice('payments'),
}
