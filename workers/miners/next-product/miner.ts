import { dayNumber } from '../../sql/scope.ts'
import { defineMiner } from '../define.ts'
import { explain, yardsticks } from './explain.ts'
import { nextLeaves } from './leaves.ts'
import { nextModel } from './model.ts'

export default defineMiner({
  id: 'next-product',
  version: 1,
  question: 'What should I offer next?',
  home: 'next',
  needs: ['baskets', 'customers'],
  long: true,
  params: {
    offers: {
      kind: 'number',
      unit: 'items',
      label: 'Offers each',
      help: 'How many products each customer is offered at most.',
      min: 1,
      max: 3,
      default: 3,
    },
    again: {
      kind: 'flag',
      label: 'Offer again what they buy anyway',
      help: 'Products that people buy again are offered when they are due. Switched off, only what a customer has not bought yet is offered and counted.',
      default: true,
    },
    what: {
      kind: 'choice',
      label: 'What counts as next',
      help: 'Only the very next order of a customer, or any later one.',
      options: ['next', 'later'],
      labels: ['The very next order', 'Any later order'],
      default: 'next',
    },
    level: {
      kind: 'choice',
      label: 'Offer',
      help: 'Sizes and colours of one product as one, each for itself, or whole categories where your files tell them.',
      options: ['product', 'variant', 'category'],
      labels: ['Each size and colour', 'Products', 'Categories'],
      default: 'variant',
    },
    least: {
      kind: 'number',
      unit: 'customers',
      label: 'Least evidence',
      help: 'What follows what counts only if at least so many customers did it.',
      min: 2,
      max: 100,
      default: 5,
    },
  },
  shape: {
    customer: 'int',
    order: 'int',
    day: 'int',
    product: 'int',
    name: 'key',
    category: 'key',
    quantity: 'real',
    amount: 'real',
  },
  features: (_values, scope) => ({
    mart: 'baskets',
    columns: {
      customer: 'customer_key',
      order: 'order_key',
      day: 'day',
      product: 'product_key',
      name: 'product',
      category: 'category',
      quantity: 'quantity',
      amount: 'amount',
    },
    scope,
    named: false,
  }),
  fit: (frame, values, scope) => nextModel(frame, values, dayNumber(scope.asOf)),
  leaves: (model) => nextLeaves(model),
  evaluate: (model, _frame, values) => yardsticks(model, values),
  explain,
})
