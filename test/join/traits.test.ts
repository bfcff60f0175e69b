import { describe, expect, test } from 'vitest'
import type { FileColumns } from '../../workers/join/columns.ts'
import { join } from '../../workers/join/join.ts'
import { columnsOf, plain } from '../recognise/house.ts'

const list = (rows: readonly string[]) =>
  `Customer ID;Name;Email;City;Customer since;Monthly fee;Support calls;Colour;Churned\n${rows.join('\n')}`
const rowOf = (i: number, colour: string, churned: string) =>
  `K${i};Ann Miller${i};a${i}@x.org;Ghent;0${1 + (i % 9)}.03.2024;1${i % 9},90;${i % 4};${colour};${churned}`

/** What is told of a customer, by the name of the trait. */
function told(files: readonly FileColumns[], customer: string): Record<string, string> {
  const all = join(files)
  const key = plain(all.customer).find(
    (row) => String(row.email) === `a${customer.slice(1)}@x.org`,
  )?.customer_key
  const mine = plain(all.martTraits()).filter((row) => row.customer_key === key)
  return Object.fromEntries(mine.map(({ name, value }) => [String(name), String(value)]))
}

describe('what a customer list tells beside who people are', () => {
  const rows = Array.from({ length: 40 }, (_, i) => rowOf(i, i % 2 ? 'red' : 'blue', i % 3 ? 'no' : 'yes'))

  test('columns without a meaning stay, numbers with a point and days as ISO dates', async () => {
    const file = await columnsOf('list.csv', list(rows))
    expect(told([file], 'K13')).toMatchObject({
      'Support calls': '1',
      Colour: 'red',
      Churned: 'no',
      City: 'Ghent',
    })
    expect(Object.values(told([file], 'K13'))).toEqual(expect.arrayContaining(['14.9', '2024-03-05']))
  })

  test('of two lists the newer one stands, in whatever order they come', async () => {
    const old = await columnsOf('list-2025-01-01.csv', list(rows))
    const fresh = await columnsOf('list-2025-02-01.csv', list([rowOf(13, 'green', 'yes')]))
    for (const files of [
      [old, fresh],
      [fresh, old],
    ]) {
      expect(told(files, 'K13')).toMatchObject({ Colour: 'green', Churned: 'yes' })
      expect(told(files, 'K12')).toMatchObject({ Colour: 'blue' })
    }
  })

  test('the columns of an order list that mean nothing here are not kept', async () => {
    const orders =
      'Order no,Date,Email,Total,Colour\n1,2025-03-01,p1@x.org,20.00,red\n2,2025-03-02,p2@x.org,20.00,blue'
    const all = join([await columnsOf('orders.csv', orders)])
    expect([all.traits, all.martTraits().rows]).toEqual([[], 0])
  })
})
