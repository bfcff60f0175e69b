import { expect, it } from 'vitest'
import { repeatedFolds, rollingOrigins, splitBy, stratifiedFolds } from '../../workers/evaluate/splits.ts'
import { seeded } from '../../workers/numeric/random.ts'

it('every label is dealt out evenly, and every row once', () => {
  const labels = Array.from({ length: 103 }, (_, i) => (i % 9 === 0 ? 2 : i % 2))
  const fold = stratifiedFolds(labels, 5, seeded(1))
  for (const label of [0, 1, 2]) {
    const counts = [0, 0, 0, 0, 0]
    labels.forEach((l, i) => {
      if (l === label) counts[fold[i] ?? 0] = (counts[fold[i] ?? 0] ?? 0) + 1
    })
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
  }
  const { train, test } = splitBy(fold, 3)
  expect([...train, ...test].sort((a, b) => a - b)).toEqual([...labels.keys()])
})

it('is dealt otherwise each time, and alike from one seed', () => {
  const labels = new Uint8Array(50)
  const [first, second] = repeatedFolds(labels, 5, 2, seeded(3))
  expect(first).not.toEqual(second)
  expect(repeatedFolds(labels, 5, 2, seeded(3))[0]).toEqual(first)
})

it('an origin learns from no day whose outcome lay ahead', () => {
  const origins = rollingOrigins({ first: 0, end: 1000, horizon: 90, history: 365, step: 30, most: 12 })
  expect(origins.at(-1)).toMatchObject({ asOf: 910, until: 1000 })
  expect(origins.length).toBe(12)
  for (const { asOf, learnFrom } of origins) {
    expect(asOf).toBeGreaterThanOrEqual(365)
    for (const k of learnFrom) expect(origins[k]?.until ?? 1e9).toBeLessThanOrEqual(asOf)
  }
  expect(origins[3]?.learnFrom).toEqual([0])
  expect(rollingOrigins({ first: 0, end: 400, horizon: 90, history: 365, step: 30, most: 12 })).toEqual([])
})
