import type { Alike } from '../../src/contract/alike.ts'
import { Failure } from '../../src/contract/fault.ts'
import type { Call } from '../../src/contract/wire.ts'
import { driven } from './driven.ts'
import type { OpenWorkspace } from './open-workspace.ts'

/** Customers of the open workspace who may be the same. Throws Failure `stopped`; what was found before the stop is dropped. */
export async function compared(here: OpenWorkspace, call: Call): Promise<Alike> {
  const { standing, files, decisions } = here.needed()
  const known = standing.comparing ?? (await here.loader.open(files, [], decisions, call)).comparing
  if (!known) throw new Failure({ code: 'bug', trace: 'files that were joined tell nobody' })
  return driven(known(), call)
}
