import type { Sql } from '../../src/contract/frame.ts'
import { list, part, sql } from '../sql/sql.ts'

const none = sql`select 0::integer as what, 0::integer as customer_key, 0::integer as order_key, 0::integer as day, 0::integer as second,
  0::double as amount, '' as currency, '' as word where false`

/** Columns that a workspace stored before they were told does not have. */
export const fullSigns = (tables: readonly string[]): Sql[] => [
  sql`alter table orders add column if not exists staff varchar default ''`,
  ...(tables.includes('payment')
    ? [sql`alter table payment add column if not exists card varchar default ''`]
    : []),
  ...(tables.includes('label')
    ? [sql`alter table label add column if not exists means varchar default ''`]
    : []),
]

const ofCards = sql`select customer_key, 'card', card from payment where customer_key >= 0 and card <> ''`

/** Addresses, phones and cards as numbers: which customers share one, and not where or which it is. */
const contacts = (
  cards: boolean,
) => sql`select 2::integer, customer_key, (dense_rank() over (order by word, place) - 1)::integer, 0::integer, 0::integer,
  0::double, '', word
from (
  select customer_key, 'address' as word,
    regexp_replace(lower(street), '[^\\p{L}\\p{N}]', '', 'g') || '|' || regexp_replace(lower(postcode || city), '[^\\p{L}\\p{N}]', '', 'g') as place
  from customer where regexp_matches(street, '[0-9]')
  union all
  select customer_key, 'phone', regexp_replace(phone, '[^0-9]', '', 'g') from customer
  where length(regexp_replace(phone, '[^0-9]', '', 'g')) >= 7
  ${part(cards ? sql`union all ${part(ofCards)}` : sql``)}
)`

/** Money that came in. */
const payments = sql`select 3::integer, customer_key, order_key, (paid_at::date - date '1970-01-01')::integer,
  ((epoch_us(paid_at) - epoch_us(date_trunc('day', paid_at))) // 1000000)::integer, amount, currency, kind
from payment where paid_at is not null and amount > 0 and coalesce(refund, 0) = 0`

const dayOf = sql`(o.placed_at::date - date '1970-01-01')::integer`

/** Orders by who was at the till, as a number: whether they were voided, or something was given off. */
const tills = sql`select 4::integer, (dense_rank() over (order by o.staff) - 1)::integer, o.order_key, ${part(dayOf)}, 0::integer,
  coalesce(o.gross, 0), o.currency,
  case when not o.counted then 'void' when coalesce(o.discount, 0) <> 0 then 'discount' else '' end
from orders o where o.staff <> '' and o.placed_at is not null`

/**
 * Orders of which a tool foretold the risk (`word`), and what became of them (`amount`: 2 where disputed, and 1 where given back or
 * voided); `second` is 1 where files tell of disputes at all.
 */
const risks = sql`select 5::integer, o.customer_key, o.order_key, ${part(dayOf)},
  (select count(*) > 0 from label where means = 'disputed')::integer,
  (2 * (d.order_key is not null)::integer + (coalesce(o.refund, 0) > 0 or not o.counted)::integer)::double, o.currency, r.value
from (select order_key, min(value) as value from label where means = 'riskLevel' and order_key >= 0 group by order_key) r
join orders o on o.order_key = r.order_key
left join (select distinct order_key from label where means = 'disputed' and lower(trim(value)) not in ('', '0', 'no', 'none', 'false', 'nein', 'non')) d
  on d.order_key = o.order_key
where o.placed_at is not null`

/** `mart_signs`: what customers share, what was paid, who was at the till and what tools foretold, of those tables that are there. */
export function signsView(tables: readonly string[]): Sql {
  const parts = [
    part(none),
    ...(tables.includes('customer') ? [part(contacts(tables.includes('payment')))] : []),
    ...(tables.includes('orders') ? [part(tills)] : []),
    ...(tables.includes('orders') && tables.includes('label') ? [part(risks)] : []),
    ...(tables.includes('payment') ? [part(payments)] : []),
  ]
  return sql`create view mart_signs as ${list(parts, ' union all ')}`
}
