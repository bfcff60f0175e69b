import type { Frauds } from './webshop/frauds.ts'

/** What is planted in each business: the generators obey these figures, the tests look for them in the rows. */
export const seed = 20261031

export const cafe = {
  firstDay: '2025-05-01',
  lastDay: '2026-10-31',
  locations: ['Harbour Street', 'Mill Lane'],
  cardHolders: 1800,
  /** Card holders who come for coffee on working days before this hour. */
  morningRegulars: { people: 52, beforeHour: 10, shareBefore: 0.95, visitsAWeek: 1.15 },
  /** Prices rose on this day; of this group hardly any visit is left three weeks later. */
  priceRise: { day: '2026-04-01', factor: 1.09, faded: 140, visitsLeft: 0.012, settledAfterDays: 21 },
  /** Share of orders with a croissant, given a cappuccino in the order or not. */
  croissant: { product: 'Croissant', goesWith: 'Cappuccino', withIt: 0.44, without: 0.07 },
  /** The till lost this day at both places. */
  missingDay: '2026-06-17',
  closedWeek: { location: 'Mill Lane', from: '2026-02-09', to: '2026-02-15' },
  refunded: 0.008,
} as const

export const webshop = {
  firstDay: '2024-10-19',
  lastDay: '2026-10-18',
  customers: 1500,
  subscribersOnly: 60,
  /** Who buys the set comes back for a refill so many days later. */
  starter: {
    product: 'Starter set',
    refill: 'Refill pouch',
    people: 340,
    share: 0.68,
    days: 45,
    deviation: 6,
  },
  /** Who buys the small one again takes the large one instead, this often. */
  ladder: { from: 'Laundry powder 1 kg', to: 'Laundry powder 3 kg', share: 0.6 },
  /** They buy with a code and in no other weeks. */
  discountHunters: { people: 170 },
  /** Orders a day in these weeks, as a multiple of the other weeks. */
  christmas: { from: '12-01', to: '12-21', factor: 5 },
  /** Came at least three times, and not once from this day on. */
  lost: { people: 140, leastOrders: 3, from: '2026-01-01' },
  vips: { people: 45, leastShareOfRevenue: 0.2 },
  /** One sends nearly all back, one order is taken twice, one price slips by a point, several accounts share one address. */
  frauds: {
    twice: { seconds: 180 },
    price: { product: 'Dish brush', factor: 10 },
    address: { people: 6 },
  },
  /** Who does not order again within these days after a review complains of the delivery more often; one product went bad. */
  reviews: {
    share: 0.22,
    days: 90,
    delivery: { cameBack: 0.05, stayedAway: 0.2 },
    turned: { product: 'Hand balm', from: '2026-07-10', before: 0.06, after: 0.8 },
  },
  /**
   * The web counter: visits without an order for each with one; the share of these that fill a cart, and how often the page on
   * delivery is looked up with a full cart by those who then buy and those who leave.
   */
  visits: {
    from: '2026-09-14',
    noBuy: 4,
    /** Visits by customers who are known and have not ordered for a while. */
    returning: 120,
    delivery: { page: '/pages/delivery-costs', carts: 0.3, bought: 0.06, left: 0.5 },
  },
} as const

export const phone = {
  firstDay: '2024-11-01',
  lastDay: '2026-10-31',
  customers: 2000,
  /** Customers on this tariff leave three times as often as all others together. */
  riskyTariff: { tariff: 'Flex S', leavers: 0.36, others: 0.12 },
  /** Mean support calls in the last 90 days, of those who left and those who stayed. */
  supportCalls: { leavers: 3.4, stayers: 0.9 },
} as const

/** Members of the planted groups, by the customer's key in the file, as written to truths.json. */
export interface Planted {
  cafe: { morningRegulars: string[]; faded: string[] }
  webshop: { starter: string[]; discountHunters: string[]; lost: string[]; vips: string[] } & Frauds
  phone: { leavers: string[] }
}
