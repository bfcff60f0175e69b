import { clock, iso } from './file.ts'
import { shopOf } from './shop.ts'
import type { Expected, Telling } from './telling.ts'

interface Click {
  at: Date
  what: 'view' | 'cart' | 'purchase'
  user: string
  session: string
  sku: string
  product: string
  price: number
  order: string
}

const steps = ['view', 'cart', 'purchase'] as const

/** Three clicks of every order that a made-up shop has, two minutes apart. */
const clicks: Click[] = shopOf(11).flatMap((o) =>
  steps.map((what, i) => ({
    at: new Date(o.at.getTime() - (3 - i) * 120_000),
    what,
    user: o.buyer.id,
    session: `s${o.number}`,
    sku: `44${o.number}`,
    product: o.lines[0]?.product ?? '',
    price: o.lines[0]?.price ?? 0,
    order: what === 'purchase' ? o.number : '',
  })),
)
const cents = (n: number) => (n / 100).toFixed(2)
const common = ({ at }: Click): Expected => ({ seen_at: at.getTime() })

export const rees46: Telling = {
  id: 'rees46',
  header: 'event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session',
  table: 'visit',
  rows: clicks.map((c) => ({
    event_time: `${iso(c.at)} ${clock(c.at)} UTC`,
    event_type: c.what,
    product_id: c.sku,
    category_id: '2053013555631882655',
    category_code: c.what === 'view' ? '' : 'kitchen.mug',
    price: cents(c.price),
    user_id: c.user,
    user_session: c.session,
  })),
  expected: clicks.map((c) => ({
    ...common(c),
    ...{ event: c.what, sku: c.sku, session: c.session, amount: c.price / 100, visitor: c.user },
    category: c.what === 'view' ? '' : 'kitchen.mug',
  })),
}

const rocket = { view: 'view', cart: 'addtocart', purchase: 'transaction' }
export const retailrocket: Telling = {
  id: 'retailrocket',
  header: 'timestamp,visitorid,event,itemid,transactionid',
  table: 'visit',
  rows: clicks.map((c) => ({
    timestamp: String(c.at.getTime()),
    visitorid: c.user,
    event: rocket[c.what],
    itemid: c.sku,
    transactionid: c.order,
  })),
  expected: clicks.map((c) => ({
    ...common(c),
    ...{ event: rocket[c.what], sku: c.sku, visitor: c.user },
    order: c.order === '' ? '' : `#${c.order}`,
  })),
}

const page = (c: Click) => `https://shop.example/${c.what}`
const google = { view: 'view_item', cart: 'add_to_cart', purchase: 'purchase' }
const ofGoogle = clicks.map((c) => ({
  ...common(c),
  ...{ event: google[c.what], visitor: `${c.user}.17`, session: c.session.slice(1), page: page(c) },
  order: c.order === '' ? '' : `#${c.order}`,
}))

export const ga4Flat: Telling = {
  id: 'ga4_bq',
  shape: 'flat',
  header:
    'event_date,event_timestamp,event_name,user_pseudo_id,user_id,ga_session_id,page_location,ecommerce.transaction_id,ecommerce.purchase_revenue,geo.country,traffic_source.source',
  table: 'visit',
  rows: clicks.map((c) => ({
    event_date: iso(c.at).replaceAll('-', ''),
    event_timestamp: `${c.at.getTime()}000`,
    event_name: google[c.what],
    user_pseudo_id: `${c.user}.17`,
    ga_session_id: c.session.slice(1),
    page_location: page(c),
    'ecommerce.transaction_id': c.order,
    'ecommerce.purchase_revenue': c.order === '' ? '' : cents(c.price),
    'geo.country': 'Germany',
    'traffic_source.source': 'google',
  })),
  expected: ofGoogle,
}

const param = (key: string, value: Record<string, unknown>) => ({ key, value })
const nested = clicks.map((c) => ({
  event_date: iso(c.at).replaceAll('-', ''),
  event_timestamp: `${c.at.getTime()}000`,
  event_name: google[c.what],
  event_params: [
    param('ga_session_id', { int_value: c.session.slice(1) }),
    param('page_location', { string_value: page(c) }),
    param('engagement_time_msec', { int_value: '100' }),
  ],
  user_pseudo_id: `${c.user}.17`,
  geo: { country: 'Germany', city: 'Berlin' },
  ...(c.order === ''
    ? {}
    : {
        ecommerce: { transaction_id: c.order, purchase_revenue: c.price / 100 },
        items: [{ item_id: c.sku, item_name: c.product, price: c.price / 100, quantity: '1' }],
      }),
}))

/** The same as BigQuery writes it: parameters as a list of keys with values. */
export const ga4Nested = {
  text: nested.map((one) => JSON.stringify(one)).join('\n'),
  expected: ofGoogle,
}

/** A report from the screen of Google Analytics: lines of comment above each of two tables. */
export const ga4Report = `# ----------------------------------------
# Events: Event name
# Made-up shop
# ----------------------------------------
#
# All Users
# Start date: 20260401
# End date: 20260430
Event name,Event count,Total users,Event count per active user,Total revenue
page_view,5120,812,6.3,0
add_to_cart,402,190,2.1,0
purchase,88,80,1.1,4210.5
,5610,812,6.9,4210.5

# ----------------------------------------
# Start date: 20260401
# End date: 20260430
Nth day,Event count
0000,180
0001,175
`

export const eventTellings: Telling[] = [rees46, retailrocket, ga4Flat]
