import type { Workspace } from '../../src/contract/desk.ts'
import type { Sql } from '../../src/contract/frame.ts'
import { type Call, quiet, unwrap } from '../../src/contract/wire.ts'
import { reader } from '../../workers/reading/open.ts'
import { recogniser } from '../../workers/recognise/recogniser.ts'
import { id, sql } from '../../workers/sql/sql.ts'
import { decode } from '../../workers/warehouse/decode.ts'
import { WarehouseDesk } from '../../workers/warehouse/desk.ts'
import type { Engine } from '../../workers/warehouse/engine.ts'
import type { Store } from '../../workers/warehouse/store.ts'

/** A desk of its own on a database that an earlier desk has left, for starting one takes two seconds. */
export function deskOn(
  store: Store | null,
  engine: Engine,
  started: (engine: Engine & { lost: boolean }) => void = () => {},
): WarehouseDesk {
  return new WarehouseDesk({
    engine: async () => {
      for (const [name] of await engine.rows(sql`select table_name from duckdb_tables()`))
        await engine.run(sql`drop table ${id(String(name))}`)
      const fresh = { ...engine, lost: false, close: async () => {} }
      started(fresh)
      return fresh
    },
    recogniser: recogniser(reader),
    store,
    now: () => '2026-03-01T12:00:00.000Z',
  })
}

export const csvFile = (name: string, lines: readonly string[]) => new File([`${lines.join('\n')}\n`], name)

/** A call that tells how the saving behind it ended: '' = saved, else why not. */
export function saving(): { call: Call; saved: Promise<string> } {
  let tell: (how: string) => void = () => {}
  const saved = new Promise<string>((go) => {
    tell = go
  })
  const progress: Call['progress'] = (stage, done, words) => {
    if (stage === 'save') tell(done === 1 ? '' : (words ?? 'without words'))
  }
  return { call: { signal: new AbortController().signal, progress }, saved }
}

/** What the database of a desk answers once the open workspace stands in it. */
export const ask = async (desk: WarehouseDesk, query: Sql) =>
  decode(unwrap(await desk.dock.arrow(query, quiet))).rows

/** Drafts, adopts and waits for the saving. */
export async function bringIn(desk: WarehouseDesk, files: File[], into = '', title = 'Shop') {
  const { call, saved } = saving()
  const draft = unwrap(await desk.draft(files, call))
  const workspace: Workspace = unwrap(await desk.adopt(draft.id, into, title, call))
  return { workspace, saved: await saved }
}
