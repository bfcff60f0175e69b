import type { Workspace } from '../contract/desk.ts'
import type { Fault } from '../contract/fault.ts'
import { asFault, type Call } from '../contract/wire.ts'
import { type Underway, watched } from './call.ts'

type Looking = { at: 'idle' } | ({ at: 'running' } & Underway) | { at: 'failed'; fault: Fault }
type Place = Pick<Workspace, 'id' | 'data'>

/** Something that is found out about the open workspace when somebody looks. */
export class Sought<T> {
  /** What was found last; it stays on the screen while it is found anew, and goes with its workspace. */
  found = $state.raw<T | null>(null)
  looking = $state.raw<Looking>({ at: 'idle' })
  /** The workspace it was sought in, and its fingerprint. */
  #place: Place | null = null
  readonly #seek: (call: Call) => Promise<T>

  constructor(seek: (call: Call) => Promise<T>) {
    this.#seek = seek
  }

  /** Looks once at a workspace as it now is. A stop leaves what was found before. */
  async look(place: Place): Promise<void> {
    if (!this.#isAt(place)) await this.again(place)
  }

  /** Looks anew where somebody has looked before; what was found in another workspace is put aside. */
  async follow(place: Place): Promise<void> {
    if (this.#place?.id === place.id) return this.look(place)
    this.#place = null
    this.found = null
    this.looking = { at: 'idle' }
  }

  /** Looks again: after a stop, a fault, or because somebody asks. */
  async again({ id, data }: Place): Promise<void> {
    const place = { id, data }
    if (this.#place?.id !== id) this.found = null
    this.#place = place
    const { call, underway } = watched((now) => {
      if (this.#place === place && this.looking.at === 'running')
        this.looking = { at: 'running', ...now, stop }
    })
    const stop = () => {
      underway.stop()
      this.looking = { at: 'idle' }
    }
    this.looking = { at: 'running', ...underway, stop }
    const isOver = () => this.#place !== place || call.signal.aborted
    try {
      const found = await this.#seek(call)
      if (isOver()) return
      this.found = found
      this.looking = { at: 'idle' }
    } catch (thrown) {
      if (!isOver()) this.looking = { at: 'failed', fault: asFault(thrown) }
    }
  }

  #isAt({ id, data }: Place): boolean {
    return this.#place?.id === id && this.#place.data === data
  }
}
