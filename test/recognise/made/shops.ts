import { type Cell, clock, iso, money, type Writing } from './file.ts'
import type { Order } from './shop.ts'

const once =
  (cell: (order: Order) => string): Cell =>
  (order, _, first) =>
    first ? cell(order) : ''
const always =
  (cell: (order: Order) => string): Cell =>
  (order) =>
    cell(order)
const stamp = (o: Order) => `${iso(o.at)} ${clock(o.at)}`
const financial: Record<Order['state'], string> = {
  paid: 'paid',
  'partly refunded': 'partially_refunded',
  refunded: 'refunded',
  void: 'voided',
}
const woo: Record<Order['state'], string> = {
  paid: 'completed',
  'partly refunded': 'processing',
  refunded: 'refunded',
  void: 'cancelled',
}
const lineitem: Record<string, Cell> = {
  'Lineitem quantity': (_, l) => String(l.quantity),
  'Lineitem name': (_, l) => l.product,
  'Lineitem price': (_, l) => money(l.price),
  'Lineitem sku': (_, l) => l.sku,
}
const totals = { worth: (o: Order) => o.total, refund: (o: Order) => o.refund }
const isVoid = (o: Order) => o.state === 'void'
const byMail = (o: Order) => o.buyer.email
const fullName = (o: Order) => `${o.buyer.first} ${o.buyer.last}`

