import { quiet } from '../../src/contract/wire.ts'
import type { Source } from '../../workers/recognise/source.ts'
import { id, sql } from '../../workers/sql/sql.ts'
import type { Cell } from '../../workers/warehouse/decode.ts'
import type { Engine } from '../../workers/warehouse/engine.ts'
import { fill } from '../../workers/warehouse/fill.ts'
import { build, drop, swap } from '../../workers/warehouse/join/build.ts'
import { inspect } from '../../workers/warehouse/join/inspect.ts'

/** Fills and joins sources, the first one brought first. */
export async function joined(engine: Engine, sources: readonly Source[]): Promise<void> {
  await drop(engine, 'source_')
  await drop(engine, 'aside_')
  const placed = []
  for (const [i, source] of sources.entries()) {
    const filled = await fill(Promise.resolve(engine), i + 1, source, {}, quiet)
    placed.push({ file: i, name: source.draft.name, filled })
  }
  await build(engine, await inspect(engine, placed), quiet)
  await swap(engine)
}

export const all = (engine: Engine, table: string): Promise<Cell[][]> =>
  engine.rows(sql`select * from ${id(table)}`)
