import type { Sql } from '../../src/contract/frame.ts'
import { list, part, sql } from '../sql/sql.ts'

const none = sql`select 0::integer as what, 0::integer as customer_key, 0::integer as order_key, 0::integer as day, 0::integer as second,
  0::double as amount, '' as currency, '' as word where false`

/** Addresses and phones as numbers: which customers share one, and not where it is. */
const contacts = sql`select 2::integer, customer_key, (dense_rank() over (order by word, place) - 1)::integer, 0::integer, 0::integer,
  0::double, '', word
from (
  select customer_key, 'address' as word,
    regexp_replace(lower(street), '[^\\p{L}\\p{N}]', '', 'g') || '|' || regexp_replace(lower(postcode || city), '[^\\p{L}\\p{N}]', '', 'g') as place
  from customer where regexp_matches(street, '[0-9]')
  union all
  select customer_key, 'phone', regexp_replace(phone, '[^0-9]', '', 'g') from customer
  where length(regexp_replace(phone, '[^0-9]', '', 'g')) >= 7
)`

/** Money that came in. */
const payments = sql`select 3::integer, customer_key, order_key, (paid_at::date - date '1970-01-01')::integer,
  ((epoch_us(paid_at) - epoch_us(date_trunc('day', paid_at))) // 1000000)::integer, amount, currency, kind
from payment where paid_at is not null and amount > 0 and coalesce(refund, 0) = 0`

/** `mart_signs`: what customers share and what was paid, of those tables that are there. */
export function signsView(tables: readonly string[]): Sql {
  const parts = [
    part(none),
    ...(tables.includes('customer') ? [part(contacts)] : []),
    ...(tables.includes('payment') ? [part(payments)] : []),
  ]
  return sql`create view mart_signs as ${list(parts, ' union all ')}`
}
