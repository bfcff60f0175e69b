import type { Block } from '../../../src/contract/report.ts'
import { besideOurs, nearer } from '../foretold-words.ts'
import { cells, rounded, type Say } from '../say.ts'
import type { Vendor, Vendors } from './vendors.ts'

const ours = 'This page, on the same customers'

/** What other tools foretold, beside ours, held against who left; `alone`: why ours is not told. */
export function vendorTable(scored: readonly Vendor[], s: Say, alone?: string): Block[] {
  const [first] = scored
  if (!first) return []
  return [
    {
      kind: 'table',
      title: 'What your tools foretold, held against what happened',
      reading: `“${first.column}” put who left above who stayed in ${s.share(rounded(first.theirs.value, 4))} of all pairs${besideOurs(first, s, alone)}.`,
      data: {
        columns: [
          { label: 'Foretold by' },
          { label: 'Customers', unit: 'customers' },
          { label: 'Of these left', unit: 'customers' },
          { label: 'Who left stood above who stayed', unit: 'share', term: 'rocAuc' },
          { label: 'From', unit: 'share', term: 'interval' },
          { label: 'To', unit: 'share' },
          { label: 'Nearer to what happened' },
        ],
        rows: scored.flatMap((one) => [
          [`“${one.column}”`, one.customers, one.happened, ...cells(one.theirs), nearer(one).tool],
          [ours, one.customers, one.happened, ...cells(one.ours), nearer(one).page],
        ]),
      },
      place: 'sure',
    },
  ]
}

/** What is needed to hold a tool's columns against what happened. */
export function vendorCaveats(vendors: Vendors | null, s: Say): string[] {
  if (!vendors || vendors.scored.length > 0) return []
  const names = s.list(vendors.columns.slice(0, 4).map((name) => `“${name}”`))
  const days = s.count(vendors.need, 'day')
  if (Number.isNaN(vendors.saved))
    return [
      `Another tool foretells in ${names}. To hold that against what happened, say under Settings how many days before today the list was saved: at least ${days}.`,
    ]
  return [
    `Another tool foretells in ${names}; that can be held against what happened once ${days} have passed since the list was saved, and at least ten of its customers left and ten stayed.`,
  ]
}
