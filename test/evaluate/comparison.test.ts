import { expect, it } from 'vitest'
import { correctedResampled, mcnemar, pairedBootstrap } from '../../workers/evaluate/comparison.ts'
import { rocAuc } from '../../workers/evaluate/ranking.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { finish, judgedNow } from '../models/churn.ts'

it('the corrected t-test is wider than the plain one, and knows its formula', () => {
  const differences = [0.02, 0.01, 0.03, 0.015, 0.025]
  const { difference, statistic, p } = correctedResampled(differences, 0.25)
  expect(difference).toBeCloseTo(0.02, 12)
  expect(statistic).toBeCloseTo(0.02 / Math.sqrt(0.45 * 0.0000625), 9)
  expect(p).toBeGreaterThan(correctedResampled(differences, 0).p)
  expect(correctedResampled([0.1, 0.1], 0.25).p).toBe(1)
  expect(correctedResampled([], 0.25)).toMatchObject({ difference: 0, p: 1 })
})

it('McNemar is the binomial test of the rows on which one is right', () => {
  const pairs = (first: number, second: number, both: number) => mcnemar(first, second, first + second + both)
  expect(pairs(10, 2, 5).p).toBeCloseTo((2 * (1 + 12 + 66)) / 4096, 12)
  expect(pairs(0, 5, 5).p).toBeCloseTo(2 / 32, 12)
  expect(pairs(4, 4, 100).p).toBe(1)
  expect(pairs(0, 0, 9)).toMatchObject({ difference: 0, p: 1 })
  expect(mcnemar(9, 1, 50).p).toBeCloseTo(22 / 1024, 12)
  expect(mcnemar(0, 0, 0)).toMatchObject({ difference: 0, p: 1 })
  expect(pairs(2, 10, 88).difference).toBeCloseTo(-0.08, 12)
})

it('a better model is told from a worse one, and one from itself is not', () => {
  const random = seeded(4)
  const truth = Float64Array.from({ length: 800 }, () => random())
  const outcome = Uint8Array.from(truth, (p) => (random() < p ? 1 : 0))
  const worse = judgedNow(
    truth.map((p) => p + 1.5 * random()),
    outcome,
  )
  const better = judgedNow(truth, outcome)
  const apart = finish(pairedBootstrap(better, worse, rocAuc, random, 200))
  expect([apart.low > 0, apart.p < 0.02]).toEqual([true, true])
  const same = finish(pairedBootstrap(better, better, rocAuc, random, 50))
  expect(same).toMatchObject({ value: 0, low: 0, high: 0, p: 1 })
})
