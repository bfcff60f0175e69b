import { gammaDrawn, seeded } from '../../workers/numeric/random.ts'

/** Rows as the question asks them: orders first, then one product of each. */
export interface Row {
  customer: number
  day: number
  second: number
  amount: number
  refund: number
  pieces: number
  coupon: string
  product: number
}

export const firstDay = 19_000
export const price = (product: number) => 5 + 3 * product

/** Hardly any two amounts are alike: delivery is by weight. */
const amountOf = (product: number, pieces: number, random: () => number) =>
  Math.round((price(product) * pieces * (0.95 + 0.1 * random()) + 4 * random()) * 100) / 100

/** A shop in which nothing is wrong: customers of many rates, steady weekdays, refunds and codes dealt by chance. */
export function cleanShop(seed: number, { customers = 300, days = 240 } = {}): Row[] {
  const random = seeded(seed)
  const rows: Row[] = []
  for (let customer = 0; customer < customers; customer++) {
    const rate = gammaDrawn(1.2, random) * 0.025
    for (let day = 0; day < days; day++) {
      const weekday = (firstDay + day) % 7 === 3 ? 0.4 : 1
      if (random() >= rate * weekday) continue
      const product = Math.floor(12 * random() ** 2)
      const pieces = 1 + Math.floor(3 * random() ** 2)
      const amount = amountOf(product, pieces, random)
      const refund = random() < 0.04 ? amount : 0
      const second = Math.floor((8 + 12 * random()) * 3600)
      const coupon = random() < 0.1 ? 'WELCOME' : ''
      rows.push({
        ...{ customer, day: firstDay + day, second, amount, refund },
        ...{ pieces, coupon, product },
      })
    }
  }
  return rows
}

/** A row of the ledger. */
interface Told {
  what: number
  customer: number
  order: number
  day: number
  second: number
  amount: number
  other: number
  pieces: number
  name: string
  family: string
}

const blank = { order: -1, day: 0, second: 0, amount: 0, other: 0, pieces: 0, name: '', family: '' }

/** Columns in the order and shape that the question asks for. */
export const frameOf = (rows: readonly Row[]) => framed(ordersOf(rows))

/** The same with what else a shop may tell, all of it clean: households, a payment for each order and who was at the till. */
export const fullFrameOf = (rows: readonly Row[], random: () => number) =>
  framed([
    ...ordersOf(rows),
    ...contactsOf(rows, random),
    ...rows.flatMap((row) => paymentsOf(row, random)),
    ...rows.map((row) => tillOf(row, random)),
  ])

function ordersOf(rows: readonly Row[]): Told[] {
  const sorted = rows.toSorted((a, b) => a.customer - b.customer || a.day - b.day || a.second - b.second)
  const both = { ...blank, second: 0 }
  const orders = sorted.map(({ refund: other, coupon: name, product: _, ...row }, order) => {
    return { ...both, ...row, what: 0, order, other, name }
  })
  const lines = sorted.map(({ customer, day, amount, pieces, product }, order) => {
    const names = { name: `Product ${product}`, family: `Category ${product % 3}` }
    return { ...both, what: 1, customer, order, day, amount, pieces, ...names }
  })
  return [...orders, ...lines]
}

/** One in eight lives with somebody, one in four of these with one more. */
function contactsOf(rows: readonly Row[], random: () => number): Told[] {
  let place = 0
  return [...new Set(rows.map(({ customer }) => customer))].map((customer) => {
    if (random() >= 0.15) place++
    return { ...blank, what: 2, customer, order: place, name: 'address' }
  })
}

/** One in thirty pays something else soon after. */
function paymentsOf({ customer, day, second, amount }: Row, random: () => number): Told[] {
  const paid = { ...blank, what: 3, customer, day, second: second + 60, amount, name: 'charge' }
  const other = Math.round((5 + 60 * random()) * 10) / 10
  return random() < 1 / 30 ? [paid, { ...paid, second: second + 300, amount: other }] : [paid]
}

function tillOf({ day, amount }: Row, random: () => number): Told {
  const deed = random()
  const name = deed < 0.02 ? 'void' : deed < 0.08 ? 'discount' : ''
  return { ...blank, what: 4, customer: Math.floor(6 * random()), day, amount, name }
}

function framed(told: readonly Told[]) {
  const sorted = told.toSorted(
    (a, b) => a.what - b.what || a.customer - b.customer || a.day - b.day || a.second - b.second,
  )
  const int = (of: (row: Told) => number) => Int32Array.from(sorted, of)
  const real = (of: (row: Told) => number) => Float64Array.from(sorted, of)
  const key = (of: (row: Told) => string) => {
    const place = new Map<string, number>()
    const codes = Int32Array.from(sorted, (row) => {
      const code = place.get(of(row)) ?? place.size
      place.set(of(row), code)
      return code
    })
    return { codes, labels: [...place.keys()] }
  }
  return {
    rows: sorted.length,
    ...{ what: int(({ what }) => what), customer: int(({ customer }) => customer) },
    ...{ order: int(({ order }) => order), day: int(({ day }) => day) },
    ...{ second: int(({ second }) => second), amount: real(({ amount }) => amount) },
    ...{ other: real(({ other }) => other), pieces: real(({ pieces }) => pieces) },
    ...{ name: key(({ name }) => name), family: key(({ family }) => family) },
  }
}
