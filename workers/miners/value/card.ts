import { type CardFigure, type ModelCard, modelCard } from '../../evaluate/card.ts'
import type { Column } from '../../evaluate/columns.ts'
import type { Test } from './backtest.ts'
import type { Standing } from './kernel.ts'
import type { Rules, ValueModel } from './model.ts'
import { modelNames } from './rules.ts'
import { ruleName } from './words.ts'

type Carded = Pick<ValueModel, 'standing' | 'test' | 'rule' | 'fit' | 'days' | 'people' | 'firstDay' | 'asOf'>

const names = { paretonbd: ['r', 'alpha', 's', 'beta'], other: ['r', 'alpha', 'a', 'b'] }

/** The card of the rule that is used: what it learned from, its parameters, how it did in the past. Yields the share done. */
export function* cardOf(model: Carded, rules: Rules): Generator<number, ModelCard> {
  const { standing, test, rule, fit, days } = model
  const named = names[fit?.model === 'paretonbd' ? 'paretonbd' : 'other']
  const params = fit?.params.map((v, i) => [named[i] ?? '', Number(v.toPrecision(6))] as const) ?? []
  const money = fit ? [...model.people.spending.params] : []
  const spent = money.map((v, i) => [['p', 'q', 'v'][i] ?? '', Number(v.toPrecision(6))] as const)
  return yield* modelCard({
    model: fit ? `${modelNames[fit.model]} with Gamma-Gamma` : ruleName(rule),
    outcome: `Orders and money of each customer in the next ${days} days; with the outcome: came back so far`,
    tried: test
      ? `one origin: what was promised ${test.days} days before the last day, held against what came${test.earlier ? '; the model was chosen on the days before' : ''}`
      : 'not tried: the past is too short or too quiet',
    settings: { ...rules, ...Object.fromEntries([...params, ...spent]) },
    seed: 0,
    columns: columnsOf(standing),
    happened: new Uint8Array(standing.repeats.map((n) => Math.min(1, n))),
    figures: test ? figuresOf(test) : {},
  })
}

function columnsOf({ repeats, last, age, mean }: Standing): Column[] {
  const column = (name: string, values: Float64Array): Column => ({ name, kind: 'number', values })
  return [
    column('orders after the first', new Float64Array(repeats)),
    column('days from the first order to the last', new Float64Array(last)),
    column('days since the first order', new Float64Array(age)),
    column('money of an order after the first', mean),
  ]
}

function figuresOf({ rules, chosen, naive, promise, came }: Test): Record<string, CardFigure> {
  const of = (name: string) => rules.find(({ rule }) => rule === name)?.held
  const [own, plain] = [of(chosen), of(naive)]
  const open = { low: Number.NaN, high: Number.NaN }
  const beside = (pick: 'deviance' | 'tenthsOff' | 'off') => ({
    ...{ value: own?.[pick] ?? Number.NaN, baseline: plain?.[pick] ?? Number.NaN },
    ...open,
  })
  return {
    missPerCustomer: beside('deviance'),
    offByTenths: beside('tenthsOff'),
    offInAll: beside('off'),
    moneyPromised: { value: promise.money, low: promise.low, high: promise.high },
    moneyThatCame: { value: came.money, ...open },
  }
}
