import type { Sql } from '../../../src/contract/frame.ts'
import { tables } from '../../../src/contract/schema.ts'
import type { Call } from '../../../src/contract/wire.ts'
import { id, list, part, sql } from '../../sql/sql.ts'
import type { Engine } from '../engine.ts'
import { memoryFault } from '../fill.ts'
import { martCustomers } from '../marts/customers.ts'
import { martOrders } from '../marts/orders.ts'
import { asideTable } from './aside.ts'
import { customerTable } from './customers.ts'
import { identify } from './identity.ts'
import { joinNotes } from './notes.ts'
import { commonOrders, firstCurrency, noOrders, rawOrders } from './orders.ts'
import { credits, kept, mayMove, overlaps } from './overlap.ts'
import { productTables } from './products.ts'
import { type Side, union } from './side.ts'
import { lineTable, orderTables, trimmed } from './tables.ts'

export const marts = ['mart_orders', 'mart_customers'] as const

/**
 * Joins all files into the canonical tables and marts, under names beginning with `next_`; what is open stays as it is.
 * Answers sentences for the person.
 * Throws Failure `stopped` or `out-of-memory`; the half-made tables are gone then.
 */
export async function build(engine: Engine, sides: readonly Side[], call: Call): Promise<string[]> {
  try {
    await clear(engine)
    await inTurn(engine, statements(sides), call, 0)
    await inTurn(
      engine,
      [await asideTable(engine, sides), importFile(sides), ...trimmed, ...martOrders, ...martCustomers],
      call,
      0.7,
    )
    const notes = await joinNotes(engine, sides)
    await drop(engine, 'w_')
    return notes
  } catch (thrown) {
    await clear(engine).catch(() => {})
    const rows = sides.reduce((sum, s) => sum + s.rowsIn, 0)
    throw memoryFault(thrown, rows)
  }
}

async function inTurn(engine: Engine, steps: readonly Sql[], call: Call, from: number): Promise<void> {
  const share = from === 0 ? 0.7 : 0.3
  for (const [i, step] of steps.entries()) {
    await engine.run(step, call)
    call.progress('join', from + (share * (i + 1)) / steps.length)
  }
}

/** Puts what was built in the place of what was open, in one transaction. */
export async function swap(engine: Engine): Promise<void> {
  const names = [...tables, ...marts]
  const moves = names.flatMap((name) => [
    part(sql`drop table if exists ${id(name)}`),
    part(sql`alter table ${id(`next_${name}`)} rename to ${id(name)}`),
  ])
  try {
    await engine.run(sql`begin transaction; ${list(moves, '; ')}; commit`)
  } catch (thrown) {
    await engine.run(sql`rollback`).catch(() => {})
    throw thrown
  }
}

/** Nothing half-made is left. */
export async function clear(engine: Engine): Promise<void> {
  await drop(engine, 'w_')
  await drop(engine, 'next_')
}

/** Drops every table and view whose name begins so. */
export async function drop(engine: Engine, prefix: string): Promise<void> {
  const found = await engine.rows(
    sql`select table_name, 0::integer from duckdb_tables() where starts_with(table_name, ${prefix})
      union all select view_name, 1 from duckdb_views() where starts_with(view_name, ${prefix}) order by 2 desc, 1`,
  )
  for (const [name, view] of found)
    await engine.run(view ? sql`drop view ${id(String(name))}` : sql`drop table ${id(String(name))}`)
}

function statements(sides: readonly Side[]): Sql[] {
  const orders = sides.filter((s) => s.role === 'orders')
  const numbered = orders.filter((s) => s.byOrder)
  return [
    ...productTables(sides),
    ...orders.filter((s) => s.split).map(firstCurrency),
    ...numbered.map(rawOrders),
    ...identify(sides),
    ...orders.filter((s) => !s.byOrder).map(rawOrders),
    sql`create temp ${part(mayMove(sides) ? sql`table` : sql`view`)} w_all as ${orders.length ? union(orders.map((s) => commonOrders(s, sides))) : part(noOrders)}`,
    ...overlaps(sides),
    ...credits(sides),
    ...kept(sides),
    ...orderTables(sides),
    lineTable(sides),
    ...customerTable(sides),
  ]
}

function importFile(sides: readonly Side[]): Sql {
  const files = sides.map((s) =>
    part(
      sql`select ${s.file}::integer as file, ${s.name} as name, ${s.recognisedAs} as recognised_as, ${s.grain} as grain, ${s.rowsIn}::integer as rows_in`,
    ),
  )
  return sql`create table next_import_file as select f.*, rows_in - coalesce(a.n, 0) as rows_used, coalesce(a.n, 0) as rows_set_aside
    from (${list(files, ' union all ')}) f left join (select file, count(*)::integer as n from next_set_aside group by file) a on a.file = f.file
    order by f.file`
}
