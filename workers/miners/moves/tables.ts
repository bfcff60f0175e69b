import { speak } from '../../../src/contract/fault.ts'
import type { Block } from '../../../src/contract/report.ts'
import { rounded, type Say } from '../say.ts'
import { shutRows } from '../shut-words.ts'
import { tableOf } from '../table.ts'
import type { MovesModel } from './model.ts'
import type { Rules } from './rules.ts'
import { cents } from './words.ts'

/** Who is on no list, and why; the numbers that sentences rest on. */
export function reachTable(
  { history, reach, moves, standing, days, span, chances }: MovesModel,
  rules: Rules,
  s: Say,
): Block {
  const { plan } = moves
  const rows: [string, number][] = [
    ['Customers with an order', standing.who.length],
    ['Said no to being written to: on no list', reach.refused],
    ['Consent not told, and left out by your setting', reach.notTold],
    ['Consent not told, and kept in', reach.unsure],
    ['Ordered in the last days: left alone', reach.recent],
    ['Days after an order in which nobody is written to', rules.rest],
    ['Can be written to now', reach.reachable],
    ['Of these, nothing to write about', reach.reachable - moves.open],
    [
      'Of these, writing would cost more than it brings, or limits leave them out',
      moves.open - moves.all.people,
    ],
    ['Of these, no action pays for them at all', moves.unpaid],
    ['On the lists', moves.all.people],
    ['Days looked ahead', days],
    ['Days your orders tell', span],
    ['Days of the past looked at', chances.scenes.length],
    ['Orders more that this expects', rounded(moves.all.more, 1)],
    ['Money spent on letters, calls and discounts', cents(plan.cost)],
    ['Should bring, as planned', cents(plan.gain)],
    ['Should bring, one action after the other', cents(plan.inTurn)],
    ['More than this no plan can bring', cents(plan.atMost)],
    ...shutRows(history.shut, s),
  ]
  return {
    kind: 'table',
    title: 'Who is on a list, and who is not',
    reading: 'Everybody is counted once; who said no is never on a list.',
    data: { columns: [{ label: 'What' }, { label: 'Number', unit: 'count' }], rows },
    place: 'details',
  }
}

/** Where each ingredient of the money comes from. */
export function ingredientTable(
  { chances, days, terms, found, discounts }: MovesModel,
  rules: Rules,
  s: Say,
): Block {
  const past = `your own past: who stood alike and ordered within ${s.count(days, 'day')}`
  const chance = found.leaving
    ? `“Who is leaving?” for those it tells of; for the others ${past}`
    : chances.auc && chances.auc.low > 0.5
      ? past
      : 'the same for everybody: your past does not tell who orders next'
  const offer =
    terms.offer > 0
      ? `${s.share(terms.offer)}, the smallest step that late customers came back with`
      : noOffer(discounts.worked, discounts.told, rules, s)
  const rows = [
    ['Chance to order anyway', chance],
    ['What an order brings', 'each customer’s own orders, drawn to those of the shop where they are few'],
    [
      'Margin',
      rules.margin > 0 ? `${s.number(rules.margin)} of 100, as you said` : 'not known: money is revenue',
    ],
    [
      'How many letters move',
      `${s.number(rules.effect)} of 100 undecided: assumed, nobody knows it before a test`,
    ],
    ['How many calls move', `${s.number(rules.callEffect)} of 100 undecided: assumed, too`],
    [
      'What a contact costs',
      `${s.money(rules.cost)} a letter, ${s.money(rules.callCost)} a call, as you set it`,
    ],
    ['Offer', offer],
    [
      'Who gets which action',
      'the best of four ways to fill your limits: by gain, by gain for the money, calls where they add most, one action after the other',
    ],
  ]
  return {
    kind: 'table',
    title: 'What the money is made of',
    reading: 'Chance × what an order brings × margin, less contact and discount.',
    data: { columns: [{ label: 'Ingredient' }, { label: 'Where it comes from' }], rows },
    place: 'details',
  }
}

function noOffer(worked: number, told: boolean, rules: Rules, s: Say): string {
  if (!told) return 'none: your files tell of no code and no discount'
  if (worked === 0) return 'none: no step can be seen with which enough late customers came back'
  if (rules.margin === 0) return 'none, because the margin is not known'
  return `none: the smallest step seen to work, ${s.share(worked)}, is above your limit or leaves too little`
}

/** What earlier questions gave, or why they gave nothing. */
export function earlierTable({ came }: MovesModel, s: Say): Block[] {
  if (came.length === 0) return []
  const rows = came.map(({ left, customers }) => {
    const words = left.fault
      ? speak(left.fault).what
      : customers < 0
        ? 'Found nothing better than chance or the simplest rule, so nothing rests on it.'
        : `Tells of ${s.count(customers, 'customer')}.`
    return [left.question, words]
  })
  return [
    {
      kind: 'table',
      title: 'What other questions gave',
      reading: 'They were asked first, with their usual settings.',
      data: { columns: [{ label: 'Question' }, { label: 'What it gave' }], rows },
      place: 'details',
    },
  ]
}

/** Discounts by depth, and how many people buy with and without. */
export function discountTables({ discounts, standing }: MovesModel, s: Say): Block[] {
  if (!discounts.told) return []
  const { dependence, steps } = discounts
  const mostly = standing.who.reduce((n, p) => n + ((dependence[p] ?? 0) > 0.5 ? 1 : 0), 0)
  const depend = dependBlock(discounts, mostly, s)
  return steps.length > 0 ? [depend, stepTable(discounts, s)] : [depend]
}

function dependBlock({ share, without }: MovesModel['discounts'], mostly: number, s: Say): Block {
  const ever = 'Customers who came back again and again, hardly ever with one'
  return {
    kind: 'figures',
    title: 'Who depends on discounts',
    reading: `${s.share(rounded(share, 4))} of the orders had a code or something taken off.`,
    data: [
      { label: 'Share of orders with a code or discount', value: rounded(share, 4), unit: 'share' },
      { label: 'Customers who order mostly with one', value: mostly, unit: 'customers' },
      { label: ever, value: without.length, unit: 'customers' },
    ],
    place: 'details',
  }
}

function stepTable({ steps, worked }: MovesModel['discounts'], s: Say): Block {
  const reading =
    worked > 0
      ? `${s.share(worked)} is the smallest step with which late customers came back; that they would not have come without is not proved by this.`
      : 'No step can be seen with which enough late customers came back.'
  return {
    kind: 'table',
    title: 'Discounts you have given, by depth',
    reading,
    data: tableOf(steps, [
      { label: 'Off the price', unit: 'share', of: ({ depth }) => depth },
      { label: 'Orders', unit: 'orders', of: ({ orders }) => orders },
      { label: 'Customers', unit: 'customers', of: ({ people }) => people },
      { label: 'Came back late with it', unit: 'customers', term: 'lateReturn', of: ({ late }) => late },
      { label: 'Before the discount', unit: 'money', of: ({ before }) => cents(before) },
      { label: 'Paid', unit: 'money', of: ({ paid }) => cents(paid) },
    ]),
    place: 'details',
  }
}
