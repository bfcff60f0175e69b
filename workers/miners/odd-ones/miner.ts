import { rising } from '../../numeric/progress.ts'
import { defineMiner } from '../define.ts'
import { explain, yardsticks } from './explain.ts'
import { shape } from './ledger.ts'
import { pointedAt } from './marks.ts'
import { oddModel } from './model.ts'

export default defineMiner({
  id: 'odd-ones',
  version: 1,
  question: 'What looks wrong?',
  home: 'business',
  needs: ['orders'],
  long: true,
  told: 'group',
  params: {
    alarms: {
      kind: 'number',
      unit: 'count',
      label: 'False alarms a month you can bear',
      help: 'Fewer makes the list shorter and surer; more finds more. Chance alone gives at most so many on average.',
      min: 0.1,
      max: 100,
      step: 0.1,
      default: 3,
    },
    group: {
      kind: 'column',
      label: 'Is everybody named as often? Compare by',
      help: 'Shows how often customers of each group are named. A column of a list of customers.',
      none: 'No groups',
      default: '',
    },
  },
  shape,
  features: (_values, scope) => ({
    mart: 'ledger',
    columns: Object.fromEntries(Object.keys(shape).map((name) => [name, name])),
    scope,
    named: false,
  }),
  fit: (frame, values, _scope, random, beside) => rising(oddModel(frame, values, random, beside)),
  cases: pointedAt,
  evaluate: (model) => yardsticks(model),
  explain,
})
