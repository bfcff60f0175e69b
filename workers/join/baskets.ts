import type { Orders } from './orders.ts'
import { type Keyed, numbers, type Rows } from './rows.ts'
import {
  type Column,
  int,
  lazily,
  lazyTable,
  pick,
  pickReals,
  real,
  stamp,
  type Table,
  weakly,
} from './table.ts'
import { at, worth } from './worth.ts'

/** What `mart_baskets` is made of. */
export interface Lines {
  rows: Rows
  /** Order of each row, -1 for rows that are no line; and the key of each order, -1 where it does not stand. */
  orderOf(): Int32Array
  keyOf: Int32Array
  product: Keyed
  products: Table
  mart: Table
  /** The orders of the mart, as the files tell them and with money converted. */
  kept: Int32Array
  told: Orders
  main: Orders
}

/**
 * `mart_baskets`: one row an order and product of the orders that count, by customer, time, order and product. Lines that
 * were given back, and what is no product, are out; a line that tells no quantity is one piece, one without money worth
 * nothing. Added up when it is first asked for, and kept (24 bytes a line); columns of orders and products are laid beside it
 * when they are asked for, and again once their memory was needed. Linear in the lines but for the products of one order, which are sorted.
 */
export function martBaskets(lines: () => Lines): () => Table {
  const sums = lazily(() => added(lines()))
  return weakly(() => basketTable(lines(), sums()))
}

function basketTable(
  lines: Pick<Lines, 'mart' | 'products'>,
  { place, product, quantity, amount }: Added,
): Table {
  const again = (name: string) => () => ofOrders(lines.mart, name, place)
  return lazyTable('mart_baskets', place.length, {
    order_key: again('order_key'),
    customer_key: again('customer_key'),
    placed_at: again('placed_at'),
    day: again('day'),
    nth: again('nth'),
    product_key: () => int(product),
    product: () => ofProducts(lines.products, 'product', product),
    category: () => ofProducts(lines.products, 'category', product),
    quantity: () => real(quantity),
    amount: () => real(amount),
    currency: again('currency'),
  })
}

/** Lines of place p are `start[p] … start[p + 1])`, each as product · rows + row, ascending. */
interface Placed {
  line: Float64Array
  start: Int32Array
}

/** Counting sort by place, then by product within an order. */
function placedLines(lines: Lines): Placed {
  const place = placesOf(lines)
  const start = new Int32Array(lines.mart.rows + 1)
  for (let r = 0; r < place.length; r++) {
    const next = (place[r] ?? -1) + 1
    if (next > 0) start[next] = (start[next] ?? 0) + 1
  }
  for (let p = 0; p < lines.mart.rows; p++) start[p + 1] = (start[p + 1] ?? 0) + (start[p] ?? 0)
  const line = new Float64Array(start[lines.mart.rows] ?? 0)
  const free = start.slice()
  for (let r = 0; r < place.length; r++) {
    const p = place[r] ?? -1
    if (p < 0) continue
    const to = free[p] ?? 0
    line[to] = (keyAt(lines.product, r) ?? 0) * place.length + r
    free[p] = to + 1
  }
  for (let p = 0; p < lines.mart.rows; p++) ascending(line, start[p] ?? 0, start[p + 1] ?? 0)
  return { line, start }
}

const keyAt = ({ keyOf, codes }: Keyed, row: number) => keyOf[codes[row] ?? -1] ?? -1

/** Where the order of each row stands in the mart; -1 for rows that do not count. */
function placesOf({ rows, orderOf, keyOf, product, mart }: Lines): Int32Array {
  const placeOf = placeOfKey(mart)
  const out = new Int32Array(rows.total).fill(-1)
  const [quantity, money] = [numbers(rows, 'quantity'), worth(rows)]
  const order = orderOf()
  for (let r = 0; r < out.length; r++) {
    const key = keyOf[order[r] ?? -1] ?? -1
    if (key < 0 || keyAt(product, r) < 0 || at(quantity, r) <= 0 || at(money, r) < 0) continue
    out[r] = placeOf[key] ?? -1
  }
  return out
}

function placeOfKey(mart: Table): Int32Array {
  const keys = mart.columns.get('order_key')
  if (keys?.type !== 'int') throw new TypeError('orders have keys')
  const out = new Int32Array(keys.values.reduce((most, key) => Math.max(most, key), -1) + 1).fill(-1)
  for (let p = 0; p < keys.values.length; p++) out[keys.values[p] ?? 0] = p
  return out
}

const few = 24

/** Sorts values[from … to); most orders are small, for which insertion is fastest. */
function ascending(values: Float64Array, from: number, to: number): void {
  if (to - from > few) values.subarray(from, to).sort()
  else
    for (let i = from + 1; i < to; i++) {
      const value = values[i] ?? 0
      let j = i - 1
      for (; j >= from && (values[j] ?? 0) > value; j--) values[j + 1] = values[j] ?? 0
      values[j + 1] = value
    }
}

interface Added {
  place: Int32Array
  product: Int32Array
  quantity: Float64Array
  amount: Float64Array
}

/** Lines of one product in one order are one. Memory: 24 bytes a line. */
function added(lines: Lines): Added {
  const { line, start } = placedLines(lines)
  const { rows, kept, told, main } = lines
  const pieces = numbers(rows, 'quantity')
  const money = worth(rows)
  const place = new Int32Array(line.length)
  const product = new Int32Array(line.length)
  const quantity = new Float64Array(line.length)
  const amount = new Float64Array(line.length)
  let n = -1
  for (let p = 0; p + 1 < start.length; p++) {
    const rate = rateOf(told, main, kept[p] ?? 0)
    for (let i = start[p] ?? 0, end = start[p + 1] ?? 0, before = -1; i < end; i++) {
      const key = Math.floor((line[i] ?? 0) / rows.total)
      const r = (line[i] ?? 0) - key * rows.total
      if (key !== before) {
        place[++n] = p
        product[n] = key
        before = key
      }
      const q = at(pieces, r)
      const m = at(money, r)
      quantity[n] = (quantity[n] ?? 0) + (Number.isNaN(q) ? 1 : q)
      amount[n] = (amount[n] ?? 0) + (Number.isNaN(m) ? 0 : m * rate)
    }
  }
  const first = <T extends Int32Array | Float64Array>(values: T) => values.subarray(0, n + 1) as T
  return { place: first(place), product: first(product), quantity: first(quantity), amount: first(amount) }
}

/** What one unit of the order's money is in that of the mart. */
function rateOf(told: Orders, main: Orders, order: number): number {
  const gross = told.gross[order] ?? 0
  return gross > 0 ? (main.gross[order] ?? 0) / gross : 1
}

function ofOrders(mart: Table, name: string, place: Int32Array): Column {
  const column = mart.columns.get(name)
  if (column?.type === 'int') return int(pick(column.values, place))
  if (column?.type === 'stamp') return stamp(pickReals(column.values, place))
  if (column?.type === 'text') return { ...column, codes: pick(column.codes, place) }
  throw new TypeError(`there is no column ${name}`)
}

function ofProducts(products: Table, name: string, key: Int32Array): Column {
  const column = products.columns.get(name)
  if (column?.type !== 'text') throw new TypeError(`there is no column ${name}`)
  return { ...column, codes: pick(column.codes, key) }
}
