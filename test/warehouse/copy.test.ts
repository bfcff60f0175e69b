import { describe, expect, test } from 'vitest'
import { quiet, unwrap } from '../../src/contract/wire.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { id, sql } from '../../workers/sql/sql.ts'
import type { WarehouseDesk } from '../../workers/warehouse/desk.ts'
import { MemoryStore } from '../../workers/warehouse/memory-store.ts'
import { damaged } from '../support/damage.ts'
import { sharedEngine } from '../support/duckdb.ts'
import { ask, bringIn, csvFile, deskOn } from './house.ts'

const engine = await sharedEngine()
const head = 'Order number,Order date,E-mail,Product,Quantity,Price'
const rows = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => {
    const n = from + i
    return `${n},2025-0${1 + (n % 9)}-17,p${n % 7}@example.org,Thing ${n % 5} 🌿,${1 + (n % 3)},${n % 11}.50`
  })
const files = [
  csvFile('first.csv', [head, ...rows(1000, 1040)]),
  csvFile('second.csv', [head, ...rows(1030, 1060)]),
]

async function shop() {
  const desk = deskOn(new MemoryStore(), engine)
  const { workspace } = await bringIn(desk, files, '', 'Soap & Söhne')
  const decided = unwrap(await desk.decide({ identity: { merge: false } }, quiet))
  return { desk, workspace: decided, id: workspace.id }
}

/** Every table that stands in the database of a desk, row by row. */
async function peeked(desk: WarehouseDesk): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {}
  for (const [name] of await ask(desk, sql`select table_name from duckdb_tables() order by table_name`))
    found[String(name)] = await ask(desk, sql`select * from ${id(String(name))} order by all`)
  return found
}

const fileOf = (blob: Blob, name = 'copy.regulars') => new File([blob], name)

describe('a workspace in one file', () => {
  test.each(['', 'correct horse, battery'])(
    'is restored elsewhere table by table, passphrase "%s"',
    async (passphrase) => {
      const { desk, workspace } = await shop()
      const copy = unwrap(await desk.copy.write(passphrase, quiet))
      const store = new MemoryStore()
      const other = deskOn(store, engine)
      const restored = unwrap(await other.copy.restore(fileOf(copy), passphrase, quiet))
      expect(restored).toMatchObject({
        id: workspace.id,
        title: 'Soap & Söhne',
        data: workspace.data,
        orders: 60,
      })
      expect(restored.decisions).toEqual(workspace.decisions)
      const here = await peeked(other)
      expect(Object.keys(here).length).toBeGreaterThan(8)
      expect(here).toEqual(await peeked(desk))
      const again = deskOn(store, engine)
      unwrap(await again.reopen(restored.id, quiet))
      expect(await peeked(again)).toEqual(here)
    },
  )

  test('stands beside the workspace it was made of', async () => {
    const { desk, workspace } = await shop()
    const copy = unwrap(await desk.copy.write('', quiet))
    const restored = unwrap(await desk.copy.restore(fileOf(copy), '', quiet))
    expect(restored.id).not.toBe(workspace.id)
    expect(unwrap(await desk.shelf()).map((one) => one.title)).toEqual(['Soap & Söhne', 'Soap & Söhne'])
    expect(unwrap(await desk.reopen(workspace.id, quiet)).data).toBe(workspace.data)
  })

  test('a newer form, a wrong passphrase and what is none are refused in words', async () => {
    const { desk } = await shop()
    const copy = new Uint8Array(await unwrap(await desk.copy.write('secret', quiet)).arrayBuffer())
    const newer = new TextEncoder().encode(
      '{"regulars":"workspace","version":9,"locked":false,"salt":"","more":1}\nabc',
    )
    const why = async (bytes: Uint8Array<ArrayBuffer>, passphrase = 'secret') => {
      const answer = await desk.copy.restore(fileOf(new Blob([bytes])), passphrase, quiet)
      return answer.ok ? 'opened' : answer.fault
    }
    expect(await why(newer)).toMatchObject({ code: 'copy', why: 'newer', have: 9 })
    expect(await why(copy, 'Secret')).toMatchObject({ code: 'copy', why: 'passphrase' })
    expect(await why(copy.slice(0, -1))).toMatchObject({ code: 'copy', why: 'damaged' })
    expect(await why(new Uint8Array(9))).toMatchObject({ code: 'copy', why: 'damaged', want: 9 })
  })

  test('where the disk is full nothing of it is left, and what is open stays', async () => {
    const { desk } = await shop()
    const copy = unwrap(await desk.copy.write('', quiet))
    const store = new MemoryStore()
    const other = deskOn(store, engine)
    const { workspace } = await bringIn(other, [files[0] as File])
    for (let n = 1; n < 40; n++) {
      store.fault(n, Object.assign(new Error('quota'), { name: 'QuotaExceededError' }))
      const answer = await other.copy.restore(fileOf(copy), '', quiet)
      if (answer.ok) return expect(n).toBeGreaterThan(5)
      expect(answer.fault.code).toBe('no-room')
      expect(unwrap(await other.shelf()).map((one) => one.id)).toEqual([workspace.id])
      expect(unwrap(await other.account())).toEqual(workspace.account)
    }
    throw new Error('never restored')
  }, 60_000)

  test('a stop leaves what was', async () => {
    const { desk, workspace } = await shop()
    const copy = unwrap(await desk.copy.write('', quiet))
    const stopped = AbortSignal.abort()
    const answer = await desk.copy.restore(fileOf(copy), '', { signal: stopped, progress: () => {} })
    expect(answer).toMatchObject({ ok: false, fault: { code: 'stopped' } })
    expect(unwrap(await desk.shelf())).toHaveLength(1)
    expect(unwrap(await desk.account()).files).toHaveLength(workspace.account.files.length)
  })

  test('changed anywhere, cut off anywhere, or with its parts in another order it is refused, never read wrongly', async () => {
    const { desk } = await shop()
    const random = seeded(4)
    for (const passphrase of ['', 'p']) {
      const copy = new Uint8Array(await unwrap(await desk.copy.write(passphrase, quiet)).arrayBuffer())
      const other = deskOn(null, engine)
      const header = copy.indexOf(10) + 1
      for (let i = 0; i < (passphrase ? 8 : 120); i++) {
        const bytes = damaged(copy, random, i % 3)
        const at = bytes.findIndex((byte, k) => byte !== copy[k])
        const answer = await other.copy.restore(fileOf(new Blob([bytes])), passphrase, quiet)
        if (answer.ok)
          throw new Error(`opened with byte ${at} of ${copy.length} changed; the header ends at ${header}`)
        expect(answer.fault).toMatchObject({ code: 'copy' })
      }
    }
  }, 120_000)
})
