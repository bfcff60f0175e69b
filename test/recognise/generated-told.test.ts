import { describe, expect, test } from 'vitest'
import { join } from '../../workers/join/join.ts'
import { columnsOf, linked } from './house.ts'
import { make } from './made/file.ts'
import { googleReviews, reviewTellings } from './made/reviews.ts'
import { shopOf } from './made/shop.ts'
import { shopWritings } from './made/shops.ts'
import { type Telling, textOf } from './made/telling.ts'
import { ticketTellings } from './made/tickets.ts'

const [shopify] = shopWritings
const orders = shopify ? make(shopify, shopOf(11)).text : ''
const tellings: Telling[] = [...reviewTellings, ...ticketTellings]

describe.each(tellings.map((t) => [`${t.id}${t.shape ? ` ${t.shape}` : ''}`, t] as const))(
  '%s',
  (_, telling) => {
    const { id, rows, expected, table, aside = 0, name = 'told.csv' } = telling

    test('every row stands, and with the orders beside it each knows its customer and order', async () => {
      const told = await columnsOf(name, textOf(telling))
      expect([told.recognisedAs, told.rowsIn]).toEqual([id, rows.length])
      const files = [told, await columnsOf('orders.csv', orders)]
      for (const some of [files, [...files].reverse()]) {
        const all = join(some)
        expect(linked(all, table)).toMatchObject(expected)
        expect(all.files[some.indexOf(told)]?.rowsSetAside).toBe(aside)
        expect(all.summary.sums[0]?.sums.orders).toBe(60)
      }
    })

    test('alone it stands too, every row', async () => {
      const all = join([await columnsOf(name, textOf(telling))])
      expect(linked(all, table)).toHaveLength(expected.length)
    })
  },
)

test('google_reviews, as JSON', async () => {
  const told = await columnsOf('reviews.json', googleReviews.text)
  expect(told.recognisedAs).toBe('google_reviews')
  expect(linked(join([told]), 'message')).toMatchObject(googleReviews.expected)
})
