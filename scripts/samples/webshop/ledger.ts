import { clock, day, iso, offset } from '../calendar.ts'
import { type Dice, entry } from '../random.ts'
import { webshop } from '../truths.ts'
import { goods } from './baskets.ts'
import type { Order } from './orders.ts'

export type Status = 'paid' | 'refunded' | 'partially_refunded' | 'voided'

/** An order as the shop has it in its books; money in cents. */
export interface Entry extends Order {
  number: number
  id: string
  status: Status
  second: number
  createdAt: string
  fulfilledAt: string
  cancelledAt: string
  discount: number
  subtotal: number
  shipping: number
  tax: number
  total: number
  refunded: number
  note: string
}

const statuses = [
  ['paid', 958],
  ['refunded', 17],
  ['partially_refunded', 14],
  ['voided', 11],
] as const
const notes = [
  'Please leave it with the neighbour,\nthe bell does not work.',
  'A present:\nno invoice in the parcel, thank you.',
  'Second attempt.\nThe first parcel came back.',
  'Ring twice.\n"Fen & Sons" is on the door.',
]
const freeFrom = 4900
const postage = 490
/** The carrier comes at four. */
const collected = 16 * 3600

/** Orders in the sequence they came in, numbered and priced. */
export function ledger(dice: Dice, orders: readonly Order[]): Entry[] {
  const timed = orders.map((order) => ({ order, second: secondOfDay(dice) }))
  timed.sort((a, b) => a.order.day - b.order.day || a.second - b.second)
  return timed.map(({ order, second }, i) => entryOf(dice, order, second, i))
}

function secondOfDay(dice: Dice): number {
  const hour = dice.chance(0.45) ? dice.normal(20, 1.4) : dice.normal(12.5, 2.6)
  return Math.round(Math.min(Math.max(hour, 0.2), 23.7) * 3600)
}

function entryOf(dice: Dice, order: Order, second: number, place: number): Entry {
  const status = dice.weighted(statuses)
  const priced = price(order)
  const voided = status === 'voided'
  const sent = order.day + dice.between(1, 3)
  return {
    ...order,
    ...priced,
    second,
    status,
    ...numbers(place),
    createdAt: stamp(order.day, second),
    fulfilledAt: voided || sent > day(webshop.lastDay) ? '' : stamp(sent, collected),
    cancelledAt: voided ? stamp(order.day, Math.min(second + dice.between(600, 9000), 86_399)) : '',
    refunded: refundOf(dice, order, status, priced.total),
    note: dice.chance(0.02) ? dice.pick(notes) : '',
  }
}

const numbers = (place: number) => ({ number: 1001 + place, id: String(5_400_268_000_000 + place * 64) })

/** Books in which something was put in: numbers run on. */
export const numbered = (books: readonly Entry[]): Entry[] =>
  books.map((entry, place) => ({ ...entry, ...numbers(place) }))

/** Prices contain tax: it is told apart, not added. */
export function price(order: Order): Pick<Entry, 'discount' | 'subtotal' | 'shipping' | 'tax' | 'total'> {
  const worth = goods(order.lines)
  const discount = Math.round(worth * (order.promotion?.off ?? 0))
  const subtotal = worth - discount
  const shipping = subtotal >= freeFrom ? 0 : postage
  const total = subtotal + shipping
  return { discount, subtotal, shipping, total, tax: total - Math.round(total / 1.2) }
}

function refundOf(dice: Dice, order: Order, status: Status, total: number): number {
  if (status === 'refunded') return total
  if (status !== 'partially_refunded') return 0
  const line = entry(order.lines, dice.between(0, order.lines.length - 1))
  return Math.min(line.product.price, Math.floor(total / 2))
}

/** Shopify's stamp with the offset of the shop. */
export function stamp(at: number, second: number): string {
  return `${iso(at)} ${clock(second)} ${offset(at)}`
}
