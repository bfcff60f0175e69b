import type { Block } from '../../../src/contract/report.ts'
import { measures } from '../../patterns/measures.ts'
import { capital, rounded, type Say } from '../say.ts'
import { type Column, tableOf } from '../table.ts'
import { type BasketModel, type Judged, leastRatio, measured, type Rules, rate } from './model.ts'
import { together } from './pictures.ts'
import { heldOf, label, multiple, noun, ownOf } from './words.ts'

const mostCompanions = 450
const perProduct = 3
/** Smaller groups of orders are not shown. */
const leastShown = 11
const perRule = 3

/** From every combination that could be to those that hold. */
export function sureTable(model: BasketModel, rules: Rules, s: Say): Block {
  const { many } = noun(rules)
  const { found, random, cut } = model
  const held = heldOf(model).length
  const rows: (string | number | null)[][] = [
    ['Combinations looked for', found.tests],
    [`Least ${many} together`, model.least],
    [`Found on the earlier ${many}`, model.rules.length],
    ['Left out because a shorter one says the same', found.redundant],
    [`Later ${many} to test on`, cut < 0 ? null : model.later],
    [`Held on the later ${many}`, cut < 0 ? null : held],
    ['Of these, such as no other one tells', cut < 0 ? null : ownOf(model).length],
    ['Random pairs tested the same way', cut < 0 ? null : random.tried],
    ['Of these held', cut < 0 ? null : random.held],
    ['Times chance, at least', leastRatio],
    ['Share of the found that may be chance', rate],
    ['Names that are a size or colour', model.united.names],
    ['Products these are', model.united.products],
    ...extra(model, rules),
  ]
  const count = held > 0 ? s.number(held) : 'None'
  const some =
    found.rules.length > 0 ? `${count} of ${s.number(found.rules.length)} found held` : 'None was found'
  const reading =
    cut < 0
      ? 'There is no later part of the time to test on.'
      : `${some}; of ${s.number(random.tried)} random pairs ${random.held > 0 ? s.number(random.held) : 'none'} did.`
  return {
    kind: 'table',
    title: 'From all combinations to those that hold',
    reading,
    data: { columns: [{ label: 'Step' }, { label: 'Number' }], rows },
    place: 'sure',
  }
}

/** What else was left out or assumed, in numbers. */
function extra({ giants, nameless, lines }: BasketModel, rules: Rules): [string, number][] {
  const { many, items } = noun(rules)
  return [
    ...(rules.basket === 'span' ? [['Days of a basket', 90] as [string, number]] : []),
    ...(giants.baskets > 0
      ? ([
          [`Counted in part: ${many} of too many ${items}`, giants.baskets],
          [`Most ${items} of one that count`, giants.limit],
          [`${items} of the largest`, giants.most],
        ] as [string, number][])
      : []),
    ...(nameless > 0
      ? ([
          ['Rows without a name', nameless],
          ['Rows in all', lines],
        ] as [string, number][])
      : []),
  ]
}

type Companion = [rule: Judged, to: number]

/** Up to three companions of each product that has any, the most frequent first. */
function companionsOf({ rules, cut }: BasketModel): Map<number, Companion[]> {
  const of = new Map<number, Companion[]>()
  for (const rule of rules) {
    const [a = 0, more] = rule.given
    if (more !== undefined || (cut >= 0 && !rule.held)) continue
    put(of, a, [rule, rule.follows])
    put(of, rule.follows, [rule, a])
  }
  return of
}

/** Behind all that are as good; what is then beyond the third is left out. */
function put(of: Map<number, Companion[]>, item: number, one: Companion): void {
  const list = of.get(item) ?? []
  const isBetter = ([{ all, p }]: Companion) => one[0].all.both - all.both || p - one[0].p
  const at = list.findIndex((other) => isBetter(other) > 0)
  list.splice(at < 0 ? list.length : at, 0, one)
  of.set(item, list.slice(0, perProduct))
}

/** For a web shop: up to three companions a product, the likeliest first. */
export function companions(model: BasketModel, rules: Rules): Block {
  const { item, many } = noun(rules)
  const all = [...companionsOf(model)]
    .sort(([a], [b]) => a - b)
    .flatMap(([from, list]) => list.map(([rule, to], i) => ({ rule, from, to, place: i + 1 })))
  const cutOff = all.length > mostCompanions
  return {
    kind: 'table',
    title: 'Frequently bought together',
    reading: `For each ${item} up to three others that go with it, for your web shop${cutOff ? '; the list is cut, choose a larger least number for the rest' : ''}.`,
    data: tableOf(all.slice(0, mostCompanions), [
      { label: capital(item), of: ({ from }) => model.names[from] ?? '' },
      { label: 'Place', unit: 'count', of: ({ place }) => place },
      { label: 'Goes with', of: ({ to }) => model.names[to] ?? '' },
      { label: `${capital(many)} with both`, unit: 'count', of: ({ rule }) => rule.all.both },
      {
        label: `Share of its ${many}`,
        unit: 'share',
        term: 'confidence',
        of: ({ rule, from }) =>
          rounded(rule.all.both / (from === rule.follows ? rule.all.follows : rule.all.given), 4),
      },
      {
        label: 'Times chance',
        unit: 'ratio',
        term: 'chanceTimes',
        of: ({ rule }) => rounded(multiple(rule), 2),
      },
    ]),
    place: 'main',
  }
}

