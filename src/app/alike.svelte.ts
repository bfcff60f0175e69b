import type { Alike, AlikePair } from '../contract/alike.ts'
import type { Decisions, IdentityDecisions } from '../contract/decisions.ts'
import type { Workspace } from '../contract/desk.ts'
import type { Fault } from '../contract/fault.ts'
import { asFault, type Desk, unwrap } from '../contract/wire.ts'
import { type Underway, watched } from './call.ts'

type Looking = { at: 'idle' } | ({ at: 'running' } & Underway) | { at: 'failed'; fault: Fault }

/** Customers of the open workspace who may be the same: looked for when somebody asks. */
export class AlikePeople {
  found = $state.raw<Alike | null>(null)
  looking = $state.raw<Looking>({ at: 'idle' })
  #data = ''
  readonly #desk: () => Promise<Desk>
  readonly #decide: (decisions: Decisions) => Promise<void>

  constructor(desk: () => Promise<Desk>, decide: (decisions: Decisions) => Promise<void>) {
    this.#desk = desk
    this.#decide = decide
  }

  /** What was found in another workspace is put aside; what was found in this one before a decision is found anew. */
  async follow({ id, data }: Workspace): Promise<void> {
    const before = this.#data
    if (before === '' || before === `${id} ${data}`) return
    if (before.startsWith(`${id} `)) return this.look({ id, data })
    this.#data = ''
    this.found = null
    this.looking = { at: 'idle' }
  }

  async look({ id, data }: Pick<Workspace, 'id' | 'data'>): Promise<void> {
    const key = `${id} ${data}`
    this.#data = key
    const { call, underway } = watched((now) => {
      if (this.#data === key && this.looking.at === 'running') this.looking = { at: 'running', ...now, stop }
    })
    const stop = () => {
      underway.stop()
      this.looking = { at: 'idle' }
    }
    this.looking = { at: 'running', ...underway, stop }
    try {
      const found = unwrap(await (await this.#desk()).alike(call))
      if (this.#data !== key || call.signal.aborted) return
      this.found = found
      this.looking = { at: 'idle' }
    } catch (thrown) {
      if (this.#data === key && !call.signal.aborted) this.looking = { at: 'failed', fault: asFault(thrown) }
    }
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
