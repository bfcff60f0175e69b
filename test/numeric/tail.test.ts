import { expect, test } from 'vitest'
import { dieboldMariano } from '../../workers/numeric/forecast-test.ts'
import {
  chiSquaredTail,
  incompleteBeta,
  logGamma,
  studentTail,
  studentWithin,
} from '../../workers/numeric/tail.ts'

test('gamma of whole numbers is a factorial, of a half the root of pi', () => {
  expect(logGamma(11)).toBeCloseTo(Math.log(3628800), 10)
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12)
})

test.each([
  [3.841458820694124, 1, 0.05],
  [16.811893829770927, 6, 0.01],
  [124.34211340400407, 100, 0.05],
])('table of chi-squared: beyond %f with %i degrees lies %f', (x, degrees, p) => {
  expect(chiSquaredTail(x, degrees)).toBeCloseTo(p, 10)
})

test.each([
  [2.228138851964939, 10, 0.05],
  [12.706204736432095, 1, 0.05],
  [2.625890521190038, 100, 0.01],
])("table of Student's t: beyond ±%f with %i degrees lies %f", (t, degrees, p) => {
  expect(studentTail(t, degrees)).toBeCloseTo(p, 9)
  expect(studentWithin(p, degrees)).toBeCloseTo(t, 8)
})

test('the incomplete beta function is symmetric', () => {
  expect(incompleteBeta(0.3, 2, 5) + incompleteBeta(0.7, 5, 2)).toBeCloseTo(1, 12)
})

/** Student (1908), Biometrika 6, table of extra sleep: t = 4.0621 on 9 degrees, p = 0.002833. At horizon 1 the test is that t. */
test('the corrected test of two forecasts repeats the sleep data', () => {
  const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]
  const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
  const { statistic, p } = dieboldMariano(first, second)
  expect(statistic).toBeCloseTo(-4.0621, 4)
  expect(p).toBeCloseTo(0.002833, 6)
})

test('equal losses say nothing', () => {
  expect(dieboldMariano([1, 2, 3], [1, 2, 3])).toEqual({ statistic: 0, p: 1 })
})
