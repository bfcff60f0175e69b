import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import type { FileAccount, Workspace } from '../../src/contract/desk.ts'
import { quiet, unwrap } from '../../src/contract/wire.ts'
import { sql } from '../../workers/sql/sql.ts'
import { sharedEngine } from '../support/duckdb.ts'
import { type Row, sourceOf } from '../support/source.ts'
import { ask, deskOn } from './house.ts'
import { joined } from './join.ts'

const engine = await sharedEngine()
const given = (path: string) => `../shared/${path}`

async function opened(files: File[]): Promise<Workspace> {
  const desk = deskOn(null, engine)
  const draft = unwrap(await desk.draft(files, quiet))
  const workspace = unwrap(await desk.adopt(draft.id, '', '', quiet))
  await ask(desk, sql`select 1::integer`)
  return workspace
}

/** Order keys and customers by name: what must not depend on how the files came. */
const marts = async () => ({
  orders: await engine.rows(
    sql`select order_key, customer_key, day, round(revenue, 2), round(refund, 2), items, lines, nth, currency, channel, first_product from mart_orders`,
  ),
  customers: await engine.rows(sql`select * replace (round(revenue, 2) as revenue) from mart_customers`),
})

const balanced = (files: FileAccount[]) =>
  files.every((f) => f.rowsUsed + f.rowsSetAside === f.rowsIn && f.rowsIn > 0)

/** Rows of an invented shop: orders of one to four lines, some voided, some sent back, some without a date. */
function shop(seed: number, orders: number): Row[][] {
  let s = seed
  const random = () => {
    s = (Math.imul(s, 1664525) + 1013904223) >>> 0
    return s / 4294967296
  }
  return Array.from({ length: orders }, (_, i): Row[] => {
    const who = Math.floor(random() * 40)
    const day = 1 + Math.floor(random() * 28)
    const order: Row = {
      order: `#${i}`,
      email: who === 0 ? null : `p${who}@x.org`,
      date:
        random() < 0.05
          ? null
          : `2025-0${1 + Math.floor(random() * 9)}-${String(day).padStart(2, '0')}T10:00`,
      status: random() < 0.1 ? 'voided' : 'paid',
      city: `Town ${who % 5}`,
    }
    const lines = 1 + Math.floor(random() * 4)
    return Array.from({ length: lines }, (_, l) => ({
      ...(l === 0 ? order : { ...order, email: null, date: null, status: null, city: null }),
      product: `Thing ${Math.floor(random() * 12)}`,
      quantity: random() < 0.05 ? -1 : 1 + Math.floor(random() * 3),
      unitPrice: Math.round(random() * 5000) / 100,
    }))
  })
}

describe('laws of joining', () => {
  test.each([1, 2, 3])(
    'rows in = rows used + rows set aside, and no order is lost or doubled (seed %i)',
    async (seed) => {
      const orders = shop(seed, 300)
      await joined(engine, [sourceOf(orders.flat())])
      const [file] = await engine.rows(sql`select rows_in, rows_used, rows_set_aside from import_file`)
      const [lines] = await engine.rows(sql`select count(*)::integer, sum(amount) from order_line`)
      const dated = orders.filter(([first]) => first?.date)
      expect(file).toEqual([
        orders.flat().length,
        dated.flat().length,
        orders.flat().length - dated.flat().length,
      ])
      expect(lines?.[0]).toBe(dated.flat().length)
      const worth = dated.flat().reduce((sum, r) => sum + Number(r.quantity) * Number(r.unitPrice), 0)
      const [revenue] = await engine.rows(sql`select sum(revenue), sum(lines)::integer from orders`)
      expect(revenue?.[0]).toBeCloseTo(worth, 6)
      expect(revenue?.[1]).toBe(dated.flat().length)
    },
  )

  test.each([1, 2, 3])(
    'the order of orders, and files split in two, give the same marts (seed %i)',
    async (seed) => {
      const orders = shop(seed, 300)
      await joined(engine, [sourceOf(orders.flat())])
      const once = await marts()
      await joined(engine, [sourceOf(orders.toReversed().flat())])
      expect(await marts()).toEqual(once)
      const half = [orders.slice(0, 170).flat(), orders.slice(170).flat()].map((rows) => sourceOf(rows))
      await joined(engine, half)
      expect(await marts()).toEqual(once)
      await joined(engine, half.toReversed())
      expect(await marts()).toEqual(once)
    },
  )

  test('sales without numbers: split anywhere, in any order, give the same marts', async () => {
    const rows: Row[] = shop(5, 400).flatMap(([r], i) => ({
      customer: r?.email ?? 'somebody',
      date: `2025-03-${String(1 + (i % 9)).padStart(2, '0')}`,
      amount: Math.round(Number(r?.unitPrice) * 100) / 100 + i / 1000,
    }))
    const sale = { grain: 'transaction' } as const
    await joined(engine, [sourceOf(rows, sale)])
    const once = await marts()
    const halves = [0, 1].map((h) =>
      sourceOf(
        rows.filter((_, i) => i % 2 === h),
        sale,
      ),
    )
    await joined(engine, halves)
    expect(await marts()).toEqual(once)
    await joined(engine, halves.toReversed())
    expect(await marts()).toEqual(once)
  })

  test('nth counts the orders of a customer that count, and marts are in their order', async () => {
    await joined(engine, [sourceOf(shop(7, 300).flat())])
    const wrong = sql`select count(*)::integer from (select *, case when customer_key < 0 then 0 else row_number() over
      (partition by customer_key order by placed_at, order_key) end as n from mart_orders) where n <> nth`
    expect(await engine.rows(wrong)).toEqual([[0]])
    const unordered = sql`select count(*)::integer from (select (customer_key, placed_at, order_key) < lag((customer_key, placed_at, order_key))
      over (order by rowid) as back from mart_orders) where back`
    expect(await engine.rows(unordered)).toEqual([[0]])
  })
})

