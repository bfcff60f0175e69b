import { within } from '../numeric/progress.ts'
import { seeded } from '../numeric/random.ts'
import { blockings, type Candidates } from './blocks.ts'
import {
  emailName,
  firstName,
  lastName,
  levelsOf,
  patternOf,
  patterns,
  phone,
  place,
  provider,
  street,
} from './compare.ts'
import { add, learn, type Mixture, type Pattern, posterior, type Shares } from './em.ts'
import { type Profiles, type Told, whole } from './profiles.ts'

/** What pairs of one person look like before the data have been asked: they count as a few pairs more. */
const expected: Shares = [
  [0.04, 0.04, 0.1, 0.82],
  [0.04, 0.03, 0.08, 0.85],
  [0.4, 0.1, 0.5],
  [0.4, 0.6],
  [0.25, 0.05, 0.7],
  [0.12, 0.05, 0.05, 0.78],
  [0.2, 0.05, 0.75],
  [0.3, 0.65, 0.05],
].map((shares) => Float64Array.from(shares))
/** The same of two customers drawn by lot: few customers tell little of it. */
const byChance: Shares = [
  [0.93, 0.03, 0.03, 0.01],
  [0.96, 0.02, 0.015, 0.005],
  [0.985, 0.01, 0.005],
  [0.8, 0.2],
  [0.995, 0.003, 0.002],
  [0.9, 0.05, 0.01, 0.04],
  [0.997, 0.001, 0.002],
  [0.5, 0.49, 0.01],
].map((shares) => Float64Array.from(shares))
const expectedPairs = 20
const chancePairs = 200
const drawn = 20_000

/** What was learnt: shares of levels among pairs that are one person and that are two, and log2 of the odds of any pair. */
export interface Model {
  m: Shares
  u: Shares
  prior: number
}

/** Weight of agreement of each pair, and the probability that it is one person. */
export interface Weighed {
  model: Model
  pattern: Int32Array
  /** log2 of the odds. */
  weight: Float64Array
  probability: Float64Array
}

/**
 * Weighs candidate pairs, by a model that was learnt before or: u from pairs drawn by lot and from how often each text is met, m by EM for each way of choosing
 * pairs with the fields they were not chosen by, and the share of pairs that are one person from all candidates.
 */
export function* weigh(profiles: Profiles, pairs: Candidates, model?: Model): Generator<number, Weighed> {
  const pattern = yield* within(patternsOf(profiles, pairs), 0, 0.6)
  const u = model?.u ?? (yield* within(chances(profiles), 0.6, 0.8))
  yield 0.8
  const m = model?.m ?? learnt(pairs, pattern, u)
  const alone = new Map<number, number>()
  yield 0.8
  const rare = frequencies(profiles).map((one) => rarity(one, u))
  rare.push(namesakes(profiles))
  const base = new Float64Array(pattern.length)
  for (let i = 0; i < base.length; i++) {
    if (i % atOnce === 0) yield 0.8 + (0.1 * i) / base.length
    const p = pattern[i] ?? 0
    const known = alone.get(p) ?? evidence(p, m, u)
    alone.set(p, known)
    base[i] = rare.reduce((sum, of) => sum + of(p, pairs.a[i] ?? 0), known)
  }
  const prior = model?.prior ?? (yield* within(priorOf(base, profiles.size), 0.9, 1))
  const weight = base.map((w) => w + prior)
  return { model: { m, u, prior }, pattern, weight, probability: weight.map((w) => 1 / (1 + 2 ** -w)) }
}

const atOnce = 2048

function* patternsOf(profiles: Profiles, { a, b }: Candidates): Generator<number, Int32Array> {
  const pattern = new Int32Array(a.length)
  for (let i = 0; i < pattern.length; i++) {
    if (i % atOnce === 0) yield i / pattern.length
    pattern[i] = patternOf(profiles, a[i] ?? 0, b[i] ?? 0)
  }
  return pattern
}

/** Levels among two customers drawn by lot. */
function* chances(profiles: Profiles): Generator<number, Shares> {
  const counts = byChance.map((shares) => shares.map((share) => share * chancePairs))
  const random = seeded(1969)
  const any = () => Math.floor(random() * profiles.size)
  const met = new Int32Array(patterns)
  for (let i = Math.min(drawn, profiles.size * 20); i > 0; i--) {
    if (i % atOnce === 0) yield 1 - i / drawn
    const [a, b] = [any(), any()]
    if (a !== b) addAt(met, patternOf(profiles, a, b))
  }
  for (const { levels, pairs } of distinct(met)) add(counts, levels, pairs)
  const shares = counts.map((levels) => levels.map((n) => n / levels.reduce((x, y) => x + y, 0)))
  for (const { field, level, of } of frequencies(profiles))
    shares[field]?.fill(meeting(of, byChance[field]?.[level] ?? 0), level, level + 1)
  return shares
}

function addAt(counts: Int32Array, at: number): void {
  counts[at] = (counts[at] ?? 0) + 1
}

