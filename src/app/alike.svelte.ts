import type { Alike, AlikePair } from '../contract/alike.ts'
import type { Decisions, IdentityDecisions } from '../contract/decisions.ts'
import type { Workspace } from '../contract/desk.ts'
import { type Desk, unwrap } from '../contract/wire.ts'
import { Sought } from './sought.svelte.ts'

/** Customers of the open workspace who may be the same. */
export class AlikePeople extends Sought<Alike> {
  readonly #decide: (decisions: Decisions) => Promise<void>

  constructor(desk: () => Promise<Desk>, decide: (decisions: Decisions) => Promise<void>) {
    super(async (call) => unwrap(await (await desk()).alike(call)))
    this.#decide = decide
  }

  /** Says whether two are one person. What was decided before comes back, to be taken back to. */
  say({ a, b }: AlikePair, is: boolean, workspace: Workspace): Promise<Decisions> {
    const same = workspace.decisions.identity?.same ?? []
    return this.set({ same: [...same, [a.key, b.key, is]] }, workspace)
  }

  async set(change: IdentityDecisions, { decisions }: Workspace): Promise<Decisions> {
    await this.#decide({ ...decisions, identity: { ...decisions.identity, ...change } })
    return decisions
  }
}
