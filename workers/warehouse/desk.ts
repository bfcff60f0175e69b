import type { Alike } from '../../src/contract/alike.ts'
import type { CleaningStep } from '../../src/contract/cleaning.ts'
import { type Decisions, settled } from '../../src/contract/decisions.ts'
import type { Corrections, Draft, Listed, Workspace } from '../../src/contract/desk.ts'
import { Failure } from '../../src/contract/fault.ts'
import {
  type Call,
  type CsvOptions,
  type Desk,
  type Dock,
  everybody,
  type Page,
  type Reply,
  reply,
  type Sight,
} from '../../src/contract/wire.ts'
import { takeIn } from '../reading/take-in.ts'
import type { Recogniser } from '../recognise/source.ts'
import { accountOf, workspaceOf } from './account.ts'
import { adopted, decided, gather } from './adopt.ts'
import { openCampaigns } from './campaign-door.ts'
import { compared } from './compared.ts'
import { openCopyDoor } from './copy-door.ts'
import { csvOf } from './csv.ts'
import { openDock } from './dock.ts'
import { type Brought, Drafts, keptOf } from './drafts.ts'
import { keepOut, type Tools } from './erase.ts'
import { listing } from './listing.ts'
import { openMarks } from './marks.ts'
import { type House, OpenWorkspace } from './open-workspace.ts'
import { page } from './page.ts'
import { everyoneOf } from './people.ts'
import { openPersonDoor } from './person-door.ts'
import { rehearse } from './rehearse.ts'
import { Shapes } from './shapes.ts'
import { openSqlDoor } from './sql-door.ts'
import { put } from './take-back.ts'
import { openTrustDoor } from './trust-door.ts'
import { becomeWriter } from './writer.ts'

/** The page's door. A fault leaves what was; a tab that only reads changes nothing. */
export class WarehouseDesk implements Desk {
  readonly dock: Dock
  readonly person: Desk['person']
  readonly timeline: Desk['timeline']
  readonly personFile: Desk['personFile']
  readonly erasePerson: Desk['erasePerson']
  readonly object: Desk['object']
  readonly weigh: Desk['weigh']
  readonly takeBack: Desk['takeBack']
  readonly rows: Desk['rows']
  readonly repair: Desk['repair']
  readonly quality: Desk['quality']
  readonly verdicts: Desk['verdicts']
  readonly mark: Desk['mark']
  readonly copy: Desk['copy']
  readonly campaigns: Desk['campaigns']
  readonly sql: Desk['sql']
  readonly #here: OpenWorkspace
  readonly #drafts: Drafts
  readonly #recognisers: readonly Recogniser[]
  readonly #shapes: Shapes
  readonly #tools: Tools

