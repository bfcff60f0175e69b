import type { Facts } from '../../../src/contract/miner.ts'
import type { Block, Findings, Yardstick } from '../../../src/contract/report.ts'
import { rounded, type Say, say } from '../say.ts'
import { tillList, tillTable, tillWords } from '../tills.ts'
import { untested } from '../untested.ts'
import type { Beyond } from './beyond.ts'
import { compareTable } from './compare.ts'
import type { Found } from './found.ts'
import type { Rules, SegmentsModel } from './model.ts'
import { customerMap, measureTable, moveHeatmap, segmentTable, trialTable } from './pictures.ts'
import { type Rule, rulesOf } from './rules.ts'
import { doubtful, keep, shuffles, stable } from './search.ts'

/** How clearly the kinds are apart, and how well they come back, beside shuffled customers. */
export function yardsticks({ search, beyond, found }: SegmentsModel): [Yardstick, ...Yardstick[]] {
  const { chosen, shuffled } = search
  const none = 'no two customers differ enough to try'
  const common = { better: 'higher', unit: 'score' } as const
  const silhouette = { ...common, measure: 'How clearly the kinds are apart (silhouette, at most 1)' }
  if (!chosen || !shuffled) return [{ ...silhouette, ...untested(none) }]
  const value = rounded(chosen.silhouette)
  const first: Yardstick = {
    ...silhouette,
    value,
    baseline: rounded(shuffled.columns),
    baselineIs: `the best of ${shuffles} shops with every column shuffled`,
    beyondChance: value > rounded(shuffled.columns),
  }
  const rest: Yardstick[] = [
    {
      ...silhouette,
      value,
      baseline: rounded(shuffled.components),
      baselineIs: `the best of ${shuffles} shops that are one cloud, as long and as wide`,
      beyondChance: value > rounded(shuffled.components),
    },
    {
      ...common,
      measure: 'How well the kinds come back when customers are drawn anew (Jaccard, at most 1)',
      value: rounded(chosen.back?.all ?? 0),
      baseline: rounded(search.stabilityShuffled),
      baselineIs: 'the same with every column shuffled',
      beyondChance: null,
    },
  ]
  if (beyond) rest.push(beyondYardstick(beyond))
  if (found) rest.push(ruleYardstick(found))
  return [first, ...rest]
}

function beyondYardstick({ own, dealt }: Beyond): Yardstick {
  return {
    measure: 'How much the kinds tell of customers beyond their number of orders',
    value: rounded(own),
    baseline: rounded(dealt),
    baselineIs: `the most in ${2 * shuffles} shops whose orders were dealt out among the customers`,
    beyondChance: own > dealt,
    better: 'higher',
    unit: 'share',
  }
}

function ruleYardstick({ right, segments, labels }: Found): Yardstick {
  const largest = Math.max(...segments.map((segment) => segment.members.length))
  return {
    measure: 'Customers whose kind the rules give',
    value: rounded(right),
    baseline: rounded(largest / labels.length),
    baselineIs: 'calling everybody the largest kind',
    beyondChance: null,
    better: 'higher',
    unit: 'share',
  }
}

export function explain(model: SegmentsModel, _frame: unknown, rules: Rules, facts: Facts): Findings {
  const s = say(facts)
  const { found } = model
  if (!found) return nothingFound(model, rules, s)
  const list = rulesOf(found.tree, s)
  return {
    headline: headline(found, s),
    blocks: [
      customerMap(model, s),
      segmentTable(model, found, s),
      ruleTable(found, list, s),
      ...moveHeatmap(model, found, rules, s),
      compareTable(model, found, rules, s),
      trialTable(model, s),
      measureTable(model),
      ...tillTable(model.tills),
    ],
    caveats: caveats(model, found, rules, s),
    audiences: [
      ...found.segments.map((segment, c) => listOf(model, segment, about(list, c))),
      ...tillList(model.tills),
    ],
  }
}

function listOf({ people }: SegmentsModel, { id, name, members }: Found['segments'][number], words: string) {
  return { id, label: name, about: words, members: members.map((i) => people.keys[i] ?? 0) }
}

function about(list: readonly Rule[], c: number): string {
  const best = list.filter((rule) => rule.label === c).sort((a, b) => b.right - a.right)[0]
  return best ? `Mostly: ${best.text}.` : 'No simple rule gives this kind.'
}

