import type { Block } from '../../../src/contract/report.ts'
import { type Interval, z95 } from '../../numeric/interval.ts'
import { rounded, type Say } from '../say.ts'
import { ends, tableOf } from '../table.ts'
import type { Test } from './backtest.ts'
import { missTable } from './misses.ts'
import type { ValueModel } from './model.ts'
import { modelNames } from './rules.ts'
import { ruleName, sentence } from './words.ts'

const cents = (value: number) => rounded(value, 2)

/** What would have been promised, beside what came. */
export function proofBlocks(model: ValueModel, s: Say): Block[] {
  const { test } = model
  if (!test) return [spendingTable(model, s), ...parameterTable(model, s)]
  return [
    promiseTable(test, s),
    trackCurve(test, s),
    ...missTable(model, s),
    ruleTable(test, s),
    tenthTable(test, s),
    spendingTable(model, s),
    ...parameterTable(model, s),
    triedTable(test, s),
  ]
}

function promiseTable({ promise, came, days, customers }: Test, s: Say): Block {
  const [low, high] = [s.money(cents(promise.low)), s.money(cents(promise.high))]
  const verdict = promise.inside
    ? 'it came true'
    : 'it did not come true, so promises are now corrected by what came, and their ranges are wider'
  return {
    kind: 'table',
    title: 'The promise of then',
    reading: `${s.count(days, 'day')} ago we would have promised ${low} to ${high} from the ${s.count(customers, 'customer')} known then; ${s.money(cents(came.money))} came: ${verdict}.`,
    data: {
      columns: [
        { label: 'Days', unit: 'days' },
        { label: 'Customers known then', unit: 'customers' },
        { label: 'Promised', unit: 'money', term: 'backTest' },
        { label: 'From', unit: 'money', term: 'interval' },
        { label: 'To', unit: 'money' },
        { label: 'What came', unit: 'money' },
      ],
      rows: [[days, customers, ...[promise.money, promise.low, promise.high, came.money].map(cents)]],
    },
    place: 'sure',
  }
}

function trackCurve({ track, days }: Test, s: Say): Block {
  const [promised, came] = [track.promised.at(-1) ?? 0, track.came.at(-1) ?? 0]
  return {
    kind: 'curve',
    title: 'Orders promised and orders that came',
    reading: `After ${s.count(days, 'day')} the model had promised ${s.number(rounded(promised, 1))} orders of customers known then; ${s.number(came)} came.`,
    data: {
      xTitle: 'Days after the promise',
      xUnit: 'days',
      yTitle: 'Orders so far',
      yUnit: 'orders',
      step: false,
      series: [
        { label: 'Promised', x: track.day, y: track.promised.map((v) => rounded(v, 1)) },
        { label: 'Came', x: track.day, y: track.came },
      ],
    },
    place: 'sure',
  }
}

function ruleTable({ rules, came, days }: Test, s: Say): Block {
  const lines = rules.flatMap(({ rule, held, raw }) => {
    const name = sentence(ruleName(rule)).slice(0, -1)
    return [
      { ...raw, name },
      { ...held, name: `${name}, corrected` },
    ]
  })
  return {
    kind: 'table',
    title: 'The model and the naive rules',
    reading: `All were asked about the same ${s.count(days, 'day')}, in which ${s.count(came.orders, 'order')} for ${s.money(cents(came.money))} came.`,
    data: tableOf(
      lines,
      [
        { label: 'Rule', term: 'baseline', of: ({ name }) => name },
        { label: 'Orders promised', unit: 'orders', of: ({ orders }) => rounded(orders, 1) },
        { label: 'Money promised', unit: 'money', of: ({ money }) => cents(money) },
        { label: 'Off in all', unit: 'share', of: ({ off }) => rounded(off, 4) },
        {
          label: 'Off by tenths',
          unit: 'share',
          term: 'tenths',
          of: ({ tenthsOff }) => rounded(tenthsOff, 4),
        },
        {
          label: 'Miss per customer',
          unit: 'score',
          term: 'miss',
          of: ({ deviance }) => rounded(deviance, 4),
        },
      ],
      [['What came', came.orders, cents(came.money), null, null, null]],
    ),
    place: 'sure',
  }
}

