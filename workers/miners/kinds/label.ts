import { Failure, type Fault } from '../../../src/contract/fault.ts'
import { type Classes, classesOf } from '../../evaluate/labels.ts'
import { protectedName } from '../../evaluate/protected.ts'
import type { People, Trait } from './people.ts'

/** A label to sort by: the class of each person (−1 = not told, −2 = told, of a class too small to learn). */
export interface Label {
  readonly name: string
  /** Most frequent first. */
  readonly classes: readonly string[]
  readonly counts: readonly number[]
  readonly codes: Int32Array
  /** Customers of a class that is learned, and those of whom no class is told. */
  readonly told: number
  readonly blank: number
  /** Classes that are not learned, for they are too small or beyond the most frequent ones, and the customers in them. */
  readonly small: { readonly classes: number; readonly people: number }
  /** Spellings taken for one class. */
  readonly united: readonly (readonly string[])[]
}

type Unfit = Extract<Fault, { code: 'unfit' }>

export const fewest = 30
export const advised = 100
export const most = 12
/** Texts that are looked at to see which spellings belong together. */
const enough = 20_000
/** Meanings that are labels rather than amounts or days. */
const isLabel = new Set([
  'label',
  'plan',
  'churnRisk',
  'riskLevel',
  'memberRating',
  'disputed',
  'points',
  'stamps',
])

/** Classes of a trait, or why they cannot be learned. */
export function labelOf({ values }: People, { name, codes }: Trait): Label | Unfit {
  const told = Int32Array.from(codes.keys()).filter((person) => (codes[person] ?? -1) >= 0)
  const every = Math.max(1, Math.floor(told.length / enough))
  const seen = told.filter((_, i) => i % every === 0)
  const found = classesOf(Array.from(seen, (person) => values[codes[person] ?? -1] ?? ''))
  const classOf = classOfTexts(found, seen, codes, values.length)
  const own = codes.map((code) => (code < 0 ? -1 : (classOf[code] ?? -1)))
  const counts = found.labels.map((_, k) => own.reduce((n, code) => n + (code === k ? 1 : 0), 0))
  const order = [...counts.keys()].sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b)
  const large = order.filter((k) => (counts[k] ?? 0) >= fewest)
  const kept = large.slice(0, areNumbers(found.labels) ? large.length : most)
  const unfit = (why: Unfit['why'], have: number, need: number): Unfit => ({
    code: 'unfit',
    why,
    column: name,
    have,
    need,
  })
  if (found.labels.length < 2) return unfit('one', found.labels.length, 2)
  if (kept.length > most || (kept.length < 2 && found.labels.length > 2 * most))
    return unfit('many', found.labels.length, most)
  if (kept.length < 2) return unfit('few', counts[order[1] ?? -1] ?? 0, fewest)
  const place = new Map(kept.map((k, at) => [k, at]))
  const small = order.filter((k) => !place.has(k))
  return {
    name,
    classes: kept.map((k) => found.labels[k] ?? ''),
    counts: kept.map((k) => counts[k] ?? 0),
    codes: own.map((k) => (k < 0 ? -1 : (place.get(k) ?? -2))),
    told: kept.reduce((n, k) => n + (counts[k] ?? 0), 0),
    blank: own.reduce((n, k) => n + (k < 0 ? 1 : 0), 0),
    small: { classes: small.length, people: small.reduce((n, k) => n + (counts[k] ?? 0), 0) },
    united: found.united,
  }
}

/** An amount is no label, however often some of it stands. */
const areNumbers = (labels: readonly string[]) => labels.every((label) => !Number.isNaN(Number(label)))

/** The class of each text; −1 for what nobody of those looked at has. */
function classOfTexts(found: Classes, seen: Int32Array, codes: Int32Array, texts: number): Int32Array {
  const classOf = new Int32Array(texts).fill(-1)
  seen.forEach((person, i) => {
    const code = codes[person] ?? -1
    if (code >= 0) classOf[code] = found.codes[i] ?? -1
  })
  return classOf
}

const isUnfit = (found: Label | Unfit): found is Unfit => 'why' in found

/** What the label was chosen from: those that a file calls so and that cannot be learned, with why. */
export interface Choice {
  readonly label: Label | null
  readonly passed: readonly Unfit[]
}

/**
 * The column asked for, or else the first that a file gives as a label and that can be learned; null where there is none.
 * Throws Failure `unfit` for a column that was asked for, and `unknown` for one that is not there.
 */
export function choose(people: People, wanted: string): Choice {
  if (wanted !== '') {
    const trait = people.traits.find(({ name }) => name === wanted)
    const known = people.traits.map(({ name }) => name)
    if (!trait) throw new Failure({ code: 'unknown', what: 'column', given: wanted, known })
    const label = labelOf(people, trait)
    if (isUnfit(label)) throw new Failure(label)
    return { label, passed: [] }
  }
  const passed: Unfit[] = []
  for (const trait of ranked(people)) {
    const label = labelOf(people, trait)
    if (!isUnfit(label)) return { label, passed }
    passed.push(label)
  }
  return { label: null, passed }
}

/**
 * Where nothing is called a label, and there are no orders to make labels of, any column may be one that does not tell what
 * people may not be judged by: the one with the fewest different texts first.
 */
function ranked({ traits, orders }: People): Trait[] {
  const named = traits.filter(({ means }) => isLabel.has(means))
  const sorted = named.toSorted((a, b) => Number(b.means === 'label') - Number(a.means === 'label'))
  if (orders > 0 || sorted.length > 0) return sorted
  const others = traits.filter(({ means, name }) => means === '' && protectedName(name) === null)
  const different = new Map(others.map((trait) => [trait, new Set(trait.codes).size]))
  return others.toSorted((a, b) => (different.get(a) ?? 0) - (different.get(b) ?? 0))
}
