import { describe, expect, test } from 'vitest'
import { sql } from '../../workers/sql/sql.ts'
import { sharedEngine } from '../support/duckdb.ts'
import { type Row, sourceOf } from '../support/source.ts'
import { all, joined } from './join.ts'

const engine = await sharedEngine()

async function orders(rows: Row[], options: Parameters<typeof sourceOf>[1] = {}) {
  await joined(engine, [sourceOf(rows, options)])
  return engine.rows(
    sql`select order_id, customer_key, placed_at::varchar, counted, gross, refund, lines, items from orders`,
  )
}

describe('an order', () => {
  test('filled down and repeated order fields come to the same', async () => {
    const filled: Row[] = [
      {
        order: '#1',
        email: 'A@x.org',
        date: '2025-01-02T10:00',
        orderTotal: 30,
        product: 'Mug',
        quantity: 1,
        unitPrice: 10,
      },
      { order: '#1', product: 'Pot', quantity: 2, unitPrice: 10 },
      {
        order: '#2',
        email: 'b@x.org',
        date: '2025-01-03T10:00',
        orderTotal: 7,
        product: 'Mug',
        quantity: 1,
        unitPrice: 7,
      },
    ]
    const repeated = filled.map((r, i) => (i === 1 ? { ...filled[0], ...r } : r))
    const once = await orders(filled)
    expect(once).toEqual([
      ['#1', 0, '2025-01-02 10:00:00', true, 30, 0, 2, 3],
      ['#2', 1, '2025-01-03 10:00:00', true, 7, 0, 1, 1],
    ])
    expect(await orders(repeated)).toEqual(once)
  })

  test('without a total comes to its amounts, else to quantity × price − discount', async () => {
    const rows: Row[] = [
      { order: 'a', customer: 'x', date: '2025-01-02', amount: 5, quantity: 9, unitPrice: 9 },
      { order: 'a', amount: 6, quantity: 9, unitPrice: 9 },
    ]
    expect((await orders(rows))[0]?.[4]).toBe(11)
    const priced: Row[] = [
      { order: 'a', customer: 'x', date: '2025-01-02', quantity: 2, unitPrice: 9, discount: 3 },
      { order: 'a', quantity: 1, unitPrice: 4 },
    ]
    expect((await orders(priced))[0]?.[4]).toBe(19)
  })

  test('without a number is a customer and a day, or a moment where the file has times', async () => {
    const day: Row[] = [
      { customer: 'x', date: '2025-01-02', amount: 5 },
      { customer: 'x', date: '2025-01-02', amount: 6 },
      { customer: 'y', date: '2025-01-02', amount: 7 },
    ]
    expect((await orders(day, { grain: 'transaction' })).map((r) => r[4])).toEqual([11, 7])
    const timed = day.map((r, i) => ({ ...r, date: `2025-01-02T1${i}:00` }))
    expect((await orders(timed, { grain: 'transaction' })).map((r) => r[4])).toEqual([5, 6, 7])
  })

  test('of nobody and without a number is a row', async () => {
    const rows: Row[] = [
      { date: '2025-01-02', amount: 5 },
      { date: '2025-01-02', amount: 5 },
    ]
    expect((await orders(rows)).map((r) => [r[1], r[4]])).toEqual([
      [-1, 5],
      [-1, 5],
    ])
  })

  test('in two currencies under one number is two orders', async () => {
    const rows: Row[] = [
      { order: '1', customer: 'x', date: '2025-01-02', amount: 5, currency: 'EUR' },
      { order: '1', customer: 'x', date: '2025-01-02', amount: 6, currency: 'USD' },
      { order: '1', customer: 'x', date: '2025-01-02', amount: 1 },
    ]
    expect((await orders(rows)).map((r) => r[4])).toEqual([6, 6])
  })

  test('that was voided does not count; for Shopify only the financial status says so', async () => {
    const rows: Row[] = ['voided', 'Cancelled', 'paid', 'storniert'].map((status, i) => ({
      order: String(i),
      customer: 'x',
      date: '2025-01-02',
      amount: 1,
      status,
      cancelledAt: status === 'paid' ? '2025-01-05' : null,
    }))
    const counted = (o: (string | number | boolean | null)[][]) => o.map((r) => [r[0], r[3]]).sort()
    expect(counted(await orders(rows)).map((r) => r[1])).toEqual([false, false, false, false])
    const shop = counted(await orders(rows, { recognisedAs: 'shopify_orders' }))
    expect(shop.map((r) => r[1])).toEqual([false, true, true, true])
  })
})

