import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dropoutMean } from '../../workers/lifetime/dropout-mean.ts'
import { hypergeometric } from '../support/hypergeometric.ts'

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
  expect(dropoutMean(shape, up, down, w) / mean).toBeCloseTo(1, 10)
})

/** The same by the series, Pfaff's transformation, wherever it keeps its digits: few leave, and not too far ahead. */
const spread = (low: number, high: number) =>
  fc.double({ min: log(low), max: log(high), noNaN: true }).map((v) => exp(v))

test('is the series, where the series is precise', () => {
  fc.assert(
    fc.property(
      spread(0.05, 300),
      spread(0.01, 0.7),
      spread(0.02, 500),
      spread(0.001, 3),
      (shape, up, down, w) => {
        const z = w / (1 + w)
        const c = up + down - 1
        if (c < 1) return
        const short = (c - shape) * z * hypergeometric(c - shape + 1, up, 1, c + 1, 2, z)
        const grown = Math.expm1((up - 1) * Math.log1p(-z)) / (up - 1)
        const series = -grown * (c + (up - 1) * short) - short
        const lost = Math.abs(short) / series
        expect(Math.abs(dropoutMean(shape, up, down, w) / series - 1)).toBeLessThan(1e-10 * (1 + lost))
      },
    ),
    { numRuns: 500 },
  )
})
