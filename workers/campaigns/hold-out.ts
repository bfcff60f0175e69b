import { seeded, shuffle } from '../numeric/random.ts'

/** Number of thirds a value falls into; people without one are in the last. */
const thirds = 3

/**
 * Thirds by rank, 0 = the largest values; equal values are never parted. `values` of the people chosen, in their order.
 */
export function thirdsOf(values: ArrayLike<number>): Uint8Array {
  const sorted = Float64Array.from(values).sort().reverse()
  const cut = (share: number) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
  const [first, second] = [cut(1 / thirds), cut(2 / thirds)]
  return Uint8Array.from(values, (value) => (value >= first ? 0 : value >= second ? 1 : 2))
}

/** Stratum of each: third by what they spent × third by when they ordered last, 0–8. */
export function strataOf(spent: ArrayLike<number>, lastDay: ArrayLike<number>): Uint8Array {
  const [money, days] = [thirdsOf(spent), thirdsOf(lastDay)]
  return money.map((third, i) => third * thirds + (days[i] ?? 0))
}

/**
 * Draws who is held out: 1 = held out. As many as the share of all says, and of every stratum its share, one more or
 * less: proportional allocation by largest remainders (Cochran 1977, Sampling Techniques, 5.5), then at random within.
 * The same seed draws the same people. `share` 0–1.
 */
export function drawHoldOut(strata: Uint8Array, share: number, seed: number): Uint8Array {
  const random = seeded(seed)
  const held = new Uint8Array(strata.length)
  for (const { members, count } of allotted(strata, share)) {
    const drawn = shuffle(members, random)
    for (const at of drawn.subarray(0, count)) held[at] = 1
  }
  return held
}

function allotted(strata: Uint8Array, share: number): { members: Int32Array; count: number }[] {
  const kinds = [...new Set(strata)].sort((a, b) => a - b)
  const places = Array.from(strata.keys())
  const groups = kinds.map((kind) => {
    const members = Int32Array.from(places.filter((at) => strata[at] === kind))
    return { members, count: Math.floor(members.length * share), rest: (members.length * share) % 1 }
  })
  let missing = Math.round(strata.length * share) - groups.reduce((sum, { count }) => sum + count, 0)
  for (const group of groups.toSorted((a, b) => b.rest - a.rest || b.members.length - a.members.length))
    if (missing > 0) {
      group.count++
      missing--
    }
  return groups
}