/** A text whose frequency tells how much it means to share it: the field, and the level at which it is shared. */
interface Frequency {
  field: number
  level: number
  of: Told
}

function frequencies(profiles: Profiles): Frequency[] {
  const { first, last, local, domain, phone: number, postcode, street: door } = profiles
  return [
    { field: firstName, level: 3, of: first },
    { field: lastName, level: 3, of: last },
    { field: emailName, level: 2, of: local },
    { field: provider, level: 1, of: domain },
    { field: phone, level: 2, of: number },
    { field: place, level: 3, of: postcode },
    { field: street, level: 2, of: door },
  ]
}

const named = ({ counts }: Told) => counts.reduce((a, b) => a + b, 0)

/** The chance that two who tell it have the same text. */
function meeting(of: Told, usual: number): number {
  const all = named(of)
  const pairs = of.counts.reduce((sum, n) => sum + n * (n - 1), 0)
  return Math.max(1e-7, (pairs + chancePairs * usual) / (all * (all - 1) + chancePairs))
}

function learnt({ by }: Candidates, pattern: Int32Array, u: Shares): Shares {
  const sums = expected.map((shares) => shares.map((share) => share * expectedPairs))
  blockings.forEach(({ fields: chosenBy }, way) => {
    const met = tallied(pattern, by, way)
    const skip = new Set(chosenBy)
    const start: Mixture = { m: expected, u, lambda: 0.2 }
    const { m, lambda } = learn(met, start, { rounds: 25, holdU: true, skip, weight: expectedPairs })
    const same = met.reduce((sum, { pairs }) => sum + pairs, 0) * lambda
    m.forEach((shares, f) => {
      const sum = skip.has(f) ? undefined : sums[f]
      for (let level = 0; sum && level < shares.length; level++)
        sum[level] = (sum[level] ?? 0) + (shares[level] ?? 0) * same
    })
  })
  return sums.map((shares) => shares.map((n) => n / shares.reduce((x, y) => x + y, 0)))
}

/** The patterns of the pairs that were chosen in one way. */
function tallied(pattern: Int32Array, by: Uint8Array, way: number): Pattern[] {
  const counts = new Int32Array(patterns)
  for (let i = 0; i < pattern.length; i++) if ((by[i] ?? 0) & (1 << way)) addAt(counts, pattern[i] ?? 0)
  return distinct(counts)
}

function distinct(counts: Int32Array): Pattern[] {
  const met: Pattern[] = []
  counts.forEach((pairs, p) => {
    if (pairs > 0) met.push({ levels: levelsOf(p), pairs })
  })
  return met
}

const everything: ReadonlySet<number> = new Set()

/** log2 of the odds that the pattern alone gives. */
function evidence(pattern: number, m: Shares, u: Shares): number {
  const p = posterior({ levels: levelsOf(pattern), pairs: 1 }, { m, u, lambda: 0.5 }, everything)
  return Math.log2(Math.max(1e-12, p) / Math.max(1e-12, 1 - p))
}

/** What is equal and rare tells more, what is equal and common less (Winkler 1989): log2 to be added for a pair. */
function rarity({ field, level, of }: Frequency, u: Shares): (pattern: number, one: number) => number {
  const all = named(of)
  const usual = u[field]?.[level] ?? 1
  return (pattern, one) => {
    const code = of.codes[one] ?? -1
    if (code < 0 || levelsOf(pattern)[field] !== level) return 0
    return Math.min(
      7,
      Math.max(
        -6,
        Math.log2((usual * (all + chancePairs)) / ((of.counts[code] ?? 1) - 1 + chancePairs * usual)),
      ),
    )
  }
}

/**
 * What the frequency of a whole name adds to that of its parts, log2: a Gamma prior of shape 1 around the number of
 * others that first and last name by themselves let expect, met by the number of others that there are.
 */
function namesakes(profiles: Profiles): (pattern: number, one: number) => number {
  const { first, last } = profiles
  const others = whole(profiles)
  const all = Math.max(1, named(last))
  return (pattern, one) => {
    const levels = levelsOf(pattern)
    if (levels[firstName] !== 3 || levels[lastName] !== 3) return 0
    const [f, l] = [first.counts[first.codes[one] ?? -1] ?? 0, last.counts[last.codes[one] ?? -1] ?? 0]
    return Math.log2(
      (1 + (f * l) / all) / (1 + Math.max(0, (others.counts[others.codes[one] ?? -1] ?? 2) - 2)),
    )
  }
}

/** log2 of the odds that any two customers are one, such that the candidates expect as many as they find. */
function* priorOf(base: Float64Array, size: number): Generator<number, number> {
  const all = Math.max(1, (size * (size - 1)) / 2)
  let expect = Math.max(1, size * 0.05)
  for (let round = 0; round < 8; round++) {
    yield round / 8
    const prior = Math.log2(expect / all)
    expect = Math.max(
      1,
      base.reduce((sum, w) => sum + 1 / (1 + 2 ** -(w + prior)), 0),
    )
  }
  return Math.log2(expect / all)
}
