import { beforeAll, describe, expect, it } from 'vitest'
import { type Brought, bring } from './headless.ts'
import { group, rows, sum } from './rows.ts'

interface Expected {
  as: string[]
  currency: string
  orders: number
  customers: number
  revenue: number
  refunds: number
  voided: number
}

function cafe(): Expected {
  const all = rows('samples/cafe/items-2025-05-01-2026-10-31.csv.gz', ',')
  const net = (event: string) =>
    sum(all.filter((r) => r('Event Type') === event).map((r) => Number(r('Net Sales').replace('£', ''))))
  return {
    as: ['square_items'],
    currency: 'GBP',
    orders: group(all, (r) => r('Transaction ID')).size,
    customers: group(all, (r) => r('Customer ID')).size - 1,
    revenue: net('Payment'),
    refunds: -net('Refund'),
    voided: 0,
  }
}

function webshop(): Expected {
  const heads = rows('samples/webshop/orders_export.csv.gz', ',').filter((r) => r('Total') !== '')
  const counted = heads.filter((r) => r('Financial Status') !== 'voided')
  return {
    as: ['shopify_orders', 'shopify_customers', 'judgeme', 'events'],
    currency: 'EUR',
    orders: counted.length,
    customers: rows('samples/webshop/customers_export.csv.gz', ',').length,
    revenue: sum(counted.map((r) => Number(r('Total')))),
    refunds: sum(counted.map((r) => Number(r('Refunded Amount')))),
    voided: heads.length - counted.length,
  }
}

function phone(): Expected {
  const all = rows('samples/phone/invoices.csv.gz', ';')
  return {
    as: ['customers', 'orders'],
    currency: 'EUR',
    orders: all.length,
    customers: rows('samples/phone/customers.csv.gz', ';').length,
    revenue: sum(all.map((r) => Number(r('Amount EUR').replace(',', '.')))),
    refunds: 0,
    voided: 0,
  }
}

describe.each([
  ['cafe', cafe],
  ['webshop', webshop],
  ['phone', phone],
] as const)('%s as the desk reads it', (id, count) => {
  let brought: Brought
  let expected: Expected
  beforeAll(async () => {
    brought = await bring(id)
    expected = count()
  }, 60_000)

  it('is recognised and needs no answer', () => {
    const { ready, files } = brought.draft
    expect(files.map((file) => file.recognisedAs)).toEqual(expected.as)
    expect([ready, files.map((file) => file.fault)]).toEqual([true, files.map(() => null)])
  })

  it('uses every row', () => {
    const { files } = brought.workspace.account
    expect(files.map((file) => file.rowsIn - file.rowsUsed)).toEqual(files.map(() => 0))
  })

  it('adds up to what independent code counts', () => {
    const { orders, customers, account } = brought.workspace
    expect([orders, customers]).toEqual([expected.orders, expected.customers])
    const [{ currency, sums } = { currency: '', sums: null }, ...others] = account.sums
    expect([currency, others.length]).toEqual([expected.currency, 0])
    expect(sums?.revenue).toBeCloseTo(expected.revenue, 4)
    expect(sums?.refunds).toBeCloseTo(expected.refunds, 4)
    expect(sums?.orders).toBe(expected.orders + expected.voided)
    expect(sums?.voidedOrders).toBe(expected.voided)
  })
})
