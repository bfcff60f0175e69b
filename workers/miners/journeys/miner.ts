import { dayNumber } from '../../sql/scope.ts'
import { defineMiner } from '../define.ts'
import { explainPurchases, purchaseYardsticks } from './explain.ts'
import { journeysLeave } from './leaves.ts'
import { purchases } from './model.ts'
import { explainVisits, visitYardsticks } from './visit-words.ts'
import { visits } from './visits.ts'

export default defineMiner({
  id: 'journeys',
  version: 1,
  question: 'What happens in which order?',
  home: 'together',
  needs: [],
  long: true,
  params: {
    of: {
      kind: 'choice',
      label: 'Look at',
      help: 'What customers buy one after the other, or how visitors go through the web shop.',
      options: ['purchases', 'visits'],
      labels: ['Purchases', 'Web visits'],
      needs: ['baskets', 'events'],
      default: 'purchases',
    },
    level: {
      kind: 'choice',
      label: 'Follow',
      help: 'Sizes and colours of one product as one, each for itself, or categories. For purchases.',
      options: ['product', 'variant', 'category'],
      labels: ['Each size and colour', 'Products', 'Categories'],
      default: 'variant',
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
      help: 'How often the dates of purchases are shuffled to see what chance does. Large shops are shuffled less often.',
      min: 10,
      max: 1000,
      default: 40,
    },
  },
  /** One shape for both: of purchases the order and the product, of visits the second of the day, the event and the page. */
  shape: {
    who: 'int',
    customer: 'int',
    day: 'int',
    step: 'int',
    item: 'key',
    group: 'key',
    thing: 'key',
    worth: 'real',
  },
  features: ({ of }, scope) =>
    of === 'visits'
      ? {
          mart: 'events',
          columns: {
            ...{ who: 'visitor_key', customer: 'customer_key', day: 'day', step: 'second' },
            ...{ item: 'page', group: 'event', thing: 'product', worth: 'amount' },
          },
          scope,
          named: false,
        }
      : {
          mart: 'baskets',
          columns: {
            ...{ who: 'customer_key', customer: 'customer_key', day: 'day', step: 'order_key' },
            ...{ item: 'product', group: 'category', thing: '', worth: 'amount' },
          },
          scope,
          named: true,
        },
  *fit(frame, values, scope, random) {
    const asOf = dayNumber(scope.asOf)
    return values.of === 'visits' ? yield* visits(frame, asOf) : yield* purchases(frame, values, asOf, random)
  },
  leaves: (model) => journeysLeave(model),
  evaluate: (model) => (model.what === 'visits' ? visitYardsticks(model) : purchaseYardsticks(model)),
  *explain(model, _frame, values, facts) {
    return model.what === 'visits'
      ? explainVisits(model, facts)
      : yield* explainPurchases(model, values, facts)
  },
})