describe('money back', () => {
  test('in a row of the order is a refund of it', async () => {
    const rows: Row[] = [
      { order: '1', customer: 'x', date: '2025-01-02', quantity: 2, unitPrice: 10 },
      { order: '1', customer: 'x', date: '2025-01-02', quantity: -1, unitPrice: 10 },
    ]
    expect(await orders(rows)).toEqual([['1', 0, '2025-01-02 00:00:00', true, 20, 10, 2, 1]])
  })

  test('on a number of its own belongs to the order before it, and stays where there is none', async () => {
    const rows: Row[] = [
      { order: '1', customer: 'x', date: '2025-01-02', amount: 20 },
      { order: 'C2', customer: 'x', date: '2025-02-02', amount: -5 },
      { order: 'C3', customer: 'y', date: '2025-02-02', amount: -5 },
    ]
    expect((await orders(rows)).map((r) => [r[0], r[4], r[5], r[6]])).toEqual([
      ['1', 20, 5, 2],
      ['C3', 0, 5, 1],
    ])
  })
})

describe('a customer', () => {
  const customers = (sources: ReturnType<typeof sourceOf>[]) =>
    joined(engine, sources).then(() =>
      engine.rows(sql`select customer, orders, revenue, name, city, consent from mart_customers`),
    )

  test('is an e-mail first; a number seen with one e-mail only is that e-mail', async () => {
    const shop = sourceOf([
      { order: '1', customer: '77', date: '2025-01-02', amount: 1 },
      { order: '2', email: 'ANN@x.org', date: '2025-01-03', amount: 2 },
      { order: '3', customer: '78', date: '2025-01-03', amount: 4 },
    ])
    const people = sourceOf(
      [
        { customer: '77', email: 'ann@x.org', firstName: 'Ann', lastName: 'Lee', city: 'Bern', consent: 0 },
        { customer: '79', email: 'bob@x.org', customerName: 'Bob', consent: 1 },
      ],
      { grain: 'customer', recognisedAs: 'customers' },
    )
    const expected = [
      ['78', 1, 4, '', '', ''],
      ['ann@x.org', 2, 3, 'Ann Lee', 'Bern', 'no'],
      ['bob@x.org', 0, 0, 'Bob', '', 'yes'],
    ]
    expect(await customers([shop, people])).toEqual(expected)
    expect(await customers([people, shop])).toEqual(expected)
  })

  test('known by name and postcode only is still one person', async () => {
    const rows: Row[] = [
      { order: '1', customerName: 'Ann Lee', postcode: '3000', date: '2025-01-02', amount: 1 },
      { order: '2', customerName: 'ann lee ', postcode: '3000', date: '2025-01-03', amount: 1 },
      { order: '3', customerName: 'Ann Lee', postcode: '4000', date: '2025-01-03', amount: 1 },
      { order: '4', date: '2025-01-03', amount: 1 },
    ]
    expect((await customers([sourceOf(rows)])).map((r) => r[1]).sort()).toEqual([1, 2])
    expect((await all(engine, 'mart_orders')).filter((r) => r[1] === -1)).toHaveLength(1)
  })

  test('of a file that names nobody is each row', async () => {
    const rows: Row[] = [{ city: 'Bern' }, { city: 'Bern' }, { city: 'Basel' }]
    const options = { grain: 'customer', recognisedAs: 'customers' } as const
    const two = [sourceOf(rows, options), sourceOf(rows.slice(1), { ...options, name: 'b.csv' })]
    expect((await customers(two)).map((r) => [r[0], r[4]])).toEqual([
      ['Row 2', 'Bern'],
      ['Row 2', 'Bern'],
      ['Row 3', 'Basel'],
      ['Row 3', 'Bern'],
      ['Row 4', 'Basel'],
    ])
  })

  test('number of one vendor is nobody at another', async () => {
    const a = sourceOf([{ order: '1', customer: '7', date: '2025-01-02', amount: 1 }], {
      recognisedAs: 'etsy_orders',
    })
    const b = sourceOf([{ order: '1', customer: '7', date: '2025-01-02', amount: 1 }], {
      recognisedAs: 'woo_orders',
    })
    expect(await customers([a, b])).toHaveLength(2)
  })
})
