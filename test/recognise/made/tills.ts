import { clock, dollars, iso, money, type Writing } from './file.ts'
import type { Line, Order } from './shop.ts'

const worth = (l: Line) => l.quantity * l.price
const back = (o: Order) => (o.state === 'partly refunded' ? o.refund : 0)
const none = { rows: [], aside: 0, lines: 0 }

export const tillWritings: Writing[] = [
  {
    id: 'square_items',
    header:
      'Date,Time,Time Zone,Category,Item,Qty,Price Point Name,SKU,Modifiers Applied,Gross Sales,Discounts,Net Sales,Tax,Transaction ID,Payment ID,Device Name,Notes,Details,Event Type,Location,Dining Option,Customer ID,Customer Name,Customer Reference ID,Unit,Count,GTIN,Itemization Type,Commission,Employee,Fulfillment Note,Channel,Token,Card Brand,PAN Suffix',
    per: 'line',
    worth: (o) => o.goods,
    refund: back,
    isVoid: () => false,
    who: (o) => o.buyer.id,
    cells: {
      Date: (o) => iso(o.at),
      Time: (o) => clock(o.at),
      'Time Zone': () => 'Eastern Time (US & Canada)',
      Category: () => 'Gifts',
      Item: (_, l) => l.product,
      Qty: (_, l) => `${l.quantity}.0`,
      'Price Point Name': () => 'Regular',
      SKU: (_, l) => l.sku,
      'Gross Sales': (_, l) => dollars(worth(l)),
      Discounts: () => '$0.00',
      'Net Sales': (_, l) => dollars(worth(l)),
      Tax: () => '$0.00',
      'Transaction ID': (o) => `tx${o.number}`,
      'Event Type': () => 'Payment',
      'Customer ID': (o) => o.buyer.id,
      'Customer Name': (o) => o.buyer.first,
      'Itemization Type': () => 'Physical Good',
    },
    more: (o) => {
      const base = {
        Date: iso(o.at),
        Time: clock(o.at),
        'Transaction ID': `tx${o.number}`,
        'Customer ID': o.buyer.id,
      }
      const card = {
        ...base,
        Item: 'Gift Card',
        Qty: '1.0',
        'Net Sales': '$25.00',
        'Itemization Type': 'Gift Card',
      }
      const refund = { ...base, Item: 'Blue Mug', Qty: '-1.0', 'Net Sales': `($${money(o.refund)})` }
      if (o.state === 'refunded') return { rows: [card], aside: 1, lines: 0 }
      return o.state === 'partly refunded' ? { rows: [refund], aside: 0, lines: 1 } : none
    },
  },
  {
    id: 'square_tx',
    header:
      'Date,Time,Time Zone,Gross Sales,Discounts,Service Charges,Net Sales,Gift Card Sales,Tax,Tip,Partial Refunds,Total Collected,Source,Card,Card Entry Methods,Cash,Square Gift Card,Other Tender,Other Tender Type,Tender Note,Fees,Net Total,Transaction ID,Payment ID,Card Brand,PAN Suffix,Device Name,Staff Name,Staff ID,Details,Description,Event Type,Location,Dining Option,Customer ID,Customer Name,Customer Reference ID,Transaction Status',
    per: 'order',
    worth: (o) => o.total,
    refund: back,
    isVoid: () => false,
    who: (o) => o.buyer.id,
    cells: {
      Date: (o) => iso(o.at),
      Time: (o) => clock(o.at),
      'Gross Sales': (o) => dollars(o.goods),
      'Total Collected': (o) => dollars(o.total),
      'Card Entry Methods': () => 'Chip',
      'Transaction ID': (o) => `tx${o.number}`,
      'Event Type': () => 'Payment',
      'Customer ID': (o) => o.buyer.id,
      'Customer Name': (o) => o.buyer.first,
      'Transaction Status': () => 'Complete',
    },
    more: (o) =>
      o.state === 'partly refunded'
        ? {
            rows: [
              {
                Date: iso(new Date(o.at.getTime() + 86_400_000)),
                Time: clock(o.at),
                'Total Collected': dollars(-o.refund),
                'Transaction ID': `tx${o.number}`,
                'Event Type': 'Refund',
                'Customer ID': o.buyer.id,
                'Transaction Status': 'Complete',
              },
            ],
            aside: 0,
            lines: 1,
          }
        : none,
  },
  {
    id: 'lightspeed_sales',
    header:
      'Date,Receipt Number,Line Type,Customer Code,Customer Name,Note,Quantity,Subtotal,Sales Tax,Discount,Loyalty,Total,Paid,Details,Register,User,Status,Sku,AccountCodeSale,AccountCodePurchase',
    per: 'line',
    worth: (o) => o.goods,
    refund: () => 0,
    isVoid: (o) => o.state === 'void',
    who: (o) => o.buyer.id,
    cells: {
      Date: (o) => `${iso(o.at)} ${clock(o.at)}`,
      'Receipt Number': (o) => o.number,
      'Line Type': () => 'Sale Line',
      'Customer Code': (o) => o.buyer.id,
      'Customer Name': (o) => o.buyer.first,
      Quantity: (_, l) => String(l.quantity),
      Total: (_, l) => money(worth(l)),
      Details: (_, l) => l.product,
      Register: () => 'Main',
      Status: (o) => (o.state === 'void' ? 'VOIDED' : 'CLOSED'),
      Sku: (_, l) => l.sku,
    },
    more: (o) => {
      const base = {
        Date: `${iso(o.at)} ${clock(o.at)}`,
        'Receipt Number': o.number,
        'Customer Code': o.buyer.id,
      }
      const sale = { ...base, 'Line Type': 'Sale', Total: money(o.goods) }
      const payment = { ...base, 'Line Type': 'Payment', Total: money(o.goods), Details: 'Cash' }
      return { rows: [sale, payment], aside: 2, lines: 0 }
    },
  },
]
