import { seeded } from '../../workers/numeric/random.ts'

/** One look at a page; `at` is seconds since 1970. */
export interface Click {
  visitor: string
  at: number
  event: string
  page: string
  product: string
}

/** What is planted: who searches buys this many times as often, who goes back from the checkout to the cart this often. */
export const planted = { searchers: 3, checkoutBack: 0.25, robot: 20_000 }

const monday = Date.UTC(2026, 0, 5) / 1000
const addresses = {
  home: ['/'],
  search: ['/search?q=mug', '/search?q=tea+pot'],
  category: ['/collections/mugs', '/collections/pots', '/collections/sale'],
  product: Array.from({ length: 30 }, (_, i) => `/products/item-${i}`),
  cart: ['/cart'],
  checkout: ['/checkout'],
  purchase: ['/checkout/thank_you'],
  other: ['/pages/our-story', '/policies/shipping-policy'],
} as const
type Kind = keyof typeof addresses

export interface Web {
  visitors: number
  robot?: boolean
  /** Where nothing is planted, searching says nothing and nobody turns back. */
  plain?: boolean
  timed?: boolean
}

/** Visits of an invented web shop, in order of time; the same seed gives the same visits. */
export function plantedWeb(seed: number, { visitors, robot = false, plain = false }: Web): Click[] {
  const random = seeded(seed)
  const chance = (share: number) => random() < share
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  const clicks: Click[] = []
  const visit = (visitor: string, start: number) => {
    let at = start
    const go = (kind: Kind) => {
      const page = pick(addresses[kind])
      const product = kind === 'product' ? page.slice(10) : ''
      clicks.push({ visitor, at, event: 'page_view', page: `https://shop.example${page}`, product })
      at += 5 + Math.floor(random() * 300)
    }
    walk(go, chance, plain)
  }
  for (let v = 0; v < visitors; v++) {
    const times = 1 + Math.floor(random() * random() * 6)
    for (let t = 0; t < times; t++) visit(`v${v}`, monday + Math.floor(random() * 120 * 86_400))
  }
  for (let i = 0; robot && i < planted.robot; i++)
    clicks.push({
      ...{ visitor: 'crawler', at: monday + 3 * i, event: 'page_view', product: '' },
      page: `https://shop.example/products/item-${i % 30}`,
    })
  return clicks.sort((a, b) => a.at - b.at)
}

/** One visit: in, looking round, and perhaps cart, checkout and purchase. */
function walk(go: (kind: Kind) => void, chance: (share: number) => boolean, plain: boolean): void {
  go(chance(0.4) ? 'home' : chance(0.5) ? 'product' : 'category')
  if (chance(0.35)) return
  const searches = chance(0.25)
  if (searches) go('search')
  else if (chance(0.6)) go('category')
  else if (chance(0.3)) go('other')
  for (let i = 0; i < 4 && chance(0.7); i++) {
    go('product')
    if (chance(0.25)) go('category')
  }
  go('product')
  if (!chance(searches && !plain ? 0.1 * planted.searchers : 0.1)) return
  go('cart')
  if (!chance(0.7)) return
  go('checkout')
  if (!plain && chance(planted.checkoutBack)) {
    go('cart')
    if (chance(0.8)) return
    go('checkout')
  }
  if (chance(0.7)) go('purchase')
}

const day = 86_400

/** Clicks as the mart of events has them: a visitor after the other, each in order of time. */
export function frameOf(
  clicks: readonly Click[],
  customerOf: (visitor: string, page: string) => number = () => -1,
) {
  const people = [...new Set(clicks.map((c) => c.visitor))].filter((v) => v !== '').sort()
  const keyOf = new Map(people.map((v, i) => [v, i]))
  const who = (c: Click) => keyOf.get(c.visitor) ?? -1
  const rows = clicks
    .map((c, i) => ({ c, i }))
    .sort((a, b) => who(a.c) - who(b.c) || a.c.at - b.c.at || a.i - b.i)
  const whole = (of: (c: Click) => number) => Int32Array.from(rows, ({ c }) => of(c))
  const key = (of: (c: Click) => string) => {
    const labels = [...new Set(rows.map(({ c }) => of(c)))]
    const codeOf = new Map(labels.map((label, code) => [label, code]))
    return { codes: whole((c) => codeOf.get(of(c)) ?? 0), labels }
  }
  return {
    rows: rows.length,
    who: whole(who),
    customer: whole((c) => customerOf(c.visitor, c.page)),
    day: whole((c) => Math.floor(c.at / day)),
    step: whole((c) => c.at % day),
    item: key((c) => c.page),
    group: key((c) => c.event),
    thing: key((c) => c.product),
  }
}
