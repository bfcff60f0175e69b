import type { Baskets } from './baskets.ts'
import { lookupOf } from './lookup.ts'

/**
 * What chance would do: the same items dealt at random into baskets of the same sizes. Full baskets hold more of
 * everything, so that pairs look alike where none belongs together; within one size they do not.
 */
export interface Dealt {
  /** Kinds of sizes: one a size up to 24, then steps of 15 %. */
  strata: number
  stratum: Uint8Array
  baskets: Float64Array
  /** Sum of p (1 − p) over the items of a stratum. */
  spread: Float64Array
  /** How often item i stands in stratum t, at i · strata + t. */
  single: Int32Array
}

const exact = 24

function stratumOf(size: number): number {
  if (size <= exact) return Math.max(0, size - 1)
  return Math.min(63, exact + Math.floor(Math.log(size / (exact + 1)) / Math.log(1.15)))
}

/** Counts every item by size of basket. At most 256 bytes an item and 1 a basket. Yields the share done. */
export function* dealt(baskets: Baskets): Generator<number, Dealt> {
  const many = baskets.start.length - 1
  const stratum = new Uint8Array(many)
  let strata = 1
  for (let b = 0; b < many; b++) {
    if (b % 65_536 === 65_535) yield (0.2 * b) / many
    stratum[b] = stratumOf((baskets.start[b + 1] ?? 0) - (baskets.start[b] ?? 0))
    strata = Math.max(strata, (stratum[b] ?? 0) + 1)
  }
  const counts = new Float64Array(strata)
  const single = new Int32Array(baskets.items * strata)
  for (let b = 0; b < many; b++) {
    if (b % 16_384 === 16_383) yield 0.2 + (0.7 * b) / many
    const t = stratum[b] ?? 0
    counts[t] = (counts[t] ?? 0) + 1
    for (let e = baskets.start[b] ?? 0; e < (baskets.start[b + 1] ?? 0); e++) {
      const at = (baskets.item[e] ?? 0) * strata + t
      single[at] = (single[at] ?? 0) + 1
    }
  }
  const spread = new Float64Array(strata)
  for (let at = 0; at < single.length; at++) {
    if (at % 1_048_576 === 1_048_575) yield 0.9 + (0.1 * at) / single.length
    const t = at % strata
    const p = (single[at] ?? 0) / (counts[t] ?? 1)
    if (p > 0) spread[t] = (spread[t] ?? 0) + p * (1 - p)
  }
  return { strata, stratum, baskets: counts, spread, single }
}

/**
 * In how many baskets two items would be together by chance: joint inclusion in samples of fixed size, Hájek (1964),
 * Ann. Math. Stat. 35, p p′ (1 − (1 − p)(1 − p′) / Σ p (1 − p)), summed over sizes.
 */
export function expectedPair({ strata, baskets, spread, single }: Dealt, i: number, j: number): number {
  let sum = 0
  for (let t = 1; t < strata; t++) {
    const n = baskets[t] ?? 0
    if (n === 0) continue
    const p = (single[i * strata + t] ?? 0) / n
    const q = (single[j * strata + t] ?? 0) / n
    sum += n * p * q * left((1 - p) * (1 - q), spread[t] ?? 0)
  }
  return sum
}

const left = (taken: number, spread: number) => (spread > 0 ? Math.max(0, 1 - taken / spread) : 1)

/** In how many of the baskets with both x and y, counted by stratum in `both` from `at`, item c would stand by chance. */
export function expectedThird(
  of: Dealt,
  both: Int32Array,
  at: number,
  x: number,
  y: number,
  c: number,
): number {
  const { strata, baskets, spread, single } = of
  let sum = 0
  for (let t = 2; t < strata; t++) {
    const n = baskets[t] ?? 0
    if (n === 0) continue
    const share = (item: number) => (single[item * strata + t] ?? 0) / n
    const p = share(c)
    sum += (both[at + t] ?? 0) * p * left((1 - p) * (2 - share(x) - share(y)), spread[t] ?? 0)
  }
  return sum
}

/** Of the baskets with x, how many would hold both y and c if, among them, y told nothing of c; pairs counted by stratum. */
export function expectedWithin(
  of: Dealt,
  x: number,
  pairs: Int32Array,
  withY: number,
  withC: number,
): number {
  const { strata, spread, single } = of
  let sum = 0
  for (let t = 2; t < strata; t++) {
    const n = single[x * strata + t] ?? 0
    if (n === 0) continue
    const p = (pairs[withY + t] ?? 0) / n
    const q = (pairs[withC + t] ?? 0) / n
    sum += n * p * q * left((1 - p) * (1 - q), ((spread[t] ?? 0) * t) / (t + 1))
  }
  return sum
}

/**
 * How often each of the sets given, of at most three items, stands in baskets of each stratum, at set · strata + t. Each set
 * is looked for where its rarest item is. 256 bytes a set at most. Yields the share done.
 */
export function* setCounts(
  baskets: Baskets,
  of: Dealt,
  sets: readonly (readonly number[])[],
): Generator<number, Int32Array> {
  const { strata, stratum } = of
  const counts = new Int32Array(sets.length * strata)
  if (sets.length === 0) return counts
  const { start, set, second, third } = lookupOf(sets, totals(of, baskets.items))
  const seen = new Int32Array(baskets.items).fill(-1)
  for (let b = 0, work = 0; b < stratum.length; b++) {
    const from = baskets.start[b] ?? 0
    const to = baskets.start[b + 1] ?? 0
    for (let e = from; e < to; e++) seen[baskets.item[e] ?? 0] = b
    for (let e = from; e < to; e++) {
      const item = baskets.item[e] ?? 0
      const end = start[item + 1] ?? 0
      for (let at = start[item] ?? 0; at < end; at++) {
        if (seen[second[at] ?? 0] !== b || seen[third[at] ?? 0] !== b) continue
        const cell = (set[at] ?? 0) * strata + (stratum[b] ?? 0)
        counts[cell] = (counts[cell] ?? 0) + 1
      }
      work += 1 + end - (start[item] ?? 0)
    }
    if (work < 200_000) continue
    work = 0
    yield b / stratum.length
  }
  return counts
}

function totals({ single, strata }: Dealt, items: number): Int32Array {
  const sums = new Int32Array(items)
  for (let item = 0; item < items; item++) sums[item] = rowSum(single, item, strata)
  return sums
}

/** Sum of a row of counts by stratum. */
export function rowSum(counts: Int32Array, row: number, strata: number): number {
  let sum = 0
  for (let t = row * strata; t < (row + 1) * strata; t++) sum += counts[t] ?? 0
  return sum
}
