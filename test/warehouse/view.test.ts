import { tableFromIPC } from 'apache-arrow'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { View } from '../../src/contract/frame.ts'
import { quiet } from '../../src/contract/wire.ts'
import { gather } from '../../workers/join/columns.ts'
import { sql } from '../../workers/sql/sql.ts'
import { sqlOf } from '../../workers/sql/view.ts'
import { lay } from '../../workers/warehouse/lay.ts'
import { standingFrom, standingOf } from '../../workers/warehouse/standing.ts'
import { fillEngine } from '../../workers/warehouse/tables.ts'
import { see } from '../../workers/warehouse/view.ts'
import { sharedEngine } from '../support/duckdb.ts'
import { type Row, sourceOf } from '../support/source.ts'

const engine = await sharedEngine()
const rows: Row[] = Array.from({ length: 400 }, (_, i) => ({
  order: `#${i}`,
  ...(i % 7 !== 0 && { customer: `c${(i * 37) % 90}` }),
  date: `2024-${String((i % 12) + 1).padStart(2, '0')}-${String((i % 28) + 1).padStart(2, '0')}T${10 + (i % 9)}:00`,
  amount: ((i * 13) % 50) - 4,
  currency: i % 11 === 0 ? 'USD' : 'EUR',
  ...(i % 3 === 0 && { channel: 'web' }),
}))
const standing = standingOf([await gather(sourceOf(rows), quiet, () => {})])
await fillEngine(engine, standing.tables())

const plain = (bytes: Uint8Array) =>
  tableFromIPC(bytes)
    .toArray()
    .map((r) => JSON.stringify(r))
const views = fc.record({
  mart: fc.constant('orders' as const),
  columns: fc.constant({ who: 'customer_key', day: 'day', money: 'revenue', from: 'channel', none: '' }),
  named: fc.boolean(),
  scope: fc.record(
    {
      asOf: fc.constantFrom('2023-01-01', '2024-06-15', '2024-12-31'),
      from: fc.constantFrom('2024-01-01', '2024-05-01'),
      currency: fc.constantFrom('EUR', 'USD', 'CHF', ''),
    },
    { requiredKeys: ['asOf'] },
  ),
})

test('memory answers a view row for row as the database does, before and after it was stored', async () => {
  const stored = standingFrom([...standing.stored()])
  await fc.assert(
    fc.asyncProperty(views, async (view) => {
      const asked = plain(await engine.arrow(sqlOf(view)))
      expect(plain(lay(see(standing.martOrders(), view)))).toEqual(asked)
      expect(plain(lay(see(stored.martOrders(), view)))).toEqual(asked)
    }),
    { numRuns: 40 },
  )
})

const bought: Row[] = Array.from({ length: 900 }, (_, i) => ({
  order: `#${Math.floor(i / 3)}`,
  customer: `c${(Math.floor(i / 3) * 37) % 60}`,
  date: `2024-${String((Math.floor(i / 3) % 12) + 1).padStart(2, '0')}-11T10:00`,
  product: i % 29 === 0 ? 'Shipping' : `Mug ${(i * 7) % 40}`,
  ...(i % 13 !== 0 && { quantity: (i % 5) - (i % 10 === 0 ? 1 : 0) }),
  ...(i % 17 !== 0 && { amount: ((i * 13) % 50) - 4 }),
  currency: i % 66 < 3 ? 'USD' : 'EUR',
}))

test('baskets in memory are those of the database: one row an order and product, nothing given back', async () => {
  const rates = { into: 'EUR', each: [['USD', 0.5, '2024-01-01']] as [string, number, string][] }
  for (const decisions of [{}, { rates }]) {
    const lines = standingOf([await gather(sourceOf(bought), quiet, () => {})], decisions)
    await fillEngine(engine, lines.tables())
    const asked: View = {
      mart: 'baskets',
      columns: { order: 'order_key', who: 'customer_key', what: 'product', n: 'quantity', money: 'amount' },
      named: true,
      scope: { asOf: '2024-11-30', currency: 'EUR' },
    }
    const mart = lines.martBaskets()
    const own = mart ? plain(lay(see(mart, asked))) : []
    expect(own.length).toBeGreaterThan(500)
    expect(new Set(own.map((row) => row.split(',').slice(0, 3).join())).size).toBe(own.length)
    expect(own.join()).not.toContain('Shipping')
    const cents = (row: string) => row.replace(/"money":([\d.e-]+)/, (_, m) => Number(m).toFixed(6))
    expect(own.map(cents)).toEqual(plain(await engine.arrow(sqlOf(asked))).map(cents))
  }
  await fillEngine(engine, standing.tables())
})

const seen: Row[] = Array.from({ length: 600 }, (_, i) => ({
  ...(i % 7 !== 0 && { visitor: `v${(i * 37) % 50}` }),
  ...(i % 5 !== 0 && { session: `v${(i * 11) % 40}` }),
  ...(i % 6 === 0 && { customer: `v${(i * 5) % 45}` }),
  ...(i % 91 !== 0 && {
    date: `${i % 3 ? 1969 : 2024}-03-${10 + ((i * 7) % 9)}T${10 + ((i * 3) % 9)}:00:0${i % 2}`,
  }),
  page: `/p/${i % 12}`,
  ...(i % 4 === 0 ? { product: `Mug ${i % 9}` } : { sku: `${i % 8}` }),
  ...(i % 8 === 0 && { amount: i % 13 }),
}))

test('visits in memory are those of the database, by visitor and time, whatever the order of the files', async () => {
  const made = (name: string, some: Row[]) =>
    gather(sourceOf(some, { name, grain: 'event', recognisedAs: 'log' }), quiet, () => {})
  const [a, b] = [await made('a', seen.slice(0, 350)), await made('b', seen.slice(350))]
  const visits = standingOf([a, b])
  await fillEngine(engine, visits.tables())
  const columns = {
    ...{ row: 'visit_key', who: 'visitor_key', customer: 'customer_key', day: 'day', second: 'second' },
    ...{ page: 'page', event: 'event', what: 'product', kind: 'category', money: 'amount' },
  }
  for (const named of [true, false]) {
    const asked: View = { mart: 'events', columns, named, scope: { asOf: '2024-03-13', currency: 'EUR' } }
    const [mart, turned] = [visits.martEvents(), standingOf([b, a]).martEvents()]
    const own = mart ? plain(lay(see(mart, asked))) : []
    expect(own.length).toBeGreaterThan(400)
    expect(own).toEqual(plain(await engine.arrow(sqlOf(asked))))
    expect(turned && plain(lay(see(turned, asked)))).toEqual(own)
  }
  expect(visits.facts.visits).toEqual({ firstDay: '1969-03-11', lastDay: '2024-03-16' })
  await fillEngine(engine, standing.tables())
})

test('the facts told without the database are those it would tell', async () => {
  const [counts = []] = await engine.rows(
    sql`select (select count(*)::integer from orders), (select count(*)::integer from mart_orders), (select count(*)::integer from customer),
      (select round(sum(gross), 2) from orders where counted and currency = 'EUR'), (select count(*)::integer from order_line)`,
  )
  const { facts } = standing
  const eur = facts.sums.find((s) => s.currency === 'EUR')?.sums
  const rowsOf = (name: string) => facts.tables.find((t) => t.name === name)?.rows
  expect(counts).toEqual([
    rowsOf('orders'),
    facts.orders,
    facts.customers,
    eur?.revenue,
    rowsOf('order_line'),
  ])
})
