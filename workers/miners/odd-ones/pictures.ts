import type { Block, Blocks } from '../../../src/contract/report.ts'
import { periodOf, periodStart } from '../../numeric/calendar.ts'
import { isoDay } from '../../sql/scope.ts'
import { rounded, type Say } from '../say.ts'
import { tableOf } from '../table.ts'
import type { Case, OddModel, Rules } from './model.ts'
import { sayNormal } from './normal.ts'
import { chanceOf, sureOf } from './words.ts'

const [mostRows, mostWeeks] = [60, 160]

export function figures({ cases, promised, dealt }: OddModel, rules: Rules, s: Say): Block {
  return {
    kind: 'figures',
    title: 'At a glance',
    reading: `${s.number(rules.alarms)} false alarms a month are ${s.number(rounded(promised, 1))} at most over the time of these orders; some rules allow themselves less.`,
    data: [
      { label: 'Cases', value: cases.length, unit: 'count' },
      { label: 'Hardly by chance', value: sureOf(cases).length, unit: 'count', term: 'hardlyChance' },
      { label: 'By chance, measured', value: rounded(dealt.measured, 1), unit: 'count', term: 'dealtAnew' },
      {
        label: 'False alarms promised at most',
        value: rounded(promised, 1),
        unit: 'count',
        term: 'falseAlarm',
      },
    ],
    place: 'main',
  }
}

/** The surest cases, with what is usual beside each. */
export function caseTable({ cases, normal }: OddModel, s: Say): Block[] {
  if (cases.length === 0) return []
  const shown = cases.slice(0, mostRows)
  const rest = cases.length - shown.length
  return [
    {
      kind: 'table',
      title: 'What looks wrong, the surest first',
      reading:
        rest > 0
          ? `The surest of ${s.count(cases.length, 'case')}; who is behind them stands in the lists.`
          : 'Who is behind them stands in the lists.',
      data: casesIn(shown, normal, s),
      place: 'main',
    },
  ]
}

/** Rows of cases, each with its place, so that it can be marked. */
export function casesIn(cases: readonly Case[], normal: OddModel['normal'], s: Say): Blocks['table'] {
  return {
    columns: [
      { label: 'Day' },
      { label: 'What' },
      { label: 'Why' },
      { label: 'Usual here' },
      { label: 'Nearest normal ones', term: 'nearestNormal' },
      { label: 'Money', unit: 'money' },
      { label: 'By chance', unit: 'count', term: 'hardlyChance' },
    ],
    rows: cases.map((one) => {
      const { why, usual } = one.detector.words(one, s)
      const worth = one.worth > 0 ? rounded(one.worth, 2) : null
      return [
        isoDay(one.day),
        one.detector.label,
        why,
        usual,
        sayNormal(normal[one.place], s),
        worth,
        chanceOf(one.chance),
      ]
    }),
    cases: cases.map(({ place }) => place),
  }
}

/** How many each rule found, beside what chance gives. */
export function detectorBars({ judged, dealt }: OddModel, s: Say): Block[] {
  const found = judged.filter((one) => one.found.length > 0)
  if (found.length === 0) return []
  return [
    {
      kind: 'bars',
      title: 'Found by each rule',
      reading: `All rules that can be dealt anew gave ${s.number(rounded(dealt.measured, 1))} on your data dealt anew.`,
      data: {
        unit: 'count',
        bars: found.map(({ detector, found: { length }, measured: by }) => ({
          label: detector.label,
          value: length,
          note: by === null ? 'chance not measured' : `${s.number(rounded(by, 1))} by chance`,
        })),
      },
      place: 'main',
    },
  ]
}

/** Orders week by week, and the weeks with an odd day or order marked. */
export function weekLine({ ledger, cases }: OddModel, s: Say): Block[] {
  const dated = cases.filter(({ detector }) => detector.of !== 'product')
  const last = periodOf(ledger.lastDay, 'week')
  const first = Math.max(periodOf(ledger.firstDay, 'week'), last - mostWeeks + 1)
  const weeks = last - first + 1
  if (dated.length === 0 || weeks < 8) return []
  const orders = weekly(ledger.orders.day.subarray(0, ledger.orders.rows), first, weeks)
  const odd = weekly(
    dated.map(({ day }) => day),
    first,
    weeks,
  )
  const isOver = periodStart(last + 1, 'week') - 1 <= ledger.lastDay
  const marked = odd.filter((n) => n > 0).length
  return [
    {
      kind: 'line',
      title: 'When it happened',
      reading: 'Orders week by week; the second line shows weeks with something odd, at their height.',
      data: {
        period: 'week',
        starts: odd.map((_, at) => isoDay(periodStart(first + at, 'week'))),
        incomplete: odd.map((_, at) => at === weeks - 1 && !isOver),
        unit: 'orders',
        series: [
          { label: 'All orders', values: orders },
          { label: 'Weeks with something odd', values: orders.map((n, at) => (odd[at] ? n : null)) },
        ],
      },
      place: 'details',
    },
    {
      kind: 'figures',
      title: 'Weeks with something odd',
      reading: `${s.number(marked)} of ${s.count(weeks, 'week')}.`,
      data: [
        { label: 'Weeks with something odd', value: marked, unit: 'count' },
        { label: 'Weeks', value: weeks, unit: 'count' },
      ],
      place: 'details',
    },
  ]
}

/** How many of these days are in each week from `first` on. */
function weekly(days: Iterable<number>, first: number, weeks: number): number[] {
  const counts = new Array<number>(weeks).fill(0)
  for (const day of days) {
    const at = periodOf(day, 'week') - first
    if (at >= 0) counts[at] = (counts[at] ?? 0) + 1
  }
  return counts
}

/** Every rule in words, what it looked at, what was promised, measured and found; or what it would need. */
export function detectorTable({ judged, rounds, dealt, promised }: OddModel, s: Say): Block {
  return {
    kind: 'table',
    title: 'The rules, and how many false alarms each gives',
    reading: `Dealt anew ${s.count(rounds, 'time')}, your own data gave ${s.number(rounded(dealt.measured, 1))} false alarms; the same rules promise at most ${s.number(rounded(dealt.promised, 1))}.`,
    data: tableOf(
      judged,
      [
        { label: 'Rule', of: ({ detector }) => detector.label },
        { label: 'Points at what', of: ({ detector }) => detector.rule },
        { label: 'Looked at', unit: 'count', of: ({ lacks, tests }) => (lacks === null ? tests : null) },
        {
          label: 'Promised at most',
          unit: 'count',
          term: 'falseAlarm',
          of: (one) => (one.lacks === null ? rounded(one.promised, 2) : null),
        },
        {
          label: 'By chance, measured',
          unit: 'count',
          term: 'dealtAnew',
          of: ({ lacks, measured }) => (lacks === null && measured !== null ? rounded(measured, 2) : null),
        },
        { label: 'Found', unit: 'count', of: ({ lacks, found }) => (lacks === null ? found.length : null) },
        { label: 'What cannot be told', of: ({ lacks, detector }) => lacks ?? detector.undealt ?? '' },
      ],
      [
        [
          'All',
          `Data dealt anew ${s.count(rounds, 'time')}`,
          null,
          rounded(promised, 1),
          rounded(dealt.measured, 1),
          null,
          '',
        ],
      ],
    ),
    place: 'sure',
  }
}
