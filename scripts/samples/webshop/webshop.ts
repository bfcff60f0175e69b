import { csv } from '../csv.ts'
import { dice } from '../random.ts'
import type { Business } from '../sample.ts'
import { type Planted, seed } from '../truths.ts'
import { customerRows, orderRows } from './exports.ts'
import { defrauded, sharing } from './frauds.ts'
import { withLadder } from './ladder.ts'
import { ledger } from './ledger.ts'
import { orders } from './orders.ts'
import { reviewRows } from './reviews.ts'
import { type Kind, shoppers } from './shoppers.ts'
import { visitRows } from './visits.ts'

/** A soap shop with refills: Shopify's export of orders and of customers, Judge.me's of reviews, and the log of a web counter. */
export function webshop(): Business<Planted['webshop']> {
  const { shoppers: all, sharers } = sharing(shoppers(dice(seed, 'webshop/shoppers')))
  const honest = ledger(
    dice(seed, 'webshop/ledger'),
    withLadder(dice(seed, 'webshop/ladder'), orders(dice(seed, 'webshop/orders'), all)),
  )
  const { books, frauds } = defrauded(honest)
  const [sold, known] = [orderRows(books), customerRows(all, books)]
  const said = reviewRows(dice(seed, 'webshop/reviews'), books)
  const seen = visitRows(dice(seed, 'webshop/visits'), books)
  const members = (kind: Kind) => all.filter((s) => s.kind === kind).map((s) => s.person.email)
  return {
    id: 'webshop',
    title: 'A web shop for soap and refills',
    about:
      'Two years of orders and the customer list, as Shopify exports them, what buyers wrote, and five weeks of visits.',
    files: [
      { name: 'orders_export.csv', text: csv(sold, ','), rows: sold.length - 1 },
      { name: 'customers_export.csv', text: csv(known, ','), rows: known.length - 1 },
      { name: 'reviews.csv', text: csv(said, ','), rows: said.length - 1 },
      { name: 'visits.csv', text: csv(seen, ','), rows: seen.length - 1 },
    ],
    planted: {
      starter: members('starter').sort(),
      discountHunters: members('hunter').sort(),
      lost: members('lost').sort(),
      vips: members('vip').sort(),
      ...frauds,
      sharers,
    },
  }
}
