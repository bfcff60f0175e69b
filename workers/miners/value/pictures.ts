import type { Block, Blocks, Figure } from '../../../src/contract/report.ts'
import { aliveOf } from '../../lifetime/predict.ts'
import { rounded, type Say } from '../say.ts'
import { type Column, tableOf } from '../table.ts'
import { isModel, type TierSum } from './ahead.ts'
import type { Rules, ValueModel } from './model.ts'
import { ahead, moneyWord, tierName } from './words.ts'

const cents = (value: number) => rounded(value, 2)
const part = (value: number, whole: number) => (whole > 0 ? rounded(value / whole) : null)

export function figures(model: ValueModel, s: Say): Block {
  const { all, carried, standing, returning, alive } = model
  const n = standing.who.length
  let here = 0
  for (let i = 0; i < n; i++) if ((standing.repeats[i] ?? 0) > 0) here += alive?.[i] ?? 0
  const data: Figure[] = [
    {
      label: `Worth ahead, next ${ahead(model, s)}`,
      value: cents(all.value),
      unit: 'money',
      term: 'worthAhead',
    },
    { label: 'Per customer', value: cents(all.value / n), unit: 'money', term: 'worthAhead' },
    ...(all.value > 0
      ? [{ label: 'Customers who carry half of it', value: carried.half, unit: 'customers' } as const]
      : []),
    alive
      ? {
          label: 'Returning customers still with you',
          value: Math.round(here),
          unit: 'customers',
          term: 'stillHere',
        }
      : { label: 'Returning customers so far', value: returning, unit: 'customers' },
  ]
  const reading =
    all.value > 0
      ? `Of ${s.count(n, 'customer')}, ${s.number(carried.half)} ${carried.half === 1 ? 'carries' : 'carry'} half of what is ahead; new customers come on top.`
      : `Nothing is ahead from the ${s.count(n, 'customer')} you have; new customers come on top.`
  return { kind: 'figures', title: 'At a glance', reading, data, place: 'main' }
}

/** Value by tier with its range: the main picture. */
export function tierBars(model: ValueModel, rules: Rules, s: Say): Block {
  const { sums, tiers, all } = model
  const bars = tiers.tiers.flatMap((tier, t) => {
    const sum = sums[t]
    if (!sum || sum.customers === 0) return []
    const [value, low, high] = [cents(sum.value), cents(sum.low), cents(sum.high)]
    return [{ label: tierName(tier, s), value, low, high, note: s.count(sum.customers, 'customer') }]
  })
  const best = bars.reduce(
    (a, b) => (b.value > a.value ? b : a),
    bars[0] ?? { label: '', value: 0, note: '' },
  )
  const reading =
    all.value > 0
      ? `${best.label}: ${best.note}, ${s.money(best.value)} ahead, more than any other group.`
      : 'Nothing is expected from anyone.'
  return {
    kind: 'bars',
    title: `Expected ${moneyWord(rules.margin)} of the next ${ahead(model, s)}`,
    reading,
    data: { unit: 'money', bars },
    place: 'main',
  }
}

export function tierTable(model: ValueModel, s: Say): Block {
  const { sums, tiers, all, alive, standing } = model
  const filled = tiers.tiers.flatMap((tier, t): TierLine[] => {
    const sum = sums[t]
    if (!sum || sum.customers === 0) return []
    const chance = tier.kind === 'steady' || tier.kind === 'silent' ? sum.alive : null
    return [{ ...sum, name: tierName(tier, s), share: part(sum.value, all.value), alive: chance }]
  })
  const paid = sums.reduce((n, sum) => n + sum.paid, 0)
  const whole = { ...all, name: 'All', customers: standing.who.length, paid, share: 1, alive: null }
  return {
    kind: 'table',
    title: 'The groups in numbers',
    reading: `Half of those who came back do so within ${s.count(Math.round(tiers.usual), 'day')}; the groups begin where a third of them ends.`,
    data: tableOf<TierLine>(
      [...filled, whole],
      alive ? [...worthColumns, stillHere, paidSoFar] : [...worthColumns, paidSoFar],
    ),
    place: 'main',
  }
}

type TierLine = TierSum & { name: string; share: number | null }

