import type { Sql } from '../../../src/contract/frame.ts'
import { part, sql } from '../../sql/sql.ts'
import type { Side } from './side.ts'

/**
 * The same order in two files of one kind: the later-brought version stands (`w_lost`). Orders without a number are the
 * same when customer, moment, currency, amounts and rows are; when only the moment is, they are parts of one (`w_moved`).
 */
export function overlaps(sides: readonly Side[]): Sql[] {
  if (!mayOverlap(sides)) return []
  return [
    sql`create temp table w_lost as select src, unit from w_all where order_id <> ''
      qualify file < max(file) over (partition by kind, order_id, currency)`,
    sql`create temp table w_twin as select * from (select src, unit, file, n, round(gross, 2) as gross, round(refund, 2) as refund,
        customer_key, placed_at, currency, kind from w_all where order_id = '' and customer_key >= 0 and placed_at is not null)
      window twin as (partition by kind, customer_key, placed_at, currency) qualify min(file) over twin < max(file) over twin`,
    sql`insert into w_lost select src, unit from w_twin
      qualify file < max(file) over (partition by kind, customer_key, placed_at, currency, gross, refund, n)`,
    sql`create temp table w_moved as select t.src, t.unit, first_value(t.src) over same as to_src, first_value(t.unit) over same as to_unit
      from w_twin t anti join w_lost l on l.src = t.src and l.unit = t.unit
      window same as (partition by kind, customer_key, placed_at, currency order by file, t.unit)`,
    sql`delete from w_moved where src = to_src and unit = to_unit`,
  ]
}

/** Two files that tell orders in the same way. */
export function mayOverlap(sides: readonly Side[]): boolean {
  const kinds = sides.filter((s) => s.role === 'orders').map((s) => s.recognisedAs)
  return new Set(kinds).size < kinds.length
}

/** Some order may end up in another one. */
export const mayMove = (sides: readonly Side[]) =>
  mayOverlap(sides) || sides.some((s) => s.role === 'orders' && s.negative)

/** Money back on a number of its own belongs to the customer's last order before it, where there is one. */
export function credits(sides: readonly Side[]): Sql[] {
  if (!sides.some((s) => s.role === 'orders' && s.negative)) return []
  const lost = mayOverlap(sides) ? sql`anti join w_lost l on l.src = c.src and l.unit = c.unit` : sql``
  const gone = sql`create temp table w_credit as select c.src, c.unit, o.src as to_src, o.unit as to_unit
    from (select c.* from w_all c ${part(lost)} where credit and customer_key >= 0 and placed_at is not null) c
    asof join (select c.* from w_all c ${part(lost)} where not credit and counted and placed_at is not null) o
    on c.customer_key = o.customer_key and c.currency = o.currency and c.placed_at >= o.placed_at`
  return mayOverlap(sides)
    ? [gone, sql`insert into w_moved select * from w_credit`]
    : [gone, sql`create temp table w_moved as select * from w_credit`]
}

/** Orders left after overlaps and credits: what moved into another order is added to it. */
export function kept(sides: readonly Side[]): Sql[] {
  const over = mayOverlap(sides)
  if (!mayMove(sides))
    return [sql`create temp view w_kept as select * from w_all where placed_at is not null`]
  const lost = over ? sql`anti join w_lost l on l.src = a.src and l.unit = a.unit` : sql``
  return [
    sql`create temp table w_added as select m.to_src, m.to_unit, sum(a.gross) as gross, sum(a.refund) as refund,
      sum(a.items) as items, sum(a.n)::integer as n, max(a.dearest) as dearest from w_moved m join w_all a on a.src = m.src and a.unit = m.unit group by 1, 2`,
    sql`create temp table w_kept as select a.* replace (a.gross + coalesce(d.gross, 0) as gross, a.refund + coalesce(d.refund, 0) as refund,
        a.items + coalesce(d.items, 0) as items, a.n + coalesce(d.n, 0) as n, greatest(a.dearest, d.dearest) as dearest)
      from w_all a ${part(lost)} anti join w_moved m on m.src = a.src and m.unit = a.unit
      left join w_added d on d.to_src = a.src and d.to_unit = a.unit where a.placed_at is not null`,
  ]
}
