import type { Block, Blocks, Figure } from '../../../src/contract/report.ts'
import { calibrationCurve } from '../../evaluate/probability.ts'
import { wilson } from '../../numeric/interval.ts'
import { calibrationBlock } from '../calibration-table.ts'
import { capital, rounded, type Say } from '../say.ts'
import { ends, tableOf } from '../table.ts'
import { advised, fewest } from './label.ts'
import type { Common, Found, KindsModel } from './model.ts'
import type { Trial } from './trial.ts'
import { passedRows, sayRule } from './words.ts'

type Own = Extract<KindsModel, { mode: 'own' }>

type Bar = Blocks['bars']['bars'][number]

/** How much is sorted rightly beside calling everybody alike, and beside each label counting alike. */
export function rightBars(
  { figures, naive, actual }: Trial,
  majority: string,
  s: Say,
  ahead: readonly Bar[] = [],
): Block {
  const { accuracy, balancedAccuracy } = figures.figures
  const bar = (label: string, { value, low, high }: typeof accuracy) => ({
    label,
    value: rounded(value, 4),
    low: rounded(low, 4),
    high: rounded(high, 4),
  })
  return {
    kind: 'bars',
    title: 'How many are sorted rightly',
    reading: `Tried on ${s.count(actual.length, 'customer')} it had not seen.`,
    data: {
      unit: 'share',
      bars: [
        bar('As this page sorts', accuracy),
        ...ahead,
        { label: `Everybody called “${majority}”`, value: rounded(naive.accuracy, 4) },
        bar('As this page sorts, each label counting alike', balancedAccuracy),
        { label: `Everybody called “${majority}”, counted so`, value: rounded(naive.balancedAccuracy, 4) },
      ],
    },
    place: 'main',
  }
}

/** The customers each label has, and who is left out of learning. */
export function labelTable({ label, own, passed }: Own, s: Say): Block {
  const rows: [string, number][] = label.classes.map((name, k) => [name, label.counts[k] ?? 0])
  const taken = own.labelled.length
  return {
    kind: 'table',
    title: `What “${label.name}” tells`,
    reading: `${s.count(label.told, 'customer')} ${label.told === 1 ? 'has' : 'have'} a label that can be learned.`,
    data: {
      columns: [
        { label: 'Label', term: 'label' },
        { label: 'Customers', unit: 'customers' },
      ],
      rows: [
        ...rows,
        ['Without a label', label.blank],
        ['With a label that is not learned', label.small.people],
        ['All with a label that can be learned', label.told],
        ['Needed of each label', fewest],
        ['Advised of each label', advised],
        ...passedRows(passed),
        ...(taken < label.told ? [['Of these looked at', taken] as [string, number]] : []),
      ],
    },
    place: 'details',
  }
}

/** Spellings that were taken for one label. */
export function spellingTable({ label }: Own): Block[] {
  if (label.united.length === 0) return []
  return [
    {
      kind: 'table',
      title: 'Spellings taken for one label',
      reading: 'Written in different ways, they mean the same.',
      data: {
        columns: [{ label: 'Taken as' }, { label: 'Also written' }],
        rows: label.united
          .slice(0, 20)
          .map(([first = '', ...others]) => [first, others.slice(0, 12).join(', ')]),
      },
      place: 'details',
    },
  ]
}

/** Rules in words: learned on one half of the customers, counted on the other. */
export function ruleTable({ rules }: Found, classes: readonly string[], s: Say): Block[] {
  if (rules.length === 0) return []
  const [first] = rules.toSorted((a, b) => b.right / b.people / b.usual - a.right / a.people / a.usual)
  const share = first ? rounded(first.right / first.people, 4) : 0
  const reading = first
    ? `Where ${sayRule(first, s)}: ${s.share(share)} are “${classes[first.kind]}”, of all ${s.share(rounded(first.usual, 4))}.`
    : ''
  return [
    {
      kind: 'table',
      title: 'Rules that tell the labels apart',
      reading,
      data: tableOf(rules, [
        { label: 'Label', term: 'label', of: ({ kind }) => classes[kind] ?? '' },
        { label: 'Where', of: (rule) => capital(sayRule(rule, s)) },
        { label: 'Customers', unit: 'customers', of: ({ people }) => people },
        {
          label: 'Of these have the label',
          unit: 'share',
          term: 'heldOut',
          of: ({ right, people }) => rounded(right / people, 4),
        },
        ...ends(({ right, people }: Found['rules'][number]) => wilson(right, people), 'share'),
        { label: 'Of all', unit: 'share', of: ({ usual }) => rounded(usual, 4) },
      ]),
      place: 'main',
    },
  ]
}

const mostWeights = 10

/** Which columns tell most. */
export function weightBars({ weights }: Found, s: Say): Block[] {
  const told = weights.slice(0, mostWeights).filter(({ share }) => share >= 0.005)
  const [first] = told
  if (!first || weights.length < 2) return []
  return [
    {
      kind: 'bars',
      title: 'What tells the labels apart',
      reading: `“${first.column}” tells most: ${s.share(rounded(first.share, 3))} of all that moves an answer.`,
      data: {
        unit: 'share',
        bars: told.map(({ column, share }) => ({ label: column, value: rounded(share, 3) })),
      },
      place: 'main',
    },
  ]
}

/** Columns that were not learned from, why, and those that tell of what people should not be judged by. */
export function leftTable({ own: { guard } }: Own): Block[] {
  const told = guard.proxies.map(({ column, tells, association }) => [
    column,
    `let in, but it tells of “${tells}”: association ${Number(association.toPrecision(2))} of 1`,
  ])
  const rows = [...guard.left, ...guard.shielded].map(({ column, why }) => [column, why])
  if (rows.length + told.length === 0) return []
  return [
    {
      kind: 'table',
      title: 'Columns that were left out, or need a look',
      reading:
        'What names people, was written down afterwards or is the label in other words would only seem to foretell.',
      data: { columns: [{ label: 'Column' }, { label: 'Why' }], rows: [...rows, ...told].slice(0, 60) },
      place: 'sure',
    },
  ]
}

/** Four figures above all. */
export function ownFigures({ label, doubts, trial }: Own, s: Say): Block {
  const right = trial?.taken ? trial.figures.figures.accuracy.value : null
  const data: Figure[] = [
    { label: 'Customers with a label', value: label.told, unit: 'customers', term: 'label' },
    { label: 'Without one', value: label.blank, unit: 'customers' },
    ...(right === null
      ? []
      : [
          {
            label: 'Sorted rightly',
            value: rounded(right, 4),
            unit: 'share',
            term: 'sortedRightly',
          } as const,
        ]),
    ...(doubts
      ? [
          {
            label: 'Labels in doubt',
            value: doubts.all,
            unit: 'customers',
            term: 'possibleError',
          } as const,
        ]
      : []),
  ]
  const reading = `${s.count(label.told, 'customer')} ${label.told === 1 ? 'has' : 'have'} a label that can be learned.`
  return { kind: 'figures', title: 'At a glance', reading, data: [...data], place: 'main' }
}

/** What was said against what happened: chances of the last label, in five steps. */
export function calibrationTable({ trial, classes }: Common, s: Say): Block[] {
  const judged = trial?.taken ? trial.sheets[0]?.ranked.at(-1) : undefined
  if (!judged) return []
  const title = `Chances said for “${classes.at(-1)}”, and what is`
  return [
    calibrationBlock(
      title,
      'Have the label',
      calibrationCurve(judged, 5),
      ({ said, happened }) => `Where we said ${s.share(said)} on average, ${s.share(happened)} are.`,
    ),
  ]
}
