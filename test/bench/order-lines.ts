import { once } from 'node:events'
import { createWriteStream, mkdirSync } from 'node:fs'
import { join } from 'node:path'

const products = 1_200
const days = 1_095
const perOrder = 3.85
const ordersEach = 3.66
const categories = ['Coffee', 'Tea', 'Filters', 'Cups', 'Machines', 'Gifts', 'Books', 'Spares']

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function dice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const day = (n: number) => new Date(Date.UTC(2022, 0, 1) + n * 86_400_000).toISOString().slice(0, 10)

/** One line of an order; the same order number stands on all of its lines. */
function lineOf(random: () => number, order: number, customer: number, at: number): string {
  const product = Math.floor(random() ** 2.5 * products)
  const quantity = random() < 0.8 ? 1 : 2 + Math.floor(random() * 3)
  const price = (4 + ((product * 7_919) % 9_000) / 100).toFixed(2)
  const total = (quantity * Number(price)).toFixed(2)
  const who = `customer${customer}@example.com`
  const what = `Product ${String(product).padStart(4, '0')},${categories[product % categories.length]}`
  return `${100_000 + order},${day(at)},${who},${what},${quantity},${price},${total},EUR\n`
}

/**
 * Writes a file of order lines (nine columns, about 90 bytes a line) and answers its path. Days of an order come
 * one after the other, a few customers buy often, and the same seed gives the same file.
 */
export async function writeOrderLines(folder: string, lines: number, seed = 1): Promise<string> {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `order-lines-${lines}.csv`)
  const file = createWriteStream(path)
  const random = dice(seed)
  const orders = Math.ceil(lines / perOrder)
  const customers = Math.ceil(orders / ordersEach)
  file.write(
    'Order number,Order date,Customer email,Product,Category,Quantity,Unit price,Line total,Currency\n',
  )
  let batch = ''
  for (let line = 0, order = 0; line < lines; order++) {
    const customer = Math.floor(random() ** 1.6 * customers)
    const size = Math.min(lines - line, 1 + Math.floor(random() * (2 * perOrder - 1)))
    const at = Math.floor((line / lines) * days)
    for (let i = 0; i < size; i++) batch += lineOf(random, order, customer, at)
    line += size
    if (batch.length < 1 << 16) continue
    if (!file.write(batch)) await once(file, 'drain')
    batch = ''
  }
  file.end(batch)
  await once(file, 'finish')
  return path
}
