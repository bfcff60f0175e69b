import { within } from '../numeric/progress.ts'
import { orderOf } from '../numeric/sorting.ts'
import { type Candidates, candidates } from './blocks.ts'
import {
  contradict,
  emailName,
  firstName,
  lastName,
  levelsOf,
  phone,
  place,
  source,
  street,
} from './compare.ts'
import { type Profiles, type Told, whole } from './profiles.ts'
import { type Model, weigh } from './weigh.ts'

/** Two profiles that may be one person. */
export interface Match {
  a: number
  b: number
  /** log2 of the odds that they are. */
  weight: number
  probability: number
  /** Agreement of each of `fields`; -1 = not told on both sides. */
  levels: Int8Array
}

export interface Matches {
  /** Merged without asking, the surest first. */
  sure: Match[]
  /** Likely enough to be asked about. */
  open: Match[]
  /** Names or numbers that too many share for comparing them. */
  skipped: number
  /** What was learnt, for profiles that were put together since. */
  model: Model
  /** How many pairs are sure, in all, and how many of these are expected to be wrong. */
  kept: number
  errors: number
}

/** Of what is merged without asking, the share that may be wrong as far as the weights tell. */
const wrongly = 0.01
const surely = 0.8
const perhaps = 0.15

/**
 * The pairs that are one person (Fellegi & Sunter 1969): the threshold is where their expected errors reach 1 in 100.
 * `before`: what the same customers gave before some of them were put together.
 */
export function* matches(profiles: Profiles, before?: Matches): Generator<number, Matches> {
  const found = yield* within(candidates(profiles), 0, 0.3)
  const pairs = yield* within(worth(profiles, found), 0.3, 0.5)
  const { model, pattern, weight, probability } = yield* within(
    weigh(profiles, pairs, before?.model),
    0.5,
    0.8,
  )
  const may = likelyOf(probability)
  yield 0.8
  // Candidates come in order of a and b, so equal weights stay so.
  const order = yield* within(orderOf(Float64Array.from(may, (i) => -(weight[i] ?? 0))), 0.8, 0.9)
  const likely: Match[] = []
  for (const at of order) {
    if (likely.length % 8192 === 0) yield 0.9
    const i = may[at] ?? 0
    const [a, b] = [pairs.a[i] ?? 0, pairs.b[i] ?? 0]
    const [own, p] = [weight[i] ?? 0, probability[i] ?? 0]
    likely.push({ a, b, weight: own, probability: p, levels: levelsOf(pattern[i] ?? 0) })
  }
  const parted = yield* within(divided(profiles, likely, before), 0.9, 1)
  return { ...parted, model, skipped: pairs.skipped }
}

function likelyOf(probability: Float64Array): Int32Array {
  const may = new Int32Array(probability.length)
  let n = 0
  for (let i = 0; i < probability.length; i++) if ((probability[i] ?? 0) >= perhaps) may[n++] = i
  return may.subarray(0, n)
}

/** Without those that cannot be one: families would teach that a first name tells little. */
function* worth(profiles: Profiles, { a, b, by, skipped }: Candidates): Generator<number, Candidates> {
  const may = new Uint8Array(a.length)
  for (let i = 0; i < may.length; i++) {
    if (i % 4096 === 0) yield i / may.length
    may[i] = Number(!contradict(profiles, a[i] ?? 0, b[i] ?? 0))
  }
  const left = (_: number, i: number) => may[i] === 1
  return { a: a.filter(left), b: b.filter(left), by: by.filter(left), skipped }
}

function* divided(
  profiles: Profiles,
  likely: readonly Match[],
  before: Pick<Matches, 'kept' | 'errors'> = { kept: 0, errors: 0 },
): Generator<number, Pick<Matches, 'sure' | 'open' | 'kept' | 'errors'>> {
  const sure: Match[] = []
  const open: Match[] = []
  const names = whole(profiles)
  let { kept, errors } = before
  for (const [i, match] of likely.entries()) {
    if (i % 8192 === 0) yield i / likely.length
    const more = errors + 1 - match.probability
    const within = match.probability >= surely && more <= wrongly * (kept + 1)
    const rare = isRare(profiles.last, match, 4) || isRare(names, match, 2)
    if (within && isSupported(match.levels, rare)) {
      errors = more
      kept++
      sure.push(match)
    } else open.push(match)
  }
  return { sure, open, kept, errors }
}

/** More than one kind of evidence: a name and something else, or two things that few people share. */
function isSupported(levels: Int8Array, rare: boolean): boolean {
  const at = (field: number, least: number) => Number((levels[field] ?? -1) >= least)
  const name = at(firstName, 1) + at(lastName, 1) === 2
  const home = levels[street] === 0 ? 0 : Math.max(at(place, 3), at(street, 1))
  const beside = at(emailName, 2) + at(phone, 2) + home + at(source, 2)
  const near = at(emailName, 1) + at(phone, 1) + (levels[street] === 0 ? 0 : at(place, 2))
  const against = levels[phone] === 0 || levels[place] === 0 || levels[street] === 0
  if (rare && !against && at(firstName, 3) + at(lastName, 3) + at(source, 1) === 3) return true
  return !(levels[phone] === 0 && levels[place] === 0) && (name ? beside + near > 0 : beside > 1)
}

/** A name that hardly anybody else has. */
function isRare({ codes, counts }: Told, { a }: Pick<Match, 'a'>, most: number): boolean {
  const code = codes[a] ?? -1
  return code >= 0 && (counts[code] ?? 0) <= most
}
