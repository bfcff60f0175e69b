import type { Listed, Workspace } from '../contract/desk.ts'
import type { Fault } from '../contract/fault.ts'
import { asFault, type Desk, unwrap } from '../contract/wire.ts'
import { type Underway, watched } from './call.ts'
import type { Memory } from './memory.ts'

export type Opening = { at: 'idle' } | ({ at: 'running' } & Underway) | { at: 'failed'; fault: Fault }

/** The workspaces of this device, and the one that is held open. */
export class Shelf {
  listed = $state.raw<readonly Listed[]>([])
  /** Why the list could not be read: it is not empty then, it is not known. */
  unread = $state.raw<Fault | null>(null)
  held = $state.raw<Workspace | null>(null)
  /** Sample the held workspace was made of; '' = the person's own files. */
  sample = $state.raw('')
  opening = $state.raw<Opening>({ at: 'idle' })
  /** Why what is held is not stored on this device, in words. */
  unsaved = $state.raw('')
  /** Behind the answers what is held is being written to the device. */
  saving = $derived(this.held?.saved === '' && this.unsaved === '')
  readonly #desk: () => Promise<Desk>
  readonly #memory: Memory

  constructor(desk: () => Promise<Desk>, memory: Memory) {
    this.#desk = desk
    this.#memory = memory
  }

  /** Throws what `unread` says. */
  async learn(): Promise<void> {
    try {
      this.listed = unwrap(await (await this.#desk()).shelf())
      this.unread = null
    } catch (thrown) {
      this.unread = asFault(thrown)
      throw thrown
    }
  }

  /** Takes a workspace that was made or grown. */
  hold(workspace: Workspace, sample: string): void {
    this.held = workspace
    this.sample = sample
    this.unsaved = ''
    this.opening = { at: 'idle' }
    if (sample) this.#memory.set(`sample.${sample}`, workspace.id)
  }

  /** What is held was saved behind the answer; or not, and `unsaved` says why. */
  saved(unsaved: string): void {
    this.unsaved = unsaved
    if (!unsaved && this.held?.saved === '') this.held = { ...this.held, saved: new Date().toISOString() }
  }

  /** The person said what is left of revenue, or took it back. */
  says(margin: number | null): void {
    if (!this.held) return
    const { margin: _, ...rest } = this.held
    this.held = margin === null ? rest : { ...rest, margin }
  }

  /** The workspace that holds a sample, if it is still on the shelf. */
  holding(sample: string): string {
    const id = this.#memory.get(`sample.${sample}`)
    return this.listed.some((one) => one.id === id) ? id : ''
  }

  /** True when it is open. A stop or a fault leaves open what was. */
  async reopen(id: string, sample: string): Promise<boolean> {
    if (this.held?.id === id) return true
    if (this.opening.at === 'running') this.opening.stop()
    const { call, underway } = watched((now) => {
      this.opening = { at: 'running', ...now, stop }
    })
    const stop = () => {
      underway.stop()
      this.opening = { at: 'idle' }
    }
    this.opening = { at: 'running', ...underway, stop }
    try {
      const workspace = unwrap(await (await this.#desk()).reopen(id, call))
      if (call.signal.aborted) return false
      this.hold(workspace, sample)
      return true
    } catch (thrown) {
      const fault = asFault(thrown)
      if (!call.signal.aborted)
        this.opening = fault.code === 'stopped' ? { at: 'idle' } : { at: 'failed', fault }
      return false
    }
  }

  async rename(title: string): Promise<void> {
    const { held } = this
    if (!held || title.trim() === '') return
    unwrap(await (await this.#desk()).rename(held.id, title.trim()))
    if (this.held?.id === held.id) this.held = { ...this.held, title: title.trim() }
    await this.learn()
  }

  async forget(id: string): Promise<void> {
    unwrap(await (await this.#desk()).forget(id))
    if (this.held?.id === id) this.held = null
    await this.learn()
  }

  async eraseAll(): Promise<void> {
    unwrap(await (await this.#desk()).eraseAll())
    this.held = null
    this.listed = []
  }
}
