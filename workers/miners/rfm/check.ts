import { z95 } from '../../numeric/interval.ts'

/** What came of people chosen in the past, beside what chance and the simplest rule would have brought. */
export interface Check {
  chosen: number
  of: number
  share: number
  atRandom: number
  byRecency: number
  verdict: 'better' | 'same'
}

/**
 * Share of an outcome that the chosen brought. At random the sum of as many, drawn without replacement, has the mean and
 * variance of Cochran (1977), Sampling Techniques, eq. 2.9; better means beyond 1.96 standard deviations. `byRecency`
 * chooses as many by the most recent day; ties share. Null where nobody or all are chosen, or there is no outcome.
 */
export function check(chosen: Uint8Array, last: Int32Array, outcome: Float64Array): Check | null {
  const of = chosen.length
  const count = chosen.reduce((s, c) => s + c, 0)
  const total = outcome.reduce((s, v) => s + v, 0)
  if (!(total > 0) || count === 0 || count === of) return null
  const mean = total / of
  const variance = outcome.reduce((s, v) => s + (v - mean) ** 2, 0) / (of - 1)
  const sum = outcome.reduce((s, v, i) => s + (chosen[i] === 1 ? v : 0), 0)
  const deviation = Math.sqrt(count * (1 - count / of) * variance)
  return {
    chosen: count,
    of,
    share: sum / total,
    atRandom: count / of,
    byRecency: mostRecent(count, last, outcome) / total,
    verdict: sum - count * mean > z95 * deviation ? 'better' : 'same',
  }
}

function mostRecent(count: number, last: Int32Array, outcome: Float64Array): number {
  const cut = last.slice().sort()[last.length - count] ?? 0
  let [above, sum, ties, tied] = [0, 0, 0, 0]
  for (let i = 0; i < last.length; i++) {
    const value = outcome[i] ?? 0
    if ((last[i] ?? 0) > cut) {
      above++
      sum += value
    } else if (last[i] === cut) {
      ties++
      tied += value
    }
  }
  return sum + (tied * (count - above)) / ties
}
