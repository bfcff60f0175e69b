import type { Fault } from '../contract/fault.ts'
import type { Verdict } from '../contract/marks.ts'
import { asFault, type Desk, unwrap } from '../contract/wire.ts'

/** What the person says of the cases of an answer. Kept with the workspace, never in a report or a link. */
export class Marks {
  /** The list they are of; '' = none. */
  table = $state.raw('')
  fault = $state.raw<Fault | null>(null)
  /** Verdicts that the answer was not made with. */
  fresh = $state.raw(0)
  #verdicts = $state.raw<readonly (Verdict | null)[]>([])
  #before: readonly (Verdict | null)[] = []
  readonly #desk: () => Promise<Desk>

  constructor(desk: () => Promise<Desk>) {
    this.#desk = desk
  }

  /** Learns what was said of the cases of an answer that is just made. */
  async open(table: string): Promise<void> {
    this.table = table
    this.#put([], true)
    await this.#ask(table, (desk) => desk.verdicts(table), true)
  }

  of(place: number): Verdict | null {
    return this.#verdicts[place] ?? null
  }

  /** How many cases can be marked. */
  get count(): number {
    return this.#verdicts.length
  }

  /** Null takes back what was said. */
  async say(place: number, verdict: Verdict | null): Promise<void> {
    const { table } = this
    await this.#ask(table, (desk) => desk.mark(table, place, verdict), false)
  }

  async #ask(
    table: string,
    ask: (desk: Desk) => ReturnType<Desk['verdicts']>,
    isNew: boolean,
  ): Promise<void> {
    try {
      const verdicts = unwrap(await ask(await this.#desk()))
      if (this.table === table) this.#put(verdicts, isNew)
      this.fault = null
    } catch (thrown) {
      this.fault = asFault(thrown)
    }
  }

  #put(verdicts: readonly (Verdict | null)[], isNew: boolean): void {
    if (isNew) this.#before = verdicts
    this.#verdicts = verdicts
    this.fresh = verdicts.filter((verdict, place) => verdict !== this.#before[place]).length
  }
}
