import type { Orders } from '../../workers/miners/segments/kernel.ts'
import { seeded, shuffle } from '../../workers/numeric/random.ts'
import { normal } from '../cluster/support.ts'

/** The last day of these shops. */
export const lastDay = 19_000
const people = 900

type Order = readonly [customer: number, day: number, amount: number, pieces: number, coupon: number]

/** Columns of orders, by customer and day; what is after the last day is left out. */
function ordersFrom(rows: readonly Order[]): Orders {
  const kept = rows.filter(([, day]) => day <= lastDay).sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const revenue = Float64Array.from(kept, ([, , amount]) => amount)
  return {
    rows: kept.length,
    customer: Int32Array.from(kept, ([customer]) => customer),
    day: Int32Array.from(kept, ([, day]) => Math.floor(day)),
    ...{ revenue, gross: revenue, refund: new Float64Array(kept.length) },
    items: Float64Array.from(kept, ([, , , pieces]) => pieces),
    coupon: { codes: Int32Array.from(kept, ([, , , , coupon]) => coupon), labels: ['', 'SAVE'] },
    product: {
      codes: Int32Array.from(kept, ([, , amount]) => 1 + (Math.floor(amount * 100) % 40)),
      labels: Array.from({ length: 41 }, (_, i) => (i === 0 ? '' : `Product ${i}`)),
    },
  }
}

function poisson(mean: number, random: () => number): number {
  let count = 0
  for (let left = random(); left > Math.exp(-mean); left *= random()) count++
  return count
}

/** Log-normal amounts, one piece and now and then more, a coupon in each fifth. */
function content(random: () => number): [number, number, number] {
  return [Math.exp(3.5 + 0.6 * normal(random)), 1 + poisson(0.8, random), random() < 0.2 ? 1 : 0]
}

/** Each customer orders so often, on any day. */
function onAnyDay(seed: number, often: (random: () => number) => number): Orders {
  const random = seeded(seed)
  const rows: Order[] = []
  for (let who = 0; who < people; who++)
    for (let left = often(random); left > 0; left--)
      rows.push([who, lastDay - 700 * random(), ...content(random)])
  return ordersFrom(rows)
}

/** Customers come when they come and order so often, as many days apart as anybody. */
function inTheirTime(seed: number, often: (random: () => number) => number): Orders {
  const random = seeded(seed)
  const rows: Order[] = []
  for (let who = 0; who < people; who++) {
    let day = lastDay - 600 + Math.floor(500 * random())
    for (let left = often(random); left > 0; left--) {
      rows.push([who, day, ...content(random)])
      day += 1 - Math.floor(70 * Math.log(1 - random()))
    }
  }
  return ordersFrom(rows)
}

const oneToFive = (random: () => number) => [1, 1, 1, 2, 2, 3, 5][Math.floor(7 * random())] ?? 1
const geometric = (random: () => number) => 1 + Math.floor(Math.log(1 - random()) / Math.log(0.7))

/** Three kinds by how often, for how much and with what, as far apart as can be. */
export function kindsShop(seed: number): Orders {
  const random = seeded(seed)
  const rows: Order[] = []
  for (let who = 0; who < people; who++) {
    const kind = who % 3
    for (let left = [12, 3, 2][kind] ?? 0; left > 0; left--) {
      const amount = ([15, 45, 160][kind] ?? 0) * Math.exp(0.2 * normal(random))
      rows.push([who, lastDay - 500 * random(), amount, 1 + kind, kind === 1 && random() < 0.9 ? 1 : 0])
    }
  }
  return ordersFrom(rows)
}

/** The rows of a shop dealt out among its customers: what is left is how often each ordered. Apart from the miner's own. */
export function rowsDealt(orders: Orders, seed: number): Orders {
  const from = shuffle(
    Int32Array.from({ length: orders.rows }, (_, i) => i),
    seeded(seed),
  )
  const { coupon, revenue, items, day } = orders
  return ordersFrom(
    Array.from(from, (row, i) => [
      orders.customer[i] ?? 0,
      day[row] ?? 0,
      revenue[row] ?? 0,
      items[row] ?? 0,
      coupon.codes[row] ?? 0,
    ]),
  )
}

/** Shops whose customers differ by nothing but how often they order. */
export const alikeShops: Readonly<Record<string, (seed: number) => Orders>> = {
  'Poisson counts, any day': (seed) => onAnyDay(seed, (random) => 1 + poisson(1 + (seed % 4), random)),
  'geometric counts, any day': (seed) => onAnyDay(seed, geometric),
  'one to five orders, any day': (seed) => onAnyDay(seed, oneToFive),
  'one to five orders, in their own time': (seed) => inTheirTime(seed, oneToFive),
  'geometric counts, in their own time': (seed) => inTheirTime(seed, geometric),
  'three kinds, their rows dealt out': (seed) => rowsDealt(kindsShop(seed), seed + 1),
}
