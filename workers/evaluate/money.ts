import type { Judged, Measure } from './judged.ts'

/** What contacting people costs and brings, in any one currency. */
export interface Money {
  /** Of one contact, whoever it is. */
  readonly contactCost: number
  /** Brought by one success. */
  readonly margin: number
  /** Share of those with the outcome whom a contact wins, 0–1. */
  readonly successRate: number
  /** Most contacts that can be made. */
  readonly capacity: number
}

/** Profit of contacting the highest scores down to here. */
export interface ProfitStep {
  readonly contacts: number
  readonly profit: number
}

export interface Choice {
  /** Contacts worth making: 0 where none pays. */
  readonly contacts: number
  /** Rows of at least this score are contacted; +∞ where none is. */
  readonly threshold: number
  readonly profit: number
}

/** What one row brings on average: with the outcome, and without. */
const worth = ({ margin, successRate, contactCost }: Money) => ({
  hit: successRate * margin - contactCost,
  miss: -contactCost,
})

/** The probability above which a contact pays: cost over what a success brings (Elkan 2001, eq. 2). */
export function breakEven({ contactCost, margin, successRate }: Money): number {
  const brings = margin * successRate
  return brings > 0 ? Math.min(1, contactCost / brings) : 1
}

/**
 * Profit by number of contacts, highest scores first, at up to `points` places from 0 to all rows. Rows of equal score are
 * taken as a mixture of them: which of them comes first is nobody's merit.
 */
export function profitCurve(judged: Judged, money: Money, points = 101): ProfitStep[] {
  const rows = judged.scores.length
  const wanted = Array.from(
    { length: Math.min(points, rows + 1) },
    (_, k, last = Math.min(points, rows + 1) - 1) => Math.round((k * rows) / Math.max(1, last)),
  )
  const steps: ProfitStep[] = []
  eachRun(judged, money, (from, to, before, perRow) => {
    while (steps.length < wanted.length && (wanted[steps.length] ?? 0) <= to) {
      const contacts = wanted[steps.length] ?? 0
      steps.push({ contacts, profit: before + perRow * (contacts - from) })
    }
  })
  return steps
}

/**
 * The number of contacts, within capacity, that brought most: never part of a run of equal scores but where capacity cuts it.
 * Chosen on the rows it is judged on it promises too much: choose on some rows, judge on others with `profitAt`.
 */
export function bestChoice(judged: Judged, money: Money): Choice {
  const capacity = Math.min(judged.scores.length, Math.max(0, Math.floor(money.capacity)))
  let best: Choice = { contacts: 0, threshold: Number.POSITIVE_INFINITY, profit: 0 }
  eachRun(judged, money, (from, to, before, perRow) => {
    const end = Math.min(to, capacity)
    const profit = before + perRow * (end - from)
    if (end > from && profit > best.profit)
      best = { contacts: end, threshold: judged.scores[from] ?? 0, profit }
  })
  return best
}

/** Profit of contacting all rows of at least this score, within capacity. */
export const profitAt =
  (threshold: number, money: Money): Measure =>
  ({ scores, outcome }, times) => {
    const { hit, miss } = worth(money)
    let [contacts, profit] = [0, 0]
    for (let i = 0; i < scores.length && (scores[i] ?? 0) >= threshold && contacts < money.capacity; i++) {
      const n = Math.min(times ? (times[i] ?? 0) : 1, money.capacity - contacts)
      contacts += n
      profit += n * (outcome[i] === 1 ? hit : miss)
    }
    return profit
  }

/** Runs of equal scores: places, profit before, and mean profit of a row of the run. */
function eachRun(
  { scores, outcome }: Judged,
  money: Money,
  each: (from: number, to: number, before: number, perRow: number) => void,
): void {
  const { hit, miss } = worth(money)
  let [from, before] = [0, 0]
  while (from < scores.length) {
    let [to, sum] = [from, 0]
    while (to < scores.length && scores[to] === scores[from]) sum += outcome[to++] === 1 ? hit : miss
    each(from, to, before, sum / (to - from))
    before += sum
    from = to
  }
}
