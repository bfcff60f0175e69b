import { describe, expect, it } from 'vitest'
import { Discovery, discoveryLimit } from '../../workers/numeric/discovery.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { chiSquaredTail } from '../../workers/numeric/tail.ts'

/** Benjamini and Hochberg (1995), section 4. */
const published = [
  ...[0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344],
  ...[0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1],
]

describe('what counts as found of many tests', () => {
  it('is four of the fifteen hypotheses of the paper, from p-values and from counts alike', () => {
    const limit = discoveryLimit(Float64Array.from(published), 15, 0.05)
    expect(published.filter((p) => p <= limit)).toHaveLength(4)
    const discovery = new Discovery()
    const g2 = published.map((p) => discovery.seen(p >= 0.5 ? 0 : quantileOf(2 * p)))
    expect(g2.filter((g) => g >= discovery.least())).toHaveLength(4)
  })

  it('is the same by counts as by p-values, but for a step', () => {
    const random = seeded(4)
    const g2 = Array.from({ length: 3_000 }, (_, i) => (i % 10 === 0 ? 20 : 8) * random() ** 2)
    const discovery = new Discovery()
    for (const one of g2) discovery.seen(one)
    const limit = discoveryLimit(
      Float64Array.from(g2, (g) => chiSquaredTail(g, 1) / 2),
      g2.length,
      0.05,
    )
    expect(Math.abs(discovery.least() - quantileOf(2 * limit))).toBeLessThan(0.15)
  })

  it('is nothing where no test says more than chance', () => {
    const discovery = new Discovery()
    for (let i = 0; i < 100; i++) discovery.seen(quantileOf((i + 0.5) / 100))
    expect(discovery.least()).toBe(Infinity)
    expect(discoveryLimit(new Float64Array(0), 5, 0.05)).toBe(-1)
  })
})

/** χ² of one degree whose upper tail is p, by halving. */
function quantileOf(p: number): number {
  let [low, high] = [0, 100]
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    if (chiSquaredTail(middle, 1) > p) low = middle
    else high = middle
  }
  return low
}
