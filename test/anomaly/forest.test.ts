import { describe, expect, it } from 'vitest'
import { anomalyScores, isolationForest, meanPath } from '../../workers/anomaly/forest.ts'
import type { Matrix } from '../../workers/anomaly/matrix.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { finish, normal } from '../cluster/support.ts'
import { auc, referenceSets, referenceThere } from './reference.ts'

const scored = (matrix: Matrix, seed: number, isPlain = false) =>
  finish(anomalyScores(finish(isolationForest(matrix, seeded(seed))), matrix, isPlain))

function cloud(rows: number, columns: number, seed = 1): Matrix {
  const random = seeded(seed)
  return { rows, columns, values: Float64Array.from({ length: rows * columns }, () => normal(random)) }
}

describe.runIf(referenceThere)('isolation forest, against a trusted program', () => {
  it.each((referenceThere ? referenceSets() : []).map((set) => [set.name, set] as const))(
    'is as good on %s',
    (_, { matrix, strange, forest }) => {
      const found = [1, 2, 3, 4, 5].map((seed) => auc(scored(matrix, seed), strange))
      for (const area of found) expect(area).toBeGreaterThan(forest.min - 0.02)
      const mean = found.reduce((sum, area) => sum + area, 0) / found.length
      expect(Math.abs(mean - forest.mean)).toBeLessThan(0.02)
    },
  )
})

describe('isolation forest', () => {
  it('knows the mean path of the paper: c(256) = 10.25, and 1 for two rows', () => {
    expect(meanPath(256)).toBeCloseTo(2 * (Math.log(255) + 0.5772156649) - 510 / 256, 2)
    expect([meanPath(0), meanPath(1), meanPath(2)]).toEqual([0, 0, 1])
  })

  it.each([
    [1, 1],
    [3, 2],
    [255, 5],
    [8_193, 3],
    [20_000, 8],
  ])('finds the same with and without the kernel, to the last bit: %i rows, %i columns', (rows, columns) => {
    const matrix = cloud(rows, columns)
    expect(scored(matrix, 3)).toEqual(scored(matrix, 3, true))
  })

  it.each([false, true])(
    'tells from a least score on what it tells of all, and 0 of the others; plain: %s',
    (isPlain) => {
      const matrix = cloud(20_000, 3)
      const forest = finish(isolationForest(matrix, seeded(2)))
      const all = finish(anomalyScores(forest, matrix))
      for (const place of [0, 0.5, 0.999]) {
        const least = all.slice().sort()[Math.floor(place * all.length)] ?? 0
        const from = finish(anomalyScores(forest, matrix, isPlain, least))
        expect(from).toEqual(all.map((score) => (score >= least ? score : 0)))
      }
    },
  )

  it('scores lie in 0–1, a far row highest; the scale of a column does not matter', () => {
    const matrix = cloud(2_000, 3)
    matrix.values.set([9, -9, 9], 0)
    const scores = scored(matrix, 5)
    expect(scores.every((score) => 0 < score && score < 1)).toBe(true)
    expect(scores.indexOf(Math.max(...scores))).toBe(0)
    expect(scores[0]).toBeGreaterThan(0.75)
    const wide = matrix.values.map((value, at) => (at % 3 === 1 ? value * 1024 : value))
    expect(scored({ ...matrix, values: wide }, 5)).toEqual(scores)
  })

  it('says one half of rows that are all alike, and of none says nothing', () => {
    const alike = { rows: 500, columns: 2, values: new Float64Array(1000).fill(7) }
    for (const score of scored(alike, 1)) expect(score).toBeCloseTo(0.5, 12)
    expect(scored({ rows: 0, columns: 2, values: new Float64Array() }, 1)).toHaveLength(0)
  })

  it('the same seed draws the same trees, another one others', () => {
    const matrix = cloud(1_000, 2)
    expect(scored(matrix, 8)).toEqual(scored(matrix, 8))
    expect(scored(matrix, 8)).not.toEqual(scored(matrix, 9))
  })
})
