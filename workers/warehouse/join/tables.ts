import type { Sql } from '../../../src/contract/frame.ts'
import type { Meaning } from '../../../src/contract/schema.ts'
import { id, list, part, sql } from '../../sql/sql.ts'
import { most, numbers, rowsOf, texts, toldBy } from './orders.ts'
import { mayMove } from './overlap.ts'
import { productOf } from './products.ts'
import { lineAmount, type Side, union, work } from './side.ts'

/** `next_orders`, in order of customer and time, and for each file where its units went: `w_fate_<n>(unit, order_key)`. */
export function orderTables(sides: readonly Side[]): Sql[] {
  const number = (m: Meaning) => part(toldBy(sides, m) ? sql`${id(m)}` : sql`null::double as ${id(m)}`)
  const text = (m: Meaning) => part(toldBy(sides, m) ? sql`${id(m)}` : sql`'' as ${id(m)}`)
  return [
    sql`create table next_orders as select (row_number() over () - 1)::integer as order_key, order_id, customer_key, placed_at, counted,
      currency, gross, refund, gross - refund as revenue, ${list([...numbers.map(number), ...texts.map(text)])}, file, line,
      n as lines, items, (${most - 2} - dearest % ${most})::integer as first_product, src, unit
      from (select * from w_kept order by customer_key, placed_at, hash(order_id, currency, round(gross, 2)), line)`,
    ...sides.filter((s) => s.role === 'orders').map((s) => fate(s, mayMove(sides))),
  ]
}

/** What only the building needed. */
export const trimmed = [
  sql`alter table next_orders drop column src`,
  sql`alter table next_orders drop column unit`,
]

function fate(s: Side, moved: boolean): Sql {
  const own = sql`select unit, order_key from next_orders where src = ${s.n}`
  const other = sql` union all select m.unit, o.order_key from w_moved m join next_orders o on o.src = m.to_src and o.unit = m.to_unit
    where m.src = ${s.n}`
  return sql`create temp table ${work('fate', s)} as ${part(own)}${part(moved ? other : sql``)}`
}

/** `next_order_line`: every row of an order that has one, voided or not. */
export function lineTable(sides: readonly Side[]): Sql {
  const lines = sides.filter((s) => s.role === 'orders').map(linesOf)
  const query = lines.length ? sql`${union(lines)}` : sql`select * from (${part(noLines)}) where false`
  return sql`create table next_order_line as ${part(query)}`
}

const noLines = sql`select 0::integer as order_key, 0::integer as product_key, 0::double as quantity, 0::double as unit_price,
  0::double as amount, 0::integer as file, 0::integer as line`

function linesOf(s: Side): Sql {
  const { from, unit } = rowsOf(s)
  const number = (m: Meaning) => part(s.has.has(m) ? sql`s.${id(m)}` : sql`null::double`)
  const product = productOf(s, 's')
  return sql`select f.order_key, (${part(product.key)})::integer as product_key, ${number('quantity')} as quantity,
    ${number('unitPrice')} as unit_price, (${part(lineAmount(s))})::double as amount, ${s.file}::integer as file, s."line" as line
    from ${part(from)} join ${work('fate', s)} f on f.unit = ${part(unit)}${part(product.join)}`
}
