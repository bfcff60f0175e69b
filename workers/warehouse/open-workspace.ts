import { Failure, type Fault, speak } from '../../src/contract/fault.ts'
import { asFault, type Call, quiet, type Reply, reply } from '../../src/contract/wire.ts'
import type { Recogniser } from '../recognise/source.ts'
import { Archive } from './archive.ts'
import type { Engine } from './engine.ts'
import type { Held } from './held.ts'
import { Lists } from './lists.ts'
import { Loader } from './loader.ts'
import type { Cases } from './marks.ts'
import { memoryFault } from './memory-fault.ts'
import { Quiet } from './quiet.ts'
import { reopenFrom } from './reopen.ts'
import type { Standing } from './standing.ts'
import type { Store } from './store.ts'
import { fillEngine } from './tables.ts'
import { becomeWriter } from './writer.ts'

/** Milliseconds in which what was adopted has reached the page. */
const afterTheAnswer = 300

export interface House {
  /** Starts a database; throws Failure `no-engine`. */
  engine(call: Call): Promise<Engine>
  recogniser: Recogniser
  /** Reads in another worker what this one reads itself, so that both have compiled it; absent where there is none. */
  away?: Recogniser
  /** Null where nothing can be stored: then everything lives until the tab is closed. */
  store: Store | null
  /** ISO stamp of now. */
  now(): string
}

/** The one workspace that is open, and the database it stands in. Changing verbs and saving wait for each other. */
export class OpenWorkspace {
  readonly archive: Archive | null
  readonly loader: Loader
  readonly quiet = new Quiet()
  held: Held | null = null
  readonly #house: House
  #starting: Promise<Engine> | null = null
  #turn: Promise<unknown> = Promise.resolve()
  #turns = 0
  #saving: Promise<void> = Promise.resolve()
  #fault: Fault | null = null
  #filling: Promise<unknown> = Promise.resolve()
  /** Which warehouse stands in which database. */
  #inside: { engine?: Engine; standing?: Standing } = {}
  readonly lists = new Lists()
  readonly cases: Cases = new Map()

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
    const starting = this.#starting ?? timed('engine', this.#house.engine(call))
    this.#starting = starting
    starting.catch(() => {
      if (this.#starting === starting) this.#starting = null
    })
    return starting
  }

  /** The database with the open workspace in it; one that had to be ended is started and filled again. */
  ready(): Promise<Engine> {
    const filled = this.#filling.catch(() => {}).then(() => this.#fill())
    this.#filling = filled
    return filled
  }

  async #fill(): Promise<Engine> {
    let engine = await this.engine(quiet)
    if (engine.lost) {
      this.#starting = null
      engine = await this.engine(quiet)
    }
    const standing = this.held?.standing
    if (!standing || (this.#inside.engine === engine && this.#inside.standing === standing)) return engine
    this.lists.forgetTables()
    const rows = standing.facts.files.reduce((sum, f) => sum + f.rowsIn, 0)
    await fillEngine(engine, standing.tables()).catch((thrown) => Promise.reject(memoryFault(thrown, rows)))
    this.#inside = { engine, standing }
    return engine
  }

  /** Runs a changing verb once those before it, and their saving, are through. */
  inTurn<T>(body: () => Promise<T>): Promise<Reply<T>> {
    this.#turns++
    const answer = this.#turn.then(() => this.#saving).then(() => reply(() => this.quiet.broken(body)))
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
      const found = await reopenFrom(this.archive, this.loader, id, call)
      const held = this.hold({ ...found, writer })
      if (writer) await this.archive.amend(id, { opened: this.now() }).catch(() => {})
      if (writer) await this.archive.finish(id).catch(() => {})
      return held
    } catch (thrown) {
      writer?.release()
      throw thrown
    }
  }

  hold(held: Held): Held {
    if (this.held?.id !== held.id) this.held?.writer?.release()
    this.held = held
    this.lists.clear()
    this.cases.clear()
    return held
  }

  /** Nothing is open any more, and nothing of it is left in memory. */
  async leave(): Promise<void> {
    this.held?.writer?.release()
    this.held = null
    this.lists.clear()
    this.cases.clear()
    const engine = await this.#starting?.catch(() => null)
    this.#starting = null
    await engine?.close()
  }

  /** Saves behind the answer; the end is told as progress `save` 1, a failure as `save` 0 with words. */
  saveBehind(held: Held, call: Call): void {
    const turn = this.#turns
    const behind = this.archive ? this.quiet.come(() => this.#turns > turn) : rest(afterTheAnswer)
    this.#saving = behind.then(() => this.quiet.broken(() => timed('save', this.save(held, call))))
  }

  /** Saves what is only in memory; throws Failure `no-room` where it still does not fit. */
  async retry(held: Held): Promise<void> {
    await this.save(held, quiet)
    if (this.#fault) throw new Failure(this.#fault)
  }

  /**
   * Puts a workspace in the place of itself and of all that was kept of it. Throws Failure `no-room`, or what the disk
   * throws; what was open and stored stays then.
   */
  async replace(held: Held): Promise<Held> {
    const { archive } = this
    if (archive) {
      held.saved = this.now()
      held.unsaved = ''
      const files = filesOf(held)
      await archive
        .save(stored(held), files, () => held.standing.stored(), true)
        .catch((thrown) =>
          archive
            .finish(held.id)
            .catch(() => {})
            .then(() => Promise.reject(thrown)),
        )
    }
    return this.hold(held)
  }

  /** Saves now; `held` tells how it went. */
  async save(held: Held, call: Call): Promise<void> {
    if (!this.archive) return call.progress('save', 0, nowhere)
    try {
      const saved = this.now()
      await this.archive.save({ ...stored(held), saved }, filesOf(held), () => held.standing.stored())
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

const rest = (ms: number) => new Promise((go) => setTimeout(go, ms))

/** A measure that the tools of the browser show, and the bench reads. */
async function timed<T>(name: string, work: Promise<T>): Promise<T> {
  const start = performance.now()
  const done = await work
  performance.measure(name, { start })
  return done
}

const nowhere = 'This browser stores nothing for this page: what you brought stays until the tab is closed.'

function unsaved(fault: Fault): string {
  const { what, next } = speak(fault)
  return fault.code === 'no-room'
    ? `${what} ${next}`
    : 'This could not be stored on this device; it stays until the tab is closed.'
}

const filesOf = (held: Held) => new Map(held.files.flatMap((f) => (f.file ? [[f.id, f.file] as const] : [])))

/** What is stored of it: all but what stands in memory. */
/** What of a workspace stands in its manifest. */
export function stored({ standing: _, again: __, unsaved: ___, writer: ____, files: all, ...rest }: Held) {
  const files = all.map(({ file: _____, columns: ______, ...one }) => one)
  return { ...rest, files }
}
