import type { Block } from '../../../src/contract/report.ts'
import type { ClassFigures, ManyFigure } from '../../evaluate/many-figures.ts'
import { cell, cells, rounded, type Say } from '../say.ts'
import { type Column, tableOf } from '../table.ts'
import type { Trial } from './trial.ts'

/** Figures in the order of the table: what each is called, and what it says. */
export const figures: readonly { name: ManyFigure; label: string; says: string }[] = [
  {
    name: 'accuracy',
    label: 'Sorted rightly (accuracy)',
    says: 'share of customers called what their label says',
  },
  { name: 'balancedAccuracy', label: 'Balanced accuracy', says: 'the same, each label counting alike' },
  { name: 'precision', label: 'Precision', says: 'of those called so, how many are; mean over the labels' },
  { name: 'recall', label: 'Recall', says: 'of those who are, how many are called so; mean over the labels' },
  { name: 'f1', label: 'F1', says: 'precision and recall in one; mean over the labels' },
  {
    name: 'matthews',
    label: 'Matthews’ correlation (MCC)',
    says: '1 = all rightly, 0 = no better than chance',
  },
  { name: 'kappa', label: 'Cohen’s kappa', says: '1 = all rightly, 0 = what chance gives' },
  {
    name: 'rocAuc',
    label: 'Area under the ROC curve',
    says: 'how often who has a label stands above who has not',
  },
  {
    name: 'averagePrecision',
    label: 'Area under precision and recall',
    says: 'how pure the top of each list is',
  },
  { name: 'logLoss', label: 'Log loss', says: 'how far chances are off; less is better' },
  { name: 'brier', label: 'Brier score', says: 'squared distance of chances from what is; less is better' },
]

/** Every figure with its interval beside that of the plainest answer. */
export function figureTable({ figures: found, naive }: Trial, majority: string, s: Say): Block {
  const { accuracy } = found.figures
  return {
    kind: 'table',
    title: 'How good it is, figure by figure',
    reading: `Of customers it had not seen, ${s.share(rounded(accuracy.value, 4))} were sorted rightly; calling everybody “${majority}” gets ${s.share(rounded(naive.accuracy, 4))}.`,
    data: {
      columns: [
        { label: 'Figure', term: 'heldOut' },
        { label: 'Here' },
        { label: 'From', term: 'interval' },
        { label: 'To' },
        { label: 'Everybody called alike', term: 'majority' },
        { label: 'What it says' },
      ],
      rows: figures.map(({ name, label, says }) => {
        return [label, ...cells(found.figures[name]), cell(naive[name]), says]
      }),
    },
    place: 'sure',
  }
}

/** Of each label, who was called which. */
export function confusionMap(
  { figures: found, sheets, actual }: Trial,
  classes: readonly string[],
  s: Say,
): Block {
  const k = classes.length
  const at = (i: number, j: number) => found.confusion[i * k + j]
  const people = classes.map((_, i) => actual.reduce((n, code) => n + (code === i ? 1 : 0), 0))
  const called = sheets[0]?.called ?? new Int32Array()
  const counts = classes.map((_, i) =>
    classes.map((_, j) => actual.reduce((n, code, row) => n + (code === i && called[row] === j ? 1 : 0), 0)),
  )
  const grid = (of: 'value' | 'low' | 'high') =>
    classes.map((_, i) => classes.map((_, j) => cell(at(i, j)?.[of] ?? Number.NaN)))
  const last = k - 1
  return {
    kind: 'heatmap',
    title: 'Which label was called which',
    reading: `Of the ${s.count(people[last] ?? 0, 'customer')} labelled “${classes[last]}”, ${s.share(cell(at(last, last)?.value ?? 0) ?? 0)} were called so.`,
    data: {
      rowTitle: 'Label',
      columnTitle: 'Called',
      rows: [...classes],
      columns: [...classes],
      values: grid('value'),
      low: grid('low'),
      high: grid('high'),
      counts,
      unit: 'share',
      greyBelow: 5,
    },
    place: 'sure',
  }
}

/** Each label on its own. */
export function classTable({ figures: found, actual }: Trial, classes: readonly string[]): Block {
  const labels = classes.map((name, k) => {
    const people = actual.reduce((n, code) => n + (code === k ? 1 : 0), 0)
    return { name, people, own: found.classes[k] }
  })
  return {
    kind: 'table',
    title: 'Label by label',
    reading: 'From and to: how far chance alone may have moved a figure.',
    data: tableOf(labels, [
      { label: 'Label', term: 'label', of: ({ name }) => name },
      { label: 'Customers', unit: 'customers', of: ({ people }) => people },
      ...figureColumns({ label: 'Of those called so', unit: 'share', term: 'precision' }, 'precision'),
      ...figureColumns({ label: 'Of those who are', unit: 'share', term: 'recall' }, 'recall'),
      ...figureColumns({ label: 'F1', term: 'f1' }, 'f1'),
    ]),
    place: 'sure',
  }
}

interface OneLabel {
  readonly name: string
  readonly people: number
  readonly own: ClassFigures | undefined
}

/** A figure of each label, and where chance may have moved it. */
function figureColumns(head: Omit<Column<OneLabel>, 'of'>, figure: keyof ClassFigures): Column<OneLabel>[] {
  const unit = head.unit === undefined ? {} : { unit: head.unit }
  const of = (end: 'value' | 'low' | 'high') => (one: OneLabel) => cell(one.own?.[figure][end] ?? Number.NaN)
  return [
    { ...head, of: of('value') },
    { label: 'From', ...unit, of: of('low') },
    { label: 'To', ...unit, of: of('high') },
  ]
}

/** Who was tried, the simplest first. */
export function contenderTable({ tried, taken, naiveLoss, ahead }: Trial): Block {
  const reading = taken
    ? `Taken: ${taken.contender.label.toLowerCase()}. A harder way is taken only where it is surely better.`
    : 'None of them beats the shares of the labels beyond chance.'
  return {
    kind: 'table',
    title: 'What was tried',
    reading,
    data: {
      columns: [{ label: 'Way, the simplest first' }, { label: 'Log loss' }, { label: 'Taken' }],
      rows: [
        ...tried.map(({ contender, loss }) => [
          contender.label,
          cell(loss),
          contender === taken?.contender ? 'yes' : 'no',
        ]),
        ['The shares of the labels alone', cell(naiveLoss), taken ? 'no' : 'yes'],
        ['Gained over that', cell(ahead.value), ''],
        ['From', cell(ahead.low), ''],
        ['To', cell(ahead.high), ''],
      ],
    },
    place: 'sure',
  }
}
