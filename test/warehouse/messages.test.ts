import { tableFromIPC } from 'apache-arrow'
import { expect, test } from 'vitest'
import type { View } from '../../src/contract/frame.ts'
import type { Scope } from '../../src/contract/miner.ts'
import { quiet } from '../../src/contract/wire.ts'
import { gather } from '../../workers/join/columns.ts'
import { sqlOf } from '../../workers/sql/view.ts'
import { lay } from '../../workers/warehouse/lay.ts'
import { standingFrom, standingOf } from '../../workers/warehouse/standing.ts'
import { fillEngine } from '../../workers/warehouse/tables.ts'
import { see } from '../../workers/warehouse/view.ts'
import { sharedEngine } from '../support/duckdb.ts'
import { type Row, sourceOf } from '../support/source.ts'

const engine = await sharedEngine()
const two = (n: number) => String(n).padStart(2, '0')

const sold: Row[] = Array.from({ length: 300 }, (_, i) => ({
  order: `#${i}`,
  ...(i % 7 !== 0 && { customer: `c${(i * 37) % 40}` }),
  date: `2024-${two((i % 12) + 1)}-${two((i % 28) + 1)}T${10 + (i % 9)}:00`,
  amount: 20 + (i % 9),
  ...(i % 10 === 3 && { refund: 5 }),
}))
const written: Row[] = Array.from({ length: 240 }, (_, i) => ({
  messageId: `m${i}`,
  ...(i % 5 !== 0 && { customer: `c${(i * 11) % 45}` }),
  ...(i % 4 === 0 && { order: `#${(i * 3) % 310}` }),
  ...(i % 13 !== 0 && { date: `2024-${two((i % 12) + 1)}-${two((i % 25) + 1)}T12:00` }),
  ...(i % 6 !== 0 && { stars: i % 11 }),
  ...(i % 3 === 0 ? { product: `Mug ${i % 9}` } : { sku: `${i % 8}` }),
  text: `Text ${i % 60}`,
}))

const made = (name: string, grain: 'order' | 'review' | 'ticket', rows: Row[]) =>
  gather(sourceOf(rows, { name, grain, recognisedAs: 'other' }), quiet, () => {})
const files = await Promise.all([
  made('shop', 'order', sold),
  made('reviews', 'review', written.slice(0, 150)),
  made('tickets', 'ticket', written.slice(150)),
])

const plain = (bytes: Uint8Array) =>
  tableFromIPC(bytes)
    .toArray()
    .map((row) => JSON.stringify(row))
const columns = {
  ...{
    row: 'message_key',
    who: 'customer_key',
    about: 'order_key',
    day: 'day',
    kind: 'kind',
    stars: 'stars',
  },
  ...{ scale: 'scale', text: 'text', product: 'product', nth: 'nth', next: 'next_day', refunded: 'refunded' },
  ...{ file: 'file', line: 'line' },
}
const view = (named: boolean, scope: Scope): View => ({ mart: 'messages', columns, named, scope })

test('messages in memory are those of the database, stored or not, whatever the order of the files', async () => {
  const here = standingOf(files)
  const turned = standingOf(files.toReversed())
  const mart = here.martMessages()
  for (const tables of [here.tables(), standingFrom([...here.stored()]).tables()]) {
    await fillEngine(engine, tables)
    for (const named of [true, false])
      for (const scope of [{ asOf: '' }, { asOf: '2024-09-13', from: '2024-02-01', currency: 'EUR' }]) {
        const asked = view(named, scope)
        const own = mart ? plain(lay(see(mart, asked))) : []
        expect(own.length).toBeGreaterThan(80)
        expect(own).toEqual(plain(await engine.arrow(sqlOf(asked))))
        const other = turned.martMessages()
        expect(other && plain(lay(see(other, asked)))).toEqual(own)
      }
  }
  expect(here.facts.messages).toEqual({ firstDay: '2024-01-04', lastDay: '2024-12-24' })
})

test('a message knows the next order, the one before, and whether money was given back', async () => {
  const orders: Row[] = [
    { order: 'a', customer: 'x', date: '2024-01-05', amount: 10 },
    { order: 'b', customer: 'x', date: '2024-03-01', amount: 10, refund: 4 },
    { order: 'c', customer: 'x', date: '2024-06-01', amount: 10 },
    { order: 'd', customer: 'y', date: '2024-02-01', amount: 10 },
  ]
  const said: Row[] = [
    { customer: 'x', date: '2024-01-01', text: 'before any order', stars: 4 },
    { customer: 'x', date: '2024-03-01', text: 'on the day', stars: 0 },
    { customer: 'x', date: '2024-07-01', text: 'after the last', stars: 10 },
    { customer: 'y', order: 'b', date: '2024-02-09', text: 'of an order that somebody else paid' },
    { date: '2024-02-09', text: 'by nobody' },
  ]
  const shop = standingOf([await made('shop', 'order', orders), await made('reviews', 'review', said)])
  const mart = shop.martMessages()
  const numbers = (name: string) => {
    const found = mart?.columns.get(name)
    return found && found.type !== 'text' ? [...found.values] : []
  }
  const day = (iso: string) => Date.parse(iso) / 86_400_000
  expect(numbers('nth')).toEqual([0, 2, 3, 1, 0])
  expect(numbers('next_day')).toEqual([day('2024-01-05'), day('2024-06-01'), -1, -1, -1])
  expect(numbers('refunded').slice(0, 3)).toEqual([-1, 1, 0])
  expect(numbers('stars').map((s) => Math.round(s * 10) / 10)).toEqual([2.6, 1, 5, 0, 0])
  expect(numbers('scale')).toEqual([10, 10, 10, 10, 10])
})
