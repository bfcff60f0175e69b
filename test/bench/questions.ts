import type { Frame, Shape } from '../../src/contract/frame.ts'
import type { Miner } from '../../src/contract/miner.ts'
import type { Params, Values } from '../../src/contract/param.ts'
import baskets from '../../workers/miners/baskets/miner.ts'
import journeys from '../../workers/miners/journeys/miner.ts'
import nextProduct from '../../workers/miners/next-product/miner.ts'
import segments from '../../workers/miners/segments/miner.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { spentSince } from './effort.ts'
import type { Row } from './experience.ts'
import { frameOf, madeUpShop, type Shop, scope } from './shop.ts'

interface Measured {
  whole: number
  longest: number
}

/**
 * Processor time of a whole question from the rows to the sentences, and the longest stretch of it in which nobody can stop
 * it: between two steps of the fit, evaluating or explaining. The least of the rounds, step by step: they are the same.
 */
function asked<P extends Params, S extends Shape, M>(
  shop: Shop,
  miner: Miner<P, S, M>,
  rounds: number,
): Measured {
  const { frame, values } = frameOf(shop, miner)
  const least: number[] = []
  let whole = Number.POSITIVE_INFINITY
  for (let round = 0; round < rounds; round++) {
    const begun = process.cpuUsage()
    const steps = askedOnce(miner, frame, values)
    for (let at = 0, isDone = false; !isDone; at++) {
      const before = process.cpuUsage()
      isDone = steps.next().done === true
      least[at] = Math.min(least[at] ?? Number.POSITIVE_INFINITY, spentSince(before))
    }
    whole = Math.min(whole, spentSince(begun))
  }
  return { whole, longest: least.reduce((most, ms) => Math.max(most, ms), 0) }
}

function* askedOnce<P extends Params, S extends Shape, M>(
  miner: Miner<P, S, M>,
  frame: Frame<S>,
  values: Values<P>,
): Generator<unknown, void> {
  const model = yield* miner.fit(frame, values, scope, seeded(1))
  yield
  miner.evaluate(model, frame, values, scope)
  yield
  const found = miner.explain(model, frame, values, { scope, currency: 'EUR', locale: 'en-GB' })
  if ('next' in found) yield* found
}

function rowsOf(what: string, { whole, longest }: Measured, must: number, aim: number): Row[] {
  return [
    { what: `${what}: whole question, processor time`, unit: 'ms', value: whole, must, aim },
    { what: `${what}: longest stretch without a stop`, unit: 'ms', value: longest, must: 100, aim: 50 },
  ]
}

/** Whole questions about made-up shops: many products in few orders, a million lines, a million orders. */
export function questionRows(rounds: number): Row[] {
  const few = madeUpShop({ orders: 33_841, products: 4_000, lines: 10 })
  const lines = madeUpShop({ orders: 305_000, products: 2_000, lines: 3 })
  const rows = [
    ...rowsOf('baskets, 33,841 orders', asked(few, baskets, rounds), 1_000, 700),
    ...rowsOf('next-product, 33,841 orders', asked(few, nextProduct, rounds), 4_000, 2_000),
    ...rowsOf('baskets, 1,000,000 lines', asked(lines, baskets, rounds), 3_000, 1_500),
    ...rowsOf('journeys, 1,000,000 lines', asked(lines, journeys, rounds), 4_000, 2_000),
    ...rowsOf('segments, 1,000,000 lines', asked(lines, segments, rounds), 4_000, 2_000),
    ...rowsOf('next-product, 1,000,000 lines', asked(lines, nextProduct, rounds), 10_000, 5_000),
  ]
  const orders = madeUpShop({ orders: 1_000_000, products: 2_000, lines: 3 })
  return [...rows, ...rowsOf('baskets, 1,000,000 orders', asked(orders, baskets, rounds), 8_000, 4_000)]
}
