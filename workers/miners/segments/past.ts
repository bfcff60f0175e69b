import { Assigner } from '../../cluster/kernel/assigner.ts'
import { type Clustering, kmeans, lloyd } from '../../cluster/kmeans.ts'
import { assignment } from '../../cluster/matching.ts'
import { type Matrix, rowsAt, squared } from '../../cluster/matrix.ts'
import { within } from '../../numeric/progress.ts'
import { type Found, strided } from './found.ts'
import { type Orders, type People, peopleOf } from './kernel.ts'
import { measured } from './measures.ts'
import { matrixOf, type Scale } from './scaling.ts'

/** Who stood where some days ago. */
export interface Past {
  people: number
  /** Row: segment then, the last row those not yet customers; column: segment now. */
  moves: number[][]
}

const fewest = 100
const most = 1_200

/**
 * The same work as of an earlier day, in the units of now; its segments take the names of those now whose centres they are
 * nearest to, all at once (Kuhn 1955). Null where too few were customers then.
 * Memory as for now: some 250 bytes a customer.
 */
export function* pastOf(
  orders: Orders,
  then: number,
  now: { people: People; scales: Scale[] },
  found: Found,
  random: () => number,
): Generator<number, Past | null> {
  const people = yield* within(peopleOf(orders, then), 0, 0.2)
  if (people.keys.length < fewest) return null
  const columns = yield* within(measured(people, then), 0.2, 0.3)
  const matrix = yield* within(matrixOf(columns, now.scales), 0.3, 0.4)
  const earlier = yield* within(clustered(matrix, found, random), 0.4, 0.95)
  return {
    people: people.keys.length,
    moves: movesOf(people, renamed(earlier, found, matrix.columns), now.people, found),
  }
}

/** From the centres of now, and from new ones; the tighter of the two. */
function* clustered(
  matrix: Matrix,
  { centres, segments }: Found,
  random: () => number,
): Generator<number, Clustering> {
  const sample = rowsAt(matrix, strided(matrix.rows, most))
  const fresh = yield* within(kmeans(sample, segments.length, random, { starts: 6 }), 0, 0.4)
  const assigner = new Assigner(matrix, segments.length)
  const kept = yield* within(lloyd(matrix, centres, { assigner }), 0.4, 0.7)
  const other = yield* within(lloyd(matrix, fresh.centres, { assigner }), 0.7, 1)
  return other.clusters >= kept.clusters && other.inertia < kept.inertia ? other : kept
}

function renamed({ labels, centres, clusters }: Clustering, found: Found, columns: number): Uint8Array {
  const cost = Array.from({ length: clusters }, (_, a) =>
    found.segments.map((_, b) => squared(centres, a, found.centres, b, columns)),
  )
  const nameOf = assignment(cost)
  return labels.map((c) => nameOf[c] ?? 0)
}

function movesOf(then: People, labels: Uint8Array, now: People, found: Found): number[][] {
  const count = found.segments.length
  const moves = Array.from({ length: count + 1 }, () => new Array<number>(count).fill(0))
  for (let i = 0, before = 0; i < now.keys.length; i++) {
    const known = then.keys[before] === now.keys[i]
    const row = moves[known ? (labels[before] ?? 0) : count]
    if (known) before++
    const c = found.labels[i] ?? 0
    if (row) row[c] = (row[c] ?? 0) + 1
  }
  return moves
}
