import { candidates } from './blocks.ts'
import { contradict, emailName, firstName, lastName, levelsOf, phone, place, source } from './compare.ts'
import type { Profiles } from './profiles.ts'
import { weigh } from './weigh.ts'

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
}

/** Of what is merged without asking, the share that may be wrong as far as the weights tell. */
const wrongly = 0.005
const surely = 0.92
const perhaps = 0.15

/** The pairs that are one person (Fellegi & Sunter 1969): the threshold is where their expected errors reach 5 in 1000. */
export function matches(profiles: Profiles): Matches {
  const pairs = candidates(profiles)
  const { pattern, weight, probability } = weigh(profiles, pairs)
  const likely: Match[] = []
  probability.forEach((p, i) => {
    if (p < perhaps) return
    const [a, b] = [pairs.a[i] ?? 0, pairs.b[i] ?? 0]
    likely.push({ a, b, weight: weight[i] ?? 0, probability: p, levels: levelsOf(pattern[i] ?? 0) })
  })
  likely.sort((x, y) => y.weight - x.weight || x.a - y.a || x.b - y.b)
  return { ...divided(profiles, likely), skipped: pairs.skipped }
}

function divided(profiles: Profiles, likely: readonly Match[]): Pick<Matches, 'sure' | 'open'> {
  const sure: Match[] = []
  const open: Match[] = []
  let errors = 0
  for (const match of likely) {
    const more = errors + 1 - match.probability
    const within = match.probability >= surely && more <= wrongly * (sure.length + 1)
    if (
      within &&
      isSupported(match.levels, isRare(profiles, match)) &&
      !contradict(profiles, match.a, match.b)
    ) {
      errors = more
      sure.push(match)
    } else open.push(match)
  }
  return { sure, open }
}

/** More than one kind of evidence: a name and something else, or two things that few people share. */
function isSupported(levels: Int8Array, rare: boolean): boolean {
  const at = (field: number, least: number) => Number((levels[field] ?? -1) >= least)
  const name = at(firstName, 1) + at(lastName, 1) === 2
  const beside = at(emailName, 2) + at(phone, 2) + at(place, 3) + at(source, 2)
  const near = at(emailName, 1) + at(phone, 1) + at(place, 2)
  const against = levels[phone] === 0 || levels[place] === 0
  if (rare && !against && at(firstName, 3) + at(lastName, 3) + at(source, 1) === 3) return true
  return !(levels[phone] === 0 && levels[place] === 0) && (name ? beside + near > 0 : beside > 1)
}

/** A last name that hardly anybody else has. */
function isRare({ last }: Profiles, { a }: Pick<Match, 'a'>): boolean {
  const code = last.codes[a] ?? -1
  return code >= 0 && (last.counts[code] ?? 0) <= 4
}
