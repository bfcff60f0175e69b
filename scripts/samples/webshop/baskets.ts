import { type Dice, entry } from '../random.ts'
import { webshop } from '../truths.ts'
import { inShop, type Product, shelf } from './catalogue.ts'
import { within } from './season.ts'

export interface Line {
  product: Product
  quantity: number
}

/** `size` distinct products from the shelf; before Christmas a gift box often joins them. */
export function fromShelf(dice: Dice, at: number, size: number): Line[] {
  const names = new Set<string>()
  while (names.size < size) names.add(dice.weighted<string>(shelf))
  if (names.has('Dish soap block') && dice.chance(0.35)) names.add('Dish brush')
  const gift = within(at, webshop.christmas.from, webshop.christmas.to) ? 0.34 : 0.02
  if (dice.chance(gift)) names.add(dice.chance(0.7) ? 'Gift box, small' : 'Gift box, large')
  return [...names].map((name) => ({ product: inShop(name), quantity: dice.chance(0.18) ? 2 : 1 }))
}

/** A named product first, then perhaps something from the shelf. */
export function withProduct(dice: Dice, at: number, name: string, more: number): Line[] {
  const rest = dice.chance(more) ? fromShelf(dice, at, 1) : []
  const others = rest.filter((line) => line.product.name !== name)
  return [{ product: inShop(name), quantity: 1 }, ...others]
}

/** Cents of the goods before any discount. */
export function goods(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => sum + line.quantity * line.product.price, 0)
}

const sizes = [1, 1, 1, 1, 2, 2, 2, 3]

/** How many products an ordinary order has. */
export function ordinarySize(dice: Dice): number {
  return entry(sizes, dice.between(0, sizes.length - 1))
}
