import type { Facts } from '../../../../src/contract/miner.ts'
import type { Block, Figure, Findings, Yardstick } from '../../../../src/contract/report.ts'
import { isOutside } from '../../../numeric/interval.ts'
import { cardBlock } from '../../model-card.ts'
import { rounded, type Say, say } from '../../say.ts'
import { untested } from '../../untested.ts'
import { isUnlikeRule } from '../called.ts'
import { groupTables } from '../group-tables.ts'
import { nextWords } from '../pictures.ts'
import { vendorTable } from '../vendor-words.ts'
import { contractCaveats } from './caveats.ts'
import { whyOut } from './columns.ts'
import { hazardTable, lastingBlocks } from './lasting-words.ts'
import { contractLists } from './lists.ts'
import type { ContractRules, ContractsModel } from './model.ts'
import { proofBlocks } from './proof-words.ts'
import { folds } from './trial.ts'

/** What we would have called, held against chance, the simplest way and a coin. */
export function contractYardsticks({ proof, tried }: ContractsModel): [Yardstick, ...Yardstick[]] {
  const called = {
    measure: 'Of the customers we would have called, the share who left',
    better: 'higher',
    unit: 'share',
  } as const
  if (!proof) return [{ ...called, ...untested('too few left or stayed to try') }]
  const { all, simplest } = proof
  const { trial } = tried
  const [first] = trial?.tried ?? []
  const auc = (trial?.chosen ?? first)?.auc
  return [
    {
      ...called,
      value: rounded(all.share),
      baseline: rounded(all.atRandom),
      baselineIs: 'as many picked at random',
      beyondChance: isOutside(all.atRandom, all.interval),
    },
    {
      ...called,
      value: rounded(all.share),
      baseline: rounded(simplest.share),
      baselineIs: `as many, ${(first?.contender.label ?? 'the simplest way').replace(/^By/, 'by')}`,
      beyondChance: isUnlikeRule(all),
    },
    {
      measure: 'How often who left stood above who stayed',
      value: rounded(auc?.value ?? 0.5, 4),
      baseline: 0.5,
      baselineIs: 'tossing a coin',
      beyondChance: auc !== undefined && isOutside(0.5, auc),
      better: 'higher',
      unit: 'share',
    },
  ]
}

/** What is said, and the lists with a reason beside each name. Yields the share done. */
export function* explainContracts(
  model: ContractsModel,
  rules: ContractRules,
  facts: Facts,
): Generator<number, Findings> {
  const s = say(facts)
  const audiences = yield* contractLists(model, s)
  return {
    headline: headline(model, s),
    blocks: [
      figures(model, s),
      ...proofBlocks(model, rules, s),
      ...lastingBlocks(model, s),
      ...hazardTable(model, s),
      ...vendorTable(
        model.vendors,
        s,
        'this page foretells the time ahead, which this list cannot hold against it',
      ),
      ...groupTables(model.groups, rules.group, s),
      ...outTable(model),
      lookedAt(model),
      ...(model.card ? [cardBlock(model.card, facts, s)] : []),
    ],
    caveats: contractCaveats(model, rules, s),
    audiences,
  }
}

function headline(model: ContractsModel, s: Say): string {
  const { left, there, outcome, proof, now, tried } = model
  const all = left + there
  if (left === 0)
    return `Nobody has left: all ${s.count(all, 'customer')} of “${outcome.column}” are still there.`
  if (there === 0)
    return `Everybody has left: none of the ${s.count(all, 'customer')} of “${outcome.column}” is still there.`
  if (!proof)
    return `${s.number(left)} of ${s.count(all, 'customer')} left and ${s.number(there)} are there: to try any way of telling who leaves, at least ${2 * folds} of each are needed.`
  if (!now)
    return 'Nothing in your list tells who leaves: tried on customers it had not seen, no way did better than tossing a coin.'
  const { share, interval, atRandom } = proof.all
  const range = `${s.share(rounded(interval.low))} to ${s.share(rounded(interval.high))}`
  const expected = Math.round(now.chance.reduce((sum, one) => sum + one, 0))
  const first =
    tried.how === 'days'
      ? `${s.number(expected)} of ${s.count(there, 'customer')} can be expected to leave in the next ${s.count(tried.horizon, 'day')}.`
      : `${s.number(alikeOf(model))} of ${s.count(there, 'customer')} who are still there look more like those who left.`
  const random = `of as many picked at random, ${s.share(rounded(atRandom))}`
  return tried.how === 'days'
    ? `${first} Of those we would have called before, ${s.share(rounded(share))} left; ${random}. ${nextWords(proof.all, s)}.`
    : `${first} Of those we would have called among customers not learned from, ${s.share(rounded(share))} left (${range}); ${random}.`
}

