/** A seeded source of chance: the same seed and name give the same numbers on every machine. */
export interface Dice {
  /** 0 ≤ x < 1. */
  next(): number
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  chance(share: number): boolean
  pick<T>(list: readonly T[]): T
  /** One of the entries, each as likely as its weight (> 0) says. */
  weighted<T>(entries: readonly (readonly [T, number])[]): T
  normal(mean: number, deviation: number): number
  exponential(mean: number): number
  poisson(mean: number): number
  /** A new list in random order. */
  shuffle<T>(list: readonly T[]): T[]
}

/** Streams with different names are independent, so a change in one business leaves the others as they were. */
export function dice(seed: number, name: string): Dice {
  const next = sfc32(`${seed}/${name}`)
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    between,
    chance: (share) => next() < share,
    pick: (list) => entry(list, between(0, list.length - 1)),
    weighted: (entries) => weighted(entries, next()),
    normal: (mean, deviation) => mean + deviation * gauss(next),
    exponential: (mean) => -mean * Math.log(1 - next()),
    poisson: (mean) => poisson(mean, next),
    shuffle: (list) => shuffle(list, between),
  }
}

/** The entry at a place that must exist. */
export function entry<T>(list: readonly T[], at: number): T {
  const found = list[at]
  if (found === undefined) throw new RangeError(`no entry ${at} in a list of ${list.length}`)
  return found
}

/** Chris Doty-Humphrey's small fast counter generator, 32-bit words, seeded by the hash of a text. */
function sfc32(text: string): () => number {
  let [a, b, c, d] = [hash(text, 1), hash(text, 2), hash(text, 3), 1]
  const next = () => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + t
    return (t >>> 0) / 2 ** 32
  }
  for (let i = 0; i < 15; i++) next()
  return next
}

/** FNV-1a. */
function hash(text: string, salt: number): number {
  let h = 0x811c9dc5 ^ salt
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h | 0
}

function weighted<T>(entries: readonly (readonly [T, number])[], at: number): T {
  let left = at * entries.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [value, weight] of entries) {
    left -= weight
    if (left < 0) return value
  }
  return entry(entries, entries.length - 1)[0]
}

/** Box and Muller. */
function gauss(next: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
}

/** Knuth's product method; for means below about 30. */
function poisson(mean: number, next: () => number): number {
  const floor = Math.exp(-mean)
  let count = 0
  for (let product = next(); product > floor; product *= next()) count++
  return count
}

function shuffle<T>(list: readonly T[], between: (low: number, high: number) => number): T[] {
  const out = [...list]
  for (let i = out.length - 1; i > 0; i--) {
    const j = between(0, i)
    const kept = entry(out, i)
    out[i] = entry(out, j)
    out[j] = kept
  }
  return out
}
