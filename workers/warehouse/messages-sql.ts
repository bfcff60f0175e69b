import { sql } from '../sql/sql.ts'

/** Columns that a workspace stored before they were told does not have. */
export const fullMessages = sql`alter table message add column if not exists kind varchar default '';
alter table message add column if not exists rating double;
alter table message add column if not exists scale double`

/** `mart_messages` of the tables, row for row as `workers/join/messages.ts` makes it in memory. */
export const messagesView = sql`create view mart_messages as
with told as (
  select rowid::integer as message_key, *, coalesce((told_at::date - date '1970-01-01')::integer, -1) as day from message
), bought as (
  select message_key, count(*)::integer as nth from told join mart_orders o
    on o.customer_key = told.customer_key and o.customer_key >= 0 and o.day <= told.day and told.day >= 0
  group by message_key
)
select message_key, told.customer_key, told.order_key, told.told_at, told.day, told.kind, coalesce(rating, 0) as stars,
  coalesce(scale, 0) as scale, title, text, case when told.product <> '' then told.product else sku end as product,
  coalesce(bought.nth, 0)::integer as nth, coalesce(following.day, -1)::integer as next_day,
  case when coalesce(about.refund, latest.refund) is null then -1 when coalesce(about.refund, latest.refund) > 0 then 1 else 0 end::integer as refunded,
  told.file, told.line
from told left join bought using (message_key)
  left join mart_orders about on about.order_key = told.order_key
  left join mart_orders latest on latest.customer_key = told.customer_key and latest.customer_key >= 0 and latest.nth = bought.nth
  left join mart_orders following on following.customer_key = told.customer_key and following.customer_key >= 0
    and told.day >= 0 and following.nth = coalesce(bought.nth, 0) + 1`
