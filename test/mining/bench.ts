import { DataType, Table, tableFromIPC, tableToIPC, Utf8, vectorFromArray } from 'apache-arrow'
import type { Seen, SeenColumn, Sql, View } from '../../src/contract/frame.ts'
import { defaults } from '../../src/contract/param.ts'
import type { Recipe, Report } from '../../src/contract/report.ts'
import { type Call, type Dock, type OpenData, quiet, reply } from '../../src/contract/wire.ts'
import { miners } from '../../workers/miners/index.ts'
import { Leavings } from '../../workers/mining/leavings.ts'
import { run } from '../../workers/mining/run.ts'
import { isoDay } from '../../workers/sql/scope.ts'
import { sql } from '../../workers/sql/sql.ts'
import { sqlOf } from '../../workers/sql/view.ts'
import type { Engine } from '../../workers/warehouse/engine.ts'
import { sharedEngine } from '../support/duckdb.ts'
import { type Orders, person } from '../support/people.ts'

/** The real database with marts of invented orders, and a dock that keeps audiences in a map. */
export interface TestBench {
  engine: Engine
  kept: Map<string, Int32Array>
  dropped: string[]
  open(orders: Orders, currency?: string | string[]): Promise<void>
  workspace: OpenData
  dock: Dock
  ask(miner: string, given?: Partial<Recipe>, call?: Call): Promise<Report>
}

/** What the database is asked for a view: the warehouse answers views from memory, and the same (`test/warehouse/view.test.ts`). */
export const queryOf = (asked: Sql | View): Sql => (typeof asked === 'string' ? asked : sqlOf(asked))

/** What the database answers, as the warehouse gives a view. */
function seenIn(bytes: Uint8Array): Seen {
  const table = tableFromIPC(bytes)
  const columns = table.schema.fields.map(({ name, type }) => {
    const values = table.getChild(name)?.toArray() ?? []
    return [name, seenColumn(Array.from(values), DataType.isInt(type), DataType.isFloat(type))] as const
  })
  return { rows: table.numRows, columns: Object.fromEntries(columns) }
}

function seenColumn(values: unknown[], int: boolean, real: boolean): SeenColumn {
  if (int) return { type: 'int', values: Int32Array.from(values, Number) }
  if (real) return { type: 'real', values: Float64Array.from(values, Number) }
  const labels = [...new Set(values.map(String))]
  const codeOf = new Map(labels.map((label, code) => [label, code]))
  return { type: 'text', codes: Int32Array.from(values, (v) => codeOf.get(String(v)) ?? -1), labels }
}

export async function openBench(): Promise<TestBench> {
  const engine = await sharedEngine()
  const kept = new Map<string, Int32Array>()
  const dropped: string[] = []
  let laid: Orders | undefined
  let laidIn: string | string[] = ''
  const left = new WeakMap<Orders, Leavings>()
  const dock: Dock = {
    facts: () => reply(() => bench.workspace),
    see: (view) => reply(async () => seenIn(await engine.arrow(sqlOf(view)))),
    arrow: (query, call) => reply(() => engine.arrow(query, call)),
    keep: (lists) =>
      reply(() => {
        for (const { table, keys } of lists) kept.set(table, keys)
      }),
    drop: (table) =>
      reply(() => {
        kept.delete(table)
        dropped.push(table)
      }),
    marks: () => reply(() => []),
    point: (_table, _miner, cases) => reply(() => cases.map(() => null)),
  }
  const bench: TestBench = {
    engine,
    kept,
    dropped,
    dock,
    workspace: { data: '', marts: [], lastDay: '', visits: null, currencies: [] },
    async open(orders, currency = 'GBP') {
      if (laid !== orders || laidIn !== currency) await lay(engine, orders, currency)
      laid = orders
      if (!left.has(orders)) left.set(orders, new Leavings())
      laidIn = currency
      const lastDay = isoDay(orders.day.reduce((most, d) => Math.max(most, d), 0))
      const currencies = [...new Set([currency].flat())]
      bench.workspace = {
        data: 'fingerprint',
        marts: [...allMarts],
        lastDay,
        visits: span(orders),
        currencies,
      }
    },
    ask: (id, given = {}, call = quiet) => {
      const kept = laid && left.get(laid)
      const here = { dock, workspace: bench.workspace, locale: 'en-GB', ...(kept && { left: kept }) }
      return run(recipe(id, given), here, call)
    },
  }
  return bench
}

const allMarts = ['customers', 'orders', 'baskets', 'events', 'traits', 'messages'] as const

/** Days of the visits that follow from the orders. */
const span = ({ day }: Orders) => ({
  firstDay: isoDay(day.reduce((least, d) => Math.min(least, d), 0)),
  lastDay: isoDay(day.reduce((most, d) => Math.max(most, d), 0)),
})

/** A recipe of defaults with some of it given. */
export function recipe(id: string, given: Partial<Recipe> = {}): Recipe {
  const miner = miners.find((m) => m.id === id)
  const values = { ...defaults(miner?.params ?? {}), ...given.values }
  const scope = { asOf: '', ...given.scope }
  return { miner: id, version: miner?.version ?? 1, seed: 1, data: '', ...given, values, scope }
}

async function lay(engine: Engine, orders: Orders, currency: string | string[]): Promise<void> {
  await engine.run(sql`drop table if exists staged`)
  const money = typeof currency === 'string' ? orders.channel.map(() => currency) : currency
  const text = (values: string[]) => vectorFromArray(values, new Utf8())
  const staged = new Table({
    customer: vectorFromArray(orders.customer),
    day: vectorFromArray(orders.day),
    revenue: vectorFromArray(orders.revenue),
    channel: text(orders.channel),
    currency: text(money),
    label: text(Array.from(orders.customer, (key) => person(Math.max(0, key)).label)),
  })
  await engine.insert('staged', tableToIPC(staged, 'stream'))
  for (const statement of marts) await engine.run(statement)
}

