import { quiet } from '../../src/contract/wire.ts'
import { gather } from '../join/columns.ts'
import type { Recogniser } from '../recognise/source.ts'
import { standingOf } from './standing.ts'
import { see, seen } from './view.ts'

const rows = 2_000
const head = 'Order number,Order date,E-mail,Customer name,Product,Quantity,Price,Currency'

/** Nobody's orders: every row follows from its number. */
function line(_: unknown, row: number): string {
  const order = Math.floor(row / 3)
  const buyer = (order * 7) % 611
  const day = new Date(1_700_000_000_000 + order * 4e7).toISOString().slice(0, 16).replace('T', ' ')
  const price = ((row * 37) % 900) / 10 + 1
  return `#${order},${day},buyer${buyer}@example.com,Buyer ${buyer},Product ${row % 90},${1 + (row % 3)},${price.toFixed(2)},EUR`
}

/**
 * Reads and joins a table that nobody owns, so that the browser has compiled that path when a person's file comes: a
 * first run takes several times as long as a second one. Nothing of it stays.
 */
export async function rehearse(recogniser: Recogniser): Promise<void> {
  const file = new File([[head, ...Array.from({ length: rows }, line)].join('\n')], 'rehearsal.csv')
  const draft = await recogniser.draft(file, {})
  const source = await recogniser.read(file, draft, {}, '2030-01-01')
  const standing = standingOf([await gather(source, quiet, () => {})])
  const scope = { asOf: standing.facts.lastDay }
  const columns = { who: 'customer_key', day: 'day', revenue: 'revenue', product: 'first_product' }
  seen(see(standing.martOrders(), { mart: 'orders', columns, named: true, scope }))
}
