import { expect, test } from 'vitest'
import { meanInterval, wilson } from '../../workers/numeric/interval.ts'

test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('Newcombe (1998), table I, method 3: %i of %i', (k, n, low, high) => {
  const interval = wilson(k, n)
  expect(interval.low).toBeCloseTo(low, 4)
  expect(interval.high).toBeCloseTo(high, 4)
})

test('the score interval of k of n mirrors that of n − k', () => {
  for (let k = 0; k <= 30; k++) {
    expect(wilson(k, 30).low).toBeCloseTo(1 - wilson(30 - k, 30).high, 12)
    expect(wilson(k, 30).low).toBeLessThanOrEqual(k / 30)
    expect(wilson(k, 30).high).toBeGreaterThanOrEqual(k / 30)
  }
})

test('the interval of a mean is 1.96 standard errors either side', () => {
  const { low, high } = meanInterval(1 + 2 + 3 + 4, 1 + 4 + 9 + 16, 4)
  expect((low + high) / 2).toBeCloseTo(2.5, 12)
  expect(high - low).toBeCloseTo(2 * 1.959964 * (1.2909944 / 2), 5)
})
