import type { Facts } from '../../../src/contract/miner.ts'
import type { Block, Findings, Yardstick } from '../../../src/contract/report.ts'
import { isOutside } from '../../numeric/interval.ts'
import { rounded, type Say, say } from '../say.ts'
import { shutWords } from '../shut-words.ts'
import { untested } from '../untested.ts'
import { draftTable } from './drafts.ts'
import { listsOf } from './lists.ts'
import type { MovesModel } from './model.ts'
import {
  actionBars,
  actionCards,
  actionTable,
  busyPeople,
  chanceHeatmap,
  effectCurve,
  figures,
  ranked,
} from './pictures.ts'
import { proofTable } from './proof-table.ts'
import type { Rules } from './rules.ts'
import { discountTables, earlierTable, ingredientTable, reachTable } from './tables.ts'
import { cents, moneyWord, more } from './words.ts'

/** What came of those who would have been named before, beside others; and whether the past tells who orders. */
export function yardsticks({ proof, chances, bills }: MovesModel): [Yardstick, ...Yardstick[]] {
  const spent = {
    measure: 'What one of those who would have been named spent afterwards, without our doing',
    better: 'higher',
    unit: 'money',
  } as const
  if (!proof)
    return [
      {
        ...spent,
        ...untested(
          bills
            ? 'payments here are bills; how well leaving is told stands at “Who is leaving?”'
            : 'the past is too short, or nobody would have been named',
        ),
      },
    ]
  const value = cents(proof.spent)
  const off = (foretold: number) => rounded(Math.abs(foretold - proof.came) / Math.max(1, proof.came), 4)
  const auc = chances.auc
    ? [
        {
          measure: 'How often who ordered stood above who did not',
          value: rounded(chances.auc.value, 4),
          baseline: 0.5,
          baselineIs: 'tossing a coin',
          beyondChance: isOutside(0.5, chances.auc),
          better: 'higher',
          unit: 'share',
        } as const,
      ]
    : []
  return [
    {
      ...{ ...spent, value, baseline: cents(proof.atRandom), baselineIs: 'as many picked at random' },
      beyondChance: proof.isUnlike.atRandom,
    },
    {
      ...{ ...spent, value, baseline: cents(proof.best), baselineIs: 'as many who had spent most by then' },
      beyondChance: proof.isUnlike.best,
    },
    {
      measure: 'How far the number of them who ordered lay from what was foretold',
      value: off(proof.foretold),
      baseline: off(proof.plain),
      baselineIs: 'the same chance for everybody',
      beyondChance: null,
      better: 'lower',
      unit: 'share',
    },
    ...auc,
  ]
}

export function* explain(
  model: MovesModel,
  _frame: unknown,
  rules: Rules,
  facts: Facts,
): Generator<number, Findings> {
  const s = say(facts)
  const audiences = yield* listsOf(model, s)
  const blocks: Block[] = [
    figures(model, rules, s),
    ...actionBars(model, s),
    ...actionCards(model, rules, s),
    actionTable(model),
    ...effectCurve(model, rules, s),
    ...proofTable(model, s),
    ...(model.bills ? [] : [chanceHeatmap(model, s)]),
    reachTable(model, rules, s),
    ingredientTable(model, rules, s),
    ...earlierTable(model, s),
    ...discountTables(model, s),
    ...draftTable(model),
  ]
  return { headline: headline(model, rules, s), blocks, caveats: caveats(model, rules, s), audiences }
}

function headline(model: MovesModel, rules: Rules, s: Say): string {
  const { moves, reach, standing, days } = model
  const [first] = ranked(model)
  if (first) {
    const money = `${more(moves.all, s)}${moneyWord(rules)}`
    const which = `${first.action.label.charAt(0).toLowerCase()}${first.action.label.slice(1)}`
    return `${money} from ${s.count(moves.all.people, 'customer')} in ${s.count(days, 'day')}, if ${assumed(model, rules, s)}. First: ${which}.`
  }
  if (reach.reachable === 0)
    return `Nobody can be written to now: of ${s.count(standing.who.length, 'customer')}, ${left(model, s)}.`
  if (moves.open === 0)
    return `Leave everybody alone for now: nothing in your data gives a reason to write to one of the ${s.count(reach.reachable, 'customer')} who can be reached.`
  return `Leave everybody alone for now: at the costs and limits you set, nothing brings more than it costs.`
}

