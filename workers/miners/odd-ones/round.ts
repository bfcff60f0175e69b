import { incompleteBeta } from '../../numeric/tail.ts'
import type { Orders } from './ledger.ts'

/** How many amounts are whole fives, of so many. */
interface Share {
  readonly of: number
  readonly round: number
}

/** Round amounts among what was given back of orders in part, beside those of orders; `invalid` says why that tells nothing. */
export interface Round {
  readonly parts: Share
  readonly orders: Share
  readonly invalid: string | null
  /** Chance of as many round ones, were what is given back as often round as orders are: exact binomial test, one-sided. */
  readonly p: number
}

const [fewestParts, fewestOrders, oftenRound] = [20, 200, 0.2]
const chunk = 1 << 15

/**
 * Sums that somebody makes up are round more often than sums that come of prices (Nigrini 2012, Benford’s Law, chapter 9). Whole
 * orders given back are as round as the order was, and are left out. Linear. Yields the share done.
 */
export function* roundOf({ rows, amount, refund }: Orders): Generator<number, Round> {
  let [parts, roundParts, orders, roundOrders] = [0, 0, 0, 0]
  for (let i = 0; i < rows; i++) {
    if (i % chunk === 0) yield i / rows
    const [whole, back] = [amount[i] ?? 0, refund[i] ?? 0]
    if (whole > 0) {
      orders++
      if (isRound(whole)) roundOrders++
    }
    if (back <= 0 || back >= whole - 0.005) continue
    parts++
    if (isRound(back)) roundParts++
  }
  const usual = (roundOrders + 1) / (orders + 2)
  return {
    parts: { of: parts, round: roundParts },
    orders: { of: orders, round: roundOrders },
    invalid: reason(parts, orders, usual),
    p: roundParts > 0 ? incompleteBeta(usual, roundParts, parts - roundParts + 1) : 1,
  }
}

const isRound = (value: number) => Math.round(value * 100) % 500 === 0

function reason(parts: number, orders: number, usual: number): string | null {
  if (orders < fewestOrders) return 'too few orders'
  if (parts < fewestParts) return 'money was seldom given back in part'
  return usual > oftenRound ? 'orders here are often round themselves' : null
}
