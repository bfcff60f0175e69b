import { type Call, quiet, unwrap } from '../../src/contract/wire.ts'
import { sql } from '../../workers/sql/sql.ts'
import type { WarehouseDesk } from '../../workers/warehouse/desk.ts'
import { MemoryStore } from '../../workers/warehouse/memory-store.ts'
import { sharedEngine } from '../support/duckdb.ts'
import { ask, bringIn, csvFile, deskOn } from './house.ts'

const rows = Array.from(
  { length: 60 },
  (_, i) => `${i + 1},2025-0${1 + (i % 9)}-17,p${i % 7}@x.org,Mug,1,2.50`,
)

/** A desk with sixty orders of seven people. */
export async function sqlDesk() {
  const engine = await sharedEngine()
  const store = new MemoryStore()
  const desk = deskOn(store, engine)
  const file = csvFile('a.csv', ['Order number,Order date,E-mail,Product,Quantity,Price', ...rows])
  const { workspace } = await bringIn(desk, [file])
  return { engine, store, desk, workspace: workspace.id }
}

/** Asks, and looks at all rows. */
export async function cellsOf(desk: WarehouseDesk, text: string, call: Call = quiet) {
  const answer = unwrap(await desk.sql.ask(text, call))
  return unwrap(await desk.peek(answer.table, 0, 1_000)).rows
}

/** Everything in the tables, as one number each, and how many tables there are. */
export const stateOf = (desk: WarehouseDesk) =>
  ask(
    desk,
    sql`select (select sum(hash(o)) from orders o)::varchar, (select sum(hash(c)) from customer c)::varchar, (select sum(hash(m)) from mart_orders m)::varchar,
      (select count(*)::integer from duckdb_tables() where not temporary), (select count(*)::integer from duckdb_views() where not internal)`,
  )
