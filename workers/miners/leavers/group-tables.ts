import type { Block } from '../../../src/contract/report.ts'
import { gapTable } from '../group-gaps.ts'
import { fewestInGroup as fewest, type RateWords, rateTable } from '../group-rates.ts'
import { cells, rounded, type Say } from '../say.ts'
import type { GroupFigure, Groups } from './groups.ts'

const labels: Readonly<Record<GroupFigure, string>> = {
  selected: 'Told to leave (selection rate)',
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
const told: RateWords = {
  title: 'Is everybody called as often?',
  column: 'Told to leave',
  picked: 'told to leave',
  next: 'See whether that is so of who left, too.',
}

/** The same figures for each group, and how far groups lie apart. */
export function groupTables(groups: Groups | null, name: string, s: Say): Block[] {
  if (!groups || groups.groups.length === 0) return []
  const figures = Object.keys(labels) as GroupFigure[]
  const gaps = figures.map((figure) => ({ label: labels[figure], gap: groups.gaps[figure] }))
  const rates = groups.groups.map((one) => ({
    label: one.label,
    people: one.rows,
    rate: one.figures.selected,
  }))
  return [groupTable(groups, name, s), ...rateTable(rates, told, name, s), gapTable(name, gaps)]
}

function groupTable({ groups, left }: Groups, name: string, s: Say): Block {
  const rows = groups.map(({ label, rows: people, figures }) => [
    label,
    people,
    ...shown.flatMap((figure) => cells(figures[figure])),
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
