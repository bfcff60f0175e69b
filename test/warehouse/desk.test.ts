import { describe, expect, test } from 'vitest'
import { said } from '../../src/contract/notes.ts'
import { type Call, quiet, unwrap } from '../../src/contract/wire.ts'
import { sql } from '../../workers/sql/sql.ts'
import type { WarehouseDesk } from '../../workers/warehouse/desk.ts'
import { MemoryStore } from '../../workers/warehouse/memory-store.ts'
import { sharedEngine } from '../support/duckdb.ts'
import { ask, bringIn, csvFile, deskOn } from './house.ts'

const engine = await sharedEngine()

const head = 'Order number,Order date,E-mail,Product,Quantity,Price'
const first = csvFile('january.csv', [
  head,
  '1001,2025-01-02,ann@example.org,Mug,1,10.00',
  '1001,2025-01-02,ann@example.org,Pot,2,20.00',
  '1002,2025-01-03,bob@example.org,Mug,1,10.00',
])
const second = csvFile('february.csv', [
  head,
  '1002,2025-01-03,bob@example.org,Mug,3,10.00',
  '1003,2025-02-13,cid@example.org,Pot,1,20.00',
])
const bad = csvFile('bad.csv', [
  head,
  '1,not a day,ann@example.org,Mug,1,10.00',
  '2,nor this,bob@example.org,Mug,1,10.00',
])

const keepOne = (desk: WarehouseDesk, table: string, keys: number[]) =>
  desk.dock.keep([{ table, keys: Int32Array.from(keys) }], { asOf: '2025-01-03' })

const marts = async (desk: WarehouseDesk) => ({
  orders: await ask(desk, sql`select * exclude (placed_at) from mart_orders`),
  customers: await ask(desk, sql`select * from mart_customers`),
})

