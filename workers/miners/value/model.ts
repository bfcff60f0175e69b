import { Failure } from '../../../src/contract/fault.ts'
import type { Told } from '../../../src/contract/miner.ts'
import type { ModelCard } from '../../evaluate/card.ts'
import { within } from '../../numeric/progress.ts'
import { ascending } from '../../numeric/sorting.ts'
import { isoDay } from '../../sql/scope.ts'
import { type Closure, closuresOf, openDays } from '../closures.ts'
import { type Ahead, aheadOf, isModel } from './ahead.ts'
import { backtest, type Rule, type Test } from './backtest.ts'
import { cardOf } from './card.ts'
import { type Orders, type Purchases, purchasesOf, type Standing, standingAt, total } from './kernel.ts'
import { type Prepared, prepared } from './rules.ts'
import { type Vendors, vendorsOf } from './vendors.ts'

export interface Rules {
  months: number
  discount: number
  /** Of 100 in revenue; 0 = not known. */
  margin: number
  rule: 'auto' | Rule
  /** Days since a list of another tool was saved; 0 = not said. */
  saved: number
}

export interface ValueModel extends Ahead {
  asOf: number
  firstDay: number
  /** Months looked ahead, at most as many as the orders reach back, and the days they are. */
  months: number
  days: number
  returning: number
  purchases: { count: number; without: number; revenue: number; kept: number; cameBack: boolean }
  capped: { times: number; to: number; largest: number }
  standing: Standing
  people: Prepared
  /** Customer keys, by `Standing.who`. */
  keys: Int32Array
  test: Test | null
  rule: Rule
  /** Sums of the largest values: of `top` customers from `least` on, half of all, and of each twentieth. */
  carried: { top: number; least: number; byTop: number; half: number; shares: number[] }
  card: ModelCard
  /** Days on which the shop was shut: they count for nothing, and days before them lie as many later. */
  closures: readonly Closure[]
  /** What other tools foretold; null where no column does. */
  vendors: Vendors | null
}

const month = 30.4375
const chunk = 1 << 18
const floor = { customers: 50, returning: 20 }
const fewestTop = 11

/** What each customer brings in the months ahead. Throws Failure `too-few`. */
export function* valueModel(
  orders: Orders,
  rules: Rules,
  asOf: number,
  random: () => number,
  told?: Told,
): Generator<number, ValueModel> {
  const past = yield* within(pastOf(orders, rules, asOf), 0, 0.08)
  const { firstDay, months, days, purchases, capped, closures } = past
  const standing = yield* within(standingAt(purchases, asOf, days), 0.08, 0.12)
  const returning = refuseFew(standing, asOf, past.span)
  const people = yield* within(prepared(standing), 0.12, 0.2)
  if (!people)
    throw new Failure({ code: 'too-few', have: 0, need: floor.returning, unit: 'returning customers' })
  const test = yield* within(testOf(past, rules, asOf, random), 0.2, 0.7)
  const rule = ruleOf(rules, test)
  const money = receiptsOf(past)
  yield 0.7
  const scale = (money.kept * (rules.margin || 100)) / 100
  const ahead = yield* within(
    aheadOf({ people, standing, days, months, test, rule, scale }, rules.discount, random),
    0.7,
    0.93,
  )
  const carried = yield* within(carriedBy(ahead.value), 0.93, 0.97)
  const known = { ...ahead, standing, test, rule, days, people, firstDay, asOf }
  const card = yield* within(cardOf(known, rules), 0.97, 0.98)
  const asking = { purchases: past.asWritten, asOf, ago: rules.saved, rule }
  const vendors = yield* within(vendorsOf(told, asking, random), 0.98, 1)
  return {
    ...known,
    ...{ months, returning, capped, closures, carried, card, vendors },
    keys: purchases.keys,
    purchases: money,
  }
}

/** Purchases as they are counted, and how far ahead they let us look. */
interface Past {
  /** On the days of the calendar; `purchases` are on days on which the shop was open. */
  asWritten: Purchases
  purchases: Purchases
  capped: ValueModel['capped']
  closures: Closure[]
  firstDay: number
  span: number
  months: number
  days: number
  /** Refunds of no known purchase, and orders without a customer. */
  givenBack: number
  without: number
}

