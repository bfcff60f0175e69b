import { columnOf, intsOf, realsOf, textsOf } from './cells.ts'
import { type Column, int, ints, real, stamp, type Table, table } from './table.ts'

const dayMs = 86_400_000

/**
 * `mart_messages`: every row of `message`, and what its writer ordered before and after. Linear in the messages, times the
 * logarithm of the orders; 24 bytes a row beside the columns.
 */
export function martMessages(message: Table, orders: Table): Table {
  const told = realsOf(message, 'told_at')
  const customer = intsOf(message, 'customer_key')
  const day = ints(message.rows, (r) => {
    const at = told[r] ?? Number.NaN
    return Number.isNaN(at) ? -1 : Math.floor(at / dayMs)
  })
  const around = aroundOf(customer, day, orders)
  const kept = (name: string) => columnOf(message, name)
  return table('mart_messages', message.rows, {
    message_key: int(ints(message.rows, (r) => r)),
    customer_key: int(customer),
    order_key: kept('order_key'),
    told_at: stamp(told),
    day: int(day),
    kind: kept('kind'),
    stars: real(zeroed(realsOf(message, 'rating'))),
    scale: real(zeroed(realsOf(message, 'scale'))),
    title: kept('title'),
    text: kept('text'),
    product: productOf(message),
    ...around,
    refunded: refundOf(intsOf(message, 'order_key'), around.nth.values, customer, orders),
    file: kept('file'),
    line: kept('line'),
  })
}

type Ints = Extract<Column, { type: 'int' }>

/** Orders of the writer up to the day of the message, and the day of the next one; −1 where there is none or no day is told. */
function aroundOf(customer: Int32Array, day: Int32Array, orders: Table): { nth: Ints; next_day: Ints } {
  const [who, when] = [intsOf(orders, 'customer_key'), intsOf(orders, 'day')]
  const nth = new Int32Array(day.length)
  const next = new Int32Array(day.length).fill(-1)
  for (let r = 0; r < day.length; r++) {
    const [key, at] = [customer[r] ?? -1, day[r] ?? -1]
    if (key < 0 || at < 0) continue
    const from = firstAfter(who, when, key, Number.NEGATIVE_INFINITY)
    const to = firstAfter(who, when, key, at)
    nth[r] = to - from
    if (who[to] === key) next[r] = when[to] ?? -1
  }
  return { nth: { type: 'int', values: nth }, next_day: { type: 'int', values: next } }
}

/** First order of a customer after a day, or where it would stand; orders are by customer and day. */
function firstAfter(who: Int32Array, when: Int32Array, key: number, day: number): number {
  let [low, high] = [0, who.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const one = who[middle] ?? 0
    if (one < key || (one === key && (when[middle] ?? 0) <= day)) low = middle + 1
    else high = middle
  }
  return low
}

/** 1 where money was given back for the order that a message is about, else the last one before it; 0 where not, −1 without such an order. */
function refundOf(about: Int32Array, nth: Int32Array, customer: Int32Array, orders: Table): Column {
  const [who, when] = [intsOf(orders, 'customer_key'), intsOf(orders, 'day')]
  const back = realsOf(orders, 'refund')
  const rowOf = new Map(Array.from(intsOf(orders, 'order_key'), (key, row) => [key, row]))
  const of = (r: number) => {
    const told = rowOf.get(about[r] ?? -1)
    if (told !== undefined || (nth[r] ?? 0) === 0) return told
    return firstAfter(who, when, customer[r] ?? -1, Number.NEGATIVE_INFINITY) + (nth[r] ?? 0) - 1
  }
  return int(
    ints(about.length, (r) => {
      const row = of(r)
      return row === undefined ? -1 : (back[row] ?? 0) > 0 ? 1 : 0
    }),
  )
}

/** The product, or its number where that is all that is told. */
function productOf(message: Table): Column {
  const [named, numbered] = [textsOf(message, 'product'), textsOf(message, 'sku')]
  const codes = named.codes.map((own, r) => {
    const other = numbered.codes[r] ?? -1
    return own >= 0 || other < 0 ? own : named.labels.length + other
  })
  return { type: 'text', codes, labels: [...named.labels, ...numbered.labels] }
}

const zeroed = (values: Float64Array) => values.map((value) => (Number.isNaN(value) ? 0 : value))
