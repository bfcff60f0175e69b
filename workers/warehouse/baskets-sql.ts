import { sql } from '../sql/sql.ts'

/** `mart_baskets` of the tables, row for row as `workers/join/baskets.ts` makes it in memory. */
export const basketsView = sql`create view mart_baskets as
select o.order_key, o.customer_key, o.placed_at, o.day, o.nth, l.product_key, any_value(p.product) as product,
  any_value(p.category) as category, sum(coalesce(l.quantity, 1)) as quantity,
  sum(coalesce(l.amount, 0) * case when t.gross > 0 then o.gross / t.gross else 1 end) as amount, o.currency
from order_line l
join mart_orders o on o.order_key = l.order_key
join orders t on t.order_key = l.order_key
join product p on p.product_key = l.product_key
where coalesce(l.quantity, 1) > 0 and coalesce(l.amount, 0) >= 0
group by o.order_key, o.customer_key, o.placed_at, o.day, o.nth, o.currency, l.product_key`
