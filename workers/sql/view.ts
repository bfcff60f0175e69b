import type { Sql, View } from '../../src/contract/frame.ts'
import { inScope } from './scope.ts'
import { id, list, part, sql } from './sql.ts'

/** A view as the query that the database answers in the same way, row for row. */
export function sqlOf({ mart, columns, scope, named }: View): Sql {
  const wanted = Object.entries(columns).map(([name, column]) =>
    part(sql`${column === '' ? '' : id(column)} as ${id(name)}`),
  )
  const who = named ? sql`customer_key >= 0` : sql`true`
  const last = mart === 'baskets' ? sql`, product_key` : sql``
  return sql`select ${list(wanted)}
from (${part(inScope(`mart_${mart}`, scope))})
where ${part(who)}
order by customer_key, placed_at, order_key${part(last)}`
}
