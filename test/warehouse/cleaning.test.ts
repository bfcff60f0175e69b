import { expect, test } from 'vitest'
import { quiet, unwrap } from '../../src/contract/wire.ts'
import { MemoryStore } from '../../workers/warehouse/memory-store.ts'
import { sharedEngine } from '../support/duckdb.ts'
import { bringIn, csvFile, deskOn, saving } from './house.ts'

const engine = await sharedEngine()
const orders = (name: string, from: number) =>
  csvFile(name, [
    'Order number,Order date,E-mail,Product,Quantity,Price,Status',
    `${from},2025-01-02,ann@example.org,Blue mug,1,10.00,paid`,
    `${from + 1},2025-01-03,bob@example.org,"Mug, BLUE",1,10.00,test`,
  ])

test('a step that was switched holds for the files added later, and is told after reopening', async () => {
  const store = new MemoryStore()
  const desk = deskOn(store, engine)
  const { workspace: first } = await bringIn(desk, [orders('a.csv', 1)])
  expect(first).toMatchObject({ orders: 1, account: { setAside: [{ reason: 'a test order', rows: 1 }] } })
  unwrap(await desk.decide({ steps: [['test-orders', false]] }, quiet))
  const { call, saved } = saving()
  const draft = unwrap(await desk.draft([orders('b.csv', 11)], quiet))
  const grown = unwrap(await desk.adopt(draft.id, first.id, '', call))
  expect(grown).toMatchObject({ orders: 4, account: { setAside: [] } })
  expect(await saved).toBe('')
  const again = deskOn(store, engine)
  unwrap(await again.reopen(first.id, quiet))
  const told = new Map(unwrap(await again.cleaning(quiet)).map((step) => [step.id, step]))
  expect(told.get('test-orders')).toMatchObject({ on: false, usual: true, rows: 2, before: 4, after: 2 })
  expect(told.get('product-names')).toMatchObject({ on: true, rows: 2, before: 2, after: 1 })
})

test('a stop while steps are counted is a stop', async () => {
  const desk = deskOn(null, engine)
  await bringIn(desk, [orders('a.csv', 1)])
  const stopper = new AbortController()
  const call = { signal: stopper.signal, progress: () => stopper.abort() }
  expect(await desk.cleaning(call)).toEqual({ ok: false, fault: { code: 'stopped' } })
  expect(unwrap(await deskOn(null, engine).cleaning(quiet))).toHaveLength(15)
})
