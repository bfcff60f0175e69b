import { clock, iso, money } from './file.ts'
import { type Order, shopOf } from './shop.ts'

const orders = shopOf(11)
const csv = (header: string, rows: (string | number)[][]) =>
  `${header}\n${rows.map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\n')}\n`
const stamp = (d: Date) => `${iso(d)} ${clock(d)}`
const counts = (o: Order) => o.state !== 'void'
const worth = (o: Order) => o.lines.reduce((sum, l) => sum + l.price * l.quantity, 0)
const sum = (some: readonly Order[]) => some.reduce((all, o) => all + worth(o), 0) / 100

/** A shop as Olist tells it: five files, a row for each piece, another customer number for each order. */
export const olist = {
  files: {
    'olist_orders_dataset.csv': csv(
      'order_id,customer_id,order_status,order_purchase_timestamp,order_approved_at,order_delivered_carrier_date,order_delivered_customer_date,order_estimated_delivery_date',
      orders.map((o) => [
        ...[`o${o.number}`, `c${o.number}`, counts(o) ? 'delivered' : 'canceled', stamp(o.at)],
        ...[stamp(o.at), '', '', stamp(o.at)],
      ]),
    ),
    'olist_order_items_dataset.csv': csv(
      'order_id,order_item_id,product_id,seller_id,shipping_limit_date,price,freight_value',
      orders.flatMap((o) =>
        o.lines
          .flatMap((l) => Array.from({ length: l.quantity }, () => l))
          .map((l, i) => [`o${o.number}`, i + 1, l.sku, 's1', stamp(o.at), money(l.price), '4.90']),
      ),
    ),
    'olist_order_payments_dataset.csv': csv(
      'order_id,payment_sequential,payment_type,payment_installments,payment_value',
      orders.map((o) => [`o${o.number}`, 1, 'credit_card', 2, money(o.total)]),
    ),
    'olist_customers_dataset.csv': csv(
      'customer_id,customer_unique_id,customer_zip_code_prefix,customer_city,customer_state',
      orders.map((o) => [`c${o.number}`, `u${o.buyer.id}`, o.buyer.zip, 'sao paulo', 'SP']),
    ),
  },
  grains: ['order', 'order line', 'payment', 'customer'],
  orders: orders.length,
  lines: orders.reduce((n, o) => n + o.lines.reduce((m, l) => m + l.quantity, 0), 0),
  customers: new Set(orders.map((o) => o.buyer.id)).size,
  revenue: sum(orders.filter(counts)),
  voidedAmount: sum(orders.filter((o) => !counts(o))),
}

const goods = [
  ['blue-mug', 'Blue Mug', ['Small', 'Large'], 1250, 410, 'Mugs'],
  ['linen-print', 'Linen Print', ['A3'], 3500, 900, 'Prints'],
  ['green-tea', 'Green Tea, 100 g', ['Tin', 'Bag', 'Box'], 820, 305, 'Tea'],
] as const

/** A row for each variant; the name stands on the first of a product only. */
export const shopifyProducts = csv(
  'Handle,Title,Body (HTML),Vendor,Product Category,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Grams,Variant Inventory Qty,Variant Price,Variant Compare At Price,Cost per item,Status',
  goods.flatMap(([handle, name, variants, price, cost, type]) =>
    variants.map((variant, i) => [
      ...[
        handle,
        i === 0 ? name : '',
        i === 0 ? '<p>Good</p>' : '',
        'Us',
        '',
        i === 0 ? type : '',
        '',
        'true',
      ],
      ...['Size', variant, `${handle}-${i}`, 200, 7, money(price + 100 * i), '', money(cost), 'active'],
    ]),
  ),
)
export const etsyListings = csv(
  'TITLE,DESCRIPTION,PRICE,CURRENCY_CODE,QUANTITY,TAGS,MATERIALS,IMAGE1,IMAGE2,VARIATION 1 TYPE,VARIATION 1 NAME,VARIATION 1 VALUES,SKU',
  goods.map(([handle, name, variants, price]) => [
    ...[name, 'Made by hand, one by one', money(price), 'USD', 5, 'gift,home', 'clay', '', ''],
    ...['Size', 'Size', variants.join(','), handle],
  ]),
)
export const products = goods.map(([, product, , price, cost, category]) => ({
  product,
  category,
  price: price / 100,
  cost: cost / 100,
}))

export const stripePayouts = csv(
  'id,Amount,Created (UTC),Currency,Livemode,Arrival Date (UTC),Source Type,Destination,Status,Type,Method,Description,Balance Transaction',
  orders
    .slice(0, 9)
    .map((o) => [
      ...[`po_${o.number}`, money(o.total), stamp(o.at), 'eur', 'true', stamp(o.at), 'card', 'ba_1', 'paid'],
      ...['bank_account', 'standard', 'STRIPE PAYOUT', `txn_${o.number}`],
    ]),
)

const buyers = [...new Map(orders.map((o) => [o.buyer.id, o.buyer])).values()]
export const telco = {
  text: csv(
    'customerID,gender,SeniorCitizen,Partner,Dependents,tenure,PhoneService,MultipleLines,InternetService,Contract,PaperlessBilling,PaymentMethod,MonthlyCharges,TotalCharges,Churn',
    buyers.map((b, i) => [
      ...[`${b.id}-X`, 'Female', i % 2, 'Yes', 'No', 1 + i * 3, 'Yes', 'No', 'DSL', 'Month-to-month', 'No'],
      ...['Mailed check', money(2000 + i * 55), money(40_000 + i * 1111), i % 4 === 0 ? 'Yes' : 'No'],
    ]),
  ),
  customers: buyers.length,
  spent: buyers.reduce((n, _, i) => n + 40_000 + i * 1111, 0) / 100,
  left: buyers.filter((_, i) => i % 4 === 0).length,
}
