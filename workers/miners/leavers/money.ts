import { best } from './called.ts'
import { type History, until } from './kernel.ts'
import type { Glance } from './measures.ts'
import type { Scene } from './scenes.ts'

/** What a person told about calling: `cost` of one contact, shares of those kept by it and of revenue that is theirs (0–1). */
export interface Terms {
  cost: number
  success: number
  margin: number
}

/** What calling so many of one day's customers would have brought, on average over the days tried. */
export interface Step {
  called: number
  profit: number
  atRandom: number
}

export interface Money {
  /** What one who stayed brought in a window, on average: revenue × margin. */
  worth: number
  steps: Step[]
  best: Step
}

const steps = 20

/** Profit by how many are called (Verbeke et al. 2012, eq. 1, with one value for all). Yields the share done. */
export function* moneyOf(
  history: History,
  tested: readonly Scene[],
  scores: Float64Array,
  { cost, success, margin }: Terms,
): Generator<number, Money> {
  const worth = margin * (yield* spentByThoseWhoStayed(history, tested))
  const sums = Array.from({ length: steps + 1 }, (): Step => ({ called: 0, profit: 0, atRandom: 0 }))
  let at = 0
  for (const { people, outcome } of tested) {
    yield 0.7 + (0.3 * at) / scores.length
    const order = best(scores.subarray(at, at + people.length), people.length)
    at += people.length
    const left = outcome.reduce((sum, one) => sum + one, 0)
    for (const [k, sum] of sums.entries()) {
      const called = Math.round((people.length * k) / steps)
      const hits = order.subarray(0, called).reduce((h, row) => h + (outcome[row] ?? 0), 0)
      sum.called += called / tested.length
      sum.profit += (hits * success * worth - called * cost) / tested.length
      sum.atRandom += ((called * left * success * worth) / people.length - called * cost) / tested.length
    }
  }
  const none: Step = { called: 0, profit: 0, atRandom: 0 }
  const top = sums.reduce((most, one) => (one.profit > most.profit ? one : most), sums[0] ?? none)
  return { worth, steps: sums, best: top }
}

function* spentByThoseWhoStayed(history: History, tested: readonly Scene[]): Generator<number, number> {
  let [sum, stayed] = [0, 0]
  for (const [t, { people, outcome, glance }] of tested.entries())
    for (let row = 0; row < people.length; row++) {
      if (row % 16_384 === 0) yield (0.7 * t) / tested.length
      if (outcome[row] === 1) continue
      sum += spentAfter(history, people[row] ?? 0, glance)
      stayed++
    }
  return stayed > 0 ? sum / stayed : 0
}

function spentAfter(history: History, person: number, { asOf, quiet }: Glance): number {
  const { to } = until(history, person, asOf)
  const end = history.starts[person + 1] ?? to
  let sum = 0
  for (let i = to; i < end && (history.day[i] ?? 0) <= asOf + quiet; i++) sum += history.revenue[i] ?? 0
  return sum
}
