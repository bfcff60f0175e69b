import type { Block } from '../../../src/contract/report.ts'
import type { ManyFairness } from '../../evaluate/many-groups.ts'
import { groupTable } from '../group-figures.ts'
import { gapTable } from '../group-gaps.ts'
import { fewestInGroup, rateTable } from '../group-rates.ts'
import { rounded, type Say } from '../say.ts'
import { figures } from './figures.ts'
import type { Common } from './model.ts'

/** Labels whose selection rates are told. */
const mostLabels = 4

const shown = [
  { figure: 'accuracy', label: 'Sorted rightly', term: 'sortedRightly' },
  { figure: 'balancedAccuracy', label: 'Balanced' },
  { figure: 'rocAuc', label: 'Area under the ROC curve' },
] as const

/** Gaps are told of all figures but two that say much what their neighbours say. */
const gapsTold = figures.filter(({ name }) => name !== 'kappa' && name !== 'averagePrecision')

/** The same figures for each group, and how far groups lie apart. */
export function groupTables({ groups, classes }: Common, name: string, s: Say): Block[] {
  if (!groups || groups.groups.length === 0) return []
  const gaps = gapsTold.map(({ name: figure, label }) => ({ label, gap: groups.gaps[figure] }))
  return [
    groupTable(groups, name, shown, goodFor(groups, s)),
    ...rateTables(groups, classes, name, s),
    gapTable(name, gaps),
  ]
}

function goodFor({ groups, left }: ManyFairness, s: Say): string {
  const [first] = groups
  const said = first
    ? `Of “${first.label}”, ${s.share(rounded(first.figures.accuracy.value, 4))} were sorted rightly.`
    : ''
  if (left === 0) return said
  return `${said} ${s.count(left, 'customer')} in groups under ${fewestInGroup}, or in none, ${left === 1 ? 'is' : 'are'} not shown.`
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
