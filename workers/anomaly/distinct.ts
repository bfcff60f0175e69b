import { within } from '../numeric/progress.ts'
import type { Matrix } from './matrix.ts'
import { localOutlierFactors, nearest } from './neighbours.ts'

/**
 * Local outlier factor of each row where rows repeat: neighbours are rows that differ (the k-distinct-distance of Breunig, Kriegel,
 * Ng & Sander 2000, after definition 6), since among `count` like ones a group is endlessly dense and whatever is near it endlessly
 * strange. Rows that are alike more often than they have neighbours are a group of their own: 1. Yields the share done.
 */
export function* distinctOutlierFactors(matrix: Matrix, count: number): Generator<number, Float64Array> {
  const { distinct, places, times } = distinctRows(matrix)
  const near = yield* within(nearest(distinct, count), 0, 1)
  const factors = localOutlierFactors(near)
  return Float64Array.from(places, (place) => ((times[place] ?? 0) > count ? 1 : (factors[place] ?? 1)))
}

/** Rows of which no two are alike, for each row its place among them, and how often each stands. */
function distinctRows({ rows, columns, values }: Matrix) {
  const known = new Map<string, number>()
  const [places, times] = [new Int32Array(rows), new Int32Array(rows)]
  const kept = new Float64Array(values.length)
  for (let i = 0; i < rows; i++) {
    const row = values.subarray(i * columns, (i + 1) * columns)
    const place = known.get(row.join()) ?? known.size
    known.set(row.join(), place)
    kept.set(row, place * columns)
    places[i] = place
    times[place] = (times[place] ?? 0) + 1
  }
  const distinct = { rows: known.size, columns, values: kept.subarray(0, known.size * columns) }
  return { distinct, places, times }
}
