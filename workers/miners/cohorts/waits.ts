import type { Block, Blocks } from '../../../src/contract/report.ts'
import { survivalAt } from '../../numeric/survival.ts'
import { rounded, type Say } from '../say.ts'
import type { Choice } from './explain.ts'
import { type CohortModel, reach, type Wait } from './model.ts'

/** Share who have come back, by days since the first order: one minus the Kaplan–Meier curve, with its 95 % band. */
export function waitCurve(model: CohortModel, choice: Choice, s: Say): Block {
  const shown = model.slices?.waits.filter((w) => w.people >= choice.minimum) ?? []
  const series = [model.wait, ...shown].map((w) => stepsOf(w, shown.length > 0 ? 60 : 180))
  const { horizon } = reach[model.period]
  return {
    kind: 'curve',
    title: 'How long until the next order',
    reading: `After ${s.count(horizon, 'day')} ${s.share(rounded(1 - survivalAt(model.wait.curve, horizon)))} are back; customers still waiting count only as long as they were seen.`,
    data: {
      xTitle: 'Days since the first order',
      xUnit: 'days',
      yTitle: 'Customers who have come back',
      yUnit: 'share',
      step: true,
      series,
    },
    place: 'sure',
  }
}

function stepsOf({ label, curve, spells }: Wait, most: number): Blocks['curve']['series'][number] {
  const every = Math.ceil(curve.times.length / most)
  const kept = curve.times.flatMap((_, i) => (i % every === 0 || i === curve.times.length - 1 ? [i] : []))
  const back = (values: number[]) => kept.map((i) => rounded(1 - (values[i] ?? 1), 4))
  const end = spells.events.length - 1
  const close = (values: number[]) => [0, ...values, values.at(-1) ?? 0]
  return {
    label,
    x: [0, ...kept.map((i) => curve.times[i] ?? 0), end],
    y: close(back(curve.survival)),
    low: close(back(curve.high)),
    high: close(back(curve.low)),
  }
}

export function waitTable(model: CohortModel, s: Say): Block {
  const { curve, spells } = model.wait
  const { horizon } = reach[model.period]
  const longest = spells.events.length - 1
  const days = [...new Set([7, 14, 30, 60, 90, 180, 365, horizon])].filter(
    (d) => d <= longest || d === horizon,
  )
  const step = (values: number[], day: number) => values[curve.times.findLastIndex((t) => t <= day)] ?? 1
  const rows = days
    .sort((a, b) => a - b)
    .map((day) => [
      day,
      rounded(1 - step(curve.survival, day)),
      rounded(1 - step(curve.high, day)),
      rounded(1 - step(curve.low, day)),
    ])
  return {
    kind: 'table',
    title: 'Come back within so many days',
    reading: `Estimated from ${s.count(model.wait.people, 'customer')}, with the range that chance leaves open (95%).`,
    data: {
      columns: [
        { label: 'Days', unit: 'days' },
        { label: 'Come back', unit: 'share', term: 'kaplanMeier' },
        { label: 'From (95%)', unit: 'share', term: 'interval' },
        { label: 'To (95%)', unit: 'share', term: 'interval' },
      ],
      rows,
    },
    place: 'sure',
  }
}

/** Of each slice, the share back within the horizon of the period. */
export function sliceReturns({
  slices,
  period,
}: CohortModel): { label: string; people: number; back: number }[] {
  return (slices?.waits ?? []).map(({ label, people, curve }) => ({
    label,
    people,
    back: rounded(1 - survivalAt(curve, reach[period].horizon)),
  }))
}

export function sliceTable(model: CohortModel, what: string, s: Say): Block[] {
  if (!model.slices) return []
  const { horizon } = reach[model.period]
  return [
    {
      kind: 'table',
      title: `Come back within ${horizon} days, by ${what}`,
      reading: `${s.count(model.slices.labels.length, 'kind')} of first order side by side.`,
      data: {
        columns: [
          { label: `First order: ${what}` },
          { label: 'Customers', unit: 'customers' },
          { label: `Come back within ${horizon} days`, unit: 'share', term: 'kaplanMeier' },
        ],
        rows: [
          ...sliceReturns(model).map(({ label, people, back }) => [label, people, back]),
          [
            `All ${model.slices.labels.length}`,
            model.wait.people,
            rounded(1 - survivalAt(model.wait.curve, horizon)),
          ],
        ],
      },
      place: 'sure',
    },
  ]
}
