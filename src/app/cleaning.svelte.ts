import { type CleaningStep, isOn, type StepId, switchStep } from '../contract/cleaning.ts'
import type { Decisions } from '../contract/decisions.ts'
import type { Workspace } from '../contract/desk.ts'
import { type Desk, unwrap } from '../contract/wire.ts'
import { Sought } from './sought.svelte.ts'

/** The cleaning recipe of the open workspace: what each step comes to. */
export class Cleaning extends Sought<readonly CleaningStep[]> {
  /** A switch that was turned and is not obeyed yet. */
  turning = $state.raw<{ id: StepId; on: boolean } | null>(null)
  readonly #decide: (decisions: Decisions) => Promise<void>

  constructor(desk: () => Promise<Desk>, decide: (decisions: Decisions) => Promise<void>) {
    super(async (call) => unwrap(await (await desk()).cleaning(call)))
    this.#decide = decide
  }

  /** Whether a step is on, as far as the person is concerned. */
  isOn(id: StepId, { decisions }: Workspace): boolean {
    return this.turning?.id === id ? this.turning.on : isOn(id, decisions.steps)
  }

  /** Makes the workspace anew with one step switched. What was decided before comes back, to be taken back to. */
  async turn(id: StepId, on: boolean, { decisions }: Workspace): Promise<Decisions> {
    this.turning = { id, on }
    await this.#decide({ ...decisions, steps: switchStep(id, on, decisions.steps) })
    this.turning = null
    return decisions
  }
}
