import { marginParam } from '../../../src/contract/margin.ts'
import { dayNumber } from '../../sql/scope.ts'
import { defineMiner } from '../define.ts'
import { asked } from './asked.ts'
import type { ContractsModel } from './contracts/model.ts'
import { contractYardsticks, explainContracts } from './contracts/words.ts'
import { explain, yardsticks } from './explain.ts'
import { leaversLeave } from './leaves.ts'
import type { LeaversModel } from './model.ts'

export default defineMiner({
  id: 'leavers',
  version: 1,
  question: 'Who is leaving?',
  home: 'leaving',
  needs: [],
  either: ['orders', 'traits'],
  told: true,
  letters: true,
  long: true,
  params: {
    calls: {
      kind: 'number',
      unit: 'customers',
      label: 'You can call',
      help: 'How many customers you can write to or call at a time; one in five of those you can lose at most.',
      min: 10,
      max: 5_000,
      default: 100,
    },
    silence: {
      kind: 'number',
      unit: 'days',
      label: 'Gone after',
      help: 'Who placed no order for longer than this counts as gone. At 0 your shop’s own rhythm decides: nine of ten waits are shorter.',
      min: 0,
      max: 365,
      default: 0,
    },
    cost: {
      kind: 'number',
      unit: 'money',
      label: 'One call costs',
      help: 'What it costs you to reach one customer, the discount you give included.',
      min: 0,
      max: 1_000,
      default: 1,
    },
    success: {
      kind: 'number',
      unit: 'count',
      label: 'Of 100 leavers called, stay',
      help: 'How many of 100 who would have left you expect to keep by calling them.',
      min: 1,
      max: 100,
      default: 10,
    },
    by: {
      kind: 'choice',
      label: 'Go by',
      help: 'A list of yours may say who left, or when contracts ended; else who orders no more counts as gone. Where both are here, more customers decide.',
      options: ['more', 'list', 'orders'],
      labels: ['What tells of more customers', 'The list', 'Orders'],
      default: 'more',
    },
    saved: {
      kind: 'number',
      unit: 'days',
      label: 'Tool’s list saved, days ago',
      help: 'How many days before the last order a list with another tool’s forecasts was saved: they are held against what happened since. At 0 it is not known.',
      min: 0,
      max: 3_650,
      default: 0,
    },
    protected: {
      kind: 'flag',
      label: 'Learn from age, gender and the like',
      help: 'Columns that may describe what people are protected by. Left out unless you switch this on; for lists that say who left.',
      default: false,
    },
    group: {
      kind: 'column',
      label: 'Is it as good for everybody? Compare by',
      help: 'Shows the figures of the test group by group, and how far they lie apart. A column of a list of customers.',
      none: 'No groups',
      default: '',
    },
    margin: marginParam,
  },
  shape: {
    customer: 'int',
    day: 'int',
    revenue: 'real',
    refund: 'real',
    coupon: 'key',
    product: 'key',
  },
  features: (_values, scope) => ({
    mart: 'orders',
    columns: {
      customer: 'customer_key',
      day: 'day',
      revenue: 'revenue',
      refund: 'refund',
      coupon: 'coupon',
      product: 'first_product',
    },
    scope,
    named: true,
  }),
  fit: (frame, values, scope, random, beside) =>
    asked(
      { orders: frame, told: beside?.told, letters: beside?.letters },
      values,
      dayNumber(scope.asOf),
      random,
    ),
  leaves: (model: LeaversModel | ContractsModel) => leaversLeave(model),
  evaluate: (model: LeaversModel | ContractsModel) =>
    model.what === 'contracts' ? contractYardsticks(model) : yardsticks(model),
  explain: (model: LeaversModel | ContractsModel, frame, values, facts) =>
    model.what === 'contracts'
      ? explainContracts(model, values, facts)
      : explain(model, frame, values, facts),
})
