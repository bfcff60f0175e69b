import { describe, expect, test } from 'vitest'
import { betaGeometric } from '../../workers/lifetime/beta-geometric.ts'
import { findingsBefore } from '../../workers/lifetime/findings.ts'
import { fitModel, type Model } from '../../workers/lifetime/fit.ts'
import { fitSpending } from '../../workers/lifetime/gamma-gamma.ts'
import { type Histories, thinned } from '../../workers/lifetime/histories.ts'
import { Pareto } from '../../workers/lifetime/pareto.ts'
import { aliveOf, purchasesOf, purchasesWhenAlive } from '../../workers/lifetime/predict.ts'
import type { Objective } from '../../workers/numeric/minimise.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { hypergeometric } from '../../workers/numeric/special.ts'
import { betaGeometricShop, gammaDraw, histories, run, seen } from './support.ts'

const models: Model[] = ['bgnbd', 'mbgnbd', 'paretonbd']
const planted = [0.6, 40, 0.8, 3] as const
const shop = betaGeometricShop(3000, planted, 7)
const { histories: sample } = histories(seen(shop))
const objectives: [Model, (h: Histories) => Objective][] = [
  ['bgnbd', (h) => betaGeometric(h, false, 0.02)],
  ['mbgnbd', (h) => betaGeometric(h, true, 0.02)],
  ['paretonbd', (h) => new Pareto(h, 0.02).objective],
]

test.each(objectives)('%s: the slope is that of the likelihood', (_, make) => {
  const objective = make(sample)
  for (const at of [
    [-0.5, 0.2, 0.1, 1],
    [0.7, -1, -2, 0.3],
    [0, 1.5, 1.5, -1.5],
  ].map((v) => Float64Array.from(v))) {
    const slope = new Float64Array(4)
    run(objective(at, slope))
    for (let i = 0; i < 4; i++) {
      const value = (by: number) =>
        run(
          objective(
            at.map((v, j) => (i === j ? v + by : v)),
            new Float64Array(4),
          ),
        )
      const measured = (value(1e-5) - value(-1e-5)) / 2e-5
      expect(Math.abs(measured - (slope[i] ?? 0))).toBeLessThan(1e-4 * (1 + Math.abs(measured)))
    }
  }
})

/** Fader & Hardie (2005), A note on deriving the Pareto/NBD model, eq. 20–22: the integral as two ₂F₁. */
test('Pareto/NBD: the summed integral is the closed form', () => {
  const [r, alpha, s, beta] = [0.55, 10.6, 0.61, 11.7]
  for (const [x, t, age] of [
    [0, 0, 40],
    [3, 20, 35],
    [12, 39, 40],
  ] as const) {
    const k = r + s + x
    const part = (u: number) =>
      hypergeometric(k, r + x, 1, k + 1, 1, (beta - alpha) / (beta + u)) / (beta + u) ** k
    const gone = (s / k) * (part(t) - part(age)) * (alpha + age) ** (r + x) * (beta + age) ** s
    const { histories: one } = histories([[x, t, age]])
    const [chance] = run(aliveOf(one, { model: 'paretonbd', params: [r, alpha, s, beta] }))
    expect(chance).toBeCloseTo(1 / (1 + gone), 8)
  }
})

test('customers one by one or in groups, in any order, in days or in hours: the same fit', () => {
  const rows = seen(shop)
  const fit = run(fitModel(sample, 'bgnbd'))
  const turned = run(fitModel(histories([...rows].reverse()).histories, 'bgnbd'))
  expect(turned).toEqual(fit)
  const hours = rows.map(([x, t, age]) => [x, 24 * t, 24 * age] as const)
  const finer = run(fitModel(histories(hours, 1 / 24).histories, 'bgnbd'))
  for (const [i, value] of fit.params.entries()) expect(finer.params[i]).toBeCloseTo(value, 6)
  expect(finer.logLikelihood).toBeCloseTo(fit.logLikelihood, 6)
})

test('every so-manyth customer stands for as many, and none is lost', () => {
  const few = thinned(sample, 200)
  expect(few.groups).toBeLessThanOrEqual(201)
  const sum = (h: Histories) => h.count.reduce((s, n) => s + n, 0)
  expect(Math.abs(sum(few) / sum(sample) - 1)).toBeLessThan(0.01)
})

test('a shop that lives by BG/NBD gives its parameters back', () => {
  const { params } = run(fitModel(sample, 'bgnbd'))
  for (const [i, value] of planted.entries())
    expect(Math.abs(Math.log((params[i] ?? 0) / value))).toBeLessThan(i < 2 ? 0.15 : 0.5)
})

test('Pareto/NBD on ages longer than its table of ticks is rounded, not refused', () => {
  const long = seen(shop).map(([x, t, age]) => [x, 24 * t, 24 * age] as const)
  const [hours, days] = [histories(long, 1 / 24).histories, sample].map((h) => run(fitModel(h, 'paretonbd')))
  for (const [i, value] of (days?.params ?? []).entries())
    expect(Math.abs((hours?.params[i] ?? 0) / value - 1)).toBeLessThan(0.03)
}, 60_000)

