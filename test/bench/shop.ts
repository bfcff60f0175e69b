import type { Frame, Shape } from '../../src/contract/frame.ts'
import type { Miner, Scope } from '../../src/contract/miner.ts'
import { defaults, type Params, type Values } from '../../src/contract/param.ts'
import { seeded } from '../../workers/numeric/random.ts'

type Column = Int32Array | Float64Array | { codes: Int32Array; labels: string[] }

/** The two marts that miners ask, as columns in memory, in the order the warehouse gives them. */
export interface Shop {
  orders: { rows: number; columns: Record<string, Column> }
  baskets: { rows: number; columns: Record<string, Column> }
}

const days = 1_096
const begin = 19_000
const tastes = 8
/** The last day of a made-up shop is today. */
export const scope: Scope = { asOf: '2025-01-07', currency: 'EUR' }

export interface Size {
  orders: number
  products: number
  /** Products of an order, on average. */
  lines: number
}

/**
 * A made-up shop from a seed: customers come back, each has a taste for an eighth of the products, a tenth of the products is
 * bought with its neighbour, and a tenth is followed by it.
 */
export function madeUpShop({ orders, products, lines }: Size, seed = 1): Shop {
  const random = seeded(seed)
  const most = Math.ceil(orders * (lines + 1) * 1.3) + 1_000
  const ints = (n: number) => new Int32Array(n)
  const b = { customer: ints(most), order: ints(most), day: ints(most), product: ints(most) }
  const [quantity, amount] = [new Float64Array(most), new Float64Array(most)]
  const o = {
    customer: ints(orders),
    day: ints(orders),
    nth: ints(orders),
    coupon: ints(orders),
    first: ints(orders),
  }
  const [revenue, items] = [new Float64Array(orders), new Float64Array(orders)]
  let [rows, order, customer] = [0, 0, -1]
  const block = Math.floor(products / tastes)
  for (; order < orders; customer++) {
    const taste = Math.floor(random() * tastes)
    const often = customer < 0 ? Math.floor(orders / 10) : 1 + Math.floor(-3.2 * Math.log(1 - random()))
    let day = begin + Math.floor(random() * days * (customer < 0 ? 0 : 0.9))
    const apart = customer < 0 ? days / often : 5 + random() * 120
    let follows = -1
    for (let nth = 1; nth <= often && order < orders && day < begin + days; nth++, order++) {
      const own = new Set<number>(follows >= 0 && random() < 0.4 ? [follows] : [])
      const wanted = 1 + Math.floor(-lines * Math.log(1 - random()) * 0.9)
      while (own.size < Math.min(wanted, 60)) {
        const near = random() < 0.5
        const product = near
          ? taste * block + Math.floor(random() ** 2.5 * block)
          : Math.floor(random() ** 2.5 * products)
        own.add(product)
        if (product % 10 === 3 && random() < 0.5) own.add(product + 1)
        if (product % 10 === 7) follows = product + 1
      }
      let paid = 0
      for (const product of [...own].filter((p) => p < products).sort((x, y) => x - y)) {
        const price = 4 + ((product * 7_919) % 9_000) / 100
        const pieces = random() < 0.8 ? 1 : 2
        ;[b.customer[rows], b.order[rows], b.day[rows]] = [customer, order, Math.floor(day)]
        ;[b.product[rows], quantity[rows], amount[rows++]] = [product, pieces, pieces * price]
        paid += pieces * price
        items[order] = (items[order] ?? 0) + pieces
      }
      ;[o.customer[order], o.day[order], o.nth[order]] = [customer, Math.floor(day), customer < 0 ? 0 : nth]
      ;[o.coupon[order], o.first[order], revenue[order]] = [
        random() < 0.1 ? 1 : 0,
        b.product[rows - 1] ?? 0,
        paid,
      ]
      day += customer < 0 ? apart : 1 + -apart * Math.log(1 - random())
    }
  }
  const names = Array.from({ length: products }, (_, i) => `Product ${String(i).padStart(5, '0')}`)
  const kinds = Array.from({ length: 24 }, (_, i) => `Category ${i + 1}`)
  const product = b.product.slice(0, rows)
  return {
    orders: {
      rows: orders,
      columns: {
        ...{ customer_key: o.customer, day: o.day, nth: o.nth, revenue, gross: revenue, items },
        ...{ refund: new Float64Array(orders), coupon: { codes: o.coupon, labels: ['', 'WELCOME'] } },
        ...{ order_key: Int32Array.from(o.day.keys()), first_product: { codes: o.first, labels: names } },
        '': { codes: new Int32Array(orders), labels: [''] },
      },
    },
    baskets: {
      rows,
      columns: {
        customer_key: b.customer.slice(0, rows),
        order_key: b.order.slice(0, rows),
        day: b.day.slice(0, rows),
        product_key: product,
        product: { codes: product, labels: names },
        category: { codes: product.map((p) => p % kinds.length), labels: kinds },
        quantity: quantity.slice(0, rows),
        amount: amount.slice(0, rows),
        '': { codes: new Int32Array(rows), labels: [''] },
      },
    },
  }
}

/** What a miner is given of a shop, with its usual settings. Throws where it asks for anything but orders or baskets. */
export function frameOf<P extends Params, S extends Shape, M>(
  shop: Shop,
  miner: Miner<P, S, M>,
): { frame: Frame<S>; values: Values<P> } {
  const values = defaults(miner.params) as Values<P>
  const view = miner.features(values, scope)
  if (typeof view === 'string' || (view.mart !== 'orders' && view.mart !== 'baskets'))
    throw new Error(`${miner.id} asks for more`)
  const { rows, columns } = shop[view.mart]
  const from = view.named ? firstNamed(columns) : 0
  const found = Object.entries(view.columns).map(([name, column]) => {
    const values = columns[column]
    if (!values) throw new Error(`the made-up shop has no ${column}`)
    return [name, 'codes' in values ? { ...values, codes: values.codes.slice(from) } : values.slice(from)]
  })
  return { frame: Object.fromEntries([['rows', rows - from], ...found]) as Frame<S>, values }
}

function firstNamed({ customer_key: who }: Record<string, Column>): number {
  return who instanceof Int32Array ? who.findIndex((customer) => customer >= 0) : 0
}
