import { describe, expect, test } from 'vitest'
import { draftOf, meansOf, table } from './fake-reader.ts'

const all = Array.from({ length: 40 }, (_, i) => i)
const first = (i: number) => `2024-0${1 + (i % 9)}-03`
const last = (i: number) => `2025-0${1 + (i % 9)}-09`
const listed = (head: string, row: (i: number) => (string | number)[]) =>
  draftOf(table([head, ...all.map((i) => row(i).join(','))].join('\n')))

describe('a list of customers', () => {
  test.each([
    ['Customer,Email,First purchase,Last purchase,Orders,Spent', 1],
    ['Name,E-Mail,Erster Kauf,Letzter Kauf,Anzahl Bestellungen,Umsatz', 1],
    ['Client,Courriel,Premier achat,Dernier achat,Commandes,Montant', 1],
    ['Customer,Email,Customer since,Last order,Spent', 0],
  ])('tells what each has brought so far, and is no list of orders: %s', async (head, orders) => {
    const draft = await listed(head, (i) => [
      ...[`Person ${i}`, `p${i}@x.org`, first(i), last(i)],
      ...(orders ? [1 + (i % 7)] : []),
      (i * 31.5).toFixed(2),
    ])
    expect([draft.grain, draft.questions, draft.fault]).toEqual(['customer', [], null])
    const columns = head.split(',')
    expect(meansOf(draft)).toMatchObject({ email: columns[1], totalSpent: columns.at(-1) })
  })

  test('is none where one of them stands on several rows', async () => {
    const draft = await listed('Customer,Email,Orders,Spent', (i) => [
      `P ${i % 5}`,
      `p${i % 5}@x.org`,
      1 + (i % 7),
      `${i}.50`,
    ])
    expect(draft.grain).not.toBe('customer')
  })

  test('says when a contract ended', async () => {
    const draft = await listed('Member,Plan,Monthly fee,Joined,Ended', (i) => [
      `P${i} Q`,
      'Gold',
      49,
      first(i),
      i % 3 ? '' : last(i),
    ])
    expect(meansOf(draft)).toMatchObject({ customerSince: 'Joined', endsOn: 'Ended', plan: 'Plan' })
  })
})

test.each([
  ['Booking ref,Arrival,Departure,Guest,Total', 'Arrival'],
  ['Reservation,Check-in,Check-out,Guest,Amount', 'Check-in'],
  ['Order,Ordered,Arrival,Customer,Total', 'Ordered'],
])('the day of a stay is that of the arrival, but not of a parcel: %s', async (head, date) => {
  const draft = await listed(head, (i) => [`B${i}`, first(i), last(i), `P${i % 7} Q`, (i * 31.5).toFixed(2)])
  expect(meansOf(draft).date).toBe(date)
})

test('an invoice is of the day it was issued, not of the day it was paid', async () => {
  const draft = await listed('Invoice No.,Issue date,Due date,Bill to,Gross,Paid on', (i) => [
    ...[`I${i}`, first(i), '2025-12-01', `P${i % 7} Q`, (i * 31.5).toFixed(2), i % 4 ? last(i) : ''],
  ])
  expect(meansOf(draft)).toMatchObject({ date: 'Issue date', order: 'Invoice No.', amount: 'Gross' })
})

test('the number of a check in a restaurant is that of the order', async () => {
  const draft = await listed('Check #,Opened,Item,Qty,Price,Check Total', (i) => [
    ...[
      100 + (i >> 1),
      first(i >> 1),
      ['Soup', 'Wine'][i % 2] ?? '',
      1 + (i % 2),
      '8.50',
      `${30 + (i >> 1)}.00`,
    ],
  ])
  expect(meansOf(draft)).toMatchObject({ order: 'Check #', orderTotal: 'Check Total', product: 'Item' })
})
