import { fisherTwoSided } from '../../numeric/counts.ts'
import { discoveryLimit } from '../../numeric/discovery.ts'
import { bought, stageOf, stages } from './funnel.ts'
import { falseRate } from './order.ts'
import { pageTypes } from './page-types.ts'
import type { Sessions } from './sessions.ts'

/**
 * A path of two or three kinds of pages, one straight after the other, before a purchase or before leaving. The others are
 * the visits without it that got as far on the way to a purchase, in as many steps, before any went farther.
 */
export interface Trail {
  types: number[]
  visits: number
  buying: number
  others: number
  othersBuying: number
  p: number
}

export interface Trails {
  /** Followed by a purchase more or less often than other visits that got as far, the clearest first. */
  found: Trail[]
  /** There and back again, the most frequent first. */
  loops: Trail[]
  tested: number
  significant: number
  /** Least number of visits that show a path, and that do not. */
  fewest: number
  buying: number
  leaving: number
}

const base = pageTypes.length + 1
const most = { found: 12, loops: 6 }

/** Visits by path; and by the steps that they took until they went farther than a stage they got to. */
interface Tally {
  visits: Int32Array
  buying: Int32Array
  seen: Int32Array
  far: Int32Array
  farBuying: Int32Array
  total: number
  totalBuying: number
}

/**
 * Paths by whether a purchase follows: two-sided exact test of Fisher (1935), Benjamini–Hochberg over all paths tested.
 * Neighbouring pages of one kind are one step. Linear in the steps; 12 kB. Yields the share done.
 */
export function* trailsOf(sessions: Sessions): Generator<number, Trails> {
  const tally = yield* tallied(sessions)
  const fewest = Math.max(20, Math.ceil((sessions.start.length - 1) / 500))
  const all = Array.from(tally.visits.keys(), (code) => trailAt(tally, code)).filter(
    (t): t is Trail => t !== null,
  )
  const tested = all.filter((t) => t.visits >= fewest && t.others >= fewest && t.buying + t.othersBuying > 0)
  const limit = discoveryLimit(
    Float64Array.from(tested, (t) => t.p),
    tested.length,
    falseRate,
  )
  const real = tested
    .filter((t) => t.p <= limit)
    .sort((a, b) => a.p - b.p || Math.abs(surplus(b)) - Math.abs(surplus(a)))
  const isLoop = ({ types }: Trail) => types.length === 3 && types[0] === types[2]
  return {
    found: distinct(real),
    loops: all
      .filter((t) => isLoop(t) && t.visits >= fewest)
      .sort((a, b) => b.visits - a.visits)
      .slice(0, most.loops),
    tested: tested.length,
    significant: real.length,
    fewest,
    buying: tally.totalBuying,
    leaving: tally.total - tally.totalBuying,
  }
}

function* tallied({ start, type }: Sessions): Generator<number, Tally> {
  const made = (size: number) => new Int32Array(size)
  const size = base ** 3
  const far = 4 * stages.length
  const tally: Tally = {
    ...{ visits: made(size), buying: made(size), seen: made(size).fill(-1) },
    ...{ far: made(far), farBuying: made(far), total: start.length - 1, totalBuying: 0 },
  }
  const path = new Int32Array(longest(start))
  for (let v = 0, next = 65_536; v + 1 < start.length; v++) {
    const end = start[v + 1] ?? 0
    let [length, buys] = [0, 0]
    for (let s = start[v] ?? 0; s < end; s++) {
      const now = type[s] ?? 0
      if (now === bought) {
        buys = 1
        break
      }
      if (length === 0 || path[length - 1] !== now) path[length++] = now
    }
    addVisit(tally, path.subarray(0, length), buys, v)
    if (end < next) continue
    next = end + 65_536
    yield end / type.length
  }
  return tally
}

const longest = (start: Int32Array): number => {
  let most = 0
  for (let v = 0; v + 1 < start.length; v++) most = Math.max(most, (start[v + 1] ?? 0) - (start[v] ?? 0))
  return most
}

/** A path counts until the visit goes farther than the path does: what comes later cannot have led there. */
function addVisit(tally: Tally, path: Int32Array, buys: number, v: number): void {
  tally.totalBuying += buys
  let stage = 0
  for (let i = 0; i < path.length; i++) {
    const [one, two, three] = [path[i - 2] ?? -1, path[i - 1] ?? -1, path[i] ?? -1]
    const farther = stageOf(three)
    if (farther > stage) {
      addFar(tally, i, stage, buys)
      stage = farther
    }
    const recent = Math.max(farther, stageOf(two))
    if (two >= 0 && recent === stage) meet(tally, (two + 1) * base + three + 1, buys, v)
    if (one >= 0 && Math.max(recent, stageOf(one)) === stage)
      meet(tally, ((one + 1) * base + two + 1) * base + three + 1, buys, v)
  }
  addFar(tally, path.length, stage, buys)
}

/** A visit that took so many steps until it went farther than the stage. */
function addFar({ far, farBuying }: Tally, steps: number, stage: number, buys: number): void {
  const at = Math.min(steps, 3) * stages.length + stage
  far[at] = (far[at] ?? 0) + 1
  farBuying[at] = (farBuying[at] ?? 0) + buys
}

function meet({ seen, visits, buying }: Tally, code: number, buys: number, v: number): void {
  if (seen[code] === v) return
  seen[code] = v
  visits[code] = (visits[code] ?? 0) + 1
  buying[code] = (buying[code] ?? 0) + buys
}

function trailAt(tally: Tally, code: number): Trail | null {
  const visits = tally.visits[code] ?? 0
  if (visits === 0) return null
  const types = [Math.floor(code / base ** 2), Math.floor(code / base) % base, code % base].flatMap((t) =>
    t > 0 ? [t - 1] : [],
  )
  const stage = Math.max(...types.map(stageOf))
  const buying = tally.buying[code] ?? 0
  const as = (counts: Int32Array) => asFar(counts, types.length, stage)
  const [all, allBuying] = [as(tally.far), as(tally.farBuying)]
  const [others, othersBuying] = [all - visits, allBuying - buying]
  return { types, visits, buying, others, othersBuying, p: fisherTwoSided(buying, allBuying, visits, all) }
}

/** Visits that got so far in at least so many steps. */
function asFar(counts: Int32Array, steps: number, stage: number): number {
  let sum = 0
  for (let at = 0; at < counts.length; at++)
    if (Math.floor(at / stages.length) >= steps && at % stages.length === stage) sum += counts[at] ?? 0
  return sum
}

/** Purchases above those that the others would have made in as many visits. */
const surplus = ({ visits, buying, others, othersBuying }: Trail) => buying - (visits * othersBuying) / others

export const shareOf = (trail: Trail): number => trail.buying / trail.visits
export const othersShare = (trail: Trail): number =>
  trail.others > 0 ? trail.othersBuying / trail.others : 0

/** Of paths within each other that tell the same, the one with more to tell. */
function distinct(real: readonly Trail[]): Trail[] {
  const found: Trail[] = []
  for (const trail of real) {
    if (found.length === most.found) break
    const told = found.some(
      (y) => within(trail.types, y.types) && Math.sign(surplus(trail)) === Math.sign(surplus(y)),
    )
    if (!told) found.push(trail)
  }
  return found
}

function within(a: readonly number[], b: readonly number[]): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return ` ${long.join(' ')} `.includes(` ${short.join(' ')} `)
}
