import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eigen, principal, projected } from '../../workers/cluster/components.ts'
import { adjustedRand } from '../../workers/cluster/indices.ts'
import { kmeans } from '../../workers/cluster/kmeans.ts'
import { assignment } from '../../workers/cluster/matching.ts'
import { columnsShuffled, componentsShuffled } from '../../workers/cluster/shuffled.ts'
import { silhouettes } from '../../workers/cluster/silhouette.ts'
import { stability } from '../../workers/cluster/stability.ts'
import { grow, labelOf } from '../../workers/cluster/tree.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { matrixOf } from './reference.ts'
import { blobs, finish, normal } from './support.ts'

describe('principal components', () => {
  it('eigenvectors are what they are called', () => {
    const square = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 16, maxLength: 16 })
    fc.assert(
      fc.property(square, (cells) => {
        const a = Float64Array.from({ length: 16 }, (_, at) => {
          const [i, j] = [at >> 2, at & 3]
          return (cells[Math.min(i, j) * 4 + Math.max(i, j)] ?? 0) / 7
        })
        const { values, vectors } = eigen(a, 4)
        for (let k = 0; k < 4; k++)
          for (let i = 0; i < 4; i++) {
            let image = 0
            for (let j = 0; j < 4; j++) image += (a[i * 4 + j] ?? 0) * (vectors[j * 4 + k] ?? 0)
            expect(image).toBeCloseTo((values[k] ?? 0) * (vectors[i * 4 + k] ?? 0), 8)
          }
      }),
    )
  })

  it('finds the long way of a cloud, and keeps the distances', () => {
    const random = seeded(3)
    const matrix = matrixOf(
      Array.from({ length: 500 }, () => {
        const [long, short] = [normal(random) * 4, normal(random)]
        return [0.6 * long - 0.8 * short + 3, 0.8 * long + 0.6 * short - 1]
      }),
    )
    const found = principal(matrix)
    expect(found.directions[0]?.[0]).toBeCloseTo(0.6, 1)
    expect(Math.sqrt(found.variances[0] ?? 0)).toBeCloseTo(4, 0)
    const { values } = projected(matrix, found, 2)
    const gap = (v: Float64Array) => Math.hypot((v[0] ?? 0) - (v[2] ?? 0), (v[1] ?? 0) - (v[3] ?? 0))
    expect(gap(values)).toBeCloseTo(gap(matrix.values), 9)
  })
})

describe('matching', () => {
  const permutations = (n: number): number[][] =>
    n === 0
      ? [[]]
      : permutations(n - 1).flatMap((p) => Array.from({ length: n }, (_, i) => p.toSpliced(i, 0, n - 1)))

  it('is as cheap as the cheapest of all', () => {
    const size = fc.integer({ min: 1, max: 5 })
    const table = size.chain((n) =>
      fc.array(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: n, maxLength: n }), {
        minLength: n,
        maxLength: n,
      }),
    )
    fc.assert(
      fc.property(table, (cost) => {
        const priceOf = (order: readonly number[]) => order.reduce((s, c, r) => s + (cost[r]?.[c] ?? 0), 0)
        const found = assignment(cost)
        expect(new Set(found).size).toBe(cost.length)
        expect(priceOf(found)).toBe(Math.min(...permutations(cost.length).map(priceOf)))
      }),
    )
  })

  it('leaves columns over where there are more of them', () => {
    expect(assignment([[9, 1, 5]])).toEqual([1])
  })
})

describe('a tree', () => {
  it('finds the limits that were planted and says them in round numbers', () => {
    const random = seeded(8)
    const [orders, days] = [0, 1].map(() =>
      Float64Array.from({ length: 3000 }, () => Math.round(random() * 1000)),
    )
    if (!orders || !days) throw new Error('no columns')
    const labels = Uint8Array.from(orders, (v, i) => (v <= 300 ? 0 : (days[i] ?? 0) <= 600 ? 1 : 2))
    const { tree, right } = finish(grow([orders, days], labels, 3, { leaves: 4, leastRows: 20 }))
    expect(right).toBeGreaterThan(0.97)
    const given = labels.reduce(
      (n, label, i) => n + (labelOf(tree, (c) => ([orders, days][c] ?? orders)[i] ?? 0) === label ? 1 : 0),
      0,
    )
    expect(given / labels.length).toBeCloseTo(right, 12)
  })

  it('sends unknown values to the high side, and grows nothing where all are alike', () => {
    const values = Float64Array.from([1, 2, 3, 4, Number.NaN, Number.NaN])
    const two = { leaves: 2, leastRows: 1 }
    const { tree, right } = finish(grow([values], Uint8Array.from([0, 0, 1, 1, 1, 1]), 2, two))
    expect([right, labelOf(tree, () => Number.NaN)]).toEqual([1, 1])
    const flat = finish(grow([new Float64Array(50)], new Uint8Array(50), 1, { leaves: 4, leastRows: 1 }))
    expect(flat).toEqual({ tree: { label: 0, rows: 50, right: 50 }, right: 1 })
  })
})

describe('stability and shuffling', () => {
  const planted = blobs(300, [
    [0, 0],
    [6, 0],
    [0, 6],
  ])
  const trials = { rounds: 10, starts: 3 }

  it('planted clouds come back, two halves of one cloud do not', () => {
    const found = finish(kmeans(planted, 3, seeded(1)))
    expect(Math.min(...finish(stability(planted, found, seeded(2), trials)))).toBeGreaterThan(0.95)
    const one = blobs(300, [[0, 0]])
    const halves = finish(kmeans(one, 4, seeded(1)))
    expect(Math.min(...finish(stability(one, halves, seeded(2), trials)))).toBeLessThan(0.75)
  })

  it('shuffled columns lose the clouds; one long cloud is as long along its own directions', () => {
    const sharpest = (matrix: typeof planted, k: number) => {
      const found = finish(kmeans(matrix, k, seeded(1)))
      return finish(silhouettes(matrix, [found]))[0] ?? 0
    }
    expect(sharpest(columnsShuffled(planted, seeded(3)), 3)).toBeLessThan(sharpest(planted, 3) - 0.05)
    const random = seeded(5)
    const long = matrixOf(
      Array.from({ length: 400 }, () => {
        const at = 3 * normal(random)
        return [at + 0.3 * normal(random), at + 0.3 * normal(random)]
      }),
    )
    const kept = sharpest(componentsShuffled(long, principal(long), seeded(6)), 2)
    expect(Math.abs(kept - sharpest(long, 2))).toBeLessThan(0.03)
    expect(sharpest(columnsShuffled(long, seeded(6)), 2)).toBeLessThan(sharpest(long, 2) - 0.1)
  })

  it('the adjusted Rand index knows equal partitions by other names, and chance', () => {
    const random = seeded(2)
    const labels = Array.from({ length: 4000 }, () => Math.floor(random() * 4))
    const other = labels.map(() => Math.floor(random() * 4))
    const part = (list: number[]) => ({ clusters: 4, labels: list })
    expect(adjustedRand(part(labels), part(labels.map((l) => 3 - l)))).toBe(1)
    expect(adjustedRand(part(labels), part(other))).toBeCloseTo(0, 2)
  })
})
