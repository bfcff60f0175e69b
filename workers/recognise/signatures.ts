import { type Grain, type Meaning, meanings } from '../../src/contract/schema.ts'
import type { DayOrder } from './dates.ts'
import { normalise } from './names.ts'
import { creators } from './sources/creators.ts'
import { helpdesks } from './sources/helpdesks.ts'
import { lists } from './sources/lists.ts'
import { mail } from './sources/mail.ts'
import { markets } from './sources/markets.ts'
import { payments } from './sources/payments.ts'
import { publicSets } from './sources/public.ts'
import { relations } from './sources/relations.ts'
import { reviews } from './sources/reviews.ts'
import { settlements } from './sources/settlements.ts'
import { shops } from './sources/shops.ts'
import type { Entry } from './sources/source.ts'
import { tills } from './sources/tills.ts'
import { web } from './sources/web.ts'

/** A source known by a few of its columns, never by position or by the whole header. Names are normalised. */
export interface Signature {
  id: string
  /** How a person calls it. */
  title: string
  /** Every group must be there, by one of its names. */
  must: string[][]
  mustNot: string[]
  grain: Grain
  /** The order of day and month this source writes, where the values do not tell. */
  dates: DayOrder | null
  /** Meanings of its columns, each with the names that carry it. */
  means: (readonly [Meaning, string[]])[]
  /** Rows that are something else than the grain says; see `Entry`. */
  rows: readonly (readonly [RegExp, string])[]
  heads: RegExp | null
  cents: boolean
}

const isMeaning = (name: string): name is Meaning => Object.hasOwn(meanings, name)
const spellings = (names: string) => names.split('|').map(normalise)
const groups = (names: string) => (names === '' ? [] : names.split(','))

const spelled = ({
  id,
  title,
  grain,
  must,
  mustNot = '',
  dates,
  means,
  rows = [],
  heads,
  cents = false,
}: Entry): Signature => ({
  id,
  title,
  grain,
  must: groups(must).map(spellings),
  mustNot: groups(mustNot).flatMap(spellings),
  dates: dates ?? null,
  means: Object.entries(means).flatMap(([meaning, names]) =>
    isMeaning(meaning) ? [[meaning, spellings(names)] as const] : [],
  ),
  rows,
  heads: heads ?? null,
  cents,
})

/** The detection table. */
export const signatures: readonly Signature[] = [
  ...shops,
  ...tills,
  ...markets,
  ...creators,
  ...payments,
  ...settlements,
  ...lists,
  ...relations,
  ...mail,
  ...helpdesks,
  ...reviews,
  ...web,
  ...publicSets,
].map(spelled)

const byId = new Map(signatures.map((s) => [s.id, s]))

/** The source of that id; undefined for files of no known source. */
export const signatureCalled = (id: string): Signature | undefined => byId.get(id)

/** The source a header belongs to: of those that fit, the one that asks most, then the one that knows most columns. */
export function signatureOf(headers: string[]): Signature | null {
  const names = new Set(headers.map(normalise))
  const fits = signatures.filter(
    (s) =>
      s.must.every((group) => group.some((name) => names.has(name))) &&
      !s.mustNot.some((name) => names.has(name)),
  )
  const known = (s: Signature) => s.means.filter(([, group]) => group.some((name) => names.has(name))).length
  const [best] = fits.sort((a, b) => b.must.length - a.must.length || known(b) - known(a))
  return best ?? null
}
