import type { Say } from '../say.ts'
import type { MovesModel } from './model.ts'
import type { Rules } from './rules.ts'

/** "in revenue" where no margin is told. */
export const moneyWord = (rules: Rules) => (rules.margin > 0 ? '' : ' in revenue')

/** "£1,240 more (£600 to £1,900)". */
export function more(sum: { gain: number; low: number; high: number }, s: Say): string {
  const [gain, low, high] = [sum.gain, sum.low, sum.high].map((v) => s.money(cents(v)))
  return `${gain} more (${low} to ${high})`
}

export const cents = (value: number) => Math.round(value * 100) / 100 + 0

/** The depth of the offer in words, '' where none is made. */
export const offerWords = ({ terms }: Pick<MovesModel, 'terms'>, s: Say) =>
  terms.offer > 0 ? `${s.share(terms.offer)} off` : ''

/** The steps of a scale: "2", "3–4", "10 or more". */
export function stepWords(steps: readonly number[], k: number, whole: boolean): string {
  const [from = 0, to] = [steps[k], steps[k + 1]]
  if (to === undefined) return `${from} or more`
  if (!whole) return `${from} to ${to}`
  return to - from === 1 ? String(from) : `${from}–${to - 1}`
}
