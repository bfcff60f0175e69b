import { dayNumber } from '../../sql/scope.ts'
import { defineMiner } from '../define.ts'
import { explain, yardsticks } from './explain.ts'
import { rfmLeaves } from './leaves.ts'
import { rfmModel } from './model.ts'

export default defineMiner({
  id: 'rfm',
  version: 1,
  question: 'Who are my customers?',
  home: 'customers',
  needs: ['orders', 'customers'],
  params: {
    groups: {
      kind: 'choice',
      label: 'Names of the groups',
      help: 'Eleven classic names, or groups much like those of Shopify or Klaviyo.',
      options: ['classic-11', 'shopify-like', 'klaviyo-like'],
      labels: ['Classic, 11 groups', 'Like Shopify, 10 groups', 'Like Klaviyo, 6 groups'],
      default: 'classic-11',
    },
    compareDays: {
      kind: 'number',
      unit: 'days',
      label: 'Look back',
      help: 'The groups of this many days ago are compared with those of now, and with what was ordered since.',
      min: 30,
      max: 365,
      default: 90,
    },
    bins: {
      kind: 'choice',
      label: 'Steps of a score',
      help: 'Automatic takes three steps under 100 customers and five from there on.',
      options: ['auto', '3', '4', '5'],
      labels: ['Automatic', 'Three', 'Four', 'Five'],
      default: 'auto',
    },
    ties: {
      kind: 'choice',
      label: 'Equal customers',
      help: 'Shared: equal customers get equal scores. In order: all scores get equally many customers, ties in order of the customer list.',
      options: ['shared', 'first'],
      labels: ['Share a score', 'In order of the list'],
      default: 'shared',
    },
    monetary: {
      kind: 'choice',
      label: 'Money counts as',
      help: 'All a customer has spent, or what one order was worth on average.',
      options: ['sum', 'mean'],
      labels: ['Revenue in all', 'Revenue per order'],
      default: 'sum',
    },
    cuts: {
      kind: 'choice',
      label: 'Where scores begin',
      help: 'Equal shares of the customers, or your own limits for recency and frequency.',
      options: ['shares', 'own'],
      labels: ['Equal shares', 'My own limits'],
      default: 'shares',
    },
    recentDays: {
      kind: 'number',
      unit: 'days',
      label: 'Recent means within',
      help: 'With your own limits: the best recency score; each lower one reaches back twice as far.',
      min: 1,
      max: 365,
      default: 30,
    },
    frequentOrders: {
      kind: 'number',
      unit: 'orders',
      label: 'Frequent means from',
      help: 'With your own limits: the best frequency score; the lower ones are even steps down to one order.',
      min: 2,
      max: 100,
      default: 5,
    },
  },
  shape: { customer: 'int', day: 'int', revenue: 'real' },
  features: (_values, scope) => ({
    mart: 'orders',
    columns: { customer: 'customer_key', day: 'day', revenue: 'revenue' },
    scope,
    named: true,
  }),
  fit: (frame, values, scope) => rfmModel(frame, values, dayNumber(scope.asOf)),
  leaves: (model, values) => rfmLeaves(model, values),
  evaluate: (model, _frame, values) => yardsticks(model, values),
  explain,
})