/** "5 of 100 undecided come because you write": what most of the plan rests on. */
function assumed(model: MovesModel, rules: Rules, s: Say): string {
  const letters = model.moves.all.people > busyPeople(model)
  const [share, how] = letters ? [rules.effect, 'write'] : [rules.callEffect, 'call']
  return `${s.number(share)} of 100 undecided come because you ${how}`
}

function left({ reach }: MovesModel, s: Say): string {
  const parts = [
    ...(reach.recent > 0 ? [`${s.number(reach.recent)} ordered just now`] : []),
    ...(reach.refused > 0 ? [`${s.number(reach.refused)} said no`] : []),
    ...(reach.notTold > 0 ? [`${s.number(reach.notTold)} have not said yes`] : []),
  ]
  return s.list(parts)
}

function caveats(model: MovesModel, rules: Rules, s: Say): string[] {
  const { days, chances, proof, found, discounts, terms } = model
  const said = [
    `That ${s.number(rules.effect)} of 100 undecided come because you write, and ${s.number(rules.callEffect)} because you call, is assumed: only a test with people left out can tell. Set it to what you think, and see from which number on each action pays.`,
    rules.margin > 0
      ? `Money is what is left at your margin of ${s.number(rules.margin)} in 100, after contact and discount.`
      : 'You told no margin, so money is revenue and not profit, and no discount is offered.',
    'Ranges hold for chance and for what few customers leave open, not for the assumption.',
    ...reachWords(model.reach, rules, s),
    ...shutWords(model.history.shut, s),
  ]
  if (!model.bills) said.push('Only one order each is counted, not what may follow it.')
  if (model.bills)
    said.push(
      'Most customers pay at even intervals, as bills are paid: nobody is due for one, and only who is likelier than most to leave is written to or called. What they pay in the days ahead is counted.',
    )
  if (days < rules.days)
    said.push(
      `You asked for ${s.count(rules.days, 'day')}; your orders tell too few days, so ${s.number(days)} are looked ahead.`,
    )
  if (!model.bills && (!chances.auc || chances.auc.low <= 0.5))
    said.push(
      chances.auc
        ? `Tried on your past, how somebody stands does not tell who orders next better than a coin${found.leaving ? '; only “Who is leaving?” does' : ''}: the others are taken to be alike.`
        : 'The past is too short to try whether it tells who orders next.',
    )
  if (proof)
    said.push(
      'The test on your past shows whom the lists would have named and what they did on their own. It is not the effect of writing to them.',
    )
  if (found.leaving)
    said.push(
      'Where “Who is leaving?” speaks of another span of days, its chance is taken to come evenly over the days.',
    )
  if (discounts.told && discounts.share > 0)
    said.push(
      'Of people who buy with codes, only the share of their orders placed without one is taken to be moved by a letter without an offer.',
    )
  if (terms.offer > 0)
    said.push('An offer is made only to those for whom it should bring more than a letter without one.')
  return said
}

/** Who is on no list, and why. */
function reachWords(reach: MovesModel['reach'], rules: Rules, s: Say): string[] {
  const said: string[] = []
  if (reach.refused > 0)
    said.push(
      `${s.count(reach.refused, 'customer')} said no to being written to and ${reach.refused === 1 ? 'is' : 'are'} on no list.`,
    )
  if (reach.unsure > 0)
    said.push(
      reach.said === 0
        ? 'Your files tell nothing of consent: make sure yourself who may be written to.'
        : `Of ${s.count(reach.unsure, 'customer')} who can be written to, consent is not told: make sure yourself.`,
    )
  if (reach.notTold > 0)
    said.push(
      `${s.count(reach.notTold, 'customer')} whose consent is not told ${reach.notTold === 1 ? 'is' : 'are'} left out, as you set it.`,
    )
  if (reach.recent > 0)
    said.push(
      `${s.count(reach.recent, 'customer')} who ordered in the last ${s.count(rules.rest, 'day')} ${reach.recent === 1 ? 'is' : 'are'} left alone.`,
    )
  return said
}
