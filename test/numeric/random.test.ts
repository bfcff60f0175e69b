import { expect, test } from 'vitest'
import { seeded, shuffle } from '../../workers/numeric/random.ts'
import { chiSquaredTail } from '../../workers/numeric/tail.ts'

test('the same seed gives the same numbers, another seed others', () => {
  const draw = (seed: number) => Array.from({ length: 5 }, seeded(seed))
  expect(draw(7)).toEqual(draw(7))
  expect(draw(7)).not.toEqual(draw(8))
})

test('a hundred bins are filled evenly, for neighbouring seeds', () => {
  for (const seed of [0, 1, 2]) {
    const random = seeded(seed)
    const bins = new Float64Array(100)
    for (let i = 0; i < 100_000; i++) {
      const at = Math.floor(random() * 100)
      bins[at] = (bins[at] ?? 0) + 1
    }
    const statistic = bins.reduce((s, n) => s + (n - 1000) ** 2 / 1000, 0)
    expect(chiSquaredTail(statistic, 99)).toBeGreaterThan(0.001)
    expect(chiSquaredTail(statistic, 99)).toBeLessThan(0.999)
  }
})

test('a shuffle keeps the values and reaches every order', () => {
  const random = seeded(3)
  const seen = new Set(Array.from({ length: 500 }, () => shuffle(Int32Array.of(1, 2, 3, 4), random).join('')))
  expect(seen.size).toBe(24)
})
