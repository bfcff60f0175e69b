import { parquetReadObjects } from 'hyparquet'
import { describe, expect, test } from 'vitest'
import { quiet, unwrap } from '../../src/contract/wire.ts'
import { deskOn } from './house.ts'
import { cellsOf, sqlDesk } from './sql-desk.ts'

const { desk, engine, store, workspace } = await sqlDesk()
const askSql = (text: string) => desk.sql.ask(text, quiet)
const cells = (text: string) => cellsOf(desk, text)

describe('reads', () => {
  test.each([
    ['select count(*) as n from orders', [[60]]],
    ['  -- how many\n select count(*) as n from orders ; -- that is all\n', [[60]]],
    ['with a as (select 1 as x) select * from a', [[1]]],
    [
      "from (values (1, null), (2, 'it''s; \"so\"')) t(a, b)",
      [
        [1, null],
        [2, 'it\'s; "so"'],
      ],
    ],
    ['values (1), (2)', [[1], [2]]],
    ['select $$a;b$$ as x', [['a;b']]],
    [
      "select 12345678901234567890::hugeint as big, 1.50::decimal(9,2) as d, 'nan'::double as x, [1,2] as l",
      [['12345678901234567890', 1.5, null, '[1, 2]']],
    ],
    [
      "select date '2026-01-31' as d, timestamp '2026-01-31 10:11:12' as t, true as b",
      [['2026-01-31', '2026-01-31 10:11:12', 'true']],
    ],
    ['select i from range(5) t(i) order by i desc', [[4], [3], [2], [1], [0]]],
    ['select count(*) from (describe orders)', [[21]]],
  ])('%s', async (text, expected) => {
    expect(await cells(text)).toEqual(expected)
  })

  test('describe, summarize and show stand alone, and a plan is words', async () => {
    for (const text of [
      'describe orders',
      'summarize orders',
      'show tables',
      "pivot orders on status in ('') using count(*)",
    ])
      expect((await cells(text)).length, text).toBeGreaterThan(0)
    expect(unwrap(await askSql('explain select * from orders')).plan).toMatch(/SEQ_SCAN/)
    expect(unwrap(await askSql('explain analyze select count(*) from orders')).plan).toMatch(/Total Time/)
  })

  test('columns of one name are told apart, and a customer leads to their page', async () => {
    const answer = unwrap(await askSql('select customer_key, 1 as x, 2 as x from customer order by 1'))
    expect(answer.columns.map(({ name }) => name)).toEqual(['customer_key', 'x', 'x_1'])
    expect(unwrap(await desk.peek(answer.table, 2, 4))).toMatchObject({
      keys: [2, 3],
      rows: [
        [2, 1, 2],
        [3, 1, 2],
      ],
    })
  })
})

test('a million rows are looked at page by page, in their order and in another', async () => {
  const answer = unwrap(await askSql("select i as n, 'row ' || i as word from range(1000000) t(i)"))
  expect(answer.rows).toBe(1_000_000)
  const page = unwrap(await desk.peek(answer.table, 777_777, 777_779))
  expect(page.rows).toEqual([
    [777_777, 'row 777777'],
    [777_778, 'row 777778'],
  ])
  const turned = unwrap(
    await desk.peek(answer.table, 0, 1, { sort: { column: 'n', down: true }, find: '99999' }),
  )
  expect([turned.rows, turned.total]).toEqual([[[999_999, 'row 999999']], 19])
})

test('an answer as Parquet is what was asked', async () => {
  const text = `select i::integer as whole, i * 1.5 as real, i % 2 = 0 as flag, 'é' || i as word, timestamp '2026-01-31 10:11:12.345678' as t,
    date '2026-01-31' as d, (i * 10000000000)::bigint as big, case when i > 1 then i::double end as gap, [i] as l, 1.25::decimal(9,2) as money from range(3) t(i)`
  const answer = unwrap(await askSql(text))
  const blob = unwrap(await desk.sql.parquet(answer.table, quiet))
  const back = await parquetReadObjects({ file: await blob.arrayBuffer() })
  expect(back).toHaveLength(3)
  expect(back[2]).toMatchObject({
    whole: 2,
    real: 3,
    flag: true,
    word: 'é2',
    big: 20_000_000_000n,
    gap: 2,
    l: '[2]',
    money: 1.25,
  })
  expect(back[0]).toMatchObject({ gap: null, d: new Date('2026-01-31') })
  const empty = unwrap(
    await desk.sql.parquet(unwrap(await askSql('select * from orders where false')).table, quiet),
  )
  expect(await parquetReadObjects({ file: await empty.arrayBuffer() })).toEqual([])
  expect(await desk.sql.parquet('orders', quiet)).toMatchObject({ ok: false, fault: { code: 'unknown' } })
  expect(await desk.peek('sql_answer_1', 0, 1)).toMatchObject({ ok: false, fault: { code: 'unknown' } })
})

test('the schema tells tables, columns and rows', async () => {
  const schema = unwrap(await desk.sql.schema(quiet))
  expect(schema.map(({ name }) => name)).toEqual([
    'customer',
    'product',
    'orders',
    'order_line',
    'set_aside',
    'import_file',
    'mart_baskets',
    'mart_customers',
    'mart_orders',
    'mart_signs',
    'mart_traits',
  ])
  expect(schema.find(({ name }) => name === 'orders')).toMatchObject({ rows: 60 })
  expect(schema[0]?.columns[0]).toEqual({ name: 'customer_key', type: 'INTEGER' })
})

test('queries are kept with the workspace, answers are not, and what names a person goes with them', async () => {
  unwrap(await desk.sql.forgetAsked())
  unwrap(await askSql('select 1'))
  unwrap(await askSql("select * from customer where email = 'p3@x.org'"))
  unwrap(await askSql('select 1'))
  const asked = ['select 1', "select * from customer where email = 'p3@x.org'"]
  expect(unwrap(await desk.sql.asked())).toEqual(asked)
  unwrap(await desk.rename(workspace, 'Mine'))
  const again = deskOn(store, engine)
  unwrap(await again.reopen(workspace, quiet))
  expect(unwrap(await again.sql.asked())).toEqual(asked)
  const answer = unwrap(
    await again.sql.ask("select customer_key from customer where email = 'p3@x.org'", quiet),
  )
  const [[key] = []] = unwrap(await again.peek(answer.table, 0, 1)).rows
  unwrap(await again.erasePerson(Number(key), quiet))
  expect(unwrap(await again.sql.asked())).toEqual(['select 1'])
  const manifest = await (await store.read(`${workspace}/manifest.json`))?.text()
  expect(manifest).not.toContain('p3@x.org')
  expect(await again.peek(answer.table, 0, 1)).toMatchObject({ ok: false })
})
