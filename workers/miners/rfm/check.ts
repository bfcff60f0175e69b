import { isUnlikeDrawn, isUnlikePicked } from '../../evaluate/picked.ts'

/** What came of people chosen in the past, beside what chance and the simplest rule would have brought. */
export interface Check {
  chosen: number
  of: number
  share: number
  atRandom: number
  byRecency: number
  /** Whether the share lies beyond what chance, and what the latest orders, would bring. */
  isUnlike: { atRandom: boolean; byRecency: boolean }
  verdict: 'better' | 'same'
}

/**
 * Share of an outcome that the chosen brought; better means more than as many at random, beyond chance. `byRecency`
 * chooses as many by the most recent day; ties share. Null where nobody or all are chosen, or there is no outcome.
 */
export function check(chosen: Uint8Array, last: Int32Array, outcome: Float64Array): Check | null {
  const of = chosen.length
  const count = chosen.reduce((s, c) => s + c, 0)
  const total = outcome.reduce((s, v) => s + v, 0)
  if (!(total > 0) || count === 0 || count === of) return null
  const sum = outcome.reduce((s, v, i) => s + (chosen[i] === 1 ? v : 0), 0)
  const recent = mostRecent(count, last)
  const atRandom = isUnlikeDrawn(chosen, outcome)
  return {
    chosen: count,
    of,
    share: sum / total,
    atRandom: count / of,
    byRecency: outcome.reduce((s, v, i) => s + v * (recent[i] ?? 0), 0) / total,
    isUnlike: { atRandom, byRecency: isUnlikePicked(chosen, recent, outcome) },
    verdict: atRandom && sum > (count * total) / of ? 'better' : 'same',
  }
}

/** 1 for the latest, 0 for the others; those who share the last place share it alike. */
function mostRecent(count: number, last: Int32Array): Float64Array {
  const cut = last.slice().sort()[last.length - count] ?? 0
  const [above, ties] = last.reduce(
    ([a, t], day) => [a + (day > cut ? 1 : 0), t + (day === cut ? 1 : 0)],
    [0, 0],
  )
  return Float64Array.from(last, (day) => (day > cut ? 1 : day === cut ? (count - above) / ties : 0))
}
