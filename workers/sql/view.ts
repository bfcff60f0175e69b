import type { Sql, View } from '../../src/contract/frame.ts'
import { ledgerIn, ledgerOrder } from './ledger.ts'
import { inScope } from './scope.ts'
import { id, list, part, sql } from './sql.ts'

const placed = ['customer_key', 'placed_at', 'order_key']
/** Who a row is of, and the order that each mart is in. */
const orders = {
  orders: { key: 'customer_key', order: placed },
  baskets: { key: 'customer_key', order: [...placed, 'product_key'] },
  ledger: { key: 'customer', order: ledgerOrder },
  events: { key: 'visitor_key', order: ['visitor_key', 'seen_at', 'visit_key'] },
  messages: { key: 'customer_key', order: ['message_key'] },
}

/** A view as the query that the database answers in the same way, row for row. */
export function sqlOf({ mart, columns, scope, named }: View): Sql {
  const wanted = Object.entries(columns).map(([name, column]) =>
    part(sql`${column === '' ? '' : id(column)} as ${id(name)}`),
  )
  const { key, order } = orders[mart]
  const who = named ? sql`${id(key)} >= 0` : sql`true`
  const rows = mart === 'ledger' ? ledgerIn(scope) : inScope(`mart_${mart}`, scope)
  return sql`select ${list(wanted)}
from (${part(rows)})
where ${part(who)}
order by ${list(order.map(id))}`
}
