import { Failure, type Fault, speak } from '../../src/contract/fault.ts'
import { asFault, type Call, quiet, type Reply, reply } from '../../src/contract/wire.ts'
import type { Recogniser } from '../recognise/source.ts'
import { Archive } from './archive.ts'
import type { Engine } from './engine.ts'
import type { Held } from './held.ts'
import { Loader, tableBytes } from './loader.ts'
import { reopenFrom } from './reopen.ts'
import type { Store } from './store.ts'
import { becomeWriter } from './writer.ts'

export interface House {
  /** Starts a database; throws Failure `no-engine`. */
  engine(call: Call): Promise<Engine>
  recogniser: Recogniser
  /** Null where nothing can be stored: then everything lives until the tab is closed. */
  store: Store | null
  /** ISO stamp of now. */
  now(): string
}

/** The one workspace that is open, and the database it stands in. Changing verbs and saving wait for each other. */
export class OpenWorkspace {
  readonly archive: Archive | null
  readonly loader: Loader
  held: Held | null = null
  readonly #house: House
  #starting: Promise<Engine> | null = null
  #turn: Promise<unknown> = Promise.resolve()
  #saving: Promise<void> = Promise.resolve()
  #fault: Fault | null = null

  constructor(house: House) {
    this.#house = house
    this.archive = house.store && new Archive(house.store)
    this.loader = new Loader(house.recogniser)
  }

  now(): string {
    return this.#house.now()
  }

  /** The database, started where it is not; a failed start may be tried again. */
  engine(call: Call): Promise<Engine> {
    const starting = this.#starting ?? this.#house.engine(call)
    this.#starting = starting
    starting.catch(() => {
      if (this.#starting === starting) this.#starting = null
    })
    return starting
  }

  /** A database in which the open workspace stands: one that had to be ended is started and filled again, once. */
  async ready(): Promise<Engine> {
    const starting = this.engine(quiet)
    const engine = await starting
    if (!engine.lost) return engine
    if (this.#starting === starting) this.#starting = this.#again()
    return this.ready()
  }

  async #again(): Promise<Engine> {
    const starting = this.#house.engine(quiet)
    const files = this.held?.files ?? []
    for (const file of files) file.filled = null
    if (files.length > 0) await this.loader.open(starting, files, [], quiet)
    return starting
  }

  /** Runs a changing verb once those before it, and their saving, are through. */
  inTurn<T>(body: () => Promise<T>): Promise<Reply<T>> {
    const answer = this.#turn.then(() => this.#saving).then(() => reply(body))
    this.#turn = answer
    return answer
  }

  needed(): Held {
    if (this.held) return this.held
    throw new Failure({ code: 'unknown', what: 'workspace', given: 'open', known: [] })
  }

  /** The workspace of that id, opened where another one or none is open. */
  async open(id: string, call: Call): Promise<Held> {
    if (this.held?.id === id) return this.held
    const writer = await becomeWriter(id)
    try {
      if (!this.archive)
        throw new Failure({ code: 'unknown', what: 'workspace', given: id.slice(0, 80), known: [] })
      await this.ready()
      const found = await reopenFrom(this.archive, this.loader, this.engine(call), id, call)
      const held = this.hold({ ...found, writer })
      if (writer) await this.archive.amend(id, { opened: this.now() }).catch(() => {})
      return held
    } catch (thrown) {
      writer?.release()
      throw thrown
    }
  }

  hold(held: Held): Held {
    if (this.held?.id !== held.id) this.held?.writer?.release()
    this.held = held
    return held
  }

  /** Nothing is open any more, and nothing of it is left in memory. */
  async leave(): Promise<void> {
    this.held?.writer?.release()
    this.held = null
    const engine = await this.#starting?.catch(() => null)
    this.#starting = null
    await engine?.close()
  }

  /** Saves behind the answer; the end is told as progress `save` 1, a failure as `save` 0 with words. */
  saveBehind(held: Held, call: Call): void {
    this.#saving = new Promise((go) => setTimeout(go, 0)).then(() => this.save(held, call))
  }

  /** Saves what is only in memory; throws Failure `no-room` where it still does not fit. */
  async retry(held: Held): Promise<void> {
    await this.save(held, quiet)
    if (this.#fault) throw new Failure(this.#fault)
  }

  /** Saves now; `held` tells how it went. */
  async save(held: Held, call: Call): Promise<void> {
    if (!this.archive) return
    try {
      const saved = this.now()
      const files = new Map(held.files.flatMap((f) => (f.file ? [[f.id, f.file] as const] : [])))
      const tables = await tableBytes(await this.ready())
      await this.archive.save({ ...stored(held), saved }, files, tables)
      held.saved = saved
      held.unsaved = ''
      this.#fault = null
      call.progress('save', 1)
    } catch (thrown) {
      held.saved = ''
      this.#fault = asFault(thrown)
      held.unsaved = unsaved(this.#fault)
      call.progress('save', 0, held.unsaved)
    }
  }
}

function unsaved(fault: Fault): string {
  const { what, next } = speak(fault)
  return fault.code === 'no-room'
    ? `${what} ${next}`
    : 'This could not be stored on this device; it stays until the tab is closed.'
}

function stored(held: Held) {
  const { id, title, opened, data, notes } = held
  const files = held.files.map(({ file: _, filled: __, ...rest }) => rest)
  return { id, title, opened, data, notes, files }
}
