import type { Block } from '../../../src/contract/report.ts'
import { wilson } from '../../numeric/interval.ts'
import { rounded, type Say } from '../say.ts'
import type { NextModel, Rules } from './model.ts'
import { share } from './pictures.ts'

/** What would have hit, beside the simplest rules. */
export function hitBars({ test }: NextModel, rules: Rules, s: Say): Block[] {
  if (test.verdict === 'untested') return []
  const bar = (label: string, hits: number) => {
    const { low, high } = wilson(hits, test.tests)
    return { label, value: rounded(hits / test.tests), low: rounded(low), high: rounded(high) }
  }
  const bars = [
    bar('Offers for each customer', test.ours.hits),
    ...(rules.again ? [bar('What they bought the time before', test.last.hits)] : []),
    bar('Best sellers', test.sellers.hits),
  ]
  const { onlyFirst, onlySecond } = test.againstSellers
  const reading = `Of ${s.count(test.tests, 'last order')}, ${s.number(onlyFirst)} were hit by these offers alone and ${s.number(onlySecond)} by the best sellers alone.`
  return [
    {
      kind: 'bars',
      title: 'Last orders that an offer would have hit',
      reading,
      data: { unit: 'share', bars },
      place: 'main',
    },
  ]
}

/** The test in numbers. */
export function testTable({ test }: NextModel, rules: Rules, s: Say): Block[] {
  if (test.verdict === 'untested') return []
  const line = (label: string, { hits, reciprocal }: { hits: number; reciprocal: number }) => {
    const { low, high } = wilson(hits, test.tests)
    return [
      label,
      hits,
      share(hits, test.tests),
      rounded(low),
      rounded(high),
      rounded(reciprocal / test.tests, 4),
    ]
  }
  const places = ['First', 'Second', 'Third'].slice(0, rules.offers)
  const { difference, low, high, p } = test.againstSellers
  return [
    {
      kind: 'table',
      title: 'The test on your own past',
      reading: `${s.count(test.tests, 'last order')} were held against what was known before them; ${test.early === 0 ? 'none' : s.number(test.early)} came too early to be tested.`,
      place: 'sure',
      data: {
        columns: [
          { label: 'What was offered', term: 'backTest' },
          { label: 'Orders hit', unit: 'orders' },
          { label: 'Share', unit: 'share', term: 'hitRate' },
          { label: 'From', unit: 'share', term: 'interval' },
          { label: 'To', unit: 'share' },
          { label: 'How high the first hit stood', unit: 'score' },
        ],
        rows: [
          line('Offers for each customer', test.ours),
          ...(rules.again ? [line('What they bought the time before', test.last)] : []),
          line('Best sellers', test.sellers),
          ...places.map((place, i) => [
            `${place} offer alone`,
            test.byPlace[i] ?? 0,
            share(test.byPlace[i] ?? 0, test.tests),
            ...[null, null, null],
          ]),
        ],
      },
    },
    {
      kind: 'figures',
      title: 'Against best sellers',
      reading: `The difference in hits lies between ${s.share(rounded(low))} and ${s.share(rounded(high))}; ${p < 0.05 ? 'chance would hardly make it' : 'chance alone could make it'}.`,
      place: 'sure',
      data: [
        { label: 'Difference', value: rounded(difference), unit: 'share', term: 'interval' },
        { label: 'From', value: rounded(low), unit: 'share' },
        { label: 'To', value: rounded(high), unit: 'share' },
        { label: 'By chance (McNemar’s p)', value: rounded(p), unit: 'score', term: 'chance' },
        { label: 'Hit by these offers alone', value: test.againstSellers.onlyFirst, unit: 'orders' },
        { label: 'Hit by best sellers alone', value: test.againstSellers.onlySecond, unit: 'orders' },
        { label: 'Tested', value: test.tests, unit: 'orders' },
        { label: 'Too early', value: test.early, unit: 'orders' },
      ],
    },
  ]
}
