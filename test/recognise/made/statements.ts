import { clock, iso, money, type Writing } from './file.ts'
import type { Line, Order } from './shop.ts'

const worth = (l: Line) => l.quantity * l.price
const isVoid = (o: Order) => o.state === 'void'
const german = (d: Date) => iso(d).split('-').reverse().join('.')
const comma = (cents: number) => money(cents).replace('.', ',')

const toast: Writing = {
  id: 'toast_items',
  header:
    'Location,Order Id,Order #,Sent Date,Order Date,Check Id,Server,Table,Dining Area,Service,Dining Option,Item Selection Id,Item Id,Master Id,SKU,PLU,Menu Item,Menu Subgroup(s),Menu Group,Menu,Sales Category,Gross Price,Discount,Net Price,Qty,Tax,Void?,Deferred,Tax Exempt,Tab Name',
  per: 'line',
  worth: (o) => o.goods,
  refund: () => 0,
  isVoid: () => false,
  who: () => '',
  cells: {
    Location: () => 'Main Street',
    'Order Id': (o) => `40000000${o.number}`,
    'Order #': (o) => o.number,
    'Order Date': (o) =>
      `${o.at.getUTCMonth() + 1}/${o.at.getUTCDate()}/25 ${1 + (o.at.getUTCHours() % 12)}:05 PM`,
    Service: () => 'Dinner',
    'Item Selection Id': (o, l) => `6${o.number}${l.sku}`,
    'Menu Item': (_, l) => l.product,
    'Menu Group': () => 'Drinks',
    'Gross Price': (_, l) => money(worth(l)),
    'Net Price': (_, l) => money(worth(l)),
    Qty: (_, l) => `${l.quantity}.0`,
    'Void?': () => 'false',
  },
  more: (o) => ({
    rows: [
      {
        'Order Id': `40000000${o.number}`,
        'Item Selection Id': `7${o.number}`,
        'Menu Item': 'Blue Mug',
        'Net Price': '99.00',
        Qty: '1.0',
        'Void?': 'true',
      },
    ],
    aside: 1,
    lines: 0,
  }),
}

/** The customer and what became of the sale stand only on the row of the whole sale. */
const lightspeed: Writing = {
  id: 'lightspeed_sales',
  header:
    'Date,Receipt Number,Line Type,Customer Code,Customer Name,Note,Quantity,Subtotal,Sales Tax,Discount,Loyalty,Total,Paid,Details,Register,User,Status,Sku,AccountCodeSale,AccountCodePurchase',
  per: 'line',
  worth: (o) => o.goods,
  refund: () => 0,
  isVoid,
  who: (o) => o.buyer.id,
  cells: {
    Date: (o) => `${iso(o.at)} ${clock(o.at)}`,
    'Receipt Number': (o) => o.number,
    'Line Type': () => 'Sale Line',
    Quantity: (_, l) => String(l.quantity),
    Total: (_, l) => money(worth(l)),
    Details: (_, l) => l.product,
    Sku: (_, l) => l.sku,
  },
  more: (o) => {
    const base = { Date: `${iso(o.at)} ${clock(o.at)}`, 'Receipt Number': o.number, Total: money(o.goods) }
    const who = { 'Customer Code': o.buyer.id, 'Customer Name': o.buyer.first }
    const sale = { ...base, ...who, 'Line Type': 'Sale', Status: isVoid(o) ? 'VOIDED' : 'CLOSED' }
    return { rows: [sale, { ...base, 'Line Type': 'Payment', Details: 'Cash' }], aside: 2, lines: 0 }
  },
}

const amazon: Writing = {
  id: 'amazon_settlement',
  delimiter: '\t',
  header:
    'settlement-id\tsettlement-start-date\ttotal-amount\tcurrency\ttransaction-type\torder-id\tmarketplace-name\tamount-type\tamount-description\tamount\tposted-date\tposted-date-time\torder-item-code\tsku\tquantity-purchased',
  per: 'line',
  worth: (o) => o.goods,
  refund: (o) => (o.state === 'partly refunded' ? o.refund : 0),
  isVoid: () => false,
  who: () => '',
  cells: {
    'settlement-id': () => '99',
    currency: () => 'EUR',
    'transaction-type': () => 'Order',
    'order-id': (o) => `111-${o.number}`,
    'amount-type': () => 'ItemPrice',
    'amount-description': () => 'Principal',
    amount: (_, l) => comma(worth(l)),
    'posted-date': (o) => german(o.at),
    'posted-date-time': (o) => `${german(o.at)} ${clock(o.at)} UTC`,
    sku: (_, l) => l.sku,
    'quantity-purchased': (_, l) => String(l.quantity),
  },
  more: (o) => {
    const day = { 'posted-date': german(o.at), 'posted-date-time': `${german(o.at)} ${clock(o.at)} UTC` }
    const base = { ...day, 'settlement-id': '99', currency: 'EUR', 'order-id': `111-${o.number}` }
    const kept = { ...base, 'transaction-type': 'Order', 'amount-type': 'ItemFees' }
    const fee = { ...kept, 'amount-description': 'Commission', amount: '-1,20' }
    const price = { 'amount-type': 'ItemPrice', 'amount-description': 'Principal', sku: 'SKU-00' }
    const back = { ...base, ...price, 'transaction-type': 'Refund', amount: comma(-o.refund) }
    const gives = o.state === 'partly refunded'
    return { rows: gives ? [fee, back] : [fee], aside: 1, lines: gives ? 1 : 0 }
  },
}

const klarna: Writing = {
  id: 'klarna_settlement',
  header:
    'type,capture_date,initial_payment_method_type,short_order_id,order_id,merchant_reference1,merchant_reference2,amount,currency,purchase_country,shipping_country,sale_date,vat_amount,payout',
  per: 'order',
  worth: (o) => o.total,
  refund: (o) => (o.state === 'partly refunded' ? o.refund : 0),
  isVoid: () => false,
  who: () => '',
  cells: {
    type: () => 'SALE',
    capture_date: (o) => `${iso(o.at)}T${clock(o.at)}Z`,
    sale_date: (o) => `${iso(o.at)}T${clock(o.at)}Z`,
    short_order_id: (o) => `K${o.number}`,
    order_id: (o) => `7a-${o.number}-ff`,
    merchant_reference1: (o) => o.number,
    amount: (o) => money(o.total),
    currency: () => 'EUR',
    purchase_country: () => 'DE',
    shipping_country: () => 'DE',
  },
  more: (o) => {
    const at = `${iso(o.at)}T${clock(o.at)}Z`
    const base = { order_id: `7a-${o.number}-ff`, currency: 'EUR', sale_date: at, capture_date: at }
    const fee = { ...base, type: 'FEE', amount: '-0.35' }
    const back = { ...base, type: 'RETURN', amount: money(-o.refund) }
    const gives = o.state === 'partly refunded'
    return { rows: gives ? [fee, back] : [fee], aside: 1, lines: gives ? 1 : 0 }
  },
}

export const statementWritings: Writing[] = [toast, lightspeed, amazon, klarna]
