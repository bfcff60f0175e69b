import type { Block } from '../../../src/contract/report.ts'
import { gapTable } from '../group-gaps.ts'
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
const fewest = 30

/** The same figures for each group, and how far groups lie apart. */
export function groupTables(groups: Groups | null, name: string, s: Say): Block[] {
  if (!groups || groups.groups.length === 0) return []
  const figures = Object.keys(labels) as GroupFigure[]
  const gaps = figures.map((figure) => ({ label: labels[figure], gap: groups.gaps[figure] }))
  return [groupTable(groups, name, s), ...rateTable(groups, name, s), gapTable(name, gaps)]
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

/** Below this share of the largest rate a group is called out: the four-fifths rule (29 CFR 1607.4 D). */
const fourFifths = 0.8

/** How often each group is told to leave, beside the group for which that is most often; a verdict needs two groups. */
function rateTable({ groups }: Groups, name: string, s: Say): Block[] {
  const most = Math.max(...groups.map(({ figures }) => figures.selected.value))
  if (groups.length < 2 || !(most > 0)) return []
  const ratio = (value: number) => rounded(value / most, 4)
  const apart = groups.filter(({ figures }) => ratio(figures.selected.value) < fourFifths)
  const said =
    apart.length === 0
      ? `No group is told to leave less than ${s.share(fourFifths)} as often as the group for which it is most often.`
      : `Told to leave less than ${s.share(fourFifths)} as often as the group for which it is most often: ${apart.map(({ label }) => `“${label}”`).join(', ')}. See whether that is so of who left, too.`
  return [
    {
      kind: 'table',
      title: `Is everybody called as often? By “${name}”`,
      reading: said,
      data: {
        columns: [
          { label: name },
          { label: 'Customers', unit: 'customers' },
          { label: 'Told to leave', unit: 'share' },
          { label: 'From', unit: 'share', term: 'interval' },
          { label: 'To', unit: 'share' },
          { label: 'Beside the most often', unit: 'share' },
          { label: 'Below four fifths' },
        ],
        rows: [
          ...groups.map(({ label, rows, figures }) => [
            label,
            rows,
            ...cells(figures.selected),
            ratio(figures.selected.value),
            ratio(figures.selected.value) < fourFifths ? 'Yes' : 'No',
          ]),
          ['Called out below', null, null, null, null, fourFifths, null],
        ],
      },
      place: 'sure',
    },
  ]
}