function tenthTable({ rules }: Test, s: Say): Block {
  const tenths = rules[0]?.held.tenths ?? []
  const last = tenths.at(-1)
  const each = (sum: number, n: number) => cents(sum / Math.max(1, n))
  const [promised, came] = last
    ? [each(last.promised, last.customers), each(last.came, last.customers)]
    : [0, 0]
  return {
    kind: 'table',
    title: 'By tenths of what was promised',
    reading: `The best group was promised ${s.money(promised)} each and brought ${s.money(came)}.`,
    data: {
      columns: [
        { label: 'Group, the least first', term: 'tenths' },
        { label: 'Customers', unit: 'customers' },
        { label: 'Promised each', unit: 'money' },
        { label: 'Brought each', unit: 'money' },
      ],
      rows: tenths.map((t, k) => [
        k + 1,
        t.customers,
        each(t.promised, t.customers),
        each(t.came, t.customers),
      ]),
    },
    place: 'sure',
  }
}

/** Does who orders more often also spend more? The model of money takes it that not. */
function spendingTable({ people }: ValueModel, s: Say): Block {
  const { value, low, high } = people.spending.correlation
  const range = `${s.number(rounded(low, 3))} to ${s.number(rounded(high, 3))}`
  const verdict = spendingWords(value, low, high)
  return {
    kind: 'table',
    title: 'Do frequent customers spend more each time?',
    reading: `How often and how much go together by ${s.number(rounded(value, 3))} (${range}). ${verdict}`,
    data: {
      columns: [
        { label: 'Correlation', unit: 'score', term: 'correlation' },
        { label: 'From', unit: 'score', term: 'interval' },
        { label: 'To', unit: 'score' },
      ],
      rows: [[value, low, high].map((v) => rounded(v, 3))],
    },
    place: 'sure',
  }
}

/** The model of money takes it that the two have nothing to do with each other. */
function spendingWords(value: number, low: number, high: number): string {
  if (Math.abs(value) >= 0.3)
    return 'The model of money takes it that there is none, so single values lean to the average more than they should.'
  return low <= 0 && high >= 0
    ? 'That is no more than chance makes, as the model of money takes it to be.'
    : 'That is little, but more than chance makes; the model of money takes it that there is none.'
}

function parameterTable({ fit, people, rule }: ValueModel, s: Say): Block[] {
  if (!fit || rule === 'again' || rule === 'average') return []
  const names = fit.model === 'paretonbd' ? ['r', 'α', 's', 'β'] : ['r', 'α', 'a', 'b']
  const { params, spread } = people.spending
  const likelihood = rounded(fit.logLikelihood, 2)
  return [
    {
      kind: 'table',
      title: `Parameters of ${modelNames[fit.model]} and Gamma-Gamma`,
      reading: `Times in days. The logarithm of the likelihood is ${s.number(likelihood)}.`,
      data: tableOf(
        [
          ...parametersOf(names, fit.params, fit.spread),
          ...parametersOf(['p', 'q', 'v'], params, spread, [0, 1, 0]),
        ],
        [
          { label: 'Parameter', of: ({ name }) => name },
          { label: 'Value', of: ({ value }) => rounded(value, 4) },
          ...ends<Parameter>((one) => one),
        ],
        [['log-likelihood', likelihood, null, null]],
      ),
      place: 'details',
    },
  ]
}

interface Parameter extends Interval {
  name: string
  value: number
}

/** Parameters with their intervals on the scale of logarithms; `above`: what each is larger than at least. */
function parametersOf(
  names: readonly string[],
  params: ArrayLike<number>,
  spread: ArrayLike<ArrayLike<number>>,
  above: readonly number[] = [],
): Parameter[] {
  return names.map((name, i) => {
    const [value, least] = [params[i] ?? 0, above[i] ?? 0]
    const wide = Math.exp(z95 * Math.sqrt(Math.max(0, spread[i]?.[i] ?? 0)))
    return { name, value, low: least + (value - least) / wide, high: least + (value - least) * wide }
  })
}

function triedTable({ tried, earlier, days, chosen }: Test, s: Say): Block {
  const when = earlier ? 'on an earlier span than the test above' : 'on the span of the test above'
  return {
    kind: 'table',
    title: 'The models against each other',
    reading: `${modelNames[chosen]} is used. They were tried ${when}, ${s.count(days, 'day')} long.`,
    data: {
      columns: [{ label: 'Model' }, { label: 'Miss per customer', unit: 'score', term: 'miss' }],
      rows: tried.map(({ model, deviance }) => [modelNames[model], rounded(deviance, 5)]),
    },
    place: 'details',
  }
}
