import type { Fault } from '../contract/fault.ts'
import type { Recipe, Report } from '../contract/report.ts'
import { asFault, type Call, type Mining, unwrap } from '../contract/wire.ts'
import { type Underway, watched } from './call.ts'
import { recipeKey } from './recipe-key.ts'

export type Run =
  | { at: 'idle' }
  | ({ at: 'running' } & Underway)
  | { at: 'done'; report: Report }
  | { at: 'failed'; fault: Fault }

const idle: Run = { at: 'idle' }

interface Turn {
  key: string
  /** Answers how to show what came of it. */
  begin(): Promise<() => void>
}

/** Reports by recipe, and the questions that wait their turn: one is worked on at a time. */
export class Answers {
  runs = $state.raw<ReadonlyMap<string, Run>>(new Map())
  readonly #mining: () => Promise<Mining>
  /** Once it is known a question leaves before the page is drawn, and both go on at the same time. */
  #door: Mining | null = null
  #queue: Turn[] = []
  #current: Turn | null = null

  constructor(mining: () => Promise<Mining>) {
    this.#mining = mining
  }

  of(recipe: Recipe | null): Run {
    return (recipe && this.runs.get(recipeKey(recipe))) ?? idle
  }

  /** Runs a recipe unless its report is known or on its way. `now` puts it before all that wait. */
  ask(recipe: Recipe | null, now = false): void {
    if (!recipe) return
    const key = recipeKey(recipe)
    const former = this.runs.get(key) ?? idle
    if (former.at === 'done') return
    const waiting = this.#queue.find((turn) => turn.key === key)
    if (former.at === 'running' && !(now && waiting)) return
    const turn = waiting ?? this.#turn(key, recipe, former)
    this.#queue = this.#queue.filter((other) => other !== turn)
    if (now) this.#queue.unshift(turn)
    else this.#queue.push(turn)
    void this.#next()
  }

  /** Runs a recipe again although its report is known: what the person said since counts. */
  renew(recipe: Recipe): void {
    this.runs = new Map([...this.runs].filter(([key]) => key !== recipeKey(recipe)))
    this.ask(recipe, true)
  }

  /** Stops all that runs or waits; each is again what it was before. */
  stop(): void {
    for (const run of [...this.runs.values()]) if (run.at === 'running') run.stop()
  }

  /** Forgets every report: the data they were made of are closed. */
  clear(): void {
    this.stop()
    this.runs = new Map()
  }

  #turn(key: string, recipe: Recipe, former: Run): Turn {
    const { call, underway } = watched((now) => this.#put(key, { at: 'running', ...now, stop }))
    const begin = async () => {
      const run = await this.#answer(recipe, call)
      return () => {
        if (!call.signal.aborted) this.#put(key, run ?? former)
      }
    }
    const turn: Turn = { key, begin }
    const stop = () => {
      underway.stop()
      this.#queue = this.#queue.filter((other) => other !== turn)
      this.#put(key, former)
    }
    this.#put(key, { at: 'running', ...underway, words: 'Waiting its turn', stop })
    return turn
  }

  /** null when it was stopped. */
  async #answer(recipe: Recipe, call: Call): Promise<Run | null> {
    try {
      this.#door ??= await this.#mining()
      if (call.signal.aborted) return null
      return { at: 'done', report: unwrap(await this.#door.run(recipe, call)) }
    } catch (thrown) {
      const fault = asFault(thrown)
      return fault.code === 'stopped' ? null : { at: 'failed', fault }
    }
  }

  async #next(): Promise<void> {
    if (this.#current) return
    const turn = this.#queue.shift()
    if (!turn) return
    this.#current = turn
    const show = await turn.begin()
    this.#current = null
    void this.#next()
    show()
  }

  #put(key: string, run: Run): void {
    this.runs = new Map(this.runs).set(key, run)
  }
}
