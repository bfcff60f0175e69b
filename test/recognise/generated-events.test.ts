import { describe, expect, test } from 'vitest'
import { join } from '../../workers/join/join.ts'
import { columnsOf, linked } from './house.ts'
import { eventTellings, ga4Nested, ga4Report } from './made/events.ts'
import { make } from './made/file.ts'
import { shopOf } from './made/shop.ts'
import { shopWritings } from './made/shops.ts'
import { textOf } from './made/telling.ts'

const [shopify] = shopWritings
const orders = shopify ? make(shopify, shopOf(11)).text : ''

async function shouldTell(name: string, text: string, id: string, expected: object[]) {
  const told = await columnsOf(name, text)
  expect([told.recognisedAs, told.grain, told.rowsIn]).toEqual([id, 'event', expected.length])
  const shop = await columnsOf('orders.csv', orders)
  for (const files of [
    [told, shop],
    [shop, told],
  ]) {
    const all = join(files)
    expect(linked(all, 'visit')).toMatchObject(expected)
    expect(all.summary.sums[0]?.sums.orders).toBe(60)
    expect(all.reasons).toEqual([])
  }
}

describe.each(eventTellings.map((t) => [`${t.id}${t.shape ? ` ${t.shape}` : ''}`, t] as const))(
  '%s',
  (_, t) => {
    test('every click stands with its visitor, session and order', async () => {
      await shouldTell('events.csv', textOf(t), t.id, t.expected)
    })
  },
)

test('ga4_bq, parameters as a list of keys with values', async () => {
  await shouldTell('events.json', ga4Nested.text, 'ga4_bq', ga4Nested.expected)
})

test('ga4_bq: a purchase of three items tells its money once', async () => {
  const items = [10, 20, 5].map((price, i) => ({
    item_id: `S${i}`,
    item_name: `Thing ${i}`,
    price,
    quantity: 1,
  }))
  const bought = (order: string, minute: number) => ({
    ...{ event_timestamp: `17754${minute}000000000`, event_name: 'purchase', user_pseudo_id: '7.17' },
    ecommerce: { transaction_id: order, purchase_revenue: 35 },
    items,
  })
  const looked = { event_timestamp: '1775400000000000', event_name: 'view_item', user_pseudo_id: '7.17' }
  const all = [looked, bought('A1', 10), bought('A2', 20)].map((one) => JSON.stringify(one)).join('\n')
  const flat = [
    'event_timestamp,event_name,user_pseudo_id,ecommerce.transaction_id,ecommerce.purchase_revenue,items.item_name',
  ]
  for (const [order, minute] of [
    ['A1', 10],
    ['A2', 20],
  ] as const)
    for (const { item_name: name } of items)
      flat.push(`17754${minute}000000000,purchase,7.17,${order},35.00,${name}`)
  for (const [name, text] of [
    ['events.json', all],
    ['events.csv', flat.join('\n')],
  ] as const) {
    const visits = linked(join([await columnsOf(name, text)]), 'visit')
    expect(visits.reduce((sum, { amount }) => sum + (Number(amount) || 0), 0)).toBe(70)
  }
})

test('ga4_ui: sums over many visits are no visits, and say so', async () => {
  const told = await columnsOf('report.csv', ga4Report)
  expect([told.recognisedAs, told.grain]).toEqual(['ga4_ui', 'other'])
  const all = join([told, await columnsOf('orders.csv', orders)])
  expect(all.told.map((t) => t.name)).not.toContain('visit')
  expect(all.reasons.map((r) => r.reason).join()).toMatch(/summed up over many visits/)
  const [counts] = all.files
  expect(counts).toMatchObject({ rowsUsed: 0, rowsSetAside: counts?.rowsIn })
})
