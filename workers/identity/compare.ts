import { jaroWinkler } from './jaro-winkler.ts'
import { areNicknames } from './nicknames.ts'
import type { PersonName } from './person-name.ts'
import { type Profiles, type Told, textOf } from './profiles.ts'

/** What is compared, and how many levels of agreement there are: 0 is none, the last is equality. */
export const fields = [
  { name: 'first name', levels: 4 },
  { name: 'last name', levels: 4 },
  { name: 'e-mail name', levels: 3 },
  { name: 'e-mail provider', levels: 2 },
  { name: 'phone', levels: 3 },
  { name: 'place', levels: 4 },
  { name: 'street', levels: 3 },
  { name: 'source', levels: 3 },
] as const

export const [firstName, lastName, emailName, provider, phone, place, street, source] = [
  0, 1, 2, 3, 4, 5, 6, 7,
] as const

/** Patterns as numbers: a digit for each field, 0 for what is not told. */
export const patterns = fields.reduce((all, { levels }) => all * (levels + 1), 1)

const known: Int8Array[] = []

/** The levels behind the number of a pattern; -1 for what is not told. Not to be written to. */
export function levelsOf(pattern: number): Int8Array {
  const levels = known[pattern] ?? decoded(pattern)
  known[pattern] = levels
  return levels
}

function decoded(pattern: number): Int8Array {
  const out = new Int8Array(fields.length)
  let rest = pattern
  for (let f = fields.length - 1; f >= 0; f--) {
    const radix = (fields[f]?.levels ?? 0) + 1
    out[f] = (rest % radix) - 1
    rest = Math.floor(rest / radix)
  }
  return out
}

/** How far two profiles agree, as the number of a pattern. The same both ways. */
export function patternOf(profiles: Profiles, a: number, b: number): number {
  const [first, last] = names(profiles, a, b)
  let pattern = (first + 1) * 5 + (last + 1)
  pattern = pattern * 4 + locals(profiles, a, b) + 1
  pattern = pattern * 3 + Math.min(1, equality(profiles.domain, a, b)) + 1
  pattern = pattern * 4 + phones(profiles.phone, a, b) + 1
  pattern = pattern * 5 + places(profiles, a, b) + 1
  pattern = pattern * 4 + doors(profiles.street, a, b) + 1
  return pattern * 4 + sources(profiles, a, b) + 1
}

/** -1 where one is not told, 0 or 1. */
function equality({ codes }: Told, a: number, b: number): number {
  const [x, y] = [codes[a] ?? -1, codes[b] ?? -1]
  return x < 0 || y < 0 ? -1 : Number(x === y)
}

/**
 * 2 = equal, 1 = alike with the same digits. An address that is made of the name tells nothing beside it: -1. Other
 * digits are another address.
 */
function locals({ local, digits, plain }: Profiles, a: number, b: number): number {
  const equal = equality(local, a, b)
  if (equal < 0) return -1
  if (digits.codes[a] !== digits.codes[b]) return 0
  if (equal === 0 && jaroWinkler(textOf(local, a), textOf(local, b)) < 0.92) return 0
  return plain[a] === 1 && plain[b] === 1 ? -1 : 1 + equal
}

/** 3 = equal, 2 from .92, 1 from .88 (Jaro–Winkler), else 0. */
function alike(one: string, other: string): number {
  const like = jaroWinkler(one, other)
  return like === 1 ? 3 : like >= 0.92 ? 2 : like >= 0.88 ? 1 : 0
}

function names({ first, last }: Profiles, a: number, b: number): [number, number] {
  const [f, g] = [textOf(first, a), textOf(first, b)]
  const [l, k] = [textOf(last, a), textOf(last, b)]
  const usual = f !== g && isUsual(first, a) && isUsual(first, b)
  const straight: [number, number] = [firstNames(f, g, usual), l === '' || k === '' ? -1 : alike(l, k)]
  if (straight[0] > 0 || straight[1] > 0 || f === '' || g === '' || l === '' || k === '') return straight
  const [turned, back] = [alike(f, k), alike(l, g)]
  return turned >= 2 && back >= 2 ? [2, 2] : straight
}

