import type { Facts } from '../../../src/contract/miner.ts'
import type { Block, Figure, Findings, Yardstick } from '../../../src/contract/report.ts'
import { rounded, type Say, say } from '../say.ts'
import { untested } from '../untested.ts'
import { type Group, groupsOf, type Standing } from './groups.ts'
import { members, type RfmModel, type Rules } from './model.ts'
import { moveHeatmap, nextTable } from './past.ts'
import { cellTable, groupMap, groupTable, limitTable, spreadTable } from './pictures.ts'

/** The groups of then, held against what was ordered since: chance, and the simplest rule. */
export function yardsticks(model: RfmModel, rules: Rules): [Yardstick, ...Yardstick[]] {
  const found = model.past?.check
  const names = topNames(rules)
  const measure = `Share of the next ${rules.compareDays} days’ revenue that ${names} brought`
  const common = { measure, better: 'higher', unit: 'share' } as const
  if (!found) return [{ ...common, ...untested('too few orders before or after to tell') }]
  const value = found.share
  return [
    {
      ...{ ...common, value, baseline: found.atRandom, baselineIs: 'as many customers picked at random' },
      beyondChance: found.isUnlike.atRandom,
    },
    {
      ...{
        ...common,
        value,
        baseline: found.byRecency,
        baselineIs: 'as many customers by latest order alone',
      },
      beyondChance: found.isUnlike.byRecency,
    },
  ]
}

function topNames(rules: Rules): string {
  const top = groupsOf(rules.groups).filter((g) => g.standing === 'top')
  return top.map((g) => g.label).join(' and ')
}

export function explain(model: RfmModel, _frame: unknown, rules: Rules, facts: Facts): Findings {
  const s = say(facts)
  const groups = groupsOf(rules.groups)
  const blocks: Block[] = [
    figures(model, groups, rules, s),
    groupMap(model, groups, rules, s),
    groupTable(model, groups, s),
    ...nextTable(model, groups, rules, s),
    ...moveHeatmap(model, groups, rules, s),
    limitTable(model),
    spreadTable(model, rules, s),
    cellTable(model, s),
  ]
  return {
    headline: headline(model, groups, rules, s),
    blocks,
    caveats: caveats(model, rules, s),
    audiences: audiences(model, groups),
  }
}

interface Part {
  customers: number
  revenue: number
}

function partOf(model: RfmModel, groups: readonly Group[], standing?: Standing): Part {
  const sums = model.sums.filter((_, g) => !standing || groups[g]?.standing === standing)
  return {
    customers: sums.reduce((n, p) => n + p.customers, 0),
    revenue: rounded(
      sums.reduce((n, p) => n + p.revenue, 0),
      2,
    ),
  }
}

function headline(model: RfmModel, groups: readonly Group[], rules: Rules, s: Say): string {
  const all = partOf(model, groups)
  const top = partOf(model, groups, 'top')
  if (top.customers === 0 || !(all.revenue > 0))
    return `None of your ${s.count(all.customers, 'customer')} stands out as ${topNames(rules).replace(' and ', ' or ')}.`
  const brought = s.share(top.revenue / all.revenue)
  return `${s.number(top.customers)} of your ${s.count(all.customers, 'customer')} are ${topNames(rules).replace(' and ', ' or ')}; they brought ${brought} of the revenue.`
}

function figures(model: RfmModel, groups: readonly Group[], rules: Rules, s: Say): Block {
  const all = partOf(model, groups)
  const top = partOf(model, groups, 'top')
  const slipping = partOf(model, groups, 'slipping')
  const share = all.revenue > 0 ? rounded(top.revenue / all.revenue) : null
  const data: Figure[] = [
    { label: topNames(rules), value: top.customers, unit: 'customers', term: 'rfm' },
    { label: 'Their share of the revenue', value: share, unit: 'share' },
    { label: 'Slipping away', value: slipping.customers, unit: 'customers' },
    { label: 'What those had spent', value: slipping.revenue, unit: 'money', term: 'revenue' },
  ]
  const reading =
    slipping.customers === 0
      ? 'Nobody is slipping away.'
      : `${s.count(slipping.customers, 'customer')} ${slipping.customers === 1 ? 'is' : 'are'} slipping away; they had spent ${s.money(slipping.revenue)}.`
  return { kind: 'figures', title: 'At a glance', reading, data, place: 'main' }
}

function audiences(model: RfmModel, groups: readonly Group[]): Findings['audiences'] {
  return members(model.now.group, groups.length).flatMap((of, g) => {
    const found = groups[g]
    if (!found || of.length === 0) return []
    const { id, label, about } = found
    return [{ id, label, about, members: of.map((i) => model.now.keys[i] ?? 0) }]
  })
}

function caveats(model: RfmModel, rules: Rules, s: Say): string[] {
  const { spread, past, now, bins } = model
  const said: string[] = []
  const flat = (
    [
      ['the last order', spread.recency],
      ['the number of orders', spread.frequency],
      ['the money spent', spread.monetary],
    ] as const
  ).filter(([, d]) => d.least === d.most)
  for (const [what] of flat) said.push(`By ${what} all customers are equal, so it tells none of them apart.`)
  const { least, quarter, threeQuarters, most } = spread.recency
  const shared = rules.ties === 'shared' && rules.cuts === 'shares'
  if (shared && quarter === threeQuarters && least < most)
    said.push(
      'At least half of the customers placed their last order on one day, such as a billing day; they share a middle score.',
    )
  const once = now.orders.reduce((n, orders) => n + (orders === 1 ? 1 : 0), 0) / now.orders.length
  if (once > 1 / bins && rules.ties === 'first' && rules.cuts === 'shares')
    said.push(
      'Many customers have equally many orders; in order of the list, some of them get a higher score than others.',
    )
  if (rules.bins === 'auto' && bins < 5)
    said.push('With few customers each score has three steps; some groups then stay empty.')
  return [...said, verdict(past, rules, s)]
}

function verdict(past: RfmModel['past'], rules: Rules, s: Say): string {
  if (!past?.check)
    return 'The past is too short, or too quiet, to test whether these groups tell who will order next.'
  const { share, atRandom, byRecency } = past.check
  const names = topNames(rules)
  const brought = `${names} of ${rules.compareDays} days ago brought ${s.share(share)} of what was ordered since by those known then`
  if (past.check.verdict === 'same')
    return `${brought}; as many picked at random would bring ${s.share(atRandom)}, so the groups told nothing that chance would not.`
  const [than, so] =
    share < byRecency
      ? ['but less than', ' In this test the latest order alone was the better guide to who orders next.']
      : [share > byRecency ? 'and more than' : 'and as much as', '']
  return `${brought}: more than as many picked at random (${s.share(atRandom)}), ${than} as many by latest order alone (${s.share(byRecency)}).${so}`
}
