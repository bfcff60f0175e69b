import type { Corrections, Workspace } from '../contract/desk.ts'
import type { Fault } from '../contract/fault.ts'
import type { Card } from '../contract/miner.ts'
import type { Recipe } from '../contract/report.ts'
import { asFault } from '../contract/wire.ts'
import { Answers } from './answers.svelte.ts'
import { arrival, entered, growing } from './arrival.ts'
import { Asking } from './asking.svelte.ts'
import { Backup } from './backup.svelte.ts'
import { quietly } from './call.ts'
import { Campaigns } from './campaigns.svelte.ts'
import { askedBy, bind, sortCards, usualRecipe } from './catalogue.ts'
import { Doors } from './doors.svelte.ts'
import { Erasing } from './erasing.svelte.ts'
import { Importing, type Target } from './importing.svelte.ts'
import { Marks } from './marks.svelte.ts'
import { nameOf, titleOf } from './names.ts'
import type { Outside, Told } from './outside.ts'
import { pastedFile } from './paste.ts'
import { Question } from './question.svelte.ts'
import type { Sample } from './samples.ts'
import { Shelf } from './shelf.svelte.ts'
import { Tables } from './tables.ts'
import { tellAccount, tellErased } from './tell-account.ts'
import { type Address, nowhere, read, toAsked, write } from './url.ts'

/** The one store of the page. Fields are replaced whole; components read them and call verbs. */
export class Session {
  address = $state.raw<Address>(nowhere)
  cards = $state.raw<readonly Card[]>([])
  samples = $state.raw<readonly Sample[]>([])
  told = $state.raw<Told | null>(null)
  fault = $state.raw<Fault | null>(null)
  /** Fragment of a link with findings, until the person leaves it; never stored. */
  findings = $state.raw('')
  #arriving = $state.raw(true)
  readonly doors: Doors
  readonly answers: Answers
  readonly importing: Importing
  readonly shelf: Shelf
  readonly question: Question
  readonly tables: Tables
  readonly asking = new Asking(() => this.doors.desk())
  readonly marks = new Marks(() => this.doors.desk())
  readonly campaigns: Campaigns
  readonly erasing: Erasing
  readonly backup: Backup
  readonly #outside: Outside

