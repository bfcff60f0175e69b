import { describe, expect, test, vi } from 'vitest'
import { quiet, unwrap } from '../../src/contract/wire.ts'
import { flag, int, real, stamp, table, text } from '../../workers/join/table.ts'
import { id, sql } from '../../workers/sql/sql.ts'
import type { Engine } from '../../workers/warehouse/engine.ts'
import { lay } from '../../workers/warehouse/lay.ts'
import { MemoryStore } from '../../workers/warehouse/memory-store.ts'
import { unlay } from '../../workers/warehouse/unlay.ts'
import { sharedEngine } from '../support/duckdb.ts'
import { ask, bringIn, csvFile, deskOn } from './house.ts'

const engine = await sharedEngine()
const head = 'Order number,Order date,E-mail,Product,Quantity,Price'
const file = (name: string, from: number, rows: number) =>
  csvFile(name, [
    head,
    ...Array.from(
      { length: rows },
      (_, i) => `${from + i},2025-0${1 + (i % 9)}-17,p${i % 7}@x.org,Mug,1,2.50`,
    ),
  ])

test('columns laid by hand arrive as they were, empty ones as nothing, and come back', async () => {
  await engine.run(sql`drop table if exists laid`)
  const far = Date.UTC(9999, 11, 31, 23, 59, 59, 999)
  const columns = table('laid', 3, {
    'a "b"': int(Int32Array.of(5, -1, 7)),
    flag: flag(Uint8Array.of(1, 0, 1)),
    real: real(Float64Array.of(Number.NaN, 0, -1.5)),
    stamp: stamp(Float64Array.of(Date.UTC(1969, 11, 31, 23, 0, 0, 1), Number.NaN, far)),
    text: text(['', 'Köln 🎈', 'x\0y']),
  })
  await engine.insert('laid', lay(columns))
  await engine.insert('laid', lay(columns))
  const rows = await engine.rows(sql`select ${id('a "b"')}, flag, real, stamp::varchar, text from laid`)
  expect(rows.slice(0, 3)).toEqual([
    [5, true, null, '1969-12-31 23:00:00.001', ''],
    [-1, false, 0, null, 'Köln 🎈'],
    [7, true, -1.5, '9999-12-31 23:59:59.999', 'x\0y'],
  ])
  expect(rows).toHaveLength(6)
  const whole = table('whole', 2, {
    day: int(Int32Array.of(3, 4)),
    at: stamp(Float64Array.of(0, far)),
    who: text(['a', '']),
  })
  const back = unlay('whole', lay(whole))
  expect(back.columns.get('day')).toEqual(whole.columns.get('day'))
  expect(back.columns.get('at')).toEqual(whole.columns.get('at'))
  expect(back.columns.get('who')).toMatchObject({ codes: Int32Array.of(0, 1), labels: ['a', ''] })
})

/** The same engine, which runs out of memory at the n-th insert or statement. */
function tight(at: number, kind: 'insert' | 'run'): Engine {
  let n = 0
  const full = () => {
    n++
    if (n === at) throw new Error('Out of Memory Error: could not allocate block of size 256.0 KiB')
  }
  return {
    ...engine,
    insert: async (...given) => {
      if (kind === 'insert') full()
      return engine.insert(...given)
    },
    run: async (...given) => {
      if (kind === 'run') full()
      return engine.run(...given)
    },
  }
}

describe('out of memory', () => {
  test.each([
    ['insert', 1],
    ['insert', 3],
    ['insert', 8],
  ] as const)('at %s %i: said, what is known stays, and the next attempt finds room', async (kind, at) => {
    const poor = deskOn(new MemoryStore(), tight(at, kind))
    const { workspace } = await bringIn(poor, [file('b.csv', 500, 30)])
    const count = sql`select count(*)::integer from mart_orders`
    expect(await poor.dock.arrow(count, quiet)).toMatchObject({ ok: false, fault: { code: 'out-of-memory' } })
    expect(unwrap(await poor.account())).toEqual(workspace.account)
    expect(await ask(poor, count)).toEqual([[30]])
  })
})

describe('a second tab', () => {
  test('reads, and changes nothing', async () => {
    const store = new MemoryStore()
    const { workspace } = await bringIn(deskOn(store, engine), [file('a.csv', 1, 30)])
    const request = async (_: string, __: object, body: (lock: null) => unknown) => body(null)
    vi.stubGlobal('navigator', { locks: { request } })
    const second = deskOn(store, engine)
    const opened = unwrap(await second.reopen(workspace.id, quiet))
    expect(opened).toMatchObject({ readOnly: true, orders: 30 })
    const draft = unwrap(await second.draft([file('b.csv', 500, 30)], quiet))
    const refused = { ok: false, fault: { code: 'read-only' } }
    expect(await second.adopt(draft.id, workspace.id, '', quiet)).toEqual(refused)
    expect(await second.rename(workspace.id, 'Mine')).toEqual(refused)
    expect(await second.forget(workspace.id)).toEqual(refused)
    expect(await second.eraseAll()).toEqual(refused)
    vi.unstubAllGlobals()
    expect(unwrap(await second.shelf())).toMatchObject([{ title: 'Shop', rows: 30 }])
  })

  test('the writer holds a workspace until it leaves it', async () => {
    const held = new Set<string>()
    const request = async (name: string, _: object, body: (lock: object | null) => unknown) => {
      if (held.has(name)) return body(null)
      held.add(name)
      await body({ name })
      held.delete(name)
    }
    vi.stubGlobal('navigator', { locks: { request } })
    const store = new MemoryStore()
    const desk = deskOn(store, engine)
    const one = (await bringIn(desk, [file('a.csv', 1, 30)])).workspace
    expect([...held]).toEqual([`regulars:${one.id}`])
    const two = (await bringIn(desk, [file('b.csv', 500, 30)])).workspace
    await Promise.resolve()
    expect([...held]).toEqual([`regulars:${two.id}`])
    unwrap(await desk.forget(two.id))
    await Promise.resolve()
    expect([...held]).toEqual([])
    vi.unstubAllGlobals()
  })
})
