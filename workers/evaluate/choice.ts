import { pairedBootstrap } from './comparison.ts'
import { type Judged, judge, type Measure } from './judged.ts'

/** A way to answer, with its scores for rows it has not seen. Simpler ones first. */
export interface Candidate {
  readonly name: string
  readonly scores: Float64Array
}

export interface Chosen {
  readonly name: string
  /** Whether it beats the naive answer beyond chance. */
  readonly wins: boolean
  /** Its figure less that of the naive answer, with the 95 % interval. */
  readonly ahead: { readonly value: number; readonly low: number; readonly high: number }
  /** Figure of each candidate, in their order. */
  readonly figures: readonly { readonly name: string; readonly value: number }[]
}

/**
 * The simplest candidate that the best one does not beat beyond chance, held against a naive answer on the same rows (paired
 * bootstrap, 95 %). `measure`: larger is better. `outcome` 0 or 1. Yields the share done.
 */
export function* simplestThatWins(
  candidates: readonly [Candidate, ...Candidate[]],
  naive: Float64Array,
  outcome: Uint8Array,
  measure: Measure,
  random: () => number,
  rounds = 200,
): Generator<number, Chosen> {
  const judged: Judged[] = []
  for (const { scores } of candidates) judged.push(yield* judge(scores, outcome))
  const values = judged.map((one) => measure(one))
  const best = values.reduce(
    (top, value, k) => (value > (values[top] ?? Number.NEGATIVE_INFINITY) ? k : top),
    0,
  )
  let chosen = best
  for (let k = 0; k < best; k++) {
    const [own, top] = [judged[k], judged[best]]
    if (!own || !top) continue
    const { low } = yield* pairedBootstrap(top, own, measure, random, rounds)
    if (low > 0) continue
    chosen = k
    break
  }
  const plain = yield* judge(naive, outcome)
  const ahead = yield* pairedBootstrap(judged[chosen] ?? plain, plain, measure, random, rounds)
  return {
    name: candidates[chosen]?.name ?? '',
    wins: ahead.low > 0,
    ahead: { value: ahead.value, low: ahead.low, high: ahead.high },
    figures: candidates.map(({ name }, k) => ({ name, value: values[k] ?? Number.NaN })),
  }
}
