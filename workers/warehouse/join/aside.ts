import type { Sql } from '../../../src/contract/frame.ts'
import { type Meaning, meanings } from '../../../src/contract/schema.ts'
import { id, list, part, sql } from '../../sql/sql.ts'
import type { Engine } from '../engine.ts'
import { customerOf } from './identity.ts'
import { rowsOf } from './orders.ts'
import { labelled, type Side, sourceTable, union, work } from './side.ts'

const noDate = 'no date'
const newerFile = 'this order is also in a newer file, whose version stands'
const nobody = 'nobody is named'
const payment = 'a payment; the orders themselves are here'
const nothing = 'neither an order nor a customer'

/** `next_set_aside`: every row that nothing was made of, those the reader set aside and those joining found no use for. */
export async function asideTable(engine: Engine, sides: readonly Side[]): Promise<Sql> {
  const parts: Sql[] = []
  for (const s of sides) {
    if (s.aside > 0) parts.push(of(s, sql`select line, reason, raw from ${id(`aside_${s.n}`)}`))
    if (s.role === 'unused') parts.push(of(s, told(s, unusedRows(s))))
    if (s.role === 'customers') parts.push(of(s, told(s, namelessRows(s))))
    if (s.role === 'orders' && (await someLost(engine, s))) parts.push(of(s, told(s, lostRows(s))))
  }
  const all = parts.length > 0 ? union(parts) : part(none)
  return sql`create table next_set_aside as select file, name, line, reason, coalesce(raw, '') as raw
    from (${all}) order by file, line`
}

const none = sql`select 0::integer as file, '' as name, 0::integer as line, '' as reason, '' as raw where false`

const of = (s: Side, rows: Sql) =>
  sql`select ${s.file}::integer as file, ${s.name} as name, line, reason, raw from (${part(rows)})`

async function someLost(engine: Engine, s: Side): Promise<boolean> {
  const [row] = await engine.rows(
    sql`select (select count(*) from ${work('raw', s)}) > (select count(*) from ${work('fate', s)})`,
  )
  return row?.[0] === true
}

/** Rows, by number, with their cells as they were understood: the typed table keeps no other words. */
function told(s: Side, rows: Sql): Sql {
  const has = [...s.has]
  const joins = has.filter((m) => meanings[m].kind === 'key').map((m) => part(labelled(s, m, 't').join))
  const cells = list(has.map((m) => part(cell(s, m))))
  return sql`select t."line" as line, a.reason, concat_ws(' · ', ${cells}) as raw
    from (${part(rows)}) a join ${sourceTable(s)} t on t."row" = a."row"${list(joins, '')}`
}

function cell(s: Side, meaning: Meaning): Sql {
  if (meanings[meaning].kind === 'key') return labelled(s, meaning, 't').label
  return sql`t.${id(meaning)}::varchar`
}

/** Rows of orders that found no place. */
function lostRows(s: Side): Sql {
  const { from, unit } = rowsOf(s)
  return sql`select s."row", case when a.placed_at is null then ${noDate} else ${newerFile} end as reason
    from (select s."row", ${part(unit)} as unit from ${part(from)}) s
    anti join ${work('fate', s)} f on f.unit = s.unit left join w_all a on a.src = ${s.n} and a.unit = s.unit`
}

/** Rows of a customer file that name nobody. */
function namelessRows(s: Side): Sql {
  const { join, key } = customerOf(s, 's')
  return sql`select s."row", ${nobody} as reason from ${sourceTable(s)} s${part(join)} where ${part(key)} is null`
}

function unusedRows(s: Side): Sql {
  return sql`select "row", ${s.grain === 'payment' ? payment : nothing} as reason from ${sourceTable(s)}`
}
