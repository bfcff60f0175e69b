import { describe, expect, test } from 'vitest'
import { fitModel, type Model } from '../../workers/lifetime/fit.ts'
import { expectedWorth, fitSpending } from '../../workers/lifetime/gamma-gamma.ts'
import { aliveOf, discountedOf, purchasesOf, purchasesWhenAlive } from '../../workers/lifetime/predict.ts'
import { cdnowReference, cdnowSummary, cdnowThere, histories, run } from './support.ts'

type Four = readonly [number, number, number, number]
const four = (params: Record<string, number>) => Object.values(params) as unknown as Four

describe.runIf(cdnowThere)('CDNOW, as a trusted program has it', () => {
  const trusted = cdnowReference()
  const { histories: sample, repeats, mean } = cdnowSummary()
  const fits: [Model, Record<string, number>, number][] = [
    ['bgnbd', trusted.bgnbd.params, trusted.bgnbd.log_likelihood],
    ['mbgnbd', trusted.mbgnbd.lifetimes_params, trusted.mbgnbd.log_likelihood],
    ['paretonbd', trusted.paretonbd.params, trusted.paretonbd.log_likelihood],
  ]

  test.each(fits)(
    '%s: log-likelihood within 0.01, parameters within 1 %%',
    (model, params, logLikelihood) => {
      const fit = run(fitModel(sample, model))
      expect(fit).toMatchObject({ settled: true, findings: [] })
      expect(Math.abs(fit.logLikelihood - logLikelihood)).toBeLessThan(0.01)
      for (const [i, value] of four(params).entries())
        expect(Math.abs((fit.params[i] ?? 0) / value - 1)).toBeLessThan(0.01)
    },
    60_000,
  )

  test('Gamma-Gamma: log-likelihood within 0.01, parameters within 1 %, and its correlation', () => {
    const [which, { params, log_likelihood, corr_x_m }] = [
      [...repeats.keys()].filter((i) => (repeats[i] ?? 0) > 0),
      trusted.gammagamma,
    ]
    const spending = {
      repeats: Int32Array.from(which, (i) => repeats[i] ?? 0),
      mean: Float64Array.from(which, (i) => mean[i] ?? 0),
    }
    const fit = run(fitSpending(spending))
    expect(Math.abs((fit?.logLikelihood ?? 0) - log_likelihood)).toBeLessThan(0.01)
    for (const [i, value] of Object.values(params).entries())
      expect(Math.abs((fit?.params[i] ?? 0) / value - 1)).toBeLessThan(0.01)
    expect(fit?.correlation.value).toBeCloseTo(corr_x_m, 6)
  })

  test('predictions at the given parameters to 1e-6: single customers, totals, value', () => {
    const some = trusted.some_customers
    const { histories: few, place } = histories(
      some.map(({ x, t_x, T }) => [x, Math.round(100 * t_x), Math.round(100 * T)] as const),
      0.01,
    )
    const bg = { model: 'bgnbd', params: four(trusted.bgnbd.params) } as const
    const pareto = { model: 'paretonbd', params: four(trusted.paretonbd.params) } as const
    const [aliveBg, alivePareto] = [run(aliveOf(few, bg)), run(aliveOf(few, pareto))]
    const bought = run(purchasesOf(few, bg, aliveBg, [39]))
    const boughtPareto = run(purchasesOf(few, pareto, alivePareto, [39]))
    const { discounted } = run(discountedOf(few, bg, aliveBg, { steps: 12, step: 4.345, discount: 0.01 }))
    const { p, q, v } = trusted.gammagamma.params as { p: number; q: number; v: number }
    for (const [i, one] of some.entries()) {
      const at = place[i] ?? 0
      expect(aliveBg[at]).toBeCloseTo(one.p_alive_bgnbd, 6)
      expect(bought[at]).toBeCloseTo(one.expected_purchases, 6)
      expect(alivePareto[at]).toBeCloseTo(one.p_alive_paretonbd, 6)
      expect(boughtPareto[at]).toBeCloseTo(one.expected_purchases_paretonbd, 6)
      const worth = expectedWorth([p, q, v], one.x, one.m)
      expect(worth).toBeCloseTo(one.expected_value, 6)
      expect(worth * (discounted[at] ?? 0)).toBeCloseTo(one.clv_12_months, 6)
    }
  })

  const totals = [
    ['bgnbd', trusted.bgnbd.params, trusted.bgnbd.expected_total_repeat_purchases_next_39_weeks],
    ['mbgnbd', trusted.mbgnbd.lifetimes_params, trusted.mbgnbd.expected_total_repeat_purchases],
    ['paretonbd', trusted.paretonbd.params, trusted.paretonbd.expected_total_repeat_purchases],
  ] as const
  test.each(totals)(
    '%s: purchases of the next 39 weeks in all, at the given parameters',
    (model, params, total) => {
      const known = { model, params: four(params) }
      const expected = run(purchasesOf(sample, known, run(aliveOf(sample, known)), [39]))
      const sum = expected.reduce((s, v, g) => s + v * (sample.count[g] ?? 0), 0)
      expect(Math.abs(sum / total - 1)).toBeLessThan(1e-6)
    },
  )

  test('what a new customer brings by week', () => {
    const known = { model: 'bgnbd', params: four(trusted.bgnbd.params) } as const
    for (const [week, expected] of Object.entries(
      trusted.bgnbd.unconditional_expected_repeat_purchases_by_week,
    ))
      expect(purchasesWhenAlive(known, 0, 0, Number(week))).toBeCloseTo(expected, 6)
  })
})

/** Fader, Hardie & Lee (2005), section 4: x = 2, t_x = 30.43, T = 38.86 expects 1.226 purchases in 39 weeks. */
test('the example of the paper', () => {
  const known = { model: 'bgnbd', params: [0.243, 4.414, 0.793, 2.426] } as const
  const { histories: one } = histories([[2, 3043, 3886]], 0.01)
  const [expected] = run(purchasesOf(one, known, run(aliveOf(one, known)), [39]))
  expect(expected).toBeCloseTo(1.226, 3)
})