export const shopWritings: Writing[] = [
  {
    id: 'shopify_orders',
    header:
      'Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,Lineitem sku,Lineitem requires shipping,Lineitem taxable,Lineitem fulfillment status,Billing Name,Billing Street,Billing Address1,Billing Address2,Billing Company,Billing City,Billing Zip,Billing Province,Billing Country,Billing Phone,Shipping Name,Shipping Street,Shipping Address1,Shipping Address2,Shipping Company,Shipping City,Shipping Zip,Shipping Province,Shipping Country,Shipping Phone,Notes,Note Attributes,Cancelled at,Payment Method,Payment Reference,Refunded Amount,Vendor,Outstanding Balance,Employee,Location,Device ID,Id,Tags,Risk Level,Source,Lineitem discount,Phone,Payment ID,Payment References',
    per: 'line',
    ...totals,
    isVoid,
    who: byMail,
    cells: {
      ...lineitem,
      Name: always((o) => `#${o.number}`),
      Email: once(byMail),
      'Financial Status': once((o) => financial[o.state]),
      Currency: once(() => 'EUR'),
      Subtotal: once((o) => money(o.goods)),
      Shipping: once((o) => money(o.shipping)),
      Taxes: once((o) => money(o.tax)),
      Total: once((o) => money(o.total)),
      'Created at': always((o) => `${stamp(o)} +0100`),
      'Billing Name': once(fullName),
      'Billing Zip': once((o) => `'${o.buyer.zip}`),
      'Refunded Amount': once((o) => money(o.refund)),
      'Risk Level': once(() => 'Low'),
      Source: once(() => 'web'),
      Id: once((o) => `63${o.number}004`),
    },
  },
  {
    id: 'squarespace_orders',
    header:
      'Order ID,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Currency,Subtotal,Shipping,Taxes,Amount Refunded,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Lineitem variant,Lineitem requires shipping,Billing Name,Billing City,Billing Zip,Cancelled at,Private Notes,Payment Method',
    per: 'line',
    ...totals,
    isVoid,
    who: byMail,
    cells: {
      ...lineitem,
      'Order ID': always((o) => o.number.padStart(5, '0')),
      Email: once(byMail),
      'Financial Status': once((o) => financial[o.state].toUpperCase()),
      Currency: once(() => 'USD'),
      Subtotal: once((o) => money(o.goods)),
      'Amount Refunded': once((o) => money(o.refund)),
      Total: once((o) => money(o.total)),
      'Created at': once((o) => `${stamp(o)} -0500`),
      'Billing Name': once(fullName),
    },
  },
  {
    id: 'woo_adv_order_export',
    header:
      'Order Number,Order Status,Order Date,Customer Note,First Name (Billing),Last Name (Billing),Company (Billing),Address 1&2 (Billing),City (Billing),State Code (Billing),Postcode (Billing),Country Code (Billing),Email (Billing),Phone (Billing),First Name (Shipping),Last Name (Shipping),Payment Method Title,Cart Discount Amount,Order Subtotal Amount,Shipping Method Title,Order Shipping Amount,Order Refund Amount,Order Total Amount,Order Total Tax Amount,SKU,Item #,Item Name,Quantity (- Refund),Item Cost,Coupon Code,Discount Amount,Discount Amount Tax',
    per: 'line',
    ...totals,
    isVoid,
    who: byMail,
    cells: {
      'Order Number': always((o) => o.number),
      'Order Status': always((o) => woo[o.state]),
      'Order Date': always((o) => stamp(o).slice(0, 16)),
      'First Name (Billing)': always((o) => o.buyer.first),
      'Last Name (Billing)': always((o) => o.buyer.last),
      'Email (Billing)': always(byMail),
      'Phone (Billing)': always((o) => o.buyer.phone),
      'Order Subtotal Amount': always((o) => money(o.goods)),
      'Order Shipping Amount': always((o) => money(o.shipping)),
      'Order Refund Amount': always((o) => money(o.refund)),
      'Order Total Amount': always((o) => money(o.total)),
      'Order Total Tax Amount': always((o) => money(o.tax)),
      SKU: (_, l) => l.sku,
      'Item Name': (_, l) => l.product,
      'Quantity (- Refund)': (_, l) => String(l.quantity),
      'Item Cost': (_, l) => money(l.price),
    },
  },
  {
    id: 'woo_analytics_orders',
    header:
      'Date,Order #,N. Revenue (formatted),Status,Customer,Customer type,Product(s),Items sold,Coupon(s),Net Sales,Attribution',
    per: 'order',
    worth: (o) => o.goods,
    refund: (o) => (o.state === 'refunded' ? o.goods : 0),
    isVoid,
    who: fullName,
    cells: {
      Date: always((o) => stamp(o)),
      'Order #': always((o) => o.number),
      'N. Revenue (formatted)': always((o) => `${money(o.goods)} €`),
      Status: always((o) => woo[o.state]),
      Customer: always(fullName),
      'Customer type': always(() => 'returning'),
      'Product(s)': always((o) => o.lines.map((l) => `${l.quantity}× ${l.product}`).join(', ')),
      'Items sold': always((o) => String(o.lines.reduce((n, l) => n + l.quantity, 0))),
      'Net Sales': always((o) => money(o.goods)),
      Attribution: always(() => 'Organic'),
    },
  },
  {
    id: 'bigcommerce_orders',
    header:
      'Order ID,Customer ID,Customer Name,Customer Email,Customer Phone,Order Date,Order Status,Subtotal (inc tax),Subtotal (ex tax),Tax Total,Shipping Cost (inc tax),Coupon Details,Order Total (inc tax),Order Total (ex tax),Payment Method,Total Quantity,Total Shipped,Date Shipped,Order Currency Code,Product Details',
    per: 'order',
    worth: (o) => o.total,
    refund: (o) => (o.state === 'refunded' ? o.total : 0),
    isVoid,
    who: byMail,
    cells: {
      'Order ID': always((o) => o.number),
      'Customer ID': always((o) => o.buyer.id),
      'Customer Name': always(fullName),
      'Customer Email': always(byMail),
      'Order Date': always((o) => iso(o.at)),
      'Order Status': always((o) =>
        o.state === 'void' ? 'Cancelled' : o.state === 'refunded' ? 'Refunded' : 'Completed',
      ),
      'Order Total (inc tax)': always((o) => money(o.total)),
      'Order Currency Code': always(() => 'GBP'),
      'Product Details': always((o) =>
        o.lines
          .map(
            (l, i) =>
              `Product ID: ${i + 5}, Product Qty: ${l.quantity}, Product SKU: ${l.sku}, Product Name: ${l.product}, Product Weight: 0.1000, Product Unit Price: ${money(l.price)}`,
          )
          .join('|'),
      ),
    },
  },
  {
    id: 'wix_orders',
    header:
      'Order number,Date created,Time,Total order quantity,Contact email,Item,Variant,SKU,Qty,Quantity refunded,Price,Weight,Custom text,Payment status,Payment method,Coupon code,Total tax,Total,Currency,Refunded amount,Net amount,Fulfillment status',
    per: 'line',
    ...totals,
    isVoid: () => false,
    who: byMail,
    cells: {
      'Order number': always((o) => o.number),
      'Date created': always((o) => iso(o.at)),
      Time: always((o) => clock(o.at)),
      'Contact email': always(byMail),
      Item: (_, l) => l.product,
      SKU: (_, l) => l.sku,
      Qty: (_, l) => String(l.quantity),
      Price: (_, l) => money(l.price),
      'Payment status': always(() => 'Paid'),
      Total: always((o) => money(o.total)),
      Currency: always(() => 'EUR'),
      'Refunded amount': always((o) => money(o.refund)),
    },
  },
]
