import type { Orders } from './kernel.ts'

/** A part of the customers that is asked about in another way. */
export interface OtherPart {
  /** The column that tells who left of those on a list. */
  column: string
  customers: number
}

/** Customers who ordered on two days or more and are not among the listed. Linear; orders lie person after person, in order of time. */
export function returningBeside({ rows, customer, day }: Orders, listed: ReadonlySet<number>): number {
  let [found, counted] = [0, -1]
  for (let i = 1; i < rows; i++) {
    const who = customer[i] ?? -1
    if (who === counted || who !== customer[i - 1] || day[i] === day[i - 1]) continue
    counted = who
    if (!listed.has(who)) found++
  }
  return found
}

/** The orders of those who are not listed. Linear; memory: as much as the orders kept. */
export function ordersBeside(orders: Orders, listed: ReadonlySet<number>): Orders {
  const kept = Int32Array.from(orders.customer.keys()).filter((i) => !listed.has(orders.customer[i] ?? -1))
  const codes = (all: Int32Array) => kept.map((i) => all[i] ?? 0)
  const reals = (all: Float64Array) => Float64Array.from(kept, (i) => all[i] ?? 0)
  const { customer, day, revenue, refund, coupon, product } = orders
  return {
    ...{ rows: kept.length, customer: codes(customer), day: codes(day) },
    ...{ revenue: reals(revenue), refund: reals(refund) },
    coupon: { ...coupon, codes: codes(coupon.codes) },
    product: { ...product, codes: codes(product.codes) },
  }
}
