import { dayNumber } from '../../sql/scope.ts'
import { defineMiner } from '../define.ts'
import { explain, yardsticks } from './explain.ts'
import { cohortModel } from './model.ts'

export default defineMiner({
  id: 'cohorts',
  version: 1,
  question: 'Do customers come back?',
  home: 'customers',
  needs: ['orders', 'customers'],
  params: {
    period: {
      kind: 'choice',
      label: 'Count by',
      help: 'Customers are put together by the week, month or quarter of their first order. Weeks begin on Monday.',
      options: ['week', 'month', 'quarter'],
      labels: ['Week', 'Month', 'Quarter'],
      default: 'month',
    },
    slice: {
      kind: 'choice',
      label: 'Split by',
      help: 'Compare customers by what their first order was: the six largest kinds and the rest.',
      options: ['none', 'first_product', 'coupon', 'channel', 'country'],
      labels: ['Nothing', 'First product', 'Coupon', 'Channel', 'Country'],
      default: 'none',
    },
    measure: {
      kind: 'choice',
      label: 'Show',
      help: 'The share of customers who ordered again in a period, or the revenue per customer so far.',
      options: ['came back', 'revenue'],
      labels: ['Customers who came back', 'Revenue per customer so far'],
      default: 'came back',
    },
    minimum: {
      kind: 'number',
      unit: 'customers',
      label: 'Smallest group',
      help: 'Cells with fewer customers are greyed: chance rules there.',
      min: 5,
      max: 100,
      default: 10,
    },
  },
  shape: { customer: 'int', day: 'int', nth: 'int', revenue: 'real', slice: 'key' },
  features: ({ slice }, scope) => ({
    mart: 'orders',
    columns: {
      customer: 'customer_key',
      day: 'day',
      nth: 'nth',
      revenue: 'revenue',
      slice: slice === 'none' ? '' : slice,
    },
    scope,
    named: true,
  }),
  fit: (frame, { period, slice, minimum }, scope) =>
    cohortModel(frame, period, slice !== 'none', minimum, dayNumber(scope.asOf)),
  evaluate: (model, _frame, values) => yardsticks(model, values),
  explain: (model, _frame, values, facts) => explain(model, values, facts),
})
