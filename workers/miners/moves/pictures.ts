import type { Block } from '../../../src/contract/report.ts'
import { rounded, type Say } from '../say.ts'
import { actions } from './actions.ts'
import { orderSteps, silenceSteps } from './chance.ts'
import type { Sum } from './gain.ts'
import type { MovesModel } from './model.ts'
import type { Rules } from './rules.ts'
import { cents, moneyWord, more, stepWords } from './words.ts'

/** Actions that are planned, what brings most first. */
export function ranked({ moves }: MovesModel) {
  return actions
    .map((action, a) => ({ action, done: moves.planned[a] }))
    .flatMap(({ action, done }) => (done && done.sum.people > 0 ? [{ action, done }] : []))
    .sort((a, b) => b.done.sum.gain - a.done.sum.gain)
}

/** Of whom a person takes the time, in all. */
export const busyPeople = (model: MovesModel) =>
  ranked(model).reduce((sum, { action, done }) => sum + (action.busy ? done.sum.people : 0), 0)

export function figures(model: MovesModel, rules: Rules, s: Say): Block {
  const { all, open } = model.moves
  const calls = busyPeople(model)
  const alone = model.standing.who.length - all.people
  return {
    kind: 'figures',
    title: 'At a glance',
    reading:
      all.people === 0
        ? 'Nobody is on a list.'
        : `${s.count(all.people, 'customer')} on the lists, each once; ${s.number(alone)} left alone.`,
    data: [
      {
        label: `Should bring more${moneyWord(rules)}`,
        value: cents(all.gain),
        unit: 'money',
        term: 'expectedMore',
      },
      { label: 'To write to', value: all.people - calls, unit: 'customers' },
      { label: 'To call or answer', value: calls, unit: 'customers' },
      { label: 'Left alone', value: alone, unit: 'customers', ...(open > 0 && { term: 'leftAlone' }) },
    ],
    place: 'main',
  }
}

export function actionBars(model: MovesModel, s: Say): Block[] {
  const list = ranked(model)
  const [best] = list
  if (!best) return []
  return [
    {
      kind: 'bars',
      title: 'What each action should bring',
      reading: `${best.action.label}: ${more(best.done.sum, s)} from ${s.count(best.done.sum.people, 'customer')}.`,
      data: {
        unit: 'money',
        bars: list.map(({ action, done: { sum } }) => ({
          label: action.label,
          value: cents(sum.gain),
          low: cents(sum.low),
          high: cents(sum.high),
          note: s.count(sum.people, 'customer'),
        })),
      },
      place: 'main',
    },
  ]
}

export function actionCards(model: MovesModel, rules: Rules, s: Say): Block[] {
  const data = ranked(model).map(({ action, done: { sum } }) => {
    const pays = `Pays from ${s.number(rounded(sum.breakEven, 1))} of 100 undecided; ${s.number(action.busy ? rules.callEffect : rules.effect)} are assumed.`
    const offered = sum.offered > 0 ? ` ${s.count(sum.offered, 'customer')} with an offer.` : ''
    return {
      label: action.label,
      words: `${s.count(sum.people, 'customer')}: ${more(sum, s)}. ${action.about}`,
      more: `${action.effort}, ${s.money(cents(sum.cost))} in all.${offered} ${pays}`,
    }
  })
  if (data.length === 0) return []
  return [{ kind: 'cards', title: 'What to do, the best first', reading: '', data, place: 'main' }]
}

