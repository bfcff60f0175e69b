import { describe, expect, test } from 'vitest'
import type { Pointed } from '../../src/contract/marks.ts'
import { quiet, unwrap } from '../../src/contract/wire.ts'
import { sql } from '../../workers/sql/sql.ts'
import type { WarehouseDesk } from '../../workers/warehouse/desk.ts'
import { MemoryStore } from '../../workers/warehouse/memory-store.ts'
import { sharedEngine } from '../support/duckdb.ts'
import { ask, bringIn, csvFile, deskOn } from './house.ts'

const engine = await sharedEngine()
const head = 'Order number,Order date,E-mail,Product,Quantity,Price'
const orders = csvFile('orders.csv', [
  head,
  '1001,2025-01-02,mia@example.org,Mug,1,10.00',
  '1002,2025-01-03,zoe@example.org,Mug,1,10.00',
])
/** An earlier name in the alphabet moves all keys. */
const more = csvFile('more.csv', [head, '0999,2025-01-01,ann@example.org,Mug,1,10.00'])

const nothing = { customers: [], orders: [], day: -1, name: '' }

/** A case about the customer of that address, and one about that order, in keys of what is open. */
async function casesOf(desk: WarehouseDesk, email: string, order: string): Promise<Pointed[]> {
  const [who = []] = await ask(desk, sql`select customer_key from customer where email = ${email}`)
  const [which = []] = await ask(desk, sql`select order_key from orders where order_id = ${order}`)
  return [
    { ...nothing, rule: 'habit', customers: [Number(who[0])] },
    { ...nothing, rule: 'twice', orders: [Number(which[0])], day: 20_000 },
  ]
}

async function point(desk: WarehouseDesk, email = 'zoe@example.org', order = '1002') {
  return unwrap(await desk.dock.point('cases_1', 'odd', await casesOf(desk, email, order)))
}

async function markedShop() {
  const store = new MemoryStore()
  const desk = deskOn(store, engine)
  const { workspace } = await bringIn(desk, [orders])
  expect(await point(desk)).toEqual([null, null])
  unwrap(await desk.mark('cases_1', 0, 'wrong'))
  expect(unwrap(await desk.mark('cases_1', 1, 'fine'))).toEqual(['wrong', 'fine'])
  return { store, desk, id: workspace.id, data: workspace.data }
}

describe('marks on cases', () => {
  test('outlive a reload, leave the fingerprint as it is, and are counted by rule', async () => {
    const { store, id, data } = await markedShop()
    const again = deskOn(store, engine)
    expect(unwrap(await again.reopen(id, quiet)).data).toBe(data)
    expect(await point(again)).toEqual(['wrong', 'fine'])
    expect(unwrap(await again.dock.marks('odd'))).toEqual([
      { rule: 'habit', fine: 0, wrong: 1 },
      { rule: 'twice', fine: 1, wrong: 0 },
    ])
    expect(unwrap(await again.dock.marks('another'))).toEqual([])
  })

  test('are found again after an import that gives everybody another key, and mean nobody else', async () => {
    const { desk, id } = await markedShop()
    await bringIn(desk, [more], id)
    expect(await point(desk)).toEqual(['wrong', 'fine'])
    expect(await point(desk, 'ann@example.org', '0999')).toEqual([null, null])
  })

  test('are taken back, also for the next opening', async () => {
    const { store, desk, id } = await markedShop()
    expect(unwrap(await desk.mark('cases_1', 0, null))).toEqual([null, 'fine'])
    const again = deskOn(store, engine)
    unwrap(await again.reopen(id, quiet))
    expect(await point(again)).toEqual([null, 'fine'])
  })

  test('go with the person they are about', async () => {
    const { store, desk, id } = await markedShop()
    const [who = []] = await ask(desk, sql`select customer_key from customer where email = 'zoe@example.org'`)
    unwrap(await desk.erasePerson(Number(who[0]), quiet))
    expect(unwrap(await desk.dock.marks('odd')).map(({ rule }) => rule)).toEqual(['twice'])
    const manifest = await (await store.read(`${id}/manifest.json`))?.text()
    expect(manifest).toContain('"marks"')
    expect(manifest).not.toContain('zoe@')
  })

  test('a list that nobody keeps is said to be unknown', async () => {
    const { desk } = await markedShop()
    expect(await desk.verdicts('cases_2')).toMatchObject({ ok: false, fault: { code: 'unknown' } })
  })
})
