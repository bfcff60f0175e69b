import type { Block } from '../../../src/contract/report.ts'
import type { Described } from '../../numeric/describe.ts'
import { rounded, type Say } from '../say.ts'
import { tableOf } from '../table.ts'
import { combinedScore, type Group, groupAt } from './groups.ts'
import type { RfmModel, Rules } from './model.ts'

type Groups = readonly Group[]

/** Part of a whole, six digits; null where there is no whole. */
export function share(part: number, whole: number): number | null {
  return whole > 0 ? rounded(part / whole) : null
}

export function groupMap(model: RfmModel, groups: Groups, rules: Rules, s: Say): Block {
  const { bins, now, sums } = model
  const cells = Array.from({ length: bins * bins }, (_, i) => {
    const [x, y] = [1 + Math.floor(i / bins), 1 + (i % bins)]
    return { x, y, group: groupAt(rules.groups, x, y, bins), customers: 0, revenue: 0 }
  })
  for (let i = 0; i < now.keys.length; i++) {
    const cell = cells[((now.r[i] ?? 1) - 1) * bins + combinedScore(now.f[i] ?? 1, now.m[i] ?? 1) - 1]
    if (!cell) continue
    cell.customers++
    cell.revenue += now.revenue[i] ?? 0
  }
  const largest = sums.reduce((best, g, i) => (g.customers > (sums[best]?.customers ?? 0) ? i : best), 0)
  return {
    kind: 'map',
    title: 'Where your customers stand',
    reading: `The largest group is ${groups[largest]?.label ?? ''}, with ${s.count(sums[largest]?.customers ?? 0, 'customer')}.`,
    data: {
      xTitle: 'How lately (recency)',
      yTitle: 'How much (frequency and value)',
      size: bins,
      groups: groups.map(({ label, about }, g) => ({
        label,
        about,
        customers: sums[g]?.customers ?? 0,
        revenue: rounded(sums[g]?.revenue ?? 0, 2),
      })),
      cells: cells.map((c) => ({ ...c, revenue: rounded(c.revenue, 2) })),
    },
    place: 'main',
  }
}

export function groupTable({ sums, now }: RfmModel, groups: Groups, s: Say): Block {
  const people = now.keys.length
  const revenue = sums.reduce((n, g) => n + g.revenue, 0)
  const filled = groups.flatMap(({ label }, g) => {
    const sum = sums[g]
    return sum && sum.customers > 0 ? [{ ...sum, label }] : []
  })
  return {
    kind: 'table',
    title: 'The groups in numbers',
    reading: `${filled.length === 1 ? 'One group has' : 'These groups have'} customers; together they are ${s.count(people, 'customer')}.`,
    data: tableOf(
      filled,
      [
        { label: 'Group', term: 'rfm', of: ({ label }) => label },
        { label: 'Customers', unit: 'customers', of: ({ customers }) => customers },
        { label: 'Share of customers', unit: 'share', of: ({ customers }) => share(customers, people) },
        { label: 'Revenue', unit: 'money', term: 'revenue', of: (sum) => rounded(sum.revenue, 2) },
        { label: 'Share of revenue', unit: 'share', of: (sum) => share(sum.revenue, revenue) },
        {
          label: 'Median days since last order',
          unit: 'days',
          term: 'recency',
          of: ({ daysSinceLastOrder: days }) => (days === null ? null : Math.round(days)),
        },
        { label: 'Median orders', unit: 'orders', term: 'frequency', of: (sum) => sum.medianOrders },
        {
          label: 'Average order value',
          unit: 'money',
          term: 'averageOrderValue',
          of: (sum) => rounded(sum.revenue / sum.orders, 2),
        },
      ],
      [['All', people, 1, rounded(revenue, 2), share(revenue, revenue), null, null, null]],
    ),
    place: 'main',
  }
}

/** Where each score begins, as it came out. */
export function limitTable({ bins, now, asOf }: RfmModel): Block {
  const scores = Array.from({ length: bins }, (_, i) => bins - i)
  return {
    kind: 'table',
    title: 'Where the scores begin',
    reading: 'A customer has a score from this limit on; an empty cell means that nobody has it.',
    data: tableOf(scores, [
      { label: 'Score', of: (score) => score },
      {
        label: 'Last order at most so long ago',
        unit: 'days',
        term: 'recency',
        of: (score) => known(leastOf(now.last, now.r, score), (last) => asOf - last),
      },
      {
        label: 'Orders, at least',
        unit: 'orders',
        term: 'frequency',
        of: (score) => leastOf(now.orders, now.f, score),
      },
      {
        label: 'Money, at least',
        unit: 'money',
        term: 'monetary',
        of: (score) => known(leastOf(now.value, now.m, score), (value) => rounded(value, 2)),
      },
    ]),
    place: 'details',
  }
}

/** The least value of those with a score; null where nobody has it. */
function leastOf(values: ArrayLike<number>, scores: Uint8Array, score: number): number | null {
  let least = Infinity
  for (let i = 0; i < scores.length; i++) if (scores[i] === score) least = Math.min(least, values[i] ?? 0)
  return least === Infinity ? null : least
}

const known = (value: number | null, of: (value: number) => number) => (value === null ? null : of(value))

export function spreadTable({ spread }: RfmModel, rules: Rules, s: Say): Block {
  const row = (label: string, d: Described) => [
    label,
    ...[d.mean, d.deviation, d.quarter, d.median, d.threeQuarters].map((v) => rounded(v, 4)),
  ]
  return {
    kind: 'table',
    title: 'Spread of the three measures',
    reading: `Half of the customers ordered within ${s.count(spread.recency.median, 'day')}, and half placed ${s.count(spread.frequency.median, 'order')} or fewer.`,
    data: {
      columns: ['Measure', 'Mean', 'Standard deviation', 'First quarter', 'Median', 'Third quarter'].map(
        (label) => ({ label }),
      ),
      rows: [
        row('Days since the last order', spread.recency),
        row('Orders', spread.frequency),
        row(rules.monetary === 'sum' ? 'Revenue' : 'Revenue per order', spread.monetary),
      ],
    },
    place: 'details',
  }
}

export function cellTable({ bins, now }: RfmModel, s: Say): Block {
  const customers = new Int32Array(1000)
  const revenue = new Float64Array(1000)
  for (let i = 0; i < now.keys.length; i++) {
    const cell = (now.r[i] ?? 0) * 100 + (now.f[i] ?? 0) * 10 + (now.m[i] ?? 0)
    customers[cell] = (customers[cell] ?? 0) + 1
    revenue[cell] = (revenue[cell] ?? 0) + (now.revenue[i] ?? 0)
  }
  const filled = Array.from(customers.keys()).filter((cell) => (customers[cell] ?? 0) > 0)
  return {
    kind: 'table',
    title: 'Every cell of the three scores',
    reading: `Scores run from 1 to ${s.number(bins)}; only cells with customers are listed.`,
    data: tableOf(filled, [
      { label: 'Cell', term: 'rfm', of: String },
      { label: 'Recency', term: 'recency', of: (cell) => Math.floor(cell / 100) },
      { label: 'Frequency', term: 'frequency', of: (cell) => Math.floor(cell / 10) % 10 },
      { label: 'Value', term: 'monetary', of: (cell) => cell % 10 },
      { label: 'Customers', unit: 'customers', of: (cell) => customers[cell] ?? 0 },
      { label: 'Revenue', unit: 'money', of: (cell) => rounded(revenue[cell] ?? 0, 2) },
    ]),
    place: 'details',
  }
}
