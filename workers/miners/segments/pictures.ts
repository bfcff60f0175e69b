import type { Block, Blocks } from '../../../src/contract/report.ts'
import { movesMap } from '../moves-map.ts'
import { cell, rounded, type Say } from '../say.ts'
import { type Column, tableOf } from '../table.ts'
import type { Found } from './found.ts'
import { measures } from './measures.ts'
import type { Rules, SegmentsModel } from './model.ts'
import { doubtful, keep, leastShare, stable } from './search.ts'

const share = (part: number, whole: number) => (whole > 0 ? rounded(part / whole) : null)

/** Cells of the map, each way: marks stand for all customers of a kind in a cell, never for one by name. */
const cells = 22
const mostMarks = 400

/** Customers along the two directions in which they differ most. */
export function customerMap(model: SegmentsModel, s: Say): Block {
  const { map, found, people, scales } = model
  const [x, y] = [axisTitle(model, 0), axisTitle(model, 1)]
  const whole = map.components.variances.reduce((sum, v) => sum + v, 0)
  const shown = (map.components.variances[0] ?? 0) + (map.components.variances[1] ?? 0)
  const told = whole > 0 ? rounded(shown / whole) : 0
  const groups = found
    ? found.segments.map(({ name, members }) => ({ label: name, customers: members.length }))
    : [{ label: 'All customers', customers: people.keys.length }]
  const used = scales.filter((scale) => scale.used).length
  return {
    kind: 'scatter',
    title: found ? 'Where the kinds stand' : 'Where your customers stand',
    reading:
      used < 2
        ? 'There is too little to draw a map from.'
        : `Near means alike; the two directions show ${s.share(told)} of the differences.`,
    data: { xTitle: x, yTitle: y, shown: told, groups, points: marks(model) },
    place: 'main',
  }
}

function axisTitle({ map, scales }: SegmentsModel, k: number): string {
  const used = scales.filter((scale) => scale.used)
  const direction = Array.from(map.components.directions[k] ?? [])
  const strongest = direction
    .map((weight, j) => ({ weight, measure: used[j]?.measure }))
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, 2)
  const words = strongest.map(
    ({ weight, measure }) => `${weight > 0 ? 'higher' : 'lower'} ${measure?.label.toLowerCase()}`,
  )
  return words.length > 0 ? words.join(', ').replace(/^./, (c) => c.toUpperCase()) : 'No direction'
}

function marks({ map, found }: SegmentsModel): Blocks['scatter']['points'] {
  const { places, rows } = map
  const range = [0, 1].map((k) => rangeOf(places.values, k, places.columns))
  const made = new Map<number, { x: number; y: number; group: number; customers: number }>()
  for (let i = 0; i < rows.length; i++) {
    const [x, y] = [0, 1].map((k) =>
      k < places.columns ? (places.values[i * places.columns + k] ?? 0) : 0,
    ) as [number, number]
    const group = found?.labels[rows[i] ?? 0] ?? 0
    const cell = (cellOf(x, range[0]) * cells + cellOf(y, range[1])) * 256 + group
    const mark = made.get(cell) ?? { x: 0, y: 0, group, customers: 0 }
    made.set(cell, { x: mark.x + x, y: mark.y + y, group, customers: mark.customers + 1 })
  }
  return [...made.entries()]
    .sort(([a, p], [b, q]) => q.customers - p.customers || a - b)
    .slice(0, mostMarks)
    .map(([, { x, y, group, customers }]) => ({
      x: rounded(x / customers, 2),
      y: rounded(y / customers, 2),
      group,
      customers,
    }))
}

type Range = readonly [low: number, high: number]

function rangeOf(values: Float64Array, k: number, columns: number): Range {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let i = k; i < values.length; i += columns) {
    low = Math.min(low, values[i] ?? 0)
    high = Math.max(high, values[i] ?? 0)
  }
  return [low, high]
}

function cellOf(value: number, [low, high]: Range = [0, 1]): number {
  return high > low ? Math.min(cells - 1, Math.floor(((value - low) / (high - low)) * cells)) : 0
}

