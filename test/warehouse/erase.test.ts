import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import type { Workspace } from '../../src/contract/desk.ts'
import { said } from '../../src/contract/notes.ts'
import { everybody, quiet, unwrap } from '../../src/contract/wire.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { sql } from '../../workers/sql/sql.ts'
import type { WarehouseDesk } from '../../workers/warehouse/desk.ts'
import { MemoryStore } from '../../workers/warehouse/memory-store.ts'
import { sharedEngine } from '../support/duckdb.ts'
import { ask, bringIn, deskOn } from './house.ts'

const engine = await sharedEngine()

type Rows = string[][]
interface Shop {
  orders: Rows
  customers: Rows
}
const names = ['Ann Lee', 'Bob Ray', 'Cid Orr', 'Dee Fox', 'Eva Zöld', 'Flo Weiß', 'Gus Ohm']
const address = (who: number) => `${(names[who] ?? '').split(' ')[0]?.toLowerCase()}.${who}@example.org`

/** A shop by a seed: several lines an order, cells with line ends and quotes, rows that will be set aside. */
function shop(seed: number): Shop {
  const random = seeded(seed)
  const whole = (n: number) => Math.floor(random() * n)
  const orders: Rows = [['Order number', 'Order date', 'Customer name', 'E-mail', 'Product', 'Price', 'Note']]
  for (let order = 1001; order < 1061; order++) {
    const who = whole(names.length)
    const day = whole(20) === 0 ? 'never' : `2025-0${1 + whole(9)}-${10 + whole(19)}`
    for (let line = 0; line <= whole(3); line++)
      orders.push([
        ...[`${order}`, day, names[who] ?? '', address(who), `Thing ${whole(5)}`, `${whole(40)}.50`],
        ['', 'two\nlines', 'a "word", and more', `for ${address(0)}`][whole(4)] ?? '',
      ])
  }
  const list = names.map((name, who) => [`K-${9000 + who}`, name, address(who), `+32 470 00 00 0${who}`])
  return { orders, customers: [['Customer ID', 'Name', 'Email', 'Phone'], ...list] }
}

const has = (row: readonly string[], who: number) => row.includes(address(who))
const but = (rows: Rows, who: number): Rows =>
  rows
    .filter((row) => !has(row, who))
    .map((row) => row.map((cell) => cell.replaceAll(address(who), 'erased')))

const cell = (text: string, separator: string) =>
  new RegExp(`["\\n${separator}]`).test(text) ? `"${text.replaceAll('"', '""')}"` : text
const text = (rows: Rows, separator = ',', end = '\n') =>
  rows.map((row) => row.map((c) => cell(c, separator)).join(separator) + end).join('')
const utf16 = (words: string) => new Uint8Array([0xff, 0xfe, ...Buffer.from(words, 'utf16le')])
const western = (words: string) => new Uint8Array(Buffer.from(words, 'latin1'))

type Format = (rows: Rows, name: string) => Promise<File>
const formats: [string, Format][] = [
  ['CSV', async (rows, name) => new File([text(rows)], `${name}.csv`)],
  ['CRLF, semicolons', async (rows, name) => new File([text(rows, ';', '\r\n')], `${name}.csv`)],
  ['Western European', async (rows, name) => new File([western(text(rows, ';'))], `${name}.csv`)],
  ['UTF-16, tabs', async (rows, name) => new File([utf16(text(rows, '\t', '\r\n'))], `${name}.txt`)],
  ['below a title', async (rows, name) => new File([`Export of the shop\n\n${text(rows)}`], `${name}.csv`)],
  [
    'JSON',
    async ([head = [], ...rows], name) => {
      const records = rows.map((row) => Object.fromEntries(row.map((c, i) => [head[i], c])))
      return new File([JSON.stringify(records)], `${name}.json`)
    },
  ],
  [
    'workbook',
    async (rows, name) => {
      const book = await writeXlsx({ sheets: [{ name: 'All', rows }] })
      return new File([new Uint8Array(book)], `${name}.xlsx`)
    },
  ],
]