/** Whole orders that hold the best combinations, by how many there are; never whose. */
export function examples(model: BasketModel, rules: Rules): Block[] {
  const shown = model.detail.examples.filter(({ baskets }) => baskets >= leastShown)
  const taken = new Map<number, number>()
  const rows = shown.flatMap(({ rule, items, baskets }) => {
    taken.set(rule, (taken.get(rule) ?? 0) + 1)
    const of = model.rules[rule]
    return of && (taken.get(rule) ?? 0) <= perRule
      ? [[together(of, model.names), label(items, model.names), baskets]]
      : []
  })
  if (rows.length === 0) return []
  const { many, one } = noun(rules)
  return [
    {
      kind: 'table',
      title: `Whole ${many} with the best combinations`,
      reading: `Only where eleven ${many} or more are alike; those of more than eight ${noun(rules).items} are not listed.`,
      data: {
        columns: [
          { label: 'Combination' },
          { label: `What was in the ${one}` },
          { label: capital(many), unit: 'count' },
        ],
        rows,
      },
      place: 'details',
    },
  ]
}

/** Every measure of the best rules, over all baskets. */
export function measureTable(model: BasketModel, rules: Rules): Block {
  const { many } = noun(rules)
  const shown = model.rules.slice(0, measured).map((rule): Measured => {
    const { given, follows, both } = rule.all
    return { rule, ...measures({ baskets: model.baskets, antecedent: given, consequent: follows, both }) }
  })
  return {
    kind: 'table',
    title: 'All measures',
    reading: `The best rules over all ${many}, earlier and later together; p is that of the earlier part.`,
    data: tableOf(shown, [...ruleColumns(model), ...measureColumns(model)]),
    place: 'details',
  }
}

type Measured = ReturnType<typeof measures> & { rule: Judged }

const digits = (value: number | null) => (value === null ? null : Number(value.toPrecision(6)))

function ruleColumns({ names, cut }: BasketModel): Column<Measured>[] {
  const held = (rule: Judged) => (rule.held ? 'yes' : 'no')
  return [
    { label: 'Who has', of: ({ rule }) => label(rule.given, names) },
    { label: 'often has', of: ({ rule }) => label([rule.follows], names) },
    { label: 'Held later', of: ({ rule }) => (cut < 0 ? 'not tested' : held(rule)) },
    { label: 'Together', unit: 'count', of: ({ rule }) => rule.all.both },
    { label: 'By chance', unit: 'count', term: 'chanceTimes', of: ({ rule }) => digits(rule.chance) },
    { label: 'p, earlier part', of: ({ rule }) => digits(rule.p) },
  ]
}

function measureColumns(model: BasketModel): Column<Measured>[] {
  return [
    { label: 'Support', unit: 'share', term: 'support', of: (m) => digits(m.support) },
    { label: 'Confidence', unit: 'share', term: 'confidence', of: (m) => digits(m.confidence) },
    { label: 'Coverage', unit: 'share', of: (m) => digits(m.coverage) },
    { label: 'Lift', unit: 'ratio', term: 'lift', of: (m) => digits(m.lift) },
    { label: 'Improvement', unit: 'share', of: ({ rule }) => digits(improvement(rule, model)) },
    { label: 'Leverage', of: (m) => digits(m.leverage) },
    { label: 'Conviction', of: (m) => digits(m.conviction) },
    { label: 'Zhang', of: (m) => digits(m.zhang) },
    { label: 'Jaccard', of: (m) => digits(m.jaccard) },
    { label: 'Kulczynski', of: (m) => digits(m.kulczynski) },
    { label: 'Imbalance', of: (m) => digits(m.imbalance) },
    { label: 'Cosine', of: (m) => digits(m.cosine) },
    { label: 'Certainty', of: (m) => digits(m.certainty) },
    { label: 'Odds ratio', of: (m) => digits(m.oddsRatio) },
    { label: 'Chi-squared', of: (m) => digits(m.chiSquared) },
    { label: 'Fisher p', of: (m) => digits(m.fisher) },
    { label: 'Hyper-confidence', of: (m) => digits(m.hyperConfidence) },
  ]
}

/** Confidence less the best of the shorter rules; of a pair less the share of all baskets. */
function improvement(rule: Judged, model: BasketModel): number {
  const shorter = rule.shorter.map(({ both, given }) => (given > 0 ? both / given : 0))
  return rule.all.both / rule.all.given - Math.max(rule.all.follows / model.baskets, ...shorter)
}
