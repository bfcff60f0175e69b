import type { Block } from '../../../src/contract/report.ts'
import { rounded, type Say } from '../say.ts'
import type { GroupFigure, Groups } from './groups.ts'

const labels: Readonly<Record<GroupFigure, string>> = {
  accuracy: 'Told rightly (accuracy)',
  precision: 'Of those told to leave, who left (precision)',
  recall: 'Of those who left, told beforehand (recall)',
  f1: 'F1',
  matthews: 'Matthews’ correlation (MCC)',
  rocAuc: 'Area under the ROC curve',
  averagePrecision: 'Area under precision and recall',
  logLoss: 'Log loss',
  brier: 'Brier score',
  calibrationError: 'Calibration error (ECE)',
}
const shown = ['accuracy', 'recall', 'rocAuc'] as const
const fewest = 30

const cell = (value: number) => (Number.isFinite(value) ? rounded(value, 4) : null)

/** The same figures for each group, and how far groups lie apart. */
export function groupTables(groups: Groups | null, name: string, s: Say): Block[] {
  return groups && groups.groups.length > 0 ? [groupTable(groups, name, s), gapTable(groups, name)] : []
}

function groupTable({ groups, left }: Groups, name: string, s: Say): Block {
  const rows = groups.map(({ label, rows: people, figures }) => [
    label,
    people,
    ...shown.flatMap((figure) =>
      [figures[figure].value, figures[figure].low, figures[figure].high].map(cell),
    ),
  ])
  const range = [
    { label: 'From', unit: 'share' as const, term: 'interval' as const },
    { label: 'To', unit: 'share' as const },
  ]
  const [first] = groups
  const said = first
    ? `Of “${first.label}”, ${s.share(rounded(first.figures.accuracy.value, 4))} were told rightly: likelier to leave than to stay, or not.`
    : ''
  const others = `Customers counted on each day they were tried; ${s.number(left)} in groups under ${fewest}, or in none, are not shown.`
  return {
    kind: 'table',
    title: `Is it as good for everybody? By “${name}”`,
    reading: `${said} ${others}`,
    data: {
      columns: [
        { label: name },
        { label: 'Customers', unit: 'customers' },
        ...[{ label: 'Told rightly', unit: 'share' as const }, ...range],
        ...[{ label: 'Of those who left, told beforehand', unit: 'share' as const }, ...range],
        ...[
          { label: 'Who left stood above who stayed', unit: 'share' as const, term: 'rocAuc' as const },
          ...range,
        ],
      ],
      rows: [
        ...rows,
        ['Not shown', left, ...new Array<null>(9).fill(null)],
        ['Fewest shown', fewest, ...new Array<null>(9).fill(null)],
      ],
    },
    place: 'sure',
  }
}

function gapTable({ gaps }: Groups, name: string): Block {
  return {
    kind: 'table',
    title: `How far groups lie apart, by “${name}”`,
    reading: 'A gap is the best group less the worst; some gap comes by chance alone.',
    data: {
      columns: [
        { label: 'Figure' },
        { label: 'Gap', term: 'fairnessGap' },
        { label: 'From', term: 'interval' },
        { label: 'To' },
      ],
      rows: (Object.keys(labels) as GroupFigure[]).map((figure) => [
        labels[figure],
        ...[gaps[figure].value, gaps[figure].low, gaps[figure].high].map(cell),
      ]),
    },
    place: 'sure',
  }
}
