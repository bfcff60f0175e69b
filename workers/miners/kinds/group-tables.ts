import type { Block } from '../../../src/contract/report.ts'
import type { ManyFigure } from '../../evaluate/many-figures.ts'
import type { ManyFairness } from '../../evaluate/many-groups.ts'
import { gapTable } from '../group-gaps.ts'
import { fewestInGroup, rateTable } from '../group-rates.ts'
import { cells, rounded, type Say } from '../say.ts'
import { figures } from './figures.ts'
import type { Common } from './model.ts'

/** Labels whose selection rates are told. */
const mostLabels = 4

const byGroup: readonly ManyFigure[] = [
  'accuracy',
  'balancedAccuracy',
  'precision',
  'recall',
  'f1',
  'matthews',
  'rocAuc',
  'logLoss',
  'brier',
]

/** The same figures for each group, and how far groups lie apart. */
export function groupTables({ groups, classes }: Common, name: string, s: Say): Block[] {
  if (!groups || groups.groups.length === 0) return []
  const label = (figure: ManyFigure) => figures.find((one) => one.name === figure)?.label ?? figure
  const gaps = byGroup.map((figure) => ({ label: label(figure), gap: groups.gaps[figure] }))
  return [groupTable(groups, name, s), ...rateTables(groups, classes, name, s), gapTable(name, gaps)]
}

function groupTable({ groups, left }: ManyFairness, name: string, s: Say): Block {
  const [first] = groups
  const rows = groups.map(({ label, rows, figures: own }) => [
    label,
    rows,
    ...(['accuracy', 'balancedAccuracy', 'rocAuc'] as const).flatMap((figure) => cells(own[figure])),
  ])
  const range = [
    { label: 'From', unit: 'share' as const },
    { label: 'To', unit: 'share' as const },
  ]
  return {
    kind: 'table',
    title: `Is it as good for everybody? By “${name}”`,
    reading: `${first ? `Of “${first.label}”, ${s.share(rounded(first.figures.accuracy.value, 4))} were sorted rightly.` : ''}${left > 0 ? ` ${s.count(left, 'customer')} in groups under ${fewestInGroup}, or in none, ${left === 1 ? 'is' : 'are'} not shown.` : ''}`,
    data: {
      columns: [
        { label: name },
        { label: 'Customers', unit: 'customers' },
        ...[{ label: 'Sorted rightly', unit: 'share' as const, term: 'sortedRightly' }, ...range],
        ...[{ label: 'Balanced', unit: 'share' as const }, ...range],
        ...[{ label: 'Area under the ROC curve', unit: 'share' as const }, ...range],
      ],
      rows: [
        ...rows,
        ['Not shown', left, ...new Array(9).fill(null)],
        ['Fewest shown', fewestInGroup, ...new Array(9).fill(null)],
      ],
    },
    place: 'sure',
  }
}

function rateTables({ groups }: ManyFairness, classes: readonly string[], name: string, s: Say): Block[] {
  return classes.slice(0, mostLabels).flatMap((label, k) =>
    rateTable(
      groups.flatMap(({ label, rows, called }) => {
        const rate = called[k]
        return rate ? [{ label, people: rows, rate }] : []
      }),
      {
        title: `Is everybody called “${label}” as often?`,
        column: `Called “${label}”`,
        picked: `called “${label}”`,
        next: 'See whether that is so of who has the label, too.',
      },
      name,
      s,
    ),
  )
}
