import type { Block } from '../../../src/contract/report.ts'
import { rounded, type Say } from '../say.ts'
import type { Group } from './groups.ts'
import type { RfmModel, Rules } from './model.ts'
import { share } from './pictures.ts'

type Groups = readonly Group[]

/** What each group of then brought since: the shop's own proof. */
export function nextTable({ past }: RfmModel, groups: Groups, rules: Rules, s: Say): Block[] {
  if (!past) return []
  const revenue = past.next.reduce((n, g) => n + g.revenue, 0)
  const rows = groups.flatMap((group, g) => {
    const next = past.next[g]
    if (!next || next.customers === 0) return []
    const { customers, buyers } = next
    return [
      [
        group.label,
        customers,
        share(customers, past.people),
        buyers,
        share(buyers, customers),
        rounded(next.revenue, 2),
        share(next.revenue, revenue),
      ],
    ]
  })
  return [
    {
      kind: 'table',
      title: `What the groups of ${rules.compareDays} days ago brought since`,
      reading: `${s.count(past.people, 'customer')} were known then; since, they ordered for ${s.money(revenue)}.`,
      data: {
        columns: [
          { label: 'Group then', term: 'rfm' },
          { label: 'Customers', unit: 'customers' },
          { label: 'Share of customers', unit: 'share' },
          { label: 'Ordered since', unit: 'customers' },
          { label: 'Share who ordered', unit: 'share' },
          { label: 'Revenue since', unit: 'money' },
          { label: 'Share of revenue', unit: 'share' },
        ],
        rows: [...rows, ['All', past.people, 1, null, null, rounded(revenue, 2), share(revenue, revenue)]],
      },
      place: 'sure',
    },
  ]
}

export function moveHeatmap({ past }: RfmModel, groups: Groups, rules: Rules, s: Say): Block[] {
  if (!past) return []
  const names = [...groups.map((g) => g.label), 'Not yet a customer']
  const sizes = past.moves.map((row) => row.reduce((n, c) => n + c, 0))
  const shown = names.flatMap((name, i) => ((sizes[i] ?? 0) > 0 ? [{ name, i }] : []))
  const stayed = groups.reduce((n, _, g) => n + (past.moves[g]?.[g] ?? 0), 0)
  return [
    {
      kind: 'heatmap',
      title: `Who moved in ${rules.compareDays} days`,
      reading: `Of ${s.count(past.people, 'customer')} known then, ${s.share(stayed / past.people)} are in the same group now.`,
      data: {
        rowTitle: `Group ${rules.compareDays} days ago`,
        columnTitle: 'Group now',
        rows: shown.map((r) => r.name),
        columns: groups.map((g) => g.label),
        values: shown.map(({ i }) => (past.moves[i] ?? []).map((n) => rounded(n / (sizes[i] ?? 1)))),
        counts: shown.map(({ i }) => past.moves[i] ?? []),
        unit: 'share',
        greyBelow: 10,
      },
      place: 'details',
    },
    {
      kind: 'figures',
      title: 'Same group as then',
      reading:
        stayed === 0
          ? 'Nobody is where they were.'
          : `${s.count(stayed, 'customer')} stayed where they were.`,
      data: [
        { label: 'Known then', value: past.people, unit: 'customers' },
        { label: 'In the same group', value: stayed, unit: 'customers' },
        { label: 'Share', value: rounded(stayed / past.people), unit: 'share' },
      ],
      place: 'details',
    },
  ]
}
