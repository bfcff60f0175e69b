import type { Workspace } from '../contract/desk.ts'
import type { Fault } from '../contract/fault.ts'
import { asFault, type Desk, unwrap } from '../contract/wire.ts'
import { type Underway, watched } from './call.ts'

export type Erasure = { at: 'idle' } | ({ at: 'running' } & Underway) | { at: 'failed'; fault: Fault }

/** Taking one person out of everything that is kept. A stop or a fault leaves all as it was. */
export class Erasing {
  state = $state.raw<Erasure>({ at: 'idle' })
  readonly #desk: () => Promise<Desk>
  readonly #erased: (workspace: Workspace) => void

  constructor(desk: () => Promise<Desk>, erased: (workspace: Workspace) => void) {
    this.#desk = desk
    this.#erased = erased
  }

  async erase(key: number, keepOut = false): Promise<void> {
    if (this.state.at === 'running') return
    const { call, underway } = watched((now) => {
      this.state = { at: 'running', ...now }
    })
    this.state = { at: 'running', ...underway }
    try {
      const workspace = unwrap(await (await this.#desk()).erasePerson(key, call, keepOut))
      this.state = { at: 'idle' }
      this.#erased(workspace)
    } catch (thrown) {
      const fault = asFault(thrown)
      this.state = fault.code === 'stopped' ? { at: 'idle' } : { at: 'failed', fault }
    }
  }

  /** What has been written stands already where the stop comes too late; the answer says so. */
  stop(): void {
    if (this.state.at === 'running') this.state.stop()
  }

  dismiss(): void {
    if (this.state.at === 'failed') this.state = { at: 'idle' }
  }
}
