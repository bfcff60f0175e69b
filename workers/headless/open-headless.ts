import { openAsBlob } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Recipe, Report } from '../../src/contract/report.ts'
import { type Call, type Desk, type Dock, unwrap } from '../../src/contract/wire.ts'
import { Leavings } from '../mining/leavings.ts'
import { run } from '../mining/run.ts'
import { reader } from '../reading/open.ts'
import type { Reader } from '../reading/table.ts'
import { recogniser } from '../recognise/recogniser.ts'
import { WarehouseDesk } from '../warehouse/desk.ts'
import type { Store } from '../warehouse/store.ts'
import { openEngineNode } from './engine-node.ts'

/** The doors of the warehouse and the miners in one process. */
export interface Headless {
  desk: Desk
  dock: Dock
  /** Throws Failure. Sentences are in British English. */
  run(recipe: Recipe, call: Call): Promise<Report>
}

/** `store`: where workspaces are kept; nothing outlives the process without one. `by`: who reads the files. */
export function openHeadless(
  store: Store | null = null,
  engine = openEngineNode,
  by: Reader = reader,
): Headless {
  const desk = new WarehouseDesk({
    engine,
    recogniser: recogniser(by),
    store,
    now: () => new Date().toISOString(),
  })
  const { dock } = desk
  const left = new Leavings()
  return {
    desk,
    dock,
    run: async (recipe, call) => {
      const workspace = unwrap(await dock.facts())
      return run(recipe, { dock, workspace, locale: workspace.locale ?? 'en-GB', left }, call)
    },
  }
}

/** A file of the disk, read piece by piece when it is asked. Rejects where there is none. */
export async function fileAt(path: string): Promise<File> {
  if (!(await stat(path)).isFile()) throw new Error('not a file')
  return new File([await openAsBlob(path)], basename(path))
}
