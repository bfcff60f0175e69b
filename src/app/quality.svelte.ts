import type { Workspace } from '../contract/desk.ts'
import type { Fault } from '../contract/fault.ts'
import type { Quality } from '../contract/quality.ts'
import { asFault, type Desk, unwrap } from '../contract/wire.ts'
import { type Underway, watched } from './call.ts'

type Looking = { at: 'idle' } | ({ at: 'running' } & Underway) | { at: 'failed'; fault: Fault }

/** How good the data of the open workspace are: measured when somebody looks. */
export class QualityCard {
  /** What was measured last; it stays on the screen while it is measured anew. */
  card = $state.raw<Quality | null>(null)
  looking = $state.raw<Looking>({ at: 'idle' })
  #data = ''
  readonly #desk: () => Promise<Desk>

  constructor(desk: () => Promise<Desk>) {
    this.#desk = desk
  }

  /** Measures a workspace as it now is, once. A stop leaves what was measured before. */
  async look({ id, data }: Workspace): Promise<void> {
    const key = `${id} ${data}`
    if (this.#data === key) return
    if (!this.#data.startsWith(`${id} `)) this.card = null
    this.#data = key
    const { call, underway } = watched((now) => {
      if (this.#data === key) this.looking = { at: 'running', ...now, stop }
    })
    const stop = () => {
      underway.stop()
      this.looking = { at: 'idle' }
    }
    this.looking = { at: 'running', ...underway, stop }
    try {
      const card = unwrap(await (await this.#desk()).quality(call))
      if (this.#data !== key || call.signal.aborted) return
      this.card = card
      this.looking = { at: 'idle' }
    } catch (thrown) {
      if (this.#data === key && !call.signal.aborted) this.looking = { at: 'failed', fault: asFault(thrown) }
    }
  }

  /** Measures again after a stop or a fault. */
  again(workspace: Workspace): Promise<void> {
    this.#data = ''
    return this.look(workspace)
  }
}
