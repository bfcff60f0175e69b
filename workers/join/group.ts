import { type Note, note } from '../../src/contract/notes.ts'
import type { Identity } from './identity.ts'
import { orderNumbers } from './numbers.ts'
import { Pairs } from './pairs.ts'
import { vendor } from './role.ts'
import { type Coded, codes, numbers, type Rows, upperCase } from './rows.ts'
import { seriesOf, tellSeries } from './series.ts'

/** Which order each row belongs to; -1 for rows of files without orders and for rows set aside. */
export interface Groups {
  orderOf: Int32Array
  count: number
  /** The first row of each order; -1 for an order that lost all its rows. */
  firstRow: Int32Array
  /** Order number as it stands in the file; '' where the file has none. */
  label(order: number): string
  /** Rows that belong to no order, with the reason. */
  aside: { row: number; reason: string }[]
  notes: Note[]
  /** 1 for rows that tell of a whole order whose lines stand in another file; null where there is none. */
  heads: Uint8Array | null
}

/**
 * An order is: what carries one order number (within one kind of source and one currency); else what one customer
 * bought at one time (on one day where the file tells no time); else the row itself.
 */
export function group(rows: Rows, who: Identity): Groups {
  const build = new Builder(rows, who)
  rows.files.forEach((file, f) => {
    if (rows.roles[f] !== 'orders') return
    build.enter(vendor(file.recognisedAs), file.hasTime ? 1000 : 86_400_000)
    build.walk(rows.start[f] ?? 0, rows.start[f + 1] ?? 0, file.further)
  })
  const groups = build.groups()
  const said = tellSeries(seriesOf(rows))
  if (said !== '') groups.notes.push(note('choice', said))
  return groups
}

/** Gives numbers to orders as they are met. */
class Builder {
  readonly #placed: Float64Array
  readonly #who: Identity
  readonly #number: Coded
  readonly #currency: Coded
  /** With several currencies: the first that is told of each order number, for rows that name none. */
  readonly #first: Int32Array | null
  readonly #orderOf: Int32Array
  readonly #aside: Groups['aside'] = []
  readonly #fromNumber: Int32Array
  readonly #byCurrency = new Known()
  readonly #kinds = new Map<string, Known>()
  #moments = new Known()
  /** Milliseconds within which the purchases of a customer are one order. */
  #grid = 1000
  #count = 0
  /** The order number of each order, -1 for none; and its first row. */
  #numbers: Int32Array
  #firstRow: Int32Array

  constructor(rows: Rows, who: Identity) {
    this.#placed = numbers(rows, 'date')
    this.#who = who
    this.#number = orderNumbers(rows)
    this.#currency = codes(rows, 'currency', upperCase)
    this.#first = this.#currency.labels.length > 1 ? firstCurrency(this.#number, this.#currency) : null
    this.#orderOf = new Int32Array(rows.total).fill(-1)
    this.#fromNumber = new Int32Array(this.#number.labels.length).fill(-1)
    this.#numbers = new Int32Array(Math.max(1024, this.#fromNumber.length))
    this.#firstRow = new Int32Array(this.#numbers.length)
  }

  /** Moments of different kinds of source are different orders. */
  enter(kind: string, grid: number): void {
    this.#moments = this.#kinds.get(kind) ?? new Known()
    this.#kinds.set(kind, this.#moments)
    this.#grid = grid
  }

  /** `further`: 1 for rows that are of the order of the row before. */
  walk(from: number, to: number, further?: Uint8Array): void {
    const orderOf = this.#orderOf
    const fromNumber = this.#fromNumber
    const number = this.#first ? none : this.#number.codes
    for (let r = from; r < to; r++) {
      const n = r < number.length ? (number[r] ?? -1) : -1
      const order = n < 0 ? -1 : (fromNumber[n] ?? -1)
      orderOf[r] = order >= 0 ? order : further?.[r - from] === 1 ? (orderOf[r - 1] ?? -1) : this.#meet(r)
    }
  }

