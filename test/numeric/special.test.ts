import { expect, test } from 'vitest'
import { minimise } from '../../workers/numeric/minimise.ts'
import { digamma, hypergeometric, logAdd } from '../../workers/numeric/special.ts'
import { inverted } from '../../workers/numeric/symmetric.ts'
import { run } from '../lifetime/support.ts'

/** Abramowitz & Stegun (1964), 6.3.2, 6.3.3 and table 6.1; ψ(10) = 9th harmonic number − γ. */
test.each([
  [1, -0.5772156649015329],
  [0.5, -1.9635100260214235],
  [2, 0.42278433509846713],
  [1.5, 0.03648997397857652],
  [10, 2.251752589066721],
  [100, 4.600161852738087],
  [1e-3, -1000.5755719318103],
])('digamma(%f)', (x, value) => {
  expect(digamma(x)).toBeCloseTo(value, 11)
})

/** DLMF 15.4.1, 15.4.4, and the algebraic values of Zucker & Joyce (2001), Math. Proc. Camb. Phil. Soc. 131. */
test.each([
  ['log 2 by 1/2', [1, 1, 2, 0.5], 2 * Math.LN2],
  ['arcsin', [0.5, 0.5, 1.5, 0.25], Math.asin(0.5) / 0.5],
  ['8/5', [1 / 3, 2 / 3, 5 / 6, 27 / 32], 8 / 5],
  ['9/5', [1 / 4, 1 / 2, 3 / 4, 80 / 81], 9 / 5],
] as const)('hypergeometric: %s', (_, [a, b, c, z], value) => {
  expect(hypergeometric(a, b, 1, c, 1, z)).toBeCloseTo(value, 10)
})

test('sums on the log scale', () => {
  expect(logAdd(-1000, -1000)).toBeCloseTo(-1000 + Math.LN2, 12)
  expect(logAdd(-Infinity, 3)).toBe(3)
  expect(logAdd(-Infinity, -Infinity)).toBe(-Infinity)
})

/** Moré, Garbow & Hillstrom (1981), test function 1: the valley of Rosenbrock ends in (1, 1). */
test('BFGS walks through a bent valley', () => {
  const found = run(
    minimise(
      function* ([x = 0, y = 0], slope) {
        yield
        slope.set([-400 * x * (y - x * x) - 2 * (1 - x), 200 * (y - x * x)])
        return 100 * (y - x * x) ** 2 + (1 - x) ** 2
      },
      Float64Array.of(-1.2, 1),
    ),
  )
  expect(found.settled).toBe(true)
  expect(found.at[0]).toBeCloseTo(1, 6)
  expect(found.evaluations).toBeLessThan(100)
})

/** The inverse of the Hilbert matrix of three rows is whole. */
test('inverse of a positive definite matrix, and none of another', () => {
  const hilbert = [0, 1, 2].map((i) => Float64Array.from([0, 1, 2], (j) => 1 / (i + j + 1)))
  const rows = inverted(hilbert)?.map((row) => Array.from(row, Math.round))
  expect(rows).toEqual([
    [9, -36, 30],
    [-36, 192, -180],
    [30, -180, 180],
  ])
  expect(inverted([Float64Array.of(1, 2), Float64Array.of(2, 1)])).toBeNull()
})
