import { rising } from '../../numeric/progress.ts'
import { dayNumber, inScope } from '../../sql/scope.ts'
import { part, sql } from '../../sql/sql.ts'
import { defineMiner } from '../define.ts'
import { explain, yardsticks } from './explain.ts'
import { kindsModel } from './model.ts'

export default defineMiner({
  id: 'kinds',
  version: 1,
  question: 'Sort customers by my own label',
  home: 'customers',
  needs: [],
  long: true,
  params: {
    by: {
      kind: 'choice',
      label: 'Sort by',
      help: 'A label that stands in one of your files, or how often customers come.',
      options: ['own', 'rhythm'],
      labels: ['A label of yours', 'How often they come'],
      needs: ['traits', 'orders'],
      default: 'own',
    },
    label: {
      kind: 'column',
      label: 'Label',
      help: 'The column whose words are to be told of those who have none.',
      none: 'The first that fits',
      default: '',
    },
    group: {
      kind: 'column',
      label: 'Is it as good for everybody? Compare by',
      help: 'Shows all figures group by group, and how far they lie apart.',
      none: 'No groups',
      default: '',
    },
    protected: {
      kind: 'flag',
      label: 'Let in age, gender, family, postcode and the like',
      help: 'People should not be judged by these, so they are left out unless you let them in.',
      default: false,
    },
  },
  shape: {
    customer: 'int',
    told: 'int',
    day: 'int',
    gross: 'real',
    items: 'real',
    returned: 'int',
    coupon: 'int',
    channel: 'key',
    product: 'key',
    name: 'key',
    value: 'key',
    means: 'key',
  },
  features(_values, scope) {
    const orders =
      scope.asOf === '' ? sql`select * from mart_orders where false` : inScope('mart_orders', scope)
    return sql`select customer_key as customer, 0::integer as told, day, gross, items, (refund > 0)::integer as returned,
  (coupon <> '')::integer as coupon, channel, first_product as product, '' as name, '' as value, '' as means
from (${part(orders)}) where customer_key >= 0
union all
select customer_key, 1::integer, 0::integer, 0::double, 0::double, 0::integer, 0::integer, '', '', name, value, means
from mart_traits where customer_key >= 0
order by customer, told, day, gross, items, product, channel, coupon, returned, name`
  },
  fit: (frame, values, scope, random) =>
    rising(kindsModel(frame, values, scope.asOf === '' ? Number.NaN : dayNumber(scope.asOf), random)),
  evaluate: (model) => yardsticks(model),
  explain,
})
