import { dieboldMariano } from '../../numeric/forecast-test.ts'
import { quantile } from '../../numeric/quantile.ts'
import type { Grid, People } from './kernel.ts'

/** Errors of a prediction and of the plain one, made on what came later; 'better' where chance seldom does that. */
export interface Check {
  error: number
  plainError: number
  cells: number
  verdict: 'better' | 'worse' | 'same'
}

/**
 * The share of each cohort that orders k periods on, predicted from the cohorts that were that far before it began,
 * against one mean for all k. Only what was known then is used. Null with fewer than three cohorts to predict.
 */
export function curveCheck(grid: Grid, minimum: number): Check | null {
  const { columns, size, back } = grid
  const cohorts = size.length / columns
  const mine: number[] = []
  const plain: number[] = []
  let [weight, error, plainError, cells] = [0, 0, 0, 0]
  for (let c = 1; c < cohorts; c++) {
    if ((size[c * columns] ?? 0) < minimum) continue
    const [all, own] = knownBefore(grid, c)
    const misses = own.flatMap((rate, k) => {
      const n = size[c * columns + k] ?? 0
      if (k === 0 || n === 0 || Number.isNaN(rate)) return []
      const actual = (back[c * columns + k] ?? 0) / n
      return [[Math.abs(actual - rate), Math.abs(actual - all), n] as const]
    })
    if (misses.length === 0) continue
    mine.push(misses.reduce((s, [m]) => s + m, 0) / misses.length)
    plain.push(misses.reduce((s, [, m]) => s + m, 0) / misses.length)
    for (const [m, p, n] of misses) {
      error += m * n
      plainError += p * n
      weight += n
      cells++
    }
  }
  if (mine.length < 3) return null
  return { error: error / weight, plainError: plainError / weight, cells, verdict: verdictOf(mine, plain) }
}

/** Mean share over all cells, and by periods since, of what had happened before cohort `c` began. */
function knownBefore({ columns, size, back }: Grid, c: number): [number, number[]] {
  let [people, came] = [0, 0]
  const rates = Array.from({ length: columns }, (_, k) => {
    let [n, b] = [0, 0]
    for (let earlier = 0; earlier + k < c; earlier++) {
      n += size[earlier * columns + k] ?? 0
      b += back[earlier * columns + k] ?? 0
    }
    people += k > 0 ? n : 0
    came += k > 0 ? b : 0
    return n > 0 ? b / n : Number.NaN
  })
  return [people > 0 ? came / people : 0, rates]
}

/**
 * Whether a person comes back within `horizon` days, predicted from the slice of the first order as earlier people of
 * it did (drawn to the mean by ten people's weight), against the mean of all: Brier (1950) score, later people only.
 */
export function sliceCheck(
  people: People,
  slice: Int32Array,
  slices: number,
  horizon: number,
  asOf: number,
): Check | null {
  const eligible = people.first.filter((day) => day + horizon <= asOf).sort()
  if (eligible.length < 60) return null
  const split = Math.floor(quantile(eligible, 0.6))
  const seen = new Float64Array(slices + 1)
  const came = new Float64Array(slices + 1)
  const test: number[] = []
  for (let p = 0; p < people.first.length; p++) {
    const first = people.first[p] ?? 0
    if (first > split && first + horizon <= asOf) test.push(p)
    if (first + horizon > split) continue
    for (const at of [slice[p] ?? 0, slices]) {
      seen[at] = (seen[at] ?? 0) + 1
      came[at] = (came[at] ?? 0) + within(people, p, horizon)
    }
  }
  if ((seen[slices] ?? 0) < 30 || test.length < 30) return null
  const mean = (came[slices] ?? 0) / (seen[slices] ?? 1)
  const rate = seen.map((n, s) => ((came[s] ?? 0) + 10 * mean) / (n + 10))
  const mine = test.map((p) => (within(people, p, horizon) - (rate[slice[p] ?? 0] ?? mean)) ** 2)
  const plain = test.map((p) => (within(people, p, horizon) - mean) ** 2)
  const average = (losses: number[]) => losses.reduce((s, l) => s + l, 0) / losses.length
  return {
    error: average(mine),
    plainError: average(plain),
    cells: test.length,
    verdict: verdictOf(mine, plain),
  }
}

function within(people: People, p: number, horizon: number): number {
  const second = people.second[p] ?? -1
  return second >= 0 && second - (people.first[p] ?? 0) <= horizon ? 1 : 0
}

function verdictOf(mine: number[], plain: number[]): Check['verdict'] {
  const { statistic, p } = dieboldMariano(mine, plain)
  if (p >= 0.05) return 'same'
  return statistic < 0 ? 'better' : 'worse'
}
