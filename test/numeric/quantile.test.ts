import fc from 'fast-check'
import { expect, test } from 'vitest'
import { median, orderStatistics, quantile } from '../../workers/numeric/quantile.ts'

test('type 7: quantile(1:10, .9) of R is 9.1 and quantile(c(1, 2, 4, 8), .25) is 1.75', () => {
  expect(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9)).toBeCloseTo(9.1, 12)
  expect(quantile([1, 2, 4, 8], 0.25)).toBeCloseTo(1.75, 12)
})

test('the median of nothing is not a number but nothing', () => {
  expect(median(new Float64Array())).toBeNull()
  expect(median(Int32Array.of(3, 1, 2, 10))).toBe(2.5)
})

test('order statistics are those of sorting, with ties', () => {
  const values = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 5, maxLength: 300 })
  fc.assert(
    fc.property(values, (given) => {
      const ranks = [1, Math.ceil(given.length / 3), Math.ceil(given.length / 2), given.length]
      const sorted = Float64Array.from(given).sort()
      expect(orderStatistics(Float64Array.from(given), ranks)).toEqual(ranks.map((r) => sorted[r - 1]))
    }),
  )
})
