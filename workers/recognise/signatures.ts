import type { Grain } from '../../src/contract/schema.ts'
import type { DayOrder } from './dates.ts'
import { normalise } from './names.ts'

/** A source known by a few of its columns, never by position or by the whole header. */
export interface Signature {
  id: string
  /** How a person calls it. */
  title: string
  /** Every group must be there, by one of its names. */
  must: string[][]
  mustNot: string[]
  grain: Grain
  /** The order of day and month this source writes, where the values do not tell. */
  dates: DayOrder | null
}

const source = (
  id: string,
  title: string,
  grain: Grain,
  must: string,
  mustNot = '',
  dates: DayOrder | null = null,
): Signature => ({
  id,
  title,
  grain,
  must: split(must).map((group) => group.split('|').map(normalise)),
  mustNot: split(mustNot).map(normalise),
  dates,
})
const split = (list: string) =>
  list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')

/** The detection table: names between commas must all be there, `|` separates spellings. */
export const signatures: Signature[] = [
  source('shopify_orders', 'Shopify orders', 'order line', 'Name, Financial Status, Lineitem name'),
  source(
    'squarespace_orders',
    'Squarespace orders',
    'order line',
    'Order ID, Financial Status, Lineitem name, Lineitem variant',
    'Name',
  ),
  source(
    'shopify_customers',
    'Shopify customers',
    'customer',
    'Accepts Email Marketing|Accepts Marketing, Total Spent, Total Orders|Orders Count',
    'Financial Status',
  ),
  source('shopify_payouts', 'Shopify payments', 'payment', 'Payout Status, Payout ID, Card Brand, Order'),
  source(
    'woo_adv_order_export',
    'WooCommerce order export',
    'order line',
    'Order Number, Order Status, Email (Billing), Item Name, Quantity (- Refund)',
  ),
  source(
    'woo_analytics_orders',
    'WooCommerce analytics',
    'order',
    'Order #, N. Revenue (formatted)|Net Sales, Product(s), Customer type',
  ),
  source('woo_customers', 'WooCommerce customers', 'customer', 'Username, Total spend, AOV|Order count'),
  source(
    'square_items',
    'Square item details',
    'order line',
    'Item, Qty, Price Point Name, Modifiers Applied, Gross Sales',
  ),
  source(
    'square_tx',
    'Square transactions',
    'transaction',
    'Total Collected, Card Entry Methods, Event Type, Transaction ID',
    'Price Point Name',
  ),
  source(
    'stripe_payments',
    'Stripe payments',
    'payment',
    'id, Amount, Amount Refunded, Created (UTC)|Created date (UTC), Customer ID|Customer Email',
    'Arrival Date (UTC)',
  ),
  source(
    'stripe_customers',
    'Stripe customers',
    'customer',
    'id, Created (UTC), Delinquent|Total Spend, Email',
    'Amount',
  ),
  source(
    'stripe_payouts',
    'Stripe payouts',
    'other',
    'Arrival Date (UTC), Livemode|Status',
    'Amount Refunded',
  ),
  source(
    'paypal_activity',
    'PayPal activity',
    'payment',
    'Date, Time, TimeZone|Time Zone, Gross, Fee, Net, From Email Address',
  ),
  source(
    'etsy_items',
    'Etsy sold items',
    'order line',
    'Sale Date, Item Name, Buyer, Listing ID, Order ID|Transaction ID',
    'Buyer User ID',
    'mdy',
  ),
  source(
    'etsy_orders',
    'Etsy sold orders',
    'order',
    'Sale Date, Order ID, Buyer User ID, Order Value',
    'Item Name',
    'mdy',
  ),
  source(
    'amazon_all_orders',
    'Amazon all orders',
    'order line',
    'amazon-order-id, purchase-date, order-status, asin',
  ),
  source(
    'amazon_unshipped',
    'Amazon new orders',
    'order line',
    'order-id, order-item-id, payments-date, buyer-email',
  ),
  source(
    'amazon_tx',
    'Amazon transactions',
    'payment',
    'date/time, settlement id, type, product sales, total',
  ),
  source(
    'ebay_orders',
    'eBay orders',
    'order line',
    'Sales Record Number, Buyer Username, Item Number, Sold For',
  ),
  source(
    'ebay_tx',
    'eBay transactions',
    'payment',
    'Transaction creation date, Net amount, Final Value Fee - fixed',
  ),
  source(
    'hubspot_contacts',
    'HubSpot contacts',
    'customer',
    'Record ID, Lifecycle Stage|Lead Status|Contact owner|Associated Company',
    'Deal Name',
  ),
  source('hubspot_deals', 'HubSpot deals', 'order', 'Deal Name, Deal Stage'),
  source('mailchimp', 'Mailchimp audience', 'customer', 'Email Address, MEMBER_RATING|OPTIN_TIME|LEID|EUID'),
  source(
    'klaviyo',
    'Klaviyo profiles',
    'customer',
    'Email, Klaviyo ID|Email Marketing Consent|Predicted Customer Lifetime Value|Expected Date Of Next Order',
  ),
  source(
    'brevo',
    'Brevo contacts',
    'customer',
    'EMAIL, LASTNAME|FIRSTNAME, SMS|ADDED_TIME|EMAIL_BLACKLISTED|BLACKLISTED|DOUBLE_OPT-IN',
    'Klaviyo ID',
  ),
  source(
    'zendesk',
    'Zendesk tickets',
    'ticket',
    'Id, Requester|Assignee, Full resolution time in minutes|Full resolution time (in minutes)|Full resolution time (min)|Satisfaction Score',
  ),
  source(
    'freshdesk',
    'Freshdesk tickets',
    'ticket',
    'Ticket ID, Due by Time, Initial response time|Agent interactions',
  ),
  source('trustpilot', 'Trustpilot reviews', 'review', 'Review Stars, Review Content, Review Created (UTC)'),
  source('judgeme', 'Judge.me reviews', 'review', 'body, rating, review_date, reviewer_name, product_handle'),
  source('loox', 'Loox reviews', 'review', 'nickname, review, img, verified_purchase'),
  source('yotpo', 'Yotpo reviews', 'review', 'Review Content, Review Score', 'Review Stars'),
  source(
    'okendo',
    'Okendo reviews',
    'review',
    'reviewer name|reviewer.name, body, rating, Date Created|dateCreated',
    'review_date',
  ),
  source('ga4_ui', 'Google Analytics report', 'other', 'Event name, Event count'),
  source('ga4_bq', 'Google Analytics events', 'event', 'event_timestamp, event_name, user_pseudo_id'),
]

/** The source a header belongs to: of those that fit, the one that names most columns; null for none. */
export function signatureOf(headers: string[]): Signature | null {
  const names = new Set(headers.map(normalise))
  let best: Signature | null = null
  for (const s of signatures) {
    const fits = s.must.every((group) => group.some((name) => names.has(name)))
    if (!fits || s.mustNot.some((name) => names.has(name))) continue
    if (!best || s.must.length > best.must.length) best = s
  }
  return best
}