test('expectations are smooth where the formula is 0 / 0, and grow with time', () => {
  for (const model of models) {
    const known = (third: number) => ({ model, params: [0.6, 40, third, 3] as const })
    const at = (third: number, time = 365) => purchasesWhenAlive(known(third), 2, 300, time)
    expect(at(1)).toBeCloseTo((at(0.9999) + at(1.0001)) / 2, 5)
    expect(at(1, 30)).toBeLessThan(at(1, 60))
    expect(at(1, 0)).toBeCloseTo(0, 12)
  }
})

test('a shop of equal repeats and many ages is promised the same as customer by customer', () => {
  for (const model of ['bgnbd', 'mbgnbd'] as const) {
    const known = { model, params: [0.4, 3, 0.7, 2.1] as const }
    const times = [30, 60, 365, 730]
    const alive = new Float64Array(sample.groups).fill(1)
    const all = run(purchasesOf(sample, known, alive, times))
    for (let g = 0; g < sample.groups; g += 7)
      for (const [m, time] of times.entries()) {
        const one = purchasesWhenAlive(
          known,
          sample.repeats[g] ?? 0,
          sample.tick * (sample.age[g] ?? 0),
          time,
        )
        expect((all[g * times.length + m] ?? 0) / one).toBeCloseTo(1, 11)
      }
  }
})

describe('what no model can live with is named, never NaN', () => {
  const random = seeded(3)
  const rows = (n: number, row: (i: number) => readonly [number, number, number]) =>
    histories(Array.from({ length: n }, (_, i) => row(i))).histories
  const steady = () => {
    const count = 20 + Math.floor(random() * 5)
    return [count, 395 + Math.floor(random() * 5), 400] as const
  }
  const odd: [string, Histories, string[]][] = [
    ['nobody leaves', rows(300, steady), ['no-dropout']],
    [
      'two of three never come back, the others at once',
      rows(300, (i) => (i % 3 ? [0, 0, 500 + (i % 90)] : [1, 1, 500 + (i % 90)])),
      [],
    ],
    [
      'six occasions a year apart',
      rows(500, (i) => [i % 5, i % 5 ? 6 - (i % 2) : 0, 6] as const),
      ['occasions'],
    ],
    ['one huge buyer', rows(200, (i) => (i ? [i % 2, (i % 2) * 10, 300] : [290, 299, 300])), []],
    ['everybody alike', rows(100, () => [1, 50, 100]), []],
    ['seen for a day', rows(100, (i) => [i % 2, i % 2, 1]), []],
  ]
  test.each(odd)(
    '%s',
    (_, shopRows, expected) => {
      for (const model of models) {
        const fit = run(fitModel(shopRows, model))
        const codes = fit.findings.map((f) => f.code)
        for (const code of expected) expect([model, codes]).toEqual([model, expect.arrayContaining([code])])
        expect(codes).not.toContain('unsettled')
        expect(
          [...fit.params, fit.logLikelihood, ...fit.spread.flatMap((v) => [...v])].every(Number.isFinite),
        ).toBe(true)
        const alive = run(aliveOf(shopRows, fit))
        expect(alive.every((p) => p >= 0 && p <= 1)).toBe(true)
      }
    },
    60_000,
  )

  test('nobody bought twice', () => {
    const once = rows(80, (i) => [0, 0, i + 1])
    expect(findingsBefore(once)).toEqual([{ code: 'no-repeats', customers: 80 }])
  })
})

test('Gamma-Gamma gives planted parameters back, whatever the currency', () => {
  const random = seeded(11)
  const n = 12_000
  const repeats = Int32Array.from({ length: n }, (_, i) => 1 + (i % 5))
  const mean = Float64Array.from(repeats, (x) => {
    const rate = gammaDraw(4, random) / 15
    return gammaDraw(6 * x, random) / rate / x
  })
  const fit = run(fitSpending({ repeats, mean }))
  for (const [i, value] of [6, 4, 15].entries())
    expect(Math.abs((fit?.params[i] ?? 0) / value - 1)).toBeLessThan(0.1)
  const yen = run(fitSpending({ repeats, mean: mean.map((m) => 163 * m) }))
  expect((yen?.params[2] ?? 0) / (fit?.params[2] ?? 1)).toBeCloseTo(163, 4)
  expect(Math.abs(fit?.correlation.value ?? 1)).toBeLessThan(0.05)
})

test('equal customers are one group, in order, whether cells are counted or customers sorted', () => {
  const random = seeded(3)
  const few = Array.from({ length: 4000 }, () => {
    const age = Math.floor(random() * 9)
    return [Math.floor(random() * 4), Math.floor(random() * (age + 1)), age] as const
  })
  const one = [3, 0, 1_000_000] as const
  const found = [few, [...few, one]].map((rows) => {
    const { histories: h, place } = histories(rows)
    const rowOf = (g: number) => [h.repeats[g], h.last[g], h.age[g]]
    for (const [i, row] of rows.entries()) expect(rowOf(place[i] ?? -1)).toEqual(row)
    const order = Array.from({ length: h.groups }, (_, g) => rowOf(g))
    expect(h.count.reduce((sum, n) => sum + n, 0)).toBe(rows.length)
    expect(h.longest).toBe(Math.max(...rows.map((row) => row[2])))
    return { order, count: [...h.count], place: [...place] }
  })
  const [counted, sorted] = found
  expect(sorted?.order.pop()).toEqual(one)
  expect([sorted?.order, sorted?.count.slice(0, -1), sorted?.place.slice(0, -1)]).toEqual([
    counted?.order,
    counted?.count,
    counted?.place,
  ])
})
