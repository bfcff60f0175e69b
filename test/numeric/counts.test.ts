import { expect, it, test } from 'vitest'
import { hypergeometricDensity, hypergeometricTail, poissonTail } from '../../workers/numeric/counts.ts'
import { discoveryLimit } from '../../workers/numeric/discovery.ts'
import { chiSquaredTail } from '../../workers/numeric/tail.ts'

/** Fisher (1935), The Design of Experiments, chapter 2; Agresti (2002), table 3.8. */
it('tastes tea: three of four cups told apart by chance in 17 of 70 cases, four in one', () => {
  expect(hypergeometricTail(3, 4, 4, 8)).toBeCloseTo(17 / 70, 14)
  expect(hypergeometricTail(4, 4, 4, 8)).toBeCloseTo(1 / 70, 14)
})

it('keeps its digits far out in the tail: all 60 drawn are marked, factor by factor', () => {
  const byHand = Array.from({ length: 60 }, (_, i) => (150 - i) / (300 - i)).reduce((p, q) => p * q, 1)
  expect(hypergeometricTail(60, 150, 60, 300) / byHand).toBeCloseTo(1, 12)
})

test.each([
  [12, 7, 5],
  [400, 150, 90],
  [9835, 2513, 1903],
  [1_000_000, 40_000, 25_000],
])(
  'of %i, %i marked, %i drawn: probabilities add up to one, and tails to their sums',
  (all, marked, drawn) => {
    const least = Math.max(0, drawn + marked - all)
    let sum = 0
    for (let x = Math.min(marked, drawn); x >= least; x--) {
      sum += hypergeometricDensity(x, marked, drawn, all)
      if (x % Math.ceil(drawn / 7) === 0)
        expect(hypergeometricTail(x, marked, drawn, all)).toBeCloseTo(sum, 10)
    }
    expect(sum).toBeCloseTo(1, 10)
  },
)

/** DLMF 8.11.10: the tail of Poisson is that of chi-squared with twice as many degrees. */
test.each([
  [1, 0.001],
  [10, 5],
  [3, 30],
  [1050, 1000],
])('%i or more where %f are expected', (x, mean) => {
  expect(poissonTail(x, mean)).toBeCloseTo(1 - chiSquaredTail(2 * mean, 2 * x), 10)
})

/** Benjamini & Hochberg (1995), section 4.1: of 15 p-values, four count at 5 %. */
it('counts discoveries as in the paper', () => {
  const values = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
    0.759, 1,
  ]
  expect(discoveryLimit(Float64Array.from(values), 15, 0.05)).toBe(0.0095)
  expect(discoveryLimit(Float64Array.from([0.5, 0.9]), 2, 0.05)).toBe(-1)
})
