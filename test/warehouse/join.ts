import { quiet } from '../../src/contract/wire.ts'
import { gather } from '../../workers/join/columns.ts'
import type { Source } from '../../workers/recognise/source.ts'
import { id, sql } from '../../workers/sql/sql.ts'
import type { Cell } from '../../workers/warehouse/decode.ts'
import type { Engine } from '../../workers/warehouse/engine.ts'
import { standingOf } from '../../workers/warehouse/standing.ts'
import { fillEngine } from '../../workers/warehouse/tables.ts'

/** Joins sources, the first one brought first, and puts the tables into the database. */
export async function joined(engine: Engine, sources: readonly Source[]): Promise<void> {
  const files = []
  for (const source of sources) files.push(await gather(source, quiet, () => {}))
  await fillEngine(engine, standingOf(files).tables())
}

export const all = (engine: Engine, table: string): Promise<Cell[][]> =>
  engine.rows(sql`select * from ${id(table)}`)
