import type { Sql } from '../../../src/contract/frame.ts'
import type { Scope } from '../../../src/contract/miner.ts'
import { rising } from '../../numeric/progress.ts'
import { dayNumber, inScope } from '../../sql/scope.ts'
import { part, sql } from '../../sql/sql.ts'
import { defineMiner } from '../define.ts'
import { explain, yardsticks } from './explain.ts'
import { shape } from './ledger.ts'
import { pointedAt } from './marks.ts'
import { oddModel } from './model.ts'

/** Contacts stand for themselves; payments are asked like orders. */
function signsIn({ asOf, from, currency }: Scope): Sql {
  const until = asOf === '' ? sql`true` : sql`day <= ${dayNumber(asOf)}`
  const since = from === undefined ? sql`true` : sql`day >= ${dayNumber(from)}`
  const money = currency === undefined ? sql`true` : sql`currency in ('', ${currency})`
  return sql`select * from mart_signs where what = 2 or (${part(until)} and ${part(since)} and ${part(money)})`
}

export default defineMiner({
  id: 'odd-ones',
  version: 1,
  question: 'What looks wrong?',
  home: 'business',
  needs: ['orders'],
  long: true,
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
  },
  shape,
  features: (
    _values,
    scope,
  ) => sql`select 0::integer as what, customer_key as customer, order_key as "order", day,
  (extract(hour from placed_at) * 3600 + extract(minute from placed_at) * 60 + floor(extract(second from placed_at)))::integer as second,
  gross as amount, refund as other, items as pieces, coupon as name, '' as family
from (${part(inScope('mart_orders', scope))})
union all
select 1::integer, customer_key, order_key, day, 0::integer, amount, 0::double, quantity, product, category
from (${part(inScope('mart_baskets', scope))})
union all
select what, customer_key, order_key, day, second, amount, 0::double, 0::double, word, ''
from (${part(signsIn(scope))})
order by what, customer, day, second, "order", name, family, amount, pieces`,
  fit: (frame, values, _scope, random, beside) => rising(oddModel(frame, values, random, beside?.marks)),
  cases: pointedAt,
  evaluate: (model) => yardsticks(model),
  explain,
})
