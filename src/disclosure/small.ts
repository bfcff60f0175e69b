import type { Unit } from '../contract/param.ts'

/** Groups of fewer are withheld: 11 unless the person chooses 5. */
export type Least = 11 | 5

const people: ReadonlySet<Unit> = new Set(['customers', 'returning customers'])
const deeds: ReadonlySet<Unit> = new Set(['orders', 'visits', 'lines', 'items', 'count'])

/** A number of people. */
export const countsPeople = (unit: Unit | undefined): boolean => unit !== undefined && people.has(unit)

/** A number of people, or of what people did: one order is one person's. */
export const counts = (unit: Unit | undefined): boolean =>
  unit !== undefined && (people.has(unit) || deeds.has(unit))

const ofPeople =
  /customer|people|person|buyer|guest|order|visit|text|ticket|review|writer|member|line|row|case|refund|return|came|left|who\b|due\b|happy/i

/** Whether what is counted under this name may be people or what they did, where no unit tells. */
export const namesPeople = (label: string): boolean => ofPeople.test(label)

/** A number that says how few: 1 to `least` − 1, also as the nearest whole number. */
export function isSmall(count: number, least: Least): boolean {
  const whole = Math.round(count)
  return 1 <= whole && whole < least
}

/** A share of `of` tells a small number of those who are in it, or of those who are not. */
export function tellsSmall(share: number, of: number, least: Least): boolean {
  if (!(0 <= share && share <= 1) || !(of > 0)) return false
  return isSmall(share * of, least) || isSmall((1 - share) * of, least)
}

/** Two counts that stand beside each other are apart by few. */
export function areNear(values: readonly number[], least: Least): boolean {
  return values.some((a, i) => values.slice(i + 1).some((b) => isSmall(Math.abs(a - b), least)))
}
