import type { Block } from '../../../src/contract/report.ts'
import { besideOurs, nearer } from '../foretold-words.ts'
import { cells, rounded, type Say } from '../say.ts'
import type { Vendor, Vendors } from './vendors.ts'

/** What other tools foretold of orders and money, beside ours, held against what came since. */
export function vendorTable(vendors: Vendors | null, s: Say): Block[] {
  const [first] = vendors?.scored ?? []
  if (!vendors || !first) return []
  const range = [
    { label: 'From', unit: 'share' as const, term: 'interval' as const },
    { label: 'To', unit: 'share' as const },
  ]
  return [
    {
      kind: 'table',
      title: 'What your tools foretold, held against what came',
      reading: `“${first.column}” put who ordered in the ${s.count(vendors.ago, 'day')} since above who did not in ${s.share(rounded(first.theirs.value, 4))} of all pairs${besideOurs(first, s)}.`,
      data: {
        columns: [
          { label: 'Foretold by' },
          { label: 'Customers', unit: 'customers' },
          { label: 'Of these ordered since', unit: 'customers' },
          { label: 'Who ordered stood above who did not', unit: 'share', term: 'rocAuc' },
          ...range,
          { label: 'Of the money, the best fifth brought', unit: 'share' },
          ...range,
          { label: 'Nearer to what came' },
        ],
        rows: [
          ...vendors.scored.flatMap(rowsOf),
          ['Days since', vendors.ago, ...new Array<null>(8).fill(null)],
        ],
      },
      place: 'sure',
    },
  ]
}

function rowsOf(vendor: Vendor) {
  const { column, customers, happened, theirs, ours, fifth } = vendor
  const { tool, page } = nearer(vendor)
  return [
    [`“${column}”`, customers, happened, ...cells(theirs), ...cells(fifth.theirs), tool],
    ['This page, on the same customers', customers, happened, ...cells(ours), ...cells(fifth.ours), page],
  ]
}

/** What is needed to hold a tool's columns against what came. */
export function vendorCaveats(vendors: Vendors | null, s: Say): string[] {
  if (!vendors || vendors.scored.length > 0) return []
  const names = s.list(vendors.columns.slice(0, 4).map((name) => `“${name}”`))
  if (vendors.ago === 0)
    return [
      `Another tool foretells in ${names}. To hold that against what came, say under Settings how many days before the last order the list was saved: at least ${s.count(vendors.need, 'day')}.`,
    ]
  return [
    `Another tool foretells in ${names}; that can be held against what came once ${s.count(vendors.need, 'day')} have passed since the list was saved, and at least ten of its customers ordered and ten did not.`,
  ]
}
