import { describe, expect, test } from 'vitest'
import { said } from '../../src/contract/notes.ts'
import { join } from '../../workers/join/join.ts'
import { columnsOf, linked, plain } from '../recognise/house.ts'

const tickets = (from: number, to: number, status: string) =>
  `Ticket ID,Subject,Status,Priority,Created time,Due by Time,Resolved time,Initial response time,Agent interactions,Full name,Email\n${Array.from(
    { length: to - from },
    (_, i) =>
      `${from + i},Where is it,${status},High,2025-03-0${1 + ((from + i) % 9)} 08:00:00,,,,1,Ann,ann${from + i}@x.org`,
  ).join('\n')}`
const reviews = (some: readonly (readonly [string, string, string])[]) =>
  `Date,Stars,Review,Name\n${some.map(([day, name, text]) => `${day},4,${text},${name}`).join('\n')}`
const stripe = (rows: string) =>
  `id,Created (UTC),Amount,Amount Refunded,Currency,Status,Customer ID,Customer Email,Dispute Status\n${rows}`

describe('exports that overlap', () => {
  test('a ticket in both stands once, as the newer file has it', async () => {
    const old = await columnsOf('tickets-2025-04-01.csv', tickets(1, 7, 'Open'))
    const late = await columnsOf('tickets-2025-05-01.csv', tickets(4, 10, 'Closed'))
    for (const files of [
      [old, late],
      [late, old],
    ]) {
      const all = join(files)
      const told = linked(all, 'message')
      expect(told.map((m) => m.message_id).sort()).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9'])
      expect(told.filter((m) => m.status === 'Closed')).toHaveLength(6)
      expect(all.reasons).toMatchObject([{ reason: 'a newer file tells this again', rows: 3 }])
      for (const f of all.files) expect(f.rowsUsed + f.rowsSetAside).toBe(f.rowsIn)
    }
  })

  test('reviews without a number are told apart by day, writer and words', async () => {
    const first = ['2025-03-01', 'Ann Miller', 'A very good mug indeed'] as const
    const second = ['2025-03-02', 'Bob Weber', 'It broke on the first day'] as const
    const third = ['2025-03-03', 'Ann Miller', 'The other mug is good too'] as const
    const all = join([
      await columnsOf('a.csv', reviews([first, second, second])),
      await columnsOf('b.csv', reviews([second, third])),
    ])
    expect(linked(all, 'message')).toHaveLength(3)
  })

  test('a payment in both stands once, and so does what is told of it', async () => {
    const rows = [1, 2, 3, 4].map(
      (i) => `ch_${i},2025-03-0${i} 09:00:00,20.00,0.00,eur,Paid,cus_${i},p${i}@x.org,won`,
    )
    const orders = await columnsOf(
      'orders.csv',
      'Order no,Date,Email,Total\n1,2025-03-01,p1@x.org,20.00\n2,2025-03-02,p2@x.org,20.00',
    )
    const [a, b] = [
      await columnsOf('a.csv', stripe(rows.slice(0, 3).join('\n'))),
      await columnsOf('b.csv', stripe(rows.slice(1).join('\n'))),
    ]
    for (const files of [
      [a, b, orders],
      [orders, b, a],
      [a, b],
    ]) {
      const all = join(files)
      expect(
        linked(all, 'payment')
          .map((p) => p.payment_id)
          .sort(),
      ).toEqual(['ch_1', 'ch_2', 'ch_3', 'ch_4'])
      expect(linked(all, 'label')).toHaveLength(4)
    }
  })
})

test('a payment whose day is left empty is set aside, not placed', async () => {
  const orders = await columnsOf('orders.csv', 'Order no,Date,Email,Total\n1,2025-03-01,p1@x.org,20.00')
  const paid =
    'ch_1,2025-03-01 09:00:00,20.00,0.00,eur,Paid,cus_1,p1@x.org,\nch_2,,20.00,0.00,eur,Paid,cus_2,p2@x.org,'
  const all = join([orders, await columnsOf('stripe.csv', stripe(paid))])
  expect(linked(all, 'payment').map((p) => p.payment_id)).toEqual(['ch_1'])
  expect(all.reasons).toMatchObject([{ reason: 'no date', rows: 1 }])
})

describe('two files that contradict each other on one order', () => {
  const list = (rows: string) => `Order no,Date,Email,Total\n${rows}`
  const old = list(
    '1,2025-03-01,ann@x.org,20.00\n2,2025-03-02,bob@x.org,30.00\n3,2025-03-03,cleo@x.org,40.00',
  )
  const late = list(
    '1,2025-03-01,ann@x.org,25.00\n2,2025-03-02,dora@x.org,30.00\n3,2025-03-03,cleo@x.org,40.00\n4,2025-03-09,eve@x.org,5.00',
  )

  test('both numbers are said, the newer file stands, nothing is added twice', async () => {
    const files = [await columnsOf('march.csv', old), await columnsOf('april.csv', late)]
    for (const some of [files, files.toReversed()]) {
      const all = join(some)
      expect(all.summary.sums[0]?.sums).toMatchObject({ orders: 4, revenue: 100 })
      const [note = ''] = said(all.notes)
      expect(note).toContain('For 2 of them the files contradict each other')
      expect(note).toContain('Order 1 comes to 20.00 in march.csv and to 25.00 in april.csv, which stands')
      const whose = plain(all.orders())
        .map((o) => plain(all.customer)[Number(o.customer_key)]?.email)
        .sort()
      expect(whose).toEqual(['ann@x.org', 'cleo@x.org', 'dora@x.org', 'eve@x.org'])
      expect(note).not.toContain('@')
    }
  })

  test('another customer is said without naming them', async () => {
    const other = list('2,2025-03-02,dora@x.org,30.00\n5,2025-03-12,fritz@x.org,7.00')
    const all = join([await columnsOf('march.csv', old), await columnsOf('april.csv', other)])
    expect(all.notes[0]?.text).toContain('Order 2 is told of another customer in march.csv than in april.csv')
    expect(all.notes[0]?.text).not.toContain('@')
  })

  test('a visit in both stands once; two of one day, or of nobody, are two', async () => {
    const log = (rows: readonly string[]) => `timestamp,visitor_id,page,event\n${rows.join('\n')}`
    const row = (i: number) => `2025-03-0${1 + (i % 9)}T10:00:0${i % 10},v${i},/shop,page_view`
    const rows = Array.from({ length: 8 }, (_, i) => row(i))
    const [a, b] = [
      await columnsOf('a.csv', log(rows.slice(0, 6))),
      await columnsOf('b.csv', log(rows.slice(3))),
    ]
    for (const files of [
      [a, b],
      [b, a],
    ]) {
      const all = join(files)
      expect(linked(all, 'visit')).toHaveLength(8)
      expect(all.reasons).toMatchObject([{ reason: 'a newer file tells this again', rows: 3 }])
    }
    const days = rows.map((one) => one.replace(/T[\d:]+/, ''))
    const byDay = join([await columnsOf('a.csv', log(days)), await columnsOf('b.csv', log(days))])
    expect(linked(byDay, 'visit')).toHaveLength(16)
  })
})
