import type { Block } from '../../src/contract/report.ts'
import type { Estimate } from '../evaluate/bootstrap.ts'
import { capital, cell, rounded, type Say } from './say.ts'
import { ends, tableOf } from './table.ts'

/** Groups of fewer people get no verdict. */
export const fewestInGroup = 30

/** How many people a group has, and the share of them that is picked out, with its interval. */
export interface GroupRate {
  readonly label: string
  readonly people: number
  readonly rate: Estimate
}

/** How being picked out is told. */
export interface RateWords {
  readonly title: string
  readonly column: string
  /** Goes on “No group is” and “less than 80% as often”. */
  readonly picked: string
  readonly next: string
}

/** Below this share of the largest rate a group is called out: the four-fifths rule (29 CFR 1607.4 D). */
const fourFifths = 0.8

/**
 * How often each group is picked out, beside the group for which that is most often; groups below four fifths of it are called
 * out. No table where fewer than two groups have `fewestInGroup` people, or nobody is picked out.
 */
export function rateTable(all: readonly GroupRate[], words: RateWords, name: string, s: Say): Block[] {
  const groups = all.filter(({ people }) => people >= fewestInGroup)
  const most = Math.max(...groups.map(({ rate }) => rate.value))
  if (groups.length < 2 || !(most > 0)) return []
  const ratio = ({ rate }: GroupRate) => rounded(rate.value / most, 4)
  const apart = groups.filter((group) => ratio(group) < fourFifths)
  return [
    {
      kind: 'table',
      title: `${words.title} By “${name}”`,
      reading: ratesSaid(apart, words, s),
      data: tableOf(
        groups,
        [
          { label: name, of: ({ label }) => label },
          { label: 'Customers', unit: 'customers', of: ({ people }) => people },
          { label: words.column, unit: 'share', of: ({ rate }) => cell(rate.value) },
          ...ends(({ rate }: GroupRate) => rate, 'share'),
          { label: 'Beside the most often', unit: 'share', of: ratio },
          { label: 'Below four fifths', of: (group) => (ratio(group) < fourFifths ? 'Yes' : 'No') },
        ],
        [['Called out below', null, null, null, null, fourFifths, null]],
      ),
      place: 'sure',
    },
  ]
}

function ratesSaid(apart: readonly GroupRate[], { picked, next }: RateWords, s: Say): string {
  const below = `less than ${s.share(fourFifths)} as often as the group for which it is most often`
  if (apart.length === 0) return `No group is ${picked} ${below}.`
  return `${capital(picked)} ${below}: ${apart.map(({ label }) => `“${label}”`).join(', ')}. ${next}`
}
