import { expect, test } from 'vitest'
import { draftOf, meansOf } from './fake-reader.ts'

const goods: [string, number][] = [
  ['Beans', 24.5],
  ['Tea', 9.9],
  ['Mug', 14],
  ['Filter', 4.2],
  ['Chocolate', 3.5],
  ['Gift box', 39],
]
const point = (value: number) => value.toFixed(2)
const pad = (n: number) => String(n).padStart(2, '0')

/** Sixty lines of thirty orders: what was bought, how many, for how much each. */
const sold = Array.from({ length: 60 }, (_, r) => {
  const order = Math.floor(r / 2)
  const [name, price] = goods[(r * 5 + (order % 3)) % goods.length] ?? ['', 0]
  const day = `2025-${pad(1 + (order % 12))}-${pad(1 + (order % 28))}`
  return { id: `A${1000 + order}`, day, who: `p${order % 7}@x.org`, name, price, pieces: 1 + (r % 4) }
})

test('a price that grows with the pieces is that of the line, one that does not is that of a piece', async () => {
  const headers = ['Receipt', 'Date', 'Item', 'Qty', 'Price']
  const rows = (price: (one: (typeof sold)[number]) => number) =>
    sold.map((one) => [one.id, one.day, one.name, String(one.pieces), point(price(one))])
  const whole = await draftOf({ headers, rows: rows((one) => one.price * one.pieces) })
  const each = await draftOf({ headers, rows: rows((one) => one.price) })
  expect([meansOf(whole).amount, meansOf(whole).unitPrice]).toEqual(['Price', undefined])
  expect([meansOf(each).amount, meansOf(each).unitPrice]).toEqual([undefined, 'Price'])
})

test('what goods cost the shop, though it multiplies out, does not take the place of what they are sold for', async () => {
  const headers = ['Receipt', 'Date', 'Item', 'Qty', 'Price', 'Total', 'Hum', 'Dri']
  const cost = (price: number) => Math.round(price * 60) / 100
  const rows = sold.map(({ id, day, name, price, pieces }) => [
    ...[id, day, name, String(pieces), point(price), point(price * pieces + 1.5)],
    ...[point(cost(price)), point(cost(price) * pieces)],
  ])
  const means = meansOf(await draftOf({ headers, rows }))
  expect([means.amount ?? means.orderTotal, means.unitPrice]).toEqual(['Total', 'Price'])
})

test('columns in a language nobody taught are told by what they come to', async () => {
  const headers = ['Zk', 'Qa', 'Wen', 'Fol', 'Hum', 'Dri', 'Sar']
  const rows = sold.map((one) => [
    one.id,
    one.day,
    one.who,
    one.name,
    point(one.price * one.pieces),
    String(one.pieces),
    point(one.price),
  ])
  expect(meansOf(await draftOf({ headers, rows }))).toEqual({
    order: 'Zk',
    date: 'Qa',
    email: 'Wen',
    product: 'Fol',
    amount: 'Hum',
    quantity: 'Dri',
    unitPrice: 'Sar',
  })
})

test('an address or number that is the same in every row is the shop’s own, not its customer', async () => {
  const headers = ['Receipt', 'Date', 'Item', 'Total', 'Account', 'Contact']
  const rows = sold.map((one) => [one.id, one.day, one.name, point(one.price), '200', 'me@shop.example'])
  expect(Object.keys(meansOf(await draftOf({ headers, rows })))).not.toEqual(
    expect.arrayContaining(['customer']),
  )
  expect(meansOf(await draftOf({ headers, rows }))).not.toHaveProperty('email')
})

test.each([
  ['Commission amount', 'fee'],
  ['Total refunded', 'refund'],
  ['Refunds total', 'refund'],
  ['Erstattungsbetrag', 'refund'],
])('%s is no revenue', async (header, meaning) => {
  const headers = ['Booking no.', 'Booked on', 'Check-in', 'Guest', 'Price', header]
  const rows = sold.map((one) => [one.id, one.day, '2026-01-01', one.who, point(one.price), '1.50'])
  const means = meansOf(await draftOf({ headers, rows }))
  expect(means).toMatchObject({ order: 'Booking no.', date: 'Booked on', [meaning]: header })
  expect(Object.entries(means).find(([, name]) => name === 'Price')?.[0]).toMatch(
    /amount|unitPrice|orderTotal/,
  )
})
