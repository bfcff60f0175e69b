import type { Block, Blocks } from '../../../src/contract/report.ts'
import { rounded, type Say } from '../say.ts'
import { shutRows } from '../shut-words.ts'
import type { KindsModel } from './model.ts'
import { frequentFrom } from './rhythm.ts'
import { passedRows } from './words.ts'

type Rhythmic = Extract<KindsModel, { mode: 'rhythm' }>

/** The numbers that the classic labels and their trial rest on. */
export function rhythmTable(model: Rhythmic, s: Say): Block {
  const { rhythm, people, scenes, trial, passed, shut } = model
  const rows: [string, number][] = [
    ['Customers with an order', people.keys.length],
    ['Orders', people.orders],
    ['Days your orders tell', rhythm.span],
    ['Days needed to try anything', rhythm.need],
    ['Usual days between two orders', rhythm.usual],
    ['Days in a period', rhythm.days],
    ['Days in two', 2 * rhythm.days],
    ['Days with an order that make a customer frequent, at least', frequentFrom],
    ['Days of the past tried', scenes],
    ['Customers on those days, counted each time', trial?.actual.length ?? 0],
    ...shutRows(shut, s),
    ...passedRows(passed),
  ]
  return {
    kind: 'table',
    title: 'What was looked at',
    reading: 'On each day of the past only what was known before it was used.',
    data: { columns: [{ label: 'What' }, { label: 'Number', unit: 'count' }], rows },
    place: 'details',
  }
}

/** The classic labels of today. */
export function rhythmFigures({ lists, rhythm }: Rhythmic, s: Say): Block {
  const { frequent, occasional, silent, once } = lists
  return {
    kind: 'figures',
    title: 'How your customers come',
    reading: `Frequent: on ${s.count(3, 'day')} or more of the last ${s.number(rhythm.days)}.`,
    data: [
      { label: 'Frequent', value: frequent.length, unit: 'customers' },
      { label: 'Occasional', value: occasional.length, unit: 'customers' },
      { label: 'Came back, but not of late', value: silent.length, unit: 'customers' },
      { label: 'One-time', value: once.length, unit: 'customers' },
    ],
    place: 'main',
  }
}

/** How many of those asked about now are expected to be sorted rightly: wider than what was, for periods differ. */
export function aheadBars({ ahead, found }: Rhythmic, s: Say): Blocks['bars']['bars'] {
  if (!ahead || !found) return []
  const { expected, range } = ahead
  const label = `The ${s.number(found.people.length)} asked about now, expected`
  return [{ label, value: rounded(expected), low: rounded(range.low), high: rounded(range.high) }]
}

/** “ Of the 205 asked about now, 62% to 78% can be expected to be.” */
export function aheadWords({ ahead, found }: Rhythmic, s: Say): string {
  if (!ahead || !found) return ''
  const [low, high] = [ahead.range.low, ahead.range.high].map((share) => s.share(rounded(share)))
  return ` Of the ${s.number(found.people.length)} asked about now, ${low} to ${high} can be expected to be sorted rightly.`
}

/** How many are expected to come how. */
export function nextTable({ found, classes, rhythm }: Rhythmic, s: Say): Block[] {
  if (!found) return []
  const k = classes.length
  const { shares, called } = found.called
  const sums = classes.map((_, j) => found.people.reduce((sum, _, i) => sum + (shares[i * k + j] ?? 0), 0))
  const counts = classes.map((_, j) => called.reduce((n, own) => n + (own === j ? 1 : 0), 0))
  const expected = Math.round(sums.at(-1) ?? 0)
  return [
    {
      kind: 'table',
      title: `The next ${s.count(rhythm.days, 'day')}`,
      reading: `Added up, ${s.count(expected, 'customer')} of ${s.number(found.people.length)} who ordered of late can be expected to place no order.`,
      data: {
        columns: [
          { label: 'How they will come', term: 'label' },
          { label: 'Expected, chances added up', unit: 'customers' },
          { label: 'Most likely so', unit: 'customers' },
          { label: 'Days', unit: 'days' },
        ],
        rows: [
          ...classes.map((name, j) => [name, Math.round(sums[j] ?? 0), counts[j] ?? 0, rhythm.days]),
          ['All who ordered of late', found.people.length, found.people.length, 2 * rhythm.days],
        ],
      },
      place: 'main',
    },
  ]
}
