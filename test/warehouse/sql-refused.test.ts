import { describe, expect, test } from 'vitest'
import { quiet } from '../../src/contract/wire.ts'
import { sql } from '../../workers/sql/sql.ts'
import { cellsOf, sqlDesk, stateOf } from './sql-desk.ts'

const { desk, engine } = await sqlDesk()

async function refused(text: string) {
  const answer = await desk.sql.ask(text, quiet)
  if (answer.ok || answer.fault.code !== 'query') throw new Error(`${text}: ${JSON.stringify(answer)}`)
  return answer.fault
}

describe('nothing else', () => {
  const escapes = [
    'drop table orders',
    '/* select */ DROP VIEW mart_baskets',
    'delete from orders',
    'update orders set gross = 0',
    'insert into orders select * from orders',
    'create table x as select 1',
    'alter table orders drop column gross',
    'truncate orders',
    'vacuum',
    'checkpoint',
    "attach ':memory:' as other",
    "attach 'opfs://other.db'",
    "copy orders to 'out.csv'",
    "copy (select 1) to 'https://canary.invalid/out.csv'",
    "export database 'out'",
    'install httpfs',
    'load parquet',
    'set enable_external_access = true',
    "set allowed_directories = ['/']",
    'reset all',
    'pragma database_list',
    'call enable_logging()',
    'begin transaction',
    'commit',
    'use temp',
    'prepare x as select 1',
    "select * from read_csv('https://canary.invalid/x.csv')",
    "select * from read_csv('in/../package.json')",
    "select * from READ_TEXT ('/etc/hostname')",
    "select * from read_blob('opfs://manifest.json')",
    "select * from glob('*')",
    "select * from glob('opfs://*')",
    "select * from sniff_csv('in/a.csv')",
    "select * from 'https://canary.invalid/x.csv'",
    "select * from '/etc/hostname'",
    "from 'package.json'",
    "select * from read_parquet('x.parquet')",
    "select * from query('select 1')",
    'select * from checkpoint()',
    'select * from enable_logging()',
    'select * from duckdb_secrets()',
    'select * from arrow_scan(1, 2, 3)',
    "select write_log('x')",
    'explain drop table orders',
    'explain analyze delete from orders',
    'select 1; drop table orders',
    'select 1; select 2',
    'select 1) ; drop table orders; select * from (select 2',
    'with gone as (delete from orders returning *) select * from gone',
    'select * from (drop table orders)',
    'describe (delete from orders)',
    'select $1',
    '',
    ' ; ;',
    '-- nothing',
  ]
  test.each(escapes)('refused in words, and nothing is changed: %s', async (text) => {
    const before = await stateOf(desk)
    const { why, next } = await refused(text)
    expect(why).toMatch(/^[\p{Lu}‘“"\w].*[.:]$/su)
    expect(why + next).not.toMatch(/\bundefined\b|RuntimeError|INSTALL \w+;|autoinstall/)
    expect(await stateOf(desk)).toEqual(before)
  })

  test('brackets that are closed early only make another query that reads', async () => {
    expect(await cellsOf(desk, 'select 1 as x) union all select * from (select 2')).toEqual([[1], [2]])
  })

  test('what the wall of words lets pass, the transaction stops', async () => {
    const before = await stateOf(desk)
    await expect(engine.ask(sql`select 1`, sql`delete from orders`)).rejects.toThrow(/read-only/)
    await expect(engine.ask(sql`select 1; select 2`, sql`select 1`)).rejects.toThrow(/multiple/)
    expect(await stateOf(desk)).toEqual(before)
  })
})

describe('errors', () => {
  test.each([
    ['select\n  foo\nfrom orders', 2, 3, 3],
    ['select *\nfrom ordrs', 2, 6, 5],
    ['select * frm orders', 1, 14, 6],
    ['\n\n  select nosuch(gross) from orders', 3, 10, 6],
    [`select ${'1 + '.repeat(60)} gros from orders`, 1, 249, 4],
    ['select 1;\n\n select 2', 3, 2, 6],
    ["select *\nfrom read_csv('x')", 2, 6, 8],
    ['explain\nselect nosuch\nfrom orders', 2, 8, 6],
    ["select 'é', current_date", 1, 13, 12],
    ["select gross at time zone 'UTC' from orders", 1, 14, 12],
    ["select '{}'::json", 1, 8, 4],
  ])('%s', async (text, line, column, length) => {
    const fault = await refused(text)
    if (!text.includes('::json'))
      expect([fault.line, fault.column, fault.length], fault.why).toEqual([line, column, length])
  })

  test('say what was meant, and never cite a cell that nobody typed', async () => {
    expect((await refused('select * from ordrs')).next).toContain('"orders"')
    const { why } = await refused('select customer::integer from customer')
    expect(why).not.toContain('@x.org')
    expect(why).toContain('Could not convert')
    expect((await refused("select 'abc'::integer")).why).toContain("'abc'")
  })

  test('are said, and the next query is answered', async () => {
    for (const text of [
      "select timezone('UTC', now())",
      "select date_trunc('month', now())",
      'select to_json(1)',
      "select 'a' collate de",
    ])
      expect((await refused(text)).why).not.toBe('')
    expect(await cellsOf(desk, 'select 1 as x')).toEqual([[1]])
  })
})