  /** What is open here: the workspace the address names, never one it does not. */
  workspace = $derived.by(() => {
    const { held, sample } = this.shelf
    const named = sample ? this.address.sample === sample : held?.id === this.address.workspace
    return named ? held : null
  })
  /** The address names something that is still on its way. */
  waits = $derived.by(() => {
    const named = this.address.workspace !== '' || this.address.sample !== ''
    const busy = this.importing.state.at === 'running' || this.shelf.opening.at === 'running'
    return named && this.workspace === null && (busy || this.#arriving)
  })
  sample = $derived(this.samples.find(({ id }) => id === this.address.sample) ?? null)
  open = $derived(this.workspace ? sortCards(this.cards, this.workspace) : { open: [], locked: [] })
  asks = $derived.by(() => askedBy(this.address.view, this.open.open, this.workspace, this.shelf.saving))

  constructor(outside: Outside) {
    this.#outside = outside
    this.doors = new Doors(outside.open)
    const desk = () => this.doors.desk()
    this.answers = new Answers(() => this.doors.mining())
    this.shelf = new Shelf(desk, outside.memory)
    this.question = new Question(this, this.answers, outside.bar, (asked) =>
      this.go({ view: 'question', asked }),
    )
    this.tables = new Tables(desk)
    this.campaigns = new Campaigns(desk, this.shelf)
    this.backup = new Backup(desk, outside.memory, (made) =>
      this.#adopted(made, { into: made.id, title: '' }),
    )
    this.erasing = new Erasing(desk, (workspace) => this.#erased(workspace))
    this.importing = new Importing(desk, {
      adopted: (workspace, target) => this.#adopted(workspace, target),
      asks: () => this.go({ view: 'data' }),
      saved: (unsaved) => {
        this.shelf.saved(unsaved)
        void this.#settle()
      },
    })
  }

  /** Reads the address, or the link that was opened. Nothing is run, and nothing of the person's own is touched. */
  async start(): Promise<void> {
    this.#outside.bar.onback(() => void this.#read().then(() => this.#settle()))
    await this.#read()
  }

  /** Starts the engine and learns what is here; called when the first paint is over. */
  async warm(): Promise<void> {
    const database = this.doors.warm(() => !this.workspace && this.importing.state.at === 'idle')
    await Promise.all([
      quietly(async () => {
        this.samples = await this.#outside.samples.list()
      }),
      quietly(async () => {
        this.cards = await (await this.doors.mining()).cards()
      }),
      quietly(() => this.shelf.learn()),
    ])
    await this.#settle()
    this.#arriving = false
    await database
  }

  /** Goes somewhere: written to the address, read back from it. */
  go(change: Partial<Address>, how: 'push' | 'replace' = 'push'): void {
    this.#outside.bar[how](write({ ...this.address, ...change }))
    this.address = read(this.#outside.bar.search())
    if (how === 'push') this.told = null
    void this.#settle()
  }

  /** Accepts files before anything has started; they wait for the reader. `into` = '' makes a new workspace. */
  async bring(files: File[], into = growing(this.workspace, this.address)): Promise<void> {
    const [named, target] = [nameOf(files), { into, title: into ? '' : titleOf(files) }]
    if (files.length > 0) await this.importing.bring(() => this.backup.tablesOf(files), target, named)
  }

  /** True when the text held a table. */
  paste(text: string): boolean {
    const file = pastedFile(text)
    if (file) void this.bring([file])
    return file !== null
  }

  async discard(): Promise<void> {
    await this.importing.discard()
    this.go({ view: this.workspace ? 'home' : 'start' })
  }

  /** Opens again what a file of the workspace was read as. */
  async revise(file: string, corrections?: Corrections): Promise<void> {
    const { id: into, title } = this.workspace ?? { id: '', title: '' }
    if (into) await this.importing.revise(file, { into, title, stays: !!corrections }, corrections)
  }

  async openSample(id: string, chosen = true): Promise<void> {
    const sample = this.samples.find((one) => one.id === id)
    if (!sample) return
    const known = this.shelf.holding(id)
    if (known) return this.#show(known, id, chosen)
    const target = { into: '', title: sample.title, sample: id }
    await this.importing.bring((call) => this.#outside.samples.fetch(sample, call), target)
  }

  /** Leaves what is open; it stays on the shelf. */
  leave(): void {
    this.shelf.opening = { at: 'idle' }
    this.go(nowhere)
  }

  readonly reopen = (id: string) => this.#show(id, '', true)
  readonly rename = (title: string) => this.#try(() => this.shelf.rename(title))

  async forget(id: string): Promise<void> {
    await this.#try(() => this.shelf.forget(id))
    if (!this.shelf.held) this.answers.clear()
  }

  /** Erases every workspace, then what `browser` erases: the rest of what the page stores. */
  eraseAll(browser: () => Promise<void>): Promise<void> {
    return this.#try(async () => {
      this.answers.clear()
      await this.importing.discard()
      await this.shelf.eraseAll()
      await browser()
      this.leave()
      this.told = { tone: 'good', what: 'Everything this page stored on this device is erased.' }
    })
  }

  /** Opens a question with its usual settings. */
  ask(miner: string): void {
    const card = this.cards.find(({ id }) => id === miner)
    if (card) this.go({ view: 'question', asked: toAsked(usualRecipe(card), card), audience: '' })
  }

  /** The recipe the home screen runs for a card. */
  readonly usual = (card: Card): Recipe | null =>
    this.workspace && bind(usualRecipe(card), this.workspace, card).recipe

  /** Stops whatever is under way; all is again what it was before. */
  stop(): void {
    this.importing.stop()
    this.answers.stop()
    if (this.shelf.opening.at === 'running') this.shelf.opening.stop()
  }

  async #read(): Promise<void> {
    const { address, refused, findings } = await arrival(this.#outside.bar)
    this.address = address
    if (findings) this.findings = findings
    if (refused) this.told = { tone: 'warn', what: refused }
  }

  /** Opens what the address names and runs what its screen shows. */
  async #settle(): Promise<void> {
    const { workspace, sample, view } = this.address
    if (this.question.tidy) this.go({ asked: this.question.tidy }, 'replace')
    if (!this.workspace) {
      if (this.importing.state.at !== 'idle' || this.shelf.opening.at === 'running') return
      if (workspace) await this.#show(workspace, '', false)
      else if (sample) await this.openSample(sample, false)
      return
    }
    for (const card of this.asks.now) this.answers.ask(this.usual(card))
    if (view === 'question' || view === 'people' || view === 'campaigns') this.question.answer()
  }

  async #show(id: string, sample: string, chosen: boolean): Promise<void> {
    const before = this.shelf.held
    if (!(await this.shelf.reopen(id, sample))) return
    if (this.shelf.held !== before) this.answers.clear()
    this.go(...entered(this.address, id, sample, chosen))
  }

  #adopted(workspace: Workspace, { sample = '', stays }: Target): void {
    this.answers.clear()
    this.shelf.hold(workspace, stays ? this.shelf.sample : sample)
    if (stays) return
    this.go(...entered(this.address, workspace.id, sample, true, 'home'))
    this.told = tellAccount(workspace, (before) => void this.importing.decide(before))
    void quietly(() => this.shelf.learn())
  }

  #erased(workspace: Workspace): void {
    void this.importing.discard()
    this.#adopted(workspace, { into: workspace.id, title: '', stays: true })
    this.go({ ...nowhere, workspace: this.address.workspace, sample: this.address.sample, view: 'home' })
    this.told = tellErased(workspace)
  }

  async #try(step: () => Promise<void>): Promise<void> {
    this.fault = null
    try {
      await step()
    } catch (thrown) {
      this.fault = asFault(thrown)
    }
  }
}
