import type { Facts } from '../../../src/contract/miner.ts'
import type { Findings, Yardstick } from '../../../src/contract/report.ts'
import { rounded, type Say, say } from '../say.ts'
import { till } from './kernel.ts'
import type { Choice, PurchaseModel } from './model.ts'
import { falseRate } from './order.ts'
import {
  figuresBlock,
  flowBlock,
  gatewayTable,
  inWords,
  patternTable,
  refillTable,
  testTable,
} from './pictures.ts'

/** The strongest sequence beside shuffled dates, and waits foretold beside one interval for all. */
export function purchaseYardsticks({ order, refills }: PurchaseModel): [Yardstick, ...Yardstick[]] {
  const best = order.found[0] ?? order.strongest
  const found: Yardstick = {
    measure: 'Customers who follow the strongest sequence',
    value: best?.count ?? 0,
    baseline: rounded(best?.expected ?? 0, 1),
    baselineIs: best
      ? 'the same orders with each customer’s dates shuffled'
      : 'no sequence was frequent enough to test',
    untested: best ? undefined : true,
    better: 'higher',
    unit: 'customers',
  }
  const { check } = refills
  if (!check) return [found]
  return [
    found,
    {
      measure: 'Latest repeat purchases that came when foretold, give or take a quarter of the interval',
      value: rounded(check.hits, 3),
      baseline: rounded(check.plain, 3),
      baselineIs: 'the same interval for every product and customer',
      better: 'higher',
      unit: 'share',
    },
  ]
}

export function explainPurchases(model: PurchaseModel, choice: Choice, facts: Facts): Findings {
  const s = say(facts)
  return {
    headline: headline(model, s),
    blocks: [
      figuresBlock(model, s),
      flowBlock(model, s),
      patternTable(model, s),
      ...gatewayTable(model, s),
      refillTable(model, s),
      testTable(model, falseRate, till.orders, choice.within),
    ],
    caveats: caveats(model, choice, s),
    audiences: audiences(model),
  }
}

function headline({ names, order, sequences }: PurchaseModel, s: Say): string {
  const best = order.found[0]
  if (!best)
    return `Nothing comes in an order of its own: ${s.count(order.tested, 'sequence')} tested among ${s.count(sequences, 'returning customer')}, ${s.number(order.significant)} more than chance.`
  const [first = [], second = []] = best.elements
  const days = s.count(rounded(best.gaps[0] ?? 0, 1), 'day')
  return `After ${inWords(names, [first])} comes ${inWords(names, [second])}, typically ${days} later: ${s.count(best.count, 'customer')}, ${s.number(rounded(best.lift, 2))} times what chance would bring.`
}

function caveats({ order, tills, refills }: PurchaseModel, choice: Choice, s: Say): string[] {
  const said = [
    `A sequence counts if ${s.count(order.minCount, 'customer')} at least show it with no more than ${s.count(choice.within, 'day')} between its steps; all purchases of a day are one step.`,
    `Chance means the same orders with each customer’s dates shuffled, ${s.count(order.rounds, 'time')}; of the sequences shown at most ${s.number(100 * falseRate)} in a hundred should be chance. A product that is new to the shop comes late for everyone and can look like a sequence.`,
  ]
  if (tills.length > 0)
    said.push(
      `${s.count(tills.length, 'account')} with ${s.number(till.orders)} orders or more ${tills.length === 1 ? 'looks' : 'look'} like a till and not a person; ${tills.length === 1 ? 'it is' : 'they are'} set apart here and listed as “${tillLabel}”.`,
    )
  if (refills.check && refills.check.hits <= refills.check.plain)
    said.push(
      `In the past, ${s.share(rounded(refills.check.hits, 3))} of repeat purchases came when foretold by product and customer, ${s.share(rounded(refills.check.plain, 3))} with one interval for all: take the due list as a hint.`,
    )
  said.push('Waits that have not ended yet are not counted, which makes intervals look a little short.')
  return said
}

const tillLabel = 'Looks like a till'

function audiences({ due, tills }: PurchaseModel): Findings['audiences'] {
  return [
    {
      id: 'due-now',
      label: 'Due now',
      about: 'Nine tenths of their usual interval for a product have passed, and not yet twice the interval.',
      members: due,
    },
    {
      id: 'till',
      label: tillLabel,
      about: 'Far more orders than a person places; set apart here.',
      members: tills,
    },
  ].filter((a) => a.members.length > 0)
}
