import { marginParam } from '../../../src/contract/margin.ts'
import { rising } from '../../numeric/progress.ts'
import { dayNumber } from '../../sql/scope.ts'
import { defineMiner } from '../define.ts'
import { explain, yardsticks } from './explain.ts'
import { valueLeaves } from './leaves.ts'
import { valueModel } from './model.ts'

export default defineMiner({
  id: 'value',
  version: 2,
  question: 'What is a customer worth?',
  home: 'customers',
  needs: ['orders', 'customers'],
  told: true,
  long: true,
  params: {
    months: {
      kind: 'number',
      unit: 'months',
      label: 'Look ahead',
      help: 'How many months ahead. No further than your orders reach back.',
      min: 1,
      max: 36,
      step: 1,
      default: 12,
    },
    margin: marginParam,
    discount: {
      kind: 'number',
      unit: 'share',
      label: 'Discount a year',
      help: 'Money next year is worth less than money today; by how much. At 0% all months count the same.',
      min: 0,
      max: 0.5,
      step: 0.01,
      default: 0.1,
    },
    rule: {
      kind: 'choice',
      label: 'How to foretell',
      help: 'Automatic takes the model that was best in your own past, or a naive rule where none was better.',
      options: ['auto', 'bgnbd', 'mbgnbd', 'paretonbd', 'again', 'average'],
      labels: ['Automatic', 'BG/NBD', 'MBG/NBD', 'Pareto/NBD', 'The same again', 'The average'],
      default: 'auto',
    },
    saved: {
      kind: 'number',
      unit: 'days',
      label: 'Tool’s list saved, days ago',
      help: 'How many days before the last order a list with another tool’s forecasts of orders or value was saved: they are held against what came since. At 0 it is not known.',
      min: 0,
      max: 3_650,
      default: 0,
    },
  },
  shape: { customer: 'int', day: 'int', revenue: 'real', refund: 'real' },
  features: (_values, scope) => ({
    mart: 'orders',
    columns: { customer: 'customer_key', day: 'day', revenue: 'revenue', refund: 'refund' },
    scope,
    named: true,
  }),
  fit: (frame, values, scope, random, beside) =>
    rising(valueModel(frame, values, dayNumber(scope.asOf), random, beside?.told)),
  leaves: (model) => valueLeaves(model),
  evaluate: (model) => yardsticks(model),
  explain,
})
