import { sql } from '../../sql/sql.ts'

/** `next_mart_orders` from `next_orders`, whose order it keeps: see README.md. */
export const martOrders = [
  sql`create temp table w_first as select customer_key, min(place)::integer as place
    from (select customer_key, row_number() over () as place from next_orders where counted) group by customer_key`,
  sql`create table next_mart_orders as select o.order_key, o.customer_key, o.placed_at, (o.placed_at::date - date '1970-01-01')::integer as day,
      o.revenue, o.gross, o.refund, o.items, o.lines,
      (case when o.customer_key < 0 then 0 else o.place - f.place + 1 end)::integer as nth,
      o.currency, o.channel, o.country, o.coupon, coalesce(p.product, '') as first_product
    from (select *, row_number() over () as place from next_orders where counted) o
    left join w_first f on f.customer_key = o.customer_key left join next_product p on p.product_key = o.first_product`,
]
