import { expect, test } from 'vitest'
import { fitModel } from '../../workers/lifetime/fit.ts'
import { fitSpending } from '../../workers/lifetime/gamma-gamma.ts'
import { skewedInterval, surenessOf } from '../../workers/lifetime/sure.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { betaGeometricShop, gammaDraw, histories, run, seen } from './support.ts'

const year = 365

/** Does the interval made at the end of the histories hold what the next year brought? */
function holds(seed: number, customers: number): boolean {
  const shop = betaGeometricShop(customers, [0.6, 60, 0.8, 3], seed, { ahead: year })
  const random = seeded(1000 + seed)
  const rows = seen(shop)
  const worth = rows.map(() => gammaDraw(4, random) / 90)
  const spend = (i: number, n: number) => (n === 0 ? 0 : gammaDraw(6 * n, random) / (worth[i] ?? 1))
  const mean = Float64Array.from(rows, ([x], i) => (x > 0 ? spend(i, x) / x : 0))
  const came = shop.repeats.reduce((sum, days, i) => sum + spend(i, days.length - (rows[i]?.[0] ?? 0)), 0)
  const column = (j: 0 | 1 | 2) => Int32Array.from(rows, (row) => row[j])
  const [repeats, last, age] = [column(0), column(1), column(2)]
  const fit = run(fitModel(histories(rows).histories, 'bgnbd'))
  const buyers = [...repeats.keys()].filter((i) => (repeats[i] ?? 0) > 0)
  const spending = run(
    fitSpending({
      repeats: Int32Array.from(buyers, (i) => repeats[i] ?? 0),
      mean: Float64Array.from(buyers, (i) => mean[i] ?? 0),
    }),
  )
  if (!spending) throw new Error('too few buyers')
  const valued = { repeats, last, age, mean, of: new Uint8Array(customers), classes: 1, tick: 1 }
  const horizon = { steps: 12, step: year / 12, discount: 0 }
  const sure = run(surenessOf(valued, fit, spending, horizon, random))
  const { low, high } = skewedInterval(sure.worth[0] ?? 0, (sure.byChance[0] ?? 0) + sure.parametersOfAll)
  return low <= came && came <= high
}

test.each([
  [150, 200],
  [800, 100],
])(
  'of shops of %i customers, 19 of 20 bring in the next year what was promised',
  (customers, shops) => {
    const held = Array.from({ length: shops }, (_, i) => holds(i + 1, customers)).filter(Boolean).length
    expect(held / shops).toBeGreaterThan(0.9)
    expect(held / shops).toBeLessThanOrEqual(0.995)
  },
  120_000,
)
