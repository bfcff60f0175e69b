import { defineMiner } from '../define.ts'
import { explain, yardsticks } from './explain.ts'
import { basketModel } from './model.ts'

export default defineMiner({
  id: 'baskets',
  version: 1,
  question: 'What is bought together?',
  home: 'together',
  needs: ['baskets'],
  long: true,
  params: {
    level: {
      kind: 'choice',
      label: 'Look at',
      help: 'Sizes and colours of one product as one, each for itself, or categories.',
      options: ['product', 'variant', 'category'],
      labels: ['Each size and colour', 'Products', 'Categories'],
      default: 'variant',
    },
    basket: {
      kind: 'choice',
      label: 'Together means',
      help: 'In one order, by one customer on one day, or by one customer within 90 days.',
      options: ['order', 'day', 'span'],
      labels: ['In one order', 'On one day', 'Within 90 days'],
      default: 'order',
    },
    largest: {
      kind: 'choice',
      label: 'How many',
      help: 'Pairs alone, or also what goes with two products at once.',
      options: ['threes', 'pairs'],
      labels: ['Pairs and threes', 'Pairs alone'],
      default: 'threes',
    },
    least: {
      kind: 'number',
      unit: 'count',
      label: 'Together at least, times',
      help: 'Rarer combinations are not looked at. 0 chooses the number from your data.',
      min: 0,
      max: 100_000,
      default: 0,
    },
  },
  shape: { order: 'int', customer: 'int', day: 'int', product: 'key', category: 'key', amount: 'real' },
  features: (_values, scope) => ({
    mart: 'baskets',
    columns: {
      order: 'order_key',
      customer: 'customer_key',
      day: 'day',
      product: 'product',
      category: 'category',
      amount: 'amount',
    },
    scope,
    named: false,
  }),
  fit: (frame, values, _scope, random) => basketModel(frame, values, random),
  evaluate: (model, _frame, values) => yardsticks(model, values),
  explain,
})
