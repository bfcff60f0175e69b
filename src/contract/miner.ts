import type { Fault } from './fault.ts'
import type { Frame, Kinds, Shape, Sql, View } from './frame.ts'
import type { Pointed, RuleMarks, Verdict } from './marks.ts'
import type { Mart } from './marts.ts'
import type { Params, Values } from './param.ts'
import type { Findings, Yardstick } from './report.ts'

/**
 * What part of the data is asked. `asOf` is "today" for the analysis: orders of that day are still in.
 * `from` (included) cuts off the past. `currency` is one ISO 4217 code, or '' for data that name none.
 */
export interface Scope {
  asOf: string
  from?: string
  segment?: string
  currency?: string
}

/** What files tell of each customer (`mart_traits`), a row a customer and column, in order of customer. */
export const toldShape = { customer: 'int', name: 'key', value: 'key', means: 'key' } as const
export type Told = Frame<typeof toldShape>

/** Reviews and tickets (`mart_messages`), a row each; `day` −1 where it is not told. */
export const lettersShape = { customer: 'int', day: 'int', title: 'key', text: 'key' } as const
export type Letters = Frame<typeof lettersShape>

/** What sentences may need to know beside the numbers: the currency of money and the reader's locale. */
export interface Facts {
  scope: Scope
  currency: string
  locale: string
  /** Of the recipe, and the fingerprint of the warehouse it was run on. */
  seed?: number
  data?: string
  /** What the person has said of each case of `cases`, in their order. */
  verdicts?: readonly (Verdict | null)[]
}

/**
 * What a question found out about single customers, a row each: numbers (NaN = not known) or texts. It stays in the worker of the
 * miners, for the questions that come after it.
 */
export interface Scores {
  readonly keys: Int32Array
  readonly columns: Readonly<Record<string, Float64Array | Kinds['key']>>
}

/** What an earlier question has left: scores, null where it found nothing better than chance, or why it has no answer. */
export interface LeftBehind {
  readonly question: string
  readonly scores: Scores | null
  readonly fault: Fault | null
}

/** What a question may want beside its rows; absent unless it wants it and the workspace has it. */
export interface Beside {
  told?: Told
  letters?: Letters
  marks?: readonly RuleMarks[]
  /** By id of the question, for those of `after`. */
  found?: Readonly<Record<string, LeftBehind>>
}

/** How the catalogue shows a miner. `stage` is the question of the home screen it answers. */
export interface Card<P extends Params = Params> {
  readonly id: string
  readonly version: number
  readonly question: string
  readonly home: 'business' | 'customers' | 'leaving' | 'together' | 'next'
  readonly needs: readonly Mart[]
  /** One of these would do. */
  readonly either?: readonly Mart[]
  /** Takes many seconds where there is much: then it waits until a person asks it. */
  readonly long?: true
  readonly params: P
}

/**
 * Four steps. Only `fit` loops over rows, and `explain` where it makes lists of people: synchronous, seeded, yielding the share done
 * (0–1) at least every 50 ms.
 * `features` must order its rows and return exactly `shape`, without nulls.
 */
export interface Miner<P extends Params, S extends Shape, M> extends Card<P> {
  readonly shape: S
  /** Wants what files tell of each customer: always, or where the setting of this name is given. */
  readonly told?: true | string
  /** Wants what customers wrote. */
  readonly letters?: true
  /** Questions, by id, whose `leaves` this one reads: they are asked first, with their usual settings. */
  readonly after?: readonly string[]
  features(values: Values<P>, scope: Scope): Sql | View
  fit(
    frame: Frame<S>,
    values: Values<P>,
    scope: Scope,
    random: () => number,
    beside?: Beside,
  ): Generator<number, M>
  /** What questions that come after this one may know of single customers; null where nothing was found. */
  leaves?(model: M, values: Values<P>): Scores | null
  /** What a person can say of it whether it is fine; such verdicts, counted by rule, come back in `Beside` and in `Facts`. */
  cases?(model: M): readonly Pointed[]
  evaluate(model: M, frame: Frame<S>, values: Values<P>, scope: Scope): [Yardstick, ...Yardstick[]]
  explain(model: M, frame: Frame<S>, values: Values<P>, facts: Facts): Findings | Generator<number, Findings>
}
