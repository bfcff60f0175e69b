/** Orders of people with a key ≥ 0, one person after the other, each in order of time. `day` counts from 1970. */
export interface Orders {
  readonly rows: number
  readonly customer: Int32Array
  readonly day: Int32Array
  readonly revenue: Float64Array
  readonly gross: Float64Array
  readonly refund: Float64Array
  readonly items: Float64Array
  readonly coupon: { codes: Int32Array; labels: string[] }
  readonly product: { codes: Int32Array; labels: string[] }
}

/** One entry a person, by ascending key: sums and counts over the orders in question. */
export interface People {
  keys: Int32Array
  first: Int32Array
  last: Int32Array
  orders: Int32Array
  /** Days with an order, and the squares of the days between them, added up. */
  days: Int32Array
  squares: Float64Array
  revenue: Float64Array
  gross: Float64Array
  refund: Float64Array
  items: Float64Array
  /** Orders with a coupon, and different products (the dearest of each order). */
  coupons: Int32Array
  products: Int32Array
}

const chunk = 1 << 16

/**
 * Adds up the orders until a day (included); who has none by then is left out. Linear; memory: 76 bytes a person. Yields the
 * share done.
 */
export function* peopleOf(orders: Orders, until: number): Generator<number, People> {
  const { rows, customer, day, revenue, gross, refund, items, coupon, product } = orders
  const told = Uint8Array.from(coupon.labels, (label) => (label === '' ? 0 : 1))
  const people = room(countPeople(orders, until))
  const seenBy = new Int32Array(product.labels.length).fill(-1)
  let at = -1
  let who = -1
  for (let start = 0; start < rows; start += chunk) {
    yield start / rows
    const end = Math.min(rows, start + chunk)
    for (let i = start; i < end; i++) {
      const today = day[i] ?? 0
      if (today > until) continue
      if ((customer[i] ?? 0) !== who) {
        who = customer[i] ?? 0
        at++
        people.keys[at] = who
        people.first[at] = today
        people.last[at] = today
        people.days[at] = 1
      }
      const gap = today - (people.last[at] ?? 0)
      if (gap > 0) {
        people.days[at] = (people.days[at] ?? 0) + 1
        people.squares[at] = (people.squares[at] ?? 0) + gap * gap
        people.last[at] = today
      }
      people.orders[at] = (people.orders[at] ?? 0) + 1
      people.revenue[at] = (people.revenue[at] ?? 0) + (revenue[i] ?? 0)
      people.gross[at] = (people.gross[at] ?? 0) + (gross[i] ?? 0)
      people.refund[at] = (people.refund[at] ?? 0) + (refund[i] ?? 0)
      people.items[at] = (people.items[at] ?? 0) + (items[i] ?? 0)
      people.coupons[at] = (people.coupons[at] ?? 0) + (told[coupon.codes[i] ?? 0] ?? 0)
      const code = product.codes[i] ?? 0
      if (product.labels[code] === '' || seenBy[code] === who) continue
      seenBy[code] = who
      people.products[at] = (people.products[at] ?? 0) + 1
    }
  }
  for (const sums of [people.revenue, people.gross, people.refund, people.items])
    for (let i = 0; i < sums.length; i++) sums[i] = Math.round((sums[i] ?? 0) * 1e6) / 1e6
  return people
}

/** The orders of everybody else. Linear; memory: as much again as the orders. Yields the share done. */
export function* withoutPeople(orders: Orders, out: ReadonlySet<number>): Generator<number, Orders> {
  const kept = new Int32Array(orders.rows)
  let rows = 0
  for (let r = 0; r < orders.rows; r++) {
    if (r % chunk === 0) yield (0.5 * r) / orders.rows
    if (!out.has(orders.customer[r] ?? 0)) kept[rows++] = r
  }
  yield 0.5
  const at = kept.subarray(0, rows)
  const whole = (from: Int32Array) => at.map((r) => from[r] ?? 0)
  const real = (from: Float64Array) => Float64Array.from(at, (r) => from[r] ?? 0)
  const word = ({ codes, labels }: Orders['coupon']) => ({ codes: whole(codes), labels })
  const { customer, day, revenue, gross, refund, items, coupon, product } = orders
  return {
    ...{ rows, customer: whole(customer), day: whole(day), revenue: real(revenue), gross: real(gross) },
    ...{ refund: real(refund), items: real(items), coupon: word(coupon), product: word(product) },
  }
}

function countPeople({ rows, customer, day }: Orders, until: number): number {
  let count = 0
  let who = -1
  for (let i = 0; i < rows; i++) {
    if ((day[i] ?? 0) > until || customer[i] === who) continue
    who = customer[i] ?? 0
    count++
  }
  return count
}

function room(n: number): People {
  const whole = () => new Int32Array(n)
  const real = () => new Float64Array(n)
  return {
    keys: whole(),
    first: whole(),
    last: whole(),
    orders: whole(),
    days: whole(),
    squares: real(),
    revenue: real(),
    gross: real(),
    refund: real(),
    items: real(),
    coupons: whole(),
    products: whole(),
  }
}
