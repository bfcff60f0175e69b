import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { crc32 } from 'node:zlib'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, describe, expect, test } from 'vitest'
import type { SqlTable } from '../../src/contract/sql.ts'
import type { Desk } from '../../src/contract/wire.ts'
import { quiet, unwrap } from '../../src/contract/wire.ts'
import { zipOf } from '../../workers/warehouse/zip-out.ts'
import { bring } from '../samples/headless.ts'
import { sharedEngine } from '../support/duckdb.ts'
import { bringIn, csvFile, deskOn } from './house.ts'

const folder = mkdtempSync(join(tmpdir(), 'regulars-away-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Files of a stored archive by its directory, each with the sum that stands there; by hand, for the writer must not judge itself. */
function unzip(zip: Buffer): Map<string, Buffer> {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  const files = new Map<string, Buffer>()
  let at = zip.readUInt32LE(end + 16)
  for (let n = zip.readUInt16LE(end + 10); n > 0; n--) {
    const [sum, size, length] = [
      zip.readUInt32LE(at + 16),
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
    ]
    const name = zip.toString('utf8', at + 46, at + 46 + length)
    const start = zip.readUInt32LE(at + 42) + 30 + length
    const body = zip.subarray(start, start + size)
    expect([zip.readUInt32LE(start - 30 - length), sumOf(body)]).toEqual([0x04034b50, sum])
    files.set(name, body)
    at += 46 + length
  }
  return files
}
const sumOf = (body: Buffer) => (typeof crc32 === 'function' ? crc32(body) : bitwise(body))
function bitwise(body: Buffer): number {
  let sum = 0xffffffff
  for (const byte of body) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return (sum ^ 0xffffffff) >>> 0
}

/** All rows of a table as one sum; the order of a table's rows counts, that of a mart made by a query does not. */
function sumQuery({ name, columns }: SqlTable, ordered: boolean): string {
  const cells = columns.map((c) => `coalesce("${c.name}"::varchar, 'nothing')`).join(` || '|' || `)
  const order = ordered ? 'place' : 'line'
  const place = ordered ? 'rowid as place, ' : ''
  return `select count(*)::varchar || ' ' || coalesce(md5(string_agg(line, chr(10) order by ${order})), '') as sum from (select ${place}${cells} as line from "${name}")`
}
const isQuery = ({ name }: SqlTable) => /^mart_(?:baskets|events|messages|signs)$/.test(name)

async function native(files: Map<string, Buffer>, at: string) {
  for (const [name, body] of files) {
    await mkdir(dirname(join(at, name)), { recursive: true })
    writeFileSync(join(at, name), body)
  }
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  await connection.run(`set file_search_path = '${at.replaceAll("'", "''")}'`)
  await connection.run(String(files.get('warehouse.sql')))
  return async (query: string) =>
    (await connection.runAndReadAll(query)).getRowsJS().map((row) => row.map(String))
}

const told = () => [
  csvFile('payments.csv', [
    'id,Created date (UTC),Amount,Amount Refunded,Currency,Status,Customer Email,Fee,Card ID,Description',
    ...Array.from(
      { length: 30 },
      (_, i) => `ch_${i},2025-03-${10 + (i % 20)} 10:00,12.50,0,eur,Paid,p${i % 7}@x.org,0.30,card_${i % 4},`,
    ),
  ]),
  csvFile('orders.csv', [
    'Order number,Order date,E-mail,Product,Quantity,Price',
    ...Array.from(
      { length: 40 },
      (_, i) => `${i},2025-03-${10 + (i % 20)},p${i % 7}@x.org,"Mug ""Ö'1""",${i % 5 ? 1 : ''},12.50`,
    ),
  ]),
  csvFile('events.csv', [
    'event_time,event_type,product_id,category_code,price,user_id,user_session',
    ...Array.from(
      { length: 40 },
      (_, i) => `2025-03-${10 + (i % 20)} 10:00:${10 + i} UTC,view,${i},a.b,2.50,${i % 9},s${i % 5}`,
    ),
  ]),
]

/** Cells that break what is glued together: quotes, line breaks, signs of CSV and SQL, letters of all kinds, nothing. */
const oddities = [
  '"He said ""it\'s 50 %"""',
  '"two\nlines, and\ta tab"',
  "'; drop table orders; --",
  '🧼 Seife für Ömer',
  'مرحبا \u202eabc',
  '\\N',
  'NULL',
  '',
  '$$ {x} `y`',
  '=1+1',
  'Ａｂ\u200b',
  '1.50',
]
const odd = () => [
  csvFile('odd.csv', [
    'Order number,Order date,E-mail,Customer name,Product,Quantity,Price,Currency',
    ...oddities.flatMap((cell, i) => [
      `A${i},1969-12-${10 + i},o${i}@x.org,${cell},${cell},2,0.1,EUR`,
      `B${i},2025-02-${10 + i} 23:59:59,o${i}@x.org,${cell},${cell || 'Mug'},0.333,1234567.89,EUR`,
    ]),
  ]),
  csvFile('people.csv', [
    'Customer ID,Email,"Note ""x""",Größe 🧼,Born,Weight,Empty',
    ...oddities.map((cell, i) => `${i},o${i}@x.org,${cell},${cell},19${50 + i}-02-28,${i}.125,`),
  ]),
]

async function open(id: string): Promise<Desk> {
  if (id === 'odd') {
    const desk = deskOn(null, await sharedEngine())
    await bringIn(desk, odd())
    return desk
  }
  if (id !== 'told') return (await bring(id)).headless.desk
  const desk = deskOn(null, await sharedEngine())
  await bringIn(desk, told())
  return desk
}

describe.each(['webshop', 'cafe', 'told', 'odd'])('the warehouse of %s', (id) => {
  test('is the same in native DuckDB, table by table and mart by mart', async () => {
    const desk = await open(id)
    const schema = unwrap(await desk.sql.schema(quiet))
    const zip = unwrap(await desk.sql.takeAway(quiet))
    const files = unzip(Buffer.from(await zip.arrayBuffer()))
    expect(String(files.get('README.txt'))).toContain('mart_orders')
    const query = await native(files, join(folder, id))
    expect(Number((await query('select count(*) from order_line'))[0]?.[0])).toBeGreaterThan(20)
    const types = await query(
      `select table_name || '.' || column_name || ' ' || data_type from duckdb_columns() where schema_name = 'main' and not internal order by 1`,
    )
    const here = schema.flatMap((t) => t.columns.map((c) => `${t.name}.${c.name} ${c.type}`))
    expect(types.map(([line]) => line)).toEqual(here.sort())
    for (const table of schema) {
      const text = sumQuery(table, !isQuery(table))
      const answer = unwrap(await desk.sql.ask(text, quiet))
      expect(await query(text), table.name).toEqual(unwrap(await desk.peek(answer.table, 0, 1)).rows)
    }
  })
})

test('a stop leaves nothing half written, and two archives of one warehouse are the same', async () => {
  const desk = await open('told')
  const stopper = new AbortController()
  const call = { signal: stopper.signal, progress: () => stopper.abort() }
  expect(await desk.sql.takeAway(call)).toMatchObject({ ok: false, fault: { code: 'stopped' } })
  const [one, two] = await Promise.all([desk.sql.takeAway(quiet), desk.sql.takeAway(quiet)])
  expect(
    Buffer.from(await unwrap(one).arrayBuffer()).equals(Buffer.from(await unwrap(two).arrayBuffer())),
  ).toBe(true)
})

test('an archive holds names of any letters and files of no length', async () => {
  const zip = await zipOf([
    { name: 'Größe/ä 🎈.txt', body: new Blob(['x']) },
    { name: 'leer', body: new Blob([]) },
  ])
  expect(
    [...unzip(Buffer.from(await zip.arrayBuffer()))].map(([name, body]) => [name, String(body)]),
  ).toEqual([
    ['Größe/ä 🎈.txt', 'x'],
    ['leer', ''],
  ])
})
