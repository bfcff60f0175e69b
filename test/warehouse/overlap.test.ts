import { describe, expect, test } from 'vitest'
import type { Grain } from '../../src/contract/schema.ts'
import { quiet } from '../../src/contract/wire.ts'
import { gather } from '../../workers/join/columns.ts'
import { join } from '../../workers/join/join.ts'
import { sql } from '../../workers/sql/sql.ts'
import { sharedEngine } from '../support/duckdb.ts'
import { type Row, sourceOf } from '../support/source.ts'
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

describe('files brought again', () => {
  const line = (order: number, amount: number, product: string): Row => ({
    order: `#${order}`,
    email: `p${order % 7}@x.org`,
    date: `2025-01-${String(1 + order).padStart(2, '0')}`,
    amount,
    product,
  })
  const january = [1, 2, 3, 4].map((n) => line(n, n, 'Mug'))
  const february = [
    line(3, 3, 'Mug'),
    line(4, 44, 'Mug'),
    line(5, 5, 'Mug'),
    line(5, 6, 'Pot'),
    line(6, 6, 'Pot'),
  ]
  const columns = (name: string, rows: Row[], grain: Grain = 'order line') =>
    gather(sourceOf(rows, { name, grain }), quiet, () => {})

  test('it is told what was known, changed and new when a file came', async () => {
    const files = [await columns('jan.csv', january), await columns('feb.csv', february)]
    const { files: told, notes } = join(files)
    expect(told.map((f) => f.overlap)).toEqual([
      null,
      {
        orders: { known: 1, changed: 1, fresh: 2 },
        lines: { known: 1, changed: 1, fresh: 3 },
        customers: { known: 2, changed: 0, fresh: 2 },
      },
    ])
    expect(notes[0]?.text).toMatch(
      /2 orders were in two files.* For 1 of them .* contradict .* 1 in their lines/,
    )
    const backwards = join(files.toReversed()).files.map((f) => f.overlap?.orders)
    expect(backwards).toEqual([undefined, { known: 1, changed: 1, fresh: 2 }])
  })

  test('two lists that tell of a customer in two ways are told', async () => {
    const list = (city: string) =>
      [1, 2, 3].map((n): Row => ({ email: `c${n}@x.org`, city: n === 1 ? city : 'Ulm' }))
    const files = [
      await columns('a.csv', list('Bonn'), 'customer'),
      await columns('b.csv', list('Köln'), 'customer'),
    ]
    expect(join(files).files[1]?.overlap?.customers).toEqual({ known: 2, changed: 1, fresh: 0 })
  })

  test('the version of the newer export stands, whichever came first', async () => {
    const once = [sourceOf(january, { name: 'a.csv' }), sourceOf(february, { name: 'b.csv' })]
    for (const sources of [once, once.toReversed()]) {
      await joined(engine, sources)
      expect(await engine.rows(sql`select gross from orders where order_id = '#4'`)).toEqual([[44]])
      expect(await engine.rows(sql`select distinct file from set_aside`)).toEqual([['a.csv']])
    }
  })

  test('a day in the name tells the age where the orders do not', async () => {
    const [one, other] = [line(1, 10, 'Mug'), line(1, 20, 'Mug')]
    const named = (name: string, row: Row) => sourceOf([row], { name })
    await joined(engine, [named('orders_2026-02-01.csv', other), named('orders_2026-01-01.csv', one)])
    expect(await engine.rows(sql`select gross from orders`)).toEqual([[20]])
  })

  test('an order cut between two parts of an export is one order', async () => {
    const first: Row = { ...line(2, 4, 'Mug'), orderTotal: 9 }
    const parts = [
      [line(1, 1, 'Mug'), first],
      [
        { order: '#2', amount: 4, product: 'Mug' },
        { order: '#2', amount: 1, product: 'Pot' },
        line(3, 3, 'Mug'),
      ],
    ].map((rows, i) => sourceOf(rows, { name: `orders_export_${i + 1}.csv` }))
    for (const sources of [parts, parts.toReversed()]) {
      await joined(engine, sources)
      expect(await engine.rows(sql`select order_id, gross, lines from orders`)).toEqual([
        ['#1', 1, 1],
        ['#2', 9, 3],
        ['#3', 3, 1],
      ])
    }
  })

  test('three exports in any order give the same orders', async () => {
    const march = [line(4, 4, 'Mug'), line(5, 7, 'Pot'), line(8, 8, 'Mug')]
    const sources = [january, february, march].map((rows, i) => sourceOf(rows, { name: `${i}.csv` }))
    const seen = []
    for (const at of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0],
      [0, 2, 1],
    ]) {
      await joined(
        engine,
        at.flatMap((i) => sources[i] ?? []),
      )
      seen.push(await engine.rows(sql`select order_id, gross, lines from orders`))
    }
    expect(new Set(seen.map((s) => JSON.stringify(s))).size).toBe(1)
    expect(seen[0]).toContainEqual(['#5', 7, 1])
  })
})
