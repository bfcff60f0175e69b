import { clock, iso, type Writing } from './file.ts'
import type { Order } from './shop.ts'

const later = (o: Order, days: number) => new Date(o.at.getTime() + days * 86_400_000)
const back = (o: Order) => (o.state === 'partly refunded' || o.state === 'refunded' ? o.refund : 0)
const european = (d: Date) => iso(d).split('-').reverse().join('/')
const comma = (cents: number) =>
  (cents / 100).toLocaleString('de-DE', { minimumFractionDigits: 2, useGrouping: true })

/** As a shop in Europe downloads it: day first, decimal comma. */
export const paypalWriting: Writing = {
  id: 'paypal_activity',
  header:
    'Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,From Email Address,To Email Address,Transaction ID,Shipping Address,Address Status,Item Title,Item ID,Sales Tax,Reference Txn ID,Invoice Number,Custom Number,Quantity,Receipt ID,Balance,Subject,Note,Balance Impact',
  per: 'order',
  above: '\uFEFF',
  worth: (o) => o.total,
  refund: back,
  isVoid: (o) => o.state === 'void',
  who: (o) => o.buyer.email,
  cells: {
    Date: (o) => european(o.at),
    Time: (o) => clock(o.at),
    TimeZone: () => 'CET',
    Name: (o) => `${o.buyer.first} ${o.buyer.last}`,
    Type: () => 'Express Checkout Payment',
    Status: (o) => (o.state === 'void' ? 'Pending' : 'Completed'),
    Currency: () => 'EUR',
    Gross: (o) => comma(o.total),
    Fee: () => '-0,85',
    Net: (o) => comma(o.total - 85),
    'From Email Address': (o) => o.buyer.email,
    'To Email Address': () => 'shop@example.org',
    'Transaction ID': (o) => `T${o.number}X`,
    'Balance Impact': () => 'Credit',
  },
  more: (o) => {
    const base = { Date: european(later(o, 1)), Time: clock(o.at), TimeZone: 'CET', Currency: 'EUR' }
    const held = {
      ...{ ...base, Type: 'General Authorization', Status: 'Completed', Gross: comma(o.total) },
      ...{
        'From Email Address': o.buyer.email,
        'Transaction ID': `A${o.number}`,
        'Balance Impact': 'Memo',
      },
    }
    const bank = {
      ...{ ...base, Type: 'Bank Deposit to PP Account ', Status: 'Completed', Gross: '1.000,00' },
      ...{ 'Transaction ID': `B${o.number}`, 'Balance Impact': 'Credit' },
    }
    const refund = {
      ...{ ...base, Type: 'Payment Refund', Status: 'Completed', Gross: comma(-back(o)) },
      ...{ 'From Email Address': 'shop@example.org', 'To Email Address': o.buyer.email },
      ...{
        'Transaction ID': `R${o.number}`,
        'Reference Txn ID': `T${o.number}X`,
        'Balance Impact': 'Debit',
      },
    }
    return back(o) > 0
      ? { rows: [held, bank, refund], aside: 2, lines: 1 }
      : { rows: [held, bank], aside: 2, lines: 0 }
  },
}
