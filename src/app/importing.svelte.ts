import type { Decisions } from '../contract/decisions.ts'
import type { Corrections, Draft, RowsWritten, TakenBack, Workspace } from '../contract/desk.ts'
import { Failure, type Fault } from '../contract/fault.ts'
import type { Quality } from '../contract/quality.ts'
import { asFault, type Call, type Desk, quiet, type Reply, unwrap } from '../contract/wire.ts'
import { AlikePeople } from './alike.svelte.ts'
import { heed, type Underway, watched } from './call.ts'
import { Cleaning } from './cleaning.svelte.ts'
import { nameOf } from './names.ts'
import { Sought } from './sought.svelte.ts'

/** Where what is brought goes. `into` = '' makes a new workspace. */
export interface Target {
  into: string
  title: string
  /** Id of the sample the files come from. */
  sample?: string
  /** The screen stays, for what was brought was there before. */
  stays?: boolean
}

export type Import =
  | { at: 'idle' }
  | ({ at: 'running'; title: string } & Underway)
  | { at: 'asking'; draft: Draft; target: Target }
  | { at: 'failed'; fault: Fault; former: Settled }

/** What a walk goes back to when it is stopped or fails. */
type Settled = { at: 'idle' } | { at: 'asking'; draft: Draft; target: Target }
/** Who is told what came of a walk. */
export interface Told {
  adopted(workspace: Workspace, target: Target): void
  /** Something waits for the person. */
  asks(): void
  /** Saving goes on behind the answer. '' = it is saved; otherwise why it is not. */
  saved(unsaved: string): void
}

type Step = (call: Call) => Promise<Import>

/** The walk of files into a workspace: draft, correct, adopt. A stop or a fault leaves what was there before. */
export class Importing {
  state = $state.raw<Import>({ at: 'idle' })
  /** Corrections of each file of the draft, one entry a step, so that the last can be taken back. */
  steps = $state.raw<ReadonlyMap<number, readonly Corrections[]>>(new Map())
  readonly cleaning: Cleaning
  /** How good the data of the open workspace are. */
  readonly quality: Sought<Quality>
  readonly alike: AlikePeople
  readonly #desk: () => Promise<Desk>
  readonly #told: Told

  constructor(desk: () => Promise<Desk>, told: Told) {
    this.#desk = desk
    this.#told = told
    this.quality = new Sought(async (call) => unwrap(await (await desk()).quality(call)))
    this.cleaning = new Cleaning(desk, (decisions) => this.decide(decisions))
    this.alike = new AlikePeople(desk, (decisions) => this.decide(decisions))
  }

  /** The draft that waits for the person, also while a fault of it is shown. */
  get draft(): Draft | null {
    const waiting = this.state.at === 'failed' ? this.state.former : this.state
    return waiting.at === 'asking' ? waiting.draft : null
  }

