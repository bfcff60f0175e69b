import type { Account, FileAccount, Sums, Workspace } from '../../src/contract/desk.ts'
import type { Mart } from '../../src/contract/miner.ts'
import { tables } from '../../src/contract/schema.ts'
import { id, list, part, sql } from '../sql/sql.ts'
import type { Engine } from './engine.ts'
import type { Held } from './held.ts'

const cents = (value: unknown) => Math.round(Number(value) * 100) / 100

/** What came in and what became of it. Sums are those of `contract/desk.ts`, in cents, per currency. */
export async function accountOf(engine: Engine, held: Held): Promise<Account> {
  const [rows, money, period, aside] = [
    await engine.rows(tableRows),
    await engine.rows(sumsByCurrency),
    await engine.rows(sql`select min(placed_at)::date::varchar, max(placed_at)::date::varchar from orders`),
    await engine.rows(
      sql`select reason, count(*)::integer from set_aside group by reason order by count(*) desc, reason`,
    ),
  ]
  const [from, to] = period[0] ?? []
  return {
    files: await fileAccounts(engine, held),
    tables: rows.map(([name, n]) => ({ name: String(name), rows: Number(n) })),
    sums: money.map(([currency, ...sums]) => ({ currency: String(currency), sums: sumsOf(sums) })),
    period: typeof from === 'string' && typeof to === 'string' ? { from, to } : null,
    setAside: aside.map(([reason, n]) => ({ reason: String(reason), rows: Number(n) })),
    notes: held.unsaved === '' ? held.notes : [...held.notes, held.unsaved],
  }
}

const tableRows = sql`${list(
  [...tables, 'mart_orders', 'mart_customers'].map((t) =>
    part(sql`select ${t} as name, count(*)::integer as n from ${id(t)}`),
  ),
  ' union all ',
)}`

const sumsByCurrency = sql`select o.currency, sum(gross) filter (counted), count(*)::double, sum(lines)::double,
    sum(refund) filter (counted), (count(*) filter (not counted))::double, sum(gross) filter (not counted)
  from orders o group by o.currency order by count(*) desc, o.currency`

function sumsOf([revenue, orders, lines, refunds, voidedOrders, voidedAmount]: unknown[]): Sums {
  return {
    revenue: cents(revenue),
    orders: Number(orders),
    lines: Number(lines),
    refunds: cents(refunds),
    voidedOrders: Number(voidedOrders),
    voidedAmount: cents(voidedAmount),
  }
}

async function fileAccounts(engine: Engine, held: Held): Promise<FileAccount[]> {
  const counts = await engine.rows(sql`select file, rows_in, rows_used, rows_set_aside from import_file`)
  const byPlace = new Map(counts.map(([file, ...rest]) => [file, rest.map(Number)]))
  return held.files.map((f) => {
    const [rowsIn = 0, rowsUsed = 0, rowsSetAside = 0] = byPlace.get(f.place) ?? []
    const { name, evidence, grain, recognisedAs, columns } = f.draft
    const notes = [...f.draft.notes, ...f.notes]
    const { id, bytes } = f
    return { id, name, bytes, recognisedAs, evidence, grain, rowsIn, rowsUsed, rowsSetAside, columns, notes }
  })
}

/** The open workspace as the page knows it. */
export async function workspaceOf(engine: Engine, held: Held): Promise<Workspace> {
  const [facts = []] = await engine.rows(
    sql`select (date '1970-01-01' + max(day))::varchar, (date '1970-01-01' + min(day))::varchar, count(*)::integer,
      (select count(*)::integer from mart_customers), (select count(*)::integer from product) from mart_orders`,
  )
  const [lastDay, firstDay, orders, customers, products] = facts
  return {
    id: held.id,
    title: held.title,
    data: held.data,
    marts: martsOf(Number(customers), Number(orders), Number(products)),
    lastDay: String(lastDay ?? ''),
    firstDay: String(firstDay ?? ''),
    currencies: await currenciesOf(engine),
    customers: Number(customers),
    orders: Number(orders),
    sample: false,
    readOnly: held.writer === null,
    saved: held.saved,
    account: await accountOf(engine, held),
  }
}

function martsOf(customers: number, orders: number, products: number): Mart[] {
  return [
    ...(customers > 0 ? ['customers' as const] : []),
    ...(orders > 0 ? ['orders' as const] : []),
    ...(orders > 0 && products > 0 ? ['baskets' as const] : []),
  ]
}

/** The one with the most orders first. */
export async function currenciesOf(engine: Engine): Promise<string[]> {
  const found = await engine.rows(
    sql`select currency from mart_orders group by currency order by count(*) desc, currency`,
  )
  return found.map(([currency]) => String(currency))
}
