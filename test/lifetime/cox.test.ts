import { describe, expect, test } from 'vitest'
import { type Contracts, fitCox } from '../../workers/lifetime/cox.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { run } from './support.ts'

function contracts(
  rows: readonly (readonly [time: number, ended: number, ...features: number[]])[],
): Contracts {
  return {
    time: Float64Array.from(rows, (r) => r[0]),
    ended: Uint8Array.from(rows, (r) => r[1]),
    features: Float64Array.from(rows.flatMap(([, , ...features]) => features)),
    columns: (rows[0]?.length ?? 2) - 2,
  }
}

/** Therneau & Grambsch (2000), Modeling Survival Data, appendix E.1, with Efron's ties. */
test('the worked example of six', () => {
  const six = contracts([
    [1, 1, 1],
    [1, 0, 1],
    [6, 1, 1],
    [6, 1, 0],
    [8, 0, 0],
    [9, 1, 0],
  ])
  const fit = run(fitCox(six))
  expect(fit.coefficients[0]).toBeCloseTo(1.676857, 5)
  expect(fit.nullLogLikelihood).toBeCloseTo(-4.276666, 6)
  expect(fit.logLikelihood).toBeCloseTo(-3.35898, 4)
  expect(fit.settled).toBe(true)
})

/** Freireich et al. (1963), weeks in remission; with Efron's ties as in Venables & Ripley (2002), section 13.3. */
test('remission under placebo and 6-MP', () => {
  const treated = [6, 6, 6, 7, 10, 13, 16, 22, 23].map((t) => [t, 1, 0] as const)
  const goesOn = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map((t) => [t, 0, 0] as const)
  const placebo = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23].map(
    (t) => [t, 1, 1] as const,
  )
  const fit = run(fitCox(contracts([...treated, ...goesOn, ...placebo])))
  expect(fit.coefficients[0]).toBeCloseTo(1.5721, 4)
  expect(fit.errors[0]).toBeCloseTo(0.4124, 4)
  expect(2 * (fit.logLikelihood - fit.nullLogLikelihood)).toBeCloseTo(16.35, 2)
  expect(fit.concordance).toBeCloseTo(0.69, 2)
})

describe('laws', () => {
  const random = seeded(9)
  const made = Array.from({ length: 5000 }, (): [number, number, number, number] => {
    const [a, b] = [random() * 2 - 1, random() < 0.4 ? 1 : 0]
    const end = -Math.log(1 - random()) / Math.exp(0.8 * a - 0.5 * b)
    const seen = 3 * random()
    return [Math.ceil(20 * Math.min(end, seen)), end <= seen ? 1 : 0, a, b]
  })

  test('planted hazards come back, in any order of rows, and within their errors', () => {
    const fit = run(fitCox(contracts(made)))
    for (const [j, planted] of [0.8, -0.5].entries())
      expect(Math.abs((fit.coefficients[j] ?? 0) - planted)).toBeLessThan(3 * (fit.errors[j] ?? 0))
    expect(fit.concordance).toBeGreaterThan(0.6)
    const turned = run(fitCox(contracts([...made].reverse())))
    expect(turned.coefficients[0]).toBeCloseTo(fit.coefficients[0] ?? 0, 9)
    expect(turned.concordance).toBeCloseTo(fit.concordance, 12)
  })

  test('concordance is the count of all pairs', () => {
    const few = made.slice(0, 200)
    const fit = run(fitCox(contracts(few)))
    const hazard = ([, , a, b]: (typeof made)[number]) =>
      (fit.coefficients[0] ?? 0) * a + (fit.coefficients[1] ?? 0) * b
    let [right, pairs] = [0, 0]
    for (const one of few)
      for (const other of few) {
        if (one[1] !== 1 || one === other) continue
        if (!(other[0] > one[0] || (other[0] === one[0] && other[1] === 0))) continue
        pairs++
        right += hazard(one) > hazard(other) ? 1 : hazard(one) === hazard(other) ? 0.5 : 0
      }
    expect(fit.concordance).toBeCloseTo(right / pairs, 9)
  })

  test('a feature that tells all ends apart, and one that is always the same, are said', () => {
    const apart = contracts(made.slice(0, 60).map(([t, e]) => [e ? t : 100, e, e] as const))
    expect(run(fitCox(apart)).settled).toBe(false)
    const flat = run(fitCox(contracts(made.slice(0, 60).map(([t, e]) => [t, e, 1] as const))))
    expect(flat.settled).toBe(false)
    expect([...flat.coefficients, ...flat.errors, flat.logLikelihood].every(Number.isFinite)).toBe(true)
  })
})
