import type { Kinds } from '../../../src/contract/frame.ts'
import { within } from '../../numeric/progress.ts'
import { type Baskets, itemCounts } from '../../patterns/baskets.ts'

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
const chunk = 1 << 15

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
  const { sorted, itemOf } = yield* numbered(codes, names)
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
function* numbered(
  codes: Int32Array,
  names: readonly string[],
): Generator<number, { sorted: string[]; itemOf: Int32Array }> {
  const used = new Uint8Array(names.length)
  for (let i = 0; i < codes.length; i++) {
    if (i % 1_048_576 === 1_048_575) yield 0
    used[codes[i] ?? 0] = 1
  }
  yield 0
  const sorted = [...new Set(names.filter((name, code) => used[code] && name !== ''))].sort()
  yield 0
  const place = new Map(sorted.map((name, i) => [name, i]))
  return { sorted, itemOf: Int32Array.from(names, (name) => place.get(name) ?? -1) }
}

/**
 * The baskets of the days from `from` until before `until`; the numbers of items stay. Yields the share done.
 * 12 bytes an entry, 16 a basket.
 */
export function* between(all: Gathered, from: number, until: number): Generator<number, Gathered> {
  const places = new Int32Array(all.day.length)
  let [baskets, entries] = [0, 0]
  for (let b = 0; b < all.day.length; b++) {
    if (b % chunk === chunk - 1) yield (0.3 * b) / all.day.length
    const at = all.day[b] ?? 0
    if (at < from || at >= until) continue
    places[baskets++] = b
    entries += sizeOf(all, b)
  }
  const start = new Int32Array(baskets + 1)
  const [day, customer] = [new Int32Array(baskets), new Int32Array(baskets)]
  const [item, amount] = [new Int32Array(entries), new Float64Array(entries)]
  for (let k = 0, to = 0; k < baskets; k++) {
    if (k % chunk === chunk - 1) yield 0.3 + (0.7 * k) / baskets
    const b = places[k] ?? 0
    for (let e = all.start[b] ?? 0; e < (all.start[b + 1] ?? 0); e++) {
      item[to] = all.item[e] ?? 0
      amount[to++] = all.amount[e] ?? 0
    }
    start[k + 1] = to
    day[k] = all.day[b] ?? 0
    customer[k] = all.customer[b] ?? 0
  }
  return { ...all, start, item, amount, day, customer }
}

/** How many baskets there are of each size. Yields the share done. 8 bytes a size. */
export function* sizesOf(all: Gathered): Generator<number, Int32Array> {
  const counts: number[] = []
  for (let b = 0; b < all.day.length; b++) {
    if (b % chunk === chunk - 1) yield b / all.day.length
    const size = sizeOf(all, b)
    while (counts.length <= size) counts.push(0)
    counts[size] = (counts[size] ?? 0) + 1
  }
  return Int32Array.from(counts)
}

/**
 * How many baskets of two items and more began on each day from the first on. Yields the share done.
 * 4 bytes a day.
 */
export function* daysOf(all: Gathered): Generator<number, { first: number; counts: Int32Array }> {
  let [first, last] = [Infinity, -Infinity]
  for (let b = 0; b < all.day.length; b++) {
    if (b % chunk === chunk - 1) yield (0.5 * b) / all.day.length
    first = Math.min(first, all.day[b] ?? 0)
    last = Math.max(last, all.day[b] ?? 0)
  }
  const counts = new Int32Array(last >= first ? last - first + 1 : 0)
  for (let b = 0; b < all.day.length; b++) {
    if (b % chunk === chunk - 1) yield 0.5 + (0.5 * b) / all.day.length
    if (sizeOf(all, b) < 2) continue
    const at = (all.day[b] ?? 0) - first
    counts[at] = (counts[at] ?? 0) + 1
  }
  return { first, counts }
}

/**
 * Baskets of more than `limit` items keep the `limit` of them that most baskets hold. Yields the share done.
 * 12 bytes an entry, 4 an item and a basket.
 */
export function* capped(all: Gathered, limit: number): Generator<number, Gathered> {
  const counts = yield* within(itemCounts(all), 0, 0.4)
  const start = new Int32Array(all.start.length)
  const [item, amount] = [new Int32Array(all.item.length), new Float64Array(all.item.length)]
  let to = 0
  for (let b = 0, work = 0; b < all.day.length; b++) {
    const [from, end] = [all.start[b] ?? 0, all.start[b + 1] ?? 0]
    const least = end - from > limit ? leastOf(all.item.subarray(from, end), counts, limit) : null
    for (let e = from; e < end; e++) {
      const it = all.item[e] ?? 0
      if (least && ((counts[it] ?? 0) < least.count || (counts[it] === least.count && it > least.item)))
        continue
      item[to] = it
      amount[to++] = all.amount[e] ?? 0
    }
    start[b + 1] = to
    work += 1 + (least ? 10 : 1) * (end - from)
    if (work < 200_000) continue
    work = 0
    yield 0.4 + (0.6 * b) / all.day.length
  }
  return { ...all, start, item: item.slice(0, to), amount: amount.slice(0, to) }
}

/** The last of the `limit` items that most baskets hold; of equal ones the first by number. */
function leastOf(items: Int32Array, counts: Int32Array, limit: number): { item: number; count: number } {
  const sorted = items.slice().sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b)
  const item = sorted[limit - 1] ?? 0
  return { item, count: counts[item] ?? 0 }
}

export const sizeOf = ({ start }: Baskets, b: number) => (start[b + 1] ?? 0) - (start[b] ?? 0)
