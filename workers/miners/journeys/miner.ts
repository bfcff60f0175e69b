import { dayNumber } from '../../sql/scope.ts'
import { defineMiner } from '../define.ts'
import { explainPurchases, purchaseYardsticks } from './explain.ts'
import { purchases } from './model.ts'

export default defineMiner({
  id: 'journeys',
  version: 1,
  question: 'What happens in which order?',
  home: 'together',
  needs: ['baskets'],
  long: true,
  params: {
    level: {
      kind: 'choice',
      label: 'Follow',
      help: 'Single products, or the categories they belong to.',
      options: ['product', 'category'],
      labels: ['Products', 'Categories'],
      default: 'product',
    },
    within: {
      kind: 'number',
      unit: 'days',
      label: 'At most between two steps',
      help: 'Purchases further apart than this are not counted as one following the other.',
      min: 1,
      max: 1095,
      default: 180,
    },
    shuffles: {
      kind: 'number',
      unit: 'count',
      label: 'Shuffles, at most',
      help: 'How often the dates are shuffled to see what chance does. Large shops are shuffled less often.',
      min: 10,
      max: 1000,
      default: 40,
    },
  },
  shape: { who: 'int', day: 'int', step: 'int', item: 'key', group: 'key', worth: 'real' },
  features: (_values, scope) => ({
    mart: 'baskets',
    columns: {
      who: 'customer_key',
      day: 'day',
      step: 'order_key',
      item: 'product',
      group: 'category',
      worth: 'amount',
    },
    scope,
    named: true,
  }),
  fit: (frame, values, scope, random) => purchases(frame, values, dayNumber(scope.asOf), random),
  evaluate: (model) => purchaseYardsticks(model),
  explain: (model, _frame, values, facts) => explainPurchases(model, values, facts),
})