  /** The order of a row whose order number was not met yet, or does not tell. */
  #meet(row: number): number {
    const number = this.#number.codes[row] ?? -1
    if (number < 0) return this.#moment(row)
    if (this.#first) return this.#inCurrency(row, number, this.#first)
    this.#fromNumber[number] = this.#count
    return this.#next(row, number)
  }

  #inCurrency(row: number, number: number, first: Int32Array): number {
    const own = this.#currency.codes[row] ?? -1
    return this.#known(row, this.#byCurrency, number, own < 0 ? (first[number] ?? -1) : own, number)
  }

  #moment(row: number): number {
    const at = this.#placed[row] ?? Number.NaN
    if (Number.isNaN(at)) {
      this.#aside.push({ row, reason: 'no date' })
      return -1
    }
    const node = this.#who.codes[row] ?? -1
    if (node < 0) return this.#next(row, -1)
    const who =
      (this.#who.person[node] ?? 0) * (this.#currency.labels.length + 1) +
      (this.#currency.codes[row] ?? -1) +
      1
    const second = Math.floor(at / this.#grid) * (this.#grid / 1000)
    return this.#known(row, this.#moments, who, second, -1)
  }

  #known(row: number, { pairs, orders }: Known, a: number, b: number, number: number): number {
    const pair = pairs.number(a, b)
    if (pair === orders.length) orders.push(this.#next(row, number))
    return orders[pair] ?? -1
  }

  #next(row: number, number: number): number {
    if (this.#count === this.#numbers.length) {
      this.#numbers = longer(this.#numbers)
      this.#firstRow = longer(this.#firstRow)
    }
    this.#numbers[this.#count] = number
    this.#firstRow[this.#count] = row
    return this.#count++
  }

  groups(): Groups {
    const { labels } = this.#number
    const label = (order: number) => {
      const number = this.#numbers[order] ?? -1
      if (number < 0) return ''
      const ident = labels[number] ?? ''
      return ident.slice(ident.indexOf('\u0000') + 1)
    }
    if (this.#placed.length === 0 || this.#placed.includes(Number.NaN)) this.#leaveUndated()
    const firstRow = this.#firstRow.subarray(0, this.#count)
    return {
      orderOf: this.#orderOf,
      count: this.#count,
      firstRow,
      label,
      aside: this.#aside,
      notes: [],
      heads: null,
    }
  }

  /** Orders of which no row tells a date cannot be placed in time. */
  #leaveUndated(): void {
    const orderOf = this.#orderOf
    const placed = this.#placed
    const dated = new Uint8Array(this.#count)
    for (let row = 0; row < placed.length; row++) {
      const order = orderOf[row] ?? -1
      if (order >= 0 && !Number.isNaN(placed[row])) dated[order] = 1
    }
    for (let row = 0; row < orderOf.length; row++) {
      const order = orderOf[row] ?? -1
      if (order < 0 || dated[order]) continue
      this.#aside.push({ row, reason: 'no date' })
      this.#firstRow[order] = -1
      orderOf[row] = -1
    }
  }
}

const none = new Int32Array()

function longer(values: Int32Array): Int32Array {
  const out = new Int32Array(values.length * 2)
  out.set(values)
  return out
}

/** The first row of each of the orders. */
export function firstRows(orderOf: Int32Array, count: number): Int32Array {
  const out = new Int32Array(count).fill(-1)
  for (let row = orderOf.length - 1; row >= 0; row--) {
    const order = orderOf[row] ?? -1
    if (order >= 0) out[order] = row
  }
  return out
}

/** Orders that pairs of numbers tell apart. */
class Known {
  readonly pairs = new Pairs()
  readonly orders: number[] = []
}

function firstCurrency(number: Coded, currency: Coded): Int32Array {
  const first = new Int32Array(number.labels.length).fill(-1)
  for (let r = number.codes.length - 1; r >= 0; r--) {
    const n = number.codes[r] ?? -1
    const c = currency.codes[r] ?? -1
    if (n >= 0 && c >= 0) first[n] = c
  }
  return first
}
