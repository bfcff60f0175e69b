import type { Facts } from '../../../src/contract/miner.ts'
import type { Findings, Yardstick } from '../../../src/contract/report.ts'
import type { Finding } from '../../lifetime/findings.ts'
import { cardBlock } from '../model-card.ts'
import { rounded, type Say, say } from '../say.ts'
import { untested } from '../untested.ts'
import type { Rule } from './backtest.ts'
import { audiencesOf } from './lists.ts'
import type { Rules, ValueModel } from './model.ts'
import { type Held, verdictOf } from './past.ts'
import { aliveCurve, carriedCurve, fewTable, figures, tierBars, tierTable } from './pictures.ts'
import { proofBlocks } from './proof.ts'
import { vendorCaveats, vendorTable } from './vendor-words.ts'
import { ahead, moneyWord, naiveWords, ruleName, sentence } from './words.ts'

const cents = (value: number) => rounded(value, 2)

/** The promise of a day in the past, held against what came, beside the naive rules. */
export function yardsticks({ test, rule }: ValueModel): [Yardstick, ...Yardstick[]] {
  const off = 'How far off what the customers known then would bring was, in all'
  if (!test) {
    const baselineIs = 'too few orders before or after to tell'
    return [{ measure: off, ...untested(baselineIs), better: 'lower', unit: 'share' }]
  }
  const of = (name: string) => (test.rules.find((r) => r.rule === name) ?? test.rules[0])?.held
  const own = rule === 'again' || rule === 'average' ? test.chosen : rule
  const used = of(own)
  const best = test.naive
  const line = (
    measure: string,
    pick: (held: Held) => number,
    unit: 'share' | 'score',
    naive: Rule,
    beyondChance: boolean | null,
  ): Yardstick => {
    const [value, baseline] = [used, of(naive)].map((held) => rounded(held ? pick(held) : 0, 4))
    return {
      measure,
      value: value ?? 0,
      baseline: baseline ?? 0,
      baselineIs: ruleName(naive),
      better: 'lower',
      unit,
      beyondChance,
    }
  }
  const isUnlike = (naive: Rule) => verdictOf(test.compared, own, naive) !== 'same'
  const other = best === 'again' ? 'average' : 'again'
  const miss = 'How far each customer’s orders lay from what was promised'
  return [
    line(miss, (held) => held.deviance, 'score', best, isUnlike(best)),
    line(miss, (held) => held.deviance, 'score', other, isUnlike(other)),
    line('How far off it was by tenths of the customers', (held) => held.tenthsOff, 'share', best, null),
    line(off, (held) => held.off, 'share', best, null),
  ]
}

export function* explain(
  model: ValueModel,
  _frame: unknown,
  rules: Rules,
  facts: Facts,
): Generator<number, Findings> {
  const s = say(facts)
  const audiences = yield* audiencesOf(model, s)
  return {
    headline: headline(model, rules, s),
    blocks: [
      figures(model, s),
      tierBars(model, rules, s),
      ...aliveCurve(model, s),
      tierTable(model, s),
      ...proofBlocks(model, s),
      ...vendorTable(model.vendors, s),
      ...(model.all.value > 0 ? [fewTable(model, s)] : []),
      carriedCurve(model, s),
      cardBlock(model.card, facts, s),
    ],
    caveats: caveats(model, rules, s),
    audiences,
  }
}

function headline(model: ValueModel, rules: Rules, s: Say): string {
  const { all, carried, rule } = model
  if (!(all.value > 0))
    return `Nothing is to be expected in the next ${ahead(model, s)} from the customers you have.`
  const [value, low, high] = [all.value, all.low, all.high].map((v) => s.money(cents(v)))
  const what = `Your customers should bring ${value} of ${moneyWord(rules.margin)} in the next ${ahead(model, s)} (${low} to ${high})`
  if (rule === 'average') return `${what}; who of them brings it cannot be told apart.`
  return `${what}; ${s.number(carried.top)} of them carry ${s.money(cents(carried.byTop))} of it.`
}

