export interface Product {
  name: string
  sku: string
  /** Cents, tax included. */
  price: number
}

const product = (sku: string, name: string, price: number): Product => ({ sku, name, price })

const list = [
  product('SET-1', 'Starter set', 3490),
  product('REF-1', 'Refill pouch', 1450),
  product('SOA-1', 'Lavender soap bar', 590),
  product('SOA-2', 'Cedar soap bar', 590),
  product('SOA-3', 'Orange soap bar', 590),
  product('SOA-4', 'Unscented soap bar', 540),
  product('SHA-1', 'Shampoo bar', 890),
  product('BAL-1', 'Hand balm', 1290),
  product('DIS-1', 'Dish soap block', 990),
  product('BRU-1', 'Dish brush', 850),
  product('BRU-2', 'Nail brush', 720),
  product('CLO-1', 'Cotton cloths, set of 3', 1190),
  product('TRA-1', 'Oak soap tray', 1480),
  product('WAS-1', 'Laundry powder 1 kg', 1390),
  product('WAS-3', 'Laundry powder 3 kg', 3490),
  product('CAN-1', 'Beeswax candle', 1650),
  product('BAT-1', 'Bath salts', 1590),
  product('GIF-1', 'Gift box, small', 2990),
  product('GIF-2', 'Gift box, large', 4990),
]
const catalogue = new Map(list.map((entry) => [entry.name, entry]))

/** The product of that name. */
export function inShop(name: string): Product {
  const found = catalogue.get(name)
  if (!found) throw new RangeError(`${name} is not in the shop`)
  return found
}

/** What people take beside the planted products, with its weight. */
export const shelf = [
  ['Lavender soap bar', 14],
  ['Cedar soap bar', 10],
  ['Orange soap bar', 10],
  ['Unscented soap bar', 7],
  ['Shampoo bar', 11],
  ['Hand balm', 9],
  ['Dish soap block', 9],
  ['Dish brush', 7],
  ['Nail brush', 3],
  ['Cotton cloths, set of 3', 5],
  ['Oak soap tray', 5],
  ['Laundry powder 1 kg', 6],
  ['Beeswax candle', 4],
  ['Bath salts', 5],
] as const
