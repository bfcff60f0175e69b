import type { Sql } from '../../../src/contract/frame.ts'
import { part, sql } from '../../sql/sql.ts'
import type { Engine } from '../engine.ts'
import type { Filled } from '../fill.ts'
import { bringsOrders, fullName, lineAmount, person, roleOf, type Side, sourceTable } from './side.ts'

/** A filled file and its place in the workspace: files of a higher place were brought later. */
export interface Placed {
  file: number
  name: string
  filled: Filled
}

/** Looks once at the rows of each file for what decides how it is joined. */
export async function inspect(engine: Engine, placed: readonly Placed[]): Promise<Side[]> {
  const sides: Side[] = []
  const orders = placed.some((p) => bringsOrders(p.filled))
  for (const { file, name, filled } of placed) {
    const side = { ...filled, file, name, role: roleOf(filled, orders) }
    const [facts = []] = await engine.rows(look(filled))
    const [numbered, least, nameless, highest] = facts
    const split =
      filled.has.has('order') &&
      (filled.labels.get('currency') ?? 0) > 1 &&
      (await twoCurrencies(engine, filled))
    sides.push({
      ...side,
      byOrder: filled.has.has('order') && numbered === filled.rows,
      negative: typeof least === 'number' && least < 0,
      huge: typeof highest === 'number' && highest > 4e10,
      named: nameless === true,
      split,
    })
  }
  return sides
}

function look(f: Filled): Sql {
  const numbered = f.has.has('order') ? sql`count("order")` : sql`0`
  const total = f.has.has('orderTotal')
    ? sql`least(min("orderTotal"), min(${part(lineAmount(f))}))`
    : sql`min(${part(lineAmount(f))})`
  const nobody = sql`bool_or(${part(person(f, 's'))} is null and ${part(fullName(f, 's'))} is not null)`
  return sql`select ${part(numbered)}::integer, ${part(total)}, ${part(nobody)}, max(${part(lineAmount(f))}) from ${sourceTable(f)} s`
}

async function twoCurrencies(engine: Engine, f: Filled): Promise<boolean> {
  const found = await engine.rows(
    sql`select 1::integer from ${sourceTable(f)} group by "order" having min("currency") <> max("currency") limit 1`,
  )
  return found.length > 0
}
