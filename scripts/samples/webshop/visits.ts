import { clock, day, iso } from '../calendar.ts'
import type { Cell } from '../csv.ts'
import type { Dice } from '../random.ts'
import { webshop } from '../truths.ts'
import { inShop, shelf } from './catalogue.ts'
import type { Entry } from './ledger.ts'

const header = ['time', 'visitor', 'customer_email', 'event', 'page']
const { from, lastDay, delivery, noBuy, returning } = { ...webshop, ...webshop.visits }
const secondsPerDay = 86_400

/** One page looked at, or one step taken; `at` counts seconds since 1970. */
interface Step {
  at: number
  visitor: string
  email: string
  page: string
}

const handle = (name: string) => name.toLowerCase().replace(/[^a-z0-9]+/g, '-')
const productPage = (name: string) => `/products/${handle(name)}`
const doors = [
  ['/', 5],
  ['/collections/soap', 3],
  ['/search?q=soap', 1],
] as const

/**
 * The web counter of the last weeks: the visit in which each order was placed, and those that ended without one. Who looks up
 * what delivery costs with a full cart mostly leaves it standing.
 */
export function visitRows(dice: Dice, books: readonly Entry[]): Cell[][] {
  const sold = books.filter((entry) => entry.day >= day(from) && entry.status !== 'voided')
  const visitors = new Map(sold.map(({ shopper }, i) => [shopper, `v${(1000 + i).toString(36)}`]))
  const bought = sold.flatMap((entry) => buying(dice, entry, visitors.get(entry.shopper) ?? ''))
  const away = new Set(books.map(({ shopper }) => shopper).filter((shopper) => !visitors.has(shopper)))
  const known = dice.shuffle([...away]).slice(0, returning)
  const looked = Array.from({ length: Math.round(sold.length * noBuy) }, (_, i) => {
    return looking(dice, `w${(2000 + i).toString(36)}`, known[i]?.person.email ?? '')
  })
  const steps = [...bought, ...looked.flat()].toSorted((a, b) => a.at - b.at)
  return [header, ...steps.map(row)]
}

function row({ at, visitor, email, page }: Step): Cell[] {
  const event = page === '/cart' ? 'add_to_cart' : page === '/thank-you' ? 'purchase' : 'page_view'
  const time = `${iso(Math.floor(at / secondsPerDay))} ${clock(at % secondsPerDay)}`
  return [time, visitor, page.startsWith('/c') && page !== '/collections/soap' ? email : '', event, page]
}

/** Pages with half a minute or so between them, so that the last one is seen at `end`. */
function walk(dice: Dice, pages: readonly string[], end: number, visitor: string, email: string): Step[] {
  let at = end
  const backwards = pages.toReversed().map((page, i) => {
    if (i > 0) at -= dice.between(8, 90)
    return { at, visitor, email, page }
  })
  return backwards.reverse()
}

function buying(dice: Dice, entry: Entry, visitor: string): Step[] {
  const seen = entry.lines.map(({ product }) => productPage(product.name))
  const asked = dice.chance(delivery.bought) ? [delivery.page] : []
  const pages = [dice.weighted(doors), ...seen, '/cart', ...asked, '/checkout', '/thank-you']
  return walk(dice, pages, entry.day * secondsPerDay + entry.second, visitor, entry.shopper.person.email)
}

function looking(dice: Dice, visitor: string, email: string): Step[] {
  const seen = Array.from({ length: dice.between(0, 3) }, () =>
    productPage(inShop(dice.weighted(shelf)).name),
  )
  const fills = seen.length > 0 && dice.chance(delivery.carts)
  const asked = fills && dice.chance(delivery.left) ? [delivery.page] : []
  const pages = [dice.weighted(doors), ...seen, ...(fills ? ['/cart', ...asked] : [])]
  const on = dice.between(day(from), day(lastDay) - 1)
  return walk(dice, pages, on * secondsPerDay + dice.between(7 * 3600, 23 * 3600), visitor, email)
}
