import type { Block } from '../../../src/contract/report.ts'
import { wilson } from '../../numeric/interval.ts'
import { dateOf } from '../closures.ts'
import { rounded, type Say } from '../say.ts'
import type { Called, CalledInAll } from './called.ts'
import { expectedIn } from './level.ts'
import type { LeaversModel, Proof } from './model.ts'
import { isPlain } from './trial.ts'

/** What may come of those called now: wider than what was, for fewer are called and days differ. */
export const nextBar = ({ next, expected, range }: CalledInAll, s: Say) =>
  barOf(`The ${s.number(next)} to call now, expected`, expected, range)

/** “Of the 18 to call now, 12% to 55% can be expected to.” */
export function nextWords({ next, range }: CalledInAll, s: Say): string {
  const [low, high] = [range.low, range.high].map((share) => s.share(rounded(share)))
  return `Of the ${s.number(next)} to call now, ${low} to ${high} can be expected to`
}

/** Of those we would have called: how many left, beside the simplest rule and chance. */
export function hitBars({ all, trial }: Proof, s: Say): Block {
  const silence = wilson(all.byRule, all.called)
  const next = trial.chosen ? [nextBar(all, s)] : []
  const days = s.count(trial.tested.length, 'day')
  return {
    kind: 'bars',
    title: 'Of the customers we would have called, how many left',
    reading: `On ${days} of the past we would have called ${s.number(all.called)} of ${s.count(all.people, 'customer')}; ${s.number(all.hits)} of them left.`,
    data: {
      unit: 'share',
      bars: [
        ...(isPlain(trial)
          ? [barOf('Longest silent first', all.share, all.interval), ...next]
          : [
              barOf('As this page picks them', all.share, all.interval),
              ...next,
              barOf('Longest silent first', all.ruleShare, silence),
            ]),
        { label: 'Picked at random', value: rounded(all.atRandom) },
      ],
    },
    place: 'main',
  }
}

export const barOf = (label: string, value: number, { low, high }: { low: number; high: number }) => ({
  label,
  value: rounded(value),
  low: rounded(low),
  high: rounded(high),
})

/** What showed before customers left. */
export function signTable({ signs }: Proof, s: Say): Block[] {
  if (signs.length === 0) return []
  const first = signs.find(({ found }) => found)
  const share = (part: number, of: number) => rounded(part / of)
  const reading = first
    ? `“${first.label}”: of those customers ${s.share(share(first.left, first.people))} left, of the others ${s.share(share(first.otherLeft, first.otherPeople))}; it showed ${s.count(first.lead, 'day')} before they counted as gone.`
    : 'No sign told those who left from those who stayed more clearly than chance would.'
  const rows = signs.map((sign) => [
    sign.label,
    sign.people,
    share(sign.left, sign.people),
    share(sign.otherLeft, sign.otherPeople),
    sign.lead,
    sign.found ? 'yes' : 'no',
  ])
  return [
    {
      kind: 'table',
      title: 'Warning signs',
      reading,
      data: {
        columns: [
          { label: 'Sign', term: 'warningSign' },
          { label: 'Customers who showed it', unit: 'customers' },
          { label: 'Of these left', unit: 'share' },
          { label: 'Of the others', unit: 'share' },
          { label: 'Days before they were gone', unit: 'days', term: 'leadTime' },
          { label: 'More than chance' },
        ],
        rows,
      },
      place: 'main',
    },
  ]
}

/** How likely those who can still be lost are to leave, in five steps. */
export function chanceTable({ present, people, history }: LeaversModel, s: Say): Block[] {
  if (!present) return []
  const steps = Array.from({ length: 5 }, () => ({ customers: 0, spent: 0 }))
  for (let i = 0; i < people.length; i++) {
    const step = steps[Math.min(4, Math.floor((present.chance[i] ?? 0) * 5))]
    if (!step) continue
    step.customers++
    const person = people[i] ?? 0
    for (let at = history.starts[person] ?? 0; at < (history.starts[person + 1] ?? 0); at++)
      step.spent += history.revenue[at] ?? 0
  }
  const { value, low, high } = expectedIn(present.chance, present.level)
  const [expected, least, most] = [value, low, high].map(Math.round) as [number, number, number]
  return [
    {
      kind: 'table',
      title: 'How likely your customers are to leave',
      reading: `Added up, ${s.count(expected, 'customer')} of ${s.number(people.length)} can be expected to leave if nothing is done (${s.number(least)} to ${s.number(most)}).`,
      data: {
        columns: [
          { label: 'Chance of leaving', term: 'leaving' },
          { label: 'Customers', unit: 'customers' },
          { label: 'What they have spent', unit: 'money', term: 'revenue' },
        ],
        rows: [
          ...steps.map(({ customers, spent }, k) => [
            `${k * 20}–${k * 20 + 20}%`,
            customers,
            rounded(spent, 2),
          ]),
          ['Expected to leave', expected, null],
          ['At least', least, null],
          ['At most', most, null],
        ],
      },
      place: 'details',
    },
  ]
}

/** Each day of the past on its own. */
export function dayTable({ called, all }: Proof, { glance, shut }: LeaversModel, s: Say): Block {
  return {
    kind: 'table',
    title: 'Each day of the past',
    reading: `On each day only what was known then was used; who left is who placed no order in the ${s.count(glance.quiet, 'day')} after.`,
    data: {
      columns: [
        { label: 'Day', term: 'backTest' },
        { label: 'Could be lost', unit: 'customers' },
        { label: 'Left', unit: 'customers' },
        { label: 'We would have called', unit: 'customers' },
        { label: 'Of these left', unit: 'customers' },
        { label: 'By longest silence', unit: 'customers' },
        { label: 'Days', unit: 'days' },
      ],
      rows: [
        ...called.map((one) => [s.date(dateOf(shut, one.asOf)), ...counts(one), glance.quiet]),
        [s.count(called.length, 'day'), ...counts(all), null],
      ],
    },
    place: 'sure',
  }
}

const counts = ({ people, left, called, hits, byRule }: Omit<Called, 'asOf'>) => [
  people,
  left,
  called,
  hits,
  byRule,
]
