import { describe, expect, test } from 'vitest'
import { columnWords, entryOf } from '../../src/contract/dictionary.ts'
import { quiet, unwrap } from '../../src/contract/wire.ts'
import { bring } from '../samples/headless.ts'
import { sharedEngine } from '../support/duckdb.ts'
import { bringIn, csvFile, deskOn } from './house.ts'

/** Payments and visits, which no sample tells of. */
const paid = csvFile('payments.csv', [
  'id,Created date (UTC),Amount,Amount Refunded,Currency,Status,Customer Email,Fee,Card ID,Description',
  ...Array.from(
    { length: 30 },
    (_, i) => `ch_${i},2025-03-${10 + (i % 20)} 10:00,12.50,0,eur,Paid,p${i % 7}@x.org,0.30,card_${i},`,
  ),
])
const orders = csvFile('orders.csv', [
  'Order number,Order date,E-mail,Product,Quantity,Price',
  ...Array.from({ length: 40 }, (_, i) => `${i},2025-03-${10 + (i % 20)},p${i % 7}@x.org,Mug,1,12.50`),
])
const visits = csvFile('events.csv', [
  'event_time,event_type,product_id,category_code,price,user_id,user_session',
  ...Array.from(
    { length: 40 },
    (_, i) => `2025-03-${10 + (i % 20)} 10:00:00 UTC,view,${i},a.b,2.50,${i % 9},s${i % 5}`,
  ),
])

async function open(id: string) {
  if (id !== 'told') return (await bring(id)).headless.desk
  const desk = deskOn(null, await sharedEngine())
  await bringIn(desk, [orders, paid, visits])
  return desk
}

describe.each(['webshop', 'phone', 'told'])('the tables of %s', (id) => {
  test('each column has words, and each example an answer', async () => {
    const desk = await open(id)
    const schema = unwrap(await desk.sql.schema(quiet))
    if (id === 'told')
      expect(schema.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['payment', 'visit', 'mart_events']),
      )
    for (const { name, columns } of schema) {
      const { about, examples } = entryOf(name)
      expect(about, name).not.toBe('')
      expect(
        columns
          .filter((column) => columnWords(name, column.name) === '')
          .map((column) => `${name}.${column.name}`),
      ).toEqual([])
      expect(examples.length, name).toBeGreaterThanOrEqual(2)
      for (const { text } of examples)
        expect(await desk.sql.ask(text, quiet), text).toMatchObject({ ok: true })
    }
  })
})

test('no word for what is no table', () => {
  expect([
    entryOf('constructor').about,
    columnWords('orders', '__proto__'),
    columnWords('toString', 'x'),
  ]).toEqual(['', '', ''])
})
