import { Failure, type Fault } from '../contract/fault.ts'
import { asFault, type Desk, type Mining, unwrap } from '../contract/wire.ts'
import { quietly, type Underway, watched } from './call.ts'
import type { Threads } from './threads.ts'

export type Engine =
  | { at: 'resting' }
  | ({ at: 'starting' } & Underway)
  | { at: 'ready'; version: string }
  | { at: 'failed'; fault: Fault }

/** The workers, started once when they are first needed. No data pass before the seal has been proved. */
export class Doors {
  engine = $state.raw<Engine>({ at: 'resting' })
  seal = $state.raw<Threads['seal'] | null>(null)
  readonly #open: () => Promise<Threads>
  #threads: Promise<Threads> | null = null

  constructor(open: () => Promise<Threads>) {
    this.#open = open
  }

  /** Starts the workers, without the database. Never throws: who asks them next is told what was wrong. */
  async wake(): Promise<void> {
    await quietly(async () => void (await this.mining()))
  }

  /** Starts the database too, and while nothing is to do the miners rehearse. Never throws: the outcome is in `engine`. */
  async warm(idle: () => boolean = () => false): Promise<void> {
    if (this.engine.at !== 'resting' && this.engine.at !== 'failed') return
    const { call, underway } = watched((now) => {
      if (this.engine.at === 'starting') this.engine = { at: 'starting', ...now }
    })
    this.engine = { at: 'starting', ...underway }
    try {
      const desk = await this.desk()
      const { version } = unwrap(await desk.start(call))
      this.engine = { at: 'ready', version }
    } catch (thrown) {
      this.engine = { at: 'failed', fault: asFault(thrown) }
    }
    if (idle()) await quietly(async () => (await this.mining()).rehearse())
  }

  /** The warehouse, for work on data. Throws not-sealed, or what kept the worker from starting. */
  async desk(): Promise<Desk> {
    return (await this.#sealed()).desk
  }

  async mining(): Promise<Mining> {
    return (await this.#sealed()).mining
  }

  async #sealed(): Promise<Threads> {
    this.#threads ??= this.#open()
    try {
      const threads = await this.#threads
      this.seal = threads.seal
      if (threads.seal.blocked) return threads
      throw new Failure({ code: 'not-sealed', why: threads.seal.by })
    } catch (thrown) {
      if (this.seal === null) this.#threads = null
      throw thrown
    }
  }
}
