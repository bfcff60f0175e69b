/** Pairs that agree alike: the level of each field (-1 = not told on both sides), and how many pairs there are. */
export interface Pattern {
  levels: Int8Array
  pairs: number
}

/** For each field, the share of its levels among pairs of which both sides told it. */
export type Shares = readonly Float64Array[]

export interface Mixture {
  /** Among pairs that are one person, and among those that are two. */
  m: Shares
  u: Shares
  /** Share of pairs that are one person. */
  lambda: number
}

export interface Learning {
  rounds: number
  /** u is known and stays. */
  holdU: boolean
  /** Fields that tell nothing here, as the pairs were chosen by them. */
  skip: ReadonlySet<number>
  /** Pairs that the start counts for in each field: few pairs move it little. */
  weight: number
}

/** Probability that a pair of this pattern is one person, fields being independent (Fellegi & Sunter 1969). */
export function posterior({ levels }: Pattern, { m, u, lambda }: Mixture, skip: ReadonlySet<number>): number {
  let odds = lambda / (1 - lambda)
  for (let f = 0; f < levels.length; f++) {
    const level = levels[f] ?? -1
    if (level >= 0 && !skip.has(f)) odds *= (m[f]?.[level] ?? 1) / (u[f]?.[level] ?? 1)
  }
  return odds === Number.POSITIVE_INFINITY ? 1 : odds / (1 + odds)
}

/** Learns shares from patterns without knowing which pair is what (EM, Dempster, Laird & Rubin 1977; Winkler 1988). */
export function learn(patterns: readonly Pattern[], start: Mixture, how: Learning): Mixture {
  let now = start
  for (let round = 0; round < how.rounds; round++) now = better(patterns, now, start, how)
  return now
}

function better(patterns: readonly Pattern[], now: Mixture, start: Mixture, how: Learning): Mixture {
  const one = start.m.map((shares) => shares.map((share) => share * how.weight))
  const two = start.u.map((shares) => shares.map((share) => share * how.weight))
  let same = 0
  let all = 0
  for (const pattern of patterns) {
    const p = posterior(pattern, now, how.skip) * pattern.pairs
    same += p
    all += pattern.pairs
    add(one, pattern.levels, p)
    add(two, pattern.levels, pattern.pairs - p)
  }
  const keep = (shares: Shares, f: number, learnt: Float64Array) =>
    how.skip.has(f) ? (shares[f] ?? learnt) : normal(learnt)
  return {
    m: one.map((learnt, f) => keep(now.m, f, learnt)),
    u: how.holdU ? now.u : two.map((learnt, f) => keep(now.u, f, learnt)),
    lambda: Math.min(0.999, Math.max(1e-9, all > 0 ? same / all : now.lambda)),
  }
}

/** Adds pairs to the level of each field that they tell. */
export function add(counts: readonly Float64Array[], levels: Int8Array, pairs: number): void {
  for (let f = 0; f < levels.length; f++) {
    const level = levels[f] ?? -1
    const count = counts[f]
    if (level >= 0 && count) count[level] = (count[level] ?? 0) + pairs
  }
}

function normal(counts: Float64Array): Float64Array {
  const sum = counts.reduce((a, b) => a + b, 0)
  return counts.map((count) => Math.max(1e-9, count / sum))
}
