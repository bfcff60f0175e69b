import { type Matrix, squared } from './matrix.ts'

const chunk = 65_536

/**
 * First centres: k-means++ (Arthur & Vassilvitskii 2007), each the best of 2 + ln k candidates. Fewer than `clusters` where
 * there are fewer distinct rows. Memory: 8 bytes a row, thrice. Yields the share done.
 */
export function* firstCentres(
  matrix: Matrix,
  clusters: number,
  random: () => number,
): Generator<number, Float64Array> {
  const { rows, columns, values } = matrix
  const centres = new Float64Array(clusters * columns)
  const put = (c: number, row: number) =>
    centres.set(values.subarray(row * columns, (row + 1) * columns), c * columns)
  put(0, Math.min(rows - 1, Math.floor(random() * rows)))
  let [near, next, best] = [new Float64Array(rows), new Float64Array(rows), new Float64Array(rows)]
  near.fill(Number.POSITIVE_INFINITY)
  let potential = yield* closer(matrix, centres, 0, near, near)
  const tries = 2 + Math.floor(Math.log(clusters))
  for (let c = 1; c < clusters; c++) {
    if (!(potential > 0)) return centres.slice(0, c * columns)
    let [least, chosen] = [Number.POSITIVE_INFINITY, 0]
    for (let t = 0; t < tries; t++) {
      const row = drawn(near, random() * potential)
      put(c, row)
      const left = yield* closer(matrix, centres, c, near, next)
      if (left >= least) continue
      ;[least, chosen] = [left, row]
      ;[best, next] = [next, best]
    }
    put(c, chosen)
    ;[near, best] = [best, near]
    potential = least
  }
  return centres
}

/** Squared distance of each row to its nearest centre, once centre `c` is there too; gives their sum. */
function* closer(
  matrix: Matrix,
  centres: Float64Array,
  c: number,
  near: Float64Array,
  into: Float64Array,
): Generator<number, number> {
  const { rows, columns, values } = matrix
  let sum = 0
  for (let start = 0; start < rows; start += chunk) {
    if (start > 0) yield (c * columns) / centres.length
    const end = Math.min(rows, start + chunk)
    for (let i = start; i < end; i++) {
      const gap = Math.min(near[i] ?? 0, squared(values, i, centres, c, columns))
      into[i] = gap
      sum += gap
    }
  }
  return sum
}

function drawn(weights: Float64Array, at: number): number {
  let left = at
  let last = 0
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] ?? 0
    if (!(weight > 0)) continue
    last = i
    left -= weight
    if (left < 0) return i
  }
  return last
}