const tables = ['customer', 'product', 'orders', 'order_line', 'mart_orders', 'mart_customers']
async function told(desk: WarehouseDesk, { account, orders, customers, lastDay }: Workspace) {
  const { sums, period, files } = account
  const setAside = account.setAside.map(({ reason, rows }) => [reason, rows])
  const rows: Record<string, unknown> = {}
  rows.customer = await ask(desk, sql`select * exclude (customer_since) from customer`)
  rows.product = await ask(desk, sql`select * from product`)
  rows.orders = await ask(desk, sql`select * exclude (placed_at), placed_at::varchar from orders`)
  rows.order_line = await ask(desk, sql`select * exclude (line) from order_line`)
  rows.mart_orders = await ask(desk, sql`select * exclude (placed_at) from mart_orders`)
  rows.mart_customers = await ask(desk, sql`select * from mart_customers`)
  expect(Object.keys(rows)).toEqual(tables)
  const counts = files.map(({ name, rowsIn, rowsUsed, grain }) => ({ name, rowsIn, rowsUsed, grain }))
  return { rows, sums, period, setAside, counts, orders, customers, lastDay }
}

async function keyOf(desk: WarehouseDesk, find: string): Promise<number> {
  const { keys = [] } = unwrap(await desk.peek(everybody, 0, 2, { find }))
  expect(keys).toHaveLength(1)
  return keys[0] ?? -1
}

async function bring(shop: Shop, format: Format, store = new MemoryStore()) {
  const desk = deskOn(store, engine)
  const files = [await format(shop.orders, 'orders'), await format(shop.customers, 'customers')]
  const { workspace } = await bringIn(desk, files)
  return { desk, workspace, store }
}

/** All that is stored, as bytes and as each of the encodings a text could hide in. */
function holds(store: MemoryStore, words: string): string[] {
  const needles = [Buffer.from(words), Buffer.from(words, 'latin1'), Buffer.from(words, 'utf16le')]
  return [...store.files].flatMap(([path, bytes]) =>
    needles.some((needle) => Buffer.from(bytes).includes(needle)) ? [path] : [],
  )
}

