import { Failure } from '../../src/contract/fault.ts'
import type { Sql } from '../../src/contract/frame.ts'
import type { Scope } from '../../src/contract/miner.ts'
import type { ListColumn } from '../../src/contract/report.ts'
import { int, iota, type Table, table as tableOf } from '../join/table.ts'
import { dayNumber, inScope } from '../sql/scope.ts'
import { id, list, part, sql } from '../sql/sql.ts'
import type { Engine } from './engine.ts'
import type { Facts } from './facts.ts'
import { lay } from './lay.ts'

/** Lists of people are called so; nothing else can be asked for by name. */
export const isPeopleTable = (name: string) => /^(audience|score)_[\w-]{1,100}$/.test(name)

/** Customer keys, the part of the data in which their orders are told, and texts that stand beside each. */
export interface People {
  keys: Int32Array
  scope: Scope
  columns?: readonly ListColumn[]
}

/** All customers, with what they did in the main currency. */
export function everyoneOf({ customers, lastDay, currencies: [currency] }: Facts): People {
  return {
    keys: iota(customers),
    scope: { asOf: lastDay || '1970-01-01', ...(currency !== undefined && { currency }) },
  }
}

const day = (column: string) =>
  sql`case when ${id(column)} >= 0 then (date '1970-01-01' + ${id(column)})::varchar else '' end`
/** Column of a list that is not shown: it tells whose page a row leads to. */
export const keyColumn = 'customer_key'

const besideAt = (place: number) => `beside_${place}`

const shown = (
  asOf: string,
  columns: readonly ListColumn[],
): readonly (readonly [string, Sql, text: boolean])[] => [
  [keyColumn, sql`customer_key`, false],
  ['Customer', sql`customer`, false],
  ['Name', sql`name`, true],
  ['E-mail', sql`email`, true],
  ['Phone', sql`phone`, true],
  ...columns.map(({ label }, i) => [label, sql`${id(besideAt(i))}`, true] as const),
  ['Orders', sql`orders`, false],
  ['Revenue', sql`round(revenue, 2)`, false],
  ['First order', day('first_day'), true],
  ['Last order', day('last_day'), true],
  ...(asOf === ''
    ? []
    : [['Days since', sql`case when last_day >= 0 then ${dayNumber(asOf)} - last_day end`, false] as const]),
  ['City', sql`city`, true],
  ['Country', sql`country`, true],
  ['Consent', sql`consent`, true],
]

/** Makes a table of the people behind the keys, those of most revenue first; columns nobody fills are left out. */
export async function keepPeople(
  engine: Engine,
  table: string,
  { keys, scope, columns: more = [] }: People,
): Promise<void> {
  if (!isPeopleTable(table)) throw new Failure({ code: 'bug', trace: 'a table of people must be called so' })
  await dropPeople(engine, table)
  await engine.run(sql`drop table if exists chosen`)
  await engine.run(sql`drop table if exists chosen_people`)
  await engine.insert('chosen', lay(chosen(keys, more)))
  await engine.run(sql`create table chosen_people as select c.* exclude (orders, revenue, first_day, last_day), coalesce(b.orders, 0) as orders,
      coalesce(b.revenue, 0) as revenue, coalesce(b.first_day, -1) as first_day, coalesce(b.last_day, -1) as last_day,
      k.* exclude (customer_key)
    from mart_customers c join chosen k on k.customer_key = c.customer_key left join (select customer_key, count(*)::integer as orders, sum(revenue) as revenue, min(day) as first_day,
      max(day) as last_day from (${part(inScope('mart_orders', scope))}) group by customer_key) b on b.customer_key = c.customer_key`)
  const columns = await filledColumns(engine, shown(scope.asOf, more))
  await engine.run(
    sql`create table ${id(table)} as select ${list(columns.map(([name, value]) => part(sql`${part(value)} as ${id(name)}`)))}
      from chosen_people order by revenue desc, customer_key`,
  )
  await engine.run(sql`drop table chosen`)
  await engine.run(sql`drop table chosen_people`)
}

function chosen(keys: Int32Array, columns: readonly ListColumn[]): Table {
  const beside = columns.map(
    ({ codes, labels }, i) => [besideAt(i), { type: 'text', codes, labels }] as const,
  )
  return tableOf('chosen', keys.length, { customer_key: int(keys), ...Object.fromEntries(beside) })
}

async function filledColumns(engine: Engine, columns: ReturnType<typeof shown>) {
  const optional = columns.filter(([, , text]) => text)
  const filled = optional.map(([, value]) => part(sql`coalesce(bool_or(${part(value)} <> ''), false)`))
  const [answers = []] = await engine.rows(sql`select ${list(filled)} from chosen_people`)
  return columns.filter(
    ([name, , text]) => !text || answers[optional.findIndex(([o]) => o === name)] === true,
  )
}

export async function dropPeople(engine: Engine, table: string): Promise<void> {
  if (isPeopleTable(table)) await engine.run(sql`drop table if exists ${id(table)}`)
}

/** Names of the tables of people that are there. */
export async function peopleTables(engine: Engine): Promise<string[]> {
  const found = await engine.rows(sql`select table_name from duckdb_tables() order by table_name`)
  return found.map(([name]) => String(name)).filter(isPeopleTable)
}
