import { describe, expect, test } from 'vitest'
import { said } from '../../src/contract/notes.ts'
import { quiet, unwrap } from '../../src/contract/wire.ts'
import { sql } from '../../workers/sql/sql.ts'
import type { WarehouseDesk } from '../../workers/warehouse/desk.ts'
import { MemoryStore } from '../../workers/warehouse/memory-store.ts'
import { sharedEngine } from '../support/duckdb.ts'
import { ask, bringIn, csvFile, deskOn } from './house.ts'

const engine = await sharedEngine()
const head = 'Order number,Order date,E-mail,Product,Quantity,Price,Note'
const rows = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => {
    const n = from + i
    return `${n},2025-${String(1 + (n % 12)).padStart(2, '0')}-17,p${n % 7}@example.org,Thing ${n % 5},${1 + (n % 3)},${n % 11}.50,`
  })
const first = csvFile('first.csv', [head, ...rows(1000, 1040)])
const second = csvFile('second.csv', [head, ...rows(1030, 1060)])
const full = Object.assign(new Error('quota'), { name: 'QuotaExceededError' })
const locked = Object.assign(new Error('no'), { name: 'NoModificationAllowedError' })

const marts = (desk: WarehouseDesk) =>
  ask(desk, sql`select * exclude (placed_at), placed_at::varchar from mart_orders`)

async function stored() {
  const store = new MemoryStore()
  const desk = deskOn(store, engine)
  const { workspace } = await bringIn(desk, [first])
  return { store, id: workspace.id, desk }
}

describe('storing', () => {
  test('what was saved is what is opened again', async () => {
    const { store, id, desk } = await stored()
    const before = await marts(desk)
    const again = deskOn(store, engine)
    const opened = unwrap(await again.reopen(id, quiet))
    expect(await marts(again)).toEqual(before)
    expect(opened).toMatchObject({ orders: 40, saved: '2026-03-01T12:00:00.000Z' })
    const { workspace } = await bringIn(again, [second], id)
    expect(workspace.orders).toBe(60)
  })

  test('a manifest that is exchanged while the list is read is found anew', async () => {
    const { store } = await stored()
    let torn = 2
    const read = store.read.bind(store)
    store.read = async (path) => {
      if (torn-- > 0) throw Object.assign(new Error('changed'), { name: 'NotReadableError' })
      return read(path)
    }
    expect(unwrap(await deskOn(store, engine).shelf())).toHaveLength(1)
    torn = 99
    expect(await deskOn(store, engine).shelf()).toMatchObject({ ok: false, fault: { code: 'bug' } })
  })

  test.each([full, locked])(
    'the n-th write fails ($name), for every n: said in words, the old state stands, a retry works',
    async (fault) => {
      const { store: former, id } = await stored()
      let failed = 0
      for (let n = 1; ; n++) {
        const store = new MemoryStore(former.files)
        const desk = deskOn(store, engine)
        unwrap(await desk.reopen(id, quiet))
        store.fault(n, fault)
        const { workspace, saved } = await bringIn(desk, [second], id)
        expect(workspace.orders).toBe(60)
        if (saved === '') break
        failed++
        expect(saved).toMatch(/^[A-Z][^{}]+\.$/)
        expect(said(unwrap(await desk.account()).notes)).toContain(saved)
        const after = new MemoryStore(store.files)
        unwrap(await desk.rename(id, 'Shop'))
        expect(unwrap(await deskOn(after, engine).reopen(id, quiet)).orders).toBe(40)
        expect(unwrap(await deskOn(store, engine).reopen(id, quiet)).orders).toBe(60)
      }
      expect(failed).toBeGreaterThan(7)
    },
    180_000,
  )

  test('what did not fit is stored by the next attempt of the same desk', async () => {
    const store = new MemoryStore()
    const desk = deskOn(store, engine)
    store.fault(3, full)
    const { workspace, saved } = await bringIn(desk, [first])
    expect(saved).toContain('will not store')
    store.fault(2, full)
    expect(await desk.rename(workspace.id, 'Shop 2')).toMatchObject({ ok: false, fault: { code: 'no-room' } })
    unwrap(await desk.rename(workspace.id, 'Shop 2'))
    expect(unwrap(await deskOn(store, engine).reopen(workspace.id, quiet))).toMatchObject({
      title: 'Shop 2',
      orders: 40,
    })
  })

  test('where nothing can be stored that is said, too', async () => {
    const { saved } = await bringIn(deskOn(null, engine), [first])
    expect(saved).toMatch(/stores nothing.*until the tab is closed\.$/)
  })

  test('a snapshot with one changed bit is built again from the files, never trusted', async () => {
    const { store, id, desk } = await stored()
    const before = await marts(desk)
    const names = [...store.files.keys()].filter((n) => n.endsWith('.arrow'))
    expect(names).toHaveLength(10)
    for (const name of names) {
      const bytes = store.files.get(name)
      const at = Math.floor((bytes?.length ?? 0) / 2)
      if (bytes) bytes[at] = (bytes[at] ?? 0) ^ 4
      const again = deskOn(store, engine)
      const opened = unwrap(await again.reopen(id, quiet))
      expect(said(opened.account.notes).join(' ')).toContain('built again from the files')
      expect(await marts(again)).toEqual(before)
      if (bytes) bytes[at] = (bytes[at] ?? 0) ^ 4
    }
  })

  test('a damaged manifest opens the generation before, and says so', async () => {
    const { store, id } = await stored()
    const desk = deskOn(store, engine)
    unwrap(await desk.reopen(id, quiet))
    await bringIn(desk, [second], id)
    const manifest = store.files.get(`${id}/manifest.json`) ?? new Uint8Array()
    for (const damaged of [
      manifest.slice(0, 100),
      new Uint8Array(0),
      new TextEncoder().encode('{"version":2}'),
    ]) {
      store.files.set(`${id}/manifest.json`, damaged)
      const opened = unwrap(await deskOn(store, engine).reopen(id, quiet))
      expect(opened.orders).toBe(40)
      expect(said(opened.account.notes).join(' ')).toContain('one save before')
    }
  })

  test('nothing that can be read is a fault in words, and what is open stays open', async () => {
    const { store, id } = await stored()
    const desk = deskOn(store, engine)
    const { workspace } = await bringIn(desk, [second])
    for (const name of store.files.keys())
      if (name.startsWith(`${id}/`)) store.files.set(name, new Uint8Array(3))
    const answer = await desk.reopen(id, quiet)
    expect(answer).toMatchObject({ ok: false, fault: { code: 'unknown', what: 'workspace' } })
    expect(unwrap(await desk.account())).toEqual(workspace.account)
  })
})
