import { sql } from '../../sql/sql.ts'

/** `next_mart_customers`: see README.md. Revenue is in the currency of most orders; currencies are never added up. */
export const martCustomers = [
  sql`create temp table w_main as select currency from next_mart_orders group by currency order by count(*) desc, currency limit 1`,
  sql`create temp table w_bought as select o.customer_key, min(day) as first_day, max(day) as last_day, count(*)::integer as orders,
      coalesce(sum(revenue) filter (o.currency = m.currency), 0) as revenue
    from next_mart_orders o, w_main m where o.customer_key >= 0 group by o.customer_key`,
  sql`create table next_mart_customers as select c.customer_key, c.customer,
      coalesce(nullif(c.name, ''), trim(c.first_name || ' ' || c.last_name)) as name, c.email, c.phone, c.city, c.postcode, c.country, c.consent,
      coalesce(b.first_day, -1) as first_day, coalesce(b.last_day, -1) as last_day, coalesce(b.orders, 0) as orders,
      coalesce(b.revenue, 0)::double as revenue
    from next_customer c left join w_bought b on b.customer_key = c.customer_key order by c.customer_key`,
]
