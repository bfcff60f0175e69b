import { Failure } from '../../../src/contract/fault.ts'
import { within } from '../../numeric/progress.ts'
import { severalDays, variedGoods } from '../varied.ts'
import { type BackTest, backTest } from './backtest.ts'
import type { Asked } from './hits.ts'
import { type Known, knownBefore } from './known.ts'
import { ladderOf, type Rung } from './ladder.ts'
import { none, type Offers, Slate } from './offers.ts'
import { type Level, type Lines, type Trade, tradeOf } from './purchases.ts'

export interface Rules {
  what: 'next' | 'later'
  level: Level
  offers: number
  least: number
  again: boolean
}

/** Offers of all customers: those of customer c stand at 3 c, 3 c + 1, 3 c + 2. Columns as in `Offers`. */
export interface Given {
  count: Uint8Array
  item: Int32Array
  reason: Uint8Array
  because: Int32Array
  pair: Int32Array
  times: Int32Array
  since: Int32Array
}

/** Steps up among single products, each size for itself; names and money for one piece of these. */
export interface Ladder {
  rungs: Rung[]
  names: readonly string[]
  price: Float64Array
}

export interface NextModel {
  trade: Trade
  known: Known
  test: BackTest
  ladder: Ladder
  given: Given
  /** What is offered: the evidence where the test says so, else best sellers. */
  offered: 'evidence' | 'sellers'
}

/** Orders that follow an earlier one. */
const need = 200
const chunk = 1 << 9

/**
 * What each customer is offered as of a day, and what such offers were worth in the past. Throws Failure `too-few`. Memory: 16
 * bytes a row for the purchases, twice where sizes are united, 65 a customer for the offers, and the units and pairs (`knownBefore`).
 * Yields the share done.
 */
export function* nextModel(lines: Lines, rules: Rules, asOf: number): Generator<number, NextModel> {
  yield* within(severalDays(lines), 0, 0.01)
  const trade = yield* within(tradeOf(lines, rules.level), 0.01, 0.09)
  yield* within(variedGoods(trade), 0.09, 0.1)
  const have = trade.first.reduce((sum, from, c) => sum + (trade.end[c] ?? 0) - from - 1, 0)
  if (have < need)
    throw new Failure({
      code: 'too-few',
      have,
      need,
      unit: 'orders',
      what: 'orders of customers who had ordered before',
    })
  const asked: Asked = { rule: rules.what, least: rules.least, offers: rules.offers, again: rules.again }
  const test = yield* within(backTest(trade, asked), 0.1, 0.7)
  const known = yield* within(knownBefore(trade, asOf + 1, rules.what, rules.least), 0.7, 0.85)
  const ladder = yield* within(ladderIn(trade, lines, rules.least), 0.85, 0.9)
  const offered = test.verdict === 'better' ? 'evidence' : 'sellers'
  const given = yield* within(give(trade, known, asked, offered, asOf), 0.9, 1)
  return { trade, known, test, ladder, given, offered }
}

function* ladderIn(trade: Trade, lines: Lines, least: number): Generator<number, Ladder> {
  if (trade.level === 'category') return { rungs: [], names: [], price: new Float64Array() }
  const united = trade.united.products > 0
  const single = united ? yield* within(tradeOf(lines, 'product'), 0, 0.5) : trade
  const rungs = yield* within(ladderOf(single, least), united ? 0.5 : 0, 1)
  return { rungs, names: single.names, price: single.price }
}

function* give(
  trade: Trade,
  known: Known,
  asked: Asked,
  offered: NextModel['offered'],
  today: number,
): Generator<number, Given> {
  const { customers, first, end } = trade
  const ints = () => new Int32Array(customers * 3)
  const out: Given = {
    ...{
      count: new Uint8Array(customers),
      item: ints(),
      reason: new Uint8Array(customers * 3),
      because: ints(),
    },
    ...{ pair: ints(), times: ints(), since: ints() },
  }
  const [slate, offers] = [new Slate(trade), none()]
  for (let c = 0; c < customers; c++) {
    if (c % chunk === 0) yield c / customers
    slate.read(first[c] ?? 0, end[c] ?? 0)
    if (offered === 'evidence') slate.choose(known, today, asked.offers, asked.again, offers)
    else slate.sell(known, today, asked.offers, asked.again, offers)
    out.count[c] = offers.count
    for (let i = 0; i < offers.count; i++) copy(offers, i, out, 3 * c + i)
  }
  yield 1
  return out
}

function copy(offers: Offers, i: number, out: Given, at: number): void {
  out.item[at] = offers.item[i] ?? 0
  out.reason[at] = offers.reason[i] ?? 0
  out.because[at] = offers.because[i] ?? 0
  out.pair[at] = offers.pair[i] ?? 0
  out.times[at] = offers.times[i] ?? 0
  out.since[at] = offers.since[i] ?? 0
}

/** An item that is offered: to how many, for which reason (`reasons`), and at which customers' places in `Given`. */
export interface Offered {
  item: number
  customers: number
  by: [again: number, after: number, with_: number, seller: number]
}

/** Items offered, those for most customers first. */
export function offeredItems({ trade, given }: NextModel): Offered[] {
  const all = trade.names.map((_, item): Offered => ({ item, customers: 0, by: [0, 0, 0, 0] }))
  for (let c = 0; c < trade.customers; c++)
    for (let i = 3 * c; i < 3 * c + (given.count[c] ?? 0); i++) {
      const one = all[given.item[i] ?? 0]
      const reason = given.reason[i] ?? 3
      if (!one) continue
      one.customers++
      one.by[reason as 0 | 1 | 2 | 3]++
    }
  return all.filter((o) => o.customers > 0).sort((a, b) => b.customers - a.customers || a.item - b.item)
}
