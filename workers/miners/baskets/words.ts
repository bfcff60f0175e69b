import type { Say } from '../say.ts'
import type { BasketModel, Judged, Rules } from './model.ts'

/** What a basket and an item are called with these settings. */
export function noun({ basket, level }: Rules): { one: string; many: string; items: string; item: string } {
  const [one, many] = (
    {
      order: ['order', 'orders'],
      day: ['shopping day', 'shopping days'],
      span: ['90-day basket', '90-day baskets'],
    } as const
  )[basket]
  return level === 'category'
    ? { one, many, item: 'category', items: 'categories' }
    : { one, many, item: 'product', items: 'products' }
}

/** Names joined by “and”. */
export function label(items: readonly number[], names: readonly string[]): string {
  const words = items.map((item) => names[item] ?? '')
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

/** How many times as often as chance, over all baskets. */
export const multiple = ({ all, chance }: Judged) => all.both / Math.max(chance, 0.05)

/** “3.1 times”. */
export const times = (rule: Judged, s: Say) => `${s.number(Number(multiple(rule).toPrecision(2)))} times`

/** The rules that hold on later baskets. */
export const heldOf = ({ rules }: BasketModel) => rules.filter((rule) => rule.held)

/** Of the rules that hold, what no other one says. */
export const ownOf = ({ rules, detail }: BasketModel) =>
  rules.filter((rule, r) => rule.held && detail.repeats[r] !== true)

/** Those to show: the ones that hold, or all where none could be tested. */
export const shownOf = (model: BasketModel) =>
  model.cut < 0 || heldOf(model).length === 0 ? model.rules : heldOf(model)
