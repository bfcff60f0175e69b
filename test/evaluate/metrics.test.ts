import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bootstrap } from '../../workers/evaluate/bootstrap.ts'
import * as table from '../../workers/evaluate/confusion.ts'
import { gains, liftAt } from '../../workers/evaluate/gains.ts'
import { brier, calibrationCurve, calibrationError, logLoss } from '../../workers/evaluate/probability.ts'
import { averagePrecision, kolmogorovSmirnov, rocAuc } from '../../workers/evaluate/ranking.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { finish, judgedNow } from '../models/churn.ts'

const judged = (scores: readonly number[], outcome: readonly number[]) =>
  judgedNow(Float64Array.from(scores), Uint8Array.from(outcome))

const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 8 }), fc.boolean()), { minLength: 2, maxLength: 60 })
const both = rows.filter((list) => new Set(list.map(([, hit]) => hit)).size === 2)
const parted = (list: [number, boolean][]) =>
  judged(
    list.map(([score]) => score / 8),
    list.map(([, hit]) => Number(hit)),
  )

describe('ranking', () => {
  it('the area is the share of pairs in the right order', () => {
    fc.assert(
      fc.property(both, (list) => {
        const [hits, misses] = [true, false].map((is) => list.filter(([, hit]) => hit === is))
        let won = 0
        for (const [a] of hits ?? []) for (const [b] of misses ?? []) won += a > b ? 1 : a === b ? 0.5 : 0
        const pairs = (hits?.length ?? 0) * (misses?.length ?? 0)
        expect(rocAuc(parted(list))).toBeCloseTo(won / pairs, 12)
      }),
    )
  })

  it('drawing a row twice is as good as having it twice', () => {
    fc.assert(
      fc.property(both, (list) => {
        const one = parted(list)
        const times = Uint16Array.from(one.rows, (row) => 1 + (row % 3))
        const many = parted(list.flatMap((pair, i) => Array.from({ length: 1 + (i % 3) }, () => pair)))
        for (const measure of [rocAuc, averagePrecision, logLoss, brier, kolmogorovSmirnov, calibrationError])
          expect(measure(one, times)).toBeCloseTo(measure(many), 10)
        const at = table.atThreshold(0.4, table.matthews)
        expect(at(one, times)).toBeCloseTo(at(many), 10)
      }),
    )
  })

  it('knows published values', () => {
    const example = judged([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1])
    expect(rocAuc(example)).toBe(0.75)
    expect(averagePrecision(example)).toBeCloseTo(0.8333333333, 9)
    expect(kolmogorovSmirnov(example)).toBe(0.5)
    expect(brier(judged([0.1, 0.9, 0.8, 0.3], [0, 1, 1, 0]))).toBeCloseTo(0.0375, 12)
    expect(logLoss(judged([0.1, 0.9, 0.8, 0.35], [0, 1, 1, 0]))).toBeCloseTo(0.21616187468, 9)
  })

  it('has no meaning where all are alike, and says so with no number', () => {
    expect([rocAuc(judged([1, 0], [1, 1])), averagePrecision(judged([1, 0], [0, 0]))]).toEqual([NaN, NaN])
  })
})

describe('probabilities', () => {
  it('a bin says what it said and what happened', () => {
    const scores = [0.05, 0.05, 0.95, 0.95]
    expect(calibrationError(judged(scores, [0, 0, 1, 1]))).toBeCloseTo(0.05, 12)
    expect(calibrationError(judged(scores, [1, 1, 0, 0]))).toBeCloseTo(0.95, 12)
    expect(calibrationCurve(judged(scores, [0, 0, 1, 0]), 2)).toEqual([
      { rows: 2, said: 0.05, happened: 0 },
      { rows: 2, said: 0.95, happened: 0.5 },
    ])
  })
})

describe('a table of what is and what was called', () => {
  it('knows the worked example of two classes', () => {
    const c = { classes: 2, counts: Float64Array.of(15, 10, 5, 20) }
    expect([table.accuracy(c), table.balancedAccuracy(c)]).toEqual([0.7, 0.7])
    expect(table.kappa(c)).toBeCloseTo(0.4, 12)
    expect(table.precision(c)).toBeCloseTo(2 / 3, 12)
    expect(table.recall(c)).toBe(0.8)
    expect(table.f1(c)).toBeCloseTo(8 / 11, 12)
    expect(table.fBeta(c, 2)).toBeCloseTo((5 * (2 / 3) * 0.8) / (4 * (2 / 3) + 0.8), 12)
    expect(table.matthews(c)).toBeCloseTo((20 * 15 - 10 * 5) / Math.sqrt(30 * 25 * 25 * 20), 12)
  })

  it('knows three classes', () => {
    const c = table.confusion([2, 0, 2, 2, 0, 1, -1], [0, 0, 2, 2, 0, 2, 1], 3)
    expect([...c.counts]).toEqual([2, 0, 0, 0, 0, 1, 1, 0, 2])
    expect(table.kappa(c)).toBeCloseTo(0.4285714286, 9)
    expect(table.macro(c, table.recall)).toBeCloseTo((1 + 0 + 2 / 3) / 3, 12)
    expect(table.balancedAccuracy(c)).toBeCloseTo((1 + 0 + 2 / 3) / 3, 12)
    expect(table.micro(c, table.f1)).toBeCloseTo(table.accuracy(c), 12)
    const two = { classes: 2, counts: Float64Array.of(6, 2, 1, 3) }
    expect(table.matthews(two)).toBeCloseTo((3 * 6 - 2 * 1) / Math.sqrt(5 * 4 * 8 * 7), 12)
  })

  it('gives a number where a class is empty or nothing is called', () => {
    const c = { classes: 2, counts: Float64Array.of(5, 0, 3, 0) }
    expect([table.precision(c), table.f1(c), table.matthews(c), table.kappa(c)]).toEqual([0, 0, 0, 0])
    expect(table.accuracy({ classes: 2, counts: new Float64Array(4) })).toBe(0)
  })
})

describe('gains', () => {
  it('end with all that is to be found, and start with the best', () => {
    const random = seeded(5)
    const scores = Array.from({ length: 1003 }, () => random())
    const outcome = scores.map((p) => (random() < p * p ? 1 : 0))
    const steps = gains(judged(scores, outcome))
    expect(steps.reduce((s, step) => s + step.rows, 0)).toBe(1003)
    expect(steps.at(-1)).toMatchObject({ found: 1, gone: 1, liftSoFar: 1 })
    expect(steps[0]?.lift).toBe(liftAt(0.1)(judged(scores, outcome)))
    expect(steps[0]?.lift).toBeGreaterThan(2)
  })
})

describe('intervals', () => {
  it('hold the truth about as often as they say', () => {
    const random = seeded(11)
    let held = 0
    for (let trial = 0; trial < 100; trial++) {
      const scores = Array.from({ length: 300 }, () => random())
      const outcome = scores.map((p) => (random() < p ? 1 : 0))
      const { auc } = finish(bootstrap(judged(scores, outcome), { auc: rocAuc }, random, 100))
      if (auc.low <= 5 / 6 && auc.high >= 5 / 6) held++
    }
    expect(held).toBeGreaterThan(86)
  })
})
