import { expect, test } from 'vitest'
import { kaplanMeier, logRank, spells, survivalAt, survivalTime } from '../../workers/numeric/survival.ts'

/** Weeks in remission, Freireich et al. (1963), Blood 21, 699–716. */
const drug = spells(
  Int32Array.of(6, 6, 6, 7, 10, 13, 16, 22, 23, 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35),
  Uint8Array.of(1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
)
const placebo = spells(
  Int32Array.of(1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23),
  new Uint8Array(21).fill(1),
)

/** Printed so for these data by every package with log(−log) limits (Stata `sts list`, R `conf.type = "log-log"`). */
const published = [
  [6, 21, 0.8571, 0.0764, 0.6197, 0.9516],
  [7, 17, 0.8067, 0.0869, 0.5631, 0.9228],
  [10, 15, 0.7529, 0.0963, 0.5032, 0.8894],
  [13, 12, 0.6902, 0.1068, 0.4316, 0.8491],
  [16, 11, 0.6275, 0.1141, 0.3675, 0.8049],
  [22, 7, 0.5378, 0.1282, 0.2678, 0.7468],
  [23, 6, 0.4482, 0.1346, 0.1881, 0.6801],
] as const

test('the curve of 6-MP, its standard errors and its band', () => {
  const curve = kaplanMeier(drug)
  expect(curve.times).toEqual(published.map((row) => row[0]))
  expect(curve.atRisk).toEqual(published.map((row) => row[1]))
  for (const [i, [, , survival, error, low, high]] of published.entries()) {
    expect(curve.survival[i]).toBeCloseTo(survival, 4)
    expect(curve.error[i]).toBeCloseTo(error, 4)
    expect(curve.low[i]).toBeCloseTo(low, 4)
    expect(curve.high[i]).toBeCloseTo(high, 4)
  }
})

test('median remission: 23 weeks with 6-MP, 8 with placebo', () => {
  expect(survivalTime(kaplanMeier(drug), 0.5)).toBe(23)
  expect(survivalTime(kaplanMeier(placebo), 0.5)).toBe(8)
})

test('log-rank of the two arms: 16.79, p below 0.0001', () => {
  const { statistic, degrees, p } = logRank([drug, placebo])
  expect(statistic).toBeCloseTo(16.79, 2)
  expect(degrees).toBe(1)
  expect(p).toBeCloseTo(4.17e-5, 6)
})

test('a group split into equals does not differ from itself', () => {
  expect(logRank([drug, drug]).statistic).toBeCloseTo(0, 12)
  expect(logRank([drug, placebo, drug]).degrees).toBe(2)
})

test('without censoring the curve is the share still waiting', () => {
  const curve = kaplanMeier(placebo)
  expect(survivalAt(curve, 0)).toBe(1)
  expect(survivalAt(curve, 4)).toBeCloseTo(14 / 21, 12)
  expect(survivalAt(curve, 100)).toBe(0)
})

test('nobody came: an empty curve that stays at one', () => {
  const curve = kaplanMeier(spells(Int32Array.of(5, 9), Uint8Array.of(0, 0)))
  expect(curve.times).toEqual([])
  expect(survivalAt(curve, 7)).toBe(1)
  expect(survivalTime(curve, 0.5)).toBeNull()
})
