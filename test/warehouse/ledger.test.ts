import { tableFromIPC } from 'apache-arrow'
import { expect, test } from 'vitest'
import type { View } from '../../src/contract/frame.ts'
import { quiet } from '../../src/contract/wire.ts'
import { gather } from '../../workers/join/columns.ts'
import { sqlOf } from '../../workers/sql/view.ts'
import { lay } from '../../workers/warehouse/lay.ts'
import { standingOf } from '../../workers/warehouse/standing.ts'
import { fillEngine } from '../../workers/warehouse/tables.ts'
import { see } from '../../workers/warehouse/view.ts'
import { sharedEngine } from '../support/duckdb.ts'
import { type Row, sourceOf } from '../support/source.ts'

const engine = await sharedEngine()
const day = (i: number) => `2024-${String((i % 12) + 1).padStart(2, '0')}-${String((i % 9) + 10)}`
const places = ['Hill Rd. 5', 'hill rd 5', 'ΟΔΟΣ 7', 'οδοσ 7', 'Straße 12b', 'No number', 'Ünder 3/4']

/** Three lines an order, several orders a day, and much that is not told. */
const at = (some: readonly string[], i: number) => some[i % some.length] ?? ''
const lines: Row[] = Array.from({ length: 1_200 }, (_, i) => {
  const n = Math.floor(i / 3)
  return {
    order: `#${(n * 17) % 400}`,
    ...(n % 7 !== 0 && { customer: `c${(n * 37) % 25}` }),
    date: `${day(n)}T${10 + (n % 9)}:${10 + (n % 50)}:0${n % 7}`,
    product: i % 6 < 2 ? 'Mug' : `Mug ${(i * 7) % 40}`,
    sku: `${99 - ((i * 7) % 80)}`,
    category: `Kind ${(i * 7) % 80}`,
    quantity: (i % 5) - (i % 10 === 0 ? 1 : 0),
    amount: (i * 13) % 50,
    currency: n % 11 === 0 ? 'USD' : 'EUR',
    coupon: n % 5 === 0 ? `CODE${n % 3}` : '',
    staff: n % 3 === 0 ? at(['Ünal', 'ann', 'Bob', 'Zoë'], n) : '',
    status: n % 13 === 0 ? 'voided' : 'paid',
    discount: n % 4,
    riskLevel: n % 6 === 0 ? at(['high', 'low'], n / 6) : '',
    disputed: n % 18 === 0 ? at(['lost', ' No ', '0'], n / 18) : '',
  }
})
const people: Row[] = Array.from({ length: 25 }, (_, i) => ({
  customer: `c${i}`,
  street: at(places, i),
  ...(i % 2 ? { postcode: `12${i % 3}` } : { city: 'Town' }),
  phone: i % 3 ? `+49 (0)${1_000_000 + (i % 5)}` : '12-34',
}))
const paid: Row[] = Array.from({ length: 300 }, (_, i) => ({
  ...(i % 5 === 0 && { order: `#${(i * 3) % 500}` }),
  ...(i % 4 !== 0 && { customer: `c${i % 6}` }),
  ...(i % 17 !== 0 && { date: `${day(i % 3)}T10:00:0${i % 2}` }),
  amount: (i % 23) - 2,
  refund: i % 9 === 0 ? 3 : i % 2 ? 0 : null,
  currency: i % 3 ? 'EUR' : '',
  card: i % 5 ? `fp${i % 12}` : '',
  kind: i % 2 ? 'charge' : 'payment',
}))

const files = [
  await gather(sourceOf(lines, { name: 'orders', grain: 'order line' }), quiet, () => {}),
  await gather(sourceOf(people, { name: 'people', grain: 'customer' }), quiet, () => {}),
  await gather(sourceOf(paid, { name: 'paid', grain: 'payment' }), quiet, () => {}),
]
const asked = (scope: View['scope']): View => ({
  mart: 'ledger',
  columns: Object.fromEntries(
    'what customer order day second amount other pieces name family'.split(' ').map((name) => [name, name]),
  ),
  scope,
  named: false,
})
const plain = (bytes: Uint8Array) =>
  tableFromIPC(bytes)
    .toArray()
    .map((r) => JSON.stringify(r))

test('the ledger in memory is that of the database, row for row, with every sign in it', async () => {
  const standing = standingOf(files)
  await fillEngine(engine, standing.tables())
  const mart = standing.martLedger()
  for (const scope of [
    { asOf: '' },
    { asOf: '2024-08-12', from: '2024-02-01' },
    { asOf: '2024-12-31', currency: 'EUR' },
    { asOf: '2024-12-31', currency: '' },
  ]) {
    const own = mart ? plain(lay(see(mart, asked(scope)))) : []
    expect(own).toEqual(plain(await engine.arrow(sqlOf(asked(scope)))))
    expect(own.some((row) => row.includes('"what":2'))).toBe(true)
  }
  const whats = [0, 1, 2, 3, 4, 5].map((what) => `{"what":${what},`)
  const all = mart ? plain(lay(see(mart, asked({ asOf: '' })))) : []
  for (const what of whats) expect(all.filter((row) => row.startsWith(what)).length).toBeGreaterThan(20)
})

test('the same files in another order give the same ledger', () => {
  const [one, other] = [standingOf(files), standingOf([...files].reverse())].map((s) => s.martLedger())
  const all = (mart: typeof one) => (mart ? plain(lay(see(mart, asked({ asOf: '' })))) : [])
  expect(all(other)).toEqual(all(one))
})
