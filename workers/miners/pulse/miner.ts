import { dayNumber } from '../../sql/scope.ts'
import { defineMiner } from '../define.ts'
import { explain, ruleWords } from './explain.ts'
import { pulseModel } from './model.ts'

export default defineMiner({
  id: 'pulse',
  version: 1,
  question: 'How is business?',
  home: 'business',
  needs: ['orders'],
  params: {
    period: {
      kind: 'choice',
      label: 'Count by',
      help: 'How long one point of the picture is. Weeks begin on Monday.',
      options: ['week', 'month', 'quarter'],
      labels: ['Week', 'Month', 'Quarter'],
      default: 'month',
    },
    compare: {
      kind: 'choice',
      label: 'Compare with',
      help: 'Last year: up to twelve months against the same months a year before. Period before: the last complete period against the one before it.',
      options: ['last year', 'period before'],
      labels: ['The same time last year', 'The period before'],
      default: 'last year',
    },
  },
  shape: { customer: 'int', day: 'int', nth: 'int', revenue: 'real' },
  features: (_values, scope) => ({
    mart: 'orders',
    columns: { customer: 'customer_key', day: 'day', nth: 'nth', revenue: 'revenue' },
    scope,
    named: false,
  }),
  fit: (frame, values, scope) => pulseModel(frame, values.period, values.compare, dayNumber(scope.asOf)),
  evaluate(model, _frame, values) {
    const { measure, baselineIs } = ruleWords(model.rules, values.period)
    const { error: value, otherError: baseline } = model.rules ?? { error: 0, otherError: 0 }
    const untested = model.rules ? undefined : true
    const beyondChance = model.rules && model.rules.verdict !== 'same'
    return [{ measure, value, baseline, baselineIs, better: 'lower', unit: 'share', beyondChance, untested }]
  },
  explain: (model, _frame, values, facts) => explain(model, values.period, facts),
})