/** Customers still there, more likely to have left than not. */
function alikeOf({ now }: ContractsModel): number {
  return now ? now.chance.reduce((n, chance) => n + (chance >= 0.5 ? 1 : 0), 0) : 0
}

function figures(model: ContractsModel, s: Say): Block {
  const { left, there, now, tried } = model
  const expected = now ? Math.round(now.chance.reduce((sum, one) => sum + one, 0)) : 0
  const ahead: Figure[] = !now
    ? []
    : tried.how === 'days'
      ? [
          {
            label: `Expected to leave in ${tried.horizon} days`,
            value: expected,
            unit: 'customers',
            term: 'leaving',
          },
        ]
      : [
          {
            label: 'Look more like those who left',
            value: alikeOf(model),
            unit: 'customers',
            term: 'leaving',
          },
        ]
  const data: Figure[] = [
    ...ahead,
    { label: 'Still there', value: there, unit: 'customers' },
    { label: 'Left', value: left, unit: 'customers' },
    ...(now ? [{ label: 'To call first', value: now.calls, unit: 'customers' } as const] : []),
  ]
  const reading = `${s.number(left)} of ${s.count(left + there, 'customer')} left.`
  return { kind: 'figures', title: 'At a glance', reading, data, place: 'main' }
}

function outTable({ out, proxies }: ContractsModel): Block[] {
  const told = proxies.map(({ column, tells, association }) => [
    column,
    `Learned from, but it tells of “${tells}”: association ${Number(association.toPrecision(2))} of 1`,
  ])
  if (out.length + told.length === 0) return []
  return [
    {
      kind: 'table',
      title: 'Columns that were not learned from, or need a look',
      reading: 'What is known only afterwards would make every test look better than it is.',
      data: {
        columns: [{ label: 'Column', term: 'leakage' }, { label: 'Why' }],
        rows: [...told, ...out.map(({ column, why }) => [column, whyOut[why]])].slice(0, 60),
      },
      place: 'sure',
    },
  ]
}

function lookedAt(model: ContractsModel): Block {
  const { outcome, features, left, there, tried, now, proof } = model
  const rows: [string, number | string][] = [
    ['Customers', left + there],
    ['Left', left],
    ['Still there', there],
    ['Customers of whom it is not told', outcome.left.length - left - there],
    ['Customers who came back and are not on the list', model.others],
    ['Columns learned from', features.columns.length],
    ['Rows with a day after the last your data tell', outcome.ahead],
    ['Of these said to have left', outcome.notice],
    ['Rows that say “left” without a day of it', outcome.unclear],
    ['Days foretold', tried.horizon],
    ['Needed of those who left, and of those who stayed', 2 * folds],
    ['Customers it was tried on', proof?.all.people ?? 0],
    ['Of these we would have called', proof?.all.called ?? 0],
    ['Of the called left', proof?.all.hits ?? 0],
    ['Customers to call now, at most', now?.calls ?? 0],
  ]
  return {
    kind: 'table',
    title: 'What was looked at',
    reading: `Who left is told by “${outcome.column}”.`,
    data: { columns: [{ label: 'What' }, { label: 'Number', unit: 'count' }], rows },
    place: 'details',
  }
}
