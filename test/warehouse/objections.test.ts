import { beforeEach, describe, expect, test } from 'vitest'
import { said } from '../../src/contract/notes.ts'
import { quiet, unwrap } from '../../src/contract/wire.ts'
import { sql } from '../../workers/sql/sql.ts'
import type { WarehouseDesk } from '../../workers/warehouse/desk.ts'
import { MemoryStore } from '../../workers/warehouse/memory-store.ts'
import { sharedEngine } from '../support/duckdb.ts'
import { ask, bringIn, csvFile, deskOn } from './house.ts'

const engine = await sharedEngine()
const head = 'Order number,Order date,E-mail,Phone,Name,Accepts marketing,Product,Quantity,Price'
const orders = (name: string, from: number, emails: (i: number) => string) =>
  csvFile(name, [
    head,
    ...Array.from(
      { length: 60 },
      (_, i) =>
        `${from + i},2025-0${1 + (i % 9)}-17,${emails(i)},+49 171 55500${i % 7},Pat Quill${i % 7},yes,Mug,1,2.50`,
    ),
  ])
const first = () => orders('a.csv', 1, (i) => `p${i % 7}@x.org`)
/** The same people, one of them spelled otherwise, and new ones. */
const later = () => orders('b.csv', 500, (i) => (i % 7 === 3 ? 'P3+news@X.org' : `p${i % 9}@x.org`))

let store: MemoryStore
let desk: WarehouseDesk
let workspace: string
beforeEach(async () => {
  store = new MemoryStore()
  desk = deskOn(store, engine)
  workspace = (await bringIn(desk, [first()])).workspace.id
})

async function keyOf(email: string): Promise<number> {
  const [[key] = []] = await ask(desk, sql`select customer_key from customer where email = ${email}`)
  return Number(key)
}
const consents = async () =>
  new Map(
    (await ask(desk, sql`select email, consent from mart_customers order by 1`)).map(([e, c]) => [
      String(e),
      c,
    ]),
  )
const everything = async () => {
  const texts: string[] = []
  const walk = async (folder: string): Promise<void> => {
    for (const name of await store.list(folder)) {
      const path = folder ? `${folder}/${name}` : name
      const file = await store.read(path)
      if (file) texts.push(Buffer.from(await file.arrayBuffer()).toString('latin1'))
      else await walk(path)
    }
  }
  await walk('')
  return texts.join('\n')
}

describe('not to be written to', () => {
  test('counts as no, in lists too, after a reload and after the next import; and is taken back', async () => {
    expect((await consents()).get('p3@x.org')).toBe('yes')
    const told = unwrap(await desk.object(await keyOf('p3@x.org'), true, quiet))
    expect(said(told.account.notes).join(' ')).toContain('1 customer asked not to be written to')
    expect([...(await consents()).values()].filter((c) => c === 'no')).toHaveLength(1)
    expect(unwrap(await desk.person(await keyOf('p3@x.org'), quiet)).objected).toBe(true)
    const page = unwrap(await desk.peek('audience_everybody', 0, 10, { find: 'p3@x.org' }))
    expect(page.rows[0]?.[page.columns.indexOf('Consent')]).toBe('no')
    unwrap(await desk.rename(workspace, 'Mine'))
    desk = deskOn(store, engine)
    unwrap(await desk.reopen(workspace, quiet))
    expect((await consents()).get('p3@x.org')).toBe('no')
    await bringIn(desk, [later()], workspace)
    const after = await consents()
    expect([...after].filter(([, c]) => c === 'no').map(([e]) => e.toLowerCase())).toEqual([
      expect.stringMatching(/^p3/),
    ])
    const back = unwrap(
      await desk.object(await keyOf([...after].find(([, c]) => c === 'no')?.[0] ?? ''), false, quiet),
    )
    expect(back.decisions.objections).toBeUndefined()
    expect([...(await consents()).values()]).not.toContain('no')
  })

  test('is kept as hashes with a salt of this workspace alone', async () => {
    unwrap(await desk.object(await keyOf('p3@x.org'), true, quiet))
    const one = JSON.stringify((await desk.decide({}, quiet)).ok)
    expect(one).toBe('true')
    const a = unwrap(await desk.object(await keyOf('p3@x.org'), true, quiet)).decisions.objections
    expect(a?.salt).toMatch(/^[0-9a-f]{32}$/)
    expect(a?.contact.every((hash) => /^[0-9a-f]{64}$/.test(hash))).toBe(true)
    const other = deskOn(new MemoryStore(), engine)
    await bringIn(other, [first()])
    desk = other
    const b = unwrap(await desk.object(await keyOf('p3@x.org'), true, quiet)).decisions.objections
    expect(a?.contact.some((hash) => b?.contact.includes(hash))).toBe(false)
  })
})

describe('erased, and not to come back', () => {
  test('who is brought again is taken out before anything is stored, and counted', async () => {
    unwrap(await desk.erasePerson(await keyOf('p3@x.org'), quiet, true))
    expect((await everything()).toLowerCase()).not.toContain('p3@x.org')
    const { workspace: after } = await bringIn(desk, [later()], workspace)
    expect((await consents()).size).toBe(8)
    expect([...(await consents()).keys()].join(' ').toLowerCase()).not.toContain('p3')
    const stored = (await everything()).toLowerCase()
    expect(stored).not.toMatch(/p3(\+news)?@x\.org|quill3|555003/)
    expect(stored).toContain('p4@x.org')
    expect(after.account.notes.filter(({ kind }) => kind === 'erasure').length).toBeGreaterThan(0)
    expect(after.account.files.every((f) => f.rowsIn === f.rowsUsed + f.rowsSetAside)).toBe(true)
  })

  test('unless that was not asked for', async () => {
    unwrap(await desk.erasePerson(await keyOf('p3@x.org'), quiet))
    await bringIn(desk, [later()], workspace)
    expect([...(await consents()).keys()].join(' ').toLowerCase()).toContain('p3')
  })
})
