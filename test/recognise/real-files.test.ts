import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { Corrections } from '../../src/contract/desk.ts'
import { reader } from '../../workers/reading/open.ts'
import { recogniser } from '../../workers/recognise/recogniser.ts'
import { drain, meansOf, sum } from './fake-reader.ts'

const shared = new URL('../../../shared/', import.meta.url)
const there = existsSync(new URL('data/exports', shared))
const door = recogniser(reader)

function open(path: string): File {
  const bytes = readFileSync(new URL(`data/${path}`, shared))
  const name = path.split('/').at(-1) ?? path
  return new File(
    [path.endsWith('.gz') ? new Uint8Array(gunzipSync(bytes)) : new Uint8Array(bytes)],
    name.replace(/\.gz$/, ''),
  )
}

async function both(path: string, corrections: Corrections = {}) {
  const file = open(path)
  const draft = await door.draft(file, corrections)
  const all = await drain(await door.read(file, draft, corrections, '2026-06-30'))
  expect(all.source.rowsIn).toBe(all.rows + all.aside.length)
  return { draft, all, count: (meaning: string) => new Set(all.cells.get(meaning as 'order')).size }
}

const truth = () => JSON.parse(readFileSync(new URL('reference/exports_truth.json', shared), 'utf8')).files

describe.skipIf(!there)('real files', () => {
  test('Shopify orders: counts and sums are those of the reference', async () => {
    const t = truth()['shopify_orders_export.csv']
    const { draft, all, count } = await both('exports/shopify_orders_export.csv')
    expect([draft.recognisedAs, draft.grain, draft.fault, draft.questions]).toEqual([
      'shopify_orders',
      'order line',
      null,
      [],
    ])
    expect(all.rows).toBe(t.data_rows)
    expect(sum(all.cells.get('orderTotal'))).toBe(t.total_all)
    expect(sum(all.cells.get('refund'))).toBe(t.refunded)
    expect([count('order'), count('email')]).toEqual([t.orders, t.customers])
    const dates = [...(all.cells.get('date') ?? [])].sort()
    expect([dates[0], dates.at(-1)]).toEqual([t.first.replace(' ', 'T'), t.last.replace(' ', 'T')])
    expect(all.source.hasTime).toBe(true)
    expect(all.source.labels.get('postcode')?.every((label) => !label.startsWith("'"))).toBe(true)
    expect(all.source.labels.get('currency')).toEqual(['EUR'])
  })

  test('Shopify customers, Stripe, HubSpot and Mailchimp', async () => {
    const t = truth()
    const shop = await both('exports/shopify_customers_export.csv')
    expect(shop.draft.recognisedAs).toBe('shopify_customers')
    expect(sum(shop.all.cells.get('totalSpent'))).toBe(t['shopify_customers_export.csv'].total_spent)
    expect(shop.all.source.labels.get('customer')?.[0]).toBe('7210448301000')
    const stripe = await both('exports/stripe_payments.csv')
    expect([stripe.draft.recognisedAs, stripe.draft.grain]).toEqual(['stripe_payments', 'payment'])
    const paid = stripe.all.cells
      .get('amount')
      ?.map((x, r) => (stripe.all.cells.get('status')?.[r] === 'Failed' ? 0 : x))
    expect(sum(stripe.all.cells.get('amount')) - sum(paid)).toBeCloseTo(
      t['stripe_payments.csv'].failed_amount,
      2,
    )
    expect(sum(stripe.all.cells.get('refund'))).toBe(t['stripe_payments.csv'].refunded)
    const hub = await both('exports/hubspot_contacts.csv')
    expect(hub.draft.recognisedAs).toBe('hubspot_contacts')
    expect(hub.all.source.labels.get('email')?.length).toBe(
      t['hubspot_contacts.csv'].distinct_emails_case_insensitive,
    )
    expect(hub.all.cells.get('email')?.filter((e) => e === '').length).toBe(
      t['hubspot_contacts.csv'].without_email,
    )
    const mail = await both('exports/mailchimp_subscribed_members.csv')
    expect(mail.draft.recognisedAs).toBe('mailchimp')
    expect(mail.all.source.labels.get('email')?.length).toBe(t['mailchimp_subscribed_members.csv'].members)
  })

  test('CDNOW sample: no header, yet customers, dates, pieces and dollars', async () => {
    const { draft, all, count } = await both('clv/CDNOW_sample.txt')
    expect([draft.recognisedAs, draft.headerLine]).toEqual(['transactions', 0])
    expect([all.rows, count('customer')]).toEqual([6919, 2357])
    expect(all.cells.get('date')?.slice(0, 2)).toEqual(['1997-01-01T00:00:00', '1997-01-18T00:00:00'])
    expect(all.cells.get('amount')?.slice(0, 2)).toEqual([29.33, 29.73])
    expect(all.cells.get('quantity')?.slice(0, 3)).toEqual([2, 2, 1])
    expect(all.source.hasTime).toBe(false)
  })

  test('CDNOW master: dollar_value is the amount of the row', async () => {
    const { draft, all, count } = await both('clv/CDNOW_master.txt.gz')
    expect(meansOf(draft)).toEqual({
      customer: 'customer_id',
      date: 'date',
      quantity: 'number_of_cds',
      amount: 'dollar_value',
    })
    expect([all.rows, count('customer')]).toEqual([69_659, 23_570])
  })

  test('Telco and Bank: customer lists with a label', async () => {
    const telco = await both('churn/Telco-Customer-Churn.csv')
    expect([telco.draft.recognisedAs, telco.draft.grain, telco.draft.fault]).toEqual([
      'customers',
      'customer',
      null,
    ])
    expect(meansOf(telco.draft)).toEqual({
      customer: 'customerID',
      totalSpent: 'TotalCharges',
      label: 'Churn',
      plan: 'Contract',
    })
    const share = (telco.all.cells.get('label') ?? []).filter((l) => l === 'Yes').length / telco.all.rows
    expect(share).toBeCloseTo(0.265, 3)
    expect(telco.all.cells.get('totalSpent')?.filter((x) => Number.isNaN(x)).length).toBe(11)
    const bank = await both('churn/bank-full.csv')
    expect([bank.draft.recognisedAs, bank.draft.fault, meansOf(bank.draft)]).toEqual([
      'customers',
      null,
      { label: 'y' },
    ])
    expect(bank.all.rows).toBe(11_435)
  })

  test('a file that holds no sales says what is missing', async () => {
    const draft = await door.draft(open('baskets/groceries.csv'), {})
    expect(draft.fault).toMatchObject({ code: 'missing-meaning', meaning: 'when an order was placed' })
  })
})

test('a file that is no table becomes a fault, not an error', async () => {
  const draft = await door.draft(new File([], 'empty.csv'), {})
  expect(draft.fault).toEqual({ code: 'empty-file', name: 'empty.csv', bytes: 0 })
})
