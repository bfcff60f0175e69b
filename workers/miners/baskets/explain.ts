import type { Facts } from '../../../src/contract/miner.ts'
import type { Block, Figure, Findings, Yardstick } from '../../../src/contract/report.ts'
import { fisherTwoSided } from '../../numeric/counts.ts'
import { rounded, type Say, say } from '../say.ts'
import { tillList, tillTable, tillWords } from '../tills.ts'
import { unitedWords } from '../variants.ts'
import { type BasketModel, leastRatio, type Rules, rate } from './model.ts'
import { cards, matrix, network, together, trend } from './pictures.ts'
import { companions, examples, measureTable, sureTable } from './tables.ts'
import { heldOf, label, noun, ownOf, times } from './words.ts'

/** How many rules survive, and how many of them hold on later orders, beside chance. */
export function yardsticks(model: BasketModel, rules: Rules): [Yardstick, ...Yardstick[]] {
  const found = model.rules.length
  const of = noun(rules)
  const survive: Yardstick = {
    measure: `Combinations found on the earlier ${of.many} that chance does not explain`,
    value: found,
    baseline: rounded(rate * found),
    baselineIs: 'the most of them that chance may add, on average',
    beyondChance: null,
    better: 'higher',
    unit: 'count',
  }
  const { random } = model
  if (model.cut < 0 || found === 0 || random.tried === 0) return [survive]
  const held = heldOf(model).length
  return [
    {
      measure: `Share of them that held on the later ${of.many}`,
      value: rounded(held / found),
      baseline: rounded(random.held / random.tried),
      baselineIs: 'pairs picked at random, as often bought',
      beyondChance: fisherTwoSided(held, held + random.held, found, found + random.tried) < 0.05,
      better: 'higher',
      unit: 'share',
    },
    survive,
  ]
}

export function explain(model: BasketModel, _frame: unknown, rules: Rules, facts: Facts): Findings {
  const s = say(facts)
  const some = model.rules.length > 0
  const blocks: Block[] = [
    figures(model, rules, s),
    ...(some ? [cards(model, rules, s), ...network(model, rules, s)] : []),
    sureTable(model, rules, s),
    ...(some
      ? [
          companions(model, rules),
          ...matrix(model, rules, s),
          ...trend(model, rules, facts.scope.asOf),
          ...examples(model, rules),
          measureTable(model, rules),
        ]
      : []),
    ...tillTable(model.apart.out),
  ]
  return {
    headline: headline(model, rules, s),
    blocks,
    caveats: caveats(model, rules, s),
    audiences: [...wanting(model), ...tillList(model.apart.out)],
  }
}

function headline(model: BasketModel, rules: Rules, s: Say): string {
  const best = model.rules[0]
  const { items, many } = noun(rules)
  if (!best)
    return `Nothing is bought together more often than chance would have it: ${s.count(model.found.tests, 'combination')} in ${s.number(model.baskets)} ${many} were looked at.`
  const held = ownOf(model).length
  const what = `${together(best, model.names)} go together ${times(best, s)} as often as chance`
  if (model.cut < 0)
    return `${what}: ${s.count(best.all.both, 'time')} in ${s.number(model.baskets)} ${many}.`
  if (held === 0)
    return `Of ${s.count(model.rules.length, 'combination')} of ${items} found, none held on later ${many}; do not build on them yet.`
  if (held === 1) return `${what}, and it held on later ${many}.`
  return `${what}; ${s.count(held, 'combination')} of ${items} held on later ${many}.`
}

function figures(model: BasketModel, rules: Rules, s: Say): Block {
  const held = ownOf(model)
  const best = model.rules[0]
  const tested = model.cut >= 0
  const data: Figure[] = [
    {
      label: tested ? 'Combinations that hold' : 'Combinations found',
      value: tested ? held.length : model.rules.length,
      unit: 'count',
      term: 'together',
    },
    { label: capitalMany(rules), value: model.baskets, unit: 'count' },
    { label: 'With two or more', value: model.several, unit: 'count' },
  ]
  if (best && (model.detail.worth[0] ?? 0) > 0)
    data.push({
      label: `Best one, worth per 1,000 ${noun(rules).many}`,
      value: rounded(model.detail.worth[0] ?? 0, 2),
      unit: 'money',
      term: 'worth',
    })
  const reading = `${s.number(model.several)} of ${s.number(model.baskets)} ${noun(rules).many} hold two ${noun(rules).items} or more.`
  return { kind: 'figures', title: 'At a glance', reading, data, place: 'main' }
}

function capitalMany(rules: Rules): string {
  const { many } = noun(rules)
  return many.charAt(0).toUpperCase() + many.slice(1)
}

/** Those who have one part of a combination and not the other. */
function wanting({ rules, detail, names, cut }: BasketModel): Findings['audiences'] {
  return detail.wanting.flatMap((members, r) => {
    const rule = rules[r]
    if (!rule || members.length === 0 || (cut >= 0 && !rule.held)) return []
    const [has, lacks] = [label(rule.given, names), label([rule.follows], names)]
    const about = `They have bought ${has}, and never ${lacks}, which often goes with it.`
    return [{ id: `wanting-${r + 1}`, label: `${has}, but not ${lacks}`, about, members }]
  })
}

function caveats(model: BasketModel, rules: Rules, s: Say): string[] {
  const { many, items } = noun(rules)
  const { giants, found } = model
  const said: string[] = []
  if (model.cut < 0)
    said.push(
      `There is too little time, or too few ${many}, to test on later ones what was found; it may be chance.`,
    )
  if (found.raised)
    said.push(
      `So many combinations are possible that only those of at least ${s.count(model.least, 'time')} were looked at, to stay within the time and memory allowed.`,
    )
  else
    said.push(
      rules.least > 0
        ? `Combinations of fewer than ${s.number(model.least)} ${many} were not looked at, as you chose.`
        : `Combinations of fewer than ${s.number(model.least)} ${many} were not looked at: rarer ones can be chance. The number follows from how many ${items} and ${many} there are.`,
    )
  if (giants.baskets > 0)
    said.push(
      `${s.count(giants.baskets, 'basket')} of more than ${s.number(giants.limit)} ${items} ${giants.baskets === 1 ? 'counts' : 'count'} with the ${s.number(giants.limit)} of them that sell best, the largest has ${s.number(giants.most)}: more would pair everything with everything.`,
    )
  if (model.nameless > 0)
    said.push(
      `${s.count(model.nameless, 'row')} of ${s.number(model.lines)} name no ${rules.level === 'category' ? 'category' : 'product'} and are left out.`,
    )
  said.push(...unitedWords(model.united, s))
  if (rules.basket !== 'order')
    said.push(
      model.apart.loose > 0
        ? 'Orders of nobody by name, and of accounts that look like a till, count one by one.'
        : 'Orders of nobody by name count one by one.',
    )
  said.push(...tillWords(model.apart.out, s))
  said.push(
    `Chance means the same ${items} dealt at random into ${many} of the same sizes, or into all ${many} alike, whichever puts more together: neither full ${many} nor an extra beside what everybody buys make anything belong together. What goes at least ${s.number(leastRatio)} times as often counts; of what is found, at most ${s.share(rate)} may be chance.`,
  )
  return said
}
