import type { Sql } from '../../../src/contract/frame.ts'
import { sql } from '../../sql/sql.ts'
import type { Engine } from '../engine.ts'
import { mayOverlap } from './overlap.ts'
import { type Side, slotsOf } from './side.ts'

/** What was decided while joining, as sentences with their counts. Asked before the working tables go. */
export async function joinNotes(engine: Engine, sides: readonly Side[]): Promise<string[]> {
  const orders = sides.filter((s) => s.role === 'orders')
  const count = async (query: Sql) => Number((await engine.rows(query))[0]?.[0] ?? 0)
  const lost = mayOverlap(sides) ? await count(sql`select count(*)::integer from w_lost`) : 0
  const credited = orders.some((s) => s.negative)
    ? await count(sql`select count(*)::integer from w_credit`)
    : 0
  const money = (
    await engine.rows(sql`select currency from next_mart_orders group by 1 order by count(*) desc, 1`)
  ).map(([c]) => String(c || 'no currency'))
  return [
    ...(lost > 0
      ? [`${many(lost, 'order was', 'orders were')} in two files; the newer file's version stands.`]
      : []),
    ...(credited > 0
      ? [
          `${many(credited, 'refund', 'refunds')} with a number of its own came off the customer's order before it.`,
        ]
      : []),
    ...orders
      .filter(isDaily)
      .map(
        (s) =>
          `In ${s.name} the same-day purchases of a customer are one order: it has no order numbers and no times.`,
      ),
    ...sides
      .filter((s) => s.role === 'unused' && s.grain === 'payment')
      .map((s) => `The payments of ${s.name} were not added: the orders they paid for are here.`),
    ...(money.length > 1
      ? [`Amounts in ${money.join(', ')} are never added up; the revenue of a customer is in ${money[0]}.`]
      : []),
  ]
}

const isDaily = (s: Side) => !s.has.has('order') && !s.hasTime && (slotsOf(s).length > 0 || s.named)

const many = (n: number, one: string, more: string) => `${n.toLocaleString('en-GB')} ${n === 1 ? one : more}`
