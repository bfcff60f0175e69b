import type { Pointed, RuleMarks, Verdict } from '../../../src/contract/marks.ts'
import type { Detector } from './detector.ts'
import type { Case, OddModel } from './model.ts'

/** From so many marks on a share is told as a share. */
export const fewestMarks = 5

/**
 * Part of the false alarms that each open rule may give: in proportion to how often its cases were not fine, as the mean of what is
 * believed after the marks where every share was as likely before (Laplace’s rule of succession, (wrong + 1) / (marks + 2)). They add
 * up to 1, so that what is promised stays; without a mark they are equal.
 */
export function partsOf(rules: readonly string[], marks: readonly RuleMarks[]): Map<string, number> {
  const found = new Map(marks.map((one) => [one.rule, (one.wrong + 1) / (one.wrong + one.fine + 2)]))
  const weights = rules.map((rule) => found.get(rule) ?? 0.5)
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return new Map(rules.map((rule, k) => [rule, (weights[k] ?? 0) / sum]))
}

/** The cases in words that a later import understands: keys of orders, or of customers where it is about them. */
export function pointedAt({ cases, ledger }: OddModel): Pointed[] {
  return cases.map(({ detector, customer, people, orders, day, names, figures }) => {
    const isHabit = detector.isHabit === true
    return {
      rule: detector.id,
      customers: (people ?? [customer]).filter((key) => key >= 0),
      orders: isHabit ? [] : orders.map((row) => ledger.orders.order[row] ?? -1),
      day: isHabit ? -1 : day,
      name: nameOf(detector, names, figures),
    }
  })
}

/** Who was at the till is known by no name: a mark is of what they did so far. */
function nameOf({ of }: Detector, [name = '']: readonly string[], [hits = 0, trials = 0]: readonly number[]) {
  if (of === 'staff') return `${name} ${hits}/${trials}`
  return of === 'customer' ? '' : name
}

/** Cases by what the person has said of them; `open` are those not marked as fine. */
export interface Sorted {
  readonly open: readonly Case[]
  readonly fine: readonly Case[]
}

export function sortedBy(cases: readonly Case[], verdicts: readonly (Verdict | null)[] = []): Sorted {
  const isFine = ({ place }: Case) => verdicts[place] === 'fine'
  return { open: cases.filter((one) => !isFine(one)), fine: cases.filter(isFine) }
}