function caveats(model: ValueModel, rules: Rules, s: Say): string[] {
  return [
    verdict(model, rules, s),
    ...shortened(model, rules, s),
    ...whatCounts(model, rules, s),
    ...model.findings.flatMap(findingWords),
    ...vendorCaveats(model.vendors, s),
    'Only customers you already have are counted; new ones come on top. What somebody orders on one day counts as one order.',
  ]
}

function verdict({ test, rule }: ValueModel, rules: Rules, s: Say): string {
  if (!test)
    return 'The past is too short, or too quiet, to test a model, so the plain average of the last months stands for everyone.'
  const of = (name: string) => test.rules.find((r) => r.rule === name)?.held.deviance ?? 0
  const [own, naive] = [s.number(rounded(of(test.chosen), 4)), s.number(rounded(of(test.naive), 4))]
  const after = test.corrections.has(test.chosen) ? ', both corrected by what came from other customers' : ''
  const held = `Held against the last ${s.count(test.days, 'day')}${after}, ${ruleName(test.chosen)} missed by ${own} per customer; the rule ${naiveWords(test.naive, test.days, s)} by ${naive}`
  if (test.verdict === 'better') {
    const chosen = rule === 'again' || rule === 'average' ? ' You chose a naive rule all the same.' : ''
    return `${held}: the model is better, beyond chance.${chosen}`
  }
  if (rules.rule !== 'auto')
    return `${held}: the model is not better beyond chance. The rule shown is the one you chose.`
  return `${held}: the model is not better beyond chance, so the naive rule is used here. ${sentence(test.naive === 'average' ? 'which customer orders more is not to be seen in their past' : 'what customers did lately is the best guide')}`
}

function shortened(
  { months, firstDay, test, standing, returning }: ValueModel,
  rules: Rules,
  s: Say,
): string[] {
  const said: string[] = []
  if (months < rules.months)
    said.push(
      `You asked for ${s.count(rules.months, 'month')}; your orders reach back no further than ${s.count(months, 'month')}, so no more is looked ahead.`,
    )
  if (test && returning > 0 && standing.who.length > 0 && firstDay > 0 && !test.earlier)
    said.push(
      'The past is too short to choose the model on one span and test it on another; one span does both, which flatters it a little.',
    )
  return said
}

function whatCounts({ purchases, capped, closures }: ValueModel, rules: Rules, s: Say): string[] {
  const said: string[] = closures.map(
    ({ from, to }) =>
      `Nobody ordered from ${s.date(from)} to ${s.date(to)}, though people do at that time of the year: these ${s.count(to - from + 1, 'day')} are not counted.`,
  )
  if (rules.margin === 0) said.push('You told no margin, so worth is revenue: no cost is taken off.')
  else said.push(`Worth is what is left at your margin of ${s.number(rules.margin)} in 100.`)
  if (rules.discount > 0) said.push(`Money later in time counts less, by ${s.share(rules.discount)} a year.`)
  if (purchases.kept < 1)
    said.push('What was given back on other days than the order is taken off from everyone in proportion.')
  if (purchases.without > 0) said.push('Days on which nothing was paid are no order here.')
  if (purchases.cameBack)
    said.push(
      'An order that came back counts as an order, and all of a customer’s orders at the share of their money that this customer usually keeps: files seldom tell when something came back.',
    )
  if (capped.times > 0)
    said.push(
      'One order alone was more than a tenth of all revenue; it counts as much as the next largest, so that it does not foretell another.',
    )
  return said
}

function findingWords(finding: Finding): string[] {
  if (finding.code === 'occasions')
    return [
      'Orders fall on a few fixed occasions; the models take it that they can fall on any day. Read the values with care.',
    ]
  if (finding.code === 'no-dropout')
    return ['Nobody can be seen to leave so far, so everyone is taken to stay.']
  if (finding.code === 'all-leave')
    return ['Nearly every order looks like a last one, so little is expected of anyone.']
  if (finding.code === 'same-pace')
    return ['All returning customers order at the same pace; their past tells none of them apart.']
  if (finding.code === 'unsettled')
    return ['The model did not settle on these data; read its values with care.']
  return []
}
