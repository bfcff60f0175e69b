import { dayNumber } from '../../sql/scope.ts'
import { defineMiner } from '../define.ts'
import { explain, yardsticks } from './explain.ts'
import { voicesLeave } from './leaves.ts'
import { shape } from './letters.ts'
import { voicesModel } from './model.ts'

export default defineMiner({
  id: 'voices',
  version: 1,
  question: 'What do people say?',
  home: 'customers',
  needs: ['messages'],
  long: true,
  params: {
    kind: {
      kind: 'choice',
      label: 'Read',
      help: 'Reviews are written for others, tickets to you; their tone differs.',
      options: ['all', 'review', 'ticket'],
      labels: ['Reviews and tickets', 'Reviews', 'Tickets'],
      default: 'all',
    },
    followDays: {
      kind: 'number',
      unit: 'days',
      label: 'Came back within',
      help: 'How long buyers are followed after what they wrote: all for the same time.',
      min: 14,
      max: 365,
      default: 90,
    },
    recentDays: {
      kind: 'number',
      unit: 'days',
      label: 'Lately means',
      help: 'The last days of the texts, held against all before them.',
      min: 14,
      max: 365,
      default: 90,
    },
  },
  shape,
  features: (_values, scope) => ({
    mart: 'messages',
    columns: {
      ...{ customer: 'customer_key', day: 'day', kind: 'kind', stars: 'stars', title: 'title', text: 'text' },
      ...{ product: 'product', nth: 'nth', next: 'next_day', refunded: 'refunded' },
    },
    scope,
    named: false,
  }),
  fit: (frame, values, scope) => voicesModel(frame, values, dayNumber(scope.asOf)),
  leaves: (model) => voicesLeave(model),
  evaluate: (model) => yardsticks(model),
  explain,
})
