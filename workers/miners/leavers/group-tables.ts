import type { Block } from '../../../src/contract/report.ts'
import { groupTable } from '../group-figures.ts'
import { gapTable } from '../group-gaps.ts'
import { fewestInGroup, type RateWords, rateTable } from '../group-rates.ts'
import { rounded, type Say } from '../say.ts'
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
const shown = [
  { figure: 'accuracy', label: 'Told rightly' },
  { figure: 'recall', label: 'Of those who left, told beforehand' },
  { figure: 'rocAuc', label: 'Who left stood above who stayed', term: 'rocAuc' },
] as const
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
  return [
    groupTable(groups, name, shown, goodFor(groups, s)),
    ...rateTable(rates, told, name, s),
    gapTable(name, gaps),
  ]
}

function goodFor({ groups, left }: Groups, s: Say): string {
  const [first] = groups
  const said = first
    ? `Of “${first.label}”, ${s.share(rounded(first.figures.accuracy.value, 4))} were told rightly: likelier to leave than to stay, or not.`
    : ''
  return `${said} Customers counted on each day they were tried; ${s.number(left)} in groups under ${fewestInGroup}, or in none, are not shown.`
}