describe('the desk', () => {
  test('opens files, grows, and says what was in both', async () => {
    const desk = deskOn(null, engine)
    const { call } = { call: quiet }
    const draft = unwrap(await desk.draft([first], call))
    const made = unwrap(await desk.adopt(draft.id, '', 'Shop', call))
    expect(made).toMatchObject({
      title: 'Shop',
      customers: 2,
      orders: 2,
      firstDay: '2025-01-02',
      lastDay: '2025-01-03',
      readOnly: false,
    })
    expect(made.account.sums).toEqual([
      {
        currency: '',
        sums: { revenue: 60, orders: 2, lines: 3, refunds: 0, voidedOrders: 0, voidedAmount: 0 },
      },
    ])
    const more = unwrap(await desk.draft([second], call))
    const grown = unwrap(await desk.adopt(more.id, made.id, '', call))
    expect(grown).toMatchObject({ id: made.id, title: 'Shop', customers: 3, orders: 3 })
    expect(grown.data).not.toBe(made.data)
    expect(grown.account.sums[0]?.sums.revenue).toBe(100)
    expect(said(grown.account.notes).join(' ')).toContain('1 order was in two files')
    for (const f of grown.account.files) expect(f.rowsUsed + f.rowsSetAside).toBe(f.rowsIn)
  })

  test('refuses the same file twice and changes nothing', async () => {
    const desk = deskOn(null, engine)
    const draft = unwrap(await desk.draft([first], quiet))
    const made = unwrap(await desk.adopt(draft.id, '', 'Shop', quiet))
    const again = unwrap(await desk.draft([new File([first], 'copy.csv')], quiet))
    expect(await desk.adopt(again.id, made.id, '', quiet)).toEqual({
      ok: false,
      fault: { code: 'same-file', name: 'copy.csv', as: 'january.csv', rows: 3 },
    })
    expect(unwrap(await desk.account())).toEqual(made.account)
  })

  test('a file of which no row can be used is refused with its first line', async () => {
    const desk = deskOn(null, engine)
    const draft = unwrap(await desk.draft([first], quiet))
    const made = unwrap(await desk.adopt(draft.id, '', 'Shop', quiet))
    const useless = unwrap(await desk.draft([bad], quiet))
    const answer = await desk.adopt(useless.id, made.id, '', quiet)
    expect(answer.ok).toBe(false)
    expect(unwrap(await desk.account())).toEqual(made.account)
  })

  test('a correction changes the reading, fewer corrections take it back, and a file can be read again', async () => {
    const desk = deskOn(null, engine)
    const draft = unwrap(await desk.draft([first], quiet))
    const at = draft.files[0]?.columns.findIndex((c) => c.means === 'product') ?? -1
    const corrected = unwrap(await desk.correct(draft.id, 0, { means: [[at, null]] }))
    expect(corrected.files[0]?.columns[at]?.means).toBeNull()
    const back = unwrap(await desk.correct(draft.id, 0, {}))
    expect(back.files[0]?.columns[at]?.means).toBe('product')
    const made = unwrap(await desk.adopt(draft.id, '', 'Shop', quiet))
    const revised = unwrap(await desk.revise(made.account.files[0]?.id ?? '', quiet))
    unwrap(await desk.correct(revised.id, 0, { means: [[at, null]] }))
    const redone = unwrap(await desk.adopt(revised.id, made.id, '', quiet))
    expect(redone.account.files).toHaveLength(1)
    expect(redone.account.tables.find((t) => t.name === 'product')?.rows).toBe(0)
  })

  test.each([0, 0.3, 0.6, 0.95])('stopped at %f of the joining leaves what was open', async (share) => {
    const desk = deskOn(null, engine)
    const draft = unwrap(await desk.draft([first], quiet))
    const made = unwrap(await desk.adopt(draft.id, '', 'Shop', quiet))
    const before = await marts(desk)
    const stopper = new AbortController()
    const call: Call = {
      signal: stopper.signal,
      progress: (stage, done) => stage === 'join' && done >= share && stopper.abort(),
    }
    const more = unwrap(await desk.draft([second], quiet))
    expect(await desk.adopt(more.id, made.id, '', call)).toEqual({ ok: false, fault: { code: 'stopped' } })
    expect(await marts(desk)).toEqual(before)
    expect(unwrap(await desk.account())).toEqual(made.account)
    const left = await engine.rows(
      sql`select table_name from duckdb_tables() where starts_with(table_name, 'w_') or starts_with(table_name, 'next_') or starts_with(table_name, 'source_2')`,
    )
    expect(left).toEqual([])
    const grown = unwrap(await desk.adopt(more.id, made.id, '', quiet))
    expect(grown.customers).toBe(3)
  })

  test('keeps people as a list, pages it, saves it, and forgets it when the data change', async () => {
    const desk = deskOn(null, engine)
    const draft = unwrap(await desk.draft([first], quiet))
    const made = unwrap(await desk.adopt(draft.id, '', 'Shop', quiet))
    unwrap(await keepOne(desk, 'audience_1_best', [0, 1]))
    const page = unwrap(await desk.peek('audience_1_best', 0, 1))
    expect(page).toEqual({
      columns: ['Customer', 'E-mail', 'Orders', 'Revenue', 'First order', 'Last order', 'Days since'],
      rows: [['ann@example.org', 'ann@example.org', 1, 50, '2025-01-02', '2025-01-02', 1]],
      total: 2,
      keys: [0],
    })
    const blob = unwrap(await desk.csv('audience_1_best', { bom: true, separator: ';' }, quiet))
    const text = await blob.text()
    expect(new Uint8Array(await blob.slice(0, 3).arrayBuffer())).toEqual(Uint8Array.of(0xef, 0xbb, 0xbf))
    expect(text).toContain(
      'Customer;E-mail;Orders;Revenue;First order;Last order;Days since\r\nann@example.org;',
    )
    expect(await keepOne(desk, 'orders', [0])).toMatchObject({
      ok: false,
    })
    expect(await desk.peek('orders', 0, 1)).toMatchObject({ ok: false, fault: { code: 'unknown' } })
    const more = unwrap(await desk.draft([second], quiet))
    unwrap(await desk.adopt(more.id, made.id, '', quiet))
    expect(await desk.peek('audience_1_best', 0, 1)).toMatchObject({ ok: false, fault: { code: 'unknown' } })
  })

  test('what a list tells of each customer stands beside them, on screen and in the file', async () => {
    const desk = deskOn(null, engine)
    const draft = unwrap(await desk.draft([first], quiet))
    unwrap(await desk.adopt(draft.id, '', 'Shop', quiet))
    const columns = [
      { label: 'Offer', codes: Int32Array.of(1, 0), labels: ['Pot', 'Mug "large"'] },
      { label: 'Why', codes: Int32Array.of(0, 0), labels: ['=bought once; 3 days ago'] },
      { label: 'Offer 2', codes: Int32Array.of(0, 0), labels: [''] },
    ]
    const list = { table: 'audience_1_offers', keys: Int32Array.of(1, 0), columns }
    unwrap(await desk.dock.keep([list], { asOf: '2025-01-03' }))
    const page = unwrap(await desk.peek(list.table, 0, 2))
    expect(page.columns.slice(0, 4)).toEqual(['Customer', 'E-mail', 'Offer', 'Why'])
    expect(page.columns).not.toContain('Offer 2')
    const told = page.rows.map((row) => [row[0], row[2], row[3]])
    expect(told.sort()).toEqual([
      ['ann@example.org', 'Pot', '=bought once; 3 days ago'],
      ['bob@example.org', 'Mug "large"', '=bought once; 3 days ago'],
    ])
    const text = await unwrap(await desk.csv(list.table, { bom: false, separator: ',' }, quiet)).text()
    expect(text).toContain(`bob@example.org,bob@example.org,"Mug ""large""",'=bought once; 3 days ago,`)
  })

  test('an engine that had to be ended is started and filled again, once, whoever asks first', async () => {
    const started: { lost: boolean }[] = []
    const desk = deskOn(null, engine, (one) => started.push(one))
    const draft = unwrap(await desk.draft([first], quiet))
    const made = unwrap(await desk.adopt(draft.id, '', 'Shop', quiet))
    const count = sql`select count(*)::integer from orders`
    expect(await ask(desk, count)).toEqual([[made.orders]])
    const [before] = started
    if (before) before.lost = true
    await engine.run(sql`drop table orders`)
    const answers = await Promise.all([ask(desk, count), ask(desk, count)])
    expect(answers).toEqual([[[made.orders]], [[made.orders]]])
    expect(started).toHaveLength(2)
  })

  test('the miners are told what is open, and nothing where nothing is', async () => {
    const desk = deskOn(null, engine)
    expect(await desk.dock.facts()).toMatchObject({ ok: false, fault: { code: 'unknown' } })
    const draft = unwrap(await desk.draft([first], quiet))
    const made = unwrap(await desk.adopt(draft.id, '', 'Shop', quiet))
    expect(unwrap(await desk.dock.facts())).toEqual({
      data: made.data,
      marts: ['customers', 'orders', 'baskets'],
      lastDay: '2025-01-03',
      visits: null,
      messages: null,
      currencies: [''],
      converted: null,
    })
  })

  test('several workspaces: shelf, reopen, rename, forget, erase all', async () => {
    const store = new MemoryStore()
    const desk = deskOn(store, engine)
    const one = (await bringIn(desk, [first], '', 'One')).workspace
    const two = (await bringIn(desk, [second], '', 'Two')).workspace
    expect(
      unwrap(await desk.shelf())
        .map((l) => l.title)
        .sort(),
    ).toEqual(['One', 'Two'])
    expect(unwrap(await desk.reopen(one.id, quiet))).toMatchObject({
      title: 'One',
      orders: 2,
      data: one.data,
    })
    unwrap(await desk.rename(two.id, 'Second'))
    unwrap(await desk.forget(one.id))
    expect(unwrap(await desk.shelf())).toMatchObject([
      { id: two.id, title: 'Second', rows: 2, files: ['february.csv'] },
    ])
    expect(await desk.account()).toMatchObject({ ok: false })
    unwrap(await desk.eraseAll())
    expect(store.files.size).toBe(0)
    expect(unwrap(await desk.shelf())).toEqual([])
  })

  test('the same files and meanings give the same fingerprint, in whatever order', async () => {
    const a = (await bringIn(deskOn(new MemoryStore(), engine), [first, second])).workspace
    const b = (await bringIn(deskOn(new MemoryStore(), engine), [second, first])).workspace
    expect(a.data).toBe(b.data)
    expect(a.id).not.toBe(b.id)
  })
})
