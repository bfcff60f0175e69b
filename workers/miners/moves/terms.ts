import type { Discounts } from './discounts.ts'
import type { Terms } from './gain.ts'
import type { Rules } from './rules.ts'

/**
 * What was told, as shares. The offer is the smallest step that late customers came back with, as long as it keeps the discount limit
 * and leaves the margin floor; while no margin is known no offer is made, because nobody can say what it would leave.
 */
export function termsOf(rules: Rules, { worked }: Discounts): Terms {
  const most = Math.min(rules.discount, (rules.margin - rules.floor) / 100)
  return {
    margin: rules.margin > 0 ? rules.margin / 100 : 1,
    letter: rules.effect / 100,
    call: rules.callEffect / 100,
    letterCost: rules.cost,
    callCost: rules.callCost,
    offer: rules.margin > 0 && worked > 0 && worked <= most + 1e-9 ? worked : 0,
  }
}
