import { clock, dollars, iso, money, type Writing } from './file.ts'
import type { Line, Order } from './shop.ts'

const day = 86_400_000
const later = (o: Order, days: number) => new Date(o.at.getTime() + days * day)
const stamp = (d: Date) => `${iso(d)} ${clock(d)}`
const named = (d: Date, month: 'short' | 'long') =>
  d.toLocaleDateString('en-US', { day: 'numeric', month, year: 'numeric', timeZone: 'UTC' })
const back = (o: Order) => (o.state === 'partly refunded' || o.state === 'refunded' ? o.refund : 0)
const nobody = { who: () => '', isVoid: () => false }
const dearest = ({ lines }: Order): Line | undefined => lines[0]

export const paymentWritings: Writing[] = [
  {
    id: 'stripe_payments',
    header:
      'id,Description,Seller Message,Created (UTC),Amount,Amount Refunded,Currency,Converted Amount,Converted Amount Refunded,Fee,Tax,Converted Currency,Mode,Status,Statement Descriptor,Customer ID,Customer Description,Customer Email,Captured,Card ID,Card Last4,Card Brand,Card Name,Card Address City,Card Address Country,Card Address Zip,Card Issue Country,Card CVC Status,Disputed Amount,Dispute Status,Invoice ID,Payment Source Type,Transfer,PaymentIntent ID,order_id (metadata)',
    per: 'order',
    worth: (o) => o.total,
    refund: back,
    isVoid: (o) => o.state === 'void',
    who: (o) => o.buyer.email,
    cells: {
      id: (o) => `ch_3N${o.number}KxQ`,
      Description: () => 'Payment for an order',
      'Created (UTC)': (o) => stamp(o.at),
      Amount: (o) => (o.total / 100).toLocaleString('en-US', { minimumFractionDigits: 2 }),
      'Amount Refunded': (o) => money(back(o)),
      Currency: () => 'eur',
      Fee: (o) => money(Math.round(o.total * 0.015) + 25),
      Mode: () => 'Live',
      Status: (o) => (o.state === 'void' ? 'Failed' : o.state === 'refunded' ? 'Refunded' : 'Paid'),
      'Customer ID': (o) => `cus_${o.buyer.id}`,
      'Customer Email': (o) => o.buyer.email,
      Captured: (o) => String(o.state !== 'void'),
      'Card Name': (o) => `${o.buyer.first} ${o.buyer.last}`,
    },
  },
  {
    id: 'shopify_payouts',
    header:
      'Transaction Date,Type,Order,Card Brand,Card Source,Payout Status,Payout Date,Payout ID,Available On,Amount,Fee,Net,Checkout,Payment Method Name,Presentment Amount,Presentment Currency,Currency',
    per: 'order',
    worth: (o) => o.total,
    refund: back,
    ...nobody,
    cells: {
      'Transaction Date': (o) => `${stamp(o.at)} +0100`,
      Type: () => 'charge',
      Order: (o) => `#${o.number}`,
      'Card Brand': () => 'visa',
      'Payout Status': () => 'paid',
      'Payout Date': (o) => iso(later(o, 3)),
      'Payout ID': (o) => `7${o.number}`,
      Amount: (o) => money(o.total),
      Fee: () => '0.55',
      Net: (o) => money(o.total - 55),
      Currency: () => 'EUR',
    },
    more: (o) => {
      const base = {
        'Transaction Date': `${stamp(later(o, 2))} +0100`,
        Order: `#${o.number}`,
        Currency: 'EUR',
      }
      const refund = { ...base, Type: 'refund', Amount: money(-back(o)), Net: money(-back(o)) }
      const dispute = { ...base, Type: 'chargeback', Amount: '-15.00', Net: '-30.00' }
      const moved = { ...base, Order: '', Type: 'adjustment', Amount: '4.00', Net: '4.00' }
      if (back(o) > 0) return { rows: [refund, moved], aside: 1, lines: 1 }
      return o.state === 'void' ? { rows: [dispute], aside: 1, lines: 0 } : { rows: [], aside: 0, lines: 0 }
    },
  },
  {
    id: 'ebay_tx',
    above: `Transaction report,,
"Includes all transactions, fees and payouts of the period",,
Seller,made-up-shop,

`,
    header:
      'Transaction creation date,Type,Order number,Legacy order ID,Buyer username,Buyer name,Ship to city,Ship to province/region/state,Ship to zip,Ship to country,Net amount,Payout currency,Payout date,Payout ID,Payout method,Payout status,Reason for hold,Item ID,Transaction ID,Item title,Custom label,Quantity,Item subtotal,Shipping and handling,Seller collected tax,eBay collected tax,Final Value Fee - fixed,Final Value Fee - variable,International fee,Gross transaction amount,Transaction currency,Exchange rate,Reference ID,Description',
    per: 'order',
    worth: (o) => o.total,
    refund: back,
    isVoid: () => false,
    who: (o) => o.buyer.last,
    cells: {
      'Transaction creation date': (o) => named(o.at, 'short'),
      Type: () => 'Order',
      'Order number': (o) => `13-${o.number}-50001`,
      'Buyer username': (o) => o.buyer.last,
      'Buyer name': (o) => `${o.buyer.first} ${o.buyer.last}`,
      'Ship to zip': (o) => o.buyer.zip,
      'Net amount': (o) => money(o.total - 130),
      'Payout currency': () => 'USD',
      'Reason for hold': () => '--',
      'Item title': (o) => dearest(o)?.product ?? '',
      'Custom label': (o) => dearest(o)?.sku ?? '',
      Quantity: (o) => String(dearest(o)?.quantity),
      'Item subtotal': (o) => money(o.goods),
      'Final Value Fee - fixed': () => '-0.30',
      'Final Value Fee - variable': () => '-1.00',
      'International fee': () => '--',
      'Gross transaction amount': (o) => money(o.total),
      'Transaction currency': () => 'USD',
    },
    more: (o) => {
      const none = {
        'Buyer username': '--',
        'Buyer name': '--',
        Quantity: '--',
        'Final Value Fee - fixed': '--',
      }
      const base = {
        ...none,
        'Transaction creation date': named(later(o, 1), 'short'),
        'Payout currency': 'USD',
      }
      const paid = { ...base, Type: 'Payout', 'Order number': '--', 'Net amount': '-90.00' }
      const fee = {
        ...base,
        ...{ Type: 'Other fee', 'Order number': `13-${o.number}-50001`, 'Gross transaction amount': '-0.87' },
      }
      const refund = {
        ...base,
        ...{ Type: 'Refund', 'Order number': `13-${o.number}-50001`, 'Buyer username': o.buyer.last },
        ...{ 'Net amount': money(-back(o)), 'Gross transaction amount': money(-back(o)) },
        'Transaction currency': 'USD',
      }
      return back(o) > 0
        ? { rows: [paid, fee, refund], aside: 2, lines: 1 }
        : { rows: [paid, fee], aside: 2, lines: 0 }
    },
  },
  {
    id: 'etsy_statement',
    header: 'Date,Type,Title,Info,Currency,Amount,Fees & Taxes,Net,Tax Details',
    per: 'order',
    worth: (o) => o.total,
    refund: back,
    ...nobody,
    cells: {
      Date: (o) => named(o.at, 'long'),
      Type: () => 'Sale',
      Title: (o) => `Payment for Order #33${o.number}`,
      Info: () => '--',
      Currency: () => 'USD',
      Amount: (o) => dollars(o.total),
      'Fees & Taxes': () => '-$1.62',
      Net: (o) => dollars(o.total - 162),
      'Tax Details': () => '--',
    },
    more: (o) => {
      const base = { Date: named(later(o, 1), 'long'), Info: `Order #33${o.number}`, Currency: 'USD' }
      const fee = {
        ...base,
        ...{ Type: 'Fee', Title: 'Transaction fee: Blue Mug', Amount: '--', 'Fees & Taxes': '-$1.62' },
      }
      const sent = {
        ...base,
        ...{
          Type: 'Deposit',
          Title: '$90.00 sent to your bank account',
          Info: '--',
          Amount: '--',
          Net: '--',
        },
      }
      const refund = {
        ...base,
        ...{ Type: 'Refund', Title: `Refund for Order #33${o.number}`, Amount: dollars(-back(o)) },
        Net: dollars(-back(o)),
      }
      return back(o) > 0
        ? { rows: [fee, sent, refund], aside: 2, lines: 1 }
        : { rows: [fee, sent], aside: 2, lines: 0 }
    },
  },
  {
    id: 'tiktok_settlement',
    header:
      'Order/adjustment ID,Type,Order created time,Order settled time,Currency,Total settlement amount,Total revenue,Subtotal after seller discounts,Total fees',
    per: 'order',
    worth: (o) => o.total,
    refund: () => 0,
    ...nobody,
    cells: {
      'Order/adjustment ID': (o) => `57646073${o.number}0000001`,
      Type: () => 'Order',
      'Order created time': (o) => iso(o.at).replaceAll('-', '/'),
      'Order settled time': (o) => iso(later(o, 9)).replaceAll('-', '/'),
      Currency: () => 'GBP',
      'Total settlement amount': (o) => money(o.total - 90),
      'Total revenue': (o) => money(o.total),
      'Total fees': () => '-0.90',
    },
    more: (o) => {
      const adjusted = {
        'Order/adjustment ID': `9${o.number}`,
        ...{ Type: 'Logistics reimbursement', 'Order created time': '/', Currency: 'GBP' },
        'Order settled time': iso(o.at).replaceAll('-', '/'),
        ...{ 'Total settlement amount': '2.00', 'Total revenue': '0' },
      }
      return o.state === 'void' ? { rows: [adjusted], aside: 1, lines: 0 } : { rows: [], aside: 0, lines: 0 }
    },
  },
]
