import { capital, type Say } from '../say.ts'
import type { Rule } from './backtest.ts'
import type { ValueModel } from './model.ts'
import { modelNames } from './rules.ts'
import type { Tier } from './tiers.ts'

/** A rule as people read it. */
export function ruleName(rule: Rule): string {
  if (rule === 'again') return 'the same again'
  return rule === 'average' ? 'the average for everyone' : `the ${modelNames[rule]} model`
}

/** What a naive rule says, in a sentence. */
export function naiveWords(rule: 'again' | 'average', days: number, s: Say): string {
  return rule === 'again'
    ? `that everyone does the same again as in the ${s.count(days, 'day')} before`
    : 'that everyone brings the same'
}

export function tierName({ kind, from, to }: Tier, s: Say): string {
  if (kind === 'fresh') return 'New, ordered once'
  if (kind === 'once') return 'Ordered once, some time ago'
  if (kind === 'silent') return 'Silent, came back before'
  const days = (n: number) => s.count(n, 'day')
  if (from === null) return to === 1 ? 'Come back every day' : `Come back within ${days(to ?? 0)}`
  return to === null ? `Come back after ${days(from)} or more` : `Come back after ${from} to ${days(to)}`
}

export function tierAbout({ kind, from, to }: Tier): string {
  if (kind === 'fresh') return 'One order so far, and not long ago: the second one decides.'
  if (kind === 'once') return 'One order, and silent longer than customers here take to come back.'
  if (kind === 'silent') return 'Used to come back, and are more likely gone than not.'
  if (from === null) return 'The shortest time between orders in this shop, and still with you.'
  return to === null
    ? 'They take their time between orders, and are still with you.'
    : 'Neither often nor seldom, and still with you.'
}

/** What counts as money: revenue, or what is left of it; of 100, 0 = not known. */
export function moneyWord(margin: number): string {
  return margin > 0 ? 'margin' : 'revenue'
}

/** “12 months”. */
export function ahead({ months }: ValueModel, s: Say): string {
  return months === 1 ? 'month' : s.count(months, 'month')
}

export const sentence = (words: string): string => `${capital(words)}.`
