import { clock, dollars, iso, money, type Writing } from './file.ts'
import type { Order } from './shop.ts'

const stamp = (o: Order) => `${iso(o.at)} ${clock(o.at)}`
const mail = (o: Order) => o.buyer.email
const back = (o: Order) => (o.state === 'partly refunded' || o.state === 'refunded' ? o.refund : 0)
const plain = { refund: () => 0, isVoid: () => false }
const isVoid = (o: Order) => o.state === 'void'

export const makerWritings: Writing[] = [
  {
    id: 'gumroad',
    header:
      'Purchase ID,Item Name,Buyer Name,Purchase Email,Purchase Date,Purchase Time (UTC timezone),Subtotal ($),Taxes ($),Shipping ($),Sale Price ($),Fees ($),Net Total ($),Refunded?,Partial Refund ($),Fully Refunded?,Discount Code,Country,Quantity',
    per: 'order',
    worth: (o) => o.total,
    refund: back,
    isVoid: () => false,
    who: mail,
    cells: {
      'Purchase ID': (o) => `90${o.number}1`,
      'Item Name': (_, l) => l.product,
      'Buyer Name': (o) => o.buyer.first,
      'Purchase Email': mail,
      'Purchase Date': (o) => iso(o.at),
      'Purchase Time (UTC timezone)': (o) => clock(o.at),
      'Subtotal ($)': (o) => money(o.goods),
      'Taxes ($)': (o) => money(o.tax),
      'Shipping ($)': (o) => money(o.shipping),
      'Sale Price ($)': (o) => money(o.total),
      'Fees ($)': () => '1.10',
      'Refunded?': (o) => (back(o) > 0 ? '1' : '0'),
      'Partial Refund ($)': (o) => (o.state === 'partly refunded' ? money(o.refund) : '0.0'),
      'Fully Refunded?': (o) => (o.state === 'refunded' ? '1' : '0'),
      Country: () => 'United States',
      Quantity: (_, l) => String(l.quantity),
    },
  },
  {
    id: 'payhip',
    header:
      'Date,Transaction ID,Product,Customer Email,Amount,Currency,Payhip Fee,Payment Processor Fee,Coupon,Country',
    per: 'order',
    worth: (o) => o.total,
    ...plain,
    who: mail,
    cells: {
      Date: stamp,
      'Transaction ID': (o) => `ph_${o.number}`,
      Product: (_, l) => l.product,
      'Customer Email': mail,
      Amount: (o) => money(o.total),
      Currency: () => 'GBP',
      'Payhip Fee': () => '0.50',
      Country: () => 'GB',
    },
  },
  {
    id: 'fourthwall',
    header:
      'Order ID,Created At,Status,Product,Variant,Quantity,Subtotal,Shipping,Tax,Total,Base Cost,Your Earnings',
    per: 'line',
    worth: (o) => o.total,
    refund: () => 0,
    isVoid,
    who: () => '',
    cells: {
      'Order ID': (o) => `FW-${o.number}`,
      'Created At': stamp,
      Status: (o) => (isVoid(o) ? 'CANCELLED' : 'COMPLETED'),
      Product: (_, l) => l.product,
      Variant: () => 'One size',
      Quantity: (_, l) => String(l.quantity),
      Subtotal: (o) => money(o.goods),
      Shipping: (o) => money(o.shipping),
      Tax: (o) => money(o.tax),
      Total: (o) => money(o.total),
      'Base Cost': () => '7.20',
      'Your Earnings': () => '4.00',
    },
  },
  {
    id: 'kofi',
    header: 'DateTime (UTC),From,Item,Received,Currency,TransactionId,BuyerCountry',
    per: 'order',
    worth: (o) => o.total,
    ...plain,
    who: (o) => `${o.buyer.first} ${o.buyer.last}`,
    cells: {
      'DateTime (UTC)': (o) => `${iso(o.at).split('-').reverse().join('/')} ${clock(o.at).slice(0, 5)}`,
      From: (o) => `${o.buyer.first} ${o.buyer.last}`,
      Item: (_, l) => l.product,
      Received: (o) => money(o.total),
      Currency: () => 'USD',
      TransactionId: (o) => `00000000-1111-${o.number}`,
      BuyerCountry: () => 'Germany',
    },
  },
  {
    id: 'eventbrite',
    header:
      'Order #,Order Date,First Name,Surname,Email,Quantity,Event Name,Ticket Type,Total Paid,Currency,Attendee Status',
    per: 'order',
    worth: (o) => o.goods,
    refund: () => 0,
    isVoid,
    who: mail,
    cells: {
      'Order #': (o) => `88${o.number}`,
      'Order Date': stamp,
      'First Name': (o) => o.buyer.first,
      Surname: (o) => o.buyer.last,
      Email: mail,
      Quantity: () => '1',
      'Event Name': () => "Potter's evening",
      'Ticket Type': (_, l) => l.product,
      'Total Paid': (o) => money(o.goods),
      Currency: () => 'GBP',
      'Attendee Status': (o) => (isVoid(o) ? 'Not Attending' : 'Attending'),
    },
  },
  {
    id: 'faire_orders',
    header:
      'Order Number,Order Date,Retailer Name,Product Name,SKU,Quantity,Wholesale Price,Retail Price,Status',
    per: 'line',
    worth: (o) => o.goods,
    refund: () => 0,
    isVoid,
    who: (o) => `${o.buyer.last}'s Corner Shop`,
    cells: {
      'Order Number': (o) => `BZ${o.number}`,
      'Order Date': (o) => iso(o.at),
      'Retailer Name': (o) => `${o.buyer.last}'s Corner Shop`,
      'Product Name': (_, l) => l.product,
      SKU: (_, l) => l.sku,
      Quantity: (_, l) => String(l.quantity),
      'Wholesale Price': (_, l) => dollars(l.price),
      'Retail Price': (_, l) => dollars(l.price * 2),
      Status: (o) => (isVoid(o) ? 'Canceled' : 'Delivered'),
    },
  },
  {
    id: 'hubspot_deals',
    header:
      'Record ID,Deal Name,Deal Stage,Amount,Close Date,Pipeline,Deal owner,Associated Company IDs,Associated Contact IDs',
    per: 'order',
    worth: (o) => o.total,
    refund: () => 0,
    isVoid: (o) => o.state !== 'paid',
    who: (o) => o.buyer.id,
    cells: {
      'Record ID': (o) => `1203${o.number}`,
      'Deal Name': (o) => `${o.buyer.last} - spring order`,
      'Deal Stage': (o) =>
        ({ paid: 'Closed won', void: 'Closed lost' })[o.state as 'paid'] ?? 'Contract sent',
      Amount: (o) => money(o.total),
      'Close Date': (o) => stamp(o).slice(0, 16),
      Pipeline: () => 'Sales Pipeline',
      'Deal owner': () => 'The Owner',
      'Associated Contact IDs': (o) => o.buyer.id,
    },
  },
  {
    id: 'salesforce_opportunities',
    header:
      'Opportunity Name,Account Name,Stage,Amount Currency,Amount,Close Date,Created Date,Opportunity Owner',
    per: 'order',
    worth: (o) => o.total,
    refund: () => 0,
    isVoid: (o) => o.state !== 'paid',
    who: (o) => `${o.buyer.last} & Sons`,
    cells: {
      'Opportunity Name': (o) => `${o.buyer.last} spring ${o.number}`,
      'Account Name': (o) => `${o.buyer.last} & Sons`,
      Stage: (o) => ({ paid: 'Closed Won', void: 'Closed Lost' })[o.state as 'paid'] ?? 'Negotiation/Review',
      'Amount Currency': () => 'USD',
      Amount: (o) => money(o.total),
      'Close Date': (o) => stamp(o).slice(0, 10),
      'Created Date': () => '2019-02-01',
      'Opportunity Owner': () => 'The Owner',
    },
  },
  {
    id: 'uci_online_retail',
    header: 'Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country',
    per: 'line',
    worth: (o) => o.goods,
    refund: (o) => (o.state === 'partly refunded' ? o.refund : 0),
    isVoid: () => false,
    who: (o) => o.buyer.id,
    cells: {
      Invoice: (o) => `48${o.number}`,
      StockCode: (_, l) => l.sku,
      Description: (_, l) => ` ${l.product.toUpperCase()} `,
      Quantity: (_, l) => String(l.quantity),
      InvoiceDate: stamp,
      Price: (_, l) => money(l.price),
      'Customer ID': (o) => `${o.buyer.id}.0`,
      Country: () => 'EIRE',
    },
    more: (o) => {
      const credit = {
        ...{ Invoice: `C48${o.number}`, StockCode: 'SKU-00', Description: 'BLUE MUG', Quantity: '-1' },
        ...{ InvoiceDate: `${iso(o.at)} 19:45:00`, Price: money(o.refund), 'Customer ID': `${o.buyer.id}.0` },
      }
      return o.state === 'partly refunded'
        ? { rows: [credit], aside: 0, lines: 1 }
        : { rows: [], aside: 0, lines: 0 }
    },
  },
]
