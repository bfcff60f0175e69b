import type { Block, Blocks } from '../../../../src/contract/report.ts'
import { type SurvivalCurve, survivalAt, survivalTime } from '../../../numeric/survival.ts'
import { rounded, type Say } from '../../say.ts'
import type { Lasting } from './lasting.ts'
import type { ContractsModel } from './model.ts'

const mostPoints = 120
const mostRows = 20

/** How long customers stay: curves of Kaplan and Meier, and where they stand after a year. */
export function lastingBlocks({ lasting, outcome, plan }: ContractsModel, s: Say): Block[] {
  const [all] = lasting
  if (!all || all.curve.times.length === 0) return []
  const { unit } = outcome
  const year = { days: 365, months: 12, years: 1 }[unit]
  const stay = survivalAt(all.curve, year)
  const reading = `After a year ${s.share(rounded(stay, 4))} of all customers are still there${half(all, unit, s)}.`
  const by = plan === '' || lasting.length < 2 ? '' : `, by “${plan}”`
  return [
    {
      kind: 'curve',
      title: `How long customers stay${by}`,
      reading,
      data: {
        ...{ xTitle: `${unit.slice(0, 1).toUpperCase()}${unit.slice(1)} as a customer`, xUnit: 'count' },
        ...{ yTitle: 'Still there', yUnit: 'share', step: true },
        series: lasting.map((one) => seriesOf(one, lasting.length === 1)),
      },
      place: 'main',
    },
    {
      kind: 'table',
      title: 'How long customers stay, in numbers',
      reading,
      data: {
        columns: [
          { label: 'Customers of' },
          { label: 'Customers', unit: 'customers' },
          { label: 'Still there after a year', unit: 'share', term: 'kaplanMeier' },
          { label: `Half have left after (${unit})`, unit: 'count', term: 'median' },
        ],
        rows: lasting.map(({ label, customers, curve }) => [
          ...[label, customers, rounded(survivalAt(curve, year), 4)],
          survivalTime(curve, 0.5),
        ]),
      },
      place: 'details',
    },
  ]
}

function half({ curve }: Lasting, unit: string, s: Say): string {
  const time = survivalTime(curve, 0.5)
  return time === null ? '' : `; half have left after ${s.count(time, unit.slice(0, -1))}`
}

function seriesOf({ label, curve }: Lasting, band: boolean): Blocks['curve']['series'][number] {
  const every = Math.max(1, Math.ceil(curve.times.length / mostPoints))
  const kept = curve.times.flatMap((_, i) => (i % every === 0 || i === curve.times.length - 1 ? [i] : []))
  const at = (values: SurvivalCurve['low']) => [1, ...kept.map((i) => rounded(values[i] ?? 0, 4))]
  return {
    ...{ label, x: [0, ...kept.map((i) => curve.times[i] ?? 0)], y: at(curve.survival) },
    ...(band && { low: at(curve.low), high: at(curve.high) }),
  }
}

/** How many times faster customers leave who have this or that (Cox), the strongest first. */
export function hazardTable({ hazards }: ContractsModel, s: Say): Block[] {
  if (!hazards) return []
  const list = hazards.list
    .filter(({ low, high }) => Number.isFinite(low) && Number.isFinite(high))
    .toSorted((a, b) => Math.abs(Math.log(b.times)) - Math.abs(Math.log(a.times)))
  const first = list.find(({ low, high }) => low > 1 || high < 1)
  const name = (one: (typeof list)[number]) =>
    one.label === '' ? `${one.column}, a usual step more` : `${one.column}: ${one.label}, not ${one.than}`
  const reading = first
    ? `“${name(first)}”: they leave ${s.number(rounded(first.times, 2))} times as fast as customers alike in all else (${s.number(rounded(first.low, 2))} to ${s.number(rounded(first.high, 2))}).`
    : 'Nothing in the list goes with leaving sooner or later beyond chance.'
  return [
    {
      kind: 'table',
      title: 'What goes with leaving sooner',
      reading,
      data: {
        columns: [
          { label: 'What', term: 'hazard' },
          { label: 'Times as fast', unit: 'score' },
          { label: 'From', unit: 'score', term: 'interval' },
          { label: 'To', unit: 'score' },
          { label: 'More than chance' },
        ],
        rows: list
          .slice(0, mostRows)
          .map((one) => [
            ...[name(one), rounded(one.times, 2), rounded(one.low, 2), rounded(one.high, 2)],
            one.low > 1 || one.high < 1 ? 'yes' : 'no',
          ]),
      },
      place: 'main',
    },
  ]
}
