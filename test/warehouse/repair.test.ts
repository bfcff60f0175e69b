import { describe, expect, test } from 'vitest'
import type { Workspace } from '../../src/contract/desk.ts'
import { quiet, unwrap } from '../../src/contract/wire.ts'
import { sql } from '../../workers/sql/sql.ts'
import { MemoryStore } from '../../workers/warehouse/memory-store.ts'
import { sharedEngine } from '../support/duckdb.ts'
import { ask, bringIn, csvFile, deskOn, saving } from './house.ts'

const engine = await sharedEngine()
const head = 'Order number,Order date,E-mail,Product,Quantity,Price'
const rows = [
  '1001,2025-01-02,ann@example.org,Mug,1,10.00',
  '1002,2025-13-03,bob@example.org,Pot,1,20.00',
  '1003,2025-02-03,cleo@example.org,"Pot, blue",2,20.00',
  '1004,2025-02-04,dan@example.org,Mug,1,10.00,1,2,3,4',
  ...Array.from({ length: 6 }, (_, i) => `20${i}0,2025-03-0${i + 1},ann@example.org,Mug,1,10.00`),
]
const broken = csvFile('shop.csv', [head, ...rows])
const right = new Map([
  [3, '1002,2025-12-03,bob@example.org,Pot,1,20.00'],
  [5, '1004,2025-02-04,dan@example.org,Mug,1,10.00'],
])
const mended = csvFile('mended.csv', [head, ...rows.map((row, i) => right.get(i + 2) ?? row)])

const told = async (desk: ReturnType<typeof deskOn>) => ({
  orders: await ask(desk, sql`select order_id, placed_at, gross, lines from orders order by order_id`),
  customers: await ask(desk, sql`select customer, orders, revenue from mart_customers order by customer`),
  lines: await ask(desk, sql`select line from order_line order by line`),
})
const idOf = ({ account }: Workspace) => account.files[0]?.id ?? ''
const counts = ({ account }: Workspace) => account.files.map((f) => [f.rowsIn, f.rowsUsed, f.rowsSetAside])

describe('a row set aside that is written anew', () => {
  test('is read as if it had stood so in the file, and taken back leaves all as it was', async () => {
    const desk = deskOn(null, engine)
    const { workspace: before } = await bringIn(desk, [broken])
    const file = idOf(before)
    expect(counts(before)).toEqual([[10, 8, 2]])
    expect(unwrap(await desk.rows(file, [3], quiet))).toEqual({
      columns: head.split(','),
      decimal: '.',
      rows: [{ line: 3, text: rows[1], repaired: null }],
    })
    const once = unwrap(await desk.repair(file, [[3, right.get(3) ?? '']], quiet))
    expect(counts(once)).toEqual([[10, 9, 1]])
    expect(once.data).not.toBe(before.data)
    expect(once.account.files[0]?.repaired).toEqual([3])
    const both = unwrap(await desk.repair(file, [[5, right.get(5) ?? '']], quiet))
    expect(counts(both)).toEqual([[10, 10, 0]])
    const seen = await told(desk)
    const other = deskOn(null, engine)
    await bringIn(other, [mended])
    expect(await told(other)).toEqual(seen)
    unwrap(await desk.repair(file, [[3, null]], quiet))
    const back = unwrap(await desk.repair(file, [[5, null]], quiet))
    expect(back).toEqual(before)
  })

  test('that is still wrong stays aside, with its line and a reason; every row is in one place', async () => {
    const desk = deskOn(null, engine)
    const { workspace } = await bringIn(desk, [broken])
    const still = unwrap(
      await desk.repair(idOf(workspace), [[3, '1002,never,bob@example.org,Pot,1,20.00']], quiet),
    )
    expect(counts(still)).toEqual([[10, 8, 2]])
    expect(await ask(desk, sql`select line, reason from set_aside order by line`)).toEqual([
      [3, 'never is no date'],
      [5, '10 cells where the header has 6'],
    ])
    expect(unwrap(await desk.rows(idOf(workspace), [3], quiet)).rows[0]?.repaired).toContain('never')
  })

  test('of a line that the file has not changes nothing, and a used row may be written anew, too', async () => {
    const desk = deskOn(null, engine)
    const { workspace } = await bringIn(desk, [broken])
    const nowhere = unwrap(await desk.repair(idOf(workspace), [[999, right.get(3) ?? '']], quiet))
    expect(counts(nowhere)).toEqual(counts(workspace))
    const used = '1001,2025-01-02,ann@example.org,Mug,1,15.00'
    const changed = unwrap(await desk.repair(idOf(workspace), [[2, used]], quiet))
    expect(counts(changed)).toEqual(counts(workspace))
    expect(await ask(desk, sql`select gross from orders where order_id = '1001'`)).toEqual([[15]])
  })

  test('is stored beside the file, whose bytes stay as they are', async () => {
    const store = new MemoryStore()
    const desk = deskOn(store, engine)
    const { workspace } = await bringIn(desk, [broken])
    const { call, saved } = saving()
    const after = unwrap(await desk.repair(idOf(workspace), [[3, right.get(3) ?? '']], call))
    expect(await saved).toBe('')
    const kept = await store.read(`${workspace.id}/files/${idOf(workspace)}`)
    expect(await kept?.text()).toBe(await broken.text())
    const again = deskOn(store, engine)
    const opened = unwrap(await again.reopen(workspace.id, quiet))
    expect(opened).toMatchObject({ data: after.data, account: { files: [{ repaired: [3], rowsUsed: 9 }] } })
    const back = unwrap(await again.repair(idOf(workspace), [[3, null]], quiet))
    expect(back.data).toBe(workspace.data)
  })
})