/** A name that several people have is seldom a slip of another one: Anna is not Anne. */
function isUsual({ codes, counts }: Told, profile: number): boolean {
  return (counts[codes[profile] ?? -1] ?? 0) >= Math.max(4, codes.length / 2000)
}

function firstNames(one: string, other: string, usual: boolean): number {
  if (one === '' || other === '') return -1
  if (one === other) return 3
  if (areNicknames(one, other)) return 2
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  if (short.length === 1) return long.startsWith(short) ? 1 : 0
  return long.startsWith(`${short} `) ? 2 : usual ? 0 : alike(one, other)
}

function phones(told: Told, a: number, b: number): number {
  const equal = equality(told, a, b)
  if (equal !== 0) return equal < 0 ? -1 : 2
  const [one, other] = [textOf(told, a), textOf(told, b)]
  return one.slice(-8) === other.slice(-8) ? 2 : nearly(one, other) ? 1 : 0
}

/** One letter differs, or two neighbours stand the other way round. */
function nearly(one: string, other: string): boolean {
  if (one.length !== other.length) return false
  const odd: number[] = []
  for (let at = 0; at < one.length && odd.length < 3; at++) if (one[at] !== other[at]) odd.push(at)
  const [x = 0, y = 0] = odd
  return odd.length < 2 || (odd.length === 2 && y === x + 1 && one[x] === other[y] && one[y] === other[x])
}

function places({ postcode, city }: Profiles, a: number, b: number): number {
  const codes = equality(postcode, a, b)
  if (codes === 1) return 3
  const here = equality(city, a, b)
  if (codes < 0 && here < 0) return -1
  const near = codes === 0 && nearly(textOf(postcode, a), textOf(postcode, b))
  if (near && here !== 0) return 2
  return here === 1 ? 1 : 0
}

/** 2 = one street and number, 1 = the same but for a slip in the name, else 0. */
function doors(told: Told, a: number, b: number): number {
  const equal = equality(told, a, b)
  if (equal !== 0) return equal < 0 ? -1 : 2
  const [one, other] = [textOf(told, a), textOf(told, b)]
  return Number(one.replace(/\D+/g, ' ') === other.replace(/\D+/g, ' ') && jaroWinkler(one, other) >= 0.92)
}

/** 0 = the same file names both, 1 = different files do, 2 = one customer number. */
function sources({ number, sources }: Profiles, a: number, b: number): number {
  if (equality(number, a, b) === 1) return 2
  return ((sources[a] ?? 0) & (sources[b] ?? 0)) === 0 ? 1 : 0
}

/** True for two whole names of clearly different people: other first names, or father and son. */
export function clash(one: PersonName, other: PersonName): boolean {
  if (one.generation !== other.generation && Math.max(one.generation, other.generation) > 1) return true
  if ([one.first, one.last, other.first, other.last].includes('')) return false
  const turned = jaroWinkler(one.first, other.last) >= 0.92 && jaroWinkler(one.last, other.first) >= 0.92
  return (
    !turned && firstNames(one.first, other.first, false) === 0 && jaroWinkler(one.first, other.first) < 0.75
  )
}

/** True where the two are told apart by what does not change: first names that are not alike, or father and son. */
export function contradict(profiles: Profiles, a: number, b: number): boolean {
  const [x, y] = [profiles.generation[a] ?? 0, profiles.generation[b] ?? 0]
  if (x !== y && (x > 1 || y > 1)) return true
  return names(profiles, a, b)[0] === 0 && !isSlip(profiles.first, a, b)
}

/** Short names with a slip are less alike than the levels ask for. */
function isSlip(first: Told, a: number, b: number): boolean {
  const likely = !(isUsual(first, a) && isUsual(first, b))
  return likely && jaroWinkler(textOf(first, a), textOf(first, b)) >= 0.75
}
