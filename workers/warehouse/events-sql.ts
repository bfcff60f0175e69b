import { sql } from '../sql/sql.ts'

/** `mart_events` of the tables, row for row as `workers/join/visits.ts` makes it in memory. */
export const eventsView = sql`create view mart_events as
select visit_key, case when kind = 3 then -1 else (dense_rank() over (order by kind, name, who) - 1)::integer end as visitor_key,
  customer_key, seen_at, (seen_at::date - date '1970-01-01')::integer as day,
  ((epoch_us(seen_at) - epoch_us(date_trunc('day', seen_at))) // 1000000)::integer as second,
  event, page, case when product <> '' then product else sku end as product, category, coalesce(amount, 0) as amount
from (
  select rowid::integer as visit_key, *,
    case when visitor <> '' then 0 when session <> '' then 1 when customer_key >= 0 then 2 else 3 end as kind,
    case when visitor <> '' then visitor else session end as name,
    case when visitor = '' and session = '' then customer_key else 0 end as who
  from visit where seen_at is not null
)`
