import type { Findings } from '../../../src/contract/report.ts'
import type { Say } from '../say.ts'
import type { Case, OddModel } from './model.ts'

type List = Findings['audiences'][number]

/** Every case once for each customer it names. */
export const namedIn = (cases: readonly Case[]): Case[] =>
  cases.flatMap((one) =>
    (one.people ?? [one.customer]).flatMap((customer) => (customer >= 0 ? [{ ...one, customer }] : [])),
  )

/** People whose conduct is odd, and those whose single orders are: each once, with the surest reason beside. */
export function listsOf({ cases }: OddModel, s: Say): List[] {
  const named = namedIn(cases)
  return [
    ...list(
      named.filter(({ detector }) => detector.of === 'customer'),
      s,
      {
        id: 'people',
        label: 'People to look at',
        about: 'Customers whose conduct is odd, with the reason beside each.',
      },
    ),
    ...list(
      named.filter(({ detector }) => detector.of === 'order'),
      s,
      {
        id: 'orders',
        label: 'Orders to look at',
        about: 'Customers with an order that is odd, with its day and the reason beside each.',
      },
    ),
  ]
}

function list(cases: readonly Case[], s: Say, named: Pick<List, 'id' | 'label' | 'about'>): List[] {
  const first = new Map<number, Case>()
  for (const one of cases) if (!first.has(one.customer)) first.set(one.customer, one)
  if (first.size === 0) return []
  const all = [...first.values()]
  const column = (label: string, words: (one: Case) => string) => ({
    label,
    codes: Int32Array.from(all.keys()),
    labels: all.map(words),
  })
  return [
    {
      ...named,
      members: Int32Array.from(first.keys()),
      columns: [
        column('What', ({ detector }) => detector.label),
        column('Day', ({ day }) => s.date(day)),
        column('Why', (one) => one.detector.words(one, s).why),
      ],
    },
  ]
}
