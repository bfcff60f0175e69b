import type { Identity } from './identity.ts'
import { type Coded, codes, numbers, type Rows } from './rows.ts'

/** Which order each row belongs to; -1 for rows of files without orders and for rows set aside. */
export interface Groups {
  orderOf: Int32Array
  count: number
  /** Order number as it stands in the file; '' where the file has none. */
  label(order: number): string
  /** Rows that belong to no order, with the reason. */
  aside: { row: number; reason: string }[]
  notes: string[]
}

/**
 * An order is: what carries one order number (within one kind of source and one currency); else what one customer
 * bought at one time (on one day where the file tells no time); else the row itself.
 */
export function group(rows: Rows, who: Identity): Groups {
  const placed = numbers(rows, 'date')
  const build = new Builder(rows, placed)
  const orderOf = new Int32Array(rows.total).fill(-1)
  const aside: Groups['aside'] = []
  rows.files.forEach((file, f) => {
    if (rows.roles[f] !== 'orders') return
    const grid = file.hasTime ? 1000 : 86_400_000
    build.enter(file.recognisedAs)
    for (let r = rows.start[f] ?? 0, end = rows.start[f + 1] ?? 0; r < end; r++) {
      const at = placed[r] ?? Number.NaN
      if (build.isNumbered(r)) orderOf[r] = build.numbered(r)
      else if (Number.isNaN(at)) aside.push({ row: r, reason: 'no date' })
      else orderOf[r] = build.moment(r, who.customer[r] ?? -1, Math.floor(at / grid) * (grid / 1000))
    }
  })
  const label = (order: number) => build.label(order)
  return undated({ orderOf, count: build.count, label, aside, notes: [] }, placed)
}

/** Gives numbers to orders as they are met. */
class Builder {
  readonly #number: Coded
  readonly #currency: Coded
  /** Currency of each order number, for rows that name none. */
  readonly #first: Int32Array
  readonly #fromNumber: Int32Array
  readonly #byCurrency = new Map<number, number>()
  readonly #kinds = new Map<string, Map<number | string, number>>()
  #moments = new Map<number | string, number>()
  readonly #labels: number[] = []
  /** Currencies that can be told apart, and one for none. */
  readonly #slots: number
  readonly #span: { from: number; seconds: number }

  constructor(rows: Rows, placed: Float64Array) {
    this.#number = codes(rows, 'order', spaces(rows))
    this.#currency = codes(rows, 'currency', (label) => label.toUpperCase())
    this.#slots = this.#currency.labels.length + 1
    this.#first = this.#slots > 2 ? firstCurrency(this.#number, this.#currency) : new Int32Array()
    this.#fromNumber = new Int32Array(this.#number.labels.length).fill(-1)
    this.#span = spanOf(placed)
  }

  get count(): number {
    return this.#labels.length
  }

  /** Moments of different kinds of source are different orders. */
  enter(kind: string): void {
    this.#moments = this.#kinds.get(kind) ?? new Map()
    this.#kinds.set(kind, this.#moments)
  }

  label(order: number): string {
    const label = this.#number.labels[this.#labels[order] ?? -1] ?? ''
    return label.slice(label.indexOf('\u0000') + 1)
  }

  isNumbered(row: number): boolean {
    return (this.#number.codes[row] ?? -1) >= 0
  }

  numbered(row: number): number {
    const number = this.#number.codes[row] ?? 0
    if (this.#slots > 2) {
      const own = this.#currency.codes[row] ?? -1
      const key = number * this.#slots + (own < 0 ? (this.#first[number] ?? -1) : own) + 1
      return this.#known(this.#byCurrency, key, number)
    }
    const order = this.#fromNumber[number] ?? -1
    if (order >= 0) return order
    this.#fromNumber[number] = this.#labels.length
    return this.#labels.push(number) - 1
  }

  moment(row: number, customer: number, second: number): number {
    if (customer < 0) return this.#labels.push(-1) - 1
    const who = customer * this.#slots + (this.#currency.codes[row] ?? -1) + 1
    const key = who * this.#span.seconds + second - this.#span.from
    return this.#known(this.#moments, Number.isSafeInteger(key) ? key : `${who} ${second}`, -1)
  }

  #known<K>(orders: Map<K, number>, key: K, number: number): number {
    const order = orders.get(key)
    if (order !== undefined) return order
    orders.set(key, this.#labels.length)
    return this.#labels.push(number) - 1
  }
}

/** Seconds from the first day of the data to the end of its last. */
function spanOf(placed: Float64Array): { from: number; seconds: number } {
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  for (const at of placed) {
    if (at < first) first = at
    if (at > last) last = at
  }
  if (first > last) return { from: 0, seconds: 1 }
  const from = Math.floor(first / 86_400_000) * 86_400
  return { from, seconds: Math.floor(last / 1000) - from + 1 }
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

/** Order numbers of two shop systems may be alike by chance: each kind of source has a space of its own. */
function spaces(rows: Rows): ((label: string, file: { recognisedAs: string }) => string) | undefined {
  const kinds = new Set(rows.files.filter((_, f) => rows.roles[f] === 'orders').map((f) => f.recognisedAs))
  return kinds.size < 2 ? undefined : (label, file) => `${file.recognisedAs}\u0000${label}`
}

/** Orders of which no row tells a date cannot be placed in time. */
function undated(groups: Groups, placed: Float64Array): Groups {
  const { orderOf, aside, count } = groups
  const dated = new Uint8Array(count)
  for (let r = 0; r < orderOf.length; r++) {
    const o = orderOf[r] ?? -1
    if (o >= 0 && !Number.isNaN(placed[r])) dated[o] = 1
  }
  for (let r = 0; r < orderOf.length; r++) {
    const o = orderOf[r] ?? -1
    if (o < 0 || dated[o]) continue
    aside.push({ row: r, reason: 'no date' })
    orderOf[r] = -1
  }
  return groups
}
