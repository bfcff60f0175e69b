import type { Block } from '../../../src/contract/report.ts'
import type { Estimate } from '../../evaluate/bootstrap.ts'
import { rounded, type Say } from '../say.ts'
import type { Vendor, Vendors } from './vendors.ts'

/** What other tools foretold, beside ours, held against who left since. */
export function vendorTable(vendors: Vendors | null, s: Say): Block[] {
  const [first] = vendors?.scored ?? []
  if (!vendors || !first) return []
  const four = (value: number) => rounded(value, 4)
  const three = (e: Estimate | null) => (e ? [e.value, e.low, e.high].map(four) : [null, null, null])
  return [
    {
      kind: 'table',
      title: 'What your tools foretold, held against what happened',
      reading: `“${first.column}” put who left above who stayed in ${s.share(four(first.theirs.value))} of all pairs${beside(first, s)}.`,
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
        rows: vendors.scored.flatMap(({ column, customers, happened, theirs, ours, ahead }) => [
          [`“${column}”`, customers, happened, ...three(theirs), ahead && ahead.high < 0 ? 'yes' : 'no'],
          [
            'This page, on the same customers',
            customers,
            happened,
            ...three(ours),
            ahead && ahead.low > 0 ? 'yes' : 'no',
          ],
        ]),
      },
      place: 'sure',
    },
  ]
}

function beside({ ours, ahead }: Vendor, s: Say): string {
  if (!ours || !ahead) return '; of that day this page had too little to learn from'
  const value = s.share(rounded(ours.value, 4))
  if (ahead.low > 0) return `, this page in ${value}: more, beyond chance`
  return ahead.high < 0
    ? `, this page in ${value}: less, beyond chance`
    : `, this page in ${value}: no difference beyond chance`
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
