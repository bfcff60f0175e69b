import { within } from '../../numeric/progress.ts'
import { type Pairs, pairsOf, type Rule } from './pairs.ts'
import { endsBefore, type Trade } from './purchases.ts'
import { type Repeats, repeatsOf } from './repeats.ts'
import { type Units, unitsOf } from './units.ts'

/** All that is known before a day: how items are bought, what follows what, and the best sellers, best first. */
export interface Known {
  until: number
  ends: Int32Array
  repeats: Repeats
  units: Units
  pairs: Pairs
  rule: Rule
  sellers: Int32Array
}

/** So many best sellers are looked at for each customer. */
const shelf = 40

/** What is known from the purchases before `until`; pairs count from `least` customers on. Yields the share done. Memory: that of `pairsOf`. */
export function* knownBefore(
  trade: Trade,
  until: number,
  rule: Rule,
  least: number,
): Generator<number, Known> {
  const ends = endsBefore(trade, until)
  const repeats = yield* within(repeatsOf(trade, ends, until), 0, 0.3)
  const units = yield* within(unitsOf(trade, ends, until), 0.3, 0.5)
  const pairs = yield* within(pairsOf(trade, units, rule, least), 0.5, 1)
  return { until, ends, repeats, units, pairs, rule, sellers: best(repeats.share) }
}

function best(share: Float64Array): Int32Array {
  return Int32Array.from(share.keys())
    .filter((it) => (share[it] ?? 0) > 0)
    .sort((a, b) => (share[b] ?? 0) - (share[a] ?? 0) || a - b)
    .slice(0, shelf)
}
