import type {
  CampaignChange,
  CampaignNamed,
  CampaignsTold,
  CampaignTold,
  ListFile,
  ListFormat,
  Plan,
  PlanAsked,
} from '../contract/campaigns.ts'
import type { Fault } from '../contract/fault.ts'
import { asFault, type Desk, quiet, type Reply, unwrap } from '../contract/wire.ts'
import type { Shelf } from './shelf.svelte.ts'

/** Plans and campaigns of the open workspace, as far as the page knows them: numbers and words, nobody. */
export class Campaigns {
  told = $state.raw<CampaignsTold | null>(null)
  /** The answer to what was asked last; the one before it stays until then. */
  plan = $state.raw<Plan | null>(null)
  planning = $state.raw(false)
  fault = $state.raw<Fault | null>(null)
  /** Title of a campaign that was just taken out and can be brought back. */
  dropped = $state.raw('')
  readonly #desk: () => Promise<Desk>
  readonly #shelf: Pick<Shelf, 'says'>
  #asked: PlanAsked | null = null
  #key = ''

  constructor(desk: () => Promise<Desk>, shelf: Pick<Shelf, 'says'>) {
    this.#desk = desk
    this.#shelf = shelf
  }

  of(id: string): CampaignTold | null {
    return this.told?.campaigns.find((one) => one.id === id) ?? null
  }

  /** Learns what there is, each campaign measured anew. */
  async learn(): Promise<void> {
    await this.#try(async (desk) => {
      this.told = unwrap(await desk.campaigns.told())
    })
  }

  /** Asks who would be in, once for the same question of the same data; an answer to an older question is left. */
  async ask(asked: PlanAsked, data: string): Promise<void> {
    const key = JSON.stringify([asked, data])
    if (key === this.#key && !this.fault) return
    this.#key = key
    this.#asked = asked
    this.planning = true
    await this.#try(async (desk) => {
      const plan = unwrap(await desk.campaigns.plan(asked, quiet))
      if (this.#asked === asked) this.plan = plan
    })
    if (this.#asked === asked) this.planning = false
  }

  /** Answers with the id of what was made; '' where it was not. */
  async make(asked: PlanAsked & CampaignNamed): Promise<string> {
    let id = ''
    await this.#change(async (desk) => {
      const answer = await desk.campaigns.make(asked)
      id = unwrap(answer)
      return answer
    })
    return id
  }

  change(id: string, change: CampaignChange): Promise<void> {
    return this.#change((desk) => desk.campaigns.change(id, change))
  }

  /** Says for the whole workspace what is left of revenue; null takes it back. */
  async setMargin(margin: number | null): Promise<void> {
    await this.#change((desk) => desk.campaigns.setMargin(margin))
    if (!this.fault) this.#shelf.says(margin)
  }

  async drop({ id, title }: CampaignTold): Promise<void> {
    await this.#change((desk) => desk.campaigns.drop(id))
    if (!this.fault) this.dropped = title
  }

  restore(): Promise<void> {
    this.dropped = ''
    return this.#change((desk) => desk.campaigns.restore())
  }

  /** Name of the list of a campaign; '' where there is none. */
  async look(id: string): Promise<string> {
    let table = ''
    await this.#try(async (desk) => {
      table = unwrap(await desk.campaigns.look(id))
    })
    return table
  }

  async file(id: string, format: ListFormat): Promise<ListFile | null> {
    let made: ListFile | null = null
    await this.#change(async (desk) => {
      const answer = await desk.campaigns.file(id, format, quiet)
      made = unwrap(answer)
      return answer
    })
    return made
  }

  async #change(step: (desk: Desk) => Promise<Reply<unknown>>): Promise<void> {
    this.#key = ''
    await this.#try(async (desk) => {
      unwrap(await step(desk))
      this.told = unwrap(await desk.campaigns.told())
    })
  }

  async #try(step: (desk: Desk) => Promise<void>): Promise<void> {
    this.fault = null
    try {
      await step(await this.#desk())
    } catch (thrown) {
      this.fault = asFault(thrown)
    }
  }
}
