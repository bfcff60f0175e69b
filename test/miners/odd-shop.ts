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

/** Columns in the order and shape that the question asks for. */
export function frameOf(rows: readonly Row[]) {
  const sorted = rows.toSorted((a, b) => a.customer - b.customer || a.day - b.day || a.second - b.second)
  const n = sorted.length
  const both = <T>(of: (row: Row, at: number) => T, line: (row: Row, at: number) => T) => [
    ...sorted.map(of),
    ...sorted.map(line),
  ]
  const key = (texts: string[]) => {
    const labels = [...new Set(texts)]
    const place = new Map(labels.map((label, code) => [label, code]))
    return { codes: Int32Array.from(texts, (text) => place.get(text) ?? 0), labels }
  }
  const same = (of: (row: Row, at: number) => number) => both(of, of)
  const int = (values: number[]) => Int32Array.from(values)
  return {
    rows: 2 * n,
    what: int(
      both(
        () => 0,
        () => 1,
      ),
    ),
    customer: int(same(({ customer }) => customer)),
    order: int(same((_, at) => at)),
    day: int(same(({ day }) => day)),
    second: int(
      both(
        ({ second }) => second,
        () => 0,
      ),
    ),
    amount: Float64Array.from(same(({ amount }) => amount)),
    other: Float64Array.from(
      both(
        ({ refund }) => refund,
        () => 0,
      ),
    ),
    pieces: Float64Array.from(same(({ pieces }) => pieces)),
    name: key(
      both(
        ({ coupon }) => coupon,
        ({ product }) => `Product ${product}`,
      ),
    ),
    family: key(
      both(
        () => '',
        ({ product }) => `Category ${product % 3}`,
      ),
    ),
  }
}
