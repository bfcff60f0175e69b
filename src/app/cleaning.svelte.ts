import { type CleaningStep, isOn, type StepId, switchStep } from '../contract/cleaning.ts'
import type { Decisions } from '../contract/decisions.ts'
import type { Workspace } from '../contract/desk.ts'
import type { Fault } from '../contract/fault.ts'
import { asFault, type Desk, unwrap } from '../contract/wire.ts'
import { type Underway, watched } from './call.ts'

type Counting = { at: 'idle' } | ({ at: 'running' } & Underway) | { at: 'failed'; fault: Fault }

/** The cleaning recipe of the open workspace: what each step comes to, counted when somebody looks. */
export class Cleaning {
  /** What was counted last; it stays on the screen while it is counted anew. */
  steps = $state.raw<readonly CleaningStep[]>([])
  counting = $state.raw<Counting>({ at: 'idle' })
  /** A switch that was turned and is not obeyed yet. */
  turning = $state.raw<{ id: StepId; on: boolean } | null>(null)
  #data = ''
  readonly #desk: () => Promise<Desk>
  readonly #decide: (decisions: Decisions) => Promise<void>

  constructor(desk: () => Promise<Desk>, decide: (decisions: Decisions) => Promise<void>) {
    this.#desk = desk
    this.#decide = decide
  }

  /** Counts for a workspace as it now is, once. A stop leaves what was counted before. */
  async look({ id, data }: Workspace): Promise<void> {
    const key = `${id} ${data}`
    if (this.#data === key) return
    if (!this.#data.startsWith(`${id} `)) this.steps = []
    this.#data = key
    const { call, underway } = watched((now) => {
      if (this.#data === key) this.counting = { at: 'running', ...now, stop }
    })
    const stop = () => {
      underway.stop()
      this.counting = { at: 'idle' }
    }
    this.counting = { at: 'running', ...underway, stop }
    try {
      const steps = unwrap(await (await this.#desk()).cleaning(call))
      if (this.#data !== key || call.signal.aborted) return
      this.steps = steps
      this.counting = { at: 'idle' }
    } catch (thrown) {
      if (this.#data === key && !call.signal.aborted) this.counting = { at: 'failed', fault: asFault(thrown) }
    }
  }

  /** Counts again after a stop or a fault. */
  again(workspace: Workspace): Promise<void> {
    this.#data = ''
    return this.look(workspace)
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
