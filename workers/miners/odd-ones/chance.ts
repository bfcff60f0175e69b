import { betaBinomialTail, binomialTail } from '../../numeric/counts.ts'
import { inPieces, within } from '../../numeric/progress.ts'
import { median } from '../../numeric/quantile.ts'
import { ascending } from '../../numeric/sorting.ts'
import { below, upTo } from './sorted.ts'

/** Of so many trials of each, so many that succeeded. */
export interface Shares {
  readonly trials: Int32Array
  readonly hits: Int32Array
}

/** What is usual: the share of all, and how alike two trials of one are beyond it (0–1). */
export interface Usual {
  readonly share: number
  readonly alike: number
}

/**
 * Share and correlation by moments: Kleinman (1973), J. Am. Stat. Assoc. 68, weights by trials. Those that chance alone would
 * hardly give are left out of the correlation, so that they do not excuse themselves.
 */
export function usualShare({ trials, hits }: Shares): Usual {
  let [all, won] = [0, 0]
  for (let i = 0; i < trials.length; i++) {
    all += trials[i] ?? 0
    won += hits[i] ?? 0
  }
  const share = all > 0 ? won / all : 0
  if (share <= 0 || share >= 1) return { share, alike: 0 }
  let [people, sum, squares, spread] = [0, 0, 0, 0]
  for (let i = 0; i < trials.length; i++) {
    const [n, k] = [trials[i] ?? 0, hits[i] ?? 0]
    if (n === 0 || (k >= 2 && binomialTail(k, n, share) < 0.05 / trials.length)) continue
    people++
    sum += n
    squares += n * n
    spread += n * (k / n - share) ** 2
  }
  const room = sum - squares / Math.max(1, sum) - (people - 1)
  const excess = spread / (share * (1 - share)) - (people - 1)
  return { share, alike: room > 0 ? Math.min(0.9, Math.max(0, excess / room)) : 0 }
}

/** Upper tail of each number of hits, kept for equal ones. */
export function shareTail({ share, alike }: Usual): (hits: number, trials: number) => number {
  const known = new Map<string, number>()
  return (hits, trials) => {
    const key = `${hits}/${trials}`
    const p = known.get(key) ?? betaBinomialTail(hits, trials, share, alike)
    known.set(key, p)
    return p
  }
}

/** How likely a gap is to be as large, and how many gaps are known. */
export interface GapTail {
  readonly known: number
  tail(gap: number): number
}

const chunk = 1 << 15
/** Share of the known gaps that are the tail, and the fewest that tell how it falls. */
const [tailShare, fewestBeyond] = [0.02, 30]

/**
 * Tail of gaps (NaN = not known), exponential from where the largest fiftieth of them begins, or thirty of them, but never below the
 * floor: the share from there on, halved with every median excess (Pickands 1975, Ann. Stat. 3, with shape 0). Gaps from `far` on do
 * not excuse themselves, unless one in a hundred is as large: then they are the habit. Memory: 8 bytes a gap. Yields the share done.
 */
export function* gapTail(gaps: Float64Array, floor: number, far: number): Generator<number, GapTail> {
  const beyond = new Float64Array(gaps.length)
  let [known, n, wild] = [0, 0, 0]
  const look = (from: number, to: number) => {
    for (let i = from; i < to; i++) {
      const gap = Math.abs(gaps[i] ?? 0)
      if (Number.isNaN(gap)) continue
      known++
      if (gap >= far) wild++
      else if (gap > floor) beyond[n++] = gap
    }
  }
  yield* within(inPieces(gaps.length, chunk, look), 0, 0.6)
  const isHabit = wild > 0.01 * known
  for (let i = 0; isHabit && i < gaps.length; i++) {
    if (i % chunk === 0) yield 0.6 + (0.2 * i) / gaps.length
    const gap = Math.abs(gaps[i] ?? 0)
    if (gap >= far) beyond[n++] = gap
  }
  const all = isHabit ? known : known - wild
  const sorted = yield* within(ascending(beyond.subarray(0, n)), 0.8, 1)
  const from = sorted[n - Math.max(fewestBeyond, Math.ceil(tailShare * all)) - 1] ?? floor
  const excess = sorted.subarray(upTo(sorted, from))
  const share = (excess.length + 1) / (all + 1)
  const half = Math.max(floor / 2, (median(excess) ?? from) - from)
  const own = (gap: number) => (n - below(sorted, gap) + 1) / (all + 1)
  return { known, tail: (gap) => (gap <= from ? own(gap) : share * 0.5 ** ((gap - from) / half)) }
}
