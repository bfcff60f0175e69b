import { describe, expect, test } from 'vitest'
import { type Decisions, settled } from '../../src/contract/decisions.ts'
import { type Call, quiet, unwrap } from '../../src/contract/wire.ts'
import { parseManifest } from '../../workers/warehouse/manifest.ts'
import { MemoryStore } from '../../workers/warehouse/memory-store.ts'
import { sharedEngine } from '../support/duckdb.ts'
import { bringIn, csvFile, deskOn, saving } from './house.ts'

const engine = await sharedEngine()
const orders = csvFile('orders.csv', [
  'Order number,Order date,E-mail,Product,Quantity,Price',
  '1001,2025-01-02,ann@example.org,Mug,1,10.00',
  '1002,2025-01-03,bob@example.org,Mug,1,10.00',
])
const decisions: Decisions = { identity: { level: 'household' }, steps: [['trim', false]] }

async function decidedOn(store: MemoryStore) {
  const desk = deskOn(store, engine)
  const { workspace: before } = await bringIn(desk, [orders])
  const { call, saved } = saving()
  const after = unwrap(await desk.decide(decisions, call))
  expect(await saved).toBe('')
  return { before, after, desk }
}

describe('what a person decides about a workspace', () => {
  test('is stored, changes the fingerprint, and taking it back gives the former one', async () => {
    const store = new MemoryStore()
    const { before, after, desk } = await decidedOn(store)
    expect(before.decisions).toEqual({})
    expect(after).toMatchObject({ id: before.id, orders: 2, decisions })
    expect(after.data).not.toBe(before.data)
    const opened = unwrap(await deskOn(store, engine).reopen(before.id, quiet))
    expect(opened).toMatchObject({ data: after.data, decisions })
    const back = unwrap(await desk.decide({ identity: {}, steps: [] }, quiet))
    expect(back).toMatchObject({ data: before.data, decisions: {} })
  })

  test('reads the files again where their columns are not in memory', async () => {
    const store = new MemoryStore()
    const { before } = await decidedOn(store)
    const again = deskOn(store, engine)
    unwrap(await again.reopen(before.id, quiet))
    const back = unwrap(await again.decide({}, quiet))
    expect(back).toMatchObject({ data: before.data, orders: 2, account: before.account })
  })

  test('a rate is stored, is asked of every question, and taking it back restores what was', async () => {
    const store = new MemoryStore()
    const desk = deskOn(store, engine)
    const mixed = csvFile('mixed.csv', [
      'Order number,Order date,E-mail,Total,Currency',
      '1001,2025-01-02,ann@example.org,10.00,EUR',
      '1002,2025-01-03,bob@example.org,20.00,EUR',
      '1003,2025-01-03,bob@example.org,8.00,USD',
    ])
    const { workspace: before } = await bringIn(desk, [mixed])
    const rates = { into: 'EUR', each: [['USD', 0.5, '']] as [string, number, string][] }
    const { call, saved } = saving()
    const after = unwrap(await desk.decide({ rates }, call))
    expect(await saved).toBe('')
    expect(after).toMatchObject({ currencies: ['EUR'], decisions: { rates } })
    expect(after.account.sums).toEqual(before.account.sums)
    const converted = { into: 'EUR', of: 3, each: [{ currency: 'USD', rate: 0.5, on: '', orders: 1 }] }
    const again = deskOn(store, engine)
    expect(unwrap(await again.reopen(before.id, quiet))).toMatchObject({
      currencies: ['EUR'],
      decisions: { rates },
    })
    expect(unwrap(await again.dock.facts())).toMatchObject({ converted })
    const back = unwrap(await again.decide({}, quiet))
    expect(back).toMatchObject({ data: before.data, currencies: ['EUR', 'USD'], account: before.account })
  })

  test('times that tell a zone move to the day of the shop, and back', async () => {
    const store = new MemoryStore()
    const desk = deskOn(store, engine)
    const late = csvFile('late.csv', [
      'Order number,Order date,E-mail,Total',
      '1001,2025-06-30T22:30:00Z,ann@example.org,10.00',
      '1002,2025-07-02T10:00:00Z,bob@example.org,20.00',
    ])
    const { workspace: before } = await bringIn(desk, [late])
    expect(before.firstDay).toBe('2025-06-30')
    const { call, saved } = saving()
    const after = unwrap(await desk.decide({ zone: 'Europe/Berlin' }, call))
    expect(await saved).toBe('')
    expect(after).toMatchObject({ firstDay: '2025-07-01', decisions: { zone: 'Europe/Berlin' } })
    expect(after.account.times).toEqual({ offsets: [[0, 2]], plain: 0 })
    const again = unwrap(await deskOn(store, engine).reopen(before.id, quiet))
    expect(again).toMatchObject({ firstDay: '2025-07-01', account: { times: after.account.times } })
    expect(unwrap(await desk.decide({}, quiet))).toMatchObject({ data: before.data, account: before.account })
    expect(settled({ zone: 'Mars/Olympus' })).toEqual({})
  })

  test('people who may be the same are found before and after the files left memory', async () => {
    const store = new MemoryStore()
    const { before, desk } = await decidedOn(store)
    const found = unwrap(await desk.alike(quiet))
    expect(found).toMatchObject({ questions: [], merged: [], now: { customers: 2 } })
    const stopped = { ...quiet, signal: AbortSignal.abort() }
    expect(await desk.alike(stopped)).toMatchObject({ ok: false, fault: { code: 'stopped' } })
    const again = deskOn(store, engine)
    unwrap(await again.reopen(before.id, quiet))
    expect(unwrap(await again.alike(quiet))).toEqual(found)
  })

  test('a stop leaves what was open, and nothing is decided where nothing is open', async () => {
    const { after, desk } = await decidedOn(new MemoryStore())
    const stopper = new AbortController()
    const call: Call = { signal: stopper.signal, progress: (stage) => stage === 'join' && stopper.abort() }
    expect(await desk.decide({}, call)).toEqual({ ok: false, fault: { code: 'stopped' } })
    expect(unwrap(await desk.reopen(after.id, quiet))).toMatchObject({ data: after.data, decisions })
    expect(await deskOn(null, engine).decide({}, quiet)).toMatchObject({ fault: { code: 'unknown' } })
  })

  test('a workspace that was stored before anything could be decided is opened', async () => {
    const store = new MemoryStore()
    const { before } = await decidedOn(store)
    const json = (await (await store.read(`${before.id}/manifest.json`))?.text()) ?? ''
    const { decisions: _, ...old } = JSON.parse(json)
    expect(parseManifest(JSON.stringify(old)).decisions).toEqual({})
    expect(parseManifest(json).decisions).toEqual(decisions)
    const odd = JSON.stringify({ ...old, decisions: { identity: { level: 'planet' } } })
    expect(() => parseManifest(odd)).toThrow()
  })

  test('the same decisions are written alike, whatever their order; the last word stands', () => {
    const one = settled({
      identity: { same: [['b', 'a', true]] },
      steps: [
        ['x', true],
        ['a', true],
        ['x', false],
      ],
    })
    const other = settled({
      identity: {
        same: [
          ['a', 'b', false],
          ['a', 'b', true],
        ],
      },
      steps: [
        ['a', true],
        ['x', false],
      ],
    })
    expect(one).toEqual(other)
    expect(one).toEqual({
      identity: { same: [['a', 'b', true]] },
      steps: [
        ['a', true],
        ['x', false],
      ],
    })
    expect(settled(one)).toEqual(one)
  })
})
