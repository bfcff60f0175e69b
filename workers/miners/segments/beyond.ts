import { Assigner } from '../../cluster/kernel/assigner.ts'
import { type Clustering, kmeans } from '../../cluster/kmeans.ts'
import { centresOf, type Matrix } from '../../cluster/matrix.ts'
import { within } from '../../numeric/progress.ts'
import { gapsDealt, ordersDealt, ordersOf } from './dealt.ts'
import { strided } from './found.ts'
import { type Orders, type People, peopleOf } from './kernel.ts'
import { measured } from './measures.ts'
import { matrixOf, type Scale } from './scaling.ts'
import { shuffles } from './search.ts'

const mostHeld = 2_000

/** How much of what the number of orders does not tell of customers their kinds do (0–1): here, and the most where orders are dealt. */
export interface Beyond {
  own: number
  dealt: number
}

interface Shop {
  people: People
  scales: readonly Scale[]
  asOf: number
}

/**
 * Holds kinds against shops in which customers differ by their number of orders alone: 20 in which whole orders are dealt out
 * among them, and 20 in which everybody keeps the first day, too. The harder of the two; null where nobody ordered twice, for
 * then there is nothing to deal. An own share above all of either is a permutation test at 1/21. At most 2,000 customers.
 * Memory: 21 matrices of these and their orders twice. Yields the share done.
 */
export function* beyondCounts(
  orders: Orders,
  { people, scales, asOf }: Shop,
  clusters: number,
  random: () => number,
): Generator<number, Beyond | null> {
  const drawn = strided(people.keys.length, mostHeld)
  const keys = drawn.map((i) => people.keys[i] ?? 0)
  const own = yield* within(ordersOf(orders, keys, asOf), 0, 0.02)
  if (own.rows === keys.length) return null
  const counts = drawn.map((i) => people.orders[i] ?? 0)
  const deals = [() => ordersDealt(own, random), () => gapsDealt(own, asOf, random)]
  const found: Beyond[] = []
  for (const [d, deal] of deals.entries()) {
    const sets: Matrix[] = []
    for (let round = 0; round <= shuffles; round++) {
      const done = Math.max(0.02, (d + (0.3 * round) / (shuffles + 1)) / deals.length)
      const set = matrixAt(round === 0 ? own : deal(), scales, asOf)
      sets.push(yield* within(set, done, done))
      yield done
    }
    found.push(yield* within(held(sets, counts, clusters, random), (d + 0.3) / 2, (d + 1) / 2))
  }
  return found.reduce((a, b) => (b.own - b.dealt < a.own - a.dealt ? b : a))
}

function* matrixAt(orders: Orders, scales: readonly Scale[], asOf: number): Generator<number, Matrix> {
  const people = yield* peopleOf(orders, asOf)
  const columns = yield* measured(people, asOf)
  return yield* matrixOf(columns, scales)
}

/** The first set against the others, all treated alike. */
function* held(
  sets: readonly Matrix[],
  counts: Int32Array,
  clusters: number,
  random: () => number,
): Generator<number, Beyond> {
  const usual = centresByCount(sets, counts)
  const shares: number[] = []
  for (const [i, set] of sets.entries()) {
    const assigner = new Assigner(set, clusters)
    const part = [i / sets.length, (i + 1) / sets.length] as const
    const found = yield* within(kmeans(set, clusters, random, { starts: 4, assigner }), ...part)
    shares.push(explained(usual(set), found))
  }
  const [own = 0, ...dealt] = shares
  return { own, dealt: Math.max(...dealt) }
}

/** Takes from a set what customers of as many orders have in the middle of all sets. */
function centresByCount(sets: readonly Matrix[], counts: Int32Array): (set: Matrix) => Matrix {
  const known = [...new Set(counts)]
  const placeOf = new Map(known.map((count, place) => [count, place]))
  const labels = counts.map((count) => placeOf.get(count) ?? 0)
  const centres = new Float64Array(known.length * (sets[0]?.columns ?? 0))
  for (const set of sets)
    centresOf(set, labels, known.length).forEach((value, i) => {
      centres[i] = (centres[i] ?? 0) + value / sets.length
    })
  return ({ rows, columns, values }) => {
    const left = values.map((value, i) => {
      const place = labels[Math.floor(i / columns)] ?? 0
      return value - (centres[place * columns + (i % columns)] ?? 0)
    })
    return { rows, columns, values: left }
  }
}

/** Share of the sum of squares that lies between the clusters (R²). */
function explained(left: Matrix, { labels, clusters, sizes }: Clustering): number {
  const centres = centresOf(left, labels, clusters)
  const between = centres.reduce(
    (sum, value, i) => sum + value * value * (sizes[Math.floor(i / left.columns)] ?? 0),
    0,
  )
  const all = left.values.reduce((sum, value) => sum + value * value, 0)
  return all > 0 ? between / all : 0
}
