import type { Call, Stage } from '../../src/contract/wire.ts'

const share: Partial<Record<Stage, readonly [from: number, to: number]>> = {
  query: [0, 0.4],
  fit: [0.4, 0.9],
  evaluate: [0.9, 0.95],
  explain: [0.95, 1],
}
/** Where earlier questions are asked first they take most of the time: they are part of bringing the rows together. */
const shareAfter: typeof share = { ...share, query: [0, 0.8], fit: [0.8, 0.9] }

/** One scale for the whole walk: each stage fills its part of 0–1, and it never falls. `after`: other questions are asked first. */
export function staged(call: Call, after = false): Call {
  let most = 0
  return {
    signal: call.signal,
    progress(stage, done, words) {
      const [from, to] = (after ? shareAfter : share)[stage] ?? [0, 0.4]
      most = Math.max(most, from + (to - from) * Math.min(1, Math.max(0, done)))
      call.progress(stage, most, words)
    },
  }
}

/** A part of bringing rows together, from `from` to `to`, said in its own words. */
export function partOf(call: Call, from: number, to: number, words: string): Call {
  return {
    signal: call.signal,
    progress: (_stage, done) => call.progress('query', from + (to - from) * done, words),
  }
}