/**
 * The columns that `workers/join/MARTS.md` promises; queries must order for themselves. Baskets follow from the orders: a few
 * products stand in most of them, and who buys Product 3 mostly takes Product 4 along.
 */
const marts = [
  sql`create or replace table mart_orders as
select (row_number() over (order by customer, day, revenue) - 1)::integer as order_key, customer as customer_key,
  make_timestamp(day::bigint * 86400000000) as placed_at, day, revenue, revenue as gross, 0.0::double as refund,
  1.0::double as items, 1::integer as lines,
  (case when customer < 0 then 0 else row_number() over (partition by customer order by day, revenue) end)::integer as nth,
  currency, channel, '' as country,
  case when customer % 7 = 3 and day % 3 > 0 then 'WELCOME' else '' end as coupon, 'Product ' || (customer % 9) as first_product
from staged order by rowid`,
  sql`create or replace table orders as select order_key, gross, case when coupon <> '' then gross / 9 end as discount from mart_orders`,
  sql`create or replace table mart_customers as select distinct customer_key,
  ['', 'no', 'yes', 'yes', 'yes'][1 + customer_key % 5] as consent from mart_orders where customer_key >= 0`,
  sql`create or replace table mart_baskets as
with slots as (select o.*, j, hash(customer_key, day, round(revenue * 100)::bigint, j) as h from mart_orders o, range(4) r(j)),
  chosen as (select *, floor(30 * pow((h % 1000) / 1000.0, 2))::integer as k from slots where j = 0 or h // 1000 % 10 < 5),
  bought as (select order_key, k from chosen union all select order_key, 4 from chosen where k = 3 and h // 10000 % 10 < 7)
select o.order_key, o.customer_key, o.placed_at, o.day, o.nth, k as product_key, 'Product ' || k as product,
  'Category ' || (k % 5) as category, count(*)::double as quantity, o.revenue / 4 as amount, o.currency
from bought join mart_orders o using (order_key) group by all`,
  sql`create or replace table mart_events as
select (row_number() over (order by customer_key, day, order_key, j) - 1)::integer as visit_key, customer_key as visitor_key,
  customer_key, placed_at + to_seconds(60 * j) as seen_at, day, (60 * j)::integer as second, '' as event,
  ['/', '/suche', '/category/mugs', '/product/' || h % 9, '/cart', '/checkout', '/thank-you', '/blog'][(1 + h // 10 % 8)::bigint] as page,
  '' as product, '' as category, 0.0::double as amount
from (select o.*, j, hash(customer_key, day, round(revenue * 100)::bigint, j, 5) as h from mart_orders o, range(6) r(j))
where j = 0 or h % 10 < 7`,
  sql`create or replace table mart_signs as
select 2::integer as what, customer as customer_key, (customer // 2)::integer as order_key, 0::integer as day, 0::integer as second,
  0.0::double as amount, '' as currency, 'address' as word from (select distinct customer from staged where customer >= 0)
union all
select 3::integer, customer, (row_number() over (order by customer, day, revenue) - 1)::integer, day, 0::integer, revenue, currency, ''
from staged where revenue > 0`,
  sql`create or replace table mart_messages as
with said as (select *, hash(customer_key, day, round(revenue * 100)::bigint, 9) as h from mart_orders),
  told as (select *, h % 10 < 3 as sour, day + (h // 10 % 9)::integer as written from said)
select (row_number() over (order by customer_key, day, order_key) - 1)::integer as message_key, customer_key, order_key,
  make_timestamp(written::bigint * 86400000000) as told_at, written as day, if(h % 7 = 0, 'ticket', 'review') as kind,
  if(h % 11 = 0, 0, if(sour, 1 + h // 100 % 2, 4 + h // 100 % 2))::double as stars, 5.0::double as scale, '' as title,
  if(sour, ['The parcel came late, ', 'The box was broken, ', 'It is too small, ', 'Die Lieferung war schlecht, '],
    ['Great quality, ', 'Fast delivery, ', 'It fits well, ', 'Sehr gute Ware, '])[(1 + h // 1000 % 4)::bigint] ||
    if(sour, ['I am not happy with it', 'never again', 'bad service', 'nie wieder'], ['I love it', 'very happy', 'friendly service', 'gerne wieder'])[(1 + h // 1000 % 4)::bigint]
    || repeat('!', (h // 10000 % 3)::integer) as text,
  first_product as product, nth, coalesce(lead(day) over (partition by customer_key order by nth), -1)::integer as next_day,
  if(h % 13 = 0, 1, 0)::integer as refunded, 'reviews.csv' as file, 1::integer as line
from told`,
  sql`create or replace table mart_traits as
with people as (select distinct customer, hash(customer, 7) as h from staged where customer >= 0 and customer % 23 > 0),
  told as (select customer, h // 100 % 3 as plan, h // 1000 % 90 as age, h // 7 % 10 as luck from people)
select customer as customer_key, unnest(['Age', 'Level', 'Number', 'Plan']) as name,
  unnest([age::varchar, case when luck < 6 + plan then 'gold' when plan = 0 then 'silver' else 'none' end,
    (1000 + customer)::varchar, ['Basic', 'Family', 'Flex'][plan::integer + 1]]) as value,
  unnest(['', 'label', '', 'plan']) as means
from told order by customer, name`,
]
