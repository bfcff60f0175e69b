import type { Dice } from '../random.ts'
import { webshop } from '../truths.ts'
import { inShop } from './catalogue.ts'
import type { Order } from './orders.ts'
import type { Shopper } from './shoppers.ts'

/** Who buys the small one again often takes the large one instead, and stays with it. */
export function withLadder(dice: Dice, orders: readonly Order[]): Order[] {
  const { from, to, share } = webshop.ladder
  const seen = new Map<Shopper, 'small' | 'large'>()
  const changed = new Map<Order, Order>()
  for (const order of orders.toSorted((a, b) => a.day - b.day)) {
    if (!order.lines.some((line) => line.product.name === from)) continue
    const before = seen.get(order.shopper)
    const large = before === 'large' || (before === 'small' && dice.chance(share))
    seen.set(order.shopper, large ? 'large' : 'small')
    if (!large) continue
    const lines = order.lines.map((l) => (l.product.name === from ? { ...l, product: inShop(to) } : l))
    changed.set(order, { ...order, lines })
  }
  return orders.map((order) => changed.get(order) ?? order)
}
