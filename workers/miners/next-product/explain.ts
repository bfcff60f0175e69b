import type { Facts } from '../../../src/contract/miner.ts'
import type { Block, Figure, Findings, Yardstick } from '../../../src/contract/report.ts'
import { within } from '../../numeric/progress.ts'
import { extraTable, extraWords } from '../extras.ts'
import { rounded, type Say, say } from '../say.ts'
import { tillTable, tillWords } from '../tills.ts'
import { untested } from '../untested.ts'
import { unitedWords } from '../variants.ts'
import { isLess, isMore } from './backtest.ts'
import { pairTable } from './evidence.ts'
import { type NextModel, type Offered, offeredItems, type Rules } from './model.ts'
import { exampleTable, ladderTable, offerTable, repeatTable } from './pictures.ts'
import { hitBars, testTable } from './proof.ts'
import { audiencesOf } from './reasons.ts'
import { type Words, wordsOf } from './words.ts'

/** What is offered, held against each customer's last order: the best sellers, and what was bought the time before. */
export function yardsticks({ test, offered }: NextModel, rules: Rules): [Yardstick, ...Yardstick[]] {
  const { offers } = rules
  const what = offers === 1 ? 'with the one offer in them' : `with at least one of ${offers} offers in them`
  const common = {
    measure: `Share of customers’ last orders ${what}`,
    better: 'higher',
    unit: 'share',
  } as const
  if (test.verdict === 'untested')
    return [{ ...common, ...untested('too few last orders have enough before them') }]
  const share = (score: { hits: number }) => rounded(score.hits / test.tests)
  const place = (score: { reciprocal: number }) => rounded(score.reciprocal / test.tests)
  const isOurs = offered === 'evidence'
  const shown = isOurs ? test.ours : test.sellers
  const value = share(shown)
  const best = offers === 1 ? 'the best seller' : `the ${offers} best sellers`
  return [
    {
      ...{ ...common, value, baseline: share(test.sellers), baselineIs: best },
      beyondChance: isOurs && test.againstSellers.p < 0.05,
    },
    ...(rules.again
      ? [
          {
            ...{
              ...common,
              value,
              baseline: share(test.last),
              baselineIs: 'what they bought the time before',
            },
            beyondChance: (isOurs ? test.againstLast : test.sellersAgainstLast).p < 0.05,
          },
        ]
      : []),
    {
      measure: 'How high the first hit stood (1 = always the first offer)',
      ...{
        better: 'higher',
        unit: 'score',
        value: place(shown),
        baseline: place(test.sellers),
        baselineIs: best,
        beyondChance: null,
      },
    },
    ...listYardstick(test.lists, offered),
  ]
}

function listYardstick(
  { tests, days, ours, sellers, againstSellers }: NextModel['test']['lists'],
  offered: NextModel['offered'],
): Yardstick[] {
  if (tests === 0) return []
  const [value, baseline] = [offered === 'evidence' ? ours : sellers, sellers].map(({ hits }) =>
    rounded(hits / tests),
  )
  return [
    {
      measure: `Share of the next orders hit by lists made on ${days} ${days === 1 ? 'day' : 'days'} of the past, as today’s is`,
      ...{ better: 'higher', unit: 'share', value: value ?? 0, baseline: baseline ?? 0 },
      baselineIs: 'lists of best sellers, with nothing that is theirs and not due',
      beyondChance: offered === 'evidence' && againstSellers.p < 0.05,
    },
  ]
}

/** What is said of the offers: their test first, then what is offered to whom and why. Yields the share done. */
export function* explain(
  model: NextModel,
  _frame: unknown,
  rules: Rules,
  facts: Facts,
): Generator<number, Findings> {
  const s = say(facts)
  const w = wordsOf(model.trade.level)
  const items = offeredItems(model)
  yield 0.1
  const audiences = yield* within(audiencesOf(model, rules.offers, s), 0.1, 0.9)
  const examples = yield* exampleTable(model, rules, s)
  yield 0.9
  const pairs = pairTable(model, w, s)
  yield 0.95
  const blocks: Block[] = [
    figures(model, items, w, s),
    ...hitBars(model, rules, s),
    ...pairs,
    offerTable(model, items, w, s),
    ...ladderTable(model, s),
    ...testTable(model, rules, s),
    ...examples,
    repeatTable(model, w, s),
    ...extraTable(model.trade.extras),
    ...tillTable(model.trade.tills),
  ]
  return {
    headline: headline(model, items, w, s),
    blocks,
    caveats: caveats(model, rules, w, s),
    audiences,
  }
}

