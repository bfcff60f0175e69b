import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dropoutMean } from '../../workers/lifetime/dropout-mean.ts'

const { exp, log } = Math

/** Fader, Hardie & Lee (2005), eq. 10, evaluated with 40 digits (mpmath 1.3.0): r + x, a, b + x, t / (α + T), and the mean. */
test.each([
  ['far ahead of a new customer', 0.243, 0.79, 2.43, 3650 / 4.41, 10.8435025703048],
  ['farther still', 2.243, 0.79, 4.43, 3650 / 1.01, 76.4548488893929],
  ['hardly anybody leaves', 200.243, 0.02, 200.43, 3650 / 1.01, 626736.848612022],
  ['a dropout of nearly nothing', 2.6, 0.001, 5, 365 / 340, 2.79030961483676],
  ['most leave at once', 0.8, 1.5, 0.01, 365 / 20, 0.917775583794093],
  [
    'everybody leaves alike',
    0.5325857828413036,
    34.814030153526275,
    1.0740606597339097,
    611.3171493668243 / (5.221043052792384 + 604.7018627322325),
    0.312939189328001,
  ],
  [
    'chances of all to leave alike',
    2.3247191285189248,
    18.158368195487412,
    196.46325557063187,
    512.7240537894033 / (10.273050459165704 + 23.586981991967406),
    10.3692910724501,
  ],
] as const)('%s', (_, shape, up, down, w, mean) => {
  expect(dropoutMean(shape, up, down, w) / mean).toBeCloseTo(1, 12)
})

const spread = (low: number, high: number) =>
  fc.double({ min: log(low), max: log(high), noNaN: true }).map((v) => exp(v))

/** Beta(a, b) is Beta(a + 1, b) in a of a + b cases and Beta(a, b + 1) in the others: short series and quadrature must fit. */
test('a Beta law is a mixture of its neighbours', () => {
  fc.assert(
    fc.property(
      spread(0.05, 300),
      spread(0.005, 30),
      spread(0.02, 400),
      spread(0.001, 1000),
      (shape, up, down, w) => {
        const mixed =
          (up * dropoutMean(shape, up + 1, down, w) + down * dropoutMean(shape, up, down + 1, w)) /
          (up + down)
        expect(Math.abs(dropoutMean(shape, up, down, w) / mixed - 1)).toBeLessThan(1e-11)
      },
    ),
    { numRuns: 300 },
  )
})
