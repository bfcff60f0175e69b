import { describe, expect, test } from 'vitest'
import { sql } from '../../workers/sql/sql.ts'
import { sharedEngine } from '../support/duckdb.ts'
import { sourceOf } from '../support/source.ts'
import { all, joined } from './join.ts'

const engine = await sharedEngine()

describe('files together', () => {
  const old = sourceOf([
    { order: '1', customer: 'x', date: '2025-01-02', amount: 1, product: 'Mug' },
    { order: '2', customer: 'x', date: '2025-01-03', amount: 2, product: 'Pot' },
    { order: '2', customer: 'x', date: '2025-01-03', amount: 2, product: 'Mug' },
  ])
  const newer = sourceOf([
    { order: '2', customer: 'x', date: '2025-01-03', amount: 9, product: 'Pot' },
    { order: '3', customer: 'x', date: '2025-01-04', amount: 3, product: 'Pot' },
  ])

  test('an order in both stands as the newer file has it, and the older rows are set aside', async () => {
    await joined(engine, [old, newer])
    expect(await engine.rows(sql`select order_id, gross from orders`)).toEqual([
      ['1', 1],
      ['2', 9],
      ['3', 3],
    ])
    expect(await engine.rows(sql`select line, reason from set_aside`)).toEqual([
      [3, 'this order is also in a newer file, whose version stands'],
      [4, 'this order is also in a newer file, whose version stands'],
    ])
    expect(await engine.rows(sql`select rows_in, rows_used, rows_set_aside from import_file`)).toEqual([
      [3, 1, 2],
      [2, 2, 0],
    ])
  })

  test('parts of a day in two files are one order, the same day twice is one copy', async () => {
    const a = sourceOf([
      { customer: 'x', date: '2025-01-02', amount: 1 },
      { customer: 'x', date: '2025-01-03', amount: 2 },
    ])
    const b = sourceOf([
      { customer: 'x', date: '2025-01-03', amount: 5 },
      { customer: 'x', date: '2025-01-02', amount: 1 },
    ])
    await joined(engine, [a, b])
    expect(await engine.rows(sql`select gross, lines from orders`)).toEqual([
      [1, 1],
      [7, 2],
    ])
  })

  test('payments are orders only where no file brings the orders', async () => {
    const paid = sourceOf([{ order: 'ch_1', customer: 'x', date: '2025-01-02', amount: 1 }], {
      grain: 'payment',
      recognisedAs: 'stripe_payments',
    })
    await joined(engine, [paid])
    expect(await all(engine, 'orders')).toHaveLength(1)
    await joined(engine, [paid, old])
    expect(
      await engine.rows(sql`select count(*)::integer from orders where currency = '' and order_id = 'ch_1'`),
    ).toEqual([[0]])
    expect(await engine.rows(sql`select rows_set_aside from import_file`)).toEqual([[0], [0]])
    expect(await all(engine, 'payment')).toHaveLength(1)
  })

  test('rows without a date are set aside', async () => {
    await joined(engine, [
      sourceOf([
        { order: '1', customer: 'x', date: '2025-01-02', amount: 1 },
        { order: '2', customer: 'x', amount: 1 },
      ]),
    ])
    expect(await engine.rows(sql`select line, reason, raw from set_aside`)).toEqual([
      [3, 'no date', 'x · 2 · 1'],
    ])
  })
})
