import { describe, expect, it } from 'vitest'
import { adjustedRand, calinskiHarabasz, daviesBouldin } from '../../workers/cluster/indices.ts'
import { Assigner } from '../../workers/cluster/kernel/assigner.ts'
import { kmeans, lloyd } from '../../workers/cluster/kmeans.ts'
import { type Matrix, rowsAt } from '../../workers/cluster/matrix.ts'
import { silhouettes } from '../../workers/cluster/silhouette.ts'
import { seeded, shuffle } from '../../workers/numeric/random.ts'
import { matrixOf, referenceSets, referenceThere } from './reference.ts'
import { blobs, finish } from './support.ts'

describe.runIf(referenceThere)('public data sets, against a trusted program', () => {
  const sets = referenceThere ? referenceSets() : []

  it.each(sets.map((set) => [set.name, set] as const))('%s', (_, { matrix, truth, k }) => {
    const effort = matrix.rows < 1000 ? { starts: 600, swaps: 600 } : { starts: 5, swaps: 100 }
    for (const [clusters, want] of Object.entries(k)) {
      const assigner = new Assigner(matrix, Number(clusters))
      const found = finish(kmeans(matrix, Number(clusters), seeded(7), { ...effort, assigner }))
      expect(found.inertia / want.best_inertia).toBeLessThan(1.001)
      const same = [...found.sizes].sort((a, b) => b - a).join() === want.sizes.join()
      if (!same || Math.abs(found.inertia / want.best_inertia - 1) > 1e-8) continue
      expect(daviesBouldin(matrix, found)).toBeCloseTo(want.davies_bouldin, 6)
      expect(calinskiHarabasz(matrix, found) / want.calinski_harabasz).toBeCloseTo(1, 8)
      if (want.silhouette !== undefined)
        expect(finish(silhouettes(matrix, [found]))[0]).toBeCloseTo(want.silhouette, 6)
      if (truth && want.adjusted_rand !== undefined)
        expect(adjustedRand(truth, found)).toBeCloseTo(want.adjusted_rand, 6)
    }
  })
})

describe('the kernel and its law', () => {
  it.each([
    [1, 1, 2],
    [15, 3, 2],
    [16, 2, 3],
    [1000, 8, 8],
    [333, 5, 7],
  ])('find the same to the last bit: %i rows, %i columns, %i clusters', (rows, columns, clusters) => {
    const random = seeded(rows)
    const values = Float64Array.from({ length: rows * columns }, () => random() * 1000 - 300)
    const matrix: Matrix = { rows, columns, values }
    const run = (plain: boolean) =>
      finish(
        kmeans(matrix, clusters, seeded(3), {
          starts: 3,
          assigner: new Assigner(matrix, clusters, plain),
        }),
      )
    expect(run(false)).toEqual(run(true))
  })
})

describe('k-means', () => {
  const matrix = blobs(600, [
    [0, 0, 0],
    [6, 0, 1],
    [0, 7, 2],
    [5, 6, 9],
  ])
  const centres = (found: { centres: Float64Array; clusters: number }) =>
    Array.from({ length: found.clusters }, (_, c) => [...found.centres.slice(c * 3, c * 3 + 3)])
      .map((row) => row.map((v) => Number(v.toFixed(6))))
      .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0))
  const base = finish(kmeans(matrix, 4, seeded(1)))

  it('finds the planted centres, and each row the nearest of them', () => {
    expect(base.sizes.every((n) => n === 150)).toBe(true)
  })

  it('gives the same groups to rows in another order', () => {
    const order = shuffle(
      Int32Array.from({ length: 600 }, (_, i) => i),
      seeded(4),
    )
    const turned = finish(kmeans(rowsAt(matrix, order), 4, seeded(2)))
    expect(centres(turned)).toEqual(centres(base))
    const back = { clusters: 4, labels: Array.from(order, (row) => base.labels[row] ?? 0) }
    expect(adjustedRand(back, turned)).toBe(1)
  })

  it('gives the same centres where every row comes twice', () => {
    const twice = rowsAt(
      matrix,
      Int32Array.from({ length: 1200 }, (_, i) => i % 600),
    )
    expect(centres(finish(kmeans(twice, 4, seeded(5))))).toEqual(centres(base))
  })

  it('moves and turns with the data', () => {
    const [c, s] = [Math.cos(0.7), Math.sin(0.7)]
    const values = matrix.values.slice()
    for (let i = 0; i < 1800; i += 3) {
      const [x, y] = [values[i] ?? 0, values[i + 1] ?? 0]
      values.set([c * x - s * y + 1e4, s * x + c * y - 500], i)
    }
    const moved = finish(kmeans({ ...matrix, values }, 4, seeded(6)))
    expect(adjustedRand(base, moved)).toBe(1)
    expect(moved.inertia).toBeCloseTo(base.inertia, 4)
  })

  it('gives fewer groups where there are fewer distinct rows', () => {
    const three = matrixOf(Array.from({ length: 90 }, (_, i) => [i % 3, 5]))
    const found = finish(kmeans(three, 8, seeded(1)))
    expect([found.clusters, found.inertia]).toEqual([3, 0])
    const one = finish(kmeans(matrixOf(Array.from({ length: 40 }, () => [2, 2])), 4, seeded(1)))
    expect([one.clusters, [...one.centres]]).toEqual([1, [2, 2]])
  })

  it('mends a cluster that nobody is nearest to', () => {
    const far = Float64Array.from([0, 0, 0, 6, 0, 1, 0, 7, 2, 1e6, 1e6, 1e6])
    expect(finish(lloyd(matrix, far)).clusters).toBe(4)
  })

  it('takes a breath at least every 65,536 rows, and shows progress that never falls', () => {
    const many = blobs(200_000, [
      [0, 0],
      [5, 5],
    ])
    const steps = [...kmeans(many, 2, seeded(1), { starts: 2 })]
    expect(steps.length).toBeGreaterThan(12)
    expect(steps).toEqual([...steps].sort((a, b) => a - b))
    expect(steps.at(-1)).toBe(1)
  })
})
