import type { Cell } from '../csv.ts'
import { money } from '../csv.ts'
import type { Person } from '../people.ts'
import type { Line } from './baskets.ts'
import type { Entry } from './ledger.ts'
import type { Shopper } from './shoppers.ts'

const orderHeader =
  'Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,Lineitem sku,Lineitem requires shipping,Lineitem taxable,Lineitem fulfillment status,Billing Name,Billing Street,Billing Address1,Billing Address2,Billing Company,Billing City,Billing Zip,Billing Province,Billing Country,Billing Phone,Shipping Name,Shipping Street,Shipping Address1,Shipping Address2,Shipping Company,Shipping City,Shipping Zip,Shipping Province,Shipping Country,Shipping Phone,Notes,Note Attributes,Cancelled at,Payment Method,Payment Reference,Refunded Amount,Vendor,Outstanding Balance,Employee,Location,Device ID,Id,Tags,Risk Level,Source,Lineitem discount,Tax 1 Name,Tax 1 Value,Tax 2 Name,Tax 2 Value,Tax 3 Name,Tax 3 Value,Tax 4 Name,Tax 4 Value,Tax 5 Name,Tax 5 Value,Phone,Receipt Number,Duties,Billing Province Name,Shipping Province Name,Payment ID,Payment Terms Name,Next Payment Due At,Payment References'.split(
    ',',
  )
const customerHeader =
  'Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,Default Address Address1,Default Address Address2,Default Address City,Default Address Province Code,Default Address Country Code,Default Address Zip,Default Address Phone,Phone,Accepts SMS Marketing,Total Spent,Total Orders,Note,Tax Exempt,Tags'.split(
    ',',
  )

type Fields = Record<string, Cell>

/** The orders export, newest first: order fields stand only on the first line of an order. */
export function orderRows(ledger: readonly Entry[]): Cell[][] {
  const rows = ledger.toReversed().flatMap((entry) =>
    entry.lines.map((line, i) => {
      const fields = { ...lineFields(entry, line), ...(i === 0 ? orderFields(entry) : {}) }
      return cells(orderHeader, fields)
    }),
  )
  return [orderHeader, ...rows]
}

function cells(header: readonly string[], fields: Fields): Cell[] {
  return header.map((name) => fields[name] ?? '')
}

function lineFields(entry: Entry, line: Line): Fields {
  return {
    Name: `#${entry.number}`,
    Email: entry.shopper.person.email,
    'Created at': entry.createdAt,
    'Lineitem quantity': line.quantity,
    'Lineitem name': line.product.name,
    'Lineitem price': money(line.product.price),
    'Lineitem sku': line.product.sku,
    'Lineitem requires shipping': 'true',
    'Lineitem taxable': 'true',
    'Lineitem fulfillment status': entry.fulfilledAt === '' ? 'pending' : 'fulfilled',
    Vendor: 'Fernhill Soap',
    'Lineitem discount': '0.00',
  }
}

function orderFields(entry: Entry): Fields {
  const { person, consent } = entry.shopper
  return {
    ...moneyFields(entry),
    ...address('Billing', person),
    ...address('Shipping', person),
    'Financial Status': entry.status,
    'Paid at': entry.status === 'voided' ? '' : entry.createdAt,
    'Fulfillment Status': entry.fulfilledAt === '' ? 'unfulfilled' : 'fulfilled',
    'Fulfilled at': entry.fulfilledAt,
    'Accepts Marketing': consent ? 'yes' : 'no',
    Notes: entry.note,
    'Cancelled at': entry.cancelledAt,
    'Payment Method': 'Shopify Payments',
    Id: entry.id,
    'Risk Level': 'Low',
    Source: 'web',
  }
}

function moneyFields(entry: Entry): Fields {
  return {
    Currency: 'EUR',
    Subtotal: money(entry.subtotal),
    Shipping: money(entry.shipping),
    Taxes: money(entry.tax),
    Total: money(entry.total),
    'Discount Code': entry.promotion?.code ?? '',
    'Discount Amount': money(entry.discount),
    'Shipping Method': entry.shipping > 0 ? 'Standard' : 'Free from 49',
    'Refunded Amount': money(entry.refunded),
    'Outstanding Balance': '0.00',
    'Tax 1 Name': 'VAT 20%',
    'Tax 1 Value': money(entry.tax),
  }
}

/** Zips and phones carry the apostrophe that keeps a spreadsheet from reading them as numbers. */
function address(kind: 'Billing' | 'Shipping', { first, last, street, town, phone }: Person): Fields {
  return {
    [`${kind} Name`]: `${first} ${last}`,
    [`${kind} Street`]: street,
    [`${kind} Address1`]: street,
    [`${kind} City`]: town.name,
    [`${kind} Zip`]: `'${town.zip}`,
    [`${kind} Province`]: town.region,
    [`${kind} Country`]: town.country,
    [`${kind} Phone`]: quoted(phone),
    [`${kind} Province Name`]: town.regionName,
  }
}

function quoted(phone: string): string {
  return phone === '' ? '' : `'${phone}`
}

/** The customers export; what was spent is what the orders say, refunds taken off. */
export function customerRows(shoppers: readonly Shopper[], ledger: readonly Entry[]): Cell[][] {
  const spent = new Map<Shopper, { orders: number; cents: number }>()
  for (const entry of ledger) {
    const sum = spent.get(entry.shopper) ?? { orders: 0, cents: 0 }
    const cents = entry.status === 'voided' ? 0 : entry.total - entry.refunded
    spent.set(entry.shopper, { orders: sum.orders + 1, cents: sum.cents + cents })
  }
  const rows = shoppers.map((shopper) => customerRow(shopper, spent.get(shopper)))
  return [customerHeader, ...rows]
}

function customerRow(shopper: Shopper, spent: { orders: number; cents: number } | undefined): Cell[] {
  const { first, last, email, street, town, phone } = shopper.person
  return cells(customerHeader, {
    'Customer ID': `'${shopper.id}`,
    'First Name': first,
    'Last Name': last,
    Email: email,
    'Accepts Email Marketing': shopper.consent ? 'yes' : 'no',
    'Default Address Address1': street,
    'Default Address City': town.name,
    'Default Address Province Code': town.region,
    'Default Address Country Code': town.country,
    'Default Address Zip': `'${town.zip}`,
    'Default Address Phone': quoted(phone),
    Phone: quoted(phone),
    'Accepts SMS Marketing': 'no',
    'Total Spent': money(spent?.cents ?? 0),
    'Total Orders': spent?.orders ?? 0,
    'Tax Exempt': 'no',
  })
}
