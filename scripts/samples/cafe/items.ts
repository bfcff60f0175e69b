import { clock, day, iso } from '../calendar.ts'
import type { Cell } from '../csv.ts'
import { money } from '../csv.ts'
import type { Person } from '../people.ts'
import type { Dice } from '../random.ts'
import { cafe } from '../truths.ts'
import { type Dish, priceOn } from './menu.ts'
import type { Visit } from './visits.ts'

const header =
  'Date,Time,Time Zone,Category,Item,Qty,Price Point Name,SKU,Modifiers Applied,Gross Sales,Discounts,Net Sales,Tax,Transaction ID,Payment ID,Device Name,Notes,Details,Event Type,Location,Dining Option,Customer ID,Customer Name,Customer Reference ID'

interface Sale {
  visit: Visit
  dish: Dish
  id: string
  quantity: number
  /** Pence, signed as Square signs them. */
  gross: number
  discount: number
  refund: boolean
  day: number
  second: number
}

/** The till's items detail: one row a dish, newest first, refunds as rows of their own below zero. */
export function items(dice: Dice, visits: readonly Visit[]): Cell[][] {
  const sales = visits.flatMap((visit, i) => salesOf(dice, visit, receipt(i)))
  const order = (a: Sale, b: Sale) => b.day - a.day || b.second - a.second
  return [header.split(','), ...sales.sort(order).map(row)]
}

function salesOf(dice: Dice, visit: Visit, id: string): Sale[] {
  const sold = visit.dishes.map((dish, i) => sale(dice, visit, dish, id, i === 0))
  const back = dice.chance(cafe.refunded) ? sold.slice(-1).map((s) => refund(dice, s)) : []
  return [...sold, ...back]
}

function sale(dice: Dice, visit: Visit, dish: Dish, id: string, first: boolean): Sale {
  const quantity = visit.free || !dice.chance(0.05) ? 1 : 2
  const gross = quantity * priceOn(dish, visit.day >= day(cafe.priceRise.day))
  const discount = visit.free && first ? -gross : 0
  return { visit, dish, id, quantity, gross, discount, refund: false, day: visit.day, second: visit.second }
}

function refund(dice: Dice, sale: Sale): Sale {
  const second = sale.second + 60 * dice.between(3, 25)
  const { quantity, gross, discount } = sale
  return { ...sale, quantity: -quantity, gross: -gross, discount: -discount || 0, refund: true, second }
}

function row({ visit, dish, ...s }: Sale): Cell[] {
  const when = [iso(s.day), clock(s.second), 'London']
  const what = [dish.category, dish.name, `${s.quantity}.0`, 'Regular', dish.sku, '']
  const worth = [s.gross, s.discount, s.gross + s.discount, 0].map(pounds)
  const till = [s.id, '', 'Till 1', '', '', s.refund ? 'Refund' : 'Payment', visit.location, 'For Here']
  const { guest } = visit
  const who = guest ? [guest.id, cardName(guest.person), ''] : ['', '', '']
  return [...when, ...what, ...worth, ...till, ...who]
}

/** The card asks for no more than a first name and an initial. */
function cardName({ first, last }: Person): string {
  return `${first} ${last.slice(0, 1)}.`
}

/** Receipts are numbered through; the letters keep a spreadsheet from taking them for amounts. */
function receipt(place: number): string {
  return `TX${String(100_000 + place)}`
}

function pounds(pence: number): string {
  return pence < 0 ? `-£${money(-pence)}` : `£${money(pence)}`
}
