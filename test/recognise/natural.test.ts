import { describe, expect, test } from 'vitest'
import { draftOf, meansOf } from './fake-reader.ts'
import { dutch, english, german } from './natural/germanic.ts'
import { columnsOf, rowsFor } from './natural/list.ts'
import { french, italian, portuguese, spanish } from './natural/romance.ts'
import type { Lists, Manner } from './natural/words.ts'

const languages: [string, Lists, Manner][] = [
  ['English', english, { day: 'dmy/', comma: false }],
  ['German', german, { day: 'dmy.', comma: true }],
  ['French', french, { day: 'dmy/', comma: true }],
  ['Spanish', spanish, { day: 'dmy/', comma: true }],
  ['Italian', italian, { day: 'dmy/', comma: true }],
  ['Dutch', dutch, { day: 'dmy-', comma: true }],
  ['Portuguese', portuguese, { day: 'dmy/', comma: true }],
]
const grains: Record<keyof Lists, string> = {
  lines: 'order line',
  orders: 'order',
  customers: 'customer',
  reviews: 'review',
  tickets: 'ticket',
  visits: 'event',
  products: 'product',
  labels: 'customer',
}
const kinds = ['lines', 'orders', 'customers', 'reviews', 'tickets', 'visits', 'products', 'labels'] as const

const bare = (header: string) => header.normalize('NFKD').replace(/\p{M}/gu, '')
const styles: [string, (header: string) => string][] = [
  ['as written', (header) => header],
  ['in capitals', (header) => header.toUpperCase()],
  ['without accents', bare],
  [
    'with underscores',
    (header) =>
      bare(header)
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '_')
        .replace(/^_+|_+$/g, ''),
  ],
]

describe.each(languages)('%s', (_, lists, manner) => {
  test.each(kinds)('%s, as people head their columns', async (what) => {
    for (const which of [0, 1, 2])
      for (const [style, write] of styles) {
        const columns = columnsOf(lists, what, which)
        const headers = columns.map(({ header }) => write(header))
        const rows = rowsFor(columns, what, manner)
        const draft = await draftOf({ headers, rows, delimiter: ';' })
        const means = Object.fromEntries(columns.map(({ meaning }, c) => [meaning, headers[c]]))
        const { amount, ...found } = meansOf(draft)
        // One row an order: its amount is its total.
        const whole = what === 'orders' && amount ? { ...found, orderTotal: amount } : meansOf(draft)
        expect.soft([style, draft.grain, draft.fault, whole]).toEqual([style, grains[what], null, means])
      }
  })
})
