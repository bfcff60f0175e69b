import type { Dice } from '../random.ts'
import { cafe } from '../truths.ts'

export interface Dish {
  name: string
  category: string
  sku: string
  /** Pence before the price rise. */
  price: number
}

const dish = (sku: string, category: string, name: string, price: number): Dish => ({
  sku,
  category,
  name,
  price,
})

const list = [
  dish('CF01', 'Coffee', 'Cappuccino', 340),
  dish('CF02', 'Coffee', 'Flat white', 350),
  dish('CF03', 'Coffee', 'Americano', 290),
  dish('CF04', 'Coffee', 'Espresso', 240),
  dish('CF05', 'Coffee', 'Latte', 360),
  dish('CF06', 'Coffee', 'Iced latte', 380),
  dish('TE01', 'Tea and chocolate', 'Breakfast tea', 260),
  dish('TE02', 'Tea and chocolate', 'Mint tea', 280),
  dish('TE03', 'Tea and chocolate', 'Hot chocolate', 370),
  dish('CD01', 'Cold drinks', 'Lemonade', 310),
  dish('CD02', 'Cold drinks', 'Apple juice', 290),
  dish('BK01', 'Bakery', 'Croissant', 270),
  dish('BK02', 'Bakery', 'Cinnamon bun', 320),
  dish('BK03', 'Bakery', 'Carrot cake', 390),
  dish('BK04', 'Bakery', 'Scone, jam and cream', 420),
  dish('FD01', 'Food', 'Soup of the day', 580),
  dish('FD02', 'Food', 'Cheese toastie', 620),
  dish('FD03', 'Food', 'Porridge', 440),
  dish('FD04', 'Food', 'Salad bowl', 790),
  dish('RT01', 'To take home', 'House beans 250 g', 950),
]
const menu = new Map(list.map((entry) => [entry.name, entry]))

/** The dish of that name. */
export function onMenu(name: string): Dish {
  const found = menu.get(name)
  if (!found) throw new RangeError(`${name} is not on the menu`)
  return found
}

/** Pence, rounded to ten after the rise. */
export function priceOn(dish: Dish, raised: boolean): number {
  return raised ? Math.round((dish.price * cafe.priceRise.factor) / 10) * 10 : dish.price
}

export type Slot = 'morning' | 'lunch' | 'afternoon'

const drinks = {
  morning: [
    ['Cappuccino', 30],
    ['Flat white', 25],
    ['Americano', 16],
    ['Latte', 12],
    ['Espresso', 7],
    ['Breakfast tea', 10],
  ],
  lunch: [
    ['Americano', 14],
    ['Cappuccino', 12],
    ['Flat white', 12],
    ['Lemonade', 12],
    ['Apple juice', 12],
    ['Mint tea', 8],
  ],
  afternoon: [
    ['Cappuccino', 22],
    ['Latte', 18],
    ['Breakfast tea', 18],
    ['Flat white', 12],
    ['Mint tea', 8],
    ['Espresso', 6],
  ],
} as const

const sides = {
  morning: [
    ['Cinnamon bun', 5],
    ['Porridge', 4],
    ['Scone, jam and cream', 1],
  ],
  lunch: [
    ['Soup of the day', 4],
    ['Cheese toastie', 4],
    ['Salad bowl', 3],
  ],
  afternoon: [
    ['Carrot cake', 5],
    ['Scone, jam and cream', 4],
    ['Cinnamon bun', 3],
  ],
} as const

const sideShare = { morning: 0.16, lunch: 0.78, afternoon: 0.46 } as const
const coffees = [
  ['Cappuccino', 5],
  ['Flat white', 9],
  ['Americano', 7],
  ['Latte', 4],
] as const

/** One order at the counter: distinct dishes, the drink first. */
export function basket(dice: Dice, slot: Slot, month: number, coffeeOnly: boolean): Dish[] {
  const drink = coffeeOnly ? dice.weighted(coffees) : seasonal(dice, slot, month)
  const names = [drink]
  const { goesWith, withIt, without, product } = cafe.croissant
  if (dice.chance(drink === goesWith ? withIt : without)) names.push(product)
  if (dice.chance(coffeeOnly ? 0.06 : sideShare[slot])) names.push(dice.weighted(sides[slot]))
  if (dice.chance(0.012)) names.push('House beans 250 g')
  return names.map(onMenu)
}

function seasonal(dice: Dice, slot: Slot, month: number): string {
  if (6 <= month && month <= 8 && dice.chance(0.24)) return 'Iced latte'
  if ((month >= 11 || month <= 2) && dice.chance(0.14)) return 'Hot chocolate'
  return dice.weighted<string>(drinks[slot])
}