function* pastOf(orders: Orders, rules: Rules, asOf: number): Generator<number, Past> {
  const raw = yield* purchasesOf(orders, asOf)
  const { purchases: asWritten, capped } = yield* within(cappedIn(raw), 1, 1)
  const closures = yield* within(closuresOf(raw.day), 1, 1)
  const purchases = { ...asWritten, day: yield* within(openDays(asWritten.day, closures), 1, 1) }
  const firstDay = yield* within(earliest(purchases, asOf), 1, 1)
  const span = asOf - firstDay + 1
  const months = Math.max(1, Math.min(rules.months, Math.floor(span / month)))
  const days = Math.round(months * month)
  const { givenBack, without } = raw
  return { asWritten, purchases, capped, closures, firstDay, span, months, days, givenBack, without }
}

/** The promise of as many days ago as are asked about, or of a third of a shorter past. */
function testOf({ purchases, span, days }: Past, { rule }: Rules, asOf: number, random: () => number) {
  const length = span >= 2 * days ? days : Math.max(7, Math.floor(span / 3))
  const wanted = isModel(rule) ? rule : null
  return backtest(purchases, { asOf, days: length, ahead: days, wanted }, random)
}

function receiptsOf({ purchases, givenBack, without }: Past): ValueModel['purchases'] {
  const revenue = total(purchases.money)
  const kept = revenue > 0 ? Math.max(0, (revenue - givenBack) / revenue) : 1
  const cameBack = total(purchases.gross) > revenue
  return { count: purchases.day.length, without, revenue, kept, cameBack }
}

/** What a person chose, or what was right in the past; where nothing could be tested, the plain average. */
function ruleOf({ rule }: Rules, test: Test | null): Rule {
  if (rule !== 'auto') return rule
  if (!test) return 'average'
  return test.verdict === 'better' ? test.chosen : test.naive
}

function* earliest({ day }: Purchases, asOf: number): Generator<number, number> {
  let least = asOf
  for (let k = 0; k < day.length; k++) {
    if (k % chunk === 0) yield k / day.length
    least = Math.min(least, day[k] ?? asOf)
  }
  return least
}

/** Throws what is missing, and when it is there at the pace so far. */
function refuseFew({ repeats }: Standing, asOf: number, span: number): number {
  let returning = 0
  for (let i = 0; i < repeats.length; i++) if ((repeats[i] ?? 0) > 0) returning++
  const check = (have: number, need: number, unit: 'customers' | 'returning customers') => {
    if (have >= need) return
    const ahead = have > 0 ? Math.ceil((span * (need - have)) / have) : Infinity
    const soonest = ahead < 3650 ? { soonest: isoDay(asOf + ahead) } : {}
    throw new Failure({ code: 'too-few', have, need, unit, ...soonest })
  }
  check(repeats.length, floor.customers, 'customers')
  check(returning, floor.returning, 'returning customers')
  return returning
}

/** A purchase that alone is more than a tenth of everything counts as much as the largest other one. */
function* cappedIn(
  purchases: Purchases,
): Generator<number, { purchases: Purchases; capped: ValueModel['capped'] }> {
  const { money } = purchases
  let [largest, next] = [0, 0]
  for (let k = 0; k < money.length; k++) {
    if (k % chunk === 0) yield k / money.length
    const m = money[k] ?? 0
    if (m > largest) [largest, next] = [m, largest]
    else if (m > next) next = m
  }
  const few = money.length < 20 || largest <= 0.1 * total(money) || next === largest
  if (few) return { purchases, capped: { times: 0, to: largest, largest } }
  const atMost = (m: number) => Math.min(m, next)
  return {
    purchases: { ...purchases, money: money.map(atMost), gross: purchases.gross.map(atMost) },
    capped: { times: 1, to: next, largest },
  }
}

function* carriedBy(value: Float64Array): Generator<number, ValueModel['carried']> {
  const sorted = yield* ascending(value)
  const n = sorted.length
  const top = Math.min(n, Math.max(fewestTop, Math.ceil(n / 100)))
  const all = total(sorted)
  yield 1
  const shares: number[] = [0]
  let [sum, byTop, least, half] = [0, 0, 0, n]
  for (let k = 1; k <= n; k++) {
    if (k % chunk === 0) yield 1
    sum += sorted[n - k] ?? 0
    if (k === top) [byTop, least] = [sum, sorted[n - k] ?? 0]
    if (half === n && 2 * sum >= all) half = k
    if (k >= (shares.length * n) / 20) shares.push(all > 0 ? sum / all : 0)
  }
  return { top, least, byTop, half, shares: shares.slice(0, 21) }
}
