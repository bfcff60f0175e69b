import { beforeAll, describe, expect, test } from 'vitest'
import type { Page, Sight } from '../../src/contract/wire.ts'
import { quiet, unwrap } from '../../src/contract/wire.ts'
import type { WarehouseDesk } from '../../workers/warehouse/desk.ts'
import { sharedEngine } from '../support/duckdb.ts'
import { csvFile, deskOn } from './house.ts'

const people = 150
const names = ['Zsófia', 'anna', 'Émile', "O'Neill", 'Ömer', '', '100%', 'anna_b']
const list = 'audience_1_all'
const orders = csvFile('orders.csv', [
  'Order number,Order date,E-mail,Customer name,City,Total',
  ...Array.from({ length: 2 * people }, (_, i) => {
    const who = (i * 7) % people
    const day = `2025-0${1 + (i % 9)}-1${i % 10}`
    return `${1000 + i},${day},p${who}@example.org,${names[who % names.length]},${who % 3 ? 'Bern' : ''},${(i * 37) % 101}.50`
  }),
])

let desk: WarehouseDesk
beforeAll(async () => {
  desk = deskOn(null, await sharedEngine())
  const draft = unwrap(await desk.draft([orders], quiet))
  unwrap(await desk.adopt(draft.id, '', 'Shop', quiet))
  const keys = Int32Array.from({ length: people }, (_, i) => i)
  unwrap(await desk.dock.keep([{ table: list, keys }], { asOf: '2025-12-31' }))
}, 60_000)

type Rows = Page['rows']
const whole = async (sight?: Sight) => unwrap(await desk.peek(list, 0, people, sight))

/** The list brought window by window, as a screen does it. */
async function windows(sight: Sight): Promise<Rows> {
  const rows: Rows = []
  for (let at = 0, total = 1; at < total; at += 37) {
    const page = unwrap(await desk.peek(list, at, at + 37, sight))
    total = page.total
    rows.push(...page.rows)
  }
  return rows
}

const plain = (cell: Rows[number][number]) =>
  String(cell ?? '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()

describe('a list on screen', () => {
  test('ordered by any column, either way, it is the whole list in that order, what is empty last', async () => {
    const { columns, rows } = await whole()
    expect(rows).toHaveLength(people)
    const texts = (of: Rows) => of.map((row) => JSON.stringify(row))
    for (const [c, column] of columns.entries())
      for (const down of [false, true]) {
        const sorted = await windows({ sort: { column, down } })
        expect(texts(sorted).sort()).toEqual(texts(rows).sort())
        const cells = sorted.map((row) => row[c] ?? null).filter((cell) => cell !== null && cell !== '')
        expect(sorted.slice(cells.length).every((row) => (row[c] ?? '') === '')).toBe(true)
        const upward = down ? cells.reverse() : cells
        for (const [i, cell] of upward.entries()) {
          const next = upward[i + 1] ?? cell
          const [a, b] = typeof cell === 'number' ? [cell, Number(next)] : [plain(cell), plain(next)]
          expect(a <= b, `${column}: ${cell} before ${next}`).toBe(true)
        }
      }
  })

  test.each(['anna', 'ÖMER', "o'ne", '%', '_', 'bern', 'P14', '50.5', 'nobody of that name'])(
    'of %j it holds every row that has it in a cell, and no other',
    async (find) => {
      const { rows } = await whole()
      const want = rows.filter((row) => row.some((cell) => plain(cell).includes(plain(find))))
      const got = await whole({ find })
      expect(got.rows).toEqual(want)
      expect(got.total).toBe(want.length)
      const sorted = await windows({ find, sort: { column: 'Revenue', down: true } })
      expect(sorted).toHaveLength(want.length)
    },
  )

  test('blanks find everything; a column it has not is a fault in words', async () => {
    expect(await whole({ find: '  ' })).toEqual(await whole())
    const asked = desk.peek(list, 0, 5, { sort: { column: 'rowid" desc; --', down: true } })
    expect(await asked).toMatchObject({ ok: false, fault: { code: 'unknown', what: 'column' } })
  })
})
