import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fitCox } from '../../workers/lifetime/cox.ts'
import { kaplanMeier, spells, survivalAt, survivalTime } from '../../workers/numeric/survival.ts'
import { run } from './support.ts'

const file = '../shared/data/churn/Telco-Customer-Churn.csv'
const there = existsSync(file)

/** Customers who have paid for a month at least: months, whether they left, and four facts. */
function telco() {
  const [head = '', ...lines] = there ? readFileSync(file, 'utf8').trim().split(/\r?\n/) : []
  const names = head.split(',')
  const all = lines.map((line) => line.split(','))
  const cell = (row: readonly string[], name: string) => row[names.indexOf(name)] ?? ''
  const rows = all.filter((row) => Number(cell(row, 'tenure')) > 0)
  return {
    plan: rows.map((row) => cell(row, 'Contract')),
    time: Float64Array.from(rows, (row) => Number(cell(row, 'tenure'))),
    ended: Uint8Array.from(rows, (row) => Number(cell(row, 'Churn') === 'Yes')),
    features: Float64Array.from(
      rows.flatMap((row) => [
        Number(cell(row, 'Contract') === 'Month-to-month'),
        Number(cell(row, 'PaymentMethod') === 'Electronic check'),
        Number(cell(row, 'MonthlyCharges')) / 10,
        Number(cell(row, 'SeniorCitizen')),
      ]),
    ),
  }
}

/** Worked out by the package survival 3.5-3 of R 4.2.2: `coxph(…, ties = "efron")` and `survfit(…, conf.type = "log-log")`. */
const trusted = {
  coefficients: [2.8135941074617, 0.5985906602678, -0.0175842815687, -0.013941892849],
  errors: [0.0821170883318, 0.0498599999941, 0.0093392553431, 0.0549184427886],
  logLikelihood: [-15653.0396351, -14360.6721632],
  concordance: 0.804483011619,
  monthly: [
    [6, 0.78583489405, 0.772056776691, 0.798892072597],
    [12, 0.703096636349, 0.687259357621, 0.71830407543],
    [24, 0.585915473905, 0.567554236633, 0.603789138933],
    [48, 0.39726377901, 0.373979044786, 0.420435875338],
  ],
  yearly: [
    [6, 0.99725642647, 0.9927065617, 0.99896942095],
    [48, 0.916546804159, 0.897067155386, 0.932479362724],
  ],
} as const

describe.skipIf(!there)('7,032 phone contracts, 1,869 of which ended', () => {
  const { plan, time, ended, features } = telco()

  test('hazards, their errors and both likelihoods are those of a trusted program', () => {
    const fit = run(fitCox({ time, ended, features, columns: 4 }))
    expect(ended.reduce((sum, one) => sum + one, 0)).toBe(1869)
    for (const [j, coefficient] of trusted.coefficients.entries()) {
      expect(fit.coefficients[j]).toBeCloseTo(coefficient, 6)
      expect(fit.errors[j]).toBeCloseTo(trusted.errors[j] ?? 0, 6)
    }
    expect(fit.nullLogLikelihood).toBeCloseTo(trusted.logLikelihood[0], 5)
    expect(fit.logLikelihood).toBeCloseTo(trusted.logLikelihood[1], 5)
    expect(fit.concordance).toBeCloseTo(trusted.concordance, 6)
  })

  test.each([
    ['Month-to-month', trusted.monthly],
    ['One year', trusted.yearly],
  ] as const)('the curve of the plan %s and its band are those of a trusted program', (name, rows) => {
    const mine = Array.from(plan.keys()).filter((i) => plan[i] === name)
    const curve = kaplanMeier(
      spells(
        Int32Array.from(mine, (i) => time[i] ?? 0),
        Uint8Array.from(mine, (i) => ended[i] ?? 0),
      ),
    )
    for (const [month, survival, low, high] of rows) {
      const at = curve.times.findLastIndex((t) => t <= month)
      expect(survivalAt(curve, month)).toBeCloseTo(survival, 9)
      expect(curve.low[at]).toBeCloseTo(low, 7)
      expect(curve.high[at]).toBeCloseTo(high, 7)
    }
    expect(survivalTime(curve, 0.5)).toBe(name === 'Month-to-month' ? 35 : null)
  })
})
