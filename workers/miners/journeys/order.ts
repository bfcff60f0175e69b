import { discoveryLimit } from '../../numeric/discovery.ts'
import { within } from '../../numeric/progress.ts'
import { median } from '../../numeric/quantile.ts'
import { incompleteBeta, studentTail } from '../../numeric/tail.ts'
import { mineSequences } from '../../patterns/mine-sequences.ts'
import { elementCounts, elementsOf, type Patterns, type Sequences } from '../../patterns/sequences.ts'
import { condense } from '../../patterns/sequences-closed.ts'
import { countMatches, earliestMatches } from '../../patterns/sequences-match.ts'
import { everyNth, joined, shuffled } from '../../patterns/sequences-shuffle.ts'

/** A pattern beside what it comes to when the dates of each customer's orders are dealt out anew. */
export interface Pattern {
  elements: number[][]
  count: number
  expected: number
  lift: number
  p: number
  /** Median days between its elements. */
  gaps: number[]
}

export interface Orderings {
  /** Found and not told by a shorter one, the largest surplus first. */
  found: Pattern[]
  tested: number
  significant: number
  /** Found ones that tell only that something comes before, or after, nearly everything. */
  placed: number
  minCount: number
  /** Shuffles made. */
  rounds: number
  strongest: Pattern | null
}

/** Share of findings that may be false. */
export const falseRate = 0.05
/** Patterns tested at most, and shown at most. */
const most = { tested: 300, shown: 20 }
/** Items of the sequences that candidates are looked for in, and items shuffled in all. */
const budget = { candidates: 120_000, shuffled: 4_000_000 }

/**
 * Patterns whose order is not chance's. Candidates come from the customers' sequences and one shuffle of them together, so
 * that what is tested does not depend on the order found (Westfall & Young 1993); with many items every n-th sequence is
 * enough for that. Each is counted in all sequences and in up to `rounds` further shuffles, fewer (10 at least) where that
 * would take long; Benjamini–Hochberg over all tested.
 * Memory: one shuffle, 8 bytes an item.
 */
export function* orderings(
  db: Sequences,
  { maxGap, rounds: wanted }: { maxGap: number; rounds: number },
  random: () => number,
): Generator<number, Orderings> {
  const minCount = leastShared(db.start.length - 1)
  const rounds = Math.max(10, Math.min(wanted, Math.floor(budget.shuffled / db.items.length)))
  const stride = Math.ceil(db.items.length / budget.candidates)
  const part = everyNth(db, stride)
  const pool = joined(part, yield* within(shuffled(part, random), 0, 0.02))
  const least = Math.max(2, Math.ceil((2 * minCount) / stride))
  const limits = { minCount: least, maxGap, maxElements: 3, maxLength: 4, top: most.tested, topFrom: 2 }
  const candidates = yield* within(mineSequences(pool, limits), 0.02, 0.3)
  const { closed } = yield* within(condense(candidates), 0.3, 0.31)
  const elements = elementCounts(candidates)
  const tested = Int32Array.from(elements.keys()).filter((p) => (elements[p] ?? 0) > 1 && closed[p] === 1)
  const count = yield* within(countMatches(db, candidates, { maxGap }), 0.31, 0.34)
  const sums = { sum: new Float64Array(candidates.size), squares: new Float64Array(candidates.size) }
  const step = 0.66 / rounds
  for (let round = 0, at = 0.34; round < rounds && tested.length > 0; round++, at += step) {
    const dealt = yield* within(shuffled(db, random), at, at + step / 4)
    const counted = yield* within(countMatches(dealt, candidates, { maxGap }), at + step / 4, at + step)
    for (let p = 0; p < counted.length; p++) {
      const n = counted[p] ?? 0
      sums.sum[p] = (sums.sum[p] ?? 0) + n
      sums.squares[p] = (sums.squares[p] ?? 0) + n * n
    }
  }
  const all = Array.from(tested, (p) => patternOf(candidates, p, count[p] ?? 0, sums, rounds))
  return { ...choose(db, all, minCount, maxGap), rounds }
}

