import type { Block } from '../../../src/contract/report.ts'
import { measures } from '../../patterns/measures.ts'
import { rounded, type Say } from '../say.ts'
import { type BasketModel, type Judged, leastRatio, measured, type Rules, rate } from './model.ts'
import { together } from './pictures.ts'
import { heldOf, label, multiple, noun } from './words.ts'

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
    data: { columns: [{ label: 'Step' }, { label: 'Number', unit: 'count' }], rows },
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
    data: {
      columns: [
        { label: item.charAt(0).toUpperCase() + item.slice(1) },
        { label: 'Place', unit: 'count' },
        { label: 'Goes with' },
        { label: `${many.charAt(0).toUpperCase()}${many.slice(1)} with both`, unit: 'count' },
        { label: `Share of its ${many}`, unit: 'share', term: 'confidence' },
        { label: 'Times chance', unit: 'ratio', term: 'chanceTimes' },
      ],
      rows: all
        .slice(0, mostCompanions)
        .map(({ rule, from, to, place }) => companionRow(model, rule, from, to, place)),
    },
    place: 'main',
  }
}

function companionRow(model: BasketModel, rule: Judged, from: number, to: number, place: number) {
  const mine = from === rule.follows ? rule.all.follows : rule.all.given
  const name = (item: number) => model.names[item] ?? ''
  return [
    name(from),
    place,
    name(to),
    rule.all.both,
    rounded(rule.all.both / mine, 4),
    rounded(multiple(rule), 2),
  ]
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
          { label: many.charAt(0).toUpperCase() + many.slice(1), unit: 'count' },
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
  const shown = model.rules.slice(0, measured)
  const rows = shown.map((rule) => row(rule, model))
  return {
    kind: 'table',
    title: 'All measures',
    reading: `The best rules over all ${many}, earlier and later together; p is that of the earlier part.`,
    data: {
      columns: [
        { label: 'Who has' },
        { label: 'often has' },
        { label: 'Held later' },
        { label: 'Together', unit: 'count' },
        { label: 'By chance', unit: 'count', term: 'chanceTimes' },
        { label: 'p, earlier part' },
        { label: 'Support', unit: 'share', term: 'support' },
        { label: 'Confidence', unit: 'share', term: 'confidence' },
        { label: 'Coverage', unit: 'share' },
        { label: 'Lift', unit: 'ratio', term: 'lift' },
        { label: 'Improvement', unit: 'share' },
        ...[
          'Leverage',
          'Conviction',
          'Zhang',
          'Jaccard',
          'Kulczynski',
          'Imbalance',
          'Cosine',
          'Certainty',
          'Odds ratio',
          'Chi-squared',
          'Fisher p',
          'Hyper-confidence',
        ].map((name) => ({ label: name })),
      ],
      rows,
    },
    place: 'details',
  }
}

function row(rule: Judged, model: BasketModel): (string | number | null)[] {
  const { given, follows, both } = rule.all
  const m = measures({ baskets: model.baskets, antecedent: given, consequent: follows, both })
  const held = model.cut < 0 ? 'not tested' : rule.held ? 'yes' : 'no'
  const digits = (value: number | null) => (value === null ? null : Number(value.toPrecision(6)))
  const values = [
    m.support,
    m.confidence,
    m.coverage,
    m.lift,
    improvement(rule, model),
    m.leverage,
    m.conviction,
    m.zhang,
    m.jaccard,
    m.kulczynski,
    m.imbalance,
    m.cosine,
    m.certainty,
    m.oddsRatio,
    m.chiSquared,
    m.fisher,
    m.hyperConfidence,
  ]
  return [
    label(rule.given, model.names),
    label([rule.follows], model.names),
    held,
    both,
    digits(rule.chance),
    digits(rule.p),
    ...values.map(digits),
  ]
}

/** Confidence less the best of the shorter rules; of a pair less the share of all baskets. */
function improvement(rule: Judged, model: BasketModel): number {
  const shorter = rule.shorter.map(({ both, given }) => (given > 0 ? both / given : 0))
  return rule.all.both / rule.all.given - Math.max(rule.all.follows / model.baskets, ...shorter)
}
