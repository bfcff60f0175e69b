import { dayNumber } from '../../sql/scope.ts'
import { defineMiner } from '../define.ts'
import { explain, yardsticks } from './explain.ts'
import { leaversModel } from './model.ts'

export default defineMiner({
  id: 'leavers',
  version: 1,
  question: 'Who is leaving?',
  home: 'leaving',
  needs: ['orders'],
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
    margin: {
      kind: 'number',
      unit: 'count',
      label: 'Of 100 in revenue, you keep',
      help: 'Your margin. At 0 it is not known, and all money is revenue.',
      min: 0,
      max: 100,
      default: 0,
    },
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
  fit: (frame, values, scope, random) => leaversModel(frame, values, dayNumber(scope.asOf), random),
  evaluate: (model) => yardsticks(model),
  explain,
})
