import type { Block } from '../../../src/contract/report.ts'
import { dateOf } from '../closures.ts'
import { rounded, type Say } from '../say.ts'
import { biasOf } from './backtest.ts'
import type { ValueModel } from './model.ts'
import { ruleName } from './words.ts'

const hundred = (log: number) => rounded(100 * Math.exp(log), 1)

/** What came for 100 promised, on the tested day and on those before it, and by what promises are now multiplied. */
export function missTable(
  { test, rule, days: ahead, closures }: Pick<ValueModel, 'test' | 'rule' | 'days' | 'closures'>,
  s: Say,
): Block[] {
  if (!test) return []
  const { misses, days, cut } = test
  const own = misses.get(rule) ?? []
  const [latest] = own
  if (!latest) return []
  const taken = hundred(biasOf(test, rule, ahead))
  return [
    {
      kind: 'table',
      title: 'What came for 100 promised',
      reading: `As ${ruleName(rule)} promised ${s.count(days, 'day')} before the end, ${s.number(hundred(latest.orders))} orders came for ${s.number(100)}. From the days tried, ${s.number(taken)} for ${s.number(100)} are taken to come from now on; how much the days differ widens the ranges.`,
      data: {
        columns: [
          { label: 'Promised on', term: 'backTest' },
          { label: 'Promised', unit: 'count' },
          { label: 'Orders that came', unit: 'count' },
          { label: 'Money that came', unit: 'count' },
        ],
        rows: [
          ...own.map(({ orders, money, ago }) => [
            s.date(dateOf(closures, cut + days - ago)),
            100,
            hundred(orders),
            hundred(money),
          ]),
          ['From now on', 100, taken, taken],
        ],
      },
      place: 'sure',
    },
  ]
}
