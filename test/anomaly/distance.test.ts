import { describe, expect, it } from 'vitest'
import { localOutlierFactors, meanDistances, nearest } from '../../workers/anomaly/neighbours.ts'
import { robust, robustScore } from '../../workers/anomaly/robust.ts'
import { ecod } from '../../workers/anomaly/tails.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { finish, normal } from '../cluster/support.ts'
import { auc, referenceSets, referenceThere } from './reference.ts'

const line = (values: number[]) => ({
  rows: values.length,
  columns: 1,
  values: Float64Array.from(values),
})

describe.runIf(referenceThere)('nearest rows, against a trusted program', () => {
  const small = (referenceThere ? referenceSets() : []).filter(({ matrix }) => matrix.rows <= 12_000)
  /** In thyroid 216 rows have several equally far at the twentieth place, and which of them count is free. */
  it.each(small.map((set) => [set.name, set] as const))('finds the same on %s', (_, set) => {
    const near = finish(nearest(set.matrix, 20))
    expect(Math.abs(auc(localOutlierFactors(near), set.strange) - (set.lof ?? 0))).toBeLessThan(
      set.name === 'thyroid' ? 3e-4 : 1e-4,
    )
    const five = finish(nearest(set.matrix, 5))
    expect(Math.abs(auc(meanDistances(five), set.strange) - (set.knn ?? 0))).toBeLessThan(1e-4)
  })

  it.each((referenceThere ? referenceSets() : []).map((set) => [set.name, set] as const))(
    'tails tell strange rows of %s better than chance',
    (_, { matrix, strange }) => {
      expect(auc(finish(ecod(matrix)).scores, strange)).toBeGreaterThan(0.7)
    },
  )
})

describe('local outlier factor', () => {
  it('is one on an even grid, and grows with the distance of a row that stands alone', () => {
    const values = Array.from({ length: 60 }, (_, i) => i)
    const even = localOutlierFactors(finish(nearest(line(values), 4)))
    for (const factor of even.slice(10, 50)) expect(factor).toBeCloseTo(1, 6)
    const alone = (far: number) => localOutlierFactors(finish(nearest(line([...values, far]), 4))).at(-1) ?? 0
    expect(alone(80)).toBeGreaterThan(3)
    expect(alone(160)).toBeGreaterThan(alone(80))
  })

  it('rows that lie on each other, and fewer rows than neighbours, are no trouble', () => {
    const near = finish(nearest(line([1, 1, 1, 1, 2]), 20))
    expect(near.count).toBe(4)
    for (const factor of localOutlierFactors(near)) expect(Number.isFinite(factor)).toBe(true)
    expect(localOutlierFactors(finish(nearest(line([1]), 20)))).toHaveLength(0)
  })
})

describe('tails', () => {
  it('rows made up of others get the tails of those', () => {
    const values = Float64Array.of(1, 10, 2, 30, 2, 20, 9, 40)
    const turned = Int32Array.of(3, 2, 1, 0)
    const { scores, madeUp } = finish(ecod({ rows: 4, columns: 2, values }, [turned, turned]))
    expect([...madeUp]).toEqual([...scores].reverse())
    const mixed = finish(ecod({ rows: 4, columns: 2, values }, [Int32Array.of(3), Int32Array.of(3)]))
    expect(mixed.madeUp[0]).toBeCloseTo(-2 * Math.log(1 / 4), 12)
  })

  it('a row in the corner scores highest, and the column that says so is named with its side', () => {
    const random = seeded(4)
    const values = Float64Array.from({ length: 3000 }, () => normal(random))
    values.set([5, 5, -0.2], 3 * 700)
    const { scores, column, side } = finish(ecod({ rows: 1000, columns: 3, values }))
    expect(scores.indexOf(Math.max(...scores))).toBe(700)
    expect([column[700], side[700]]).toEqual([0, 1])
  })

  it('of n different values the outermost has a tail of one in n, whatever their distances', () => {
    const [even, wild] = [
      [1, 2, 3, 4],
      [1, 2, 3, 4e9],
    ].map((values) => finish(ecod(line(values ?? []))).scores)
    expect(even?.[3]).toBeCloseTo(Math.log(4), 12)
    expect(wild?.[3]).toBeCloseTo(Math.log(4), 12)
  })
})

describe('robust deviations', () => {
  it('one in three may be wild without moving middle and spread', () => {
    const values = Float64Array.from([2, 4, 6, 8, 10, 1e9, 1e9])
    expect(robust(values)).toEqual({ middle: 8, spread: 4 * 1.4826022185056018 })
    expect(robustScore(robust(values), 8)).toBe(0)
  })

  it('estimates the deviation of a normal distribution', () => {
    const random = seeded(2)
    const { spread } = robust(Float64Array.from({ length: 20_000 }, () => 50 + 3 * normal(random)))
    expect(spread).toBeGreaterThan(2.9)
    expect(spread).toBeLessThan(3.1)
  })

  it('falls back to the mean gap where most are alike, and to nothing where all are', () => {
    expect(robust(Float64Array.from([5, 5, 5, 5, 13])).spread).toBeCloseTo(1.6 * 1.2533141373, 9)
    expect(robust(new Float64Array(9).fill(4)).spread).toBe(0)
    expect(robustScore({ middle: 4, spread: 0 }, 9)).toBe(0)
  })
})
