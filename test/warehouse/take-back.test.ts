import { describe, expect, test } from 'vitest'
import { quiet, unwrap } from '../../src/contract/wire.ts'
import { sql } from '../../workers/sql/sql.ts'
import { MemoryStore } from '../../workers/warehouse/memory-store.ts'
import { sharedEngine } from '../support/duckdb.ts'
import { ask, bringIn, csvFile, deskOn } from './house.ts'

const engine = await sharedEngine()
const head = 'Order number,Order date,E-mail,Product,Quantity,Price'
const january = csvFile('january.csv', [
  head,
  '1001,2025-01-02,ann@example.org,Mug,1,10.00',
  '1002,2025-01-03,bob@example.org,Pot,1,20.00',
])
const february = csvFile('february.csv', [
  head,
  '1002,2025-01-03,bob@example.org,Pot,1,25.00',
  '1003,2025-02-03,cleo@example.org,Pot,2,20.00',
])
const march = csvFile('march.csv', [head, '1004,2025-03-03,dan@example.org,Mug,1,10.00'])

const everything = async (desk: ReturnType<typeof deskOn>) => ({
  orders: await ask(desk, sql`select order_id, customer_key, gross, lines from orders order by order_id`),
  lines: await ask(desk, sql`select * from order_line order by file, line`),
  aside: await ask(desk, sql`select * from set_aside order by file, line`),
  customers: await ask(desk, sql`select * from mart_customers order by customer_key`),
})

describe('an import that is taken back', () => {
  test('leaves everything as it was before it, for as long as the workspace lives', async () => {
    const store = new MemoryStore()
    const desk = deskOn(store, engine)
    const { workspace: first } = await bringIn(desk, [january])
    const before = await everything(desk)
    const { workspace: grown } = await bringIn(desk, [february, march], first.id)
    expect(grown.account.files.map((f) => f.batch)).toEqual([0, 1, 1])
    const last = grown.account.files.filter((f) => f.batch === 1).map((f) => f.id)
    const { before: with_, after } = unwrap(await desk.weigh(last, quiet))
    expect(with_).toMatchObject({ rows: 5, orders: 4, customers: 4, revenue: [{ amount: 85 }] })
    expect(after).toMatchObject({ rows: 2, orders: 2, customers: 2, revenue: [{ amount: 30 }] })
    expect(unwrap(await desk.account()).files).toHaveLength(3)
    const back = unwrap(await desk.takeBack(last, quiet))
    expect(back).toEqual({ ...first, saved: back.saved })
    expect(await everything(desk)).toEqual(before)
    unwrap(await desk.rename(first.id, 'Shop'))
    const again = deskOn(store, engine)
    expect(unwrap(await again.reopen(first.id, quiet))).toMatchObject({
      data: first.data,
      account: first.account,
    })
  })

  test('a single file in the middle goes as if it had never come', async () => {
    const desk = deskOn(null, engine)
    const { workspace: all } = await bringIn(desk, [january, february, march])
    const [, middle] = all.account.files
    const left = unwrap(await desk.takeBack([middle?.id ?? ''], quiet))
    const seen = await everything(desk)
    const other = deskOn(null, engine)
    const { workspace: never } = await bringIn(other, [january, march])
    expect(left.data).toBe(never.data)
    expect(await everything(other)).toEqual(seen)
  })

  test('the last file cannot go, an unknown one is told, and a stop leaves what was', async () => {
    const desk = deskOn(null, engine)
    const { workspace } = await bringIn(desk, [january, march])
    const ids = workspace.account.files.map((f) => f.id)
    expect(await desk.takeBack(ids, quiet)).toMatchObject({ fault: { code: 'last-file', files: 2 } })
    expect(await desk.takeBack(['nobody'], quiet)).toMatchObject({ fault: { code: 'unknown' } })
    const stopper = new AbortController()
    const call = { signal: stopper.signal, progress: () => stopper.abort() }
    expect(await desk.takeBack(ids.slice(1), call)).toEqual({ ok: false, fault: { code: 'stopped' } })
    expect(unwrap(await desk.account())).toEqual(workspace.account)
  })
})
