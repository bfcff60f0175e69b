import type { Sql } from '../../src/contract/frame.ts'
import type { Scope } from '../../src/contract/miner.ts'
import { dayNumber, inScope } from './scope.ts'
import { part, sql } from './sql.ts'

/** The order of its rows. */
export const ledgerOrder = 'what customer day second order name family amount pieces'.split(' ')

/** Contacts stand for themselves; the other signs are asked like orders, but not all of them tell a currency, and where orders tell none any counts. */
function signsIn({ asOf, from, currency }: Scope): Sql {
  const until = asOf === '' ? sql`true` : sql`day <= ${dayNumber(asOf)}`
  const since = from === undefined ? sql`true` : sql`day >= ${dayNumber(from)}`
  const money = currency === undefined || currency === '' ? sql`true` : sql`currency in ('', ${currency})`
  return sql`select * from mart_signs where what = 2 or (${part(until)} and ${part(since)} and ${part(money)})`
}

/** The rows of the ledger that a scope asks about: orders (0), their products (1) and signs (2 to 5), as `workers/join/ledger.ts` makes them in memory. */
export const ledgerIn = (
  scope: Scope,
): Sql => sql`select 0::integer as what, customer_key as customer, order_key as "order", day,
  (extract(hour from placed_at) * 3600 + extract(minute from placed_at) * 60 + floor(extract(second from placed_at)))::integer as second,
  gross as amount, refund as other, items as pieces, coupon as name, '' as family
from (${part(inScope('mart_orders', scope))})
union all
select 1::integer, customer_key, order_key, day, 0::integer, amount, 0::double, quantity, product, category
from (${part(inScope('mart_baskets', scope))})
union all
select what, customer_key, order_key, day, second, amount, 0::double, 0::double, word, ''
from (${part(signsIn(scope))})`
