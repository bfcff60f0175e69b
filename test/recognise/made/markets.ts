import { american, clock, dashed, dollars, iso, longAmerican, money, type Writing } from './file.ts'
import type { Line, Order } from './shop.ts'

const goodsOnly = { worth: (o: Order) => o.goods, refund: () => 0, isVoid: () => false }
const worth = (l: Line) => l.quantity * l.price
const tabs = (names: string) => names.split(' ').join('\t')
const note = (text: string) => `"${text}"\n`

export const marketWritings: Writing[] = [
  {
    id: 'etsy_items',
    header:
      'Sale Date,Item Name,Buyer,Quantity,Price,Coupon Code,Coupon Details,Discount Amount,Shipping Discount,Order Shipping,Order Sales Tax,Item Total,Currency,Transaction ID,Listing ID,Date Paid,Date Shipped,Ship Name,Ship Address1,Ship Address2,Ship City,Ship State,Ship Zipcode,Ship Country,Order ID,Variations,Order Type,Listings Type,Payment Type,InPerson Discount,InPerson Location,VAT Paid by Buyer,SKU',
    per: 'line',
    ...goodsOnly,
    who: (o) => o.buyer.last,
    cells: {
      'Sale Date': (o) => american(o.at),
      'Item Name': (_, l) => l.product,
      Buyer: (o) => o.buyer.last,
      Quantity: (_, l) => String(l.quantity),
      Price: (_, l) => money(l.price),
      'Order Shipping': (o) => money(o.shipping),
      'Order Sales Tax': (o) => money(o.tax),
      'Item Total': (_, l) => money(worth(l)),
      Currency: () => 'USD',
      'Listing ID': (_, l) => l.sku.slice(-1),
      'Order ID': (o) => `33${o.number}`,
      SKU: (_, l) => l.sku,
    },
  },
  {
    id: 'etsy_orders',
    header:
      'Sale Date,Order ID,Buyer User ID,Full Name,First Name,Last Name,Number of Items,Payment Method,Date Shipped,Street 1,Street 2,Ship City,Ship State,Ship Zipcode,Ship Country,Currency,Order Value,Coupon Code,Coupon Details,Discount Amount,Shipping Discount,Shipping,Sales Tax,Order Total,Status,Card Processing Fees,Order Net,Adjusted Order Total,Adjusted Card Processing Fees,Adjusted Net Order Amount,Buyer,Order Type,Payment Type,InPerson Discount,InPerson Location,SKU',
    per: 'order',
    worth: (o) => o.total,
    refund: () => 0,
    isVoid: () => false,
    who: (o) => o.buyer.last,
    cells: {
      'Sale Date': (o) => american(o.at),
      'Order ID': (o) => `33${o.number}`,
      'Buyer User ID': (o) => o.buyer.last,
      'Full Name': (o) => `${o.buyer.first} ${o.buyer.last}`,
      'Number of Items': (o) => String(o.lines.reduce((n, l) => n + l.quantity, 0)),
      Currency: () => 'USD',
      'Order Value': (o) => money(o.goods),
      Shipping: (o) => money(o.shipping),
      'Sales Tax': (o) => money(o.tax),
      'Order Total': (o) => money(o.total),
    },
  },
  {
    id: 'amazon_all_orders',
    delimiter: '\t',
    header: tabs(
      'amazon-order-id merchant-order-id purchase-date last-updated-date order-status fulfillment-channel sales-channel order-channel url ship-service-level product-name sku asin item-status quantity currency item-price item-tax shipping-price shipping-tax gift-wrap-price gift-wrap-tax item-promotion-discount ship-promotion-discount ship-city ship-state ship-postal-code ship-country promotion-ids is-business-order purchase-order-number price-designation',
    ),
    per: 'line',
    worth: (o) => o.goods,
    refund: () => 0,
    isVoid: (o) => o.state === 'void',
    who: () => '',
    cells: {
      'amazon-order-id': (o) => `304-12345${o.number}-7`,
      'purchase-date': (o) => `${iso(o.at)}T${clock(o.at)}+00:00`,
      'order-status': (o) => (o.state === 'void' ? 'Cancelled' : 'Shipped'),
      'product-name': (_, l) => l.product,
      sku: (_, l) => l.sku,
      asin: () => 'B00TEST123',
      quantity: (_, l) => String(l.quantity),
      currency: () => 'EUR',
      'item-price': (_, l) => money(worth(l)),
    },
  },
  {
    id: 'amazon_unshipped',
    delimiter: '\t',
    header: tabs(
      'order-id order-item-id purchase-date payments-date buyer-email buyer-name buyer-phone-number sku product-name quantity-purchased currency item-price item-tax shipping-price shipping-tax ship-service-level recipient-name ship-address-1 ship-city ship-state ship-postal-code ship-country sales-channel',
    ),
    per: 'line',
    ...goodsOnly,
    who: (o) => o.buyer.email,
    cells: {
      'order-id': (o) => `304-12345${o.number}-7`,
      'order-item-id': (o, l) => `${o.number}${l.sku.slice(-1)}`,
      'purchase-date': (o) => `${iso(o.at)}T${clock(o.at)}+00:00`,
      'payments-date': (o) => `${iso(o.at)}T${clock(o.at)}+00:00`,
      'buyer-email': (o) => o.buyer.email,
      'buyer-name': (o) => o.buyer.first,
      'product-name': (_, l) => l.product,
      sku: (_, l) => l.sku,
      'quantity-purchased': (_, l) => String(l.quantity),
      currency: () => 'EUR',
      'item-price': (_, l) => money(worth(l)),
    },
  },
  {
    id: 'amazon_tx',
    above: [
      'Includes Amazon Marketplace, Fulfillment by Amazon (FBA), and Amazon Webstore transactions',
      'All amounts in USD, unless specified',
      'Definitions:',
      'Sales tax collected: Includes sales tax collected from buyers for product sales, shipping, and gift wrap.',
      'Selling fees: Includes variable closing fees and referral fees.',
      'Other transaction fees: Includes shipping chargebacks, shipping holdbacks, per-item fees and sales tax collection fees.',
      'Other: Includes non-order transaction amounts. For more details, see the "Type" and "Description" columns.',
    ]
      .map((line) => note(line.replaceAll('"', '""')))
      .join(''),
    header:
      'date/time,settlement id,type,order id,sku,description,quantity,marketplace,account type,fulfillment,order city,order state,order postal,tax collection model,product sales,product sales tax,shipping credits,shipping credits tax,gift wrap credits,giftwrap credits tax,Regulatory Fee,Tax On Regulatory Fee,promotional rebates,promotional rebates tax,marketplace withheld tax,selling fees,fba fees,other transaction fees,other,total',
    per: 'line',
    worth: (o) => o.goods,
    refund: (o) => (o.state === 'partly refunded' ? o.refund : 0),
    isVoid: () => false,
    who: () => '',
    cells: {
      'date/time': (o) => longAmerican(o.at),
      'settlement id': () => '11223344',
      type: () => 'Order',
      'order id': (o) => `112-${o.number}`,
      sku: (_, l) => l.sku,
      description: (_, l) => l.product,
      quantity: (_, l) => String(l.quantity),
      'product sales': (_, l) => (worth(l) / 100).toLocaleString('en-US', { minimumFractionDigits: 2 }),
      'selling fees': () => '-1.50',
      total: (_, l) => money(worth(l) - 150),
    },
    more: (o) => {
      const base = { 'date/time': longAmerican(o.at), 'settlement id': '11223344' }
      const fee = {
        ...base,
        type: 'Service Fee',
        description: 'Subscription',
        total: '-39.99',
        'product sales': '0',
      }
      const transfer = { ...base, type: 'Transfer', total: '-900.00', 'product sales': '0' }
      const back = {
        ...base,
        type: 'Refund',
        'order id': `112-${o.number}`,
        'product sales': money(-o.refund),
        total: money(-o.refund),
      }
      return {
        rows: [fee, transfer, ...(o.state === 'partly refunded' ? [back] : [])],
        aside: 2,
        lines: o.state === 'partly refunded' ? 1 : 0,
      }
    },
  },
  {
    id: 'ebay_orders',
    header:
      'Sales Record Number,Order Number,Buyer Username,Buyer Name,Buyer Email,Buyer Note,Buyer Address 1,Buyer Address 2,Buyer City,Buyer State,Buyer Zip,Buyer Country,Ship To Name,Ship To Phone,Item Number,Item Title,Custom Label,Sold Via Promoted Listings,Quantity,Sold For,Shipping And Handling,Seller Collected Tax,eBay Collected Tax,Total Price,Payment Method,Sale Date,Paid On Date,Tracking Number,Transaction ID,Variation Details',
    per: 'line',
    worth: (o) => o.total,
    refund: () => 0,
    isVoid: () => false,
    who: (o) => o.buyer.email,
    above: '\n',
    below: '\n60 record(s) downloaded\nSeller ID : made-up-shop\n',
    footer: 2,
    cells: {
      'Sales Record Number': (o) => o.number,
      'Order Number': (o) => `13-${o.number}`,
      'Buyer Username': (o) => o.buyer.last,
      'Buyer Name': (o) => o.buyer.first,
      'Buyer Email': (o) => o.buyer.email,
      'Item Number': (_, l) => `2847${l.sku.slice(-1)}`,
      'Item Title': (_, l) => l.product,
      'Custom Label': (_, l) => l.sku,
      Quantity: (_, l) => String(l.quantity),
      'Sold For': (_, l) => dollars(l.price),
      'Total Price': (o, _, first) => (first ? dollars(o.total) : ''),
      'Sale Date': (o) => dashed(o.at),
    },
  },
  {
    id: 'uci_online_retail',
    header: 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country',
    per: 'line',
    worth: (o) => o.goods,
    refund: (o) => (o.state === 'partly refunded' ? o.refund : 0),
    isVoid: () => false,
    who: (o) => o.buyer.id,
    cells: {
      InvoiceNo: (o) => `53${o.number}`,
      StockCode: (_, l) => l.sku,
      Description: (_, l) => l.product,
      Quantity: (_, l) => String(l.quantity),
      InvoiceDate: (o) => `${iso(o.at)} ${clock(o.at)}`,
      UnitPrice: (_, l) => money(l.price),
      CustomerID: (o) => o.buyer.id,
      Country: () => 'United Kingdom',
    },
    more: (o) =>
      o.state === 'partly refunded'
        ? {
            rows: [
              {
                InvoiceNo: `C53${o.number}`,
                StockCode: 'M',
                Description: 'Manual',
                Quantity: '-1',
                InvoiceDate: `${iso(o.at)} ${clock(new Date(o.at.getTime() + 60_000))}`,
                UnitPrice: money(o.refund),
                CustomerID: o.buyer.id,
                Country: 'United Kingdom',
              },
            ],
            aside: 0,
            lines: 1,
          }
        : { rows: [], aside: 0, lines: 0 },
  },
]