  constructor(house: House) {
    this.#here = new OpenWorkspace(house)
    this.#recognisers = [house.recogniser, ...(house.away ? [house.away] : [])]
    this.#shapes = new Shapes(house.store)
    this.#drafts = new Drafts(house.recogniser, this.#shapes)
    this.dock = openDock(this.#here)
    this.#tools = { loader: this.#here.loader, recogniser: house.recogniser, now: house.now }
    const door = openPersonDoor(this.#here, house.recogniser, () => this.#drafts.clear())
    this.person = door.person
    this.timeline = door.timeline
    this.personFile = door.personFile
    this.erasePerson = door.erasePerson
    this.object = door.object
    const trust = openTrustDoor(this.#here, house.recogniser)
    this.weigh = trust.weigh
    this.takeBack = trust.takeBack
    this.rows = trust.rows
    this.repair = trust.repair
    this.quality = trust.quality
    this.copy = openCopyDoor(this.#here)
    const marks = openMarks(this.#here)
    this.verdicts = marks.verdicts
    this.mark = marks.mark
    this.campaigns = openCampaigns(this.#here)
    this.sql = openSqlDoor(this.#here)
  }

  /** Comes up behind the answers; whoever needs the database before does not wait for quiet. */
  start(call: Call): Promise<Reply<{ version: string }>> {
    return reply(async () => {
      await this.#here.quiet.come()
      for (const one of this.#recognisers) if (!this.#here.held) await rehearse(one)
      return { version: (await this.#here.engine(call)).version }
    })
  }

  draft(files: File[], call: Call): Promise<Reply<Draft>> {
    return reply(() =>
      this.#here.quiet.broken(async () => {
        const fresh: Brought[] = []
        for (const file of files)
          for (const one of await takeIn(file, call)) fresh.push({ ...one, base: {}, replaces: '' })
        return this.#drafts.make(fresh, call)
      }),
    )
  }

  revise(file: string, call: Call): Promise<Reply<Draft>> {
    return reply(() => this.#drafts.make([keptOf(this.#here.needed().files, file)], call))
  }

  correct(draft: string, file: number, corrections: Corrections): Promise<Reply<Draft>> {
    return reply(() => this.#drafts.correct(draft, file, corrections))
  }

  adopt(draft: string, into: string, title: string, call: Call): Promise<Reply<Workspace>> {
    const here = this.#here
    return here.inTurn(async () => {
      const target = into === '' ? null : await here.open(into, call)
      if (target && !target.writer) throw new Failure({ code: 'read-only' })
      const gathered = await gather(this.#drafts.get(draft), target, here.now())
      const steps = target ? [] : await this.#shapes.switched(gathered.fresh.map((file) => file.draft))
      const decisions = target?.decisions ?? settled({ steps })
      const standing = await here.loader.open(gathered.files, gathered.fresh, decisions, call)
      const made = await adopted(gathered, standing, target, decisions, title, here.now())
      const next = await keepOut(made, this.#tools, call)
      const held = here.hold({ ...next, writer: target?.writer ?? (await becomeWriter(next.id)) })
      await this.#shapes.learn(this.#drafts.get(draft))
      this.#drafts.discard(draft)
      const workspace = workspaceOf(held)
      here.saveBehind(held, call)
      return steps.length > 0 ? { ...workspace, replayed: steps.length } : workspace
    })
  }

  decide(decisions: Decisions, call: Call): Promise<Reply<Workspace>> {
    const here = this.#here
    return here.inTurn(async () => {
      const before = here.needed()
      if (!before.writer) throw new Failure({ code: 'read-only' })
      const standing = await here.loader.open(before.files, [], decisions, call)
      const next = await decided(before, settled(decisions), standing)
      const drafts = before.files.map((file) => file.draft)
      if (stepsOf(next) !== stepsOf(before)) await this.#shapes.learnSwitches(drafts, next.decisions)
      return put(here, next, call)
    })
  }

  readonly discard = (draft: string) => reply(() => this.#drafts.discard(draft))

  shelf(): Promise<Reply<Listed[]>> {
    return reply(async () => {
      const stored = ((await this.#here.archive?.shelf()) ?? []).map(listing)
      const { held } = this.#here
      return held && !stored.some((l) => l.id === held.id) ? [listing(held), ...stored] : stored
    })
  }

  reopen(workspace: string, call: Call): Promise<Reply<Workspace>> {
    return this.#here.inTurn(async () => {
      const held = await this.#here.open(workspace, call)
      return workspaceOf(held)
    })
  }

  /** Also tries again what could not be stored before. */
  rename(workspace: string, title: string): Promise<Reply<void>> {
    const here = this.#here
    return here.inTurn(() =>
      this.#asWriter(workspace, async () => {
        const held = here.held?.id === workspace ? here.held : null
        if (held) held.title = title
        if (held && held.saved === '') await here.retry(held)
        else await here.archive?.amend(workspace, { title })
      }),
    )
  }

  forget(workspace: string): Promise<Reply<void>> {
    const here = this.#here
    return here.inTurn(() =>
      this.#asWriter(workspace, async () => {
        await here.archive?.forget(workspace)
        if (here.held?.id === workspace) await here.leave()
      }),
    )
  }

  eraseAll(): Promise<Reply<void>> {
    const here = this.#here
    return here.inTurn(async () => {
      const ids = ((await here.archive?.shelf()) ?? []).map((m) => m.id)
      const others = await Promise.all(ids.filter((id) => id !== here.held?.id).map(becomeWriter))
      const alone = others.every((w) => w !== null) && here.held?.writer !== null
      if (alone) await here.archive?.eraseAll()
      if (alone) this.#shapes.forget()
      for (const writer of others) writer?.release()
      if (!alone) throw new Failure({ code: 'read-only' })
      await here.leave()
    })
  }

  readonly account = () => reply(() => accountOf(this.#here.needed()))

  cleaning(call: Call): Promise<Reply<CleaningStep[]>> {
    const { files, decisions } = this.#here.held ?? { files: [], decisions: {} }
    return reply(() => this.#here.quiet.broken(() => this.#here.loader.recipe(files, decisions, call)))
  }

  alike(call: Call): Promise<Reply<Alike>> {
    return reply(() => this.#here.quiet.broken(() => compared(this.#here, call)))
  }

  peek(table: string, from: number, to: number, sight?: Sight): Promise<Reply<Page>> {
    return reply(async () => page(await this.#holding(table), table, from, to, sight))
  }

  csv(table: string, options: CsvOptions, call: Call): Promise<Reply<Blob>> {
    return reply(async () => {
      const engine = await this.#holding(table)
      return csvOf((from, to) => page(engine, table, from, to), options, call)
    })
  }

  /** The database with that list in it. */
  async #holding(table: string) {
    const { lists } = this.#here
    const { facts } = this.#here.needed().standing
    if (table === everybody && !lists.has(table)) lists.keep(table, everyoneOf(facts))
    const engine = await this.#here.ready()
    await lists.make(engine, table)
    return engine
  }

  /** Does something to a workspace that no other tab holds. */
  async #asWriter(workspace: string, body: () => Promise<void>): Promise<void> {
    const own = this.#here.held?.id === workspace
    const writer = own ? (this.#here.held?.writer ?? null) : await becomeWriter(workspace)
    if (!writer) throw new Failure({ code: 'read-only' })
    await body().finally(() => own || writer.release())
  }
}

const stepsOf = ({ decisions: { steps = [] } }: { decisions: Decisions }) => JSON.stringify(steps)