describe('erasing a person', () => {
  test.each(formats)(
    'leaves what files give that never held the person: %s',
    { timeout: 240_000 },
    async (_, format) => {
      for (const seed of [1, 2, 3]) {
        const who = seed % 3
        const { desk, workspace, store } = await bring(shop(seed), format)
        const erased = unwrap(await desk.erasePerson(await keyOf(desk, address(who)), quiet))
        const { orders, customers } = shop(seed)
        const other = await bring({ orders: but(orders, who), customers: but(customers, who) }, format)
        const after = await told(desk, erased)
        expect(after).toEqual(await told(other.desk, other.workspace))
        expect(erased.data).not.toBe(workspace.data)
        for (const mark of [address(who), `K-${9000 + who}`, `470 00 00 0${who}`, names[who] ?? ''])
          expect(holds(store, mark), mark).toEqual([])
        const again = deskOn(store, engine)
        expect(await told(again, unwrap(await again.reopen(workspace.id, quiet)))).toEqual(after)
      }
    },
  )

  test('files that came in no order of their names lose their own rows', async () => {
    const desk = deskOn(null, engine)
    const { orders, customers } = shop(7)
    const files = [new File([text(orders)], 'z.csv'), new File([text(customers)], 'a.csv')]
    await bringIn(desk, files)
    const { rows, key } = unwrap(await desk.person(await keyOf(desk, address(1)), quiet))
    expect(rows.at(-1)).toEqual({ file: 'a.csv', rows: 1 })
    const after = unwrap(await desk.erasePerson(key, quiet))
    expect(after.account.files.map((f) => f.rowsIn)).toEqual([
      but(orders, 1).length - 1,
      but(customers, 1).length - 1,
    ])
  })

  test('rows that cleaning has taken out go too, and what was decided about the person', async () => {
    const store = new MemoryStore()
    const desk = deskOn(store, engine)
    const line = (n: number, who: string) => [`${n}`, '2025-02-03', who, 'Mug', '5.00']
    const head = ['Order number', 'Order date', 'E-mail', 'Product', 'Price']
    const twice = [line(1, 'ann.0@x.be'), line(1, 'ann.0@x.be'), line(2, 'bob.1@x.be'), line(2, 'bob.1@x.be')]
    await bringIn(desk, [new File([text([head, ...twice])], 'orders.csv')])
    const same: [string, string, boolean][] = [['email:ann.0@x.be', 'email:bob.1@x.be', false]]
    unwrap(await desk.decide({ steps: [['same-lines', true]], identity: { same } }, quiet))
    const erased = unwrap(await desk.erasePerson(await keyOf(desk, 'ann.0'), quiet))
    expect(erased.account.files[0]?.rowsIn).toBe(2)
    expect(erased.decisions).toEqual({ steps: [['same-lines', true]] })
    expect(holds(store, 'ann.0')).toEqual([])
  })

  test('other rows keep the line they have in the file the person holds', async () => {
    const { desk } = await bring(shop(4), formats[0]?.[1] as Format)
    const lines = () => ask(desk, sql`select distinct line from order_line order by line`)
    const before = await lines()
    const gone = unwrap(await desk.person(await keyOf(desk, address(1)), quiet))
    unwrap(await desk.erasePerson(gone.key, quiet))
    const after = await lines()
    expect(before.flat()).toEqual(expect.arrayContaining(after.flat()))
    expect(after.length).toBeLessThan(before.length)
  })

  test('a note says how much went, and names nobody; it stays when the workspace grows', async () => {
    const { desk, workspace } = await bring(shop(5), formats[0]?.[1] as Format)
    const key = await keyOf(desk, address(2))
    const { rows } = unwrap(await desk.person(key, quiet))
    const sum = rows.reduce((n, r) => n + r.rows, 0)
    const erased = unwrap(await desk.erasePerson(key, quiet))
    const note = `1 person was erased on 1 Mar 2026: ${sum} rows of 2 files.`
    expect(said(erased.account.notes)).toContain(note)
    const more = new File(
      [
        text([
          ['Order number', 'Order date', 'E-mail', 'Price'],
          ['9', '2025-02-13', 'new@x.be', '5.00'],
        ]),
      ],
      'm.csv',
    )
    const { workspace: grown } = await bringIn(desk, [more], workspace.id)
    expect(said(grown.account.notes)).toContain(note)
    expect(JSON.stringify(grown)).not.toContain(address(2))
  })

  test('a stop, and the n-th write that fails for every n, leave everything as it was', {
    timeout: 240_000,
  }, async () => {
    const { store, workspace } = await bring(shop(6), formats[0]?.[1] as Format)
    const full = Object.assign(new Error('quota'), { name: 'QuotaExceededError' })
    let failed = 0
    for (let n = 1; ; n++) {
      const copy = new MemoryStore(store.files)
      const desk = deskOn(copy, engine)
      const before = await told(desk, unwrap(await desk.reopen(workspace.id, quiet)))
      const key = await keyOf(desk, address(1))
      const stopped = { ...quiet, signal: AbortSignal.abort() }
      expect(await desk.erasePerson(key, stopped)).toMatchObject({ fault: { code: 'stopped' } })
      copy.fault(n, full)
      const answer = await desk.erasePerson(key, quiet)
      if (answer.ok) break
      failed++
      expect(answer.fault.code).toBe('no-room')
      const again = deskOn(copy, engine)
      expect(await told(again, unwrap(await again.reopen(workspace.id, quiet)))).toEqual(before)
      expect(holds(copy, 'previous.json')).toEqual([])
    }
    expect(failed).toBeGreaterThan(8)
  })

  test('what the only proof of the dates stood in may go: the other dates stay', async () => {
    const rows = [
      ['Order number', 'Order date', 'E-mail', 'Price'],
      ['1', '25/06/2024', 'ann.0@example.org', '5.00'],
      ...Array.from({ length: 9 }, (_, i) => [`${i + 2}`, `0${i + 1}/04/2024`, 'bob.1@example.org', '5.00']),
    ]
    const desk = deskOn(null, engine)
    await bringIn(desk, [new File([text(rows)], 'orders.csv')])
    const after = unwrap(await desk.erasePerson(await keyOf(desk, 'ann.0'), quiet))
    expect([after.firstDay, after.lastDay, after.orders]).toEqual(['2024-04-01', '2024-04-09', 9])
  })

  test('the last person is not erased: the workspace can be forgotten', async () => {
    const desk = deskOn(null, engine)
    const rows = [
      ['Order number', 'Order date', 'E-mail', 'Price'],
      ['1', '2024-06-25', 'ann.0@example.org', '5.00'],
    ]
    await bringIn(desk, [new File([text(rows)], 'orders.csv')])
    const answer = await desk.erasePerson(await keyOf(desk, 'ann.0'), quiet)
    expect(answer).toMatchObject({ ok: false, fault: { code: 'nobody-left' } })
  })
})
