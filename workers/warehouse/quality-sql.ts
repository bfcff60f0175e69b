import type { Sql } from '../../src/contract/frame.ts'
import { id, part, sql } from '../sql/sql.ts'
import type { Engine } from './engine.ts'

/** Rows of a table, or of a query, for which something holds, of all. */
export async function share(
  engine: Engine,
  from: Sql | 'orders' | 'order_line' | 'customer' | 'payment' | 'message' | 'visit',
  holds: Sql,
): Promise<{ have: number; all: number }> {
  const [row = []] = await engine.rows(
    sql`select count(*) filter (where ${part(holds)})::integer, count(*)::integer from ${tableOf(from)}`,
  )
  return { have: Number(row[0] ?? 0), all: Number(row[1] ?? 0) }
}

/** Orders for which something holds, and what they came to before refunds; currencies are not added up. */
export async function ordersLike(engine: Engine, holds: Sql, from: Sql = sql`orders`) {
  const found = await engine.rows(
    sql`select coalesce(currency, '') as c, count(*)::integer, sum(gross)::double from ${part(from)} where ${part(holds)} group by c order by 2 desc, c`,
  )
  const money = found.map(([currency, , amount]) => ({
    currency: String(currency ?? ''),
    amount: Math.round(Number(amount ?? 0) * 100) / 100,
  }))
  return { rows: found.reduce((n, row) => n + Number(row[1] ?? 0), 0), money }
}

const names = new Set(['orders', 'order_line', 'customer', 'payment', 'message', 'visit'])
const tableOf = (from: string) => (names.has(from) ? id(from) : part(from as Sql))

/** Payments that came in; failed ones brought nothing. */
export const sumOf = sql`(sum(amount) filter (where amount > 0 and not regexp_matches(lower(coalesce(status, '')), 'fail|declin|cancel|void')))::double`

/** Ways of coming from the lines (`come`) to the total. */
export const added: readonly { says: string; sum: Sql }[] = [0, 1, 2, 3, 4, 5, 6, 7].map((way) => {
  const terms = [
    { on: way & 1, says: ' and shipping', sum: sql`+ coalesce(shipping, 0)` },
    { on: way & 2, says: ' and tax', sum: sql`+ coalesce(tax, 0)` },
    { on: way & 4, says: ' less discount', sum: sql`- abs(coalesce(discount, 0))` },
  ].filter(({ on }) => on !== 0)
  const sum = terms.reduce((all, term) => sql`${part(all)} ${part(term.sum)}`, sql`come`)
  return { says: terms.map(({ says }) => says).join(''), sum }
})
