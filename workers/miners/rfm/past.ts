import type { Block } from '../../../src/contract/report.ts'
import { movesMap } from '../moves-map.ts'
import { rounded, type Say } from '../say.ts'
import { tableOf } from '../table.ts'
import type { Group } from './groups.ts'
import type { RfmModel, Rules } from './model.ts'
import { share } from './pictures.ts'

type Groups = readonly Group[]

/** What each group of then brought since: the shop's own proof. */
export function nextTable({ past }: RfmModel, groups: Groups, rules: Rules, s: Say): Block[] {
  if (!past) return []
  const { people } = past
  const all = past.next.reduce((n, g) => n + g.revenue, 0)
  const filled = groups.flatMap(({ label }, g) => {
    const next = past.next[g]
    return next && next.customers > 0 ? [{ ...next, label }] : []
  })
  return [
    {
      kind: 'table',
      title: `What the groups of ${rules.compareDays} days ago brought since`,
      reading: `${s.count(people, 'customer')} were known then; since, they ordered for ${s.money(all)}.`,
      data: tableOf(
        filled,
        [
          { label: 'Group then', term: 'rfm', of: ({ label }) => label },
          { label: 'Customers', unit: 'customers', of: ({ customers }) => customers },
          { label: 'Share of customers', unit: 'share', of: ({ customers }) => share(customers, people) },
          { label: 'Ordered since', unit: 'customers', of: ({ buyers }) => buyers },
          {
            label: 'Share who ordered',
            unit: 'share',
            of: ({ buyers, customers }) => share(buyers, customers),
          },
          { label: 'Revenue since', unit: 'money', of: ({ revenue }) => rounded(revenue, 2) },
          { label: 'Share of revenue', unit: 'share', of: ({ revenue }) => share(revenue, all) },
        ],
        [['All', people, 1, null, null, rounded(all, 2), share(all, all)]],
      ),
      place: 'sure',
    },
  ]
}

export function moveHeatmap({ past }: RfmModel, groups: Groups, rules: Rules, s: Say): Block[] {
  if (!past) return []
  const stayed = groups.reduce((n, _, g) => n + (past.moves[g]?.[g] ?? 0), 0)
  return [
    {
      kind: 'heatmap',
      title: `Who moved in ${rules.compareDays} days`,
      reading: `Of ${s.count(past.people, 'customer')} known then, ${s.share(stayed / past.people)} are in the same group now.`,
      data: movesMap(
        past.moves,
        groups.map(({ label }) => label),
        { rowTitle: `Group ${rules.compareDays} days ago`, columnTitle: 'Group now' },
      ),
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