function headline({ test, offered, trade }: NextModel, items: Offered[], w: Words, s: Say): string {
  const best = trade.names[items[0]?.item ?? -1] ?? ''
  if (test.verdict === 'untested')
    return `Your data are too short to test what to offer, so these are the best sellers${best ? `: first ${best}` : ''}.`
  const [ours, sellers] = [s.share(test.ours.hits / test.tests), s.share(test.sellers.hits / test.tests)]
  if (offered === 'sellers')
    return `Offer the best sellers: choosing ${w.many} for each customer hit ${ours} of their last orders, best sellers ${sellers}.`
  return `Offers chosen for each customer hit ${ours} of their last orders; the best sellers hit ${sellers}.`
}

function figures({ test, given, trade }: NextModel, items: Offered[], w: Words, s: Say): Block {
  const reached = given.count.reduce((n, count) => n + (count > 0 ? 1 : 0), 0)
  const tested = test.verdict !== 'untested'
  const share = (hits: number) => (tested ? rounded(hits / test.tests) : null)
  const data: Figure[] = [
    {
      label: 'Last orders hit by these offers',
      value: share(test.ours.hits),
      unit: 'share',
      term: 'hitRate',
    },
    { label: 'Hit by best sellers', value: share(test.sellers.hits), unit: 'share', term: 'baseline' },
    { label: 'Customers with an offer', value: reached, unit: 'customers' },
    { label: `Different ${w.many} offered`, value: items.length, unit: 'count' },
  ]
  const reading =
    reached === trade.customers
      ? `Each of ${s.count(reached, 'customer')} can be offered something.`
      : reached === 0
        ? 'Nobody can be offered anything now.'
        : `${s.count(reached, 'customer')} can be offered something; for the others nothing is due and nothing new left.`
  return { kind: 'figures', title: 'At a glance', reading, data, place: 'main' }
}

function caveats(model: NextModel, rules: Rules, w: Words, s: Say): string[] {
  const { trade, known, test } = model
  const said = [verdict(model, rules, s)]
  if (rules.level === 'category' && trade.level !== 'category')
    said.push('Your files tell no categories, so single products are offered.')
  said.push(...unitedWords(trade.united, s))
  said.push(...extraWords(trade.extras, s), ...tillWords(trade.tills, s))
  if (known.units.giants > 0)
    said.push(`Orders with more than a hundred ${w.many} count as sales, but not for what goes with what.`)
  if (known.units.hoarders > 0)
    said.push(
      `Of customers with more than two hundred different ${w.many}, the first two hundred tell what follows what.`,
    )
  if (trade.items === 1) said.push(`There is only one ${w.one}, so there is nothing else to offer.`)
  if (test.verdict !== 'untested' && test.early > 0)
    said.push(
      'Last orders from the first weeks of the data are not tested: too little was known before them.',
    )
  said.push(...listWords(test, rules, s))
  said.push('What somebody orders on one day counts as one order here.')
  return said
}

function whyNot({ againstSellers, lists }: NextModel['test']): string {
  if (isLess(againstSellers)) return 'Best sellers did better'
  return isMore(againstSellers) && isLess(lists.againstSellers)
    ? 'But lists made ahead of time did worse than best sellers'
    : 'Chance alone could make such a difference'
}

/** What lists like today's were worth, which leave out what is not due on their day. */
function listWords({ verdict, lists }: NextModel['test'], rules: Rules, s: Say): string[] {
  const { tests, days, ours, sellers } = lists
  if (verdict === 'untested' || tests === 0) return []
  const [mine, theirs] = [ours, sellers].map(({ hits }) => s.share(rounded(hits / tests)))
  const less = rules.again
    ? ' What somebody has and is not due again on that day stands in no list, though they may well order it next.'
    : ''
  return [
    `Made as today’s list is, on ${s.count(days, 'day')} of the past, such lists hit ${mine} of ${s.count(tests, 'next order')}; lists of best sellers ${theirs}.${less}`,
  ]
}

function verdict({ test, offered }: NextModel, rules: Rules, s: Say): string {
  if (test.verdict === 'untested')
    return 'Too few customers have a last order with enough before it to test the offers, so best sellers are shown.'
  const share = (hits: number) => s.share(rounded(hits / test.tests))
  const [ours, sellers, last] = [share(test.ours.hits), share(test.sellers.hits), share(test.last.hits)]
  const held = `Held against ${s.count(test.tests, 'last order')}, with what was known before each: ${ours} hit, best sellers ${sellers}`
  if (offered === 'sellers')
    return `${held}. ${whyNot(test)}, so best sellers are shown instead. Pairs that held on later orders, and who lacks one half, are under “What is bought together?”.`
  const beside = Math.sign(test.last.hits - test.ours.hits)
  const judged = beside < 0 ? '' : `: offering that again does ${beside > 0 ? 'better' : 'as well'}`
  const before = rules.again ? ` What each bought the time before hit ${last}${judged}.` : ''
  return `${held}. Chance alone would hardly make that difference.${before}`
}
