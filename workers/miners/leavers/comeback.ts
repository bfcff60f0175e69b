import type { Fitted } from '../../models/fitted.ts'
import { within } from '../../numeric/progress.ts'
import { best } from './called.ts'
import type { History } from './kernel.ts'
import { type Glance, knownOf, measured } from './measures.ts'
import { only } from './trial.ts'

/** What the model says had one order come, candidate by candidate. */
export interface Comeback {
  /** A chance of leaving up to this one counts as safe: no more than that of the average customer, and never above one half. */
  safe: number
  /** An order within so many days moves the customer to safe; `never` where none does, or it was not asked. */
  days: Int32Array
  /** Chance of leaving after an order on that day, or today where none is enough; NaN where it was not asked. */
  then: Float64Array
}

export const never = -1

interface Asked {
  history: History
  people: Int32Array
  glance: Glance
  chance: Float64Array
  model: Fitted
  columns: readonly string[]
  calls: number
}

/** Customers beyond these have no words beside them. */
const mostAsked = 20_000
const steps = 8

/**
 * A counterfactual (Wachter, Mittelstadt & Russell 2018) searched on the model itself: the latest day, in eighths of the window,
 * by which one order keeps the chance of leaving at or below `safe` on that day and on each before it. Yields the share done.
 */
export function* comebackOf(asked: Asked): Generator<number, Comeback> {
  const { history, people, glance, chance, calls } = asked
  const safe = Math.min(0.5, chance.reduce((sum, one) => sum + one, 0) / Math.max(1, chance.length))
  const days = new Int32Array(people.length).fill(never)
  const then = new Float64Array(people.length).fill(Number.NaN)
  const first = best(chance, Math.min(people.length, mostAsked))
  const rows = first.filter((row, place) => place < calls || (chance[row] ?? 0) >= 0.5)
  let open = rows
  for (let step = 0; step < steps && open.length > 0; step++) {
    const after = Math.round((step * glance.quiet) / steps)
    const found = yield* within(askedAfter(asked, open, after), step / steps, (step + 1) / steps)
    open = open.filter((row, i) => {
      const score = found[i] ?? 1
      if (step === 0) then[row] = score
      const known = knownOf(history, people[row] ?? 0, glance)
      if (score > safe || known.silent + after > glance.quiet) return false
      days[row] = after
      then[row] = score
      return true
    })
  }
  return { safe, days, then }
}

function* askedAfter(
  { history, people, glance, model, columns }: Asked,
  rows: Int32Array,
  days: number,
): Generator<number, Float64Array> {
  const some = rows.map((row) => people[row] ?? 0)
  const features = yield* within(measured(history, some, glance, days), 0, 0.5)
  return yield* within(model.score(only(features, columns)), 0.5, 1)
}