const worthColumns: readonly Column<TierLine>[] = [
  { label: 'Group', of: ({ name }) => name },
  { label: 'Customers', unit: 'customers', of: ({ customers }) => customers },
  { label: 'Worth ahead', unit: 'money', term: 'worthAhead', of: ({ value }) => cents(value) },
  { label: 'From', unit: 'money', term: 'interval', of: ({ low }) => cents(low) },
  { label: 'To', unit: 'money', of: ({ high }) => cents(high) },
  { label: 'Share', unit: 'share', of: ({ share }) => share },
  { label: 'Each', unit: 'money', of: ({ value, customers }) => cents(value / customers) },
  { label: 'Orders each', unit: 'orders', of: ({ orders, customers }) => rounded(orders / customers, 2) },
]

const stillHere: Column<TierLine> = {
  label: 'Still with you',
  unit: 'share',
  term: 'stillHere',
  of: ({ alive }) => (alive === null ? null : rounded(alive, 3)),
}

const paidSoFar: Column<TierLine> = {
  label: 'Paid so far',
  unit: 'money',
  term: 'revenue',
  of: ({ paid }) => cents(paid),
}

/** Chance to be with you by days of silence, for customers who came in the usual rhythm: after few, some and many orders. */
export function aliveCurve(model: ValueModel, s: Say): Block[] {
  const { fit, tiers } = model
  if (!fit || !isModel(model.rule)) return []
  const gap = Math.max(1, Math.round(tiers.usual))
  const silences = Array.from({ length: 25 }, (_, k) => Math.round((k * 8 * gap) / 24))
  const series = [2, 4, 10].map((orders) => {
    const chances = silences.map((silent) => chanceOf(fit, orders - 1, (orders - 1) * gap, silent))
    return { label: s.count(orders, 'order'), x: silences, y: chances.map((v) => rounded(v, 4)) }
  })
  const at = 12
  const [first, , last] = series
  const reading = `Who usually orders every ${s.count(gap, 'day')} and is silent for ${s.count(silences[at] ?? 0, 'day')} is still with you with ${s.share(first?.y[at] ?? 0)} after ${s.number(2)} orders, ${s.share(last?.y[at] ?? 0)} after ${s.number(10)}.`
  const data: Blocks['curve'] = {
    xTitle: 'Days since the last order',
    xUnit: 'days',
    yTitle: 'Chance to be still with you',
    yUnit: 'share',
    step: false,
    series,
  }
  return [{ kind: 'curve', title: 'Silence that should worry you', reading, data, place: 'main' }]
}

function chanceOf(
  fit: NonNullable<ValueModel['fit']>,
  repeats: number,
  last: number,
  silent: number,
): number {
  const one = {
    ...{ groups: 1, customers: 1, longest: last + silent, most: repeats, tick: 1 },
    repeats: Int32Array.of(repeats),
    last: Int32Array.of(last),
    age: Int32Array.of(last + silent),
    count: Float64Array.of(1),
  }
  const steps = aliveOf(one, fit)
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value[0] ?? 0
}

/** How few carry how much. */
export function carriedCurve({ carried }: ValueModel, s: Say): Block {
  const { shares } = carried
  const x = shares.map((_, k) => rounded(k / 20, 2))
  const tenth = shares[2] ?? 0
  return {
    kind: 'curve',
    title: 'How few carry how much',
    reading: `The best tenth of the customers carries ${s.share(rounded(tenth, 4))} of what is ahead.`,
    data: {
      xTitle: 'Share of the customers, the most valuable first',
      xUnit: 'share',
      yTitle: 'Share of what is ahead',
      yUnit: 'share',
      step: false,
      series: [{ label: 'Customers', x, y: shares.map((v) => rounded(v, 4)) }],
    },
    place: 'details',
  }
}

/** The few who carry most, and the rhythm of the shop. */
export function fewTable({ carried, all, tiers }: ValueModel, s: Say): Block {
  const { top, byTop } = carried
  return {
    kind: 'table',
    title: 'The few who carry most',
    reading: `The best ${s.count(top, 'customer')} carry ${s.money(cents(byTop))} of what is ahead.`,
    data: {
      columns: [
        { label: 'The best', unit: 'customers' },
        { label: 'Carry', unit: 'money', term: 'worthAhead' },
        { label: 'Share of all', unit: 'share' },
        { label: 'Half of those who came back do so within', unit: 'days', term: 'median' },
      ],
      rows: [[top, cents(byTop), part(byTop, all.value), Math.round(tiers.usual)]],
    },
    place: 'details',
  }
}
