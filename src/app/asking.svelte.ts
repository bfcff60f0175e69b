import type { Workspace } from '../contract/desk.ts'
import type { Fault } from '../contract/fault.ts'
import type { SqlAnswer, SqlTable } from '../contract/sql.ts'
import { asFault, type Call, type Desk, quiet, type Reply, reply, unwrap } from '../contract/wire.ts'
import { quietly, type Underway, watched } from './call.ts'

export type SqlRun =
  | { at: 'idle' }
  | ({ at: 'running' } & Underway)
  | { at: 'done'; answer: SqlAnswer; seconds: number }
  | { at: 'failed'; fault: Fault }

/** A person's own query: its text, what it came to, and what can be asked. It is in no address, no link and no report. */
export class Asking {
  text = $state('')
  run = $state.raw<SqlRun>({ at: 'idle' })
  schema = $state.raw<readonly SqlTable[]>([])
  asked = $state.raw<readonly string[]>([])
  /** The workspace, and the state of its data, that all this is of. */
  #workspace = ''
  #data = ''
  #known = false
  readonly #desk: () => Promise<Desk>

  constructor(desk: () => Promise<Desk>) {
    this.#desk = desk
  }

  /** The screen opens on a workspace: what was of another one, or of other data, is put aside. */
  async enter(workspace: string, data: string): Promise<void> {
    if (this.#workspace !== workspace && this.#workspace !== '') this.text = ''
    const same = this.#workspace === workspace && this.#data === data
    this.#workspace = workspace
    this.#data = data
    if (same && this.#known) return
    this.#known = true
    this.stop()
    this.run = { at: 'idle' }
    this.schema = []
    await quietly(async () => {
      const desk = await this.#desk()
      this.asked = unwrap(await desk.sql.asked())
      this.schema = unwrap(await desk.sql.schema(quiet))
    })
  }

  /** A query from elsewhere in the app stands in the editor, and is asked. */
  async take(text: string, workspace: Pick<Workspace, 'id' | 'data'> | null): Promise<void> {
    if (!workspace) return
    const entering = this.enter(workspace.id, workspace.data)
    this.text = text
    await entering
    await this.ask()
  }

  async ask(): Promise<void> {
    if (this.run.at === 'running') return
    const { text } = this
    const { call, underway } = watched((now) => {
      if (this.run.at === 'running') this.run = { at: 'running', ...now }
    })
    this.run = { at: 'running', ...underway, words: 'Asking the database' }
    const began = performance.now()
    try {
      const desk = await this.#desk()
      const answer = unwrap(await desk.sql.ask(text, call))
      this.run = { at: 'done', answer, seconds: (performance.now() - began) / 1000 }
      this.asked = unwrap(await desk.sql.asked())
    } catch (thrown) {
      const fault = asFault(thrown)
      this.run = fault.code === 'stopped' ? { at: 'idle' } : { at: 'failed', fault }
    }
  }

  stop(): void {
    if (this.run.at === 'running') this.run.stop()
  }

  /** An answer as a file, to be saved. */
  parquet(table: string, call: Call): Promise<Reply<Blob>> {
    return reply(async () => unwrap(await (await this.#desk()).sql.parquet(table, call)))
  }

  /** The whole warehouse as one archive, to be saved. */
  takeAway(call: Call): Promise<Reply<Blob>> {
    return reply(async () => unwrap(await (await this.#desk()).sql.takeAway(call)))
  }

  async forget(): Promise<void> {
    await quietly(async () => {
      unwrap(await (await this.#desk()).sql.forgetAsked())
      this.asked = []
    })
  }
}
