import type { TakenBack, Workspace } from '../../src/contract/desk.ts'
import { Failure } from '../../src/contract/fault.ts'
import type { Call } from '../../src/contract/wire.ts'
import { workspaceOf } from './account.ts'
import { decided } from './adopt.ts'
import type { Facts } from './facts.ts'
import type { Held, HeldFile } from './held.ts'
import type { OpenWorkspace } from './open-workspace.ts'

/** What there is with these files and without them. The workspace stays as it is. */
export async function weigh(here: OpenWorkspace, ids: readonly string[], call: Call): Promise<TakenBack> {
  const { files, decisions, standing } = here.needed()
  const left = await here.loader.open(without(files, ids), [], decisions, call)
  return { before: totals(standing.facts), after: totals(left.facts) }
}

/** The workspace made of the other files alone: exactly as if these had never come. */
export async function takeBack(here: OpenWorkspace, ids: readonly string[], call: Call): Promise<Workspace> {
  const before = here.needed()
  if (!before.writer) throw new Failure({ code: 'read-only' })
  const files = without(before.files, ids)
  const standing = await here.loader.open(files, [], before.decisions, call)
  return put(here, await decided({ ...before, files, notes: [] }, before.decisions, standing), call)
}

/** Opens what was made in place of what was there, and stores it behind the answer. */
export function put(here: OpenWorkspace, next: Held, call: Call): Workspace {
  const held = here.hold(next)
  const workspace = workspaceOf(held)
  here.saveBehind(held, call)
  return workspace
}

function without(files: readonly HeldFile[], ids: readonly string[]): HeldFile[] {
  const known = files.map((f) => f.id)
  const odd = ids.find((id) => !known.includes(id))
  if (odd !== undefined) throw new Failure({ code: 'unknown', what: 'file', given: odd.slice(0, 80), known })
  const left = files.filter((f) => !ids.includes(f.id))
  if (left.length === 0) throw new Failure({ code: 'last-file', files: files.length })
  return left
}

const totals = ({ orders, customers, sums, files }: Facts) => ({
  rows: files.reduce((sum, f) => sum + f.rowsIn, 0),
  orders,
  customers,
  revenue: sums.map(({ currency, sums }) => ({ currency, amount: sums.revenue - sums.refunds })),
})
