import { describe, expect, test } from 'vitest'
import { everybody, quiet, unwrap } from '../../src/contract/wire.ts'
import { MemoryStore } from '../../workers/warehouse/memory-store.ts'
import { sharedEngine } from '../support/duckdb.ts'
import { bringIn, csvFile, deskOn } from './house.ts'

const engine = await sharedEngine()

const orders = csvFile('orders.csv', [
  'Order number,Order date,Customer name,E-mail,Product,Quantity,Price,City',
  '1001,2025-01-02,Ann Lee,ANN@example.org,Mug,1,10.00,Ghent',
  '1001,2025-01-02,Ann Lee,ann@example.org,Pot,2,20.00,Ghent',
  '1002,2025-01-03,Bob Ray,bob@example.org,Mug,1,10.00,Lille',
  '1003,2025-03-04,Ann Lee-Voss,ann@example.org,"Cup, ""blue""",1,5.00,Bruges',
  '1004,2025-03-14,Ann Lee-Voss,ann@example.org,=1+1,1,7.50,Bruges',
  '1005,never,Ann Lee,ann@example.org,Mug,1,10.00,Ghent',
])
const list = csvFile('customers.csv', [
  'Customer ID,Name,Email,Phone,Accepts marketing',
  'K-77,Ann Voss,ann@example.org,+32 470 11 22 33,yes',
  'K-78,Bob Ray,bob@example.org,+32 470 99 88 77,no',
])
const raw = new Map(
  await Promise.all([orders, list].map(async (f) => [f.name, (await f.text()).split('\n')] as const)),
)

async function open() {
  const desk = deskOn(new MemoryStore(), engine)
  const { workspace } = await bringIn(desk, [orders, list])
  const page = unwrap(await desk.peek(everybody, 0, 10, { find: 'ann@' }))
  return { desk, workspace, key: page.keys?.[0] ?? -1, page }
}

describe('the page of a person', () => {
  test('is found by name, e-mail, phone and id, and by nothing that is not there', async () => {
    const { desk, key } = await open()
    for (const find of ['ann voss', 'ANN@', '470 11 22', 'ann@example.org'])
      expect(unwrap(await desk.peek(everybody, 0, 9, { find })).keys, find).toEqual([key])
    expect(unwrap(await desk.peek(everybody, 0, 9, { find: 'zoe' }))).toMatchObject({ total: 0, keys: [] })
    expect(unwrap(await desk.peek(everybody, 0, 9)).columns).not.toContain('customer_key')
  })

  test('tells the figures of the orders that count', async () => {
    const { desk, key } = await open()
    const { figures, name, events } = unwrap(await desk.person(key, quiet))
    expect(name).toBe('Ann Voss')
    expect(events).toBe(3)
    expect(figures).toEqual({
      ...{ orders: 3, spent: [{ currency: '', orders: 3, revenue: 62.5 }] },
      ...{ first: '2025-01-02', last: '2025-03-14', usualGap: 35.5, since: 0 },
    })
  })

  test('every fact and every line names a file and a line that hold it', async () => {
    const { desk, key } = await open()
    const { facts } = unwrap(await desk.person(key, quiet))
    const told = facts.flatMap(({ means, told }) => told.map((t) => ({ means, ...t })))
    expect(told.map(({ value }) => value)).toEqual(
      expect.arrayContaining([
        'Ann Voss',
        'Ann Lee',
        'Ann Lee-Voss',
        'Ghent',
        'Bruges',
        'K-77',
        '+32 470 11 22 33',
      ]),
    )
    for (const { means, value, places } of told)
      for (const { file, line } of places) {
        const text = (raw.get(file)?.[line - 1] ?? '').toLowerCase()
        expect(text).toContain('ann@example.org')
        expect(text).toContain(means === 'consent' ? 'yes' : value.toLowerCase())
      }
    const events = unwrap(await desk.timeline(key, 0, 9, quiet))
    expect(events.map((e) => e.title)).toEqual(['1004', '1003', '1001'])
    for (const { title, some } of events)
      for (const { product, place } of some) {
        const text = raw.get(place.file)?.[place.line - 1] ?? ''
        expect(text.startsWith(`${title},`)).toBe(true)
        expect(text.replaceAll('""', '"')).toContain(product)
      }
  })

  test('is the same once the workspace was opened from its snapshot', async () => {
    const store = new MemoryStore()
    const { workspace } = await bringIn(deskOn(store, engine), [orders, list])
    const again = deskOn(store, engine)
    unwrap(await again.reopen(workspace.id, quiet))
    const { desk, key } = await open()
    expect(unwrap(await again.person(key, quiet))).toEqual({
      ...unwrap(await desk.person(key, quiet)),
      lists: [],
    })
  })

  test('tells what stands beside them in the lists they are in, and nothing of anybody else', async () => {
    const { desk, key } = await open()
    const columns = [
      { label: 'Ahead', codes: Int32Array.of(0, 1), labels: ['€5', '€20'] },
      { label: 'Why', codes: Int32Array.of(0, -1), labels: ['bought pots'] },
    ]
    const lists = [
      { table: 'audience_b', keys: Int32Array.of(key + 1), columns: [] },
      { table: 'audience_a', keys: Int32Array.of(key + 1, key), columns },
    ]
    unwrap(await desk.dock.keep(lists, { asOf: '2025-03-14' }))
    const told = unwrap(await desk.person(key, quiet)).lists
    expect(told).toEqual([
      { table: everybody, beside: [] },
      { table: 'audience_a', beside: [['Ahead', '€20']] },
    ])
  })

  test('tells every name that was found to be one person, and why', async () => {
    const { desk, key } = await open()
    const { aliases } = unwrap(await desk.person(key, quiet))
    const told = aliases.map(({ source }) => source)
    expect(told).toContain('email:ann@example.org')
    expect(told.filter((source) => source.includes('K-77'))).toHaveLength(1)
    expect(told.join(' ')).not.toContain('K-78')
  })

  test('who stops while the files are read again stops nobody else', async () => {
    const store = new MemoryStore()
    const { workspace } = await bringIn(deskOn(store, engine), [orders, list])
    const again = deskOn(store, engine)
    unwrap(await again.reopen(workspace.id, quiet))
    const stopper = new AbortController()
    const first = again.person(0, { ...quiet, signal: stopper.signal })
    const second = again.person(0, quiet)
    stopper.abort()
    expect([(await first).ok, (await second).ok]).toEqual([true, true])
  })

  test('a key that nobody has is a fault in words', async () => {
    const { desk } = await open()
    for (const key of [-1, 2, 1e9, Number.NaN, 0.5])
      expect(await desk.person(key, quiet)).toMatchObject({ ok: false, fault: { code: 'unknown' } })
  })

  test('gives everything away as one file, rows that were set aside and unused columns too', async () => {
    const { desk, key } = await open()
    const whole = JSON.parse(await unwrap(await desk.personFile(key, 'json', quiet)).text())
    expect(whole.rows).toHaveLength(6)
    expect(whole.rows.at(-1)).toMatchObject({ file: 'customers.csv', line: 2, cells: { Name: 'Ann Voss' } })
    expect(JSON.stringify(whole)).toContain('1005')
    expect(JSON.stringify(whole)).not.toMatch(/bob/i)
    const csv = await unwrap(await desk.personFile(key, 'csv', quiet)).text()
    expect(csv).toContain("'=1+1")
    expect(csv.trim().split('\r\n')).toHaveLength(5)
  })
})
