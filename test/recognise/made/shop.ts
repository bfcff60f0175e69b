/** A made-up shop: what was sold, to whom, and what became of it. Money in cents, so that sums are exact. */
export interface Line {
  product: string
  sku: string
  quantity: number
  price: number
}
export interface Order {
  number: string
  buyer: Buyer
  at: Date
  lines: Line[]
  goods: number
  shipping: number
  tax: number
  total: number
  state: 'paid' | 'partly refunded' | 'refunded' | 'void'
  refund: number
}
export interface Buyer {
  id: string
  first: string
  last: string
  email: string
  phone: string
  city: string
  zip: string
}

/** mulberry32: a seeded stream of numbers from 0 to 1. */
export function stream(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const goods = ['Blue Mug', 'Linen Print', 'Green Tea 100 g', 'Beeswax Candle', 'Notebook A5', 'Wool Scarf']
const firsts = ['Ann', 'Bob', 'Cléo', 'Dörte', 'Eve', 'Frank', 'Grace', 'Hugo']
const lasts = ['Miller', 'Schäfer', 'Dupont', 'Rossi', 'Jansen', 'Silva']

/** `n` orders of fewer buyers, the oldest first. The same seed gives the same shop. */
export function shopOf(seed: number, n = 60): Order[] {
  const next = stream(seed)
  const upTo = (most: number) => Math.floor(next() * most)
  const buyers = Array.from({ length: Math.ceil(n / 3) }, (_, i): Buyer => {
    const first = firsts[i % firsts.length] ?? ''
    const last = lasts[upTo(lasts.length)] ?? ''
    return {
      id: String(900_100 + i * 7),
      first,
      last: `${last}${i}`,
      email: `buyer${i}@example.org`,
      phone: `+4917012345${String(10 + i)}`,
      city: 'Köln',
      zip: `0${1000 + i}`,
    }
  })
  const states = ['paid', 'paid', 'paid', 'paid', 'partly refunded', 'refunded', 'void'] as const
  return Array.from({ length: n }, (_, i) => {
    const lines = Array.from({ length: 1 + upTo(3) }, (_, k): Line => {
      const which = (i + k * 2) % goods.length
      return {
        product: goods[which] ?? '',
        sku: `SKU-0${which}`,
        quantity: 1 + upTo(3),
        price: 350 + 125 * upTo(900),
      }
    })
    const worth = lines.reduce((sum, l) => sum + l.quantity * l.price, 0)
    const shipping = upTo(2) * 490
    const tax = Math.round(worth * 0.07)
    const total = worth + shipping + tax
    const state = i < 7 ? (states[i] ?? 'paid') : (states[upTo(states.length)] ?? 'paid')
    const buyer = buyers[upTo(buyers.length)] ?? buyers[0]
    if (!buyer) throw new Error('a shop without buyers')
    return {
      number: String(1001 + i),
      buyer,
      at: new Date(Date.UTC(2025, 0, 3 + i * 2, 8 + (i % 11), (i * 7) % 60, 11)),
      lines,
      goods: worth,
      shipping,
      tax,
      total,
      state,
      refund: state === 'refunded' ? total : state === 'partly refunded' ? Math.floor(worth / 3) : 0,
    }
  })
}
