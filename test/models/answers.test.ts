import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { descending } from '../../workers/evaluate/judged.ts'
import { calibrationError } from '../../workers/evaluate/probability.ts'
import { rocAuc } from '../../workers/evaluate/ranking.ts'
import { calibrated, isotonic, platt } from '../../workers/models/calibration.ts'
import { oneAgainstRest } from '../../workers/models/classes.ts'
import { partialDependence } from '../../workers/models/dependence.ts'
import { importances } from '../../workers/models/importance.ts'
import { fitLogistic } from '../../workers/models/logistic.ts'
import { fitNaiveBayes } from '../../workers/models/naive-bayes.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { categoryColumn, churnSets, churnThere, finish, judgedNow, numberColumn, outOfFold } from './churn.ts'

const cases = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.boolean()), {
  minLength: 1,
  maxLength: 40,
})

describe('isotonic calibration', () => {
  const learned = (list: [number, boolean][]) => {
    const scores = Float64Array.from(list, ([score]) => score)
    const outcome = Uint8Array.from(list, ([, hit]) => Number(hit))
    return { scores, outcome, apply: finish(isotonic(scores, outcome, finish(descending(scores)))) }
  }

  it('never falls, stays within 0 and 1, and keeps the sum of what happened', () => {
    fc.assert(
      fc.property(cases, (list) => {
        const { scores, outcome, apply } = learned(list)
        const steps = Array.from({ length: 45 }, (_, i) => apply(i / 2 - 1))
        expect(steps.every((p, i) => p >= (steps[i - 1] ?? 0) && p <= 1)).toBe(true)
        const said = scores.reduce((s, score) => s + apply(score), 0)
        expect(said).toBeCloseTo(
          outcome.reduce((s, v) => s + v, 0),
          9,
        )
      }),
    )
  })

  it('no other rising curve of shares is closer', () => {
    const list: [number, boolean][] = [1, 2, 3, 4, 5, 6].map((score) => [score, [2, 4, 5].includes(score)])
    const { apply } = learned(list)
    expect([1, 2, 3, 4, 5, 6].map(apply)).toEqual([0, 0.5, 0.5, 2 / 3, 2 / 3, 2 / 3])
  })
})

describe('Platt calibration', () => {
  const random = seeded(3)
  const scores = Float64Array.from({ length: 20_000 }, () => random() * 8 - 4)
  const outcome = Uint8Array.from(scores, (s) => (random() < 1 / (1 + Math.exp(-(0.5 * s - 1))) ? 1 : 0))

  it('finds the curve that was planted', () => {
    const { slope, shift, apply } = finish(platt(scores, outcome))
    expect([Math.abs(slope + 0.5) < 0.03, Math.abs(shift - 1) < 0.05]).toEqual([true, true])
    expect(apply(2)).toBeCloseTo(0.5, 1)
  })

  it('stays away from 0 and 1 where a score parts the outcomes: the targets of Platt', () => {
    const { apply } = finish(platt(Float64Array.of(-2, -1, 1, 2), Uint8Array.of(0, 0, 1, 1)))
    expect([apply(2) < 0.9, apply(2) > 0.6, apply(-9) > 0]).toEqual([true, true, true])
    const none = finish(platt(Float64Array.of(1, 2, 3), Uint8Array.of(0, 0, 0)))
    expect(none.apply(2)).toBeCloseTo(0.2, 6)
  })
})

