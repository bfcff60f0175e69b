import type { Block } from '../../../src/contract/report.ts'
import { wilson } from '../../numeric/interval.ts'
import { rounded, type Say } from '../say.ts'
import type { Called } from './called.ts'
import type { LeaversModel, Proof, Rules } from './model.ts'
import { isPlain } from './trial.ts'

/** Of those we would have called: how many left, beside the simplest rule and chance. */
export function hitBars({ all, trial }: Proof, s: Say): Block {
  const silence = wilson(all.bySilence, all.called)
  const days = s.count(trial.tested.length, 'day')
  return {
    kind: 'bars',
    title: 'Of the customers we would have called, how many left',
    reading: `On ${days} of the past we would have called ${s.number(all.called)} of ${s.count(all.people, 'customer')}; ${s.number(all.hits)} of them left.`,
    data: {
      unit: 'share',
      bars: [
        ...(isPlain(trial)
          ? [barOf('Longest silent first', all.share, all.interval)]
          : [
              barOf('As this page picks them', all.share, all.interval),
              barOf('Longest silent first', all.silenceShare, silence),
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
  const expected = Math.round(present.chance.reduce((sum, one) => sum + one, 0))
  return [
    {
      kind: 'table',
      title: 'How likely your customers are to leave',
      reading: `Added up, ${s.count(expected, 'customer')} of ${s.number(people.length)} can be expected to leave if nothing is done.`,
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
        ],
      },
      place: 'details',
    },
  ]
}

/** Each day of the past on its own. */
export function dayTable({ called, all }: Proof, { glance }: LeaversModel, s: Say): Block {
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
        ...called.map((one) => [s.date(one.asOf), ...counts(one), glance.quiet]),
        [s.count(called.length, 'day'), ...counts(all), null],
      ],
    },
    place: 'sure',
  }
}

const counts = ({ people, left, called, hits, bySilence }: Omit<Called, 'asOf'>) => [
  people,
  left,
  called,
  hits,
  bySilence,
]

/** Who was tried, from the simplest on. */
export function contenderTable({ trial }: Pick<Proof, 'trial'>, s: Say): Block {
  const { chosen, tried } = trial
  const reading = chosen
    ? `Taken: ${chosen.contender.label.toLowerCase()}. A harder way is taken only where it is surely better.`
    : 'None of them told who would leave better than tossing a coin.'
  return {
    kind: 'table',
    title: 'What was tried',
    reading,
    data: {
      columns: [
        { label: `Way, the simplest of ${s.number(tried.length)} first` },
        { label: 'Who left stood above who stayed', unit: 'share', term: 'rocAuc' },
        { label: 'From', unit: 'share', term: 'interval' },
        { label: 'To', unit: 'share' },
        { label: 'Taken' },
      ],
      rows: tried.map(({ contender, auc }) => [
        contender.label,
        rounded(auc.value, 4),
        rounded(auc.low, 4),
        rounded(auc.high, 4),
        contender === chosen?.contender ? 'yes' : 'no',
      ]),
    },
    place: 'sure',
  }
}

/** Chances said, beside what happened. */
export function calibrationTable({ calibration }: Pick<Proof, 'calibration'>, s: Say): Block {
  const rows = calibration.map(({ rows, said, happened }) => {
    const { low, high } = wilson(Math.round(happened * rows), rows)
    return [rounded(said, 4), rows, rounded(happened, 4), rounded(low, 4), rounded(high, 4)]
  })
  const top = calibration.at(-1)
  const reading = top
    ? `Where we said ${s.share(rounded(top.said, 4))} on average, ${s.share(rounded(top.happened, 4))} left.`
    : ''
  return {
    kind: 'table',
    title: 'What we would have said, and what happened',
    reading,
    data: {
      columns: [
        { label: 'Chance said', unit: 'share', term: 'calibration' },
        { label: 'Customers', unit: 'customers' },
        { label: 'Left', unit: 'share' },
        { label: 'From', unit: 'share', term: 'interval' },
        { label: 'To', unit: 'share' },
      ],
      rows,
    },
    place: 'sure',
  }
}

/** What calling would have brought, in figures and by how many are called. */
export function moneyBlocks(
  { money, trial }: Pick<Proof, 'money' | 'trial'>,
  rules: Pick<Rules, 'margin'>,
  s: Say,
  brings = 'Who stays brings in a window',
  byDays = true,
): Block[] {
  const { steps, best, worth } = money
  const x = steps.map(({ called }) => Math.round(called))
  const kind = rules.margin > 0 ? 'Profit' : 'Revenue less the cost of calling'
  const [called, brought] = [Math.round(best.called), rounded(best.profit, 2)]
  const reading =
    brought > 0
      ? `Calling the first ${s.number(called)} would have brought most: ${s.money(brought)}.`
      : 'At this cost and success calling would not have paid.'
  return [
    {
      kind: 'figures',
      title: 'What calling would have brought',
      reading,
      data: [
        { label: 'Best to call', value: called, unit: 'customers' },
        { label: `${kind}, then`, value: brought, unit: 'money' },
        { label: brings, value: rounded(worth, 2), unit: 'money' },
        { label: 'A call pays above a chance of', value: rounded(money.above, 4), unit: 'share' },
        byDays
          ? { label: 'Averages over so many days of the past', value: trial.tested.length, unit: 'days' }
          : { label: 'Tried on', value: trial.outcome.length, unit: 'customers' },
      ],
      place: 'sure',
    },
    {
      kind: 'curve',
      title: `${kind} by how many you call`,
      reading,
      data: {
        xTitle: 'Customers called',
        xUnit: 'customers',
        yTitle: kind,
        yUnit: 'money',
        step: false,
        series: [
          { label: 'Most in danger first', x, y: steps.map(({ profit }) => rounded(profit, 2)) },
          { label: 'Picked at random', x, y: steps.map(({ atRandom }) => rounded(atRandom, 2)) },
        ],
      },
      place: 'sure',
    },
  ]
}