/** One in a hundred customers who came again, and ten at least. */
export function leastShared(sequences: number): number {
  return Math.max(10, Math.ceil(sequences / 100))
}

function patternOf(
  candidates: Patterns,
  p: number,
  count: number,
  { sum, squares }: { sum: Float64Array; squares: Float64Array },
  rounds: number,
): Pattern {
  const total = sum[p] ?? 0
  const expected = total / rounds
  const variance = Math.max(0, ((squares[p] ?? 0) - total * expected) / (rounds - 1))
  return {
    elements: elementsOf(candidates, p),
    count,
    expected,
    lift: count / Math.max(expected, 1 / rounds),
    p: byChance(count, total, variance, rounds),
    gaps: [],
  }
}

/**
 * How often chance does as much. Few expected: given their sum, a Poisson count falls to the real data with chance 1 in
 * rounds + 1 (Przyborowski & Wilenski 1940), which is cautious, as counts of customers vary less. Many: the prediction
 * t of one more shuffle.
 */
export function byChance(count: number, total: number, variance: number, rounds: number): number {
  const expected = total / rounds
  if (count <= expected) return 1
  if (expected < 30) return incompleteBeta(1 / (rounds + 1), count, total + 1)
  const spread = Math.sqrt(Math.max(variance, 1) * (1 + 1 / rounds))
  return studentTail((count - 0.5 - expected) / spread, rounds - 1) / 2
}

function choose(db: Sequences, all: Pattern[], minCount: number, maxGap: number): Omit<Orderings, 'rounds'> {
  const limit = discoveryLimit(
    Float64Array.from(all, (x) => x.p),
    all.length,
    falseRate,
  )
  const surplus = (x: Pattern) => x.count - x.expected
  const real = all
    .filter((x) => x.p <= limit && x.count >= minCount)
    .sort((a, b) => surplus(b) - surplus(a) || a.elements.flat().length - b.elements.flat().length)
  const found: Pattern[] = []
  const placed = placedIn(real)
  for (const x of real) {
    if (found.length === most.shown) break
    if (placed.has(x)) continue
    const told = found.some((y) => related(x, y) && x.lift < 1.25 * y.lift)
    if (!told) found.push({ ...x, gaps: gapsOf(db, x, maxGap) })
  }
  const strongest = all.reduce<Pattern | null>(
    (best, x) => (best && surplus(best) >= surplus(x) ? best : x),
    null,
  )
  return { found, tested: all.length, significant: real.length, placed: placed.size, minCount, strongest }
}

/** So many that begin, or end, alike are a crowd; who stands out of it has so many times its middle lift. */
const crowd = { least: 5, apart: 1.25 }

/**
 * What is always bought first, or new to the shop, comes before, or after, everything: of sequences that begin (or end) alike and
 * are as strong as the others that do, the first alone is told. `real`: the largest surplus first.
 */
export function placedIn(real: readonly Pattern[]): Set<Pattern> {
  const placed = new Set<Pattern>()
  for (const at of [0, -1]) {
    const alike = new Map<string, Pattern[]>()
    for (const x of real) {
      const key = `${x.elements.length} ${x.elements.at(at)?.join(' ')}`
      alike.set(key, [...(alike.get(key) ?? []), x])
    }
    for (const group of alike.values()) {
      if (group.length < crowd.least) continue
      const usual = median(Float64Array.from(group, ({ lift }) => lift)) ?? 0
      for (const x of group.slice(1)) if (x.lift < crowd.apart * usual) placed.add(x)
    }
  }
  return placed
}

const related = (x: Pattern, y: Pattern) =>
  contains(x.elements, y.elements) || contains(y.elements, x.elements)

function gapsOf(db: Sequences, { elements }: Pattern, maxGap: number): number[] {
  return earliestMatches(db, elements, { maxGap }).gaps.map((days) => median(Int32Array.from(days)) ?? 0)
}

/** Each element of the smaller one is part of an element of the larger one, in order. */
export function contains(large: readonly number[][], small: readonly number[][]): boolean {
  let at = 0
  for (const element of large) {
    const wanted = small[at]
    if (wanted?.every((item) => element.includes(item))) at++
  }
  return at >= small.length
}