describe('naive Bayes', () => {
  it.skipIf(!churnThere).each(churnSets().map((set) => [set.name, set] as const))(
    '%s: ranks about as well as that of a trusted program, which takes labels for numbers',
    (_, set) => {
      const auc = rocAuc(judgedNow(outOfFold(set, fitNaiveBayes()), set.outcome))
      expect(auc).toBeGreaterThan((set.expected.models.GaussianNB?.roc_auc ?? 1) - 0.03)
    },
  )

  it('is the rule of Bayes, worked by hand', () => {
    const kinds = categoryColumn('kind', ['a', 'a', 'b', 'a', 'b', 'b', 'b', 'a'])
    const outcome = Uint8Array.of(1, 1, 1, 0, 0, 0, 0, 1)
    const model = finish(fitNaiveBayes()({ rows: 8, columns: [kinds] }, outcome, seeded(1)))
    const [a, b] = finish(model.score({ rows: 2, columns: [categoryColumn('kind', ['a', 'b'])] }))
    expect(a).toBeCloseTo(4 / 6 / (4 / 6 + 2 / 6), 12)
    expect(b).toBeCloseTo(2 / 6 / (2 / 6 + 4 / 6), 12)
    const numbers = numberColumn('x', [1, 2, 3, 7, 8, 9])
    const half = finish(
      fitNaiveBayes()({ rows: 6, columns: [numbers] }, Uint8Array.of(0, 0, 0, 1, 1, 1), seeded(1)),
    )
    const [middle, unknown] = finish(half.score({ rows: 2, columns: [numberColumn('x', [5, Number.NaN])] }))
    expect(middle).toBeCloseTo(0.5, 9)
    expect(unknown).toBeCloseTo(0.5, 9)
  })

  it('reasons sum to the log-odds, and calibration leaves them', () => {
    const random = seeded(6)
    const columns = [
      numberColumn(
        'x',
        Array.from({ length: 500 }, (_, i) => (i % 9 === 0 ? Number.NaN : random())),
      ),
      categoryColumn(
        'kind',
        Array.from({ length: 500 }, () => 'abc'.charAt(Math.floor(random() * 3))),
      ),
    ]
    const outcome = Uint8Array.from({ length: 500 }, () => (random() < 0.4 ? 1 : 0))
    const model = finish(fitNaiveBayes()({ rows: 500, columns }, outcome, random))
    const scores = finish(model.score({ rows: 500, columns }))
    const { base, values } = finish(model.reasons({ rows: 500, columns }))
    scores.forEach((p, i) => {
      expect(base + (values[2 * i] ?? 0) + (values[2 * i + 1] ?? 0)).toBeCloseTo(Math.log(p / (1 - p)), 9)
    })
    const always = calibrated(model, () => 0.25)
    expect([...finish(always.score({ rows: 500, columns }))].every((p) => p === 0.25)).toBe(true)
    expect(finish(always.reasons({ rows: 500, columns })).values).toEqual(values)
  })
})

describe('what matters', () => {
  const random = seeded(9)
  const rows = 3000
  const x = Float64Array.from({ length: rows }, () => random() * 4 - 2)
  const kinds = Array.from({ length: rows }, () => 'pqr'.charAt(Math.floor(random() * 3)))
  const outcome = Uint8Array.from(x, (v, i) =>
    random() < 1 / (1 + Math.exp(-(2 * v + (kinds[i] === 'q' ? 1 : 0)))) ? 1 : 0,
  )
  const noise = numberColumn('noise', x.map(random))
  const features = { rows, columns: [noise, numberColumn('x', x), categoryColumn('kind', kinds)] }
  const model = finish(fitLogistic()(features, outcome, random))

  it('a planted column matters, noise does not', () => {
    const measure = (scores: Float64Array) => rocAuc(judgedNow(scores, outcome))
    const found = finish(importances(model, features, measure, seeded(2)))
    expect(found.map(({ column }) => column)).toEqual(['x', 'kind', 'noise'])
    expect(found[0]?.loss).toBeGreaterThan(0.2)
    expect(Math.abs(found[2]?.loss ?? 1)).toBeLessThan(0.01)
  })

  it('the answer rises with what it was planted to rise with', () => {
    const curve = finish(partialDependence(model, features, 'x', 9))
    expect(curve.length).toBe(9)
    expect(curve.every(({ mean }, i) => mean > (curve[i - 1]?.mean ?? 0))).toBe(true)
    const labels = finish(partialDependence(model, features, 'kind'))
    expect(labels.reduce((best, at) => (at.mean > best.mean ? at : best)).at).toBe(1)
    expect(finish(partialDependence(model, features, 'not there'))).toEqual([])
  })

  it('three classes: probabilities sum to 1, and the planted class is found', () => {
    const labels = Array.from(x, (v) => (v < -0.7 ? 0 : v < 0.7 ? 1 : 2))
    const { score } = finish(oneAgainstRest(fitNaiveBayes(), features, labels, 3, random))
    const shares = finish(score(features))
    let right = 0
    labels.forEach((label, i) => {
      const row = [...shares.subarray(3 * i, 3 * i + 3)]
      expect(row.reduce((s, p) => s + p, 0)).toBeCloseTo(1, 12)
      if (row.indexOf(Math.max(...row)) === label) right++
    })
    expect(right / rows).toBeGreaterThan(0.85)
  })
})

describe('calibration of scores that were learned elsewhere', () => {
  it('brings said and happened together', () => {
    const random = seeded(12)
    const scores = Float64Array.from({ length: 8000 }, () => random())
    const outcome = Uint8Array.from(scores, (p) => (random() < p * p ? 1 : 0))
    const half = (from: number) =>
      [scores.slice(from, from + 4000), outcome.slice(from, from + 4000)] as const
    const [learn, test] = [half(0), half(4000)]
    const apply = finish(isotonic(...learn, finish(descending(learn[0]))))
    const before = calibrationError(judgedNow(test[0], test[1]))
    expect(before).toBeGreaterThan(0.1)
    expect(calibrationError(judgedNow(test[0].map(apply), test[1]))).toBeLessThan(0.04)
  })
})
