import { longestHeader, readHeader } from '../contract/copy.ts'
import type { Workspace } from '../contract/desk.ts'
import { Failure, type Fault } from '../contract/fault.ts'
import { asFault, type Call, type Desk, unwrap } from '../contract/wire.ts'
import { type Underway, watched } from './call.ts'
import type { Memory } from './memory.ts'

export type Copying = { at: 'idle' } | ({ at: 'running' } & Underway) | { at: 'failed'; fault: Fault }

/** A workspace file that was brought: it waits for the person to agree. */
export interface Offered {
  file: File
  locked: boolean
}

/** Workspaces as files: written, and opened again once the person agrees. */
export class Backup {
  state = $state.raw<Copying>({ at: 'idle' })
  offered = $state.raw<Offered | null>(null)
  /** Grows with every copy and reminder put aside, so that what says how old the last one is says it anew. */
  written = $state(0)
  /** Brought together with the one that is offered. */
  readonly #waiting: Offered[] = []
  readonly #desk: () => Promise<Desk>
  readonly #memory: Memory
  readonly #opened: (workspace: Workspace) => void

  constructor(desk: () => Promise<Desk>, memory: Memory, opened: (workspace: Workspace) => void) {
    this.#desk = desk
    this.#memory = memory
    this.#opened = opened
  }

  /** ISO day of the last copy of a workspace that was saved here; '' = never. */
  last(workspace: string): string {
    return this.#memory.get(`backup.${workspace}`)
  }

  /** Whether to remind of a copy of the workspace, whose own reminder may have been put aside. `today`: ISO day. */
  reminds({ id, saved }: Workspace, sample: string, today: string): boolean {
    const aside = this.#memory.get(`backup-aside.${id}`)
    return sample === '' && saved !== '' && dueCopy(this.last(id), aside, today)
  }

  putAside(workspace: string, today: string): void {
    this.#memory.set(`backup-aside.${workspace}`, today)
    this.written++
  }

  /**
   * Offers each workspace file among what was brought, one after the other, known by its first bytes under any name; the
   * others, to be read as tables. Failure `stopped` where none are left.
   */
  async tablesOf(files: readonly File[]): Promise<File[]> {
    const headers = await Promise.all(files.map(headerOf))
    const found = files.flatMap((file, i) => (headers[i] ? [{ file, locked: headers[i].locked }] : []))
    this.#waiting.push(...found)
    if (!this.offered) this.#offerNext()
    const tables = files.filter((_, i) => !headers[i])
    if (tables.length === 0) throw new Failure({ code: 'stopped' })
    return tables
  }

  refuse(): void {
    if (this.state.at === 'running') this.state.stop()
    this.state = { at: 'idle' }
    this.#offerNext()
  }

  #offerNext(): void {
    this.offered = this.#waiting.shift() ?? null
  }

  /** The open workspace as a file, read back; null when it was stopped or failed, which `state` then says. */
  async write(workspace: Workspace, passphrase: string): Promise<Blob | null> {
    const file = await this.#under(async (call) =>
      unwrap(await (await this.#desk()).copy.write(passphrase, call)),
    )
    if (!file) return null
    this.#memory.set(`backup.${workspace.id}`, new Date().toISOString().slice(0, 10))
    this.written++
    return file
  }

  async restore(passphrase: string): Promise<void> {
    const { offered } = this
    if (!offered) return
    const made = await this.#under(async (call) =>
      unwrap(await (await this.#desk()).copy.restore(offered.file, passphrase, call)),
    )
    if (!made) return
    this.#offerNext()
    this.#opened(made)
  }

  async #under<T>(work: (call: Call) => Promise<T>): Promise<T | null> {
    const { call, underway } = watched((now) => {
      this.state = { at: 'running', ...now }
    })
    this.state = { at: 'running', ...underway }
    try {
      const done = await work(call)
      this.state = { at: 'idle' }
      return done
    } catch (thrown) {
      const fault = asFault(thrown)
      this.state = fault.code === 'stopped' ? { at: 'idle' } : { at: 'failed', fault }
      return null
    }
  }
}

/** A file that cannot be read is none; reading it as a table says why. */
const headerOf = (file: File) =>
  file
    .slice(0, longestHeader)
    .text()
    .then(readHeader)
    .catch(() => null)

const dayLength = 86_400_000
/** Days after which a copy is old, and for which a reminder that was put aside stays away. */
const old = 21

const daysSince = (day: string, today: string) =>
  Math.round((Date.parse(today) - Date.parse(day)) / dayLength)

/** Never copied, or longer than three weeks ago, and not put aside within three weeks. ISO days; '' = never. */
export function dueCopy(last: string, aside: string, today: string): boolean {
  return [last, aside].every((day) => {
    const days = daysSince(day, today)
    return !Number.isFinite(days) || days > old
  })
}

/** How old the last copy is, in words, and whether to think of another one. Both are ISO days; '' = never. */
export function sayBackup(last: string, today: string): { words: string; due: boolean } {
  const days = daysSince(last, today)
  if (!Number.isFinite(days)) return { words: 'Last copy: never.', due: true }
  const weeks = Math.floor(days / 7)
  const ago =
    days < 1 ? 'today' : days < 14 ? `${days} day${days === 1 ? '' : 's'} ago` : `${weeks} weeks ago`
  return { words: `Last copy: ${ago}.`, due: days > old }
}
