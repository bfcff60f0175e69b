import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { join } from '../../workers/join/join.ts'
import { columnsOf, linked, type Plain, plain } from './house.ts'

const shared = new URL('../../../shared/', import.meta.url)
const names = [
  'shopify_orders_export.csv',
  'shopify_customers_export.csv',
  'stripe_payments.csv',
  'hubspot_contacts.csv',
  'mailchimp_subscribed_members.csv',
] as const
type Name = (typeof names)[number]

const fileOf = (name: Name) =>
  columnsOf(name, new File([new Uint8Array(readFileSync(new URL(`data/exports/${name}`, shared)))], name))
const truth = (): Record<Name, Record<string, number>> =>
  JSON.parse(readFileSync(new URL('reference/exports_truth.json', shared), 'utf8')).files
const sum = (rows: readonly Plain[], column: string) =>
  Math.round(rows.reduce((n, row) => n + (Number(row[column]) || 0) * 100, 0)) / 100

describe.skipIf(!existsSync(new URL('data/exports', shared)))('the five exports', () => {
  test('Stripe alone: payments are the sales; what failed counts for nothing', async () => {
    const t = truth()['stripe_payments.csv']
    const all = join([await fileOf('stripe_payments.csv')])
    const { orders, refunds, revenue, voidedAmount } = all.summary.sums[0]?.sums ?? {}
    expect([orders, refunds, voidedAmount]).toEqual([t.payments, t.refunded, t.failed_amount])
    expect(all.martCustomers.rows).toBe(t.customers)
    expect(revenue).toBeGreaterThan(0)
  })

  test('Mailchimp alone: every member, and who is tagged', async () => {
    const t = truth()['mailchimp_subscribed_members.csv']
    const members = plain(join([await fileOf('mailchimp_subscribed_members.csv')]).customer)
    expect(members).toHaveLength(t.members ?? 0)
    expect(members.filter((m) => /"vip"/i.test(String(m.tags)))).toHaveLength(t.tagged_vip ?? 0)
  })

  test('all together: one customer each, money counted once', async () => {
    const t = truth()
    const files = await Promise.all(names.map(fileOf))
    const all = join(files)
    const shop = t['shopify_orders_export.csv']
    const { orders, lines, refunds, revenue, voidedAmount } = all.summary.sums[0]?.sums ?? {}
    expect([orders, lines, refunds]).toEqual([shop.orders, shop.line_items, shop.refunded])
    expect(revenue).toBeCloseTo(shop.total_not_voided ?? 0, 2)
    expect(voidedAmount).toBeCloseTo((shop.total_all ?? 0) - (shop.total_not_voided ?? 0), 2)
    const paid = linked(all, 'payment')
    const ofStripe = t['stripe_payments.csv']
    const failed = paid.filter((p) => p.status === 'Failed')
    expect([paid.length, sum(failed, 'amount')]).toEqual([ofStripe.payments, ofStripe.failed_amount])
    expect(sum(paid, 'refund')).toBe(ofStripe.refunded)
    expect(plain(all.martCustomers).filter((c) => Number(c.orders) > 0)).toHaveLength(
      t['shopify_customers_export.csv'].with_orders ?? 0,
    )
    expect(all.files.map((f) => f.rowsIn)).toEqual(files.map((f) => t[f.name as Name].data_rows))
    for (const f of all.files) expect(f.rowsUsed + f.rowsSetAside).toBe(f.rowsIn)
  })
})