const cdnow = given('data/clv/CDNOW_sample.txt')
describe.skipIf(!existsSync(cdnow))('CDNOW', () => {
  let text = ''
  beforeAll(() => {
    text = readFileSync(cdnow, 'utf8')
  })

  test('sample: 6,919 rows of 2,357 customers', async () => {
    const made = await opened([new File([text], 'sample.txt')])
    expect(made).toMatchObject({ customers: 2357, firstDay: '1997-01-01', lastDay: '1998-06-30' })
    expect(made.account.files).toMatchObject([{ rowsIn: 6919, rowsUsed: 6919, rowsSetAside: 0 }])
    expect(made.account.sums[0]?.sums.lines).toBe(6919)
  })

  test('sample in two files, cut anywhere, is the same data', async () => {
    await opened([new File([text], 'sample.txt')])
    const once = await marts()
    const lines = text.trimEnd().split('\n')
    const cut = [lines.slice(0, 3456), lines.slice(3456)].map(
      (l, i) => new File([l.join('\n')], `part${i}.txt`),
    )
    const made = await opened(cut)
    expect(balanced(made.account.files)).toBe(true)
    expect(await marts()).toEqual(once)
  })

  const master = given('data/clv/CDNOW_master.txt.gz')
  test.skipIf(!existsSync(master))('master: 69,659 rows of 23,570 customers', async () => {
    const made = await opened([new File([gunzipSync(readFileSync(master))], 'master.txt')])
    expect(made.customers).toBe(23_570)
    expect(made.account.files).toMatchObject([{ rowsIn: 69_659, rowsUsed: 69_659 }])
  })
})

const exports = given('data/exports/')
describe.skipIf(!existsSync(exports))('exports', () => {
  const file = (name: string) => new File([readFileSync(exports + name)], name)
  const truth = () => JSON.parse(readFileSync(given('reference/exports_truth.json'), 'utf8')).files

  test('Shopify: orders, lines, refunds and revenue as they truly are', async () => {
    const is = truth()['shopify_orders_export.csv']
    const made = await opened([file('shopify_orders_export.csv')])
    expect(made.customers).toBe(is.customers)
    expect(made.account.sums).toEqual([
      {
        currency: is.currency,
        sums: {
          revenue: is.total_not_voided,
          orders: is.orders,
          lines: is.line_items,
          refunds: is.refunded,
          voidedOrders: 5,
          voidedAmount: Math.round((is.total_all - is.total_not_voided) * 100) / 100,
        },
      },
    ])
  })

  test('Shopify customers join their orders; payments of the same shop are not added up', async () => {
    const names = ['shopify_orders_export.csv', 'shopify_customers_export.csv', 'stripe_payments.csv']
    const made = await opened(names.map(file))
    expect(balanced(made.account.files)).toBe(true)
    expect(made.customers).toBe(truth()['shopify_customers_export.csv'].customers)
    expect(made.account.sums[0]?.sums.revenue).toBe(truth()['shopify_orders_export.csv'].total_not_voided)
    const [buyers] = await engine.rows(sql`select count(*)::integer from mart_customers where orders > 0`)
    expect(buyers?.[0]).toBeLessThanOrEqual(truth()['shopify_customers_export.csv'].with_orders)
  })

  test('Stripe alone: payments are the orders, failed ones do not count', async () => {
    const is = truth()['stripe_payments.csv']
    const made = await opened([file('stripe_payments.csv')])
    const [{ currency, sums } = { currency: '', sums: null }] = made.account.sums
    expect(currency).toBe('EUR')
    expect(sums).toMatchObject({
      orders: is.payments,
      revenue: is.paid_amount,
      voidedAmount: is.failed_amount,
      refunds: is.refunded,
    })
    expect(made.customers).toBe(is.customers)
  })

  test('contacts alone: people by their e-mail, letter case aside', async () => {
    const is = truth()['hubspot_contacts.csv']
    const made = await opened([file('hubspot_contacts.csv')])
    expect(balanced(made.account.files)).toBe(true)
    const [mails] = await engine.rows(sql`select count(*)::integer from mart_customers where email <> ''`)
    expect(mails?.[0]).toBe(is.distinct_emails_case_insensitive)
    const members = await opened([file('mailchimp_subscribed_members.csv')])
    expect(members.customers).toBe(truth()['mailchimp_subscribed_members.csv'].members)
  })
})