/** Size, revenue and the middle customer of each kind. */
export function segmentTable({ people, scales }: SegmentsModel, { segments, labels }: Found, s: Say): Block {
  const revenue = people.revenue.reduce((sum, v) => sum + v, 0)
  const smallest = segments.reduce((a, b) => (b.members.length < a.members.length ? b : a))
  const medians = scales.map(
    ({ measure: { label, unit, term } }, m): Column<Found['segments'][number]> => ({
      label: label === 'Revenue' ? 'Revenue of one' : label,
      unit,
      ...(term && { term }),
      of: ({ medians }) => cell(medians[m] ?? Number.NaN),
    }),
  )
  return {
    kind: 'table',
    title: 'The kinds in numbers',
    reading: `The smallest kind is “${smallest.name}”, ${s.count(smallest.members.length, 'customer')}. What is measured is given for the middle customer.`,
    data: tableOf(
      segments,
      [
        { label: 'Kind', term: 'segment', of: ({ name }) => name },
        { label: 'Customers', unit: 'customers', of: ({ members }) => members.length },
        {
          label: 'Share of customers',
          unit: 'share',
          of: ({ members }) => share(members.length, labels.length),
        },
        { label: 'Revenue', unit: 'money', term: 'revenue', of: (one) => rounded(one.revenue, 2) },
        { label: 'Share of revenue', unit: 'share', of: (one) => share(one.revenue, revenue) },
        ...medians,
      ],
      [['All', labels.length, 1, rounded(revenue, 2), share(revenue, revenue), ...measures.map(() => null)]],
    ),
    place: 'main',
  }
}

export function moveHeatmap({ past }: SegmentsModel, { segments }: Found, rules: Rules, s: Say): Block[] {
  if (!past) return []
  const stayed = rounded(segments.reduce((n, _, c) => n + (past.moves[c]?.[c] ?? 0), 0) / past.people)
  return [
    {
      kind: 'heatmap',
      title: `Who moved in ${rules.compareDays} days`,
      reading: `Of ${s.count(past.people, 'customer')} known then, ${s.share(stayed)} are of the same kind now.`,
      data: movesMap(
        past.moves,
        segments.map(({ name }) => name),
        { rowTitle: `Kind ${rules.compareDays} days ago`, columnTitle: 'Kind now' },
      ),
      place: 'details',
    },
    {
      kind: 'figures',
      title: 'Same kind as then',
      reading: 'Kinds of then carry the name of the kind now that they are most like.',
      data: [
        { label: 'Known then', value: past.people, unit: 'customers' },
        { label: 'Of the same kind now', value: stayed, unit: 'share' },
      ],
      place: 'details',
    },
  ]
}

export function trialTable({ search, people }: SegmentsModel, s: Say): Block {
  const { trials, chosen, separates } = search
  const best = Math.max(...trials.map((t) => t.silhouette))
  const drawn = trials[0]?.found.labels.length ?? 0
  const sampled = drawn < people.keys.length ? ', drawn at random' : ''
  return {
    kind: 'table',
    title: 'How many kinds there are',
    reading: `Tried on ${s.count(drawn, 'customer')}${sampled}; an empty cell: it did not come into question. The last row is what was asked for.`,
    data: tableOf(
      trials,
      [
        { label: 'Kinds', unit: 'clusters', of: ({ clusters }) => clusters },
        { label: 'Customers', unit: 'customers', of: () => drawn },
        { label: 'Silhouette', unit: 'score', term: 'silhouette', of: (t) => rounded(t.silhouette, 4) },
        {
          label: 'Come back',
          unit: 'score',
          term: 'stability',
          of: ({ back }) => back && rounded(back.all, 4),
        },
        {
          label: 'The worst of them',
          unit: 'score',
          term: 'stability',
          of: ({ back }) => back && rounded(back.worst, 4),
        },
        { label: 'Smallest kind', unit: 'share', of: ({ smallest }) => rounded(smallest, 4) },
        { label: 'Taken', of: (t) => (t === chosen && separates ? 'yes' : '') },
      ],
      [
        [
          'Asked for',
          null,
          rounded(keep * best, 4),
          stable,
          doubtful,
          leastShare,
          `${keep * 100}% of the best`,
        ],
      ],
    ),
    place: 'details',
  }
}

export function measureTable({ scales }: SegmentsModel): Block {
  const used = scales.filter((scale) => scale.used).length
  return {
    kind: 'table',
    title: 'What was measured of each customer',
    reading:
      used === scales.length
        ? 'All of these count, each as much as the others.'
        : 'Those that are used count equally; a measure that few customers have, or that is the same for nearly all, is left out.',
    data: {
      columns: [
        { label: 'Measure' },
        { label: 'Customers who have it', unit: 'share' },
        { label: 'Of these with the commonest value', unit: 'share' },
        { label: 'Used' },
      ],
      rows: scales.map((scale) => [
        scale.measure.label,
        rounded(scale.known, 4),
        rounded(scale.same, 4),
        scale.used ? 'yes' : 'no',
      ]),
    },
    place: 'details',
  }
}
