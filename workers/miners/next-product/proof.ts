import type { Block, Blocks, Figure } from '../../../src/contract/report.ts'
import { wilson } from '../../numeric/interval.ts'
import { rounded, type Say } from '../say.ts'
import { tableOf } from '../table.ts'
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
  const reading = `Of ${s.count(test.tests, 'last order')}, these offers alone hit ${s.number(onlyFirst)}, the best sellers alone ${s.number(onlySecond)}.`
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
  return [
    {
      kind: 'table',
      title: 'The test on your own past',
      reading: `${s.count(test.tests, 'last order')} were held against what was known before them; ${test.early === 0 ? 'none' : s.number(test.early)} came too early to be tested.`,
      place: 'sure',
      data: hitTable(test, rules),
    },
    {
      kind: 'figures',
      title: 'Against best sellers',
      reading: `The difference in hits lies between ${s.share(rounded(test.againstSellers.low))} and ${s.share(rounded(test.againstSellers.high))}; ${test.againstSellers.p < 0.05 ? 'chance would hardly make it' : 'chance alone could make it'}.`,
      place: 'sure',
      data: sellerFigures(test),
    },
  ]
}

function hitTable(test: NextModel['test'], rules: Rules): Blocks['table'] {
  const { tests, lists } = test
  const ahead = [
    { label: 'Lists of past days, the next order', ...lists.ours, tests: lists.tests },
    { label: 'Lists of best sellers, the next order', ...lists.sellers, tests: lists.tests },
  ]
  const offered = [
    { label: 'Offers for each customer', ...test.ours, tests },
    ...(rules.again ? [{ label: 'What they bought the time before', ...test.last, tests }] : []),
    { label: 'Best sellers', ...test.sellers, tests },
    ...(lists.tests === 0 ? [] : ahead),
  ]
  const places = ['First', 'Second', 'Third'].slice(0, rules.offers).map((place, i) => {
    const hits = test.byPlace[i] ?? 0
    return [`${place} offer alone`, tests, hits, share(hits, tests), null, null, null]
  })
  return tableOf(
    offered,
    [
      { label: 'What was offered', term: 'backTest', of: ({ label }) => label },
      { label: 'Orders', unit: 'orders', of: ({ tests: all }) => all },
      { label: 'Orders hit', unit: 'orders', of: ({ hits }) => hits },
      { label: 'Share', unit: 'share', term: 'hitRate', of: ({ hits, tests: all }) => share(hits, all) },
      {
        label: 'From',
        unit: 'share',
        term: 'interval',
        of: ({ hits, tests: all }) => rounded(wilson(hits, all).low),
      },
      { label: 'To', unit: 'share', of: ({ hits, tests: all }) => rounded(wilson(hits, all).high) },
      {
        label: 'How high the first hit stood',
        unit: 'score',
        of: ({ reciprocal, tests: all }) => rounded(reciprocal / all, 4),
      },
    ],
    places,
  )
}

function sellerFigures({ againstSellers, tests, early }: NextModel['test']): Figure[] {
  const { difference, low, high, p, onlyFirst, onlySecond } = againstSellers
  return [
    { label: 'Difference', value: rounded(difference), unit: 'share', term: 'interval' },
    { label: 'From', value: rounded(low), unit: 'share' },
    { label: 'To', value: rounded(high), unit: 'share' },
    { label: 'By chance (McNemar’s p)', value: rounded(p), unit: 'score', term: 'chance' },
    { label: 'Hit by these offers alone', value: onlyFirst, unit: 'orders' },
    { label: 'Hit by best sellers alone', value: onlySecond, unit: 'orders' },
    { label: 'Tested', value: tests, unit: 'orders' },
    { label: 'Too early', value: early, unit: 'orders' },
  ]
}