  /** Drafts the files; a draft without an open question is adopted at once. `files` may still be on its way, `title` says what. */
  async bring(
    files: File[] | ((call: Call) => Promise<File[]>),
    target: Target,
    title = Array.isArray(files) ? nameOf(files) : target.title,
  ): Promise<void> {
    await this.#walk(`Bringing in ${title}`, async (call) => {
      const desk = await this.#desk()
      heed(call.signal)
      const brought = Array.isArray(files) ? files : await files(call)
      heed(call.signal)
      const draft = unwrap(await desk.draft(brought, call))
      heed(call.signal)
      return draft.ready ? this.#adoptOrAsk(draft, target, call) : this.#question(draft, target)
    })
  }

  /** Opens again the reading of a file that is already in the workspace; with corrections it is read so at once. */
  async revise(file: string, target: Target, corrections?: Corrections): Promise<void> {
    await this.#walk('Reading the file again', async (call) => {
      const desk = await this.#desk()
      const draft = unwrap(await desk.revise(file, call))
      if (!corrections) return this.#question(draft, target)
      const told = unwrap(await desk.correct(draft.id, 0, corrections))
      return told.ready ? this.#adoptOrAsk(told, target, call) : this.#question(told, target)
    })
  }

  async correct(file: number, corrections: Corrections): Promise<void> {
    await this.#redraft(file, [...(this.steps.get(file) ?? []), corrections])
  }

  async undo(file: number): Promise<void> {
    await this.#redraft(file, (this.steps.get(file) ?? []).slice(0, -1))
  }

  async adopt(): Promise<void> {
    this.dismiss()
    if (this.state.at !== 'asking') return
    const { draft, target } = this.state
    await this.#walk('Taking it in', (call) => this.#adopt(draft, target, call))
  }

  /** Makes the open workspace anew as the person decided; the screen stays, and a draft that waits goes on waiting. */
  async decide(decisions: Decisions): Promise<void> {
    await this.#remake('Putting it together anew', (desk, call) => desk.decide(decisions, call))
  }

  /** A person asked not to be written to, or no longer does. */
  object(key: number, yes: boolean): Promise<boolean> {
    return this.#remake('Noting the objection', (desk, call) => desk.object(key, yes, call))
  }

  /** What taking files back would change. */
  async weigh(files: readonly string[]): Promise<Reply<TakenBack>> {
    return (await this.#desk()).weigh([...files], quiet)
  }

  /** True when the files are out. */
  takeBack(files: readonly string[]): Promise<boolean> {
    return this.#remake('Taking it back', (desk, call) => desk.takeBack([...files], call))
  }

  /** Rows as they stand in their file, to be written anew. */
  async rows(file: string, lines: readonly number[]): Promise<Reply<RowsWritten>> {
    return (await this.#desk()).rows(file, [...lines], quiet)
  }

  /** True when the rows are read as they are written here; with null, as they stand in the file. */
  repair(file: string, rows: [line: number, text: string | null][]): Promise<boolean> {
    const title = rows.length === 1 ? 'Reading the row again' : 'Reading the rows again'
    return this.#remake(title, (desk, call) => desk.repair(file, rows, call))
  }

  /** The open workspace made anew; the screen stays, and a draft that waits goes on waiting. */
  async #remake(
    title: string,
    make: (desk: Desk, call: Call) => Promise<Reply<Workspace>>,
  ): Promise<boolean> {
    this.dismiss()
    const former: Settled = this.state.at === 'asking' ? this.state : { at: 'idle' }
    let made = false
    await this.#walk(title, async (call) => {
      const workspace = unwrap(await make(await this.#desk(), call))
      this.#told.adopted(workspace, { into: workspace.id, title: workspace.title, stays: true })
      made = true
      return former
    })
    return made
  }

  async discard(): Promise<void> {
    const { draft } = this
    this.#reset()
    if (draft) await (await this.#desk()).discard(draft.id)
  }

  /** Puts a fault aside: what was there before is there again. */
  dismiss(): void {
    if (this.state.at === 'failed') this.state = this.state.former
  }

  stop(): void {
    if (this.state.at === 'running') this.state.stop()
  }

  #reset(): void {
    this.state = { at: 'idle' }
    this.steps = new Map()
  }

  #question(draft: Draft, target: Target): Settled {
    const [first] = draft.files
    const hopeless = draft.files.every((file) => file.fault !== null && file.columns.length === 0)
    if (hopeless && first?.fault) throw new Failure(first.fault)
    this.steps = new Map()
    this.#told.asks()
    return { at: 'asking', draft, target }
  }

  /** What a person can put right by saying what a column means is asked; the rest fails. */
  async #adoptOrAsk(draft: Draft, target: Target, call: Call): Promise<Import> {
    try {
      return await this.#adopt(draft, target, call)
    } catch (thrown) {
      const fault = asFault(thrown)
      if (!['missing-meaning', 'all-future', 'bad-file'].includes(fault.code)) throw thrown
      return { at: 'failed', fault, former: this.#question(draft, target) }
    }
  }

  async #adopt(draft: Draft, target: Target, call: Call): Promise<Import> {
    const desk = await this.#desk()
    const workspace = unwrap(await desk.adopt(draft.id, target.into, target.title, call))
    this.#reset()
    this.#told.adopted(workspace, target)
    return { at: 'idle' }
  }

  async #redraft(file: number, steps: readonly Corrections[]): Promise<void> {
    this.dismiss()
    const former = this.state
    if (former.at !== 'asking') return
    try {
      const all = steps.reduce(together, {})
      const draft = unwrap(await (await this.#desk()).correct(former.draft.id, file, all))
      if (this.state !== former) return
      this.state = { ...former, draft }
      this.steps = new Map(this.steps).set(file, steps)
    } catch (thrown) {
      this.state = { at: 'failed', fault: asFault(thrown), former }
    }
  }

  async #walk(title: string, step: Step): Promise<void> {
    this.stop()
    this.dismiss()
    const former: Settled = this.state.at === 'asking' ? this.state : { at: 'idle' }
    const { call, underway } = watched((now) => {
      if (now.stage === 'save') this.#told.saved(now.done === 1 ? '' : now.words)
      else if (this.state.at === 'running') this.state = { at: 'running', title, ...now, stop }
    })
    const stop = () => {
      underway.stop()
      this.state = former
    }
    this.state = { at: 'running', title, ...underway, stop }
    const outcome = await step(call).catch((thrown): Import => {
      const fault = asFault(thrown)
      return fault.code === 'stopped' ? former : { at: 'failed', fault, former }
    })
    if (!call.signal.aborted) this.state = outcome
  }
}

/** Corrections one after the other as one: the later word stands, column by column. */
export function together(earlier: Corrections, later: Corrections): Corrections {
  const means = new Map([...(earlier.means ?? []), ...(later.means ?? [])])
  return { ...earlier, ...later, ...(means.size > 0 && { means: [...means] }) }
}
