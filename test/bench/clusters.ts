import { kmeans as theirKmeans } from 'ml-kmeans'
import { Assigner } from '../../workers/cluster/kernel/assigner.ts'
import { type Clustering, lloyd } from '../../workers/cluster/kmeans.ts'
import { type Matrix, squared } from '../../workers/cluster/matrix.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { exponent, finish, spent } from './effort.ts'
import type { Row } from './experience.ts'
import { quantile } from './measure.ts'

const columns = 8
const clusters = 8
const iterations = 20
const sizes = [10_000, 100_000, 1_000_000] as const

/** Wide clouds that run into each other, so that twenty rounds do not settle. */
function clouds(rows: number): Matrix {
  const random = seeded(rows)
  const values = new Float64Array(rows * columns)
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++)
      values[i * columns + j] = (((i % 12) * (j + 3) * 7) % 5) + 3 * (random() + random() + random() - 1.5)
  return { rows, columns, values }
}

const ours = (matrix: Matrix, from: Float64Array): Clustering =>
  finish(lloyd(matrix, from, { iterations, assigner: new Assigner(matrix, clusters) }))

function theirs(data: number[][], from: number[][]): Float64Array {
  const { centroids } = theirKmeans(data, clusters, {
    initialization: from,
    maxIterations: iterations,
    tolerance: 0,
  })
  return Float64Array.from(centroids.flat())
}

/** Sum of squared distances to the nearest centre. */
function inertiaOf({ rows, values }: Matrix, centres: Float64Array): number {
  let sum = 0
  for (let i = 0; i < rows; i++) {
    let least = Number.POSITIVE_INFINITY
    for (let c = 0; c < clusters; c++) least = Math.min(least, squared(values, i, centres, c, columns))
    sum += least
  }
  return sum
}

interface Pair {
  own: number
  ratio: number
}

function compared(rows: number, rounds: number): Pair {
  const matrix = clouds(rows)
  const from = matrix.values.slice(0, clusters * columns)
  const listed = (values: Float64Array, count: number) =>
    Array.from({ length: count }, (_, i) => [...values.subarray(i * columns, (i + 1) * columns)])
  const [data, start] = [listed(matrix.values, rows), listed(from, clusters)]
  const [mine, other] = [ours(matrix, from), theirs(data, start)]
  const gap = inertiaOf(matrix, mine.centres) / inertiaOf(matrix, other) - 1
  if (mine.iterations !== iterations || Math.abs(gap) > 1e-4)
    throw new Error(`k-means of ${rows} rows: not the same work, inertia differs by ${gap}`)
  const [own, peer]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round++) {
    own.push(spent(() => ours(matrix, from)))
    peer.push(spent(() => theirs(data, start)))
  }
  return { own: quantile(own, 0.5), ratio: quantile(peer, 0.5) / quantile(own, 0.5) }
}

/** k-means beside `ml-kmeans`, from the same centres, the copy into the kernel included; same inertia first. */
export function clusterRows(rounds: number): Row[] {
  const goals = { 10000: [3, 2], 100000: [20, 15], 1000000: [250, 200] } as const
  const pairs = sizes.map((rows) => compared(rows, rounds))
  const rows = pairs.flatMap(({ own, ratio }, i): Row[] => {
    const size = sizes[i] ?? 10_000
    const [must, aim] = goals[size]
    const what = `k-means, ${size.toLocaleString('en-GB')} × 8, 8 groups, 20 rounds`
    const times: Row = {
      what: `${what}: times as fast as ml-kmeans`,
      unit: '',
      value: ratio,
      must: 25,
      aim: 34,
    }
    return [
      { what: `${what}: processor time`, unit: 'ms', value: own, must, aim },
      { ...times, better: 'higher' },
    ]
  })
  const slope = exponent(
    sizes,
    pairs.map(({ own }) => own),
  )
  const what = 'k-means, 10,000 to 1,000,000 rows: exponent of the time'
  return [...rows, { what, unit: '', value: slope, must: 1.1, aim: 1.05 }]
}
