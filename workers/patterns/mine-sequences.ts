import { within } from '../numeric/progress.ts'
import { elementCounts, type Limits, type Patterns, type Sequences } from './sequences.ts'
import { countPairs, firstPlaces, pairedOnly, reduce } from './sequences-pairs.ts'
import { SequenceSearch } from './sequences-search.ts'

/** Up to so many frequent items all pairs are counted first: 12 bytes each, 27 MB at most. */
const mostPaired = 1500

/**
 * All sequential patterns within the limits (Agrawal & Srikant 1995; gaps and window of Srikant & Agrawal 1996, in days), by
 * prefix growth: a pattern is grown item by item, first into its last element, then into later ones. Pairs are counted
 * in one pass over first and last places, items that stand in no frequent one are left out, and what follows a first item is
 * copied together, less what cannot be frequent. Yields the share done, at least every 65,536 items. Memory: 20 bytes an item,
 * 13 a pattern, 12 a pair of frequent items (27 MB at most), and the places of the patterns under way.
 */
export function* mineSequences(db: Sequences, limits: Limits): Generator<number, Patterns> {
  const small = yield* within(reduce(db, limits.minCount), 0, 0.1)
  const paired = small.count.length <= mostPaired
  const pairs = paired ? yield* within(countPairs(small), 0.1, 0.3) : null
  const open = pairs ? yield* within(pairedOnly(small, pairs, limits.minCount), 0.3, 0.33) : small
  const firsts = yield* within(firstPlaces(open), 0.33, 0.35)
  const search = new SequenceSearch(open, pairs, limits)
  yield* within(search.run(firsts), 0.35, 1)
  const patterns = search.found.done(small.codeOf)
  return limits.top === undefined ? patterns : best(patterns, search.minCount, limits.topFrom ?? 1)
}

/** Patterns of at least so many elements that reach the threshold, and those they grow from. */
function best(all: Patterns, threshold: number, from: number): Patterns {
  const elements = elementCounts(all)
  const keep = new Uint8Array(all.size)
  for (let p = all.size - 1; p >= 0; p--) {
    if ((elements[p] ?? 0) >= from && (all.count[p] ?? 0) >= threshold) keep[p] = 1
    if (keep[p] === 1 && (all.parent[p] ?? -1) >= 0) keep[all.parent[p] ?? 0] = 1
  }
  const places = Int32Array.from(keep.keys()).filter((p) => keep[p] === 1)
  const placeOf = new Map(Array.from(places, (p, i) => [p, i]))
  return {
    size: places.length,
    parent: places.map((p) => placeOf.get(all.parent[p] ?? -1) ?? -1),
    item: places.map((p) => all.item[p] ?? 0),
    opens: Uint8Array.from(places, (p) => all.opens[p] ?? 0),
    count: places.map((p) => all.count[p] ?? 0),
  }
}
