import type { Facts } from '../../../src/contract/miner.ts'
import type { Findings, ListColumn, Yardstick } from '../../../src/contract/report.ts'
import { extraTable, extraWords } from '../extras.ts'
import { rounded, type Say, say } from '../say.ts'
import { tillList, tillTable, tillWords } from '../tills.ts'
import { unitedWords } from '../variants.ts'
import { isAboveChance } from './due.ts'
import { dueColumns, dueTable, refillTable } from './due-tables.ts'
import { type Choice, floor, type PurchaseModel } from './model.ts'
import { falseRate } from './order.ts'
import {
  figuresBlock,
  flowBlock,
  gatewayTable,
  inWords,
  patternTable,
  testTable,
  thenWords,
} from './pictures.ts'

/** The strongest sequence beside shuffled dates, and waits foretold beside one interval for all. */
export function purchaseYardsticks({
  order,
  refills,
  sequences,
}: PurchaseModel): [Yardstick, ...Yardstick[]] {
  const best = order.found[0] ?? order.strongest
  const found: Yardstick = {
    measure: 'Customers who follow the strongest sequence',
    value: best?.count ?? 0,
    baseline: rounded(best?.expected ?? 0, 1),
    baselineIs: best
      ? 'the same orders with each customer’s dates shuffled'
      : sequences < floor
        ? 'too few customers came again to test sequences'
        : 'no sequence was frequent enough to test',
    beyondChance: best ? order.found.length > 0 : null,
    untested: best ? undefined : true,
    better: 'higher',
    unit: 'customers',
  }
  const { check } = refills
  return [found, ...dueYardstick(refills), ...(check ? [foretold(check)] : [])]
}

function dueYardstick({ proof }: PurchaseModel['refills']): Yardstick[] {
  if (!proof) return []
  return [
    {
      measure: 'Of those who were due in the past, the share who bought it soon after',
      value: rounded(proof.hits / proof.due, 3),
      baseline: rounded(proof.chance / proof.due, 3),
      baselineIs: 'as many who had bought the same, picked at random',
      beyondChance: isAboveChance(proof),
      better: 'higher',
      unit: 'share',
    },
  ]
}

function foretold(check: NonNullable<PurchaseModel['refills']['check']>): Yardstick {
  return {
    measure: 'Latest repeat purchases that came when foretold, give or take a quarter of the interval',
    value: rounded(check.hits, 3),
    baseline: rounded(check.plain, 3),
    baselineIs: 'the same interval for every product and customer',
    beyondChance: check.differs,
    better: 'higher',
    unit: 'share',
  }
}

/** What is said of sequences and intervals: pictures, caveats with their numbers, who is due. Yields the share done. */
export function* explainPurchases(
  model: PurchaseModel,
  choice: Choice,
  facts: Facts,
): Generator<number, Findings> {
  const s = say(facts)
  const columns = yield* dueColumns(model.refills.due, model.refillNames, s)
  return {
    headline: headline(model, s),
    blocks: [
      figuresBlock(model, s),
      flowBlock(model, s),
      ...(model.sequences < floor ? [] : [patternTable(model, s)]),
      ...gatewayTable(model, s),
      refillTable(model, s),
      ...dueTable(model, s),
      testTable(model, falseRate, choice.within),
      ...extraTable(model.extras),
      ...tillTable(model.tills),
    ],
    caveats: caveats(model, choice, s),
    audiences: audiences(model, columns),
  }
}

function headline(model: PurchaseModel, s: Say): string {
  const { names, order, sequences } = model
  const best = order.found[0]
  if (sequences < floor) return tooFewWords(model, s)
  if (!best)
    return `Nothing comes in an order of its own: ${s.count(order.tested, 'sequence')} tested among ${s.count(sequences, 'returning customer')}, ${s.number(order.significant)} more than chance.`
  const [first = [], ...later] = best.elements
  const days = s.count(rounded(best.gaps[0] ?? 0, 1), 'day')
  return `After ${inWords(names, [first])} comes ${thenWords(names, later, days)}: ${s.count(best.count, 'customer')}, ${s.number(rounded(best.lift, 2))} times what chance would bring.`
}

function tooFewWords({ refillNames, refills: { items, withheld }, due }: PurchaseModel, s: Say): string {
  const first = items[0]
  const now =
    withheld > 0 ? 'who is due cannot be told' : `${s.count(due.length, 'customer')} due for something now`
  return `${refillNames[first?.item ?? 0] ?? ''} is bought again after about ${s.count(Math.round(first?.interval ?? 0), 'day')}; ${now}. Too few customers to tell what comes after what.`
}

function caveats(model: PurchaseModel, choice: Choice, s: Say): string[] {
  const { extras, tills, refills, united } = model
  const said = model.sequences < floor ? fewCaveats(model, s) : orderCaveats(model, choice, s)
  said.push(...extraWords(extras, s), ...tillWords(tills, s))
  said.push(...unitedWords(united, s), ...dueCaveats(refills, s))
  said.push('Waits that have not ended yet are not counted, which makes intervals look a little short.')
  return said
}

function fewCaveats({ sequences }: PurchaseModel, s: Say): string[] {
  return [
    `Which product comes after which is told from ${s.count(floor, 'returning customer')} on; you have ${s.number(sequences)}.`,
  ]
}

function orderCaveats({ order }: PurchaseModel, choice: Choice, s: Say): string[] {
  return [
    `A sequence counts if ${s.count(order.minCount, 'customer')} at least show it with no more than ${s.count(choice.within, 'day')} between its steps; all purchases of a day are one step.`,
    `Chance means the same orders with each customer’s dates shuffled, ${s.count(order.rounds, 'time')}; of the sequences shown at most ${s.number(100 * falseRate)} in a hundred should be chance. A product that is new to the shop comes late for everyone and can look like a sequence.`,
  ]
}

function dueCaveats({ proof, withheld, due }: PurchaseModel['refills'], s: Say): string[] {
  if (!proof)
    return due.sequence.length > 0
      ? ['Too few were due in the past to try the due list: take it as a hint.']
      : []
  const [hits, chance] = [proof.hits, proof.chance].map((n) => s.share(rounded(n / proof.due, 3)))
  const tried = `Of ${s.number(proof.due)} due on ${s.count(proof.origins, 'day')} of the past, ${hits} bought it within ${s.count(proof.days, 'day')}; of as many who had bought the same, picked at random, ${chance}`
  return [
    withheld > 0
      ? `${tried}. That is no better than chance, so nobody is called due now; ${s.count(withheld, 'customer')} would have been.`
      : `${tried}.`,
  ]
}

function audiences({ due, tills }: PurchaseModel, columns: ListColumn[]): Findings['audiences'] {
  return [
    {
      id: 'due-now',
      label: 'Due now',
      about: 'Nine tenths of their usual interval for a product have passed, and not yet twice the interval.',
      members: due,
      columns,
    },
    ...tillList(tills),
  ].filter((a) => a.members.length > 0)
}
