import { describe, expect, test } from 'vitest'
import type { Meaning } from '../../src/contract/schema.ts'
import type { FileColumns } from '../../workers/join/columns.ts'
import { join } from '../../workers/join/join.ts'
import { columnsOf, linked, plain } from './house.ts'
import { make } from './made/file.ts'
import { peopleLists } from './made/people.ts'
import { shopOf } from './made/shop.ts'
import { shopWritings } from './made/shops.ts'
import { subscriberLists } from './made/subscribers.ts'

const [shopify] = shopWritings
const orders = shopify ? make(shopify, shopOf(11)).text : ''
const lists = [...peopleLists, ...subscriberLists]

/** The sum of a column of the file, in cents. */
function sumOf(file: FileColumns, meaning: Meaning): number {
  const values = file.cells.get(meaning)?.values ?? []
  let cents = 0
  for (const value of values) cents += Math.round(100 * value)
  return cents / 100
}

const byMail = (a: Record<string, unknown>, b: Record<string, unknown>) =>
  String(a.email) < String(b.email) ? -1 : 1

describe.each(lists.map((l) => [`${l.id}${l.shape ? `, ${l.shape}` : ''}`, l] as const))('%s', (_, list) => {
  test('every person stands once, alone and beside the orders; sums are exact', async () => {
    const file = await columnsOf('people.csv', list.text)
    expect([file.recognisedAs, file.grain, file.rowsIn]).toEqual([list.id, 'customer', list.expected.length])
    if (list.spent !== undefined) expect(sumOf(file, 'totalSpent')).toBe(list.spent)
    if (list.orders !== undefined) expect(sumOf(file, 'totalOrders')).toBe(list.orders)
    for (const files of [[file], [file, await columnsOf('orders.csv', orders)]]) {
      const all = join(files)
      const found = plain(all.customer).sort(byMail)
      expect(found).toHaveLength(list.expected.length)
      expect(found).toMatchObject([...list.expected].sort(byMail))
      expect(all.files[0]).toMatchObject({
        ...{ rowsIn: list.expected.length, rowsUsed: list.expected.length },
        rowsSetAside: 0,
      })
      expect(linked(all, 'label').filter((l) => l.source === list.id)).toHaveLength(list.labels)
    }
  })
})
