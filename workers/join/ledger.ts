import { intsOf, realsOf, textsOf } from './cells.ts'
import { Dictionary } from './dictionary.ts'
import type { Coded } from './rows.ts'
import { alphabetical, sortRuns } from './sort.ts'
import { int, ints, pick, pickReals, real, type Table, table } from './table.ts'

/** Rows of one kind; columns as in `mart_ledger`. */
export interface Part {
  readonly what: number
  readonly customer: Int32Array
  readonly order: Int32Array
  readonly day: Int32Array
  readonly second: Int32Array
  readonly amount: Float64Array
  readonly other: Float64Array
  readonly pieces: Float64Array
  readonly currency: Coded
  readonly name: Coded
  readonly family: Coded
}

/** Days since 1970-01-01, and seconds since midnight, of times in milliseconds. */
export function clock(at: Float64Array): { day: Int32Array; second: Int32Array } {
  const day = ints(at.length, (i) => Math.floor((at[i] ?? 0) / 86_400_000))
  const second = ints(at.length, (i) =>
    Math.floor((Math.round(at[i] ?? 0) - (day[i] ?? 0) * 86_400_000) / 1000),
  )
  return { day, second }
}

/** No text in any row. */
export const untold = (rows: number): Coded => ({ codes: new Int32Array(rows).fill(-1), labels: [] })

/**
 * `mart_ledger`: orders (0), their products (1) and the signs of `mart_signs` (2 to 5) below each
 * other, by customer, day, second, order, name, family, amount and pieces; row for row as `workers/sql/ledger.ts` asks the database.
 * Linear but for rows of one customer that are not in order yet. Memory: 56 bytes a row, twice.
 */
export function martLedger(orders: Table, baskets: Table, signs: readonly Part[]): Table {
  const parts = [ordersIn(orders), linesIn(baskets), ...signs].map(arranged)
  const rows = parts.reduce((sum, { customer }) => sum + customer.length, 0)
  const whole = (of: (part: Part) => Int32Array) => int(below(new Int32Array(rows), parts.map(of)))
  const money = (of: (part: Part) => Float64Array) => real(below(new Float64Array(rows), parts.map(of)))
  return table('mart_ledger', rows, {
    what: whole(({ what, customer }) => new Int32Array(customer.length).fill(what)),
    customer: whole(({ customer }) => customer),
    order: whole(({ order }) => order),
    day: whole(({ day }) => day),
    second: whole(({ second }) => second),
    amount: money(({ amount }) => amount),
    other: money(({ other }) => other),
    pieces: money(({ pieces }) => pieces),
    currency: {
      type: 'text',
      ...together(
        parts.map(({ currency }) => currency),
        rows,
      ),
    },
    name: {
      type: 'text',
      ...together(
        parts.map(({ name }) => name),
        rows,
      ),
    },
    family: {
      type: 'text',
      ...together(
        parts.map(({ family }) => family),
        rows,
      ),
    },
  })
}

function ordersIn(mart: Table): Part {
  const of = { customer: intsOf(mart, 'customer_key'), order: intsOf(mart, 'order_key') }
  const money = {
    amount: realsOf(mart, 'gross'),
    other: realsOf(mart, 'refund'),
    pieces: realsOf(mart, 'items'),
  }
  const texts = {
    currency: textsOf(mart, 'currency'),
    name: textsOf(mart, 'coupon'),
    family: untold(mart.rows),
  }
  const { second } = clock(realsOf(mart, 'placed_at'))
  return { what: 0, ...of, day: intsOf(mart, 'day'), second, ...money, ...texts }
}

function linesIn(mart: Table): Part {
  const of = { customer: intsOf(mart, 'customer_key'), order: intsOf(mart, 'order_key') }
  const money = {
    amount: realsOf(mart, 'amount'),
    other: new Float64Array(mart.rows),
    pieces: realsOf(mart, 'quantity'),
  }
  const texts = {
    currency: textsOf(mart, 'currency'),
    name: textsOf(mart, 'product'),
    family: textsOf(mart, 'category'),
  }
  return { what: 1, ...of, day: intsOf(mart, 'day'), second: new Int32Array(mart.rows), ...money, ...texts }
}

/** By customer, then in time, then by what it is called and what it costs. Rows that came in this order stay as they are. */
function arranged(part: Part): Part {
  const { customer, day, second, order, amount, pieces } = part
  const [name, family] = [ranksOf(part.name), ranksOf(part.family)]
  const isTheirs = (a: number, b: number) => customer[a] === customer[b]
  const byTime = (a: number, b: number) => gap(day, a, b) || gap(second, a, b) || gap(order, a, b)
  const isOne = (a: number, b: number) => isTheirs(a, b) && byTime(a, b) === 0
  const byName = (a: number, b: number) =>
    gap(name, a, b) || gap(family, a, b) || gap(amount, a, b) || gap(pieces, a, b)
  const rows = sortRuns(sortRuns(byCustomer(customer), isTheirs, byTime), isOne, byName)
  return isAsItCame(rows) ? part : picked(part, rows)
}

const gap = (values: Int32Array | Float64Array, a: number, b: number): number =>
  (values[a] ?? 0) - (values[b] ?? 0)

function isAsItCame(rows: Int32Array): boolean {
  for (let i = 0; i < rows.length; i++) if (rows[i] !== i) return false
  return true
}

/** Place of each row's text among all texts; what is not told comes first. */
function ranksOf({ codes, labels }: Coded): Int32Array {
  const rank = new Int32Array(labels.length)
  alphabetical(labels).forEach((code, place) => {
    rank[code] = place
  })
  return pick(rank, codes)
}

/** Rows by customer, those of one as they came: a counting sort; a customer is at least −1. */
function byCustomer(customer: Int32Array): Int32Array {
  const most = customer.reduce((m, key) => Math.max(m, key), -1)
  const start = new Int32Array(most + 3)
  for (let r = 0; r < customer.length; r++) {
    const next = (customer[r] ?? -1) + 2
    start[next] = (start[next] ?? 0) + 1
  }
  for (let k = 1; k < start.length; k++) start[k] = (start[k] ?? 0) + (start[k - 1] ?? 0)
  const rows = new Int32Array(customer.length)
  for (let r = 0; r < customer.length; r++) {
    const key = (customer[r] ?? -1) + 1
    const at = start[key] ?? 0
    rows[at] = r
    start[key] = at + 1
  }
  return rows
}

function picked(part: Part, at: Int32Array): Part {
  const coded = ({ codes, labels }: Coded): Coded => ({ codes: pick(codes, at), labels })
  return {
    ...{ what: part.what, customer: pick(part.customer, at), order: pick(part.order, at) },
    ...{ day: pick(part.day, at), second: pick(part.second, at) },
    ...{ amount: pickReals(part.amount, at), other: pickReals(part.other, at) },
    ...{ pieces: pickReals(part.pieces, at), currency: coded(part.currency) },
    ...{ name: coded(part.name), family: coded(part.family) },
  }
}

function below<T extends Int32Array | Float64Array>(into: T, parts: readonly T[]): T {
  let at = 0
  for (const one of parts) {
    into.set(one, at)
    at += one.length
  }
  return into
}

/** One list of labels for all of them, each text once. */
function together(parts: readonly Coded[], rows: number): Coded {
  const known = new Dictionary()
  const codes = parts.map(({ codes: own, labels }) => {
    const to = Int32Array.from(labels, (label) => (label === '' ? -1 : known.code(label)))
    return pick(to, own)
  })
  return { codes: below(new Int32Array(rows), codes), labels: known.labels }
}
