import type { Kinds } from '../../../src/contract/frame.ts'
import type { Baskets } from '../../patterns/baskets.ts'

/** Rows by customer, time, order and product; customer −1 where nobody is named. */
export interface Lines {
  rows: number
  order: Int32Array
  customer: Int32Array
  day: Int32Array
  product: Kinds['key']
  category: Kinds['key']
  amount: Float64Array
}

export type Basket = 'order' | 'day' | 'span'

/** Baskets with what was paid for each item, the day each began and whose it was. */
export interface Gathered extends Baskets {
  amount: Float64Array
  day: Int32Array
  customer: Int32Array
  names: string[]
  /** Rows that name no item. */
  nameless: number
}

const spanDays = 90

/**
 * Rows as baskets: of an order, of a customer's day, or of 90 days from the first of them; rows of nobody are baskets by
 * order. `names` by code; '' is no item. Items are numbered in order of their names. 20 bytes a row. Yields the share done.
 */
export function* gather(
  lines: Lines,
  codes: Int32Array,
  names: readonly string[],
  by: Basket,
): Generator<number, Gathered> {
  const { sorted, itemOf } = numbered(codes, names)
  const start = new Int32Array(lines.rows + 1)
  const item = new Int32Array(lines.rows)
  const amount = new Float64Array(lines.rows)
  const day = new Int32Array(lines.rows)
  const customer = new Int32Array(lines.rows)
  const placeOf = new Int32Array(sorted.length).fill(-1)
  let baskets = 0
  let filled = 0
  let nameless = 0
  let before = -1
  for (let i = 0; i < lines.rows; i++) {
    if (i % 65_536 === 65_535) yield i / lines.rows
    const code = itemOf[codes[i] ?? 0] ?? -1
    if (code < 0) {
      nameless++
      continue
    }
    const who = lines.customer[i] ?? -1
    const at = lines.day[i] ?? 0
    if (before < 0 || !together(lines, i, before, by, customer[baskets - 1] ?? -1, day[baskets - 1] ?? 0)) {
      start[baskets] = filled
      day[baskets] = at
      customer[baskets++] = who
    }
    before = i
    const place = placeOf[code] ?? -1
    if (place >= (start[baskets - 1] ?? 0) && place < filled && item[place] === code)
      amount[place] = (amount[place] ?? 0) + (lines.amount[i] ?? 0)
    else {
      placeOf[code] = filled
      item[filled] = code
      amount[filled++] = lines.amount[i] ?? 0
    }
  }
  start[baskets] = filled
  return {
    start: start.slice(0, baskets + 1),
    item: item.slice(0, filled),
    amount: amount.slice(0, filled),
    day: day.slice(0, baskets),
    customer: customer.slice(0, baskets),
    items: sorted.length,
    names: sorted,
    nameless,
  }
}

function together(
  lines: Lines,
  i: number,
  before: number,
  by: Basket,
  whose: number,
  since: number,
): boolean {
  if (by === 'order' || whose < 0) return lines.order[i] === lines.order[before]
  if (lines.customer[i] !== whose) return false
  return (lines.day[i] ?? 0) - since < (by === 'day' ? 1 : spanDays)
}

/** Distinct names that occur, in order, and the number of each code. */
function numbered(codes: Int32Array, names: readonly string[]): { sorted: string[]; itemOf: Int32Array } {
  const used = new Uint8Array(names.length)
  for (let i = 0; i < codes.length; i++) used[codes[i] ?? 0] = 1
  const sorted = [...new Set(names.filter((name, code) => used[code] && name !== ''))].sort()
  const place = new Map(sorted.map((name, i) => [name, i]))
  return { sorted, itemOf: Int32Array.from(names, (name) => place.get(name) ?? -1) }
}

/** The baskets that are wanted, by place; the numbers of items stay. */
export function* chosen(all: Gathered, wanted: (basket: number) => boolean): Generator<number, Gathered> {
  const places: number[] = []
  let entries = 0
  for (let b = 0; b + 1 < all.start.length; b++) {
    if (!wanted(b)) continue
    places.push(b)
    entries += (all.start[b + 1] ?? 0) - (all.start[b] ?? 0)
  }
  yield 0.3
  const start = new Int32Array(places.length + 1)
  const item = new Int32Array(entries)
  const amount = new Float64Array(entries)
  for (let k = 0, to = 0; k < places.length; k++) {
    if (k % 32_768 === 32_767) yield 0.3 + (0.7 * k) / places.length
    const b = places[k] ?? 0
    for (let e = all.start[b] ?? 0; e < (all.start[b + 1] ?? 0); e++) {
      item[to] = all.item[e] ?? 0
      amount[to++] = all.amount[e] ?? 0
    }
    start[k + 1] = to
  }
  const pick = (values: Int32Array) => Int32Array.from(places, (b) => values[b] ?? 0)
  return { ...all, start, item, amount, day: pick(all.day), customer: pick(all.customer) }
}

export const sizeOf = ({ start }: Baskets, b: number) => (start[b + 1] ?? 0) - (start[b] ?? 0)
