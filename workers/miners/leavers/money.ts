import type { Judged } from '../../evaluate/judged.ts'
import { bestChoice, breakEven, profitCurve } from '../../evaluate/money.ts'
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
  best: Omit<Step, 'atRandom'>
  /** The chance of leaving above which a call pays. */
  above: number
}

const points = 21

/** Profit by how many are called, all days tried together. Yields the share done. */
export function* moneyOf(
  history: History,
  tested: readonly Scene[],
  judged: Judged,
  { cost, success, margin }: Terms,
): Generator<number, Money> {
  const worth = margin * (yield* spentByThoseWhoStayed(history, tested))
  return priced(judged, worth, { cost, success, margin }, tested.length)
}

/** Profit where one who stays is worth so much, on average over so many days. */
export function priced(judged: Judged, worth: number, { cost, success }: Terms, days: number): Money {
  const terms = { contactCost: cost, margin: worth, successRate: success, capacity: judged.rows.length }
  const curve = profitCurve(judged, terms, points)
  const all = curve.at(-1) ?? { contacts: 0, profit: 0 }
  const steps = curve.map(({ contacts, profit }) => ({
    called: contacts / days,
    profit: profit / days,
    atRandom: (all.profit * contacts) / Math.max(1, all.contacts) / days,
  }))
  const { contacts, profit } = bestChoice(judged, terms)
  const best = { called: contacts / days, profit: profit / days }
  return { worth, steps, best, above: breakEven(terms) }
}

function* spentByThoseWhoStayed(history: History, tested: readonly Scene[]): Generator<number, number> {
  let [sum, stayed] = [0, 0]
  for (const [t, { people, outcome, glance }] of tested.entries())
    for (let row = 0; row < people.length; row++) {
      if (row % 16_384 === 0) yield t / tested.length
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
