import type { Block } from '../../../src/contract/report.ts'
import { calibrationBlock } from '../calibration-table.ts'
import { rounded, type Say } from '../say.ts'
import type { Proof, Rules } from './model.ts'

/** Who was tried, from the simplest on. */
export function contenderTable({ trial }: Pick<Proof, 'trial'>, s: Say): Block {
  const { chosen, tried } = trial
  const reading = chosen
    ? `Taken: ${chosen.contender.label.toLowerCase()}. A harder way is taken only where it is surely better.`
    : 'None of them told who would leave better than tossing a coin.'
  return {
    kind: 'table',
    title: 'What was tried',
    reading,
    data: {
      columns: [
        { label: `Way, the simplest of ${s.number(tried.length)} first` },
        { label: 'Who left stood above who stayed', unit: 'share', term: 'rocAuc' },
        { label: 'From', unit: 'share', term: 'interval' },
        { label: 'To', unit: 'share' },
        { label: 'Taken' },
      ],
      rows: tried.map(({ contender, auc }) => [
        contender.label,
        rounded(auc.value, 4),
        rounded(auc.low, 4),
        rounded(auc.high, 4),
        contender === chosen?.contender ? 'yes' : 'no',
      ]),
    },
    place: 'sure',
  }
}

/** Chances said, beside what happened. */
export const calibrationTable = ({ calibration }: Pick<Proof, 'calibration'>, s: Say): Block =>
  calibrationBlock(
    'What we would have said, and what happened',
    'Left',
    calibration,
    ({ said, happened }) => `Where we said ${s.share(said)} on average, ${s.share(happened)} left.`,
  )

/** What calling would have brought, in figures and by how many are called. */
export function moneyBlocks(
  { money, trial }: Pick<Proof, 'money' | 'trial'>,
  rules: Pick<Rules, 'margin'>,
  s: Say,
  brings = 'Who stays brings in a window',
  byDays = true,
): Block[] {
  const { steps, best, worth } = money
  const x = steps.map(({ called }) => Math.round(called))
  const kind = rules.margin > 0 ? 'Profit' : 'Revenue less the cost of calling'
  const [called, brought] = [Math.round(best.called), rounded(best.profit, 2)]
  const reading =
    brought > 0
      ? `Calling the first ${s.number(called)} would have brought most: ${s.money(brought)}.`
      : 'At this cost and success calling would not have paid.'
  return [
    {
      kind: 'figures',
      title: 'What calling would have brought',
      reading,
      data: [
        { label: 'Best to call', value: called, unit: 'customers' },
        { label: `${kind}, then`, value: brought, unit: 'money' },
        { label: brings, value: rounded(worth, 2), unit: 'money' },
        { label: 'A call pays above a chance of', value: rounded(money.above, 4), unit: 'share' },
        byDays
          ? { label: 'Averages over so many days of the past', value: trial.tested.length, unit: 'days' }
          : { label: 'Tried on', value: trial.outcome.length, unit: 'customers' },
      ],
      place: 'sure',
    },
    {
      kind: 'curve',
      title: `${kind} by how many you call`,
      reading,
      data: {
        xTitle: 'Customers called',
        xUnit: 'customers',
        yTitle: kind,
        yUnit: 'money',
        step: false,
        series: [
          { label: 'Most in danger first', x, y: steps.map(({ profit }) => rounded(profit, 2)) },
          { label: 'Picked at random', x, y: steps.map(({ atRandom }) => rounded(atRandom, 2)) },
        ],
      },
      place: 'sure',
    },
  ]
}