/** Every action beside its ingredients, also those that are not planned; the whole plan last. */
export function actionTable({ moves }: MovesModel): Block {
  const each = actions
    .map((action, a) => ({ label: action.label, done: moves.planned[a] }))
    .flatMap(({ label, done }) => (done && done.open.people > 0 ? [{ label, ...done }] : []))
    .sort((a, b) => b.sum.gain - a.sum.gain || b.open.people - a.open.people)
    .map(({ label, sum, open }) => actionRow(label, sum, open.people, sum.people > 0 ? sum : open))
  const { all, open } = moves
  const rows = all.people > 0 ? [...each, actionRow('The whole plan', all, open, all)] : each
  return {
    kind: 'table',
    title: 'Every action side by side',
    reading:
      'Who could be asked for several things is planned for the one that brings most. Where nobody is planned, the last three columns are of all to whom it is open.',
    data: {
      columns: [
        { label: 'Action' },
        { label: 'Planned', unit: 'customers' },
        { label: 'Open to', unit: 'customers' },
        { label: 'Should bring', unit: 'money', term: 'expectedMore' },
        { label: 'From', unit: 'money', term: 'interval' },
        { label: 'To', unit: 'money', term: 'interval' },
        { label: 'Costs', unit: 'money' },
        { label: 'Order anyway', unit: 'share', term: 'orderAnyway' },
        { label: 'An order brings', unit: 'money' },
        { label: 'Pays from, of 100', unit: 'count', term: 'paysFrom' },
      ],
      rows,
    },
    place: 'main',
  }
}

function actionRow(label: string, sum: Sum, open: number, shown: Sum): (string | number | null)[] {
  const planned = sum.people > 0
  return [
    ...[label, sum.people, open],
    ...[sum.gain, sum.low, sum.high, sum.cost].map((money) => (planned ? cents(money) : null)),
    ...[rounded(shown.chance / shown.people, 3), cents(shown.worth / shown.people)],
    Number.isFinite(shown.breakEven) ? rounded(shown.breakEven, 1) : null,
  ]
}

const most = 25

/** What the plan brings by how many come because of it: nobody knows that number, so all are shown. */
export function effectCurve(model: MovesModel, rules: Rules, s: Say): Block[] {
  const list = ranked(model)
  if (list.length === 0) return []
  const letters = list.filter(({ action }) => !action.busy)
  const per = letters.reduce((sum, { done }) => sum + done.sum.per, 0)
  const fixed = letters.reduce((sum, { done }) => sum + done.sum.fixed, 0)
  if (letters.length === 0 || per <= 0) return []
  const pays = rounded((100 * fixed) / per, 1)
  const x = [...new Set([...Array.from({ length: most + 1 }, (_, k) => k), pays])].sort((a, b) => a - b)
  return [
    {
      kind: 'curve',
      title: 'What the letters bring, by how many they move',
      reading: `The letters of this plan pay from ${s.number(pays)} of 100 undecided on; ${s.number(rules.effect)} are assumed.`,
      data: {
        xTitle: 'People moved, of 100 undecided',
        xUnit: 'count',
        yTitle: 'More than without',
        yUnit: 'money',
        step: false,
        series: [
          { label: 'The letters of this plan', x, y: x.map((share) => cents((share / 100) * per - fixed)) },
        ],
      },
      place: 'sure',
    },
  ]
}

/** How often people who stood alike ordered, on the shop's own past. */
export function chanceHeatmap({ chances, days }: MovesModel, s: Say): Block {
  const { table, scenes } = chances
  const width = silenceSteps.length
  const grid = (of: (cell: number) => number | null) =>
    orderSteps.map((_, row) => silenceSteps.map((_, column) => of(row * width + column)))
  const has = (cell: number) => (table.customers[cell] ?? 0) > 0
  return {
    kind: 'heatmap',
    title: `Who ordered within ${s.count(days, 'day')}`,
    reading: `Of people who stood alike on ${s.count(scenes.length, 'day')} of your past, the share who ordered in the ${s.count(days, 'day')} after.`,
    data: {
      rowTitle: 'Days with an order so far',
      columnTitle: 'Silence, in usual waits',
      rows: orderSteps.map((_, k) => stepWords(orderSteps, k, true)),
      columns: silenceSteps.map((_, k) => stepWords(silenceSteps, k, false)),
      values: grid((cell) => (has(cell) ? rounded(table.chance[cell] ?? 0, 4) : null)),
      counts: grid((cell) => table.customers[cell] ?? 0).map((row) => row.map((n) => n ?? 0)),
      unit: 'share',
      greyBelow: 10,
    },
    place: 'sure',
  }
}
