import { tables as canonical } from '../../src/contract/schema.ts'
import { id, list, part, sql } from '../sql/sql.ts'
import type { TableBytes } from './archive.ts'
import { basketsView } from './baskets-sql.ts'
import type { Engine } from './engine.ts'
import { eventsView } from './events-sql.ts'
import { fullMessages, messagesView } from './messages-sql.ts'
import { peopleTables } from './people.ts'
import { fullSigns, signsView } from './signs-sql.ts'
import { forgetAnswers } from './sql-answers.ts'

/** Puts a warehouse into the database in place of the one that is there: beside it first, then in one transaction. */
export async function fillEngine(engine: Engine, tables: Iterable<TableBytes>): Promise<void> {
  const names: string[] = []
  await dropNext(engine)
  for (const { name, rows, bytes } of tables) {
    await engine.insert(`next_${name}`, bytes.slice())
    const [count = []] = await engine.rows(sql`select count(*)::integer from ${id(`next_${name}`)}`)
    if (count[0] !== rows) throw new Error(`${name} did not arrive whole`)
    names.push(name)
  }
  await swap(engine, names)
  for (const name of await peopleTables(engine)) await engine.run(sql`drop table ${id(name)}`)
  await forgetAnswers(engine)
}

/** A warehouse that was stored before traits were told has none. */
const noTraits = sql`create table if not exists mart_traits (customer_key integer, name varchar, value varchar, means varchar)`

/** In place of the former warehouse: of the tables that only some warehouses have, no old one stays. */
async function swap(engine: Engine, names: readonly string[]): Promise<void> {
  const gone = [...canonical, 'mart_traits'].filter((name) => !names.includes(name))
  const drops = gone.map((name) => part(sql`drop table if exists ${id(name)}`))
  const moves = names.flatMap((name) => [
    part(sql`drop table if exists ${id(name)}`),
    part(sql`alter table ${id(`next_${name}`)} rename to ${id(name)}`),
  ])
  try {
    const events = names.includes('visit') ? [part(eventsView)] : []
    const messages = names.includes('message') ? [part(fullMessages), part(messagesView)] : []
    const made = ['mart_baskets', 'mart_events', 'mart_messages', 'mart_signs']
    const views = [
      ...made.map((view) => part(sql`drop view if exists ${id(view)}`)),
      ...fullSigns(names).map(part),
      part(basketsView),
      part(signsView(names)),
      ...events,
      ...messages,
    ]
    await engine.run(
      sql`begin transaction; ${list([...drops, ...moves, part(noTraits), ...views], '; ')}; commit`,
    )
  } catch (thrown) {
    await engine.run(sql`rollback`).catch(() => {})
    throw thrown
  }
}

/** What a filling that failed left behind. */
async function dropNext(engine: Engine): Promise<void> {
  const found = await engine.rows(
    sql`select table_name from duckdb_tables() where starts_with(table_name, 'next_')`,
  )
  for (const [name] of found) await engine.run(sql`drop table ${id(String(name))}`)
}
