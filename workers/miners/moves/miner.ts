import { marginParam } from '../../../src/contract/margin.ts'
import { rising } from '../../numeric/progress.ts'
import { dayNumber, inScope } from '../../sql/scope.ts'
import { part, sql } from '../../sql/sql.ts'
import { defineMiner } from '../define.ts'
import { explain, yardsticks } from './explain.ts'
import { before } from './found.ts'
import { movesModel } from './model.ts'

export default defineMiner({
  id: 'moves',
  version: 1,
  question: 'What should I do next?',
  home: 'next',
  needs: ['orders', 'customers'],
  long: true,
  after: before,
  params: {
    margin: marginParam,
    effect: {
      kind: 'number',
      unit: 'count',
      label: 'Of 100 undecided, come because you write',
      help: 'Undecided means as likely to order as not; others are moved less. Nobody knows it before a test with people left out: set what you think.',
      min: 0,
      max: 25,
      step: 0.5,
      default: 5,
    },
    callEffect: {
      kind: 'number',
      unit: 'count',
      label: 'Of 100 undecided, come because you call',
      help: 'The same for a call or a personal answer.',
      min: 0,
      max: 25,
      step: 0.5,
      default: 15,
    },
    cost: {
      kind: 'number',
      unit: 'money',
      label: 'A letter costs',
      help: 'What writing to one person costs you; an e-mail next to nothing, a letter on paper its postage.',
      min: 0,
      max: 100,
      step: 0.05,
      default: 0.1,
    },
    callCost: {
      kind: 'number',
      unit: 'money',
      label: 'A call costs',
      help: 'What calling one person, or answering one in person, costs you in time.',
      min: 0,
      max: 100,
      step: 0.5,
      default: 3,
    },
    people: {
      kind: 'number',
      unit: 'customers',
      label: 'People, at most',
      help: 'How many you want to reach in all. At 0 there is no limit.',
      min: 0,
      max: 100_000,
      default: 0,
    },
    calls: {
      kind: 'number',
      unit: 'customers',
      label: 'Calls, at most',
      help: 'How many people you can call or answer in person.',
      min: 0,
      max: 1_000,
      default: 20,
    },
    budget: {
      kind: 'number',
      unit: 'money',
      label: 'Budget',
      help: 'What letters, calls and discounts may cost in all. At 0 there is no limit.',
      min: 0,
      max: 100_000,
      default: 0,
    },
    discount: {
      kind: 'number',
      unit: 'share',
      label: 'Discount, at most',
      help: 'The largest discount you would give. The smallest step that people came back with is taken, if it lies below.',
      min: 0,
      max: 0.5,
      step: 0.01,
      default: 0.15,
    },
    floor: {
      kind: 'number',
      unit: 'count',
      label: 'Of 100 in revenue, a discount must leave',
      help: 'Your margin floor: no discount goes below it.',
      min: 0,
      max: 100,
      default: 0,
    },
    days: {
      kind: 'number',
      unit: 'days',
      label: 'Look ahead',
      help: 'The days in which an order counts. No more than a third of the days your orders tell.',
      min: 7,
      max: 365,
      default: 60,
    },
    rest: {
      kind: 'number',
      unit: 'days',
      label: 'Leave alone after an order',
      help: 'Who ordered in so many days is not written to.',
      min: 0,
      max: 365,
      default: 14,
    },
    unknown: {
      kind: 'flag',
      label: 'Write to people whose consent is not told',
      help: 'Who said no is never on a list. Switched off, only who said yes is.',
      default: true,
    },
  },
  shape: { customer: 'int', day: 'int', revenue: 'real', coded: 'int', discount: 'real', consent: 'key' },
  features: (_values, scope) => sql`select o.customer_key as customer, o.day, o.revenue,
  (o.coupon <> '' or coalesce(t.discount, 0) <> 0)::integer as coded,
  abs(coalesce(t.discount, 0)) * case when t.gross > 0 then o.gross / t.gross else 1 end as discount,
  coalesce(c.consent, '') as consent
from (${part(inScope('mart_orders', scope))}) o
left join orders t on t.order_key = o.order_key
left join mart_customers c on c.customer_key = o.customer_key
where o.customer_key >= 0
order by o.customer_key, o.placed_at, o.order_key`,
  fit: (frame, values, scope, random, beside) =>
    rising(movesModel(frame, values, dayNumber(scope.asOf), random, beside?.found)),
  evaluate: (model) => yardsticks(model),
  explain,
})