function headline({ segments, labels }: Found, s: Say): string {
  const all = segments.reduce((sum, segment) => sum + segment.revenue, 0)
  const top = segments[0]
  if (!top) return ''
  const kinds = `You have ${s.count(segments.length, 'kind')} of customers`
  const people = `${s.number(top.members.length)} of ${s.count(labels.length, 'customer')}`
  if (!(all > 0) || !(top.revenue > 0)) return `${kinds}; the first, “${top.name}”, is ${people}.`
  return `${kinds}; “${top.name}”, ${people}, brought ${s.share(top.revenue / all)} of the revenue.`
}

function nothingFound(model: SegmentsModel, rules: Rules, s: Say): Findings {
  const { beyond } = model
  const { chosen, shuffled, trials } = model.search
  const customers = s.count(model.people.keys.length, 'customer')
  const besides = beyond ? 'beyond how often they order, ' : ''
  const same = `Your customers do not fall into kinds: ${besides}they are alike, or differ by degrees.`
  const caveats: string[] = []
  if (!chosen || !shuffled) caveats.push('No two groups of customers differ in what they do.')
  else if (beyond) caveats.push(onlyCounts(chosen.clusters, beyond, s))
  else
    caveats.push(
      `With ${s.count(chosen.clusters, 'kind')} the silhouette is ${s.number(rounded(chosen.silhouette))}; on shuffled customers up to ${s.number(rounded(Math.max(shuffled.columns, shuffled.components)))}. Kinds that are no clearer than that, or that do not come back when customers are drawn anew, are not shown.`,
    )
  caveats.push(...leftOut(model, s))
  caveats.push('The scores of “Who are my customers?” sort them by degrees, and need no kinds.')
  const blocks: Block[] = [customerMap(model, s), measureTable(model), ...tillTable(model.tills)]
  if (trials.length > 0) blocks.push(trialTable(model, s))
  const asked = rules.kinds === 'auto' ? '' : ` Asked for ${rules.kinds}.`
  return {
    headline: `${same} ${customers} looked at.${asked}`,
    blocks,
    caveats,
    audiences: tillList(model.tills),
  }
}

function onlyCounts(clusters: number, { own, dealt }: Beyond, s: Say): string {
  return `${s.count(clusters, 'kind')} would tell ${s.share(own)} of what the number of orders does not; with orders dealt out at random among the customers it is up to ${s.share(dealt)}. Kinds that tell no more than that are not shown.`
}

function ruleTable({ segments, right, labels }: Found, list: readonly Rule[], s: Say): Block {
  const drawn = list.reduce((sum, rule) => sum + rule.customers, 0)
  const inOrder = [...list].sort((a, b) => a.label - b.label || b.customers - a.customers)
  const sampled = drawn < labels.length ? ` Counted on ${s.count(drawn, 'customer')}.` : ''
  return {
    kind: 'table',
    title: 'Rules that give the kind',
    reading: `These rules give ${s.share(right)} of the customers their kind.${sampled}`,
    data: {
      columns: [
        { label: 'Kind', term: 'segment' },
        { label: 'Rule' },
        { label: 'Customers', unit: 'customers' },
        { label: 'Of these in the kind', unit: 'share' },
      ],
      rows: inOrder.map((rule) => [
        segments[rule.label]?.name ?? '',
        rule.text,
        rule.customers,
        rounded(rule.right / rule.customers),
      ]),
    },
    place: 'main',
  }
}

function leftOut({ scales, tills }: SegmentsModel, s: Say): string[] {
  const out = scales.filter((scale) => !scale.used).map((scale) => scale.measure.label.toLowerCase())
  const apart = tillWords(tills, s)
  if (out.length === 0) return apart
  return [...apart, `Left out, for it tells too few customers apart: ${s.list(out)}.`]
}

function caveats(model: SegmentsModel, found: Found, rules: Rules, s: Say): string[] {
  const { chosen, trials } = model.search
  const said: string[] = []
  if (chosen && rules.kinds === 'auto' && trials.length > 1)
    said.push(
      `Of the numbers of kinds that keep ${s.share(keep)} of the best silhouette, the largest is taken that comes back when customers are drawn anew (Jaccard at least ${s.number(stable)} in all, ${s.number(doubtful)} each).`,
    )
  if (found.right < 0.9)
    said.push(`The rules give only ${s.share(found.right)} of the customers their kind; the lists are exact.`)
  said.push(...leftOut(model, s))
  said.push(
    'Kinds have no hard edges: who stands between two of them is put with the nearer. What is not known of a customer, such as the days between orders of who ordered once, counts as the middle.',
  )
  return said
}
