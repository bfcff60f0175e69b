import { expect, test } from 'vitest'
import { join } from '../../workers/join/join.ts'
import { columnsOf, linked, plain } from './house.ts'
import { etsyListings, olist, products, shopifyProducts, stripePayouts, telco } from './made/listed.ts'

const byName = (a: Record<string, unknown>, b: Record<string, unknown>) =>
  String(a.product) < String(b.product) ? -1 : 1

test('olist: its files make one shop, whatever their order', async () => {
  const files = await Promise.all(Object.entries(olist.files).map(([name, text]) => columnsOf(name, text)))
  expect(files.map((f) => f.grain)).toEqual(olist.grains)
  for (const some of [files, files.toReversed()]) {
    const all = join(some)
    const { revenue, orders, lines, voidedAmount } = olist
    expect(all.summary.sums).toHaveLength(1)
    expect(all.summary.sums[0]?.sums).toMatchObject({ revenue, orders, lines, voidedAmount })
    expect(all.customer.rows).toBe(olist.customers)
    const payments = linked(all, 'payment')
    expect(payments).toHaveLength(orders)
    for (const { order, payment_id } of payments) expect(order).toBe(payment_id)
    expect(all.reasons).toEqual([])
  }
})

test.each([
  ['shopify_products', shopifyProducts, 6, products],
  ['etsy_listings', etsyListings, 3, products.map(({ product, price }) => ({ product, price }))],
] as const)('%s: each product once, with price and cost', async (id, text, rows, expected) => {
  const file = await columnsOf('products.csv', text)
  expect([file.recognisedAs, file.grain, file.rowsIn]).toEqual([id, 'product', rows])
  const all = join([file])
  expect(plain(all.product).sort(byName)).toMatchObject([...expected].sort(byName))
  expect(all.files[0]).toMatchObject({ rowsUsed: rows, rowsSetAside: 0 })
})

test('stripe_payouts: money on its way to the bank is no sale', async () => {
  const file = await columnsOf('payouts.csv', stripePayouts)
  expect([file.recognisedAs, file.grain, file.rowsIn]).toEqual(['stripe_payouts', 'other', 9])
  const all = join([file])
  expect(all.summary.sums).toEqual([])
  expect(all.reasons).toMatchObject([{ reason: 'a payout to the bank, not a sale', rows: 9 }])
})

test('telco churn: a customer a row, with what became of them', async () => {
  const file = await columnsOf('telco.csv', telco.text)
  expect([file.grain, file.rowsIn]).toEqual(['customer', telco.customers])
  const all = join([file])
  expect(all.customer.rows).toBe(telco.customers)
  const told = file.cells.get('totalSpent')?.values ?? []
  let cents = 0
  for (const value of told) cents += Math.round(100 * value)
  expect(cents / 100).toBe(telco.spent)
  const labels = linked(all, 'label')
  expect(labels.filter((l) => l.name === 'Churn' && l.value === 'Yes')).toHaveLength(telco.left)
})
