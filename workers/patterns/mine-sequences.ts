import { elementCounts, type Limits, type Patterns, type Sequences } from './sequences.ts'
import { Grower, type Step } from './sequences-grow.ts'
import { breath, countPairs, firstPlaces, type Pairs, type Reduced, reduce } from './sequences-pairs.ts'
import { Projection } from './sequences-project.ts'
import { Best, PatternStore } from './sequences-store.ts'

/** Up to so many frequent items all pairs are counted first: 12 bytes each, 27 MB at most. */
const mostPaired = 1500

/**
 * All sequential patterns within the limits (Agrawal & Srikant 1995; gaps and window of Srikant & Agrawal 1996, in days), by
 * prefix growth: a pattern is grown item by item, first into its last element, then into later ones. Pairs are counted
 * in one pass over first and last places; what follows a first item is copied together, less what cannot be frequent.
 * Yields the share done, at least every 65,536 items. Memory: 12 bytes an item, 13 a pattern, 12 a pair of frequent
 * items (27 MB at most), and the places of the patterns under way.
 */
export function* mineSequences(db: Sequences, limits: Limits): Generator<number, Patterns> {
  const small = yield* scaled(reduce(db, limits.minCount), 0, 0.1)
  const paired = small.count.length <= mostPaired
  const pairs = paired ? yield* scaled(countPairs(small), 0.1, 0.3) : null
  const store = new PatternStore()
  const threshold = yield* growAll(small, pairs, limits, store)
  const patterns = store.done(small.codeOf)
  return limits.top === undefined ? patterns : best(patterns, threshold, limits.topFrom ?? 1)
}

function* scaled<M>(steps: Generator<number, M>, from: number, to: number): Generator<number, M> {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value
    yield from + (to - from) * step.value
  }
}

function* growAll(
  db: Reduced,
  pairs: Pairs | null,
  limits: Limits,
  store: PatternStore,
): Generator<number, number> {
  const firsts = yield* scaled(firstPlaces(db), 0.3, 0.35)
  const projection = new Projection(db)
  const grower = new Grower(db.count.length, limits)
  const best = limits.top === undefined ? null : new Best(limits.top)
  const { topFrom = 1, maxLength = Infinity, maxElements = Infinity } = limits
  const total = firsts.at.length
  let { minCount } = limits
  let work = 0
  const done = (a: number) => 0.35 + (0.65 * (firsts.from[a] ?? 0)) / Math.max(1, total)
  const take = (node: number, elements: number, count: number) => {
    if (best && elements >= topFrom) minCount = Math.max(minCount, best.offer(count))
    return node
  }
  for (let a = 0; a < db.count.length; a++) {
    const count = db.count[a] ?? 0
    if (count < minCount) continue
    const root = take(store.put(-1, a, 1, count), 1, count)
    if (maxLength < 2) continue
    projection.clear()
    const last = firsts.from[a + 1] ?? 0
    for (let i = firsts.from[a] ?? 0; i < last; i += 4096) {
      work += projection.take(a, firsts, i, Math.min(last, i + 4096), pairs, minCount)
      if (work < breath) continue
      yield done(a)
      work = 0
    }
    grower.begin(projection, a)
    const stack: Step[] = [{ node: root, last: a, length: 1, elements: 1, next: 0, end: 0, mark: 0 }]
    let fresh = { from: 0, to: grower.top }
    while (stack.length > 0) {
      const step = stack[stack.length - 1]
      if (!step) break
      if (fresh.to > fresh.from) {
        step.mark = grower.top
        for (const way of ['count', 'fill'] as const) {
          for (let i = fresh.from; i < fresh.to; ) {
            const from = i
            i = grower[way](projection, step, i, fresh.to, breath, step.elements < maxElements)
            work += i - from + (i < fresh.to ? breath : 16)
            if (work < breath) continue
            yield done(a)
            work = 0
          }
          if (way === 'count') {
            step.next = grower.found.size
            grower.list(minCount)
            step.end = grower.found.size
          }
        }
        fresh = { from: 0, to: 0 }
      }
      if (step.next >= step.end) {
        grower.top = step.mark
        stack.pop()
        const under = stack[stack.length - 1]
        grower.found.size = under ? under.end : 0
        continue
      }
      const { found } = grower
      const x = step.next++
      const times = found.count[x] ?? 0
      if (times < minCount) continue
      const opens = found.opens[x] ?? 0
      const elements = step.elements + opens
      const node = take(store.put(step.node, found.item[x] ?? 0, opens, times), elements, times)
      work += 64
      if (step.length + 1 >= maxLength) continue
      const last = found.item[x] ?? 0
      stack.push({ node, last, length: step.length + 1, elements, next: 0, end: 0, mark: grower.top })
      fresh = { from: found.from[x] ?? 0, to: found.to[x] ?? 0 }
    }
  }
  return minCount
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
